package summary

import (
	"bytes"
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
	// Excelize gives every table a filter, and no way to leave it out.
	b.f.Pkg.Range(func(part, content any) bool {
		xml, ok := content.([]byte)
		if !ok || !strings.HasPrefix(part.(string), "xl/tables/") || !bytes.Contains(xml, []byte(` name="`+name+`"`)) {
			return true
		}
		before, rest, _ := bytes.Cut(xml, []byte("<autoFilter"))
		_, after, _ := bytes.Cut(rest, []byte("</autoFilter>"))
		b.f.Pkg.Store(part, append(bytes.Clone(before), after...))
		return false
	})
}
