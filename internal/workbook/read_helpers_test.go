package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx/plainread"
)

// blankWorkbook is the template, written once for all the tests.
var blankWorkbook = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if err := Write(&b, Blank(), WriteOptions{}); err != nil {
		panic(err)
	}
	return b.Bytes()
})

// edit opens the template, applies the changes, and returns the new file.
func edit(t testing.TB, changes ...func(*excelize.File)) []byte {
	t.Helper()
	return editFile(t, blankWorkbook(), changes...)
}

func editFile(t testing.TB, data []byte, changes ...func(*excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, change := range changes {
		change(f)
	}
	return saved(t, f)
}

// saved returns the bytes of the workbook. excelize writes no error value, and
// calls the result of every formula a text: =NA() and the sums are mended here.
func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	data := patch(t, b.Bytes(), "xl/worksheets/", errorFormula, `$1 t="e"><v>#N/A</v></c>`)
	return patch(t, data, "xl/worksheets/", sumFormula, "$1$2")
}

var (
	errorFormula = regexp.MustCompile(`(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="str")?><f>NA\(\)</f>(?:<v></v>)?</c>`)
	sumFormula   = regexp.MustCompile(`(<c r="[A-Z]+\d+"(?: s="\d+")?) t="str"(><f>SUM\([^)]*\)</f><v>\d)`)
)

// patch rewrites the parts of a package whose name starts with prefix.
func patch(t testing.TB, data []byte, prefix string, re *regexp.Regexp, by string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, prefix) {
			content = re.ReplaceAll(content, []byte(by))
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set puts a value in a cell. A formula is given as [formula].
func set(sheet, cell string, value any) func(*excelize.File) {
	return func(f *excelize.File) {
		switch v := value.(type) {
		case formula:
			must(f.SetCellFormula(sheet, cell, string(v)))
		case styled:
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &v.format})
			must(err)
			must(f.SetCellValue(sheet, cell, v.value))
			must(f.SetCellStyle(sheet, cell, cell, style))
		default:
			must(f.SetCellValue(sheet, cell, value))
		}
	}
}

// formula is a formula without cached value; NA() becomes an error value.
type formula string

// styled is a number under a number format.
type styled struct {
	value  any
	format string
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// row fills a row of a table, value by column key; "2025" is a year column.
func row(key SheetKey, number int, values map[string]any) func(*excelize.File) {
	return func(f *excelize.File) {
		s := SheetOf(key)
		for _, column := range slices.Sorted(mapKeys(values)) {
			set(s.Name, columnOf(f, s, column)+strconv.Itoa(number), values[column])(f)
		}
	}
}

func mapKeys(m map[string]any) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// columnOf finds the letters of a column of the template by its key or year.
func columnOf(f *excelize.File, s *Sheet, key string) string {
	title := key
	if i := s.Column(key); i >= 0 {
		title = s.Columns[i].Header
	}
	rows, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
	must(err)
	for i, text := range rows[headerRow-1] {
		if text == title {
			return diag.ColumnName(i + 1)
		}
	}
	panic(fmt.Sprintf("%s has no column %q", s.Name, key))
}

// answer fills a line of the form.
func answer(key string, value any) func(*excelize.File) {
	return func(f *excelize.File) { set(communitySheet.Name, answerCell(f, key), value)(f) }
}

func answerCell(f *excelize.File, key string) string {
	title := communitySheet.Columns[communitySheet.Column(key)].Header
	rows, err := f.GetRows(communitySheet.Name)
	must(err)
	for i, r := range rows {
		if len(r) > 0 && r[0] == title {
			return "B" + strconv.Itoa(i+1)
		}
	}
	panic("no line " + key)
}

// read reads a workbook that can be read, and checks the promise that nothing
// is lost.
func read(t testing.TB, data []byte) (*Book, diag.List) {
	t.Helper()
	book, diags, err := Read("essai.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, lost := range lostCells(t, data, book, diags) {
		t.Errorf("lost: %s", lost)
	}
	return book, diags
}

// lostCells names the cells of the data sheets that are neither in the book nor
// named by a diagnostic. It finds them by a path of its own through the package.
func lostCells(t testing.TB, data []byte, book *Book, diags diag.List) []string {
	t.Helper()
	cells, err := plainread.Cells(data)
	if err != nil {
		t.Fatalf("read, and not read a second time: %v", err)
	}
	named := newCoverage(diags)
	read := map[diag.Position]bool{}
	tables := map[string]*Table{}
	for _, table := range book.Tables {
		tables[table.At.Name] = table
		for _, r := range table.Rows {
			for _, c := range r.Cells {
				if !c.IsBlank() {
					read[place(table.At.Name, int(c.At.Row), int(c.At.Col))] = true
				}
			}
		}
	}
	var lost []string
	told := map[string]bool{}
	for _, c := range cells {
		table := tables[c.Sheet]
		switch {
		case table == nil:
			if !isService(c.Sheet) && !named.sheets[c.Sheet] && !named.foreign && !told[c.Sheet] {
				told[c.Sheet] = true
				lost = append(lost, "sheet "+c.Sheet)
			}
		case isBlankText(c.Text) && !c.Formula, read[place(c.Sheet, c.Row, c.Col)], named.cell(c.Sheet, c.Row, c.Col), isStructure(table.Sheet, c.Text):
		default:
			lost = append(lost, fmt.Sprintf("%s!%s%d: %q", c.Sheet, diag.ColumnName(c.Col), c.Row, c.Text))
		}
	}
	return lost
}

func place(sheet string, row, col int) diag.Position {
	return diag.Position{Sheet: sheetNamed(sheet), Row: int32(row), Col: int32(col)}
}

// sheetNamed gives positions of one sheet the same pointer, whatever file
// they come from, so that they compare.
var sheetNamed = func() func(string) *diag.Sheet {
	var lock sync.Mutex
	known := map[string]*diag.Sheet{}
	return func(name string) *diag.Sheet {
		lock.Lock()
		defer lock.Unlock()
		if known[name] == nil {
			known[name] = &diag.Sheet{Name: name}
		}
		return known[name]
	}
}()

// coverage is what a list of diagnostics names: cells, rows, columns under a
// title that is left aside, and whole sheets.
type coverage struct {
	cells, rows, columns map[diag.Position]bool
	sheets               map[string]bool
	foreign              bool // the whole file is no plan
}

func newCoverage(diags diag.List) coverage {
	c := coverage{
		cells: map[diag.Position]bool{}, rows: map[diag.Position]bool{}, columns: map[diag.Position]bool{},
		sheets: map[string]bool{},
	}
	for _, d := range diags {
		for _, p := range append([]diag.Position{d.At}, d.Also...) {
			at := place(p.SheetName(), int(p.Row), int(p.Col))
			switch {
			case p.Row > 0 && p.Col > 0:
				c.cells[at] = true
			case p.Row > 0:
				c.rows[at] = true
			}
		}
		switch d.Code {
		case remarkColumnTwice.Code, remarkColumnUnknown.Code, remarkColumnRenamed.Code, remarkYearTwice.Code, remarkNeighbour.Code, remarkUntitled.Code:
			for _, p := range d.Also {
				c.columns[place(p.SheetName(), 0, int(p.Col))] = c.columns[place(p.SheetName(), 0, int(p.Col))] || d.Code == remarkUntitled.Code
			}
			c.columns[place(d.At.SheetName(), 0, int(d.At.Col))] = true
			// In a form it is a line, whose answer stands in the next cell.
			c.cells[place(d.At.SheetName(), int(d.At.Row), int(d.At.Col)+1)] = true
		}
		switch d.Code {
		case remarkForeign.Code:
			c.foreign = true
		case remarkSheetUnknown.Code, remarkSheetTwice.Code, remarkNeighbour.Code, remarkNoHeader.Code, remarkForeignTable.Code, remarkTooMany.Code:
			if d.At.Row == 0 {
				c.sheets[d.At.SheetName()] = true
			}
		}
	}
	return c
}

func (c coverage) cell(sheet string, row, col int) bool {
	return c.sheets[sheet] || c.cells[place(sheet, row, col)] || c.rows[place(sheet, row, 0)] || c.columns[place(sheet, 0, col)]
}

// isStructure tells what the template wrote and the titles from content.
func isStructure(s *Sheet, text string) bool {
	folded := french.Fold(text)
	if folded == "" || isExample(text) || slices.ContainsFunc(s.guideTexts(), func(guide string) bool { return french.Fold(guide) == folded }) {
		return true
	}
	if year, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && s.YearColumns && isColumnYear(year) {
		return true
	}
	line, _, _ := strings.Cut(text, "\n")
	beforeBracket, _, _ := strings.Cut(text, "(")
	for i := range s.Columns {
		for _, label := range append([]string{s.Columns[i].Header}, s.Columns[i].Aliases...) {
			switch french.Fold(label) {
			case french.Fold(text), french.Fold(line), french.Fold(beforeBracket):
				return true
			}
		}
	}
	return false
}

func isService(name string) bool {
	for _, s := range ServiceSheets() {
		for _, label := range append([]string{s.Name}, s.Aliases...) {
			if french.Fold(label) == french.Fold(name) {
				return true
			}
		}
	}
	return false
}

// brief writes diagnostics as "code cell", to compare them.
func brief(diags diag.List) []string {
	var list []string
	for _, d := range diags {
		list = append(list, strings.TrimSpace(d.Code+" "+d.At.Cell()))
	}
	return list
}

// cellOf returns the cell of a column in the n-th record of a table.
func cellOf(t testing.TB, b *Book, key SheetKey, n int, column string) Cell {
	t.Helper()
	table := b.Table(key)
	if table == nil || n >= len(table.Rows) {
		t.Fatalf("no record %d in %s", n, key)
	}
	if i := table.Sheet.Column(column); i >= 0 {
		return table.Rows[n].Cells[i]
	}
	year, err := strconv.Atoi(column)
	if err != nil || !slices.Contains(table.Years, year) {
		t.Fatalf("no column %s in %s", column, key)
	}
	return table.Rows[n].Cells[len(table.Sheet.Columns)+slices.Index(table.Years, year)]
}
