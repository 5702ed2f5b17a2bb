package merge_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"nrreport/internal/merge"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
)

// The parts of the example may be saved by LibreOffice on the way: the plan
// comes back the same, with nothing to say about it.
func TestLibreOfficeOnTheWay(t *testing.T) {
	soffice := libreOffice(t)
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	whole, _, err := workbook.Read("plan.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	folder, saved := t.TempDir(), t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx", "--outdir", saved}
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
		args = append(args, file.Name())
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var books []*workbook.Book
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(saved, name))
		if err != nil {
			t.Fatal(err)
		}
		book, _, err := workbook.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		books = append(books, book)
	}
	merged, diags := merge.Merge(books, merge.Options{})
	requireNothing(t, diags)
	requireSame(t, whole, merged)
}

// libreOffice finds LibreOffice. Without it the test is skipped, or fails where
// NRREPORT_REQUIRE_TOOLS asks for the tools.
func libreOffice(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return program
		}
	}
	if os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" {
		t.Fatal("LibreOffice is not installed")
	}
	t.Skip("LibreOffice is not installed")
	return ""
}
