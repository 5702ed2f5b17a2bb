package workbook

import (
	"slices"

	"nrreport/internal/diag"
	"nrreport/internal/xlsx"
)

// Intake types values that come from another workbook than ours, one cell at a
// time, as [Read] would have typed them in ours: the same French numbers and
// dates, the same synonyms, the same remarks.
type Intake struct {
	parser  parser
	columns map[*Column]column
	tax     string
	diags   diag.List
	dayless daylessDates
}

// NewIntake makes an intake for the cells of a file.
func NewIntake(f *xlsx.File) *Intake {
	in := &Intake{columns: map[*Column]column{}}
	in.parser = parser{
		moment: f.Time, themes: decreeThemes(),
		report:  func(d diag.Diagnostic) { in.diags = append(in.diags, d) },
		tax:     func(tax string, _ diag.Position, _ string) { in.tax = tax },
		dayless: in.dayless.add,
	}
	return in
}

// Cell types a cell for a column of the model. link is the address that the
// whole cell points to, or "". What cannot be understood is reported at that
// position, and kept as a CellInvalid.
func (in *Intake) Cell(c *Column, cell *xlsx.Cell, link string, at diag.Position) Cell {
	in.tax = ""
	col, known := in.columns[c]
	if !known {
		col = newColumn(c)
		in.columns[c] = col
	}
	v := rawOf(cell, link)
	return in.parser.cell(&col, &v, at)
}

// Remarks are what there was to say of the cells so far.
func (in *Intake) Remarks() diag.List { return slices.Concat(in.diags, in.dayless.remarks()) }

// Tax is "HT" or "TTC" where the amount read last said so.
func (in *Intake) Tax() string { return in.tax }

// Text is what a cell shows, as its author would recognise it.
func (in *Intake) Text(cell *xlsx.Cell) string {
	v := rawOf(cell, "")
	return in.parser.seen(&v)
}

// IsBlank reports whether a cell shows nothing.
func (in *Intake) IsBlank(cell *xlsx.Cell) bool { return isBlankCell(cell) }
