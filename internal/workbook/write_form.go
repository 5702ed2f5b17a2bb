package workbook

import (
	"bytes"
	"image"
	_ "image/jpeg" // the size of a pasted logo
	_ "image/png"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/xlsx"
)

// layOutForm gives each line of a form its row: a title for each group, one
// line per column, the logo at the end of its group.
func (l *sheetLayout) layOutForm() {
	row, group := formHeaderRow+1, ""
	for i := range l.Columns {
		c := &l.Columns[i]
		if c.Group != group {
			group = c.Group
			row++ // the group's title
		}
		l.lines = append(l.lines, row)
		row++
	}
	l.logo = row
	l.last = row
}

// formWidths are the widths of the form's columns, in characters.
var formWidths = [4]float64{30, 62, 66, 40}

// writeForm writes the label / value sheet. It is not protected: LibreOffice
// refuses to paste a picture on a protected sheet, and the logo is pasted here.
// The labels are guarded by a validation instead.
func (w *writer) writeForm(l *sheetLayout) {
	name := l.Name
	w.tab(name, groundDue)
	w.view(name, formHeaderRow, 0)
	w.announce(l.Key, name, formHeaderRow, 1)
	w.page(name, 1, quoteSheet(name)+"!$3:$3")
	for i, width := range formWidths {
		w.must(w.f.SetColWidth(name, diag.ColumnName(i+1), diag.ColumnName(i+1), width))
	}
	w.must(w.f.SetCellRichText(name, "A1", titleRuns(l.Sheet)))
	w.styleCell(name, "A1", roleSubtitle)
	w.must(w.f.SetRowHeight(name, 1, 28))
	for i, header := range formHeaders() {
		w.text(name, ref(diag.ColumnName(i+1), formHeaderRow), header, roleFree)
	}

	var row *Row
	if len(l.table.Rows) > 0 {
		row = &l.table.Rows[0]
	}
	group := ""
	for i := range l.Columns {
		c := &l.Columns[i]
		if c.Group != group {
			group = c.Group
			for _, column := range []string{"A", "B", "C", "D"} {
				w.styleCell(name, ref(column, l.lines[i]-1), roleHeading)
			}
			w.text(name, ref("A", l.lines[i]-1), group, roleHeading)
			w.must(w.f.SetRowHeight(name, l.lines[i]-1, 26))
		}
		w.writeLine(l, i, row)
	}
	w.writeLogo(l)
	w.markForm(l)
	w.guardLabels(l)
}

func (w *writer) writeLine(l *sheetLayout, index int, row *Row) {
	c, number := &l.Columns[index], l.lines[index]
	label := roleLabel
	if c.Need != Optional {
		label = roleLabelDue
	}
	w.text(l.Name, ref("A", number), c.Header, label)
	w.text(l.Name, ref("C", number), c.formHelp(), roleAside)
	w.text(l.Name, ref("D", number), c.Example, roleExample)

	r := roleInput
	if w.isReadOnly(l, 0) {
		r = roleLocked
	}
	format, _ := c.display()
	cell := ref("B", number)
	w.must(w.f.SetCellStyle(l.Name, cell, cell, w.styles.of(r, format, "left")))
	w.validate(l, slot{cell: index, col: c}, "B")
	lines := max(linesOf(c.formHelp(), formWidths[2]), linesOf(c.Example, formWidths[3]))
	if c.Type == TypeProse {
		lines = max(lines, 5) // room to type
	}
	var value any
	var link string
	if row != nil {
		value, link = w.cellValue(l.Sheet, c, &row.Cells[index])
	}
	w.must(w.f.SetRowHeight(l.Name, number, heightOf(max(lines, linesOf(value, formWidths[1])))))
	if value == nil {
		return
	}
	switch value := value.(type) {
	case string:
		w.must(xlsx.SetText(w.f, l.Name, cell, value))
	case []excelize.RichTextRun:
		w.must(w.f.SetCellRichText(l.Name, cell, value))
	default:
		w.must(w.f.SetCellValue(l.Name, cell, value))
	}
	if link != "" {
		w.must(w.f.SetCellHyperLink(l.Name, cell, link, "External"))
	}
}

const logoHeight = 96 // points

// writeLogo writes the frame where the logo is pasted, and the logo in it.
func (w *writer) writeLogo(l *sheetLayout) {
	cell := ref("B", l.logo)
	w.text(l.Name, ref("A", l.logo), LogoLabel, roleLabel)
	w.text(l.Name, ref("C", l.logo), french.Typeset(logoHelp), roleAside)
	w.must(w.f.SetRowHeight(l.Name, l.logo, logoHeight))
	w.styleCell(l.Name, cell, rolePicture)
	logo := w.book.Logo
	if logo == nil {
		w.text(l.Name, cell, logoPlace, rolePicture)
		return
	}
	w.addLogo(l.Name, cell, logo)
}

func (w *writer) addLogo(sheet, cell string, logo *plan.Logo) {
	extension := ".png"
	if logo.Format == "jpeg" {
		extension = ".jpeg"
	}
	scale := 1.0
	if size, _, err := image.DecodeConfig(bytes.NewReader(logo.Data)); err == nil && size.Width > 0 && size.Height > 0 {
		const pixelsPerPoint = 96.0 / 72
		const high, wide = (logoHeight - 8) * pixelsPerPoint, 400.0
		scale = min(1, high/float64(size.Height), wide/float64(size.Width))
	}
	w.must(w.f.AddPictureFromBytes(sheet, cell, &excelize.Picture{
		Extension: extension, File: logo.Data, InsertType: excelize.PictureInsertTypePlaceOverCells,
		Format: &excelize.GraphicOptions{AltText: "Logo de la collectivité", OffsetX: 5, OffsetY: 5, ScaleX: scale, ScaleY: scale, Positioning: "oneCell"},
	}))
}

func (w *writer) text(sheet, cell, text string, r role) {
	w.must(xlsx.SetText(w.f, sheet, cell, text))
	w.styleCell(sheet, cell, r)
}

func (w *writer) styleCell(sheet, cell string, r role) {
	w.must(w.f.SetCellStyle(sheet, cell, cell, w.styles.plain(r)))
}
