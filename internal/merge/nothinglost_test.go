package merge_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/merge"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// Whatever the departments do to their workbooks, all that they typed is in the
// merged plan or named in a remark; and the outcome does not depend on the order
// of the files.
func TestNothingIsLost(t *testing.T) { rapid.Check(t, nothingIsLost) }

func FuzzNothingIsLost(f *testing.F) { f.Fuzz(rapid.MakeFuzz(nothingIsLost)) }

func FuzzSplitThenMerge(f *testing.F) { f.Fuzz(rapid.MakeFuzz(splitThenMerge)) }

func nothingIsLost(t *rapid.T) {
	b := workbooktest.Book(t)
	place(b, "plan.xlsx")
	books := partsOf(b)
	if rapid.IntRange(0, 3).Draw(t, "byHand") == 0 { // copies that no split made
		books = []*workbook.Book{clone(b), clone(b), clone(b)}
		for i := range books {
			books[i].Name = fmt.Sprintf("copie-%d.xlsx", i)
		}
	} else if rapid.Bool().Draw(t, "again") { // a department gives two workbooks
		twice := clone(rapid.SampledFrom(books).Draw(t, "twice"))
		twice.Name = "bis-" + twice.Name
		books = append(books, twice)
	}
	for _, book := range books {
		place(book, book.Name)
	}
	for range rapid.IntRange(1, 8).Draw(t, "changes") {
		change(t, books)
	}
	if len(books) > 1 && rapid.IntRange(0, 3).Draw(t, "missing") == 0 {
		books = slices.Delete(books, 0, 1)
	}
	opt := merge.Options{AcceptRemovals: rapid.Bool().Draw(t, "accept")}
	if rapid.Bool().Draw(t, "base") {
		opt.Base = b
	}
	if rapid.Bool().Draw(t, "prefer") {
		opt.Prefer = rapid.SampledFrom(books).Draw(t, "preferred").Name
	}
	merged, diags := merge.Merge(books, opt)
	checkNothingLost(t, books, opt.Base, merged, diags)

	again, diagsAgain := merge.Merge(rapid.Permutation(books).Draw(t, "order"), opt)
	requireSame(t, merged, again)
	if diff := cmp.Diff(said(diags), said(diagsAgain)); diff != "" {
		t.Fatalf("the remarks depend on the order of the files:\n%s", diff)
	}
}

func said(l diag.List) []string {
	var all []string
	for _, d := range l {
		all = append(all, d.Code+" "+d.At.File()+" "+d.At.Cell()+" "+d.Message)
	}
	return all
}

// place gives every cell the place it would have in a file.
func place(b *workbook.Book, name string) {
	for order, t := range b.Tables {
		t.At = &diag.Sheet{File: name, Name: t.Sheet.Name, Order: order}
		for i := range t.Rows {
			r := &t.Rows[i]
			r.At = diag.Position{Sheet: t.At, Row: int32(6 + i)}
			for j := range r.Cells {
				r.Cells[j].At = diag.Position{Sheet: t.At, Row: int32(6 + i), Col: int32(1 + j)}
			}
			if t.Sheet.Form {
				r.At.Row = 0
			}
		}
	}
}

// change does to a workbook what somebody may do.
func change(t *rapid.T, books []*workbook.Book) {
	book := rapid.SampledFrom(books).Draw(t, "book")
	table := rapid.SampledFrom(book.Tables).Draw(t, "table")
	row := -1
	if len(table.Rows) > 0 {
		row = rapid.IntRange(0, len(table.Rows)-1).Draw(t, "row")
	}
	next := diag.Position{Sheet: table.At, Row: int32(100 + len(table.Rows)), Col: 1}
	switch what := rapid.IntRange(0, 5).Draw(t, "what"); {
	case what == 0 && !table.Sheet.Form: // a new row
		r := table.NewRow()
		r.At = next
		for j := range r.Cells {
			r.Cells[j] = workbooktest.Cell(t, table, j)
			r.Cells[j].At = diag.Position{Sheet: table.At, Row: next.Row, Col: int32(1 + j)}
		}
		table.Rows = append(table.Rows, r)
	case what == 1 && !table.Sheet.Form: // a row of another's
		from := rapid.SampledFrom(books).Draw(t, "from").Table(table.Sheet.Key)
		if len(from.Rows) == 0 {
			return
		}
		r := rapid.SampledFrom(from.Rows).Draw(t, "copied")
		r.Cells = slices.Clone(r.Cells)
		r.At = next
		for j := range r.Cells {
			r.Cells[j].At = diag.Position{Sheet: table.At, Row: next.Row, Col: int32(1 + j)}
		}
		table.Rows = append(table.Rows, r)
	case row < 0:
	case what == 2 && !table.Sheet.Form:
		table.Rows = slices.Delete(table.Rows, row, row+1)
	case what == 3:
		col := rapid.IntRange(0, len(table.Rows[row].Cells)-1).Draw(t, "column")
		for i := range table.Rows {
			table.Rows[i].Cells[col] = workbook.Cell{}
		}
	default:
		col := rapid.IntRange(0, len(table.Rows[row].Cells)-1).Draw(t, "column")
		at := table.Rows[row].Cells[col].At
		table.Rows[row].Cells[col] = workbooktest.Cell(t, table, col)
		table.Rows[row].Cells[col].At = at
		if at.IsZero() { // the column was deleted
			table.Rows[row].Cells[col] = workbook.Cell{}
		}
	}
}

func checkNothingLost(t *rapid.T, books []*workbook.Book, base, merged *workbook.Book, diags diag.List) {
	kept := map[diag.Position]bool{}
	says := map[string]bool{} // by sheet, column and print
	value := func(table *workbook.Table, col int, c *workbook.Cell) string {
		return fmt.Sprint(table.Sheet.Key, " ", table.ColumnKey(col), " ", c.Print())
	}
	for _, table := range merged.Tables {
		for i := range table.Rows {
			for j := range table.Rows[i].Cells {
				c := &table.Rows[i].Cells[j]
				kept[c.At], says[value(table, j, c)] = true, true
			}
		}
	}
	for _, d := range diags {
		for _, at := range append([]diag.Position{d.At}, d.Also...) {
			kept[at] = true
		}
	}
	for _, b := range books { // a value named in one file is named for all
		for _, table := range b.Tables {
			for i := range table.Rows {
				for j := range table.Rows[i].Cells {
					if c := &table.Rows[i].Cells[j]; kept[c.At] {
						says[value(table, j, c)] = true
					}
				}
			}
		}
	}
	for _, b := range books {
		for _, table := range b.Tables {
			for i := range table.Rows {
				r := &table.Rows[i]
				for j := range r.Cells {
					c := &r.Cells[j]
					if c.Print() == "" || kept[c.At] || !table.Sheet.Form && kept[r.At] || says[value(table, j, c)] || wasThere(b, base, table, i, j) {
						continue
					}
					t.Fatalf("%s, %s %s, %s « %s » is neither in the plan nor named: %v", b.Name, table.Sheet.Name, c.At.Cell(), table.ColumnKey(j), c.Shown(table.Column(j)), said(diags))
				}
			}
		}
	}
}

// wasThere reports that a row of that name said the same when the plan was
// split, or in the plan given: nobody typed it since.
func wasThere(b, base *workbook.Book, table *workbook.Table, row, col int) bool {
	key := table.Sheet.KeyOf(table.Label(row))
	print := table.Rows[row].Cells[col].Print()
	if b.Origin != nil {
		origin := b.Origin.Sheet(table.Sheet.Key)
		at := slices.Index(origin.Columns, table.ColumnKey(col))
		for _, r := range origin.Rows {
			if table.Sheet.KeyOf(r.Label) == key && at >= 0 && r.Prints[at] == print {
				return true
			}
		}
	}
	if base != nil {
		t := base.Table(table.Sheet.Key)
		for i := range t.Rows {
			if table.Sheet.KeyOf(t.Label(i)) == key && t.Rows[i].Cells[col].Print() == print {
				return true
			}
		}
	}
	return false
}
