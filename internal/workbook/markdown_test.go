package workbook

import (
	"bytes"
	"strings"
	"testing"

	"nrreport/internal/golden"
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
	golden.Equal(t, "classeur.md", text)
}
