package workbook

import (
	"slices"
	"strconv"
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
