package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/changes"
	"nrreport/internal/compare"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// place gives the cells of a book made in memory the places they would be read
// at, and the book its own rows.
func place(b *workbook.Book, name string) *workbook.Book {
	out := *b
	out.Name, out.Tables = name, nil
	for order, t := range b.Tables {
		table := *t
		table.At = &diag.Sheet{File: name, Name: t.Sheet.Name, Order: order}
		table.Rows = slices.Clone(t.Rows)
		for i := range table.Rows {
			r := &table.Rows[i]
			r.At = diag.Position{Sheet: table.At, Row: int32(i + 6)}
			r.Cells = slices.Clone(r.Cells)
			for j := range r.Cells {
				r.Cells[j].At = diag.Position{Sheet: table.At, Row: int32(i + 6), Col: int32(j + 1)}
			}
		}
		out.Tables = append(out.Tables, &table)
	}
	return &out
}

func TestAPlanDoesNotDifferFromItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := workbooktest.Book(t)
		c := compare.Books(place(b, "avant.xlsx"), place(b, "apres.xlsx"))
		if !c.None() || len(c.Lines()) > 0 {
			t.Errorf("%d cells, %d lines: %+v %+v", len(c.Cells), len(c.Lines()), c.Cells, c.Lines())
		}
	})
}

// Whatever cell is changed, the comparison names it in both files; where the
// column commits, so does a diagnostic.
func TestEveryEditIsReportedWithItsCell(t *testing.T) { rapid.Check(t, everyEditIsReported) }

func FuzzEdit(f *testing.F) { f.Fuzz(rapid.MakeFuzz(everyEditIsReported)) }

func everyEditIsReported(t *rapid.T) {
	b := workbooktest.Book(t)
	before, after := place(b, "avant.xlsx"), place(b, "apres.xlsx")
	table := rapid.SampledFrom(after.Tables).Draw(t, "sheet")
	if len(table.Rows) == 0 {
		return
	}
	row := rapid.IntRange(0, len(table.Rows)-1).Draw(t, "row")
	col := rapid.IntRange(0, len(table.Rows[row].Cells)-1).Draw(t, "column")
	if slices.Contains(table.Sheet.Identity, table.ColumnKey(col)) {
		return // another row, see the table tests
	}
	cell := &table.Rows[row].Cells[col]
	was, at := cell.Shown(table.Column(col)), cell.At
	*cell = workbooktest.Cell(t, table, col)
	cell.At = at
	if cell.Shown(table.Column(col)) == was {
		return
	}
	c := compare.Books(before, after)
	var found *changes.Cell
	for i := range c.Cells {
		if c.Cells[i].AfterAt == at {
			found = &c.Cells[i]
		}
	}
	if found == nil || found.BeforeAt.File() != "avant.xlsx" || found.BeforeAt.Cell() != at.Cell() {
		t.Fatalf("%s %s (%q → %q) is not reported: %+v", at.SheetName(), at.Cell(), was, cell.Shown(table.Column(col)), c.Cells)
	}
	told := slices.ContainsFunc(compare.Diagnostics(c), func(d diag.Diagnostic) bool {
		return d.At == at && len(d.Also) == 1 && d.Also[0].Cell() == at.Cell()
	})
	if found.Adopted() && !told {
		t.Errorf("no remark on %s %s", at.SheetName(), at.Cell())
	}
	switch table.Column(col).Commits {
	case workbook.Frame, workbook.Aim, workbook.Target, workbook.Baseline, workbook.Definition:
		yearly := table.ColumnKey(col) == "echeance" // of an objective set for each year
		now := cell.Shown(table.Column(col))
		same := french.Wording(was) == french.Wording(now) || table.ColumnKey(col) == workbook.UnitKey && plan.SameUnit(was, now)
		if !found.Adopted() && !yearly && !same {
			t.Errorf("%s %s is adopted, and its change passes", at.SheetName(), table.ColumnTitle(col))
		}
	}
	var text strings.Builder
	if err := compare.WriteText(&text, c, compare.TextOptions{}); err != nil {
		t.Fatal(err)
	}
}

// Whatever two plans are compared, every row of both is accounted for once,
// and what one way sees appear the other sees go.
func TestEveryRowIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := place(workbooktest.Book(t), "avant.xlsx"), place(workbooktest.Book(t), "apres.xlsx")
		c := compare.Books(before, after)
		seenBefore, seenAfter := map[int]int{}, map[int]int{}
		for _, a := range c.Actions {
			if !a.New() {
				seenBefore[a.Before]++
			}
			if !a.Gone() {
				seenAfter[a.After]++
			}
		}
		for i := range c.Before.Actions {
			if seenBefore[i] != 1 {
				t.Errorf("action %d before is accounted for %d times", i, seenBefore[i])
			}
		}
		for i := range c.After.Actions {
			if seenAfter[i] != 1 {
				t.Errorf("action %d after is accounted for %d times", i, seenAfter[i])
			}
		}
	})
}

// Whatever the two versions, their comparison holds to all that we know of
// comparisons.
func TestVersions(t *testing.T) { rapid.Check(t, comparisonHolds) }

func FuzzVersions(f *testing.F) { f.Fuzz(rapid.MakeFuzz(comparisonHolds)) }

func comparisonHolds(t *rapid.T) {
	before, after := versions(t)
	antisymmetric(t, before, after)
	everyDifferenceIsToldOnce(t, before, after)
	reportIsSound(t, before, after)
	budgetsAddUp(t, before, after)
}

// mirror names the kinds of a comparison read backwards.
var mirror = map[changes.CellKind]changes.CellKind{changes.RowAdded: changes.RowGone, changes.RowGone: changes.RowAdded}

// Read backwards, a comparison finds the same differences: what was new is
// gone, what was is what is.
func antisymmetric(t *rapid.T, a, b *workbook.Book) {
	seen := map[string]int{}
	tell := func(kind changes.CellKind, c *changes.Cell, was, is string, from, to diag.Position) string {
		if kind == changes.Filled || kind == changes.Erased {
			kind = changes.Edited
		}
		if kind == changes.RowAdded || kind == changes.RowGone {
			from, to = diag.Position{}, diag.Position{} // the sheet of a row that is gone
		}
		return fmt.Sprintf("%d %s %s %q %q %s %s", kind, c.SheetKey, c.Key, was, is, from.Cell(), to.Cell())
	}
	forth := compare.Books(a, b)
	for i := range forth.Cells {
		c := &forth.Cells[i]
		seen[tell(c.Kind, c, c.Was, c.Is, c.BeforeAt, c.AfterAt)]++
	}
	back := compare.Books(b, a)
	for i := range back.Cells {
		c := &back.Cells[i]
		kind := c.Kind
		if other, has := mirror[kind]; has {
			kind = other
		}
		seen[tell(kind, c, c.Is, c.Was, c.AfterAt, c.BeforeAt)]--
	}
	for said, n := range seen {
		if n != 0 {
			t.Errorf("%+d %s", n, said)
		}
	}
}

// versions are two plans, mostly the second the first with cells changed, rows
// taken away, added and moved.
func versions(t *rapid.T) (before, after *workbook.Book) {
	before = place(workbooktest.Book(t), "avant.xlsx")
	if rapid.IntRange(0, 4).Draw(t, "unrelated") == 0 {
		return before, place(workbooktest.Book(t), "apres.xlsx")
	}
	after = place(before, "apres.xlsx")
	for range rapid.IntRange(0, 6).Draw(t, "edits") {
		table := rapid.SampledFrom(after.Tables).Draw(t, "sheet")
		if len(table.Rows) == 0 {
			continue
		}
		row := rapid.IntRange(0, len(table.Rows)-1).Draw(t, "row")
		switch what := rapid.IntRange(0, 4).Draw(t, "edit"); {
		case what == 0 && !table.Sheet.Form:
			table.Rows = slices.Delete(table.Rows, row, row+1)
		case what == 1 && !table.Sheet.Form:
			other := rapid.IntRange(0, len(table.Rows)-1).Draw(t, "other")
			table.Rows[row], table.Rows[other] = table.Rows[other], table.Rows[row]
		case what == 2 && !table.Sheet.Form:
			added := table.NewRow()
			for i := range added.Cells {
				added.Cells[i] = workbooktest.Cell(t, table, i)
			}
			table.Rows = append(table.Rows, added)
		default:
			col := rapid.IntRange(0, len(table.Rows[row].Cells)-1).Draw(t, "column")
			table.Rows[row].Cells[col] = workbooktest.Cell(t, table, col)
		}
	}
	return before, place(after, "apres.xlsx")
}

// Each difference between two cells is told by one line: none is lost, none
// is told twice.
func everyDifferenceIsToldOnce(t *rapid.T, a, b *workbook.Book) {
	c := compare.Books(a, b)
	told := map[*changes.Cell]int{}
	for _, l := range c.Lines() {
		if l.Cell != nil {
			told[l.Cell]++
		}
		if l.Move(60) == "" {
			t.Errorf("a line says nothing: %+v", l)
		}
	}
	for i := range c.Cells {
		cell := &c.Cells[i]
		isRow := cell.Kind == changes.RowAdded || cell.Kind == changes.RowGone
		if n := told[cell]; n > 1 || n == 0 && !isRow {
			t.Errorf("%s %s %s is told by %d lines", cell.Sheet, cell.Row, cell.Column, n)
		}
	}
}
