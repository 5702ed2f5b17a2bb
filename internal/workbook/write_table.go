package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/xlsx"
)

// writeTable writes one table. All that concerns the sheet as a whole is set
// first, because the stream writes it before the rows.
func (w *writer) writeTable(l *sheetLayout) {
	lastColumn := diag.ColumnName(len(l.slots))
	// The filter comes first: excelize forgets the sheet's properties there.
	w.must(w.f.AutoFilter(l.Name, ref("A", headerRow)+":"+ref(lastColumn, l.last), nil))
	w.tab(l.Name, groundDue)
	w.view(l.Name, headerRow, l.PinnedColumns)
	w.announce(l.Key, l.Name, headerRow, l.PinnedColumns)
	w.page(l.Name, l.PagesWide, w.printTitles(l))
	w.protect(l.Name)
	for i, s := range l.slots {
		if !l.Memory {
			w.validate(l, s, diag.ColumnName(i+1))
		}
	}
	w.markCells(l)
	if w.err != nil {
		return
	}

	var widths []float64
	for _, s := range l.slots {
		widths = append(widths, s.col.Width)
	}
	sheet := w.newFlow(l.Name, widths...)
	if sheet.stream == nil {
		return
	}
	for i, s := range slices.Backward(l.slots) {
		format, align := s.col.display()
		w.must(sheet.stream.SetColStyle(i+1, i+1, w.styles.of(roleInput, format, align)))
	}
	w.writeGuide(sheet, l)
	for i := range l.table.Rows {
		w.writeRow(sheet, l, i)
	}
	sheet.flush()
}

func (w *writer) printTitles(l *sheetLayout) string {
	name := quoteSheet(l.Name)
	titles := fmt.Sprintf("%s!$%d:$%d", name, headerRow, headerRow)
	if l.PagesWide > 1 && l.PinnedColumns > 0 {
		titles = name + "!$A:$" + diag.ColumnName(l.PinnedColumns) + "," + titles
	}
	return titles
}

// writeGuide writes the rows above the records, headers included.
func (w *writer) writeGuide(sheet *flow, l *sheetLayout) {
	title := []excelize.Cell{{StyleID: w.styles.plain(roleSubtitle), Value: titleRuns(l.Sheet)}}
	var groups, forms, examples, headers []excelize.Cell
	band, previous := roleGroup2, ""
	for i, s := range l.slots {
		if i > 0 {
			title = append(title, w.cell(roleSubtitle, nil))
		}
		group := w.cell(band, nil)
		if s.col.Group != previous {
			previous = s.col.Group
			band = roleGroup + roleGroup2 - band
			group = w.cell(band, s.col.Group)
		}
		if s.col.Group == "" {
			group = w.cell(roleForm, nil)
		}
		example := s.col.Example
		if i == 0 {
			example = ExampleMarker + " " + example
		}
		_, align := s.col.display()
		groups = append(groups, group)
		forms = append(forms, w.cell(roleForm, s.col.formHint()))
		examples = append(examples, excelize.Cell{StyleID: w.styles.of(roleExample, "", align), Value: example})
		headers = append(headers, w.header(s))
	}
	// The rows of the layout that schema.go describes, in order.
	sheet.row(28, title...)
	sheet.row(18, groups...)
	sheet.row(26, forms...)
	sheet.row(26, examples...)
	sheet.row(34, headers...)
}

func (w *writer) header(s slot) excelize.Cell {
	switch {
	case s.year != 0:
		return excelize.Cell{StyleID: w.styles.of(roleYear, formatYear, ""), Value: s.year}
	case s.col.Need == Optional:
		return excelize.Cell{StyleID: w.styles.plain(roleFree), Value: s.col.Header}
	}
	return excelize.Cell{StyleID: w.styles.plain(roleDue), Value: s.col.Header}
}

func titleRuns(s *Sheet) []excelize.RichTextRun {
	return []excelize.RichTextRun{
		{Text: s.Name, Font: &excelize.Font{Family: fontName, Size: 16, Bold: true, Color: groundDue}},
		{Text: strings.TrimPrefix(s.Title(), s.Name), Font: &excelize.Font{Family: fontName, Size: 11, Color: inkSoft}},
	}
}

func (w *writer) writeRow(sheet *flow, l *sheetLayout, index int) {
	row := &l.table.Rows[index]
	r := roleInput
	if w.isReadOnly(l, index) {
		r = roleLocked
	}
	cells := make([]excelize.Cell, len(l.slots))
	lines := 1
	for i, s := range l.slots {
		cell := &row.Cells[s.cell]
		format, align := s.col.display()
		if cell.IsBlank() {
			if r == roleLocked {
				cells[i] = excelize.Cell{StyleID: w.styles.of(r, format, align)}
			}
			continue
		}
		value, link := w.cellValue(l.Sheet, s.col, cell)
		lines = max(lines, linesOf(value, s.col.Width))
		cells[i] = excelize.Cell{StyleID: w.styles.of(r, format, align), Value: value}
		if link != "" {
			w.must(w.f.SetCellHyperLink(l.Name, ref(diag.ColumnName(i+1), sheet.next), link, "External"))
		}
	}
	sheet.row(heightOf(lines), cells...)
}

// lineHeight is that of the body text, in points.
const lineHeight = 15

// heightOf is the height of a row of text lines, as far as Excel allows.
func heightOf(lines int) float64 { return min(lineHeight*float64(lines), excelize.MaxRowHeight) }

// linesOf estimates the lines that a text wraps on in a column of that width.
// Excel counts widths in digits; French text holds about a tenth more letters,
// what the ends of lines leave blank included.
func linesOf(value any, width float64) int {
	text, lines := "", 0
	switch value := value.(type) {
	case string:
		text = value
	case []excelize.RichTextRun:
		for _, r := range value {
			text += r.Text
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line)-1)/(1.1*width))
	}
	return lines
}

// cellValue returns a cell's value as excelize wants it, and the link on the
// whole cell.
func (w *writer) cellValue(s *Sheet, c *Column, cell *Cell) (value any, link string) {
	switch cell.Kind {
	case CellBlank:
		return nil, ""
	case CellRich:
		runs, link := flatten(cell.Rich)
		total := 0
		for _, r := range runs {
			total += utf16Len(r.Text)
		}
		if total > xlsx.MaxCellChars {
			w.must(&TextTooLongError{Sheet: s.Name, Column: c.Header, At: cell.At})
		}
		return richValue(runs), link
	case CellNumber:
		switch c.Type {
		case TypePercent, TypeMoney:
			return settle(cell.Number / 100), ""
		case TypeTheme:
			if label := w.lists.themeLabels[plan.ThemeID(cell.Number)]; label != "" && s.Key != SheetThemes {
				return label, ""
			}
		}
		return settle(cell.Number), ""
	case CellDate:
		if serial, ok := serialOf(cell.Day); ok {
			return serial, ""
		}
		return french.DateShort(cell.Day.Year, cell.Day.Month, cell.Day.Day), ""
	case CellBool:
		if cell.Number != 0 {
			return "oui", ""
		}
		return "non", ""
	case CellNA:
		return "n.d.", ""
	case CellNotApplicable:
		return "s.o.", ""
	}
	if utf16Len(cell.Text) > xlsx.MaxCellChars {
		w.must(&TextTooLongError{Sheet: s.Name, Column: c.Header, At: cell.At})
	}
	return xlsx.SafeText(cell.Text), ""
}

// serialOf is the day as Excel counts them. The days before March 1900, which
// Excel and LibreOffice count differently, have none.
func serialOf(d plan.Day) (int, bool) {
	const secondsPerDay = 24 * 60 * 60
	start := plan.Day{Year: 1899, Month: 12, Day: 30}.Time().Unix()
	serial := int((d.Time().Unix() - start) / secondsPerDay)
	return serial, serial > 60
}

// flatten writes a rich text as the runs of one cell, one line per block. The
// link is that of the whole cell; a link on part of a text follows it between
// brackets, since a cell holds one link.
func flatten(text richtext.Text) (runs []richtext.Run, link string) {
	link = commonLink(text)
	number := 0
	for i, block := range text {
		lead := ""
		if i > 0 {
			lead = "\n"
		}
		if block.Kind == richtext.Numbered {
			number++
			lead += strconv.Itoa(number) + ". "
		} else {
			number = 0
		}
		if block.Kind == richtext.Bullet {
			lead += "• "
		}
		for j, run := range block.Runs {
			if j == 0 {
				run.Text = lead + run.Text
			}
			if link == "" && run.Link != "" && !strings.Contains(run.Text, strings.TrimPrefix(run.Link, "mailto:")) {
				run.Text += " (" + strings.TrimPrefix(run.Link, "mailto:") + ")"
			}
			if last := len(runs) - 1; last >= 0 && runs[last].Bold == run.Bold && runs[last].Italic == run.Italic {
				runs[last].Text += run.Text
			} else {
				runs = append(runs, run)
			}
		}
	}
	return runs, link
}

// commonLink returns the link that all runs share, or "".
func commonLink(text richtext.Text) string {
	link, first := "", true
	for _, block := range text {
		for _, run := range block.Runs {
			if first {
				link, first = run.Link, false
			}
			if run.Link != link {
				return ""
			}
		}
	}
	return link
}

// richValue is a string, or rich text runs where a part is bold or italic. The
// runs come merged: one run is one look for the whole text, which stresses
// nothing, and is not read back.
func richValue(runs []richtext.Run) any {
	switch len(runs) {
	case 0:
		return nil
	case 1:
		return xlsx.SafeText(runs[0].Text)
	}
	out := make([]excelize.RichTextRun, len(runs))
	for i, r := range runs {
		out[i] = excelize.RichTextRun{Text: xlsx.SafeText(r.Text), Font: &excelize.Font{Family: fontName, Size: 11, Color: inkDark, Bold: r.Bold, Italic: r.Italic}}
	}
	return out
}
