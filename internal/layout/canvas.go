package layout

import (
	"strings"

	"nrreport/internal/colour"
	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

// canvas is where a chart is drawn, from its own top left corner.
type canvas struct {
	e             *engine
	width, height Unit
	items         []Item
}

func (c *canvas) drawing() *drawing { return &drawing{c.width, c.height, c.items} }

// style is the small type of charts.
func (c *canvas) style(face Face, colour Colour) style {
	return style{face, 8 * Point, 10 * Point, colour}
}

// text writes a line whose left, middle or right is at x, kept inside the
// canvas. It returns its left and its width.
func (c *canvas) text(st style, text string, x, baseline Unit, align alignment) (left, width Unit) {
	text = c.oneLine(st, text, c.width-2*labelPad)
	width = textWidth(c.e.fonts, st, text)
	switch align {
	case document.Right:
		x -= width
	case document.Center:
		x -= width / 2
	}
	x = max(labelPad, min(x, c.width-labelPad-width))
	// The space parts it from the next text where the page is read as text.
	c.items = append(c.items, c.e.textItems(st, text+" ", x, baseline)...)
	return x, width
}

// label is text on a little paper of its own, legible over lines and patterns.
func (c *canvas) label(st style, text string, x, baseline Unit, align alignment) {
	at := len(c.items)
	c.items = append(c.items, Item{})
	left, width := c.text(st, text, x, baseline, align)
	paper := paperOf(st, left, baseline, width)
	c.items[at] = Item{
		Kind: RectKind, Colour: c.e.palette.paper,
		X: paper.left, Y: paper.top, W: paper.right - paper.left, H: paper.bottom - paper.top,
	}
}

// paperOf is the paper of a label.
func paperOf(st style, left, baseline, width Unit) area {
	return area{left - labelPad, baseline - st.size*78/100, left + width + labelPad, baseline + st.size*24/100}
}

const labelPad = 1500

// oneLine is a text as a chart writes it on one line, cut with an ellipsis if
// it must: its words also stand whole in a table nearby.
func (c *canvas) oneLine(st style, text string, width Unit) string {
	text = strings.ReplaceAll(c.e.clean(text), "\n", " ")
	return c.e.fitted(st, text, width)
}

func (c *canvas) rect(x, y, w, h Unit, colour Colour) {
	if w > 0 && h > 0 {
		c.items = append(c.items, Item{Kind: RectKind, Colour: colour, X: x, Y: y, W: w, H: h})
	}
}

// stroke draws a line through points.
func (c *canvas) stroke(points []XY, width Unit, colour Colour, dash ...Unit) {
	c.items = append(c.items, Item{Kind: PathKind, Extra: &Extra{Points: points, LineWidth: width, Stroke: colour, Dash: dash}})
}

// outline draws the edge of a rectangle.
func (c *canvas) outline(x, y, w, h Unit, colour Colour, dash ...Unit) {
	c.items = append(c.items, Item{Kind: PathKind, Extra: &Extra{
		Points: []XY{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, Closed: true, LineWidth: 750, Stroke: colour, Dash: dash,
	}})
}

// shape draws a filled polygon, or one with a coloured edge on paper.
func (c *canvas) shape(points []XY, colour Colour, hollow bool) {
	it := Item{Kind: PathKind, Colour: colour, Extra: &Extra{Points: points, Closed: true, Filled: true}}
	if hollow {
		it.Colour = c.e.palette.paper
		it.Extra.LineWidth, it.Extra.Stroke = 1250, colour
	}
	c.items = append(c.items, it)
}

func diamond(x, y, radius Unit) []XY {
	return []XY{{x - radius, y}, {x, y - radius}, {x + radius, y}, {x, y + radius}}
}

// pattern is how an area is filled, so that areas differ without their colours.
type pattern uint8

const (
	solid pattern = iota
	diagonals
	dots
	hollow
	bars
	crossed
)

// patternOf is the pattern of a meaning, the same in every chart.
func patternOf(t document.Tone) pattern {
	switch t {
	case document.Good:
		return solid
	case document.Strong:
		return bars
	case document.Attention:
		return diagonals
	case document.Bad:
		return crossed
	case document.Muted:
		return hollow
	}
	return dots
}

// fill draws a rectangle in a pattern, its edge included: thin lines on a tint
// of the colour, light beside the solid bars.
func (c *canvas) fill(x, y, w, h Unit, p pattern, ink Colour) {
	if w <= 0 || h <= 0 {
		return
	}
	if p == solid {
		c.rect(x, y, w, h, ink)
		return
	}
	paper := c.e.palette.paper
	if p != hollow && p != dots {
		paper = colour.Mix(ink, white, 12)
	}
	c.rect(x, y, w, h, paper)
	switch p {
	case diagonals:
		c.hatch(x, y, w, h, false, ink)
	case crossed:
		c.hatch(x, y, w, h, false, ink)
		c.hatch(x, y, w, h, true, ink)
	case bars: // one thick dashed line
		c.dashes(x+pitch, x+w, y+h/2, h, ink, 500)
	case dots:
		c.dashes(x+pitch/2, x+w, y+h/3, Point, ink, Point)
		c.dashes(x+pitch, x+w, y+h*2/3, Point, ink, Point)
	}
	c.outline(x, y, w, h, ink)
}

// pitch is from one line or dot of a pattern to the next.
const pitch = 5 * Point

// dashes draws a level line of dashes of a length, one each pitch.
func (c *canvas) dashes(from, to, y, thick Unit, colour Colour, dash Unit) {
	if from < to {
		c.stroke([]XY{{from, y}, {to, y}}, thick, colour, dash, pitch-dash)
	}
}

// hatch draws slanted lines clipped to a rectangle, as one path that runs back
// and forth along its edges, which the outline covers.
func (c *canvas) hatch(x, y, w, h Unit, falling bool, colour Colour) {
	for at := x - h + pitch; at < x+w; at += pitch {
		// From (at, bottom) up to (at+h, top), clipped left and right.
		x1, y1, x2, y2 := at, y+h, at+h, y
		if x1 < x {
			y1 -= x - x1
			x1 = x
		}
		if x2 > x+w {
			y2 += x2 - (x + w)
			x2 = x + w
		}
		if falling {
			y1, y2 = 2*y+h-y1, 2*y+h-y2
		}
		if x2 > x1 {
			c.stroke([]XY{{x1, y1}, {x2, y2}}, 500, colour)
		}
	}
}

// wrapped cuts a label into at most most lines, the last with an ellipsis if
// there is more.
func (c *canvas) wrapped(st style, text string, width Unit, most int) []string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(c.e.clean(text), "\n", " ")), " ")
	p := c.e.setter.set(document.T(text), st, width, nil)
	var lines []string
	for i, ln := range p.lines {
		var b strings.Builder
		for _, f := range ln.frags {
			b.WriteString(f.text)
		}
		if i == most-1 && len(p.lines) > most {
			for _, rest := range p.lines[i+1:] {
				for _, f := range rest.frags {
					b.WriteString(f.text)
				}
			}
			return append(lines, c.e.fitted(st, b.String(), width))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
	}
	return lines
}

// axis is a scale with round ticks.
type axis struct {
	low, high, step float64
	decimals        int
}

// roundAxis finds round bounds and steps (1, 2 or 5 times a power of ten) that
// hold low to high in some ticks.
func roundAxis(low, high float64, ticks int) axis {
	if !(high > low) {
		high = low + 1
	}
	rough := (high - low) / float64(ticks)
	power, decimals := 1.0, 0
	for power*10 <= rough && power < 1e300 {
		power *= 10
	}
	for power > rough && decimals < 12 {
		decimals++
		power = 1 / tenTo(decimals)
	}
	step := power
	for _, m := range [3]float64{2, 5, 10} {
		if step < rough {
			step = float64(power * m)
		}
	}
	if step >= power*10 && decimals > 0 {
		decimals--
	}
	a := axis{step: step, decimals: decimals}
	a.low = float64(floor(low/step) * step)
	a.high = float64(-floor(-high/step) * step)
	return a
}

func tenTo(n int) float64 {
	p := 1.0
	for range n {
		p *= 10
	}
	return p
}

// at is the place of v on a length.
func (a axis) at(v float64, length Unit) Unit {
	return share(length, (v-a.low)/(a.high-a.low))
}

// ticks are the values of the axis.
func (a axis) ticks() []float64 {
	var ticks []float64
	n := int((a.high-a.low)/a.step + 0.5)
	for i := range min(n, 50) + 1 {
		ticks = append(ticks, a.low+float64(float64(i)*a.step))
	}
	return ticks
}

// chartFace is the face of the figures in charts.
const chartFace = typeface.Semibold
