package summary

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/document"
)

// put writes a cell with its look; a nil value leaves it empty.
func (b *book) put(sheet string, col, row int, value any, s style) {
	if b.err != nil {
		return
	}
	at := cellName(col, row)
	switch v := value.(type) {
	case nil:
	case []excelize.RichTextRun:
		b.must(b.f.SetCellRichText(sheet, at, v))
	default:
		b.must(b.f.SetCellValue(sheet, at, v))
	}
	id, err := b.styles.id(s)
	b.must(err)
	b.must(b.f.SetCellStyle(sheet, at, at, id))
}

func (b *book) column(sheet string, col int, width float64) {
	letters := strings.TrimRight(cellName(col, 1), "1")
	b.must(b.f.SetColWidth(sheet, letters, letters, width))
}

func (b *book) height(sheet string, row int, points float64) {
	b.must(b.f.SetRowHeight(sheet, row, min(points, maxRowHeight)))
}

// font is the font of a part of a cell.
func (b *book) font(size float64, bold bool, tone document.Tone) *excelize.Font {
	return &excelize.Font{Family: fontName, Size: size, Bold: bold, Color: b.styles.palette.tone(tone).Hex()}
}

// declare makes a table of a range, so that programs announce its headers. It
// has no filter button: on the printed page they would hide the headers.
func (b *book) declare(sheet, name, area string) {
	if b.err != nil {
		return
	}
	b.must(b.f.AddTable(sheet, &excelize.Table{Name: name, Range: area, ShowRowStripes: new(bool)}))
	b.setAside(name)
	if b.err != nil {
		return
	}
	// Excelize gives every table a filter, and no way to leave it out.
	last := &b.tables[len(b.tables)-1]
	before, rest, _ := bytes.Cut(*last, []byte("<autoFilter"))
	_, after, _ := bytes.Cut(rest, []byte("</autoFilter>"))
	*last = slices.Concat(before, after)
}

// setAside takes the table that was just added out of the sight of excelize,
// which reads all of them again for each new one: a twentieth of the time of a
// build of 40 actions. What stands in its place tells the number and the name,
// which are all that it looks for.
func (b *book) setAside(name string) {
	part := tablePart(len(b.tables))
	content, ok := b.f.Pkg.Load(part)
	if !ok {
		b.must(fmt.Errorf("summary: the table %s is not in %s", name, part))
		return
	}
	b.tables = append(b.tables, content.([]byte))
	b.f.Pkg.Store(part, fmt.Appendf(nil, `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%s"/>`, len(b.tables), name))
}

// putBack puts the tables in their places.
func (b *book) putBack() {
	for i, content := range b.tables {
		b.f.Pkg.Store(tablePart(i), content)
	}
}

// tablePart is where excelize keeps a table, by its rank from 0.
func tablePart(rank int) string { return fmt.Sprintf("xl/tables/table%d.xml", rank+1) }
