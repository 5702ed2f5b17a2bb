package workbook

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Book is a workbook understood cell by cell: the tables of the model with
// typed cells, each knowing where it stood. It is what is read, written, split,
// merged, compared and rolled over, column by column from the schema alone;
// [Book.Plan] gives the domain's view of it.
type Book struct {
	// Name is the file as the user named it; SHA256 and Size describe it.
	Name         string
	SHA256       string
	Size         int64
	ModelVersion int
	// Tables follow the order of the model's sheets (data sheets only).
	Tables []*Table
	Logo   *plan.Logo
	// Origin is what the part of a department remembers of the plan it was
	// split from; nil in any other workbook.
	Origin *Origin
	// Sources are the files that were merged into the book; none for a book
	// that is one file.
	Sources []plan.Source
}

// Table is one data sheet. A form (Collectivité) is a table of one row.
type Table struct {
	Sheet *Sheet
	// At names the sheet as it stands in the file.
	At *diag.Sheet
	// Years are the year columns, ascending; their cells follow the model's
	// columns in each row.
	Years []int
	Rows  []Row
}

// Row is one record.
type Row struct {
	At diag.Position
	// Cells has len(Sheet.Columns)+len(Years) entries.
	Cells []Cell
	// Origin is the file the row came from once files are merged.
	Origin string
}

// CellKind tells what a typed cell holds.
type CellKind uint8

const (
	CellBlank         CellKind = iota
	CellText                   // Text (enum values are stored in their canonical form)
	CellRich                   // Rich
	CellNumber                 // Number: plain, percentage in points (35), euros in cents
	CellDate                   // Day
	CellBool                   // Number 0 or 1
	CellNA                     // n.d.
	CellNotApplicable          // s.o.
	// CellInvalid was reported by the reader; Text keeps what was seen, so
	// that writing the book again loses nothing.
	CellInvalid
)

// Cell is one typed cell.
type Cell struct {
	Kind   CellKind
	Text   string
	Number float64
	Day    plan.Day
	Rich   richtext.Text
	// At is where the cell stood, blank or not. It is zero when the file had
	// no such column: the cell then says nothing, not even that it is blank.
	// (One that is required is a CellInvalid, since its column was reported.)
	At diag.Position
}

// IsBlank reports whether nothing was typed.
func (c Cell) IsBlank() bool { return c.Kind == CellBlank }

// Source identifies the file that the book was read from.
func (b *Book) Source() plan.Source {
	return plan.Source{Name: b.Name, SHA256: b.SHA256, Size: b.Size}
}

// Table returns the table of that sheet, or nil.
func (b *Book) Table(key SheetKey) *Table {
	for _, t := range b.Tables {
		if t.Sheet.Key == key {
			return t
		}
	}
	return nil
}
