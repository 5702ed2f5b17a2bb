package merge_test

import (
	"errors"
	"testing"

	"nrreport/internal/merge"
	"nrreport/internal/workbook"
)

// whose makes a workbook that says whose plan it is, and of which year; "" and 0
// leave the cell blank.
func whose(name, siren string, year int) *workbook.Book {
	b := workbook.Blank()
	b.Name = name
	t := b.Table(workbook.SheetCommunity)
	if siren != "" {
		t.Rows[0].Cells[t.Sheet.Column(workbook.SIRENKey)] = workbook.Cell{Kind: workbook.CellText, Text: siren}
	}
	if year != 0 {
		t.Rows[0].Cells[t.Sheet.Column(workbook.YearKey)] = workbook.Cell{Kind: workbook.CellNumber, Number: float64(year)}
	}
	return b
}

// Workbooks of two communities or of two exercises make no plan; one that does
// not say, and the parts of one plan, are taken.
func TestTogether(t *testing.T) {
	part := func(plan string, year int) *workbook.Book {
		b := whose("part.xlsx", "200068674", year)
		b.Origin = &workbook.Origin{Plan: plan}
		return b
	}
	first := whose("a.xlsx", "200068674", 2026)
	for _, tc := range []struct {
		name  string
		books []*workbook.Book
		want  string // the error, "" for none
	}{
		{"none", nil, ""},
		{"one plan", []*workbook.Book{first, whose("b.xlsx", "200068674", 2026)}, ""},
		{"one that does not say", []*workbook.Book{first, whose("b.xlsx", "", 0)}, ""},
		{"a first that does not say", []*workbook.Book{whose("b.xlsx", "", 0), first}, ""},
		{"two communities", []*workbook.Book{first, whose("b.xlsx", "200999118", 2025)},
			"«\u00a0a.xlsx\u00a0» est de la collectivité de SIREN 200068674 et «\u00a0b.xlsx\u00a0» de celle de SIREN 200999118\u00a0: ils ne font pas un seul plan, et ne sont pas réunis."},
		{"two exercises, the last of three", []*workbook.Book{first, whose("b.xlsx", "", 2026), whose("c.xlsx", "200068674", 2027)},
			"«\u00a0a.xlsx\u00a0» porte sur l’exercice 2026 et «\u00a0c.xlsx\u00a0» sur l’exercice 2027\u00a0: ils ne font pas un seul plan, et ne sont pas réunis."},
		{"two exercises, the first that does not say", []*workbook.Book{whose("b.xlsx", "", 0), first, whose("c.xlsx", "200068674", 2027)},
			"«\u00a0a.xlsx\u00a0» porte sur l’exercice 2026 et «\u00a0c.xlsx\u00a0» sur l’exercice 2027\u00a0: ils ne font pas un seul plan, et ne sont pas réunis."},
		{"parts of one plan", []*workbook.Book{part("p", 2026), part("p", 2027)}, ""},
		{"parts of two plans", []*workbook.Book{part("p", 2026), part("q", 2027)},
			"«\u00a0part.xlsx\u00a0» porte sur l’exercice 2026 et «\u00a0part.xlsx\u00a0» sur l’exercice 2027\u00a0: ils ne font pas un seul plan, et ne sont pas réunis."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := merge.Together(tc.books)
			var apart *merge.Apart
			switch {
			case err == nil && tc.want == "":
			case err == nil || !errors.As(err, &apart) || err.Error() != tc.want:
				t.Errorf("%q, want %q", err, tc.want)
			}
		})
	}
}
