package workbook

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The documentation names every column and every value that can be chosen, in
// tables whose rows all have the same number of cells.
func TestMarkdown(t *testing.T) {
	var buf bytes.Buffer
	if err := Markdown(&buf); err != nil {
		t.Fatal(err)
	}
	text := buf.String()
	for _, s := range Model() {
		if !strings.Contains(text, "### "+s.Name+"\n") {
			t.Errorf("no heading for %s", s.Name)
		}
		for i := range s.Columns {
			if c := &s.Columns[i]; !strings.Contains(text, "| "+c.Header+" | ") {
				t.Errorf("%s: %s is not documented", s.Name, c.Header)
			}
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); strings.HasPrefix(line, "|") && cells != 5 {
			t.Errorf("%d separators in %q", cells, line)
		}
	}
	golden := filepath.Join("testdata", "classeur.md")
	if *update {
		if err := os.WriteFile(golden, buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text); diff != "" {
		t.Errorf("the documentation changed (run with -update):\n%s", diff)
	}
}
