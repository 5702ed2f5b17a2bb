package layout

// row is cells side by side: of a table, a sheet of fields or a set of cards.
// It is drawn whole, or cut between lines when it is taller than a page.
type row struct {
	cells  []cell
	height Unit
	// rule is the thickness of the line under it; ruleColour its colour.
	rule       Unit
	ruleColour Colour
	// over is the thickness of a line above it.
	over       Unit
	overColour Colour
	pad        Unit // above and below the contents
}

// cell is one of them: what it holds is set in its own column, at its final x.
type cell struct {
	x, width Unit // of the cell, padding included
	items    []item
	height   Unit // of the items
	tint     *Colour
	bar      *Colour // a thick line at its top
	// foot puts the contents at the bottom: column headings.
	foot bool
	// spans tells that the cell goes on in the next row.
	spans bool
}

// cardBar is the height of the line at the top of a card.
const cardBar = 3 * Point

func (r *row) draw(d *pageDrawing, _ int, y Unit) {
	for i := range r.cells {
		c := &r.cells[i]
		if c.tint != nil {
			d.fill(c.x, y, c.width, r.height, *c.tint)
		}
		if c.bar != nil {
			d.fill(c.x, y, c.width, cardBar, *c.bar)
		}
		if r.over > 0 {
			d.fill(c.x, y, c.width, r.over, r.overColour)
		}
		if r.rule > 0 && !c.spans {
			d.fill(c.x, y+r.height-r.rule, c.width, r.rule, r.ruleColour)
		}
	}
	for i := range r.cells {
		c := &r.cells[i]
		top := y + r.pad
		if c.foot {
			top = y + r.height - r.pad - c.height
		}
		drawStack(d, c.items, top)
	}
}

// split cuts the row so that its head takes at most room: each cell keeps on
// the page the lines that fit. It returns nil when not one line does.
func (r *row) split(room Unit) (head, rest *row) {
	inside := room - 2*r.pad
	h, t := *r, *r
	h.cells, t.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	h.height, t.height = 0, 0
	h.rule, t.over = 0, 0
	moved, kept := false, false
	for i, c := range r.cells {
		top, bottom := c, c
		top.foot, bottom.foot = false, false
		bottom.bar = nil
		top.items, bottom.items = splitItems(c.items, inside)
		top.height, bottom.height = stackHeight(top.items), stackHeight(bottom.items)
		kept = kept || len(top.items) > 0
		moved = moved || len(bottom.items) > 0
		h.cells[i], t.cells[i] = top, bottom
		h.height, t.height = max(h.height, top.height), max(t.height, bottom.height)
	}
	if !kept || !moved {
		return nil, nil
	}
	h.height += 2 * r.pad
	t.height += 2 * r.pad
	return &h, &t
}

// splitItems cuts a stack after what fits in room, cutting a row inside it if
// that is the only way.
func splitItems(items []item, room Unit) (top, bottom []item) {
	h := Unit(0)
	for i := range items {
		next := h + items[i].height
		if i > 0 {
			next += items[i].before
		}
		if next <= room {
			h = next
			continue
		}
		inner, ok := items[i].box.(*row)
		if !ok {
			return items[:i], items[i:]
		}
		left := room - h
		if i > 0 {
			left -= items[i].before
		}
		head, rest := inner.split(left)
		if head == nil {
			return items[:i], items[i:]
		}
		top = append(append(top, items[:i]...), items[i])
		top[i].box, top[i].height = head, head.height
		bottom = append(bottom, items[i:]...)
		bottom[0].box, bottom[0].height, bottom[0].markers, bottom[0].before = rest, rest.height, nil, 0
		return top, bottom
	}
	return items, nil
}

// meterBox is a small progress bar by a cell's text, an artifact: the text gives
// the figure.
type meterBox struct {
	x, width      Unit
	up            Unit    // from the place of the item: beside the line above it
	share         float64 // 0 to 1
	track, colour Colour
}

const meterHeight = 4 * Point

func (m *meterBox) draw(d *pageDrawing, _ int, y Unit) {
	y -= m.up
	d.fill(m.x, y, m.width, meterHeight, m.track)
	d.fill(m.x, y, share(m.width, m.share), meterHeight, m.colour)
}

// share is a part of a length; what is not between 0 and 1 is brought there.
func share(length Unit, part float64) Unit {
	switch {
	case !(part > 0):
		return 0
	case part >= 1:
		return length
	}
	return Unit(float64(length) * part)
}

// tableHead is the header of a table as it is repeated, an artifact, on the
// pages after the first.
type tableHead struct {
	rows   []*row
	height Unit
}

// with is the header and a group's title under it; the header alone when they
// are too tall to be repeated. There may be no header.
func (h *tableHead) with(title *row) *tableHead {
	both := &tableHead{height: title.height}
	if h != nil {
		both.rows = append(both.rows, h.rows...)
		both.height += h.height
	}
	if both.height > repeatable {
		return h
	}
	both.rows = append(both.rows, title)
	return both
}

func (h *tableHead) draw(d *pageDrawing, y Unit) {
	d.asArtifact = true
	for _, r := range h.rows {
		r.draw(d, 0, y)
		y += r.height
	}
	d.asArtifact = false
}
