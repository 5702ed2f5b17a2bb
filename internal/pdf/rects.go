package pdf

import "nrreport/internal/layout"

// rectRun gathers rectangles that follow each other and draws those that touch
// as one: the layout draws the tints and rules of a table cell by cell.
type rectRun struct {
	list []rect
}

// rect is a filled rectangle: its edges, in tenths of a point from the bottom
// left, and its exact size where it is a hairline.
type rect struct {
	left, bottom, right, top int64
	hairW, hairH             layout.Unit
	colour                   layout.Colour
}

// maxRects bounds the search for a neighbour.
const maxRects = 100

// hairline is the size under which rounding would show.
const hairline = 3 * layout.Point

// add takes a rectangle; false when the run is full.
func (run *rectRun) add(it *layout.Item, height layout.Unit) bool {
	if it.W <= 0 || it.H <= 0 {
		return true
	}
	r := rect{
		left: tenths(it.X), right: tenths(it.X + it.W), top: tenths(height - it.Y), bottom: tenths(height - it.Y - it.H),
		colour: it.Colour,
	}
	if it.W < hairline {
		r.hairW = it.W
	}
	if it.H < hairline {
		r.hairH = it.H
	}
	for i := len(run.list) - 1; i >= 0; i-- {
		if run.list[i].extend(&r) {
			return true
		}
		if run.list[i].overlaps(&r) {
			break // r must come after it
		}
	}
	if len(run.list) >= maxRects {
		return false
	}
	run.list = append(run.list, r)
	return true
}

// extend makes q cover r too, when both have one colour and a whole side in
// common.
func (q *rect) extend(r *rect) bool {
	if q.colour != r.colour || q.hairW != r.hairW || q.hairH != r.hairH {
		return false
	}
	switch {
	case q.hairW == 0 && q.top == r.top && q.bottom == r.bottom && q.right == r.left:
		q.right = r.right
	case q.hairH == 0 && q.left == r.left && q.right == r.right && q.bottom == r.top:
		q.bottom = r.bottom
	default:
		return false
	}
	return true
}

// overlaps tells that some of r would hide behind q, or the other way round.
func (q *rect) overlaps(r *rect) bool {
	return q.left < r.right && r.left < q.right && q.bottom < r.top && r.bottom < q.top
}

// drawRects draws the rectangles gathered.
func (p *painter) drawRects() {
	if len(p.rects.list) == 0 {
		return
	}
	p.shape()
	for i := range p.rects.list {
		r := &p.rects.list[i]
		p.setFill(r.colour)
		w, h := points(r.right-r.left), points(r.top-r.bottom)
		if r.hairW > 0 {
			w = r.hairW.Pt()
		}
		if r.hairH > 0 {
			h = r.hairH.Pt()
		}
		p.f.Rect(points(r.left), p.height.Pt()-points(r.top), w, h, "F")
	}
	p.rects.list = p.rects.list[:0]
}
