package layout

import (
	"fmt"
	"strconv"
	"time"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

// gantt draws the calendar of actions, on several drawings when they are too
// many for one, each with its own calendar at the top.
func (e *engine) gantt(ch *document.Gantt, width Unit, heights pieceHeights) []*drawing {
	if !ch.To.After(ch.From) || len(ch.Rows) == 0 {
		return nil
	}
	g := newGanttPlot(e, ch, width)
	return splitRows(len(ch.Rows), heights, ganttHead, g.rowHeight,
		func(i int) bool { return ch.Rows[i].Group }, g.draw)
}

const (
	ganttHead  = 9 * grid
	ganttThick = 9 * Point
	ganttLine  = 10 * Point // of a label
)

// ganttPlot is what all the pieces of a calendar share.
type ganttPlot struct {
	e          *engine
	ch         *document.Gantt
	width      Unit
	left       Unit // of the time
	labelLines [][]string
}

func newGanttPlot(e *engine, ch *document.Gantt, width Unit) *ganttPlot {
	g := &ganttPlot{e: e, ch: ch, width: width}
	c := canvas{e: e, width: width}
	g.left = width * 40 / 100
	for i := range ch.Rows {
		r := &ch.Rows[i]
		st, room := c.style(typeface.Regular, e.palette.ink), g.left-3*grid
		if r.Group {
			st, room = c.style(chartFace, e.palette.accent), width-2*grid
		}
		g.labelLines = append(g.labelLines, c.wrapped(st, r.Label, room, 2))
	}
	return g
}

func (g *ganttPlot) rowHeight(i int) Unit {
	return Unit(len(g.labelLines[i]))*ganttLine + 6*Point
}

// x places a day.
func (g *ganttPlot) x(t time.Time) Unit {
	total := g.ch.To.Sub(g.ch.From)
	return g.left + share(g.width-g.left, float64(t.Sub(g.ch.From))/float64(total))
}

// draw draws the rows first to last under a calendar.
func (g *ganttPlot) draw(first, last int, height Unit) *drawing {
	c := &canvas{e: g.e, width: g.width, height: height}
	y := ganttHead
	for i := first; i < last; i++ { // tints, under the calendar's lines
		if g.ch.Rows[i].Group {
			c.rect(0, y, g.width, g.rowHeight(i), g.e.palette.tint)
		}
		y += g.rowHeight(i)
	}
	g.calendar(c, y)
	y = ganttHead
	for i := first; i < last; i++ {
		g.row(c, i, y)
		y += g.rowHeight(i)
	}
	g.today(c, y)
	y = ganttHead
	for i := first; i < last; i++ { // over the line of the day, which they part
		if r := &g.ch.Rows[i]; !r.Group {
			g.barText(c, r, y+(g.rowHeight(i)-ganttThick)/2)
		}
		y += g.rowHeight(i)
	}
	return c.drawing()
}

// calendar draws the years and, where there is room, their quarters or months.
func (g *ganttPlot) calendar(c *canvas, bottom Unit) {
	pal := &g.e.palette
	year := c.style(chartFace, pal.ink)
	small := c.style(typeface.Regular, pal.muted)
	small.size = 7 * Point
	months := monthsBetween(g.ch.From, g.ch.To)
	step := 12
	switch perMonth := (g.width - g.left) / Unit(max(months, 1)); {
	case perMonth >= 24*Point:
		step = 1
	case perMonth >= 6*Point:
		step = 3
	}
	yearY := ganttHead - 4*grid
	if step == 12 { // nothing under them
		yearY = ganttHead - 2*grid
	}
	c.rect(0, ganttHead-hairline, g.width, hairline, pal.muted)
	for y := g.ch.From.Year(); y <= g.ch.To.Year(); y++ {
		from := maxTime(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), g.ch.From)
		to := minTime(time.Date(y+1, 1, 1, 0, 0, 0, 0, time.UTC), g.ch.To)
		x, end := g.x(from), g.x(to)
		g.upright(c, x, ganttHead-6*grid, bottom, pal.rule)
		if text := strconv.Itoa(y); textWidth(g.e.fonts, year, text) < end-x {
			c.text(year, text, (x+end)/2, yearY, document.Center)
		}
		for m := 1; m <= 12 && step < 12; m += step {
			g.period(c, small, y, m, step, bottom)
		}
	}
}

// upright draws a line down the calendar, inside its right edge.
func (g *ganttPlot) upright(c *canvas, x, top, bottom Unit, colour Colour) {
	c.rect(min(x, g.width-hairline), top, hairline, bottom-top, colour)
}

// period draws a month or a quarter.
func (g *ganttPlot) period(c *canvas, st style, year, month, step int, bottom Unit) {
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(year, time.Month(month+step), 1, 0, 0, 0, 0, time.UTC)
	if !to.After(g.ch.From) || !from.Before(g.ch.To) {
		return
	}
	x, end := g.x(maxTime(from, g.ch.From)), g.x(minTime(to, g.ch.To))
	if from.After(g.ch.From) && month > 1 {
		g.upright(c, x, ganttHead-2*grid, bottom, g.e.palette.track)
	}
	text := fmt.Sprintf("T%d", (month+2)/3)
	if step == 1 {
		text = french.MonthShort(time.Month(month))
	}
	if textWidth(g.e.fonts, st, text)+2*Point <= end-x {
		c.text(st, text, (x+end)/2, ganttHead-grid, document.Center)
	}
}

func monthsBetween(from, to time.Time) int {
	return (to.Year()-from.Year())*12 + int(to.Month()) - int(from.Month()) + 1
}

func maxTime(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// row draws a label and its bar.
func (g *ganttPlot) row(c *canvas, i int, y Unit) {
	r := &g.ch.Rows[i]
	pal := &g.e.palette
	height := g.rowHeight(i)
	st, x := c.style(typeface.Regular, pal.ink), grid
	if r.Group {
		st = c.style(chartFace, pal.accent)
	}
	base := y + (height-Unit(len(g.labelLines[i])-1)*ganttLine+st.size*66/100)/2
	for k, text := range g.labelLines[i] {
		c.text(st, text, x, base+Unit(k)*ganttLine, document.Left)
	}
	if !r.Group {
		c.rect(0, y+height-hairline, g.width, hairline, pal.track)
		g.bar(c, r, y+(height-ganttThick)/2)
	}
}

// span is where the bar of an action begins and ends. An action outside the
// calendar, or of one day, still shows.
func (g *ganttPlot) span(r *document.GanttRow) (from, to Unit) {
	from, to = g.left, g.width
	if !r.OpenStart {
		from = g.x(r.Start)
	}
	if !r.OpenEnd {
		to = g.x(r.End)
	}
	if to < from+3*Point {
		from = min(from, g.width-3*Point)
		to = from + 3*Point
	}
	return from, to
}

// bar draws an action: its whole length in the pattern of its state, what is
// done in solid colour.
func (g *ganttPlot) bar(c *canvas, r *document.GanttRow, y Unit) {
	colour := g.e.palette.accent
	if r.Tone != document.Plain {
		colour = g.e.palette.tone(r.Tone).text
	}
	from, to := g.span(r)
	inside := patternOf(r.Tone)
	if inside == solid || inside == dots { // solid is for what is done
		inside = bars
	}
	switch {
	case r.OpenStart && r.OpenEnd:
		c.outline(from, y, to-from, ganttThick, colour, 3*Point, 2*Point)
	default:
		c.fill(from, y, to-from, ganttThick, inside, colour)
		c.rect(from, y, share(to-from, r.Progress), ganttThick, colour)
	}
	arrow := ganttThick / 2
	if r.OpenStart {
		c.shape([]XY{{from, y + arrow}, {from + arrow, y - Point}, {from + arrow, y + ganttThick + Point}}, colour, false)
	}
	if r.OpenEnd {
		c.shape([]XY{{to, y + arrow}, {to - arrow, y - Point}, {to - arrow, y + ganttThick + Point}}, colour, false)
	}
}

// barText writes the text of a bar after it, before it, or in its middle,
// wherever there is room; not across the line of the day if that can be.
func (g *ganttPlot) barText(c *canvas, r *document.GanttRow, y Unit) {
	if r.Text == "" {
		return
	}
	from, to := g.span(r)
	st := c.style(typeface.Regular, g.e.palette.ink)
	st.size = 7500
	width := textWidth(g.e.fonts, st, g.e.clean(r.Text))
	baseline := y + (ganttThick+st.size*66/100)/2
	after := to + grid
	if day, ok := g.day(); ok && after-grid/2 < day && day < after+width+grid/2 && day+grid+width <= g.width {
		after = day + grid
	}
	switch {
	case after+width <= g.width:
		c.label(st, r.Text, after, baseline, document.Left)
	case from-grid-width >= g.left:
		c.label(st, r.Text, from-grid, baseline, document.Right)
	default:
		text := c.oneLine(st, r.Text, max(to-from-2*grid, 6*grid))
		c.label(st, text, (from+to)/2, baseline, document.Center)
	}
}

// day is where the date of the report stands, if the calendar holds it.
func (g *ganttPlot) day() (x Unit, ok bool) {
	t := g.ch.Today
	if t.IsZero() || t.Before(g.ch.From) || t.After(g.ch.To) {
		return 0, false
	}
	return g.x(t), true
}

// today draws the date of the report.
func (g *ganttPlot) today(c *canvas, bottom Unit) {
	x, ok := g.day()
	if !ok {
		return
	}
	colour := g.e.palette.ink
	c.stroke([]XY{{x, ganttHead - 6*grid}, {x, bottom}}, Point, colour, 3*Point, 2*Point)
	if g.ch.TodayLabel != "" {
		st := c.style(chartFace, colour)
		c.label(st, g.ch.TodayLabel, x, ganttHead-7*grid+Point, document.Center)
	}
}
