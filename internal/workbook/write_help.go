package workbook

import (
	"fmt"

	"nrreport/internal/diag"
	"nrreport/internal/french"
)

const helpHeaderRow = 3

// writeHelp writes the help of every column on one sheet, to read or to print.
func (w *writer) writeHelp() {
	sheet := serviceName(SheetHelp)
	w.view(sheet, helpHeaderRow, 0)
	w.announce(SheetHelp, sheet, helpHeaderRow, 2)
	widths := []float64{20, 30, 24, 80, 44}
	for i, width := range widths {
		w.must(w.f.SetColWidth(sheet, diag.ColumnName(i+1), diag.ColumnName(i+1), width))
	}
	w.text(sheet, "A1", "Aide à la saisie", roleTitle)
	w.must(w.f.SetRowHeight(sheet, 1, 34))
	for i, header := range []string{"Feuille", "Colonne", "Forme", "Ce qui est attendu", "Exemple"} {
		w.text(sheet, ref(diag.ColumnName(i+1), helpHeaderRow), header, roleFree)
	}
	row := helpHeaderRow + 1
	line := func(cells ...string) {
		lines := 1
		for i, text := range cells {
			w.text(sheet, ref(diag.ColumnName(i+1), row), text, roleTableText)
			lines = max(lines, linesOf(text, widths[i]))
		}
		w.must(w.f.SetRowHeight(sheet, row, heightOf(lines)))
		row++
	}
	for _, s := range Model() {
		if s.Memory {
			continue
		}
		for i := range s.Columns {
			c := &s.Columns[i]
			if c.OnDemand {
				continue
			}
			line(s.Name, c.Header, c.formHint(), french.Typeset(c.Help), c.Example)
			if s.YearColumns && c.Key == s.YearsAfter {
				line(s.Name, "Une colonne par année", yearHint, french.Typeset(yearHelp), yearExample)
			}
		}
	}
	w.must(w.f.AutoFilter(sheet, ref("A", helpHeaderRow)+":"+ref("E", row-1), nil))
	w.tab(sheet, inkSoft)
	w.page(sheet, 1, fmt.Sprintf("%s!$%d:$%[2]d", quoteSheet(sheet), helpHeaderRow))
	w.protect(sheet)
}
