package merge

import (
	"strconv"

	"nrreport/internal/workbook"
)

// Apart is the error of two workbooks that make no plan together: they are of
// two communities, or of two exercises. Merged, nearly every cell would be a
// contradiction, and none of these remarks would say why.
type Apart struct {
	First, Second *workbook.Book
	// SIRENs are the communities' numbers when these are what differs, Years
	// the exercises otherwise.
	SIRENs [2]string
	Years  [2]int
}

// Error says what the workbooks are in a French sentence.
func (e *Apart) Error() string {
	const conclusion = " : ils ne font pas un seul plan, et ne sont pas réunis."
	if e.Years != [2]int{} {
		return say("« %s » porte sur l’exercice %s et « %s » sur l’exercice %s"+conclusion,
			e.First.Name, strconv.Itoa(e.Years[0]), e.Second.Name, strconv.Itoa(e.Years[1]))
	}
	return say("« %s » est de la collectivité de SIREN %s et « %s » de celle de SIREN %s"+conclusion,
		e.First.Name, e.SIRENs[0], e.Second.Name, e.SIRENs[1])
}

// Together returns an [*Apart] when a workbook is of another community or of
// another exercise than the first that says its own, and nil otherwise. Parts of
// one plan are never apart: what a department typed in a sheet that is not its
// own is told cell by cell.
func Together(books []*workbook.Book) error {
	var first, dated *workbook.Book // that say their community, their exercise
	for _, b := range books {
		is := identityOf(b)
		if is.siren != "" {
			if first == nil {
				first = b
			}
			if was := identityOf(first).siren; was != is.siren && !areOfOnePlan(first, b) {
				return &Apart{First: first, Second: b, SIRENs: [2]string{was, is.siren}}
			}
		}
		if is.year != 0 {
			if dated == nil {
				dated = b
			}
			if was := identityOf(dated).year; was != is.year && !areOfOnePlan(dated, b) {
				return &Apart{First: dated, Second: b, Years: [2]int{was, is.year}}
			}
		}
	}
	return nil
}

// areOfOnePlan reports whether two workbooks are parts of one splitting.
func areOfOnePlan(a, b *workbook.Book) bool {
	return a.Origin != nil && b.Origin != nil && a.Origin.Plan == b.Origin.Plan
}

// identity is whose plan a workbook is, and of which year; zero values where it
// does not say.
type identity struct {
	siren string
	year  int
}

func identityOf(b *workbook.Book) (id identity) {
	t := b.Table(workbook.SheetCommunity)
	if t == nil || len(t.Rows) == 0 {
		return id
	}
	if c := &t.Rows[0].Cells[t.Sheet.Column(workbook.SIRENKey)]; c.Kind == workbook.CellText {
		id.siren = c.Text
	}
	if c := &t.Rows[0].Cells[t.Sheet.Column(workbook.YearKey)]; c.Kind == workbook.CellNumber {
		id.year = int(c.Number)
	}
	return id
}
