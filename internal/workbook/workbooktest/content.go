package workbooktest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"nrreport/internal/workbook"
)

// PNG is a small picture that may be a logo.
func PNG() []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	for i := range 8 {
		picture.Set(i, i%4, color.NRGBA{R: 31, G: 95, B: 122, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Content is all that a book says, as lines to compare: sheets, years, rows in
// their order, each filled cell with its formatting, and the logo; not the
// places of the cells.
func Content(b *workbook.Book) []string {
	var lines []string
	for _, s := range workbook.Model() {
		t := b.Table(s.Key)
		if t == nil {
			t = &workbook.Table{Sheet: s}
		}
		lines = append(lines, fmt.Sprint(s.Name, " ", t.Years))
		for i := range t.Rows {
			var cells []string
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; !c.IsBlank() {
					cells = append(cells, t.ColumnKey(j)+"="+cellContent(c))
				}
			}
			lines = append(lines, fmt.Sprintf("  %d: %s", i, strings.Join(cells, " | ")))
		}
	}
	if b.Logo != nil {
		lines = append(lines, fmt.Sprintf("logo %s %x", b.Logo.Format, b.Logo.Data))
	}
	return lines
}

func cellContent(c *workbook.Cell) string {
	switch c.Kind {
	case workbook.CellRich:
		var b strings.Builder
		for _, block := range c.Rich {
			fmt.Fprintf(&b, "{%d", block.Kind)
			look := ""
			for _, r := range block.Runs {
				if l := fmt.Sprintf(" [%t %t %s] ", r.Bold, r.Italic, r.Link); l != look {
					look = l
					b.WriteString(look)
				}
				b.WriteString(r.Text)
			}
			b.WriteString("}")
		}
		return b.String()
	case workbook.CellDate:
		return c.Day.ISO()
	case workbook.CellNumber, workbook.CellBool:
		return fmt.Sprint(c.Kind, " ", c.Number)
	}
	return fmt.Sprintf("%d %q", c.Kind, c.Text)
}
