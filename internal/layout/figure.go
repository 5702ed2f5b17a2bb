package layout

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two formats that a report may hold
	_ "image/png"

	"nrreport/internal/document"
)

// drawing is a chart or a picture before it has a place: its items count from
// its own top left corner.
type drawing struct {
	width, height Unit
	items         []Item
}

// figureBox is a drawing in a column.
type figureBox struct {
	drawing *drawing
	el      *Element
	x       Unit
}

func (f *figureBox) draw(d *pageDrawing, _ int, y Unit) {
	f.el.Attr.BBox = &[4]float64{f.x.Pt(), y.Pt(), f.drawing.width.Pt(), f.drawing.height.Pt()}
	for _, it := range f.drawing.items {
		it.X += f.x
		it.Y += y
		if it.Extra != nil && len(it.Extra.Points) > 0 {
			moved := *it.Extra
			moved.Points = make([]XY, len(it.Extra.Points))
			for i, p := range it.Extra.Points {
				moved.Points[i] = XY{p.X + f.x, p.Y + y}
			}
			it.Extra = &moved
		}
		d.draw(f.el, it)
	}
}

// figure sets a chart or a picture under its caption. The caption stands beside
// the Figure, not in it: the alternative text of a Figure replaces, for a screen
// reader, everything inside.
func (c *column) figure(f *document.Figure) {
	c.settleSign()
	c.space(max(c.sheet.apart, 3*grid))
	c.anchor(f.ID)
	c.figureBody(f)
	c.space(max(c.sheet.apart, 3*grid))
}

func (c *column) figureBody(f *document.Figure) {
	parent := c.e.element(c.parent, RoleDiv)
	c.caption(f.Caption, parent)
	drawings := c.e.drawings(f, c.width, c.pieceHeights())
	if len(drawings) == 0 { // nothing to draw, or not decodable: the words remain
		c.text(document.T(f.Alt), c.sheet.small, min(c.width, measure), document.Left, c.e.element(parent, RoleP))
	}
	for i, d := range drawings {
		el := c.e.element(parent, RoleFigure)
		el.Attr = &Attributes{Alt: f.Alt}
		if len(drawings) > 1 {
			el.Attr.Alt = fmt.Sprintf("%s (suite %d/%d)", f.Alt, i+1, len(drawings))
			if i == 0 {
				el.Attr.Alt = fmt.Sprintf("%s (partie 1/%d)", f.Alt, len(drawings))
			}
		}
		c.put(item{box: &figureBox{d, el, c.x}, height: d.height})
		c.space(2 * grid)
	}
	// A caption alone keeps nothing with it.
	c.state.join = false
}

// pieceHeights is how tall a figure's pieces may be: the first, what is left of
// the page unless that is little, the next a page.
func (c *column) pieceHeights() pieceHeights {
	p, ok := c.out.(*pager)
	if !ok {
		return pieceHeights{400 * Point, 400 * Point}
	}
	const caption = 12 * grid // with the room around
	page := (p.height-marginTop-marginBottom)/grid*grid - grid
	h := pieceHeights{first: p.room() - p.used - c.state.gap - grid, next: page}
	if c.state.eject || h.first < 160*Point {
		h.first = page - caption
	}
	return h
}

// drawings draws a figure, in several pieces when it is taller than a page.
func (e *engine) drawings(f *document.Figure, width Unit, heights pieceHeights) []*drawing {
	if f.Image != nil {
		if d := e.picture(f.Image, width, 320*Point); d != nil {
			return []*drawing{d}
		}
		return nil
	}
	switch ch := f.Chart.(type) {
	case *document.SeriesChart:
		return []*drawing{e.seriesChart(ch, width)}
	case *document.BarChart:
		return e.barChart(ch, width, heights)
	case *document.Gantt:
		return e.gantt(ch, width, heights)
	}
	return nil
}

// picture scales a bitmap to a box, at 96 dots per inch at least; nil, and
// noted, when it cannot be decoded.
func (e *engine) picture(img *document.Image, width, height Unit) *drawing {
	config, format, err := image.DecodeConfig(bytes.NewReader(img.Data))
	if err != nil || config.Width <= 0 || config.Height <= 0 || format != "png" && format != "jpeg" {
		e.pages.Unreadable = append(e.pages.Unreadable, img)
		return nil
	}
	const dot = 750 // one pixel at 96 dpi
	w, h := int64(config.Width)*dot, int64(config.Height)*dot
	if w > int64(width) {
		w, h = int64(width), h*int64(width)/w
	}
	if h > int64(height) {
		w, h = w*int64(height)/h, int64(height)
	}
	w, h = max(w, 1), max(h, 1)
	return &drawing{width: Unit(w), height: Unit(h), items: []Item{{
		Kind: ImageKind, W: Unit(w), H: Unit(h), Extra: &Extra{Image: e.imageIndex(img)},
	}}}
}

// imageIndex is the rank of a picture among those drawn, each once.
func (e *engine) imageIndex(img *document.Image) int {
	if i, ok := e.images[img]; ok {
		return i
	}
	e.images[img] = len(e.pages.Images)
	e.pages.Images = append(e.pages.Images, img)
	return len(e.pages.Images) - 1
}

// smallFigures counts the small charts at the head of blocks: they stand side
// by side.
func smallFigures(blocks []document.Block) int {
	n := 0
	for _, b := range blocks {
		f, ok := b.(*document.Figure)
		if !ok {
			break
		}
		if ch, ok := f.Chart.(*document.SeriesChart); !ok || !ch.Small {
			break
		}
		n++
	}
	return n
}

// alignFeet pushes the last item of each cell down to the foot of the row:
// charts stand on one line under captions of one line or two.
func (r *row) alignFeet() {
	for i := range r.cells {
		if c := &r.cells[i]; len(c.items) > 1 {
			c.items[len(c.items)-1].before += r.height - c.height
			c.height = r.height
		}
	}
}

// figureStrip sets small charts two a row.
func (c *column) figureStrip(blocks []document.Block) {
	c.settleSign()
	const gap = 6 * grid
	width := (c.width - gap) / 2
	c.space(max(c.sheet.apart, 3*grid))
	for i := 0; i < len(blocks); i += 2 {
		r := &row{}
		for k, b := range blocks[i:min(i+2, len(blocks))] {
			f := b.(*document.Figure)
			inner := *c
			inner.out, inner.state = &stack{}, &flowState{}
			inner.x, inner.width = c.x+Unit(k)*(width+gap), width
			inner.frame = nil
			inner.anchor(f.ID)
			inner.figureBody(f)
			out := inner.out.(*stack)
			r.cells = append(r.cells, cell{x: inner.x, width: width, items: out.items, height: out.height})
			r.height = max(r.height, out.height)
		}
		r.alignFeet()
		c.put(item{box: r, height: r.height})
		c.space(4 * grid)
	}
}
