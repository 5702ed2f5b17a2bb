// Package golden compares what a test makes with a file kept in testdata, and
// writes the file again under `go test -update`: who changes the output sees in
// the difference what its readers will see.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Updating tells whether the golden files are being written again.
func Updating() bool { return *update }

// Equal compares a text with the file testdata/name, line by line.
func Equal(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	// Git may have given the file the line ends of the system.
	want := strings.ReplaceAll(string(data), "\r\n", "\n")
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs (-want +got); run with -update if it is right:\n%s", path, diff)
	}
}
