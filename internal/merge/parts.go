package merge

import (
	"iter"
	"slices"

	"nrreport/internal/diag"
	"nrreport/internal/workbook"
)

// Context tells, sheet by sheet, the rows of a part that it was given to be
// read. It is nil for a book that is no part.
func Context(b *workbook.Book) map[workbook.SheetKey][]bool {
	if b.Origin == nil {
		return nil
	}
	context := map[workbook.SheetKey][]bool{}
	for _, t := range b.Tables {
		context[t.Sheet.Key] = make([]bool, len(t.Rows))
	}
	for s, sl := range slotsOf(b) {
		for i := range sl.claims {
			context[s.model.Key][sl.claims[i].row] = sl.claims[i].role == roleContext
		}
	}
	return context
}

// slotsOf yields the rows of a part, each with the sheet it is of.
func slotsOf(part *workbook.Book) iter.Seq2[*sheetMerge, *slot] {
	return func(yield func(*sheetMerge, *slot) bool) {
		m := newMerger(Options{})
		m.takeSides([]*workbook.Book{part})
		for _, t := range part.Tables {
			s := &sheetMerge{merger: m, model: t.Sheet, byKey: map[string][]*slot{}}
			s.takeTables()
			for _, side := range s.tables {
				s.matchPart(side, s.placeRecords()[side])
			}
			for _, sl := range s.slots {
				if !yield(s, sl) {
					return
				}
			}
		}
	}
}

// Alone returns what a department did to the rows that it was given which
// merging will not take as it stands, or will ask about: codes changed, rows and
// columns gone, values that left their row, context edited. Whoever checks the
// part by itself can still mend it. It is nil for a book that is no part.
func Alone(part *workbook.Book) diag.List {
	if part.Origin == nil {
		return nil
	}
	_, found := Merge([]*workbook.Book{part}, Options{})
	own := []*workbook.Remark{
		remarkVanished, remarkRenamed, remarkColumnGone, remarkLogoGone, remarkSorted, remarkSheetGone,
	}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		return !slices.ContainsFunc(own, func(r *workbook.Remark) bool { return r.Code == d.Code })
	})
	return append(found, editedContext(part)...)
}

// editedContext names what a part changed in the rows given to be read, which will
// not be taken, and what it filled there, which will be where the owner does not. A
// merge of the part alone takes all, for want of the rows' owners.
func editedContext(part *workbook.Book) (found diag.List) {
	for s, sl := range slotsOf(part) {
		for i := range sl.claims {
			c := &sl.claims[i]
			for col := range s.identity {
				cc, ok := sl.cellOf(c, col)
				if !ok || c.role != roleContext || !cc.changed() {
					continue
				}
				if cc.was == "" {
					found = append(found, Diagnose(remarkCompleted, cc.place(), s.shown(&cc, col),
						say("%s%s est rempli ici, où la ligne n’est donnée que pour information : cette valeur sera reprise si la direction qui a la ligne en charge laisse la cellule vide ; si elle la remplit autrement, il faudra choisir à la fusion.",
							quote(s.out.ColumnTitle(col)), s.rowName(sl)), ""))
					continue
				}
				found = append(found, Diagnose(remarkContext, cc.place(), s.shown(&cc, col),
					say("%s%s a été modifié ici, où la ligne n’est donnée que pour information : ce changement ne sera pas repris.",
						quote(s.out.ColumnTitle(col)), s.rowName(sl)),
					say("Si la correction est bonne, faites-la reporter par la direction qui a la ligne en charge.")))
			}
		}
	}
	return found
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
