package workbook

import (
	"fmt"
	"slices"
	"strconv"

	"nrreport/internal/decree"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Blank returns the empty book: every table of the model, the rows that the
// template already holds (themes, elements of the programme), and one column
// per year, [DefaultYears] when none is given. Written, it is the template.
func Blank(years ...int) *Book {
	if len(years) == 0 {
		years = DefaultYears()
	}
	b := &Book{ModelVersion: ModelVersion}
	for _, s := range Model() {
		if s.Memory {
			continue
		}
		t := &Table{Sheet: s}
		if s.YearColumns {
			t.Years = slices.Sorted(slices.Values(years))
		}
		for _, values := range s.FixedRows {
			row := t.NewRow()
			for i, v := range values {
				row.Cells[i] = fixedCell(&s.Columns[i], v)
			}
			t.Rows = append(t.Rows, row)
		}
		if s.Form {
			t.Rows = append(t.Rows, t.NewRow())
		}
		b.Tables = append(b.Tables, t)
	}
	return b
}

// DefaultYears are the year columns of the template: the decree's strategies
// start in 2025. Whoever fills it changes them in the headers.
func DefaultYears() []int { return []int{2025, 2026, 2027, 2028} }

// NewRow returns a blank row of the table.
func (t *Table) NewRow() Row {
	return Row{Cells: make([]Cell, len(t.Sheet.Columns)+len(t.Years))}
}

func fixedCell(c *Column, text string) Cell {
	if c.Type == TypeTheme {
		if n, err := strconv.Atoi(text); err == nil {
			return Cell{Kind: CellNumber, Number: float64(n)}
		}
	}
	return Cell{Kind: CellText, Text: text}
}

// Prefilled is [Blank] with the catalogue's actions and indicators as drafts:
// actions to discuss and indicators without values, to complete or to delete.
func Prefilled(years ...int) *Book {
	b := Blank(years...)
	actions, indicators := b.Table(SheetActions), b.Table(SheetIndicators)
	for _, s := range decree.Catalogue() {
		rank := "T"
		if s.Theme != 0 {
			rank = strconv.Itoa(int(s.Theme))
		}
		for i, a := range s.Actions {
			d := draft{table: actions, row: actions.NewRow()}
			d.text(CodeKey, fmt.Sprintf("A%s.%02d", rank, i+1))
			d.theme(s.Theme)
			d.text(TitleKey, a.Title)
			d.prose(DescriptionKey, a.Description)
			d.text(SideKey, string(a.Side))
			d.text(StatusKey, string(plan.Discussed))
			d.add()
		}
		for i, ind := range s.Indicators {
			d := draft{table: indicators, row: indicators.NewRow()}
			d.text(CodeKey, fmt.Sprintf("I%s.%02d", rank, i+1))
			d.theme(s.Theme)
			d.text(TitleKey, ind.Title)
			d.text(UnitKey, ind.Unit)
			d.text(DirectionKey, string(ind.Direction))
			d.prose(MethodKey, ind.Method)
			d.text(ThresholdKey, ind.Threshold)
			d.add()
		}
	}
	return b
}

// draft is a row being filled by column keys.
type draft struct {
	table *Table
	row   Row
}

func (d *draft) text(key, text string) {
	if text != "" {
		d.row.Cells[d.table.Sheet.Column(key)] = Cell{Kind: CellText, Text: text}
	}
}

func (d *draft) prose(key, text string) {
	if text != "" {
		d.row.Cells[d.table.Sheet.Column(key)] = Cell{Kind: CellRich, Rich: richtext.FromPlain(text)}
	}
}

func (d *draft) theme(id plan.ThemeID) {
	if id != 0 {
		d.row.Cells[d.table.Sheet.Column(ThemeKey)] = Cell{Kind: CellNumber, Number: float64(id)}
	}
}

func (d *draft) add() { d.table.Rows = append(d.table.Rows, d.row) }
