// Package workbooktest draws books at random, as troublesome as the reader may
// hand them over: codes missing or used twice, departments spelled in several
// ways, cells not understood, years out of the ordinary. The draws follow the
// model: a column added there is drawn like the others.
package workbooktest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// Departments are the names under which rows are owned; some are the same
// department typed differently, some make awkward file names.
var Departments = []string{
	"Direction du numérique", "direction du Numérique", "Direction de la commande publique", "DRH", "drh",
	"Culture / sport : \"été\"", "con", "🌱", "Direction de l’éducation et de la jeunesse, des sports et de la vie associative du territoire communautaire",
}

// Book draws a book.
func Book(t *rapid.T) *workbook.Book {
	years := rapid.SliceOfNDistinct(rapid.IntRange(2015, 2060), 1, 4, rapid.ID).Draw(t, "years")
	b := workbook.Blank(years...)
	for _, table := range b.Tables {
		fixed := len(table.Rows)
		for i := range table.Rows {
			for j := range table.Rows[i].Cells {
				if table.Sheet.Form || j >= len(table.Sheet.FixedRows[0]) {
					table.Rows[i].Cells[j] = Cell(t, table, j)
				}
			}
		}
		if table.Sheet.Form || table.Sheet.Key == workbook.SheetProgramme {
			continue
		}
		for i := range rapid.IntRange(0, 8).Draw(t, table.Sheet.Name) {
			table.Rows = append(table.Rows, row(t, table, fixed+i))
		}
	}
	for _, s := range workbook.Model() {
		// A sheet of memory stands only where it has rows.
		if n := rapid.IntRange(-3, 4).Draw(t, s.Name); s.Memory && n > 0 {
			table := &workbook.Table{Sheet: s}
			for i := range n {
				table.Rows = append(table.Rows, row(t, table, i))
			}
			b.Tables = append(b.Tables, table)
		}
	}
	if rapid.Bool().Draw(t, "logo") {
		b.Logo = &plan.Logo{Format: "png", Data: PNG()}
	}
	return b
}

func row(t *rapid.T, table *workbook.Table, index int) workbook.Row {
	r := table.NewRow()
	for j := range r.Cells {
		r.Cells[j] = Cell(t, table, j)
	}
	if table.Sheet.Key == workbook.SheetThemes {
		r.Cells[table.Sheet.Column(workbook.NumberKey)] = workbook.Cell{Kind: workbook.CellNumber, Number: float64(index + 1)}
		r.Cells[table.Sheet.Column(workbook.TitleKey)] = text(fmt.Sprint("Thème à nous n° ", index+1))
	}
	// A row that says nothing is not read back; a title is never a total.
	if i := table.Sheet.Column(workbook.TitleKey); i >= 0 && r.Cells[i].IsBlank() {
		r.Cells[i] = text(fmt.Sprint("Ligne ", index+1))
	} else if i := table.Sheet.Column(workbook.NameKey); i >= 0 && r.Cells[i].IsBlank() {
		r.Cells[i] = text(fmt.Sprint("Acteur ", index+1))
	} else if i := table.Sheet.Column(workbook.OriginCellKey); i >= 0 && r.Cells[i].IsBlank() {
		r.Cells[i] = text(fmt.Sprint("Fiches!D", index+1))
	}
	return r
}

func text(s string) workbook.Cell { return workbook.Cell{Kind: workbook.CellText, Text: s} }

func number(v float64) workbook.Cell { return workbook.Cell{Kind: workbook.CellNumber, Number: v} }

// Cell draws a cell of a column, blank one time in four.
func Cell(t *rapid.T, table *workbook.Table, column int) workbook.Cell {
	c := table.Column(column)
	pick := func(from ...string) workbook.Cell { return text(rapid.SampledFrom(from).Draw(t, c.Key)) }
	if rapid.IntRange(0, 3).Draw(t, "blank") == 0 {
		return workbook.Cell{}
	}
	if c.Key == table.Sheet.Owner {
		return pick(Departments...)
	}
	switch c.Type {
	case workbook.TypeCode:
		// Few codes, so that some rows share one.
		return pick("A1.1", "A1.2", "a1.2", "A2.1", "1.1", "O1.1", "O2.1", "I1.1", "I1.2", "I2-3", "=A1", "é")
	case workbook.TypeRefs:
		return pick("O1.1", "O1.1 ; O2.1", "I1.1", "i1.2", "1.1", "A1.2 ; X")
	case workbook.TypeProse:
		return workbook.Cell{Kind: workbook.CellRich, Rich: prose(t)}
	case workbook.TypeEnum:
		return text(rapid.SampledFrom(c.Values).Draw(t, c.Key).Value)
	case workbook.TypeNames:
		return pick("Ressourcerie du Val", "ADEME ; Région", "Fablab & Cie ; L’Œuvre")
	case workbook.TypeTheme:
		return number(float64(rapid.IntRange(1, 8).Draw(t, c.Key)))
	case workbook.TypeYesNo:
		return workbook.Cell{Kind: workbook.CellBool, Number: float64(rapid.IntRange(0, 1).Draw(t, c.Key))}
	case workbook.TypeDate:
		if rapid.IntRange(0, 5).Draw(t, "unclear") == 0 {
			return workbook.Cell{Kind: workbook.CellInvalid, Text: "fin mars"}
		}
		day := plan.Day{Year: rapid.IntRange(2024, 2026).Draw(t, "year"), Month: 1, Day: rapid.IntRange(1, 365).Draw(t, "day")}
		return workbook.Cell{Kind: workbook.CellDate, Day: plan.DayOf(day.Time())}
	case workbook.TypeYear:
		return number(float64(rapid.IntRange(int(c.Min), int(c.Max)).Draw(t, c.Key)))
	case workbook.TypeInteger:
		return number(float64(rapid.IntRange(0, 300_000).Draw(t, c.Key)))
	case workbook.TypePercent:
		return number(float64(rapid.IntRange(0, 1000).Draw(t, c.Key)) / 10)
	case workbook.TypeNumber:
		return number(float64(rapid.IntRange(0, 100_000).Draw(t, c.Key)) / 100)
	case workbook.TypeMoney:
		if rapid.IntRange(0, 5).Draw(t, "unclear") == 0 {
			return workbook.Cell{Kind: workbook.CellInvalid, Text: "à voir"}
		}
		return number(float64(rapid.IntRange(0, 1_000_000_00).Draw(t, c.Key)))
	case workbook.TypeMeasure:
		return []workbook.Cell{
			{Kind: workbook.CellNA}, {Kind: workbook.CellNotApplicable}, number(0), number(12.5), number(-3),
		}[rapid.IntRange(0, 4).Draw(t, c.Key)]
	case workbook.TypeColour:
		return text(fmt.Sprintf("#%06X", rapid.IntRange(0, 0xFFFFFF).Draw(t, c.Key)))
	case workbook.TypeEmail:
		return pick("numerique@ville.example", "dsi@ville.example")
	case workbook.TypeSIREN:
		return text(fmt.Sprintf("%09d", rapid.IntRange(0, 999_999_999).Draw(t, c.Key)))
	}
	return text(words(t))
}

func words(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
		"Écoconception", "l’œuvre", "tCO₂e", "=1+1", "-5", "@nom", "🌱", "数字", "_x0041_", "2025", "n.d.", "oui", "100 %", "N°", "%s", "a&b",
	}), 1, 4).Draw(t, "words"), " ")
}

// prose draws a long text, part of it bold, with bullets and links.
func prose(t *rapid.T) richtext.Text {
	link := rapid.SampledFrom([]string{"", "", "https://exemple.fr/page?a=1"}).Draw(t, "link")
	runs := []richtext.Run{{Text: words(t), Link: link}}
	for range rapid.IntRange(0, 3).Draw(t, "runs") {
		lead := rapid.SampledFrom([]string{"\n", "\n- ", "\n1. ", " "}).Draw(t, "lead")
		runs = append(runs, richtext.Run{Text: lead + words(t), Bold: rapid.Bool().Draw(t, "bold"), Link: link})
	}
	return richtext.FromRuns(runs)
}
