package xlsx

import "nrreport/internal/richtext"

// Kind is what a cell holds.
type Kind uint8

const (
	// KindBlank is the zero Kind; no cell of a [Grid] has it.
	KindBlank Kind = iota
	// KindText is a text, typed or computed.
	KindText
	// KindNumber is a number; dates are numbers whose Format is a date.
	KindNumber
	// KindBool is VRAI or FAUX.
	KindBool
	// KindError is an error value such as #REF! or #N/A.
	KindError
	// KindDate is a date stored as ISO 8601 text, which few programs write.
	KindDate
	// KindFormulaWithoutValue is a formula whose result the file does not
	// hold: the program that wrote it did not compute it.
	KindFormulaWithoutValue
)

// Cell is one cell that is not empty.
type Cell struct {
	// Col is the 1-based column.
	Col  int
	Kind Kind
	// Format is how the cell's style shows numbers.
	Format Format
	// Formula tells that the value was computed, not typed.
	Formula bool
	// Struck tells that a line goes through the whole cell's words.
	Struck bool
	// Number is the value of a number, 1 or 0 for a boolean, and the serial
	// of a KindDate in the workbook's own date system.
	Number float64
	// Text is what a text cell says, with "\n" for its line breaks; an
	// error's code; VRAI or FAUX; the digits of a number and the ISO text of
	// a date as they are stored. It is empty for a formula without value.
	Text string
	// Raw is the value as the file stores it; the formula, with its "=", for
	// a formula without value.
	Raw string
	// Runs is nil unless parts of the text are bold or italic. The runs'
	// texts together are Text.
	Runs []richtext.Run
}

// Row is one row that has a cell at least.
type Row struct {
	// Number is 1-based.
	Number int
	// Hidden is true for a row hidden by hand, by a filter or by an outline.
	Hidden bool
	// Cells are in ascending columns.
	Cells []Cell
}

// Cell returns the cell of a 1-based column, nil when it is empty.
func (r *Row) Cell(col int) *Cell {
	low, high := 0, len(r.Cells)
	for low < high {
		if mid := (low + high) / 2; r.Cells[mid].Col < col {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(r.Cells) && r.Cells[low].Col == col {
		return &r.Cells[low]
	}
	return nil
}

// Grid is the content of a sheet.
type Grid struct {
	// Rows are in ascending numbers.
	Rows []Row
	// Merged are the merged ranges, in the order of the file. Only the first
	// cell of each shows; the others may still hold a value.
	Merged []Range
	// HiddenColumns are 1-based and ascending.
	HiddenColumns []int
	// HasFilter tells that a filter or a table of the sheet selects rows, so
	// that some may be hidden; filter buttons alone do not count.
	HasFilter bool
	// Links are the addresses that cells point to outside the workbook, as
	// they are stored ("https://…", "mailto:…", a file's path…).
	Links map[Ref]string
	// InnerLinks are the places that cells point to inside the workbook
	// ("'Actions'!A5" or a defined name).
	InnerLinks map[Ref]string
	// PicturesInCells are the cells that hold a picture as their value, as
	// "place in cell" does since Excel 2023; [Sheet.Pictures] returns them.
	PicturesInCells []Ref
}

// Row returns a row by its 1-based number, nil when it has no content.
func (g *Grid) Row(number int) *Row {
	low, high := 0, len(g.Rows)
	for low < high {
		if mid := (low + high) / 2; g.Rows[mid].Number < number {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(g.Rows) && g.Rows[low].Number == number {
		return &g.Rows[low]
	}
	return nil
}

// Cell returns a cell by its place, nil when it is empty.
func (g *Grid) Cell(at Ref) *Cell {
	row := g.Row(at.Row)
	if row == nil {
		return nil
	}
	return row.Cell(at.Col)
}

// Len returns how many cells are not empty.
func (g *Grid) Len() int {
	n := 0
	for i := range g.Rows {
		n += len(g.Rows[i].Cells)
	}
	return n
}
