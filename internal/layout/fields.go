package layout

import (
	"unicode/utf8"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

// fields sets a sheet of labels and values: for the tags, a table of two
// columns, one row for each pair, in order; for the eye, one or two pairs side
// by side.
func (c *column) fields(f *document.Fields) {
	if len(f.Items) == 0 {
		return
	}
	c.settleSign()
	el := c.e.element(c.parent, RoleTable)
	if f.Summary != "" {
		el.Attr = &Attributes{Summary: f.Summary}
	}
	body := c.e.element(el, RoleTBody)
	s := newFieldSetter(c, f)
	c.anchor(f.ID)
	c.space(c.sheet.apart)
	rows, height := make([]item, 0, len(f.Items)), Unit(0)
	for i := 0; i < len(f.Items); {
		n := 1
		if s.pairs == 2 && i+1 < len(f.Items) && !s.wide(&f.Items[i]) && !s.wide(&f.Items[i+1]) {
			n = 2
		}
		it := s.row(f.Items[i:i+n], body, i == 0, i+n == len(f.Items))
		rows, height = append(rows, it), height+it.height
		i += n
	}
	var head *tableHead
	if len(rows) > 1 {
		head = s.continued()
	}
	for i, it := range rows {
		if i > 0 {
			it.head = head
		}
		it.join = i > 0 && (height <= smallSheet || i == 1 || i == len(rows)-1)
		it.soft = i >= 3 && i < len(rows)-2
		c.put(it)
	}
	c.space(max(c.sheet.apart, 3*grid))
}

// smallSheet is how tall a sheet of fields may be and not be cut between two
// pages, as long as that leaves no large hole: half a page, since readers look at
// it as a whole.
const smallSheet = 340 * Point

// continued heads the page that a sheet goes on: « A1.2 – Acheter mieux (suite) ».
// It is nil where the sheet stands under no title, or not on the page itself.
func (s *fieldSetter) continued() *tableHead {
	if _, paged := s.c.out.(*pager); !paged || s.c.title == "" {
		return nil
	}
	line := &continuedTitle{title: s.c.title, style: s.label, x: s.c.x, width: s.c.width}
	height := s.label.leading + fieldPadTall
	r := &row{height: height, rule: hairline, ruleColour: s.c.e.palette.rule, cells: []cell{{x: s.c.x, width: s.c.width, items: []item{{box: line, height: s.label.leading}}}}}
	return &tableHead{rows: []*row{r}, height: height}
}

// continuedTitle is a title said again in one line, an artifact.
type continuedTitle struct {
	title    string
	style    style
	x, width Unit
}

func (t *continuedTitle) draw(d *pageDrawing, _ int, y Unit) {
	const again = french.NBSP + "(suite)"
	text := d.e.fitted(t.style, d.e.oneLine(t.title), t.width-textWidth(d.e.fonts, t.style, again)) + again
	for _, it := range d.e.textItems(t.style, text, t.x, y+t.style.baseline()) {
		d.artifact(it)
	}
}

// fieldSetter sets the pairs of one sheet.
type fieldSetter struct {
	c      *column
	sheet  *sheet
	label  style
	pairs  int  // side by side
	pair   Unit // width of one
	labels Unit // width of the labels' column
}

func newFieldSetter(c *column, f *document.Fields) *fieldSetter {
	s := &fieldSetter{c: c, sheet: cellSheet(&c.e.palette, false), pairs: 1}
	if f.Columns >= 2 && c.width > 300*Point {
		s.pairs = 2
	}
	s.label = s.sheet.body
	s.label.face, s.label.size, s.label.colour = typeface.Semibold, 8500, c.e.palette.muted
	s.pair = c.width / Unit(s.pairs)
	for i := range f.Items {
		s.labels = max(s.labels, textWidth(c.e.fonts, s.label, f.Items[i].Label)+2*cellPad)
	}
	if s.labels = min(s.labels, s.pair*2/5); s.pairs == 2 {
		s.labels = s.pair * 2 / 5 // the same in each sheet of a series
	}
	return s
}

// wide tells the values that take the whole width: those declared so, and
// those too long for half of it.
func (s *fieldSetter) wide(f *document.Field) bool {
	return f.Wide || len(f.Blocks) > 1 || utf8.RuneCountInString(document.PlainText(f.Spans)) > 160
}

// row sets one or two pairs.
func (s *fieldSetter) row(items []document.Field, body *Element, first, last bool) item {
	e := s.c.e
	r := &row{pad: fieldPadTall, rule: hairline, ruleColour: e.palette.rule}
	if first {
		r.over, r.overColour = Point, e.palette.accent
	}
	if last {
		r.rule, r.ruleColour = 750, e.palette.accent
	}
	for i := range items {
		f := &items[i]
		x, value := s.c.x+Unit(i)*s.pair, s.pair-s.labels
		if len(items) == 1 {
			value = s.c.width - s.labels
		}
		tr := e.element(body, RoleTR)
		th := e.element(tr, RoleTH)
		th.Attr = scopeRow
		td := e.element(tr, RoleTD)
		var label, content cell
		label.x, label.width = x, s.labels
		e.setCell(&label, cellContent{spans: []document.Span{{Text: f.Label}}, style: s.label, pad: cellPad}, s.sheet, th, s.c)
		content.x, content.width = x+s.labels, value
		e.setCell(&content, cellContent{spans: f.Spans, blocks: f.Blocks, style: s.sheet.body, pad: cellPad}, s.sheet, td, s.c)
		r.height = max(r.height, label.height, content.height)
		r.cells = append(r.cells, label, content)
	}
	r.height = max(r.height, s.sheet.body.leading) + 2*r.pad
	return item{box: r, height: r.height}
}

// fieldPadTall is the room above and below a pair.
const fieldPadTall = 3 * Point
