package merge

import (
	"nrreport/internal/diag"
	"nrreport/internal/workbook"
)

// Context tells, sheet by sheet, the rows of a part that it was given to be
// read. It is nil for a book that is no part.
func Context(b *workbook.Book) map[workbook.SheetKey][]bool {
	if b.Origin == nil {
		return nil
	}
	m := newMerger(Options{})
	m.takeSides([]*workbook.Book{b})
	context := map[workbook.SheetKey][]bool{}
	for _, t := range b.Tables {
		s := &sheetMerge{merger: m, model: t.Sheet, byKey: map[string][]*slot{}}
		s.takeTables()
		rows := make([]bool, len(t.Rows))
		for _, side := range s.tables {
			s.matchPart(side, s.placeRecords()[side])
		}
		for _, sl := range s.slots {
			for i := range sl.claims {
				rows[sl.claims[i].row] = sl.claims[i].role == roleContext
			}
		}
		context[t.Sheet.Key] = rows
	}
	return context
}

// Relevant leaves out the remarks of the reader that a merge answers: those on
// cells that it did not keep (the context copied into every part, the values
// set aside), and those on sheets and columns absent from one of the books.
func Relevant(l diag.List, parts []*workbook.Book, merged *workbook.Book) diag.List {
	held := cellsAmong(l, parts...)
	kept := cellsAmong(l, merged)
	var out diag.List
	for _, d := range l {
		if (!held[d.At] || kept[d.At]) && !workbook.IsAbsence(d.Code) {
			out = append(out, d)
		}
	}
	return out
}

// Losses are the errors of the reader that mean that a part holds something
// that merging would lose: a sheet, a column or a row that was not read. A cell
// that was read, even as something not understood, is kept as it is for the
// next check.
func Losses(l diag.List, parts ...*workbook.Book) diag.List {
	held := cellsAmong(l, parts...)
	var out diag.List
	for _, d := range l {
		if d.Severity == diag.Error && !held[d.At] && !workbook.IsAbsence(d.Code) {
			out = append(out, d)
		}
	}
	return out
}

// cellsAmong returns the positions of remarks where the books have a cell that
// says something.
func cellsAmong(l diag.List, books ...*workbook.Book) map[diag.Position]bool {
	sought := make(map[diag.Position]bool, len(l))
	for _, d := range l {
		if d.At.Row > 0 && d.At.Col > 0 {
			sought[d.At] = false
		}
	}
	if len(sought) == 0 {
		return nil
	}
	for _, b := range books {
		for _, t := range b.Tables {
			for i := range t.Rows {
				for j := range t.Rows[i].Cells {
					if c := &t.Rows[i].Cells[j]; !c.IsBlank() {
						if _, is := sought[c.At]; is {
							sought[c.At] = true
						}
					}
				}
			}
		}
	}
	return sought
}
