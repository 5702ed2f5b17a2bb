package pdf

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLedgerNamesWhatExists: the tests, files and functions that CONFORMANCE.md
// names are there; the tests here or in a package beside.
func TestLedgerNamesWhatExists(t *testing.T) {
	ledger, err := os.ReadFile("CONFORMANCE.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	beside, err := filepath.Glob("../*/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, beside...)
	var source strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.WriteString("// " + name + "\n")
		source.Write(data)
	}
	named := 0
	for _, row := range strings.Split(string(ledger), "\n") {
		for _, found := range regexp.MustCompile("`((?:Test|Fuzz|Benchmark)[A-Za-z]+)`").FindAllStringSubmatch(row, -1) {
			named++
			if !strings.Contains(source.String(), "\nfunc "+found[1]+"(") {
				t.Errorf("there is no %s", found[1])
			}
		}
		// A file is followed by the functions that matter in it.
		for _, found := range regexp.MustCompile("`([a-z]+\\.go)`((?:, `[A-Za-z]+`)*)").FindAllStringSubmatch(row, -1) {
			data, err := os.ReadFile(found[1])
			if err != nil {
				t.Error(err)
				continue
			}
			for _, function := range regexp.MustCompile("`([A-Za-z]+)`").FindAllStringSubmatch(found[2], -1) {
				named++
				if !regexp.MustCompile(`(?m)^func (\([^)]*\) )?` + function[1] + `\(`).Match(data) {
					t.Errorf("%s has no function %s", found[1], function[1])
				}
			}
		}
		for _, found := range regexp.MustCompile(`“([^”]+)”`).FindAllStringSubmatch(row, -1) {
			if strings.Contains(row, "`TestChecksNotice` (“"+found[1]) && !strings.Contains(source.String(), found[1]) {
				t.Errorf("no test is called %q", found[1])
			}
		}
	}
	if named < 60 {
		t.Errorf("only %d names were found", named)
	}
}
