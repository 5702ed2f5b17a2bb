package summary

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/xlsx"
)

// sheet is a tab that holds one table: a header row, then the rows, nothing
// above and nothing beside, so that filters, pivots and screen readers find
// their way.
type sheet struct {
	name  string
	table string // the Excel table's name, unique in the workbook
	// title is printed at the head of each page.
	title   string
	columns []column
	// pinned is how many columns stay in sight when the others scroll.
	pinned int
	rows   int
	fill   func(i int, r *row)
	// total writes a last line, outside the table so that a sort leaves it
	// in its place; nil for none.
	total func(r *row)
	// empty is what the sheet says when it has no row.
	empty string
}

// column is a column of a table; width is in characters.
type column struct {
	head  string
	width float64
}

// row receives the cells of one line, from left to right.
type row struct {
	b       *book
	columns []column
	cells   []excelize.Cell
	values  []any // points to the cells, as StreamWriter wants them
	lines   int
	isTotal bool
	err     error
}

func (b *book) newRow(columns []column) *row {
	r := &row{b: b, columns: columns, cells: make([]excelize.Cell, 0, len(columns)), values: make([]any, len(columns))}
	full := r.cells[:len(columns)]
	for i := range full {
		r.values[i] = &full[i]
	}
	return r
}

func (r *row) reset() { r.cells, r.lines = r.cells[:0], 1 }

func (r *row) add(value any, s style) {
	s.line, s.middle = lineBelow, true
	if r.isTotal {
		s.line, s.bold = lineAbove, true
	}
	id, err := r.b.styles.id(s)
	if err != nil && r.err == nil {
		r.err = err
	}
	r.cells = append(r.cells, excelize.Cell{StyleID: id, Value: value})
}

// blank is a cell where nothing was typed.
func (r *row) blank() { r.add(nil, style{}) }

// text is a text that wraps in its column.
func (r *row) text(s string) { r.toned(s, document.Plain) }

func (r *row) toned(s string, tone document.Tone) {
	if s == "" {
		r.blank()
		return
	}
	s = xlsx.SafeText(s)
	r.lines = max(r.lines, wrapped(s, capacity(r.columns[len(r.cells)].width)))
	r.add(s, style{format: asText, indent: 1, wrap: true, tone: tone})
}

// typed is a text that a user typed, finished as in the report.
func (r *row) typed(t plan.Text) { r.text(french.Typeset(t.Or(""))) }

// state is a word in a column of numbers.
func (r *row) state(word string) {
	r.lines = max(r.lines, wrapped(word, capacity(r.columns[len(r.cells)].width)))
	r.add(word, style{format: asText, align: "right", indent: 1, wrap: true, tone: document.Muted})
}

// number writes a number, kept off the text on its right.
func (r *row) number(v float64, format string) {
	r.add(v, style{format: format, align: "right", indent: 1, shrink: r.tooLong(v, format)})
}

// tooLong reports whether a number may not fit in its column, where programs
// would show "####". Shrinking is kept for these: LibreOffice then forgets the
// indent.
func (r *row) tooLong(v float64, format string) bool {
	if v < 1e5 && v > -1e4 { // with its unit and decimals, it fits everywhere
		return false
	}
	digits := french.Number(v, strings.Count(format, "0")-1)
	return float64(utf8.RuneCountInString(digits)+2)*0.95+2 > r.columns[len(r.cells)].width
}

func (r *row) integer(n int) { r.number(float64(n), asInteger) }

// count writes a number of the plan, blank when it was not typed.
func (r *row) count(n plan.Number) {
	if !n.OK() {
		r.blank()
		return
	}
	r.number(n.V, decimals(n.V))
}

func (r *row) year(n plan.Number) {
	if !n.OK() {
		r.blank()
		return
	}
	r.add(n.V, style{format: asYear, align: "center"})
}

// percent writes a percentage, 35 being 35 %.
func (r *row) percent(v float64) { r.number(v/100, percentFormat(v)) }

func (r *row) money(m plan.Money) {
	if !m.OK() {
		r.blank()
		return
	}
	r.cents(m.V)
}

func (r *row) cents(c plan.Cents) { r.number(c.Euros(), moneyFormat(c)) }

func (r *row) date(d plan.Date) {
	if !d.OK() {
		r.blank()
		return
	}
	serial, ok := serialOf(d.V)
	if !ok {
		r.text(french.DateShort(d.V.Year, d.V.Month, d.V.Day))
		return
	}
	r.add(serial, style{format: asDate, align: "center"})
}

// measure writes a value of an indicator: a number in its unit, or the word of
// its state.
func (r *row) measure(m plan.Measure, unit string) {
	value, format := measureCell(m, unit)
	if word, ok := value.(string); ok {
		r.state(word)
		return
	}
	r.number(value.(float64), format)
}

// measureCell is the value of a measure and its number format; a state that is
// not a number is its word.
func measureCell(m plan.Measure, unit string) (value any, format string) {
	kind := plan.KindOfUnit(unit)
	switch {
	case !m.Known() || kind == plan.YesNoUnit && (m.V == 0 || m.V == 1):
		return report.Measure(m, unit), asText
	case kind == plan.PercentUnit:
		return m.V / 100, percentAs(french.Measured(m.V, 1))
	case kind == plan.EuroUnit:
		return m.V, moneyFormat(plan.Cents(math.Round(m.V * 100)))
	}
	return m.V, withDecimals(asInteger, french.Measured(m.V, 2))
}

// decimals shows as many decimals as the report prints of the number.
func decimals(v float64) string {
	return withDecimals(asInteger, french.Quantity(v, 2))
}

func percentFormat(v float64) string { return percentAs(french.Quantity(v, 1)) }

// percentAs shows a percentage with the decimals of a printed number.
func percentAs(printed string) string {
	format, unit, _ := strings.Cut(asPercent, `\`)
	return withDecimals(format, printed) + `\` + unit
}

// withDecimals gives a format of whole numbers the decimals of a printed number.
func withDecimals(format, printed string) string {
	if _, digits, found := strings.Cut(printed, ","); found {
		return format + "." + strings.Repeat("0", len(digits))
	}
	return format
}

func moneyFormat(c plan.Cents) string {
	if c%100 == 0 {
		return asEuros
	}
	return asCents
}

// firstSerial is the first day after the one that Excel invented (29 February
// 1900): the serials from there on are right in every program.
var firstSerial = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)

// serialOf is the number of a day in the 1900 system.
func serialOf(d plan.Day) (float64, bool) {
	days := int(d.Time().Sub(firstSerial) / (24 * time.Hour))
	return float64(days + 61), days >= 0
}

// Heights. A line of 10 points is 13 points high; a unit of width, one digit of
// 11 points, holds a little more than one letter of 10.
const (
	lineHeight   = 13.0
	rowPadding   = 6.0
	charsPerUnit = 1.2
	maxRowHeight = 409.0 // of the format
)

// capacity is how many characters of the body's size a column holds, indent
// and margins taken off.
func capacity(width float64) float64 { return (width - 1.5) * charsPerUnit }

func heightOf(lines int) float64 { return min(float64(lines)*lineHeight+rowPadding, maxRowHeight) }

// wrapped estimates how many lines a text takes in a column that holds so many
// characters. A few too many do no harm: rows follow their text once edited.
func wrapped(text string, capacity float64) int {
	if float64(len(text)) <= capacity && !strings.Contains(text, "\n") {
		return 1
	}
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += wrappedParagraph(paragraph, capacity)
	}
	return lines
}

func wrappedParagraph(text string, capacity float64) int {
	lines, used := 1, 0.0
	for word := range strings.SplitSeq(text, " ") {
		n := float64(utf8.RuneCountInString(word))
		switch {
		case used == 0:
			used = n
		case used+1+n <= capacity:
			used += 1 + n
		default:
			lines++
			used = n
		}
		for used > capacity && capacity >= 1 { // a word longer than its line
			lines++
			used -= capacity
		}
	}
	return lines
}

// write streams the sheet: memory holds one row at a time.
func (s *sheet) write(b *book) error {
	if s.rows == 0 {
		return s.writeEmpty(b)
	}
	if err := s.setUpPage(b); err != nil {
		return err
	}
	w, err := b.f.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	if err := s.writeHead(b, w); err != nil {
		return err
	}
	if err := s.writeRows(b, w); err != nil {
		return err
	}
	if err := w.AddTable(&excelize.Table{Name: s.table, Range: s.area(1, s.rows+1), ShowRowStripes: new(bool)}); err != nil {
		return err
	}
	last := xlsx.Ref{Row: s.rows + 1, Col: len(s.columns)}
	if s.total != nil {
		last.Row++
	}
	b.announce(s.name, xlsx.Ref{Row: 1, Col: 1}, last, s.pinned)
	return w.Flush()
}

func (s *sheet) writeHead(b *book, w *excelize.StreamWriter) error {
	header, err := b.styles.id(headerStyle)
	if err != nil {
		return err
	}
	lines := 1
	values := make([]any, len(s.columns))
	for i, c := range s.columns {
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		// The button of the filter takes the room of two characters.
		lines = max(lines, wrapped(c.head, capacity(c.width-2)))
		values[i] = excelize.Cell{StyleID: header, Value: c.head}
	}
	if err := w.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: s.pinned, YSplit: 1,
		TopLeftCell: cellName(s.pinned+1, 2), ActivePane: activePane(s.pinned),
	}); err != nil {
		return err
	}
	return w.SetRow("A1", values, excelize.RowOpts{Height: heightOf(lines)})
}

var headerStyle = style{format: asText, bold: true, ground: accentGround, indent: 1, wrap: true, middle: true}

func activePane(pinned int) string {
	if pinned == 0 {
		return "bottomLeft"
	}
	return "bottomRight"
}

func (s *sheet) writeRows(b *book, w *excelize.StreamWriter) error {
	r := b.newRow(s.columns)
	for i := range s.rows {
		r.reset()
		s.fill(i, r)
		if err := r.writeTo(w, i+2); err != nil {
			return err
		}
	}
	if s.total == nil {
		return nil
	}
	r.reset()
	r.isTotal = true
	s.total(r)
	return r.writeTo(w, s.rows+2)
}

func (r *row) writeTo(w *excelize.StreamWriter, number int) error {
	if r.err != nil {
		return r.err
	}
	return w.SetRow(cellName(1, number), r.values[:len(r.cells)], excelize.RowOpts{Height: heightOf(r.lines)})
}

// writeEmpty says that there is nothing, instead of an empty table.
func (s *sheet) writeEmpty(b *book) error {
	b.setUpPrint(s.name, s.title, printSetup{landscape: true})
	b.column(s.name, 1, 90)
	b.put(s.name, 1, 1, s.empty, style{size: sizeBody, wrap: true})
	return b.err
}

func (s *sheet) setUpPage(b *book) error {
	b.setUpPrint(s.name, s.title, printSetup{landscape: true, headerRow: true})
	return b.err
}

// area is the range of the table's columns over some rows.
func (s *sheet) area(first, last int) string {
	return cellName(1, first) + ":" + cellName(len(s.columns), last)
}

func cellName(col, row int) string { return xlsx.Ref{Row: row, Col: col}.String() }
