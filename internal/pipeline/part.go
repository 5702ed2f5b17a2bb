package pipeline

import (
	"slices"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/merge"
	"nrreport/internal/workbook"
)

// wholePlan are the rules, or families of rules, that hold a row or the plan
// against rows that a part does not have: in a department's workbook they would
// find fault with what the other departments fill.
var wholePlan = []string{
	"DEC-", "MOY-", "REF-009", "REF-010", "REF-018", "OBJ-006", "THE-007", "SEN-012", "SEN-016", "SEN-017",
}

// ofPart keeps the remarks that the department a part was made for can act on:
// those on the rows that it fills, those on the file's form, and what merging
// will say of what became of the rows that it was given.
func ofPart(book *workbook.Book, l diag.List) diag.List {
	context := contextRows(book)
	var out diag.List
	for _, d := range l {
		about := func(prefix string) bool { return strings.HasPrefix(d.Code, prefix) }
		byRule := !about("LEC-") && !about(GlyphRemark.Code)
		switch {
		case context[diag.Position{Sheet: d.At.Sheet, Row: d.At.Row}], context[diag.Position{Sheet: d.At.Sheet}]:
		case byRule && (d.At.Row == 0 || slices.ContainsFunc(wholePlan, about)):
		default:
			out = append(out, d)
		}
	}
	out = append(out, merge.Alone(book)...)
	at := diag.Position{Sheet: &diag.Sheet{File: book.Name, Order: -1}}
	return append(out, merge.Diagnose(merge.RemarkPart, at, "", french.Typeset("Ce classeur est celui de « "+book.Origin.For()+" » : "+
		"seules les lignes que cette direction remplit sont vérifiées ; les lignes grisées et l’ensemble du plan le seront à la fusion."), ""))
}

// contextRows returns the places of the rows that a part was given to be read;
// a form, which is one record over many rows, stands as its whole sheet.
func contextRows(book *workbook.Book) map[diag.Position]bool {
	places := map[diag.Position]bool{}
	for key, rows := range merge.Context(book) {
		t := book.Table(key)
		for i, isContext := range rows {
			if isContext {
				places[diag.Position{Sheet: t.Rows[i].At.Sheet, Row: t.Rows[i].At.Row}] = true
			}
		}
	}
	return places
}
