package layout

import "nrreport/internal/document"

// cellContent is what a cell of a table or a sheet of fields holds.
type cellContent struct {
	spans  []document.Span
	blocks []document.Block
	style  style
	align  alignment
	tone   document.Tone
	meter  bool
	share  float64
	pad    Unit // left and right
}

// setCell sets the contents of a cell whose place is known. A single paragraph
// belongs to the cell's element itself; more have elements of their own.
func (e *engine) setCell(c *cell, content cellContent, sheet *sheet, el *Element, in *column) {
	pad := min(content.pad, c.width/3)
	inner := column{
		e: e, out: &stack{items: e.takeItems()}, state: &flowState{}, x: c.x + pad, width: c.width - 2*pad,
		sheet: sheet, parent: el, level: in.level, least: leastInCell,
	}
	out := inner.out.(*stack)
	spans := content.spans
	lineRoom := Unit(0) // at the right of a text of one line, at the left of its cell
	if p, ok := only[*document.Paragraph](content.blocks); ok && p.Style == document.Body {
		inner.anchor(p.ID)
		spans = p.Spans
	}
	switch {
	case len(content.blocks) > 0 && spans == nil:
		local := *sheet
		local.body.colour = content.style.colour
		inner.sheet = &local
		inner.blocks(content.blocks)
	case len(spans) > 0:
		x, width := inner.x, inner.width
		if marked(content.tone) && inner.fits(toneRoom) {
			inner.state.sign = &sign{tone: content.tone, room: toneRoom}
			x, width = x+toneRoom, width-toneRoom
		}
		p := e.setter.set(spans, content.style, width, el)
		p.x, p.align = x, content.align
		p.before, inner.state.sign = inner.state.sign, nil
		p.addTo(&inner)
		if len(p.lines) == 1 && p.align == document.Left {
			lineRoom = width - p.lines[0].width
		}
	}
	if content.meter {
		inner.meter(content, lineRoom)
	}
	c.items, c.height = e.keepItems(out), out.height
}

// meter draws a progress bar under the text of a cell, or at its right where
// the column is wide and the text short.
func (c *column) meter(content cellContent, lineRoom Unit) {
	const beside = 44 * Point // what texts like « 100 % » take
	m := &meterBox{x: c.x, width: min(c.width, 120*Point), share: content.share, track: c.e.palette.track, colour: c.e.palette.accent}
	if marked(content.tone) {
		m.colour = c.e.palette.tone(content.tone).text
	}
	c.join()
	if right := min(c.width-beside, 120*Point); right >= 60*Point && lineRoom >= right+2*grid {
		m.x, m.width = c.x+c.width-right, right
		m.up = (content.style.leading + meterHeight) / 2
		c.put(item{box: m})
		return
	}
	c.state.gap = 2 * Point
	c.put(item{height: meterHeight, box: m})
}

// takeItems and keepItems let one allocation serve many cells.
func (e *engine) takeItems() []item {
	const chunk, spare = 256, 8
	if cap(e.stacked)-len(e.stacked) < spare {
		e.stacked = make([]item, 0, chunk)
	}
	n := len(e.stacked)
	taken := e.stacked[n:n:cap(e.stacked)]
	// A cell inside this one takes from a chunk of its own.
	e.stacked = nil
	return taken
}

// keepItems leaves the rest of the chunk to the next cell.
func (e *engine) keepItems(s *stack) []item {
	n := len(s.items)
	e.stacked = s.items[n:n:cap(s.items)]
	return s.items[:n:n]
}
