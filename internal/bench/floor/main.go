// Command floor is what the benchmark compares with: the least that makes a PDF
// of a workbook with the two libraries that the program itself is made with. It
// reads the rows with excelize, draws the bare tables with fpdf, and nothing
// else: no check, no tag, no chart, no contents, no summary.
//
//	go run ./internal/bench/floor plan.xlsx plan.pdf
//
// It is written as both libraries' documentation would have it, without
// tricks, and must not be improved: it is a unit of measure.
package main

import (
	"fmt"
	"log"
	"os"
	"slices"

	"github.com/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/bench/bare"
	"nrreport/templates"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: floor plan.xlsx plan.pdf")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	book, err := excelize.OpenFile(from)
	if err != nil {
		return err
	}
	defer book.Close()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("sans", "", slices.Clone(templates.SansRegular))
	pdf.AddUTF8FontFromBytes("sans", "B", slices.Clone(templates.SansBold))
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(false, margin)
	for _, t := range bare.Tables() {
		rows, err := book.GetRows(t.Sheet)
		if err != nil {
			return err
		}
		draw(pdf, t, rows)
	}
	if err := pdf.OutputFileAndClose(to); err != nil {
		return err
	}
	fmt.Println(pdf.PageNo(), "pages")
	return nil
}

const (
	margin = 15.0 // mm
	line   = 3.6  // mm
	size   = 8.0  // pt
	bottom = 297 - margin
)

// draw draws a sheet as a table, its titles again on each page.
func draw(pdf *fpdf.Fpdf, t bare.Table, rows [][]string) {
	head, columns := find(t, rows)
	if head < 0 {
		return
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Header
	}
	newPage := func() {
		pdf.AddPage()
		pdf.SetFont("sans", "B", size)
		drawRow(pdf, t, titles)
		pdf.SetFont("sans", "", size)
	}
	newPage()
	for _, row := range rows[head+1:] {
		cells := make([]string, len(columns))
		for i, c := range columns {
			if c < len(row) {
				cells[i] = row[c]
			}
		}
		if cells[0] == "" {
			continue
		}
		if pdf.GetY()+height(pdf, t, cells) > bottom {
			newPage()
		}
		drawRow(pdf, t, cells)
	}
}

// find returns the row of the titles, and where each column stands.
func find(t bare.Table, rows [][]string) (head int, columns []int) {
	for i, row := range rows {
		columns = columns[:0]
		for _, c := range t.Columns {
			columns = append(columns, slices.Index(row, c.Header))
		}
		if !slices.Contains(columns, -1) {
			return i, columns
		}
	}
	return -1, nil
}

func height(pdf *fpdf.Fpdf, t bare.Table, cells []string) float64 {
	most := 1
	for i, text := range cells {
		most = max(most, len(pdf.SplitText(text, t.Columns[i].Width)))
	}
	return float64(most)*line + 1
}

func drawRow(pdf *fpdf.Fpdf, t bare.Table, cells []string) {
	x, y, h := margin, pdf.GetY(), height(pdf, t, cells)
	for i, text := range cells {
		width := t.Columns[i].Width
		pdf.Rect(x, y, width, h, "D")
		pdf.SetXY(x, y+0.5)
		pdf.MultiCell(width, line, text, "", "L", false)
		x += width
	}
	pdf.SetXY(margin, y+h)
}
