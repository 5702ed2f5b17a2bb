package layout

import (
	"strconv"
	"strings"

	"nrreport/internal/document"
)

// blocks sets blocks one under the other. What introduces a table or a figure
// stays with it, and so does the remark that follows.
func (c *column) blocks(blocks []document.Block) {
	for i := 0; i < len(blocks); i++ {
		if i > 0 && (introduces(blocks[i-1], blocks[i:]) || explains(blocks[i], blocks[i-1])) {
			c.join()
		}
		if n := smallFigures(blocks[i:]); n > 1 && c.width > 300*Point {
			c.figureStrip(blocks[i : i+n])
			i += n - 1
			continue
		}
		c.block(blocks[i])
	}
}

// introduces tells a text that is about the block under it, or under a short one
// between them.
func introduces(text document.Block, next []document.Block) bool {
	p, ok := text.(*document.Paragraph)
	if !ok || p.Style != document.Body && p.Style != document.Lead {
		return false
	}
	switch b := next[0].(type) {
	case *document.Paragraph:
		const short = 200 // two lines
		return len(next) > 1 && len(document.PlainText(b.Spans)) < short && introduces(b, next[1:])
	case *document.Table, *document.Fields, *document.Figure, *document.Cards:
		return true
	case *document.List:
		n := len(p.Spans)
		return n > 0 && strings.HasSuffix(p.Spans[n-1].Text, ":")
	}
	return false
}

// explains tells the remark on the table or the figure above it.
func explains(text, above document.Block) bool {
	if p, ok := text.(*document.Paragraph); !ok || p.Style != document.Small {
		return false
	}
	switch above.(type) {
	case *document.Table, *document.Fields, *document.Figure:
		return true
	}
	return false
}

func (c *column) block(b document.Block) {
	switch b := b.(type) {
	case *document.Section:
		c.section(b)
	case *document.Paragraph:
		c.paragraph(b)
	case *document.List:
		c.list(b)
	case *document.Table:
		c.table(b)
	case *document.Fields:
		c.fields(b)
	case *document.Figure:
		c.figure(b)
	case *document.Cards:
		c.cards(b)
	case *document.Callout:
		c.callout(b)
	case *document.Contents:
		c.contents(b)
	}
}

// headingRoles are the roles of the levels; deeper ones stay at H4, so that no
// level is skipped.
var headingRoles = [4]Role{RoleH1, RoleH2, RoleH3, RoleH4}

// section sets a heading and what stands under it.
func (c *column) section(s *document.Section) {
	pager, paged := c.out.(*pager)
	turned := paged && s.Landscape && !pager.landscape()
	inner := *c
	if turned {
		pager.turn(true)
		inner.width += pageLong - pageShort
	}
	if paged && (s.NewPage || s.OnePage) {
		inner.state.eject = true
	}
	body := func(c *column) { c.sectionBody(s) }
	switch {
	case !paged:
	case s.OnePage:
		inner.sheet = bodySheet(&c.e.palette, inner.tightness(body, pager.room(), maxTightness))
	case s.NewPage && aboutAPage(s.Blocks, pager.room()):
		inner.sheet = bodySheet(&c.e.palette, inner.tightness(body, pager.room(), slightTightness))
	}
	body(&inner)
	if turned {
		pager.turn(false)
	}
}

// slightTightness is what a chapter, or the contents, gives up rather than leave
// a few lines alone on a second page.
const slightTightness = 2

// aboutAPage tells a section that may end a little over one page, at a glance:
// others are not worth the time of a trial.
func aboutAPage(blocks []document.Block, room Unit) bool {
	h := Unit(0)
	document.Walk(blocks, func(b document.Block, _ int) bool {
		switch b := b.(type) {
		case *document.Section:
			h += 60 * Point
		case *document.Paragraph:
			h += 24*Point + Unit(len(document.PlainText(b.Spans))/90)*16*Point
		case *document.Table:
			h += Unit(len(b.Body)+2) * 28 * Point
		case *document.Fields:
			h += Unit(len(b.Items)) * 16 * Point
		case *document.Figure:
			h += 90 * Point // two a row
		case *document.Cards:
			h += 80 * Point
		}
		return h < 2*room
	})
	return h > room*3/4 && h < room*3/2
}

// tightness is the least, up to most, that makes what set adds fit on one page;
// none if nothing does: it then runs on as any other.
func (c *column) tightness(set func(*column), room Unit, most int) int {
	for tight := range most + 1 {
		trial := *c
		trial.sheet = bodySheet(&c.e.palette, tight)
		switch h := trial.heightOf(set); {
		case h <= room:
			return tight
		case h > room*5/4 && most < maxTightness:
			return 0 // hopeless
		}
	}
	return 0
}

// heightOf is the height of what set adds, in a trial that leaves no trace.
func (c *column) heightOf(set func(*column)) Unit {
	ids, unreadable := c.e.headerIDs, len(c.e.pages.Unreadable)
	trial := c.trial()
	set(trial)
	c.e.headerIDs, c.e.pages.Unreadable = ids, c.e.pages.Unreadable[:unreadable]
	return trial.out.(*stack).height
}

// trial is a copy of the column whose items go nowhere and whose elements
// nothing holds.
func (c *column) trial() *column {
	t := *c
	t.out, t.state, t.parent = &stack{}, &flowState{}, c.e.newElement(RoleSect)
	return &t
}

// sectionBody sets the heading, then the blocks one level down.
func (c *column) sectionBody(s *document.Section) {
	inner := *c
	inner.parent = c.e.sectionElement(c.parent)
	if title := strings.TrimSpace(document.PlainText(s.Title)); title != "" {
		inner.level++
		inner.title = title
		inner.heading(s.Title, c.e.anchorOf[s], title, s.Unlisted)
	} else {
		inner.anchor(c.e.anchorOf[s])
	}
	inner.blocks(s.Content())
	// Nothing follows a heading that ends its page.
	c.state.join = false
	if pager, ok := c.out.(*pager); ok && c.e.opt.Sink != nil {
		pager.close(inner.parent, c.parent)
	}
}

// heading sets a title at the column's level.
func (c *column) heading(spans []document.Span, anchor, title string, unlisted bool) {
	rank := min(c.level, len(headingRoles)) - 1
	st := c.sheet.headings[rank]
	c.space(c.sheet.above[rank])
	m := marker{anchor: anchor}
	if !unlisted {
		m.title, m.level = title, c.level
	}
	if c.level == 1 {
		m.chapter = title
	}
	if m.anchor != "" || m.level > 0 || m.chapter != "" {
		c.mark(m)
	}
	if rank == 0 {
		c.put(item{box: chapterBar{c.x, c.e.palette.bar}, height: 16 * Point, opens: true})
		c.join()
	}
	p := c.e.setter.set(spans, st, min(c.width, measure), c.e.element(c.parent, headingRoles[rank]))
	p.x = c.x
	for i := range p.lines {
		if i > 0 {
			c.join()
		}
		c.put(item{box: p, part: int32(i), height: st.leading, opens: i == 0})
	}
	c.join()
	c.space(c.sheet.below[rank])
}

// chapterBar is the short bar in the community's colour above a chapter's
// title.
type chapterBar struct {
	x      Unit
	colour Colour
}

func (b chapterBar) draw(d *pageDrawing, _ int, y Unit) {
	d.fill(b.x, y, 48*Point, 4*Point, b.colour)
}

// paragraph sets running text.
func (c *column) paragraph(p *document.Paragraph) {
	st, align := c.sheet.body, document.Left
	width := min(c.width, measure)
	switch p.Style {
	case document.Lead:
		st = c.sheet.lead
	case document.Small:
		st = c.sheet.small
	case document.Label:
		st = c.sheet.label
	case document.Signature:
		align, width = document.Right, c.width
	}
	c.anchor(p.ID)
	c.space(c.apart(p.Style))
	c.text(p.Spans, st, width, align, c.e.element(c.parent, RoleP))
	if opens := p.Style == document.Label || p.Style == document.Lead; opens || p.KeepWithNext {
		c.join()
	}
	if p.Style == document.Label {
		c.space(c.sheet.between)
	} else {
		c.space(c.apart(p.Style))
	}
}

// apart is the room around a paragraph.
func (c *column) apart(s document.ParagraphStyle) Unit {
	if s == document.Small {
		return c.sheet.apart / 2
	}
	return c.sheet.apart
}

// text sets spans as one paragraph that owner owns, with the label that is due,
// if any.
func (c *column) text(spans []document.Span, st style, width Unit, align alignment, owner *Element) {
	p := c.e.setter.set(spans, st, width, owner)
	p.x, p.align = c.x, align
	p.before, c.state.sign = c.state.sign, nil
	p.addTo(c)
}

// list sets a list; a list inside another gets dashes.
func (c *column) list(l *document.List) {
	if len(l.Items) == 0 {
		return
	}
	el := c.e.element(c.parent, RoleL)
	numbering := "Disc"
	if l.Ordered {
		numbering = "Decimal"
	}
	el.Attr = &Attributes{ListNumbering: numbering}
	c.space(c.sheet.between)
	for i := range l.Items {
		if i > 0 && (i == 1 || i == len(l.Items)-1) { // no item alone on its page
			c.join()
		}
		c.listItem(l, i, el)
	}
	c.space(c.sheet.apart)
}

func (c *column) listItem(l *document.List, i int, list *Element) {
	c.settleSign()
	li := c.e.element(list, RoleLI)
	label := c.e.element(li, RoleLbl)
	body := c.e.element(li, RoleLBody)
	st := c.sheet.body
	indent := c.sheet.indent
	s := &sign{owner: label, style: st, x: c.x + grid/2}
	switch {
	case l.Ordered:
		s.text = strconv.Itoa(i+1) + ". "
		widest := textWidth(c.e.fonts, st, strconv.Itoa(len(l.Items))+".")
		indent = max(indent, widest+2*grid)
		s.right = c.x + indent - grid
	case c.depth == 0:
		s.text = "• "
	default:
		s.text = "– "
	}
	s.style.colour = c.e.palette.accent
	c.space(c.sheet.between)
	inner := c.label(s, indent, body)
	inner.depth++
	blocks := l.Items[i].Blocks
	if p, ok := only[*document.Paragraph](blocks); ok && p.Style == document.Body {
		inner.anchor(p.ID)
		inner.text(p.Spans, st, min(inner.width, measure), document.Left, body)
	} else {
		tight := *inner.sheet
		tight.apart = tight.between
		inner.sheet = &tight
		inner.blocks(blocks)
	}
	inner.settleSign()
	c.space(c.sheet.between)
}

// label puts a label beside what the column it returns, narrowed by indent, will
// hold; or above it, where there is no room for both.
func (c *column) label(s *sign, indent Unit, body *Element) *column {
	if c.fits(indent) && indent <= c.width/2 {
		c.state.sign = s
		return c.inset(indent, 0, body)
	}
	c.text(document.T(s.text), s.style, c.width, document.Left, s.owner)
	c.join()
	return c.inset(0, 0, body)
}

// settleSign draws a label that no paragraph has taken on a line of its own.
func (c *column) settleSign() {
	if s := c.state.sign; s != nil {
		p := &paragraph{lines: []line{{}}, style: s.style, x: c.x, width: c.width, before: s}
		c.state.sign = nil
		c.put(item{box: p, height: s.style.leading})
	}
}

// only returns the single block when it is a T.
func only[T document.Block](blocks []document.Block) (T, bool) {
	var none T
	if len(blocks) != 1 {
		return none, false
	}
	b, ok := blocks[0].(T)
	return b, ok
}

// draw draws the sign on the first line of p, whose top is y.
func (s *sign) draw(d *pageDrawing, p *paragraph, y Unit) {
	baseline := y + p.style.baseline()
	if s.owner == nil {
		d.toneMark(s.tone, p.left(0)-s.room, y+p.style.leading/2, min(p.style.size*62/100, 10*Point))
		return
	}
	it := textItem(d.e.fonts, s.style, s.text, s.x, baseline)
	if s.right > 0 {
		it.X = s.right - textWidth(d.e.fonts, s.style, strings.TrimRight(s.text, " "))
	}
	d.draw(s.owner, it)
}

// toneMark draws the mark of a tone, an artifact: a shape of its own for each,
// so that they differ without their colours. The words beside it say the same.
func (d *pageDrawing) toneMark(t document.Tone, x, middle, size Unit) {
	colour := d.e.palette.tone(t).text
	half := size / 2
	var points []XY
	switch t {
	case document.Good:
		points = disc(x+half, middle, half)
	case document.Attention:
		points = []XY{{x, middle + half}, {x + half, middle - half}, {x + size, middle + half}}
	case document.Bad:
		points = []XY{{x, middle - half}, {x + size, middle - half}, {x + size, middle + half}, {x, middle + half}}
	case document.Strong:
		points = []XY{{x, middle}, {x + half, middle - half}, {x + size, middle}, {x + half, middle + half}}
	case document.Muted:
		d.artifact(Item{Kind: PathKind, Extra: &Extra{Points: disc(x+half, middle, half*8/10), Closed: true, LineWidth: 700, Stroke: colour}})
		return
	default:
		return
	}
	d.artifact(Item{Kind: PathKind, Colour: colour, Extra: &Extra{Points: points, Closed: true, Filled: true}})
}

// disc is a circle as a polygon of sixteen sides, round enough at this size.
func disc(x, y, radius Unit) []XY {
	points := make([]XY, len(unitCircle))
	for i, p := range unitCircle {
		points[i] = XY{x + p.X*radius/1000, y + p.Y*radius/1000}
	}
	return points
}

// unitCircle is sixteen points of a circle of radius 1000.
var unitCircle = [16]XY{
	{1000, 0}, {924, 383}, {707, 707}, {383, 924}, {0, 1000}, {-383, 924}, {-707, 707}, {-924, 383},
	{-1000, 0}, {-924, -383}, {-707, -707}, {-383, -924}, {0, -1000}, {383, -924}, {707, -707}, {924, -383},
}

// callout sets a framed remark.
func (c *column) callout(b *document.Callout) {
	el := c.e.element(c.parent, RoleDiv)
	colours := c.e.palette.tone(b.Tone)
	if b.Tone == document.Plain {
		colours = toneColours{c.e.palette.accent, c.e.palette.tone(document.Muted).tint}
	}
	inner := c.inset(16*Point, 12*Point, el)
	inner.frame = &frame{outer: c.frame, x: c.x, width: c.width, tint: colours.tint, bar: colours.text}
	if pager, paged := c.out.(*pager); paged {
		inner.frame.whole = c.heightOf(func(c *column) { c.callout(b) }) <= pager.room()/5
	}
	c.settleSign()
	c.space(max(c.sheet.apart, 3*grid))
	pad := item{height: 10 * Point}
	inner.put(pad)
	inner.join()
	if b.Title != "" {
		st := c.sheet.label
		st.colour = colours.text
		inner.text([]document.Span{{Text: b.Title}}, st, min(inner.width, measure), document.Left, c.e.element(el, RoleP))
		inner.join()
		inner.space(c.sheet.between)
	}
	inner.blocks(b.Blocks)
	inner.state.gap = 0
	inner.join()
	inner.put(pad)
	c.space(max(c.sheet.apart, 3*grid))
}
