package hostile_test

import (
	"bytes"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/hostile"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// TestAnnotate returns every workbook of the set that can be read: it then says
// the same, has the same remarks, and does not change when it is annotated
// again.
func TestAnnotate(t *testing.T) {
	var annotated atomic.Int64
	t.Cleanup(func() {
		if n := annotated.Load(); n < 100 {
			t.Errorf("only %d workbooks were annotated", n)
		}
	})
	for _, f := range set(t) {
		chance := f.Kind == "mutated" || f.Kind == "flipped" || f.Kind == "truncated"
		if f.Fate == hostile.Refused || (f.Heavy || chance) && !everything() {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			data := f.Make()
			book, diags, err := workbook.Read(f.Name, data)
			if err != nil {
				return // TestCheck says which may be refused
			}
			annotated.Add(1)
			remark := diag.Diagnostic{Code: "LEC-001", Severity: diag.Error, At: firstCell(f.Name, book), Message: "À revoir."}
			made, err := workbook.Annotate(f.Name, data, append(diags, remark), true)
			if err != nil {
				t.Fatal(err)
			}
			after, again, err := workbook.Read(f.Name, made.Data)
			if err != nil {
				t.Fatal(err)
			}
			var was, is strings.Builder
			diag.WriteText(&was, diags, diag.TextOptions{})
			diag.WriteText(&is, again, diag.TextOptions{})
			if was.String() != is.String() {
				t.Errorf("other remarks:\n%s", firstDifference(strings.Split(was.String(), "\n"), strings.Split(is.String(), "\n")))
			}
			if before, after := workbooktest.Content(book), workbooktest.Content(after); !slices.Equal(before, after) {
				t.Errorf("another content:\n%s", firstDifference(before, after))
			}
			twice, err := workbook.Annotate(f.Name, made.Data, append(again, remark), true)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(made.Data, twice.Data) {
				t.Error("annotating again changes the bytes")
			}
		})
	}
}

// firstCell is a cell to mark, whatever the workbook.
func firstCell(name string, b *workbook.Book) diag.Position {
	for _, t := range b.Tables {
		for i := range t.Rows {
			return diag.Position{Sheet: t.At, Row: t.Rows[i].At.Row, Col: 1}
		}
	}
	return diag.Position{Sheet: &diag.Sheet{File: name}}
}
