package workbook

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"pgregory.net/rapid"

	"nrreport/templates"
)

func render(t rapid.TB, b *Book, opt WriteOptions) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, b, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// The committed template is what the schema makes: run with -update after
// changing the schema or the look.
func TestTemplateIsCommitted(t *testing.T) {
	got := render(t, Blank(), WriteOptions{})
	if *update {
		if err := os.WriteFile(filepath.Join("..", "..", "templates", "modele.xlsx"), got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, templates.Workbook) {
		t.Error("templates/modele.xlsx is not what the schema makes; run go test ./internal/workbook -run TestTemplateIsCommitted -update")
	}
}
