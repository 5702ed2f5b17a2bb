package layout

import (
	"cmp"
	"slices"
)

// item is one piece of a column, from top to bottom: a line, a table row, a
// figure, or room.
type item struct {
	box    box // nil: room
	part   int32
	height Unit
	// before is the room above it, dropped at the top of a page.
	before Unit
	// join forbids a page break between the item above and this one.
	join bool
	// soft lets join go where the page would end too empty.
	soft bool
	// bound forbids it even where nothing else is possible: a cell of the
	// rows above reaches into this one.
	bound bool
	// eject asks for a page break there.
	eject bool
	// opens tells the first line of a section's heading.
	opens bool
	// frame is the callout it stands in.
	frame *frame
	// head is the header to repeat when a page begins with this item.
	head    *tableHead
	markers []marker
	// closes are the sections that end with this item.
	closes *closing
}

// box is what an item draws, its top at y. A box of several items, a
// paragraph, is told which part.
type box interface {
	draw(d *pageDrawing, part int, y Unit)
}

// marker is something that must know on which page it lands.
type marker struct {
	anchor string
	// title and level make it a bookmark when level is not 0.
	title string
	level int
	// chapter is the running title from there on.
	chapter string
}

// sink takes items from the top down.
type sink interface{ add(it item) }

// stack is a sink that keeps them: the inside of a table cell.
type stack struct {
	items  []item
	height Unit
}

func (s *stack) add(it item) {
	if len(s.items) == 0 {
		it.before = 0
	}
	s.height += it.before + it.height
	s.items = append(s.items, it)
}

// column is where blocks are being set: the page, a list item, a table cell.
// Columns inside one another share their state.
type column struct {
	e        *engine
	out      sink
	state    *flowState
	x, width Unit
	sheet    *sheet
	frame    *frame
	parent   *Element
	level    int    // of the section the column stands in; 0 at the top
	title    string // of that section
	depth    int    // of lists
	// least is how narrow a column inside this one may be.
	least Unit
}

// How narrow lists and callouts inside one another may make a column: on a page,
// where a table or a chart may stand in them, and in a cell.
const (
	leastOnPage = 160 * Point
	leastInCell = 4 * grid
)

// flowState is what is due before the next item.
type flowState struct {
	gap     Unit
	join    bool
	eject   bool
	sign    *sign
	markers []marker
}

// put adds an item at the foot of the column.
func (c *column) put(it item) {
	s := c.state
	it.before, it.join, it.eject, it.markers = s.gap, s.join || it.join, s.eject, s.markers
	it.frame = c.frame
	if c.frame.isBegun() && !it.join {
		it.join, it.soft = true, !c.frame.whole
	}
	*s = flowState{sign: s.sign}
	c.out.add(it)
}

// space asks for room before the next item; the largest demand wins.
func (c *column) space(room Unit) { c.state.gap = max(c.state.gap, room) }

// join keeps the next item on the page of the last.
func (c *column) join() { c.state.join = true }

// mark notes an anchor at the next item.
func (c *column) mark(m marker) { c.state.markers = append(c.state.markers, m) }

// anchor notes the anchor of a block, if it has one.
func (c *column) anchor(id string) {
	if id != "" {
		c.mark(marker{anchor: id})
	}
}

// fits tells whether the column may be narrowed by room.
func (c *column) fits(room Unit) bool { return c.width-room >= c.least }

// inset is the column narrowed by room on the left and on the right, as far as
// there is some, for elements of parent.
func (c *column) inset(left, right Unit, parent *Element) *column {
	inner := *c
	spare := max(c.width-c.least, 0)
	left = min(left, spare)
	right = min(right, spare-left)
	inner.x += left
	inner.width -= left + right
	inner.parent = parent
	return &inner
}

// frame is the tint and the bar of a callout, drawn behind its items on each
// page they are on.
type frame struct {
	outer    *frame
	x, width Unit
	tint     Colour
	bar      Colour
	begun    bool
	// whole forbids a page break in it, even where the page would end too empty.
	whole bool
}

// isBegun tells that an item has been put in the frame, or in one around it, and
// begins it: what is framed is read at a glance, and moves whole to the next page
// rather than leave a line there.
func (f *frame) isBegun() bool {
	begun := false
	for ; f != nil; f = f.outer {
		begun = begun || f.begun
		f.begun = true
	}
	return begun
}

const frameBar = 3 * Point

// drawStack draws items from y down, frames first.
func drawStack(d *pageDrawing, items []item, y Unit) {
	drawFrames(d, items, y)
	for i := range items {
		it := &items[i]
		if i > 0 {
			y += it.before
		}
		for _, m := range it.markers {
			d.e.land(d, m, y)
		}
		if it.box != nil {
			it.box.draw(d, int(it.part), y)
		}
		y += it.height
	}
}

// stackHeight is the height that drawStack takes.
func stackHeight(items []item) Unit {
	h := Unit(0)
	for i := range items {
		if i > 0 {
			h += items[i].before
		}
		h += items[i].height
	}
	return h
}

// drawFrames draws the frames that the items stand in, the outer ones first.
func drawFrames(d *pageDrawing, items []item, y Unit) {
	type extent struct {
		frame       *frame
		top, bottom Unit
	}
	var extents []extent
	for i := range items {
		if i > 0 {
			y += items[i].before
		}
		for f := items[i].frame; f != nil; f = f.outer {
			known := false
			for j := range extents {
				if extents[j].frame == f {
					extents[j].bottom, known = y+items[i].height, true
				}
			}
			if !known {
				extents = append(extents, extent{f, y, y + items[i].height})
			}
		}
		y += items[i].height
	}
	depth := func(f *frame) (n int) {
		for ; f != nil; f = f.outer {
			n++
		}
		return n
	}
	for level := 1; len(extents) > 0 && level <= 8; level++ {
		for _, x := range extents {
			if depth(x.frame) == level {
				d.fill(x.frame.x, x.top, x.frame.width, x.bottom-x.top, x.frame.tint)
				d.fill(x.frame.x, x.top, frameBar, x.bottom-x.top, x.frame.bar)
			}
		}
	}
}

// land notes where a marker ended up.
func (e *engine) land(d *pageDrawing, m marker, y Unit) {
	if d.asArtifact {
		return
	}
	if m.anchor != "" {
		if _, twice := e.pages.Dests[m.anchor]; !twice {
			e.pages.Dests[m.anchor] = Dest{Page: int(d.number), Y: max(y-grid, 0).Pt()}
		}
	}
	if m.level > 0 {
		e.pages.Outline = append(e.pages.Outline, OutlineItem{Title: e.clean(m.title), Level: m.level, Anchor: m.anchor})
	}
	if m.chapter != "" {
		d.chapter, d.lastChapter = cmp.Or(d.chapter, m.chapter), m.chapter
	}
}

// pager is the sink that makes pages. It holds back the items of two pages at
// most: those of the page being filled, broken at the last place allowed, and
// those of the page before, which may give the last page of a chapter more than
// a few lines.
type pager struct {
	e             *engine
	width, height Unit // of the page
	queue         []item
	used          Unit
	// top is the height of the header repeated on the page.
	top Unit
	// ended are the items of the page before, not drawn yet, and endedTop the
	// height of the header repeated on it. gap is the room that the break took
	// from the queue's first item; torn tells that it broke a table's row.
	ended    []item
	endedTop Unit
	gap      Unit
	torn     bool
}

// turn chooses the orientation of the pages to come.
func (p *pager) turn(landscape bool) {
	p.flush()
	p.width, p.height = pageShort, pageLong
	if landscape {
		p.width, p.height = pageLong, pageShort
	}
}

// landscape tells the present orientation.
func (p *pager) landscape() bool { return p.width > p.height }

// room is the height that the items of a page have, on the grid.
func (p *pager) room() Unit {
	return (p.height-marginTop-marginBottom)/grid*grid - p.top
}

func (p *pager) add(it item) {
	if it.eject {
		p.flush()
	}
	if len(p.queue) == 0 {
		it.before = 0
	}
	p.queue = append(p.queue, it)
	p.used += it.before + it.height
	for p.used > p.room() && p.breakPage() {
	}
}

// flush ends the page, the last before something that begins on its own.
func (p *pager) flush() {
	p.fillLast()
	if len(p.queue) > 0 {
		p.emit(len(p.queue))
	}
	p.drawEnded()
}

// fillLast gives the last page, when it would have a few lines only, the section
// that ends the page before: as long as that one stays well filled.
func (p *pager) fillLast() {
	if len(p.ended) == 0 || len(p.queue) == 0 || p.top > 0 || p.torn || p.used > p.room()/5 {
		return
	}
	room := p.room() // of either page, without a repeated header
	for k := len(p.ended) - 1; k > 0; k-- {
		if it := &p.ended[k]; it.join || !it.opens {
			continue
		}
		if p.endedTop+stackHeight(p.ended[:k]) >= room*3/5 {
			moved := slices.Clone(p.ended[k:])
			p.ended = p.ended[:k]
			moved[0].before, p.queue[0].before = 0, p.gap
			p.queue = append(moved, p.queue...)
			p.used = stackHeight(p.queue)
		}
		return
	}
}

// breakPage ends the page at the best place and keeps the rest for the next. It
// returns false when there is nothing more to be done.
func (p *pager) breakPage() bool {
	room := p.room()
	fits := p.fitting(room)
	if fits < len(p.queue) && p.splitRow(fits, room) {
		return true
	}
	if k := p.bestBreak(fits, room); k > 0 {
		p.emit(k)
		return true
	}
	// Nothing but items that should stay together: they part where the page ends.
	for k := fits; k > 0; k-- {
		if !p.queue[k].bound {
			p.emit(k)
			return true
		}
	}
	if len(p.queue) > 1 {
		p.emit(1)
		return true
	}
	return false
}

// bestBreak is the last place, up to fits, where the page may end; one that
// parts what would better stay together when the page would end too empty. It is
// 0 when there is none.
func (p *pager) bestBreak(fits int, room Unit) int {
	soft := 0
	for k := fits; k > 0; k-- {
		it := &p.queue[k]
		if !it.join {
			if soft > 0 && stackHeight(p.queue[:k]) < room*3/4 {
				return soft
			}
			return k
		}
		if it.soft && soft == 0 {
			soft = k
		}
	}
	return soft
}

// fitting is how many items fit in room.
func (p *pager) fitting(room Unit) int {
	h := Unit(0)
	for i := range p.queue {
		h += p.queue[i].height
		if i > 0 {
			h += p.queue[i].before
		}
		if h > room {
			return i
		}
	}
	return len(p.queue)
}

// splitRow cuts the row at rank k between two of its lines when it is too tall
// to be moved whole: it would leave much of the page empty, or never fit.
func (p *pager) splitRow(k int, room Unit) bool {
	it := &p.queue[k]
	row, ok := it.box.(*row)
	if !ok {
		return false
	}
	left := room - stackHeight(p.queue[:k])
	if k > 0 {
		left -= it.before
	}
	if fitsWhole := row.height <= room*2/5; fitsWhole && k > 0 {
		return false
	}
	if k > 0 && left < 5*grid {
		return false
	}
	head, rest := row.split(left)
	if head == nil {
		return false
	}
	tail := append([]item{}, p.queue[k+1:]...)
	after := *it
	after.box, after.height, after.markers, after.join, after.eject = rest, rest.height, nil, false, false
	it.box, it.height, it.closes = head, head.height, nil
	p.queue = append(p.queue[:k+1], after)
	p.queue = append(p.queue, tail...)
	p.emit(k + 1)
	p.torn = true
	return true
}

// emit ends a page with the first k items, and draws the one before.
func (p *pager) emit(k int) {
	p.drawEnded()
	p.ended, p.endedTop, p.torn = append(p.ended, p.queue[:k]...), p.top, false

	n := copy(p.queue, p.queue[k:])
	clear(p.queue[n:])
	p.queue = p.queue[:n]
	p.top, p.used = 0, 0
	if n > 0 {
		if head := p.queue[0].head; head != nil {
			p.top = head.height
		}
		p.gap, p.queue[0].before = p.queue[0].before, 0
		p.used = stackHeight(p.queue)
	}
}

// drawEnded draws the page that was ended.
func (p *pager) drawEnded() {
	if len(p.ended) == 0 {
		return
	}
	d := &p.e.page
	d.begin(len(p.e.pages.Pages), p.width, p.height)
	y := marginTop
	if p.endedTop > 0 {
		p.ended[0].head.draw(d, y)
		y += p.endedTop
	}
	drawStack(d, p.ended, y)
	p.e.endPage()
	p.closeAll(p.ended)
	clear(p.ended)
	p.ended = p.ended[:0]
}
