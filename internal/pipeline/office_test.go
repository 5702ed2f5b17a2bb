package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/xlsx/officetest"
)

// The examples saved again by LibreOffice say the same: the same diagnostics in
// the same cells, and the same report but for the size and digest of the file.
// (plan-erreurs.xlsx is left out: LibreOffice mends some of its faults, such as
// the formula that was never calculated.)
func TestSavedByLibreOffice(t *testing.T) {
	office := officetest.Need(t)
	names := []string{"plan.xlsx", "strategie.xlsx"}
	var files []string
	for _, name := range names {
		files = append(files, filepath.Join("..", "..", "examples", name))
	}
	engine := NewEngine()
	for i, saved := range office.MustSave(t, "xlsx", files...) {
		t.Run(names[i], func(t *testing.T) {
			before, after := said(t, engine, names[i], files[i]), said(t, engine, names[i], saved)
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("saved again, it says something else (-before +after):\n%s", diff)
			}
		})
	}
}

// said is everything that a workbook gives: its diagnostics, and the content of
// its report, line by line.
func said(t *testing.T, engine *Engine, name, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	checked, err := engine.Check(Input{Name: name, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, d := range checked.Diags {
		lines = append(lines, strings.Join([]string{d.At.SheetName(), d.At.Cell(), d.Code, d.Value, d.Message}, " | "))
	}
	doc := compose(checked, Options{Draft: true})
	var content bytes.Buffer
	if err := document.Dump(&content, doc); err != nil {
		t.Fatal(err)
	}
	text := content.String()
	for _, source := range checked.Plan.Sources {
		if !strings.Contains(text, source.SHA256) {
			t.Errorf("the report of %s does not print its digest", path)
		}
		text = strings.ReplaceAll(text, source.SHA256, "SHA-256")
		text = strings.ReplaceAll(text, french.Integer(source.Size)+"\u00a0octets", "octets")
	}
	return append(lines, strings.Split(text, "\n")...)
}
