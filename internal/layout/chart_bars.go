package layout

import (
	"math"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

// barChart draws horizontal bars made of segments, on several drawings when
// they are too many for one.
func (e *engine) barChart(ch *document.BarChart, width Unit, heights pieceHeights) []*drawing {
	b := newBarPlot(e, ch, width)
	return splitRows(len(ch.Bars), heights, b.headHeight(), func(i int) Unit { return b.rowHeight(i) },
		func(int) bool { return false }, b.draw)
}

// barPlot is what all the pieces of a bar chart share.
type barPlot struct {
	e          *engine
	ch         *document.BarChart
	width      Unit
	labels     Unit // width of the labels' column
	texts      Unit // width of the texts after the bars
	max        float64
	labelLines [][]string
	looks      []pattern
}

const barThick = 14 * Point

func newBarPlot(e *engine, ch *document.BarChart, width Unit) *barPlot {
	b := &barPlot{e: e, ch: ch, width: width, max: ch.Max}
	c := canvas{e: e, width: width}
	ink := c.style(typeface.Regular, e.palette.ink)
	for i := range ch.Bars {
		bar := &ch.Bars[i]
		b.labels = max(b.labels, textWidth(e.fonts, ink, e.clean(bar.Label)))
		b.texts = max(b.texts, textWidth(e.fonts, c.style(chartFace, e.palette.ink), e.clean(bar.Text)))
		if ch.Max <= 0 {
			b.max = max(b.max, total(bar.Segments))
		}
	}
	b.labels = min(b.labels, width*36/100)
	b.texts = min(b.texts, width*24/100)
	for i := range ch.Bars {
		b.labelLines = append(b.labelLines, c.wrapped(ink, ch.Bars[i].Label, b.labels, 3))
	}
	return b
}

// total adds what can be drawn: positive, finite lengths.
func total(segments []float64) float64 {
	sum := 0.0
	for _, v := range segments {
		sum += drawable(v)
	}
	return sum
}

func drawable(v float64) float64 {
	if v > 0 && !math.IsInf(v, 0) {
		return v
	}
	return 0
}

func (b *barPlot) rowHeight(i int) Unit {
	return max(barThick+2*grid, Unit(len(b.labelLines[i]))*10*Point+grid)
}

// legendRows places the legend's entries, as many a row as fit.
func (b *barPlot) legendRows() (rows [][]int) {
	if len(b.ch.Legend) < 2 {
		return nil
	}
	x := b.width
	for i := range b.ch.Legend {
		w := b.entryWidth(i)
		if x+w > b.width {
			rows, x = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		x += w
	}
	return rows
}

const legendSwatch = 16 * Point

func (b *barPlot) entryWidth(i int) Unit {
	c := canvas{e: b.e}
	return legendSwatch + grid + textWidth(b.e.fonts, c.style(typeface.Regular, b.e.palette.ink), b.e.clean(b.ch.Legend[i].Label)) + 4*grid
}

func (b *barPlot) headHeight() Unit {
	h := Unit(len(b.legendRows())) * 4 * grid
	if h > 0 {
		h += grid
	}
	return h
}

// look is the pattern and colour of a segment: those of its meaning; where two
// mean the same, the second takes a pattern that no other has.
func (b *barPlot) look(rank int) (pattern, Colour) {
	if rank >= len(b.ch.Legend) {
		return solid, b.e.palette.accent
	}
	if b.looks == nil {
		b.looks = distinctPatterns(b.ch.Legend)
	}
	if t := b.ch.Legend[rank].Tone; t != document.Plain {
		return b.looks[rank], b.e.palette.tone(t).text
	}
	return b.looks[rank], b.e.palette.accent
}

func distinctPatterns(legend []document.LegendEntry) []pattern {
	patterns := make([]pattern, len(legend))
	if len(legend) == 1 {
		return patterns // solid
	}
	used := map[pattern]bool{}
	for i, entry := range legend {
		p := patternOf(entry.Tone)
		for n := 0; used[p] && n < int(crossed); n++ {
			p = (p + 1) % (crossed + 1)
		}
		used[p] = true
		patterns[i] = p
	}
	return patterns
}

// draw draws the bars first to last.
func (b *barPlot) draw(first, last int, height Unit) *drawing {
	c := &canvas{e: b.e, width: b.width, height: height}
	st := c.style(typeface.Regular, b.e.palette.ink)
	y := Unit(0)
	for _, row := range b.legendRows() {
		x := Unit(0)
		for _, i := range row {
			p, colour := b.look(i)
			c.fill(x, y+2*Point, legendSwatch, 2*grid, p, colour)
			label := c.oneLine(st, b.ch.Legend[i].Label, b.width-x-legendSwatch-grid)
			c.text(st, label, x+legendSwatch+grid, y+9*Point, document.Left)
			x += b.entryWidth(i)
		}
		y += 4 * grid
	}
	y = b.headHeight()
	for i := first; i < last; i++ {
		b.bar(c, i, y)
		y += b.rowHeight(i)
	}
	x := b.labels + 2*grid
	c.rect(x-hairline, b.headHeight(), hairline, y-b.headHeight(), b.e.palette.muted)
	return c.drawing()
}

// bar draws one bar, its label and its text.
func (b *barPlot) bar(c *canvas, i int, y Unit) {
	bar := &b.ch.Bars[i]
	ink := c.style(typeface.Regular, b.e.palette.ink)
	height := b.rowHeight(i)
	base := y + (height-Unit(len(b.labelLines[i])-1)*10*Point+ink.size*66/100)/2
	for k, text := range b.labelLines[i] {
		c.text(ink, text, b.labels, base+Unit(k)*10*Point, document.Right)
	}
	x := b.labels + 2*grid
	room := b.width - x - b.texts - 2*grid
	top := y + (height-barThick)/2
	sum := 0.0
	for rank, v := range bar.Segments {
		from := share(room, sum/b.max)
		sum += drawable(v)
		w := share(room, sum/b.max) - from
		p, colour := b.look(rank)
		c.fill(x+from, top, w, barThick, p, colour)
		b.segmentLabel(c, v, x+from, top, w, p, colour)
	}
	text := c.style(chartFace, b.e.palette.ink)
	c.text(text, c.oneLine(text, bar.Text, b.texts), x+share(room, sum/b.max)+2*grid, top+(barThick+text.size*66/100)/2, document.Left)
}

// segmentLabel writes the figure inside its segment when there is room, and
// more than one segment to tell apart.
func (b *barPlot) segmentLabel(c *canvas, v float64, x, top, w Unit, p pattern, colour Colour) {
	if len(b.ch.Legend) < 2 || drawable(v) == 0 {
		return
	}
	st := c.style(chartFace, colour)
	text := french.Number(v, 1)
	if textWidth(b.e.fonts, st, text)+2*grid > w {
		return
	}
	baseline := top + (barThick+st.size*66/100)/2
	if p == solid {
		st.colour = b.e.palette.paper
		c.text(st, text, x+w/2, baseline, document.Center)
		return
	}
	c.label(st, text, x+w/2, baseline, document.Center)
}

// pieceHeights is how tall the first piece of a drawing and the next may be.
type pieceHeights struct{ first, next Unit }

// smallChart is how tall a chart may be and never be cut: it rather begins the
// next page.
const smallChart = 240 * Point

// splitRows cuts rows into pieces that fit, each under a head. A row that opens
// (a group's title) is not left at the foot of a piece.
func splitRows(n int, heights pieceHeights, head Unit, rowHeight func(int) Unit, opens func(int) bool, draw func(first, last int, height Unit) *drawing) []*drawing {
	var pieces []*drawing
	room, whole := heights.first, head
	for i := range n {
		whole += rowHeight(i)
	}
	if whole <= min(smallChart, heights.next) {
		room = whole
	}
	for first := 0; first < n; {
		h, last := head, first
		for last < n && (last == first || h+rowHeight(last) <= room) {
			h += rowHeight(last)
			last++
		}
		for last < n && last-first > 1 && opens(last-1) {
			last--
			h -= rowHeight(last)
		}
		pieces = append(pieces, draw(first, last, h))
		first, room = last, heights.next
	}
	return pieces
}
