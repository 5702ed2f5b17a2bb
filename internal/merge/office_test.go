package merge_test

import (
	"os"
	"path/filepath"
	"testing"

	"nrreport/internal/merge"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx/officetest"
)

// The parts of the example may be saved by LibreOffice on the way: the plan
// comes back the same, with nothing to say about it.
func TestLibreOfficeOnTheWay(t *testing.T) {
	office := officetest.Need(t)
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	whole, _, err := workbook.Read("plan.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var files []string
	parts := split.All(whole)
	names := split.FileNames(departmentsOf(parts))
	for i, p := range parts {
		file, err := os.Create(filepath.Join(folder, names[i]))
		if err != nil {
			t.Fatal(err)
		}
		if err := workbook.Write(file, p.Book, p.WriteOptions()); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		files = append(files, file.Name())
	}
	var books []*workbook.Book
	for i, saved := range office.MustSave(t, "xlsx", files...) {
		data, err := os.ReadFile(saved)
		if err != nil {
			t.Fatal(err)
		}
		book, _, err := workbook.Read(names[i], data)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	merged, diags := merge.Merge(books, merge.Options{})
	requireNothing(t, diags)
	requireSame(t, whole, merged)
}
