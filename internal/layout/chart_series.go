package layout

import (
	"math"
	"strconv"
	"strings"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

func floor(v float64) float64 { return math.Floor(v) }

// seriesChart draws values over the years.
func (e *engine) seriesChart(ch *document.SeriesChart, width Unit) *drawing {
	s := &seriesPlot{canvas: canvas{e: e, width: width, height: 196 * Point}, ch: ch}
	if ch.Small {
		s.height = 100 * Point
	}
	s.scale()
	s.grid()
	s.threshold()
	s.path()
	s.marks()
	s.labels()
	return s.drawing()
}

// seriesPlot is a series chart being drawn.
type seriesPlot struct {
	canvas
	ch                       *document.SeriesChart
	values                   axis
	firstYear, lastYear      int
	step                     int  // from one year that the axis names to the next
	left, right, top, bottom Unit // of the plot
	taken                    []area
	rates                    []rate
}

// rate is a step of the legal threshold, where it is drawn.
type rate struct {
	*document.Point
	left, right, y Unit
}

// area is a place that labels leave free.
type area struct{ left, top, right, bottom Unit }

func (a area) meets(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// known tells the points that have a value that an axis can show.
func known(p *document.Point) bool {
	const largest = 1e13 // about what the gross domestic product of a continent is in euros
	return p != nil && p.State == document.Known && math.Abs(p.Value) < largest
}

// scale chooses the axes: the values start from zero unless that would flatten
// them.
func (s *seriesPlot) scale() {
	low, high, any := 0.0, 0.0, false
	reach := func(p *document.Point) {
		if !known(p) {
			return
		}
		if !any {
			low, high, any = p.Value, p.Value, true
		}
		low, high = min(low, p.Value), max(high, p.Value)
	}
	see := func(p *document.Point) {
		if p == nil {
			return
		}
		if s.firstYear == 0 || p.Year < s.firstYear {
			s.firstYear = p.Year
		}
		s.lastYear = max(s.lastYear, p.Year)
		reach(p)
	}
	for i := range s.ch.Points {
		see(&s.ch.Points[i])
	}
	see(s.ch.Baseline)
	see(s.ch.Target)
	for i := range s.ch.Threshold {
		reach(&s.ch.Threshold[i]) // it may hold since before the first year
	}
	if near := high-low < high/4; low > 0 && !near || low == high {
		low = min(low, 0)
	}
	if high < 0 && low < high {
		high = 0
	}
	ticks := 4
	if s.ch.Small {
		ticks = 2
	}
	s.values = roundAxis(low, high, ticks)

	st := s.style(typeface.Regular, s.e.palette.muted)
	widest := Unit(0)
	for _, v := range s.values.ticks() {
		widest = max(widest, textWidth(s.e.fonts, st, french.Number(v, s.values.decimals)))
	}
	s.left, s.right = widest+2*grid, s.width
	s.top, s.bottom = 6*grid, s.height-5*grid
}

// x and y place a year and a value.
func (s *seriesPlot) x(year int) Unit {
	const inside = 7 * grid
	from, to := s.left+inside, s.right-inside
	if s.lastYear == s.firstYear {
		return (from + to) / 2
	}
	return from + Unit(int64(to-from)*int64(year-s.firstYear)/int64(s.lastYear-s.firstYear))
}

func (s *seriesPlot) y(v float64) Unit { return s.bottom - s.values.at(v, s.bottom-s.top) }

// grid draws the axes: values at the left, years at the foot.
func (s *seriesPlot) grid() {
	st := s.style(typeface.Regular, s.e.palette.muted)
	for _, v := range s.values.ticks() {
		y := s.y(v)
		colour := s.e.palette.track
		if v == s.values.low {
			colour = s.e.palette.muted
		}
		s.rect(s.left, y-hairline/2, s.right-s.left, hairline, colour)
		s.text(st, french.Number(v, s.values.decimals), s.left-grid, y+st.size*33/100, document.Right)
	}
	if s.ch.Unit != "" {
		s.text(st, s.oneLine(st, s.ch.Unit, s.width/2), 0, 2*grid, document.Left)
	}
	s.step = max(1, (s.lastYear-s.firstYear+1)*int(26*Point)/int(max(s.right-s.left, 1))+1)
	if (s.lastYear-s.firstYear+1)*int(26*Point) <= int(s.right-s.left) {
		s.step = 1
	}
	for year := s.firstYear; year <= s.lastYear && s.firstYear > 0; year += s.step {
		x := s.x(year)
		s.rect(x-hairline/2, s.bottom, hairline, grid/2, s.e.palette.muted)
		s.text(st, strconv.Itoa(year), x, s.bottom+3*grid, document.Center)
	}
}

// threshold draws the legal threshold, a dashed line in steps over all the years
// of the chart, that the labels of the values leave free: it would seem to be
// worth what is written on it.
func (s *seriesPlot) threshold() {
	var points []XY
	for i := range s.ch.Threshold {
		p := &s.ch.Threshold[i]
		from, next := max(p.Year, s.firstYear), s.lastYear+1
		if i+1 < len(s.ch.Threshold) {
			next = min(next, s.ch.Threshold[i+1].Year)
		}
		if !known(p) || from >= next {
			continue
		}
		r := rate{p, s.edge(from), s.edge(next), s.y(p.Value)}
		s.rates = append(s.rates, r)
		points = append(points, XY{r.left, r.y}, XY{r.right, r.y})
	}
	if len(points) == 0 {
		return
	}
	s.stroke(points, Point, s.e.palette.tone(document.Bad).text, 4*Point, 3*Point)
	for i, to := range points[1:] {
		s.takeLine(points[i], to, Point/2, 1)
	}
}

// edge is where a year begins: half-way from the one before.
func (s *seriesPlot) edge(year int) Unit {
	half := 3 * grid
	if s.lastYear > s.firstYear {
		half = (s.x(s.firstYear+1) - s.x(s.firstYear)) / 2
	}
	switch {
	case year <= s.firstYear:
		return max(s.x(s.firstYear)-half, s.left)
	case year > s.lastYear:
		return min(s.x(s.lastYear)+half, s.right)
	}
	return (s.x(year-1) + s.x(year)) / 2
}

// takeLine keeps labels off a line, as so many areas end to end.
func (s *seriesPlot) takeLine(from, to XY, half Unit, areas int) {
	for k := range areas {
		a, b := along(from, to, k, areas), along(from, to, k+1, areas)
		s.taken = append(s.taken, area{min(a.X, b.X) - half, min(a.Y, b.Y) - half, max(a.X, b.X) + half, max(a.Y, b.Y) + half})
	}
}

// along is the point of a line at so many of its parts.
func along(from, to XY, part, parts int) XY {
	return XY{from.X + (to.X-from.X)*Unit(part)/Unit(parts), from.Y + (to.Y-from.Y)*Unit(part)/Unit(parts)}
}

// path joins the values of successive years; where one is absent the line is
// broken.
func (s *seriesPlot) path() {
	accent := s.e.palette.accent
	var run []XY
	flush := func() {
		if len(run) > 1 {
			s.stroke(run, 1750, accent)
		}
		run = nil
	}
	for i := range s.ch.Points {
		p := &s.ch.Points[i]
		if !known(p) {
			flush()
			continue
		}
		run = append(run, XY{s.x(p.Year), s.y(p.Value)})
	}
	flush()
}

// last is the last value known.
func (s *seriesPlot) last() *document.Point {
	for i := len(s.ch.Points) - 1; i >= 0; i-- {
		if known(&s.ch.Points[i]) {
			return &s.ch.Points[i]
		}
	}
	return nil
}

// marks draws the start (a hollow diamond), the target (a ring, joined by dots
// to the last value) and the values (discs).
func (s *seriesPlot) marks() {
	if p := s.ch.Baseline; known(p) {
		s.shape(diamond(s.x(p.Year), s.y(p.Value), 5*Point), s.e.palette.muted, true)
		s.take(p, 5*Point)
	}
	if p := s.ch.Target; known(p) {
		x, y := s.x(p.Year), s.y(p.Value)
		if last := s.last(); last != nil && last.Year < p.Year {
			s.stroke([]XY{{s.x(last.Year), s.y(last.Value)}, {x, y}}, Point, s.e.palette.muted, Point, 3*Point)
		}
		s.shape(disc(x, y, 4500), s.e.palette.ink, true)
		s.shape(disc(x, y, 1750), s.e.palette.ink, false)
		s.take(p, 4500)
	}
	for i := range s.ch.Points {
		if p := &s.ch.Points[i]; known(p) {
			s.shape(disc(s.x(p.Year), s.y(p.Value), 2750), s.e.palette.accent, false)
			s.take(p, 2750)
		}
	}
}

// take keeps labels off the mark of a point.
func (s *seriesPlot) take(p *document.Point, radius Unit) {
	x, y := s.x(p.Year), s.y(p.Value)
	s.taken = append(s.taken, area{x - radius, y - radius, x + radius, y + radius})
}

// labels writes beside each mark what it is worth, if the axis names its year or
// nothing follows it, and on the axis what is absent; none over another as long
// as there is room.
func (s *seriesPlot) labels() {
	value := s.style(chartFace, s.e.palette.accent)
	absent := s.style(typeface.Italic, s.e.palette.muted)
	last := s.last()
	for i := range s.ch.Points {
		switch p := &s.ch.Points[i]; {
		case !known(p):
			s.writeAbsent(absent, p)
		case p == last || (p.Year-s.firstYear)%s.step == 0:
			s.place(value, p.Label, p, s.radius(p), s.rises(p))
		}
	}
	if p := s.ch.Target; known(p) {
		s.place(s.style(chartFace, s.e.palette.ink), "Cible : "+p.Label, p, 5*Point, false)
	}
	if p := s.ch.Baseline; known(p) && !s.says(p) {
		text := "Départ : " + p.Label
		if s.ch.Small {
			text = p.Label
		}
		s.place(s.style(typeface.Regular, s.e.palette.muted), text, p, 5*Point, false)
	}
	s.thresholdLabels()
}

// radius is what the marks of a value take around it: the start or the target may
// stand at the same place.
func (s *seriesPlot) radius(p *document.Point) Unit {
	for _, q := range [2]*document.Point{s.ch.Baseline, s.ch.Target} {
		if known(q) && q.Year == p.Year && q.Value == p.Value {
			return 5 * Point
		}
	}
	return 3 * Point
}

// says tells whether a value already labelled is the same as p.
func (s *seriesPlot) says(p *document.Point) bool {
	for i := range s.ch.Points {
		if q := &s.ch.Points[i]; q.Year == p.Year && known(q) && q.Value == p.Value {
			return true
		}
	}
	return false
}

// rises tells whether the line leaves p upwards: its label stands better under
// it.
func (s *seriesPlot) rises(p *document.Point) bool {
	before := true
	for i := range s.ch.Points {
		switch q := &s.ch.Points[i]; {
		case !known(q):
		case q.Year < p.Year:
			before = q.Value >= p.Value
		case q.Year > p.Year:
			return before && s.y(q.Value) < s.y(p.Value)-4*grid
		}
	}
	return false
}

// spot is where a label may stand.
type spot struct {
	x, baseline Unit
	align       alignment
}

// place writes a label by a point, in the first free place: above, under, at
// its right, at its left, a line or two farther above or under. A long one that
// finds none is cut; at worst it is written over another.
func (s *seriesPlot) place(st style, text string, p *document.Point, radius Unit, under bool) {
	x, y := s.x(p.Year), s.y(p.Value)
	above := spot{x, y - radius - 3*Point, document.Center}
	below := spot{x, y + radius + 8*Point, document.Center}
	middle := y + st.size*33/100
	spots := []spot{above, below, {x + radius + 3*Point, middle, document.Left}, {x - radius - 3*Point, middle, document.Right}}
	if under {
		spots[0], spots[1] = below, above
	}
	for far := labelLine; far <= 2*labelLine; far += labelLine {
		spots = append(spots, spot{x, above.baseline - far, document.Center}, spot{x, below.baseline + far, document.Center})
	}
	whole, short := s.oneLine(st, text, s.width/2), s.oneLine(st, text, s.width/5)
	if !s.writeFree(st, whole, spots) && !s.writeFree(st, short, spots) {
		s.write(st, short, spots[0].x, spots[0].baseline, spots[0].align)
	}
}

// writeFree writes a label at the first spot that is free, if one is.
func (s *seriesPlot) writeFree(st style, text string, spots []spot) bool {
	for _, sp := range spots {
		if s.free(s.areaOf(st, text, sp.x, sp.baseline, sp.align)) {
			s.write(st, text, sp.x, sp.baseline, sp.align)
			return true
		}
	}
	return false
}

// writeAbsent writes on the axis, or over the labels that stand there already,
// that a year has no value.
func (s *seriesPlot) writeAbsent(st style, p *document.Point) {
	x, foot := s.x(p.Year), s.bottom-grid
	var spots []spot
	for baseline := foot; baseline > s.top; baseline -= labelLine {
		spots = append(spots, spot{x, baseline, document.Center})
	}
	if !s.writeFree(st, p.Label, spots) {
		s.write(st, p.Label, x, foot, document.Center)
	}
}

// labelLine is from one label to another over it.
const labelLine = 9 * Point

// write writes a label and keeps the others off it.
func (s *seriesPlot) write(st style, text string, x, baseline Unit, align alignment) {
	s.taken = append(s.taken, s.areaOf(st, text, x, baseline, align))
	s.label(st, text, x, baseline, align)
}

// areaOf is where a label would stand, on its paper.
func (s *seriesPlot) areaOf(st style, text string, x, baseline Unit, align alignment) area {
	width := textWidth(s.e.fonts, st, s.oneLine(st, text, s.width))
	switch align {
	case document.Right:
		x -= width
	case document.Center:
		x -= width / 2
	}
	x = max(labelPad, min(x, s.width-labelPad-width))
	return paperOf(st, x, baseline, width)
}

// free tells whether nothing stands there, and it is in the plot.
func (s *seriesPlot) free(a area) bool {
	if a.top < 0 || a.bottom > s.bottom {
		return false
	}
	for _, t := range s.taken {
		if t.meets(a) {
			return false
		}
	}
	return true
}

// thresholdLabels write each rate of the dashed line where it begins or, if
// something stands there, farther along it but never where another rate holds;
// the first one written names the line. What finds no room is said at the top of
// the chart, where nothing else is.
func (s *seriesPlot) thresholdLabels() {
	if len(s.rates) == 0 || s.ch.ThresholdLabel == "" {
		return
	}
	s.takeCourse()
	st := s.style(typeface.Regular, s.e.palette.tone(document.Bad).text)
	named := false
	var unsaid []string
	for i := range s.rates {
		r := &s.rates[i]
		switch {
		case !named && s.writeAlong(st, s.ch.ThresholdLabel+french.NBSP+": "+r.Label, r):
			named = true
		case !s.writeAlong(st, r.Label, r):
			unsaid = append(unsaid, r.Label+" dès "+strconv.Itoa(r.Year))
		}
	}
	if named && unsaid == nil {
		return
	}
	text := s.ch.ThresholdLabel
	if unsaid != nil {
		text += french.NBSP + ": " + strings.Join(unsaid, ", ")
	}
	s.write(st, s.oneLine(st, text, s.right-s.left), s.right, 2*grid, document.Right)
}

// takeCourse keeps labels off the lines that join the values, and the last one
// to the target.
func (s *seriesPlot) takeCourse() {
	const areas = 12 // a slope is not as high as it is wide
	at := func(p *document.Point) XY { return XY{s.x(p.Year), s.y(p.Value)} }
	for i := 1; i < len(s.ch.Points); i++ {
		if from, to := &s.ch.Points[i-1], &s.ch.Points[i]; known(from) && known(to) {
			s.takeLine(at(from), at(to), Point, areas)
		}
	}
	if last := s.last(); last != nil && known(s.ch.Target) && last.Year < s.ch.Target.Year {
		s.takeLine(at(last), at(s.ch.Target), Point/2, areas)
	}
}

// writeAlong writes a label over or under a step, as near its beginning as is
// free, if it is no longer than the step.
func (s *seriesPlot) writeAlong(st style, text string, r *rate) bool {
	text = s.oneLine(st, text, s.width)
	last := r.right - textWidth(s.e.fonts, st, text) - labelPad
	for x := r.left + 2*labelPad; x <= last; x += grid {
		if s.writeFree(st, text, []spot{{x, r.y - 3*Point, document.Left}, {x, r.y + 9*Point, document.Left}}) {
			return true
		}
	}
	return false
}
