package workbook

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// WriteOptions says what a workbook is written for. The zero value writes an
// ordinary workbook, all cells open.
type WriteOptions struct {
	// For is the department the workbook is prepared for; Lisez-moi and the
	// document's title say so.
	For string
	// ReadOnly tells the rows given as context, greyed and locked; row is the
	// index in the table's Rows (0 for a form). Nil locks none.
	ReadOnly func(sheet SheetKey, row int) bool
	// Properties are custom document properties beside [VersionProperty],
	// written in the order given.
	Properties []Property
}

// Property is a custom document property. It survives Excel and LibreOffice.
type Property struct{ Name, Value string }

// A TextTooLongError says that a cell cannot hold a text: the format's limit
// is [xlsx.MaxCellChars].
type TextTooLongError struct {
	Sheet, Column string
	At            diag.Position // where the text came from, if it was read
}

func (e *TextTooLongError) Error() string {
	where := fmt.Sprintf("feuille « %s »", e.Sheet)
	if cell := e.At.Cell(); cell != "" {
		where += ", " + cell
	}
	return fmt.Sprintf("Le texte de la colonne « %s » (%s) dépasse %s caractères : une cellule ne peut pas le contenir.", e.Column, where, french.Integer(xlsx.MaxCellChars))
}

// Write writes the book as a workbook to fill in, with the look, the
// drop-downs, the validations and the guide of the template; the template is
// what it makes of [Blank]. Tables that the book lacks are written empty. The
// same book and options give the same bytes.
//
// Errors are w's own, or a [*TextTooLongError].
func Write(w io.Writer, b *Book, opt WriteOptions) error {
	wr := newWriter(b, opt)
	defer wr.f.Close()
	wr.write()
	if err := errors.Join(wr.err, wr.styles.err); err != nil {
		return err
	}
	return xlsx.Save(wr.f, w, xlsx.RowsFollowText, xlsx.DigitsMayBeText)
}

// writer builds one workbook. Its methods do nothing after the first error.
type writer struct {
	f      *excelize.File
	book   *Book
	opt    WriteOptions
	styles *styles
	sheets []*sheetLayout // in the model's order
	lists  lists
	err    error
}

// sheetLayout is where the cells of one data sheet go.
type sheetLayout struct {
	*Sheet
	table *Table
	slots []slot
	// last is the last row made ready for input (tables).
	last int
	// lines are the rows of a form, parallel to Columns; logo is the row of
	// the logo.
	lines []int
	logo  int
}

// slot is one written column of a table.
type slot struct {
	cell int     // index in Row.Cells
	col  *Column // of a year column: [yearColumn]
	year int     // 0 for a column of the model
}

// yearColumn describes the cells of every year column.
var yearColumn = Column{Key: "annee", Header: "Valeur de l’année", Type: TypeMeasure, Commits: Published, Group: yearGroup, Help: yearHelp, Example: yearExample, Width: 11}

func newWriter(b *Book, opt WriteOptions) *writer {
	f := excelize.NewFile()
	w := &writer{f: f, book: b, opt: opt, styles: newStyles(f)}
	for _, s := range Model() {
		t := b.Table(s.Key)
		if t == nil {
			t = &Table{Sheet: s}
		}
		if s.Memory && len(t.Rows) == 0 {
			continue
		}
		w.sheets = append(w.sheets, layOut(s, t))
	}
	return w
}

func layOut(s *Sheet, t *Table) *sheetLayout {
	l := &sheetLayout{Sheet: s, table: t}
	if s.Form {
		l.layOutForm()
		return l
	}
	for i := range s.Columns {
		c := &s.Columns[i]
		if !c.OnDemand || t.hasValue(i) {
			l.slots = append(l.slots, slot{cell: i, col: c})
		}
		if s.YearColumns && c.Key == s.YearsAfter {
			for j, year := range t.Years {
				l.slots = append(l.slots, slot{cell: len(s.Columns) + j, col: &yearColumn, year: year})
			}
		}
	}
	l.last = firstRow - 1 + max(1, len(t.Rows)+s.BlankRows)
	return l
}

// hasValue reports whether a cell of the column holds something.
func (t *Table) hasValue(cell int) bool {
	for i := range t.Rows {
		if !t.Rows[i].Cells[cell].IsBlank() {
			return true
		}
	}
	return false
}

// of returns the layout of a sheet.
func (w *writer) of(key SheetKey) *sheetLayout {
	for _, l := range w.sheets {
		if l.Key == key {
			return l
		}
	}
	return nil
}

// column returns the letters of the column of that key.
func (l *sheetLayout) column(key string) string {
	for i, s := range l.slots {
		if s.year == 0 && s.col.Key == key {
			return diag.ColumnName(i + 1)
		}
	}
	return ""
}

// cells returns the absolute range of a table's column, with its sheet.
func (l *sheetLayout) cells(column string) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoteSheet(l.Name), column, firstRow, column, l.last)
}

// answer returns the absolute reference of a form's answer, with its sheet.
func (l *sheetLayout) answer(key string) string {
	return fmt.Sprintf("%s!$B$%d", quoteSheet(l.Name), l.lines[l.Column(key)])
}

func (w *writer) write() {
	w.must(w.f.SetSheetName("Sheet1", serviceName(SheetReadMe)))
	for _, l := range w.sheets {
		w.addSheet(l.Name)
	}
	w.addSheet(serviceName(SheetCatalogue))
	w.addSheet(serviceName(SheetHelp))
	w.addSheet(serviceName(SheetLists))
	w.addOrigin()
	// Now: afterwards, excelize would parse the sheets it has streamed.
	w.f.SetActiveSheet(0)
	w.must(w.f.SetSheetVisible(serviceName(SheetLists), false))

	w.writeLists()
	w.writeReadMe()
	for _, l := range w.sheets {
		if l.Form {
			w.writeForm(l)
		} else {
			w.writeTable(l)
		}
	}
	w.writeCatalogue()
	w.writeHelp()
	w.writeOrigin()
	w.writeProperties()
}

func (w *writer) addSheet(name string) {
	_, err := w.f.NewSheet(name)
	w.must(err)
}

func (w *writer) must(err error) {
	if err != nil && w.err == nil {
		w.err = err
	}
}

// writeProperties dates nothing: the same book must give the same bytes.
func (w *writer) writeProperties() {
	title := "Stratégie numérique responsable – classeur à remplir"
	if w.opt.For != "" {
		title += " – " + w.opt.For
	}
	w.must(w.f.SetDocProps(&excelize.DocProperties{
		Title: title, Creator: "nrreport", LastModifiedBy: "nrreport", Language: "fr-FR",
	}))
	w.must(w.f.SetCustomProps(excelize.CustomProperty{Name: VersionProperty, Value: int32(ModelVersion)}))
	for _, p := range w.opt.Properties {
		w.must(w.f.SetCustomProps(excelize.CustomProperty{Name: p.Name, Value: p.Value}))
	}
}

func serviceName(key SheetKey) string {
	for _, s := range ServiceSheets() {
		if s.Key == key {
			return s.Name
		}
	}
	return string(key)
}

// quoteSheet writes a sheet's name as formulas want it.
func quoteSheet(name string) string { return "'" + name + "'" }

func ref(column string, row int) string { return column + strconv.Itoa(row) }

// utf16Len counts characters as Excel does.
func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

// page sets how a sheet is printed: A4 landscape, as many pages wide as it
// needs and as tall as it comes, its name and the page number at the foot.
func (w *writer) page(sheet string, wide int, titles string) {
	a4, landscape, tall := 9, "landscape", 0
	w.must(w.f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}))
	fit := true
	w.must(w.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	side, end, foot := 0.4, 0.5, 0.25
	w.must(w.f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &foot, Footer: &foot}))
	w.must(w.f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: xlsx.PageFooter}))
	if titles != "" {
		w.must(w.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: sheet}))
	}
}

// tab sets the colour of the sheet's tab.
func (w *writer) tab(sheet, colour string) {
	w.must(w.f.SetSheetProps(sheet, &excelize.SheetPropsOptions{TabColorRGB: &colour}))
}

// view hides the grid, and sets the rows and columns that stay in sight.
func (w *writer) view(sheet string, rows, columns int) {
	grid := false
	w.must(w.f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	if rows == 0 && columns == 0 {
		return
	}
	pane := "bottomLeft"
	if columns > 0 {
		pane = "bottomRight"
	}
	corner := ref(diag.ColumnName(columns+1), rows+1)
	w.must(w.f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	}))
}

// announce names the cell where the headers of a sheet's columns and of its rows
// meet, the way JAWS and NVDA look for it: they then say, with each cell, the
// header of its column and what stands in the first columns of its row, as many
// as asked. Without a rank of the sheet in the name, unlike in the summary, it
// holds when a sheet is added or moved; so one table a sheet.
func (w *writer) announce(key SheetKey, sheet string, row, columns int) {
	kind, corner := "ColumnTitle_", fmt.Sprintf("$A$%d", row)
	if columns > 0 {
		kind = "Title_"
	}
	if columns > 1 {
		corner += fmt.Sprintf(":$%s$%d", diag.ColumnName(columns), row)
	}
	w.defineName(kind+strings.ReplaceAll(string(key), "-", "_"), quoteSheet(sheet)+"!"+corner)
}

// protect locks what is not input. There is no password: the lock guides, it
// does not forbid.
func (w *writer) protect(sheet string) {
	w.must(w.f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true,
		FormatCells: true, FormatColumns: true, FormatRows: true,
		InsertRows: true, InsertColumns: true, InsertHyperlinks: true, DeleteRows: true,
		Sort: true, AutoFilter: true, EditObjects: true, EditScenarios: true,
	}))
}
