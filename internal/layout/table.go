package layout

import (
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

const (
	cellPad     = 5 * Point // left and right of a cell's contents
	cellPadTall = 4 * Point // above and below
	// hairline is the thinnest line that printers keep.
	hairline = 500
)

// tableSetter sets one table, row by row: it holds a few rows at most, however
// long the table.
type tableSetter struct {
	c       *column
	t       *document.Table
	sheet   *sheet
	pad     Unit // left and right of each cell
	columns []tableColumn
	align   []alignment
	head    *tableHead
	grid    cellGrid
	// headers are the IDs of the header cells above each column, when the
	// header has spans and cells must name theirs.
	headers [][]string
	// group is the rows that cells spanning them join, held until they end.
	group []tableRow
	// held is the table so far, as long as it may be small enough to stay on
	// one page.
	held       []item
	heldHeight Unit
	streaming  bool
	// title is the header and the group's title above the row being set: what
	// a page that begins with it repeats.
	title *tableHead
}

// smallTable is how tall a table may be and never be cut between two pages: a
// quarter of one.
const smallTable = 180 * Point

// repeatable is how tall a repeated header may be: more would leave no room for
// the rows.
const repeatable = 200 * Point

// tableColumn is where a column stands.
type tableColumn struct{ x, width Unit }

// tableRow is a row on its way to the page.
type tableRow struct {
	row *row
	// least is the height that the cells of this row alone need.
	least Unit
	// spanned are the cells of several rows that begin here: rank, and rows.
	spanned [][2]int
	head    bool
	group   bool // the title of those that follow
	total   bool // of all the rows, whatever their groups
	join    bool // to the row above
}

// table sets a table: caption, header, rows.
func (c *column) table(t *document.Table) {
	c.settleSign()
	el := c.e.element(c.parent, RoleTable)
	if t.Summary != "" {
		el.Attr = &Attributes{Summary: t.Summary}
	}
	count := gridColumns(t)
	if count == 0 {
		return
	}
	s := &tableSetter{c: c, t: t, sheet: cellSheet(&c.e.palette, t.Compact), pad: cellPad, align: make([]alignment, count)}
	if c.width/Unit(count) < 6*cellPad { // a great many columns
		s.pad = 1500
	}
	s.columns = s.widths(count)
	for i := range min(count, len(t.Columns)) {
		s.align[i] = t.Columns[i].Align
	}
	if hasSpans(t.Head) || len(t.Head) > 1 {
		s.headers = make([][]string, count)
	}
	c.anchor(t.ID)
	c.space(max(c.sheet.apart, 3*grid))
	c.caption(t.Caption, el)

	if len(t.Head) > 0 {
		thead := c.e.element(el, RoleTHead)
		s.head = &tableHead{}
		s.grid.reset(count)
		for i := range t.Head {
			s.row(t.Head, i, c.e.element(thead, RoleTR), true, i > 0)
		}
		s.closeGroup()
		if s.head.height > repeatable {
			s.head = nil
		}
		s.title = s.head
	}
	if len(t.Body) > 0 {
		tbody := c.e.element(el, RoleTBody)
		s.grid.reset(count)
		for i := range t.Body {
			// The first two rows stay with the header, the last with the one
			// before it, a group's first with its title: none is alone.
			join := i <= 1 || i == len(t.Body)-1 || t.Body[i-1].Group
			s.row(t.Body, i, c.e.element(tbody, RoleTR), false, join && (i > 0 || len(t.Head) > 0))
		}
		s.closeGroup()
	}
	s.release(true)
	c.space(max(c.sheet.apart, 3*grid))
}

// caption sets the title of a table or figure, kept with it.
func (c *column) caption(spans []document.Span, parent *Element) {
	if len(spans) == 0 {
		return
	}
	st := c.sheet.body
	st.face, st.size, st.leading = typeface.Semibold, min(st.size, 9500), min(st.leading, 12*Point)
	c.text(spans, st, min(c.width, measure), document.Left, c.e.element(parent, RoleCaption))
	c.join()
	c.space(grid)
}

// widths shares the width between the columns as declared, then gives each what
// its longest word needs, from what the others can spare.
func (s *tableSetter) widths(count int) []tableColumn {
	least := s.leastWidths(count)
	shares := make([]float64, count)
	total := 0.0
	for i := range shares {
		shares[i] = 1
		if i < len(s.t.Columns) && s.t.Columns[i].Width > 0 {
			shares[i] = s.t.Columns[i].Width
		}
		total += shares[i]
	}
	width := s.c.width
	if count == 2 && len(s.t.Columns) == 2 && s.t.Columns[1].Align == document.Right {
		width = width * 5 / 8 // the eye must cross from the word to its number
	}
	widths := fairWidths(width, shares, total, least)
	columns := make([]tableColumn, count)
	x := s.c.x
	for i, w := range widths {
		columns[i] = tableColumn{x, w}
		x += w
	}
	return columns
}

// fairWidths shares a width so that no column is under its least width, as
// long as they all fit; the others keep their proportions.
func fairWidths(width Unit, shares []float64, total float64, least []Unit) []Unit {
	widths := make([]Unit, len(shares))
	needed := Unit(0)
	for _, l := range least {
		needed += l
	}
	if needed >= width {
		return cappedWidths(width, least)
	}
	fixed := make([]bool, len(shares))
	left, open := width, total
	for again := true; again; {
		again = false
		for i := range widths {
			if fixed[i] {
				continue
			}
			widths[i] = Unit(float64(left) * (shares[i] / open))
			if widths[i] < least[i] {
				widths[i], fixed[i] = least[i], true
				left -= least[i]
				open -= shares[i]
				again = true
				break
			}
		}
	}
	used, last := Unit(0), 0
	for i, w := range widths {
		used += w
		if !fixed[i] {
			last = i
		}
	}
	widths[last] += width - used
	return widths
}

// cappedWidths is for a table with too many long words: narrow columns keep what
// they need, the widest share what is left.
func cappedWidths(width Unit, least []Unit) []Unit {
	left := width
	sorted := slices.Sorted(slices.Values(least))
	limit := Unit(0)
	for i, l := range sorted {
		if limit = left / Unit(len(sorted)-i); l > limit {
			break
		}
		left -= l
	}
	widths := make([]Unit, len(least))
	used := Unit(0)
	for i, l := range least {
		widths[i] = min(l, limit)
		used += widths[i]
	}
	widths[len(widths)-1] += max(width-used, 0)
	return widths
}

// leastWidths is the width of each column's longest unbreakable word, with a
// limit: a column of addresses must not starve the others.
func (s *tableSetter) leastWidths(count int) []Unit {
	limit := s.c.width * 2 / 5
	if count > 2 {
		limit = s.c.width / 4
	}
	body := s.sheet.body
	least := make([]Unit, count)
	var wide wideNeeds
	for i := range min(count, len(s.t.Columns)) {
		least[i] = Unit(s.t.Columns[i].MinWidth * float64(body.size))
	}
	for _, rows := range [2][]document.Row{s.t.Head, s.t.Body} {
		s.grid.reset(count)
		for i := range rows {
			face := body.face
			if rows[i].Total || i < len(s.t.Head) && &rows[i] == &s.t.Head[i] {
				face = typeface.Semibold
			}
			for _, p := range s.grid.place(rows, i) {
				if p.cell == nil {
					continue
				}
				m := wordMeter{fonts: s.c.e.fonts, size: body.size, indent: s.sheet.indent + 2*grid, number: s.c.e.numberRoom}
				if p.cols == 1 {
					m.longest = least[p.col]
				}
				m.cell(p.cell, face)
				if p.cols > 1 {
					wide = wide.add(p, min(m.longest, limit))
					continue
				}
				least[p.col] = min(m.longest, limit)
			}
		}
	}
	for i := range least {
		least[i] += 2 * s.pad
	}
	for _, w := range wide {
		have := -2 * s.pad
		for _, l := range least[w.col : w.col+w.cols] {
			have += l
		}
		least[w.col+w.cols-1] += max(w.need-have, 0)
	}
	return least
}

// wideNeeds is what the cells of several columns need, by the columns.
type wideNeeds []wideNeed

type wideNeed struct {
	col, cols int
	need      Unit
}

func (w wideNeeds) add(p placedCell, need Unit) wideNeeds {
	for i := range w {
		if w[i].col == p.col && w[i].cols == p.cols {
			w[i].need = max(w[i].need, need)
			return w
		}
	}
	return append(w, wideNeed{p.col, p.cols, need})
}

// wordMeter finds the width of the longest unbreakable word.
type wordMeter struct {
	fonts  *typeface.Set
	size   Unit
	indent Unit // of lists
	// number stands for the page numbers to come.
	number  string
	longest Unit
}

func (m *wordMeter) cell(c *document.Cell, face Face) {
	if c.RowHeader {
		face = typeface.Semibold
	}
	mark := Unit(0)
	if marked(c.Tone) {
		mark = toneRoom
	}
	if len(c.Blocks) == 0 {
		m.spans(c.Spans, face, mark)
		return
	}
	document.Walk(c.Blocks, func(b document.Block, _ int) bool {
		if _, ok := b.(*document.List); ok {
			mark += m.indent
			m.longest = max(m.longest, mark) // the label of an item without text
		}
		document.Spans(b, func(s document.Span) { m.span(&s, face, mark) })
		return true
	})
}

func (m *wordMeter) spans(spans []document.Span, face Face, mark Unit) {
	for i := range spans {
		m.span(&spans[i], face, mark)
	}
}

func (m *wordMeter) span(s *document.Span, face Face, mark Unit) {
	f := styled(face, s.Bold, s.Italic)
	text, _ := m.fonts.Clean(s.Text)
	if s.Extra != nil && s.Extra.PageOf != "" {
		text = m.number
	}
	for text != "" {
		word, total, _ := nextSegment(text, 0, 0)
		// No letter is wider than its size: short words need no measuring.
		if Unit(word)*m.size+mark > m.longest {
			m.longest = max(m.longest, scaled(m.fonts.Width(f, text[:word]), m.size)+mark)
		}
		text = text[total:]
	}
}

// row sets the i-th of rows.
func (s *tableSetter) row(rows []document.Row, i int, tr *Element, head, join bool) {
	src := &rows[i]
	r := &row{pad: cellPadTall, rule: hairline, ruleColour: s.c.e.palette.rule}
	held := tableRow{row: r, head: head, group: src.Group && !head, total: src.Total, join: join}
	placed := s.grid.place(rows, i)
	r.cells = make([]cell, len(placed))
	ids := s.rowHeaderIDs(placed, head)
	for k, p := range placed {
		first, last := s.columns[p.col], s.columns[p.col+p.cols-1]
		c := &r.cells[k]
		c.x, c.width, c.spans = first.x, last.x+last.width-first.x, p.goesOn
		if p.covered { // by a cell of the rows above: nothing is drawn
			s.look(c, src, head)
			continue
		}
		el := s.cellElement(tr, src, p, head, ids)
		s.setCell(c, src, p, el, head)
		s.look(c, src, head)
		if p.rows > 1 {
			held.spanned = append(held.spanned, [2]int{k, p.rows})
		} else {
			r.height = max(r.height, c.height)
		}
	}
	r.height = max(r.height, s.sheet.body.leading) + 2*r.pad
	s.lookRow(r, src, head, i == len(rows)-1)
	held.least = r.height
	s.group = append(s.group, held)
	if s.grid.free() {
		s.closeGroup()
	}
}

// look tints a cell.
func (s *tableSetter) look(c *cell, src *document.Row, head bool) {
	switch {
	case head:
		c.tint, c.foot = &s.c.e.palette.tint, !c.spans
	case src.Group:
		c.tint = &s.c.e.palette.tones[document.Muted].tint
	}
}

// lookRow chooses the lines of a row.
func (s *tableSetter) lookRow(r *row, src *document.Row, head, last bool) {
	p := &s.c.e.palette
	switch {
	case head && last:
		r.rule, r.ruleColour = Point, p.accent
	case last && !head:
		r.rule, r.ruleColour = 750, p.accent
	}
	if src.Total {
		r.over, r.overColour = 750, p.ink
	}
}

// shared are the attributes that most header cells have: one of each serves all.
var (
	scopeColumn = &Attributes{Scope: "Column"}
	scopeRow    = &Attributes{Scope: "Row"}
)

// cellElement makes the element of a cell.
func (s *tableSetter) cellElement(tr *Element, src *document.Row, p placedCell, head bool, rowIDs []string) *Element {
	heads := head || p.cell != nil && (p.cell.RowHeader || src.Group)
	if !heads || !s.speaks(p.cell) { // a header without a word heads nothing
		el := s.c.e.element(tr, RoleTD)
		if p.cols > 1 || p.rows > 1 || s.headers != nil {
			el.Attr = spanAttributes(p)
			el.Attr.Headers = s.headersOf(p, rowIDs)
		}
		return el
	}
	el := s.c.e.element(tr, RoleTH)
	// The title of a group heads its row alone. As the header of columns, NVDA
	// would say it before the cells of every later group too, and a reader that
	// follows ISO 32000 would say it in place of the columns' own headers.
	el.Attr = scopeRow
	if head {
		el.Attr = scopeColumn
	}
	if p.cols > 1 || p.rows > 1 || s.headers != nil {
		attr := spanAttributes(p)
		attr.Scope = el.Attr.Scope
		el.Attr = attr
		s.identify(attr, p, head)
	}
	return el
}

// speaks tells that a cell will show something.
func (s *tableSetter) speaks(cell *document.Cell) bool {
	if cell == nil {
		return false
	}
	for i := range cell.Spans {
		span := &cell.Spans[i]
		if text, _ := s.c.e.fonts.Clean(span.Text); strings.TrimSpace(text) != "" || span.Extra != nil && span.Extra.PageOf != "" {
			return true
		}
	}
	return len(cell.Blocks) > 0
}

func spanAttributes(p placedCell) *Attributes {
	a := &Attributes{}
	if p.cols > 1 {
		a.ColSpan = p.cols
	}
	if p.rows > 1 {
		a.RowSpan = p.rows
	}
	return a
}

// identify gives a header cell the ID that the cells it heads name.
func (s *tableSetter) identify(a *Attributes, p placedCell, head bool) {
	switch {
	case s.headers == nil:
	case head:
		a.ID = s.c.e.nextHeaderID()
		above := s.headersOf(p, nil)
		for col := p.col; col < p.col+p.cols; col++ {
			s.headers[col] = append(s.headers[col], a.ID)
		}
		a.Headers = above
	default:
		a.ID = p.id
		a.Headers = s.headersOf(p, nil)
	}
}

// headersOf lists, once each, the headers of the columns that a cell covers,
// then those of its row.
func (s *tableSetter) headersOf(p placedCell, rowIDs []string) []string {
	if s.headers == nil {
		return nil
	}
	if p.cols == 1 && len(rowIDs) == 0 {
		return s.headers[p.col][:len(s.headers[p.col]):len(s.headers[p.col])]
	}
	var ids []string
	for col := p.col; col < p.col+p.cols; col++ {
		for _, id := range s.headers[col] {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return append(ids, rowIDs...)
}

// rowHeaderIDs gives the row's own header cells their IDs.
func (s *tableSetter) rowHeaderIDs(placed []placedCell, head bool) []string {
	if s.headers == nil || head {
		return nil
	}
	var ids []string
	for i := range placed {
		if p := &placed[i]; p.cell != nil && p.cell.RowHeader && s.speaks(p.cell) {
			p.id = s.c.e.nextHeaderID()
			ids = append(ids, p.id)
		}
	}
	return ids
}

func (e *engine) nextHeaderID() string {
	e.headerIDs++
	return "th-" + strconv.Itoa(e.headerIDs)
}

const (
	// toneRoom is what the mark of a tone takes at the left of a text.
	toneRoom = 10 * Point
)

// marked tells the tones that have a mark in tables.
func marked(t document.Tone) bool {
	return t == document.Good || t == document.Attention || t == document.Bad
}

// setCell sets the contents of a cell.
func (s *tableSetter) setCell(c *cell, src *document.Row, p placedCell, el *Element, head bool) {
	if p.cell == nil {
		return
	}
	st := s.sheet.body
	switch {
	case head:
		st.face, st.colour = typeface.Semibold, s.c.e.palette.accent
	case src.Group:
		st.face, st.colour = typeface.Semibold, s.c.e.palette.accent
	case src.Total, p.cell.RowHeader, p.cell.Tone == document.Strong:
		st.face = typeface.Semibold
	}
	if p.cell.Tone != document.Plain && !head {
		st.colour = s.c.e.palette.tone(p.cell.Tone).text
	}
	align := s.align[p.col]
	if p.cols > 1 {
		align = document.Left
		if head {
			align = document.Center
		}
	}
	s.c.e.setCell(c, cellContent{
		spans: p.cell.Spans, blocks: p.cell.Blocks, style: st, align: align, tone: p.cell.Tone,
		meter: p.cell.HasBar || p.cell.Bar > 0, share: p.cell.Bar, pad: s.pad,
	}, s.sheet, el, s.c)
}

// keptTogether is how tall rows that a cell joins may be and stay on one page,
// whichever way it is turned and however tall the header repeated above them.
const keptTogether = 240 * Point

// closeGroup sends the rows held to the page, with heights that hold the cells
// that span them. Where the rows are too tall to be kept on one page, a page
// break may follow any of them: each such cell is held whole by its first row.
func (s *tableSetter) closeGroup() {
	together := s.stretched(s.stretchLast) <= keptTogether
	if !together {
		s.stretched(s.stretchFirst)
	}
	for i := range s.group {
		s.emit(&s.group[i], i > 0 && together)
	}
	s.group = s.group[:0]
}

// stretched makes the rows held as tall as their own cells ask, then as stretch
// does for each cell of several rows, and returns their height in all.
func (s *tableSetter) stretched(stretch func(first, rank, rows int)) Unit {
	for i := range s.group {
		s.group[i].row.height = s.group[i].least
	}
	total := Unit(0)
	for i := range s.group {
		for _, sp := range s.group[i].spanned {
			stretch(i, sp[0], sp[1])
		}
	}
	for i := range s.group {
		total += s.group[i].row.height
	}
	return total
}

// stretchFirst gives a cell of several rows all its room in its first.
func (s *tableSetter) stretchFirst(first, rank, _ int) {
	r := s.group[first].row
	r.height = max(r.height, r.cells[rank].height+2*r.pad)
}

// stretchLast gives the last row that a cell covers the room that it lacks.
func (s *tableSetter) stretchLast(first, rank, rows int) {
	r := s.group[first].row
	need := r.cells[rank].height + 2*r.pad
	last := min(first+rows, len(s.group)) - 1
	have := Unit(0)
	for i := first; i <= last; i++ {
		have += s.group[i].row.height
	}
	s.group[last].row.height += max(need-have, 0)
}

// emit puts a row on the page, or holds it while the table is small.
func (s *tableSetter) emit(tr *tableRow, bound bool) {
	it := item{box: tr.row, height: tr.row.height, join: tr.join || bound, bound: bound}
	switch {
	case tr.head:
		s.head.rows = append(s.head.rows, tr.row)
		s.head.height += tr.row.height
	case tr.group:
		it.head = s.head
		s.title = s.head.with(tr.row)
	case tr.total:
		it.head = s.head
	default:
		it.head = s.title
	}
	if s.streaming {
		s.c.put(it)
		return
	}
	s.held = append(s.held, it)
	if s.heldHeight += it.height; s.heldHeight > smallTable {
		s.release(false)
	}
}

// release puts the rows held on the page; those of a whole table stay together.
func (s *tableSetter) release(whole bool) {
	for i, it := range s.held {
		it.join = it.join || whole && i > 0
		s.c.put(it)
	}
	s.held, s.streaming = nil, true
}
