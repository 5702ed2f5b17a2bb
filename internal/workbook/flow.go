package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/xlsx"
)

// flow writes a sheet from top to bottom, through excelize's stream: it is
// faster than cell by cell, and the only way to give a formula the text it
// yields (the other keeps an index of the shared strings instead).
type flow struct {
	w      *writer
	name   string
	stream *excelize.StreamWriter
	next   int // the row that comes
}

// newFlow starts a sheet with columns of these widths. Whatever concerns the
// sheet as a whole must be set before.
func (w *writer) newFlow(sheet string, widths ...float64) *flow {
	fl := &flow{w: w, name: sheet, next: 1}
	if w.err != nil {
		return fl
	}
	stream, err := w.f.NewStreamWriter(sheet)
	if err != nil {
		w.must(err)
		return fl
	}
	fl.stream = stream
	// From the last to the first: excelize puts each before those it has.
	for i, width := range slices.Backward(widths) {
		w.must(stream.SetColWidth(i+1, i+1, width))
	}
	return fl
}

// row writes the next row. Without height, the row has that of one line.
func (fl *flow) row(height float64, cells ...excelize.Cell) {
	values := make([]any, len(cells))
	for i, c := range cells {
		if c.StyleID != 0 || c.Value != nil {
			values[i] = c
		}
	}
	if fl.stream != nil {
		fl.w.must(fl.stream.SetRow(ref("A", fl.next), values, excelize.RowOpts{Height: height}))
	}
	fl.next++
}

func (fl *flow) flush() {
	if fl.stream != nil {
		fl.w.must(fl.stream.Flush())
	}
}

// cell is a cell that looks like its role. Texts are cleaned of what a
// workbook cannot hold.
func (w *writer) cell(r role, value any) excelize.Cell {
	if text, ok := value.(string); ok {
		value = xlsx.SafeText(text)
	}
	return excelize.Cell{StyleID: w.styles.plain(r), Value: value}
}
