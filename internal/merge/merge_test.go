package merge_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/merge"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// Merging the untouched parts of a plan gives the plan back, whatever the plan
// and the order of the files.
func TestSplitThenMergeIsThePlan(t *testing.T) { rapid.Check(t, splitThenMerge) }

func splitThenMerge(t *rapid.T) {
	b := workbooktest.Book(t)
	books := rapid.Permutation(partsOf(b)).Draw(t, "order")
	merged, diags := merge.Merge(books, merge.Options{})
	requireNothingAbout(t, b, diags)
	requireSame(t, b, merged)
}

// It does when the parts are written and read as well.
func TestSplitThenFilesThenMergeIsThePlan(t *testing.T) {
	workbooktest.CheckSome(t, "12", func(t *rapid.T) {
		b := reread(t, "plan.xlsx", workbooktest.Book(t), workbook.WriteOptions{})
		var books []*workbook.Book
		parts := split.All(b)
		for i, name := range split.FileNames(departmentsOf(parts)) {
			books = append(books, reread(t, name, parts[i].Book, parts[i].WriteOptions()))
		}
		merged, diags := merge.Merge(rapid.Permutation(books).Draw(t, "order"), merge.Options{})
		requireNothingAbout(t, b, diags)
		requireSame(t, b, merged)
	})
}

// What one department changes in its rows is in the plan afterwards, and
// nothing else is.
func TestOwnersEditsSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := workbooktest.Book(t)
		want := clone(b)
		books := partsOf(b)
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			editSomewhere(t, books, want)
		}
		merged, diags := merge.Merge(books, merge.Options{})
		requireNothingAbout(t, want, diags)
		requireSame(t, want, merged)
		backwards := slices.Clone(books)
		slices.Reverse(backwards)
		again, _ := merge.Merge(backwards, merge.Options{})
		requireSame(t, merged, again)
	})
}

// editSomewhere draws another value for a cell of a row that a part owns, the
// cells that identify the row aside, and for the same cell of the plan.
func editSomewhere(t *rapid.T, books []*workbook.Book, want *workbook.Book) {
	book := rapid.SampledFrom(books).Draw(t, "part")
	type place struct {
		table     *workbook.Table
		row, rank int
	}
	var owned []place
	for _, table := range book.Tables {
		for i, r := range book.Origin.Sheet(table.Sheet.Key).Rows {
			if r.Department == book.Origin.Department && r.Label != "" {
				owned = append(owned, place{table, i, r.Rank})
			}
		}
	}
	if len(owned) == 0 {
		return
	}
	p := rapid.SampledFrom(owned).Draw(t, "row")
	col := rapid.IntRange(0, len(p.table.Rows[p.row].Cells)-1).Draw(t, "column")
	if slices.Contains(p.table.Sheet.Identity, p.table.ColumnKey(col)) {
		return
	}
	cell := workbooktest.Cell(t, p.table, col)
	p.table.Rows[p.row].Cells[col] = cell
	want.Table(p.table.Sheet.Key).Rows[p.rank].Cells[col] = cell
}

func partsOf(b *workbook.Book) []*workbook.Book {
	parts := split.All(b)
	books := make([]*workbook.Book, len(parts))
	names := split.FileNames(departmentsOf(parts))
	for i, p := range parts {
		books[i] = p.Book
		books[i].Name = names[i]
	}
	return books
}

func departmentsOf(parts []*split.Part) []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.Department)
	}
	return names
}

func reread(t rapid.TB, name string, b *workbook.Book, opt workbook.WriteOptions) *workbook.Book {
	t.Helper()
	var data bytes.Buffer
	if err := workbook.Write(&data, b, opt); err != nil {
		t.Fatal(err)
	}
	got, diags, err := workbook.Read(name, data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range merge.Losses(diags, got) {
		t.Errorf("%s: %s %s", name, d.Code, d.Message)
	}
	return got
}

func clone(b *workbook.Book) *workbook.Book {
	c := *b
	c.Tables = nil
	for _, t := range b.Tables {
		table := *t
		table.Rows = slices.Clone(t.Rows)
		for i := range table.Rows {
			table.Rows[i].Cells = slices.Clone(t.Rows[i].Cells)
		}
		c.Tables = append(c.Tables, &table)
	}
	return &c
}

// requireNothingAbout wants no remark on the parts of a plan, but that a part of a
// blank one is blank.
func requireNothingAbout(t rapid.TB, b *workbook.Book, diags diag.List) {
	t.Helper()
	if merge.IsBlank(b) {
		diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "FUS-021" })
	}
	requireNothing(t, diags)
}

func requireNothing(t rapid.TB, diags diag.List) {
	t.Helper()
	for _, d := range diags {
		t.Errorf("%s %s!%s: %s (%q)", d.Code, d.At.File(), d.At.Cell(), d.Message, d.Value)
	}
}

func requireSame(t rapid.TB, want, got *workbook.Book) {
	t.Helper()
	if diff := cmp.Diff(workbooktest.Content(want), workbooktest.Content(got)); diff != "" {
		t.Fatalf("the plan changed (-want +got):\n%s", diff)
	}
}
