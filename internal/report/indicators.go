package report

import (
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// yearsPerTable is how many yearly columns a table with the target holds; older
// years go to tables of their own.
const (
	yearsPerTable      = 4
	yearsPerOlderTable = 8
)

// targetTable sets indicators against their target: in a bilan the year before
// and the year, in a stratégie the starting point and, once something is
// measured, the last value. The short one, for the page that holds everything,
// leaves the codes and the trend out.
func (c *composer) targetTable(caption string, list []int, short bool) *document.Table {
	review := c.a.Review && c.a.Year != 0
	name := document.Column{Width: 6}
	value := document.Column{Width: 1.7, Align: document.Right, MinWidth: 5}
	target := document.Column{Width: 2.1, Align: document.Right, MinWidth: 7}
	situation := document.Column{Width: 3.6, MinWidth: 12}
	if short { // on a page that must hold everything, a situation takes one line
		value.Width, situation.Width = 1.3, 5
	}
	table := &document.Table{Caption: c.words(caption), Compact: true, Columns: []document.Column{name, value}}
	labels := []string{"Indicateur", "Départ"}
	switch {
	case review:
		year, before := strconv.Itoa(c.a.Year), strconv.Itoa(c.a.Year-1)
		table.Summary = "Une ligne par indicateur : valeur de " + before + ", valeur de " + year + ", cible et situation par rapport à la cible ou au seuil légal."
		labels = []string{"Indicateur", before, year}
		table.Columns = append(table.Columns, value)
		if !short {
			labels = append(labels, "Évolution")
			table.Columns = append(table.Columns, document.Column{Width: 1.9, MinWidth: 6.5})
		}
	case c.anyMeasured():
		table.Summary = "Une ligne par indicateur : valeur de départ, dernière valeur connue, cible et situation par rapport à la cible ou au seuil légal."
		labels = append(labels, "Dernière valeur")
		table.Columns = append(table.Columns, target)
	default:
		table.Summary = "Une ligne par indicateur : valeur de départ, cible et situation par rapport à la cible ou au seuil légal."
	}
	table.Columns = append(table.Columns, target, situation)
	table.Head = c.headRow(append(labels, "Cible", "Situation")...)
	for _, i := range list {
		table.Body = append(table.Body, c.targetRow(i, len(table.Columns), short))
	}
	return table
}

func (c *composer) targetRow(i, columns int, short bool) document.Row {
	ind, s := &c.p.Indicators[i], &c.a.Indicators[i]
	unit := textOr(ind.Unit, "")
	name := c.indicatorLabels[i]
	if short {
		name = textOr(ind.Title, name)
	}
	cells := append(c.cells.take(columns)[:0], c.rowHeader(name))
	switch {
	case c.a.Review && c.a.Year != 0:
		cells = append(cells, c.measureCell(s.Previous, unit), c.measureCell(s.Current, unit))
		if !short {
			cells = append(cells, c.toned(trendText(s)))
		}
	case c.anyMeasured():
		cells = append(cells, c.dated(ind.Baseline, ind.BaselineYear, unit), c.latest(s, unit))
	default:
		cells = append(cells, c.dated(ind.Baseline, ind.BaselineYear, unit))
	}
	situation := c.toned(c.shortSituation(s))
	if !short {
		situation = c.situation(s)
	}
	return document.Row{Cells: append(cells, c.dated(ind.Target, ind.TargetYear, unit), situation)}
}

// latest is the last known value and its year, or a dash.
func (c *composer) latest(s *analysis.IndicatorState, unit string) document.Cell {
	if s.LatestYear == 0 {
		return c.toned("—", document.Muted)
	}
	return c.cell(measureText(s.Latest, unit) + " (" + strconv.Itoa(s.LatestYear) + ")")
}

// dated is a measure and the year it is of: « 12 % (2022) ».
func (c *composer) dated(m plan.Measure, year plan.Number, unit string) document.Cell {
	if !m.Known() || !year.OK() {
		return c.measureCell(m, unit)
	}
	return c.cell(valueText(m.V, unit) + " (" + strconv.Itoa(int(year.V)) + ")")
}

// situation is where an indicator stands against its target and, when one
// applies, against the legal threshold.
func (c *composer) situation(s *analysis.IndicatorState) document.Cell {
	text, tone := c.targetText(s)
	cell := c.toned(text, tone)
	if s.Legal == nil || !s.Legal.Applies {
		return cell
	}
	legal, legalTone := c.legalText(s.Legal)
	if s.Target == analysis.NoTarget {
		return c.toned(legal, legalTone)
	}
	return document.Cell{Blocks: []document.Block{
		&document.Paragraph{Spans: c.span(document.Span{Text: text, Tone: tone})},
		&document.Paragraph{Spans: c.span(document.Span{Text: legal, Tone: legalTone})},
	}}
}

// indicatorsOf writes the series of some indicators in tables, the last years
// with the target, then draws each that has enough points to show a course.
func (c *composer) indicatorsOf(list []int, where string) []document.Block {
	if len(list) == 0 {
		return nil
	}
	columns := c.yearColumns(list)
	cut := max(len(columns)-yearsPerTable, 0)
	c.absences = false
	blocks := []document.Block{c.seriesTable(list, columns[cut:], where)}
	for older := columns[:cut]; len(older) > 0; {
		n := min(len(older), yearsPerOlderTable)
		blocks = append(blocks, c.olderTable(list, older[len(older)-n:]))
		older = older[:len(older)-n]
	}
	blocks = c.addLegend(blocks)
	for _, i := range list {
		if figure := c.seriesFigure(i); figure != nil {
			blocks = append(blocks, figure)
		}
	}
	return blocks
}

// addLegend explains the states that are not numbers, when one was printed since
// absences was last cleared.
func (c *composer) addLegend(blocks []document.Block) []document.Block {
	if !c.absences {
		return blocks
	}
	return append(blocks, c.remark(statesLegend))
}

// yearColumns are the indices, in the plan's years, of the years for which one
// of the indicators says something, and of the exercise, where a blank counts.
func (c *composer) yearColumns(list []int) []int {
	var columns []int
	for k, year := range c.p.Years {
		if c.anyValue(list, k) || year == c.a.Year && c.a.Review {
			columns = append(columns, k)
		}
	}
	return columns
}

func (c *composer) anyValue(list []int, column int) bool {
	for _, i := range list {
		if values := c.p.Indicators[i].Values; column < len(values) && values[column].Kind != plan.NotFilled {
			return true
		}
	}
	return false
}

// seriesTable writes the starting point, the values of some years, the target
// and where each indicator stands.
func (c *composer) seriesTable(list, columns []int, where string) *document.Table {
	caption, values := " : départ, valeurs et cible", ", une colonne par année"
	if len(columns) == 0 {
		caption, values = " : départ et cible", ""
	}
	table := &document.Table{
		Caption: c.words("Indicateurs " + where + caption),
		Summary: "Une ligne par indicateur : nom et unité, valeur de départ" + values + ", cible et situation par rapport à la cible.",
		Compact: true,
		Columns: []document.Column{{Width: 5}, {Width: 1.8, Align: document.Right, MinWidth: 5}},
	}
	labels := []string{"Indicateur", "Départ"}
	for _, k := range columns {
		table.Columns = append(table.Columns, document.Column{Width: 1.5, Align: document.Right, MinWidth: 4.5})
		labels = append(labels, strconv.Itoa(c.p.Years[k]))
	}
	table.Columns = append(table.Columns, document.Column{Width: 1.8, Align: document.Right, MinWidth: 5}, document.Column{Width: 2.8, MinWidth: 7})
	table.Head = c.headRow(append(labels, "Cible", "Situation")...)
	for _, i := range list {
		ind, state := &c.p.Indicators[i], &c.a.Indicators[i]
		unit := textOr(ind.Unit, "")
		cells := c.cells.take(len(columns) + 4)
		cells[0] = c.indicatorName(i)
		cells[1] = c.dated(ind.Baseline, ind.BaselineYear, unit)
		for n, k := range columns {
			cells[n+2] = c.measureCell(valueAt(ind, k), unit)
		}
		cells[len(columns)+2] = c.dated(ind.Target, ind.TargetYear, unit)
		cells[len(columns)+3] = c.situation(state)
		table.Body = append(table.Body, document.Row{Cells: cells})
	}
	return table
}

// indicatorName heads a row: the indicator, then its unit and the direction
// sought.
func (c *composer) indicatorName(i int) document.Cell {
	ind := &c.p.Indicators[i]
	about := textOr(ind.Unit, "unité non renseignée")
	switch ind.Direction.Or("") {
	case plan.Up:
		about += ", hausse recherchée"
	case plan.Down:
		about += ", baisse recherchée"
	}
	return document.Cell{RowHeader: true, Blocks: []document.Block{
		&document.Paragraph{Spans: c.span(document.Span{Text: c.indicatorLabels[i]})},
		&document.Paragraph{Style: document.Small, Spans: c.span(document.Span{Text: about, Tone: document.Muted})},
	}}
}

// olderTable writes the values of the years that the first table has no room
// for.
func (c *composer) olderTable(list, columns []int) *document.Table {
	first, last := c.p.Years[columns[0]], c.p.Years[columns[len(columns)-1]]
	span := strconv.Itoa(first)
	if last != first {
		span += "-" + strconv.Itoa(last)
	}
	table := &document.Table{
		Caption: c.words("Valeurs antérieures, " + span),
		Summary: "Une ligne par indicateur, une colonne par année.",
		Compact: true,
		Columns: []document.Column{{Width: 5}},
	}
	labels := []string{"Indicateur"}
	for _, k := range columns {
		table.Columns = append(table.Columns, document.Column{Width: 1.4, Align: document.Right, MinWidth: 4.5})
		labels = append(labels, strconv.Itoa(c.p.Years[k]))
	}
	table.Head = c.headRow(labels...)
	for _, i := range list {
		ind := &c.p.Indicators[i]
		unit := textOr(ind.Unit, "")
		cells := c.cells.take(len(columns) + 1)
		cells[0] = document.Cell{Spans: c.span(document.Span{Text: c.indicatorLabels[i]}), RowHeader: true}
		for n, k := range columns {
			cells[n+1] = c.measureCell(valueAt(ind, k), unit)
		}
		table.Body = append(table.Body, document.Row{Cells: cells})
	}
	return table
}

func valueAt(ind *plan.Indicator, column int) plan.Measure {
	if column >= len(ind.Values) {
		return plan.Measure{}
	}
	return ind.Values[column]
}

// seriesFigure draws an indicator when there is a course to see: one yearly
// value at least, and two points counting the baseline and the target.
func (c *composer) seriesFigure(i int) *document.Figure {
	chart, known := c.seriesChart(i)
	points := known
	for _, p := range [...]*document.Point{chart.Baseline, chart.Target} {
		if p != nil {
			points++
		}
	}
	if known < 1 || points < 2 {
		return nil
	}
	ind := &c.p.Indicators[i]
	return &document.Figure{
		Caption: c.span(document.Span{Text: c.indicatorLabels[i]}),
		Alt:     seriesAlt(textOr(ind.Title, c.indicatorLabels[i]), chart, ind.Direction.Or("")),
		Chart:   chart,
	}
}

// seriesChart gathers the points of an indicator; known is how many years have
// a number. Years after the last one that says something are left out, unless
// the exercise is among them.
func (c *composer) seriesChart(i int) (chart *document.SeriesChart, known int) {
	ind := &c.p.Indicators[i]
	unit := textOr(ind.Unit, "")
	chart = &document.SeriesChart{Unit: french.Typeset(unit), Small: true}
	for _, k := range c.chartColumns(ind) {
		m := valueAt(ind, k)
		chart.Points = append(chart.Points, seriesPoint(m, c.p.Years[k], unit))
		if m.Known() {
			known++
		}
	}
	if ind.Baseline.Known() && ind.BaselineYear.OK() {
		p := seriesPoint(ind.Baseline, int(ind.BaselineYear.V), unit)
		chart.Baseline = &p
	}
	if ind.Target.Known() && ind.TargetYear.OK() {
		p := seriesPoint(ind.Target, int(ind.TargetYear.V), unit)
		chart.Target = &p
	}
	addThreshold(chart, c.a.Indicators[i].Legal, unit)
	return chart, known
}

// chartColumns runs from the first year that says something to the last, or to
// the exercise of a bilan.
func (c *composer) chartColumns(ind *plan.Indicator) []int {
	first, last := -1, -1
	for k, year := range c.p.Years {
		if valueAt(ind, k).Kind != plan.NotFilled || year == c.a.Year && c.a.Review {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first < 0 {
		return nil
	}
	columns := make([]int, 0, last-first+1)
	for k := first; k <= last; k++ {
		columns = append(columns, k)
	}
	return columns
}

func seriesPoint(m plan.Measure, year int, unit string) document.Point {
	return document.Point{Year: year, Value: m.V, State: pointState(m), Label: french.Typeset(measureText(m, unit))}
}

// addThreshold draws the legal threshold over all the years of the chart, those
// to come until the target included: a rate that is known already is part of
// where the indicator goes.
func addThreshold(chart *document.SeriesChart, legal *analysis.LegalState, unit string) {
	if legal == nil {
		return
	}
	first, last := chartYears(chart)
	steps := legal.Threshold.Steps
	for i, s := range steps {
		if s.From > last || i+1 < len(steps) && steps[i+1].From <= first {
			continue
		}
		chart.Threshold = append(chart.Threshold, document.Point{
			Year: s.From, Value: s.Value, State: document.Known, Label: french.Typeset(valueText(s.Value, unit)),
		})
	}
	if len(chart.Threshold) > 0 {
		chart.ThresholdLabel = "seuil légal"
	}
}

// chartYears are the first and the last year of what is drawn.
func chartYears(chart *document.SeriesChart) (first, last int) {
	see := func(p *document.Point) {
		if p == nil {
			return
		}
		if first == 0 || p.Year < first {
			first = p.Year
		}
		last = max(last, p.Year)
	}
	for i := range chart.Points {
		see(&chart.Points[i])
	}
	see(chart.Baseline)
	see(chart.Target)
	return first, last
}

// annexIndicators are the methods and sources, and all the rest that the
// workbook says of the indicators.
func (c *composer) annexIndicators() []document.Block {
	if len(c.p.Indicators) == 0 {
		return nil
	}
	return c.annexLater("methodes", c.fixed.Part.IndicatorMethods, c.methods)
}

func (c *composer) methods() []document.Block {
	table := &document.Table{
		Caption: c.words("Méthodes et sources, par thème"),
		Summary: "Une ligne par indicateur, groupées par thème : nom, unité et objectifs servis, méthode et remarques, source.",
		Compact: true,
		Columns: []document.Column{{Width: 4}, {Width: 6}, {Width: 3}},
		Head:    c.headRow("Indicateur", "Méthode", "Source"),
	}
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		if len(s.Indicators) > 0 {
			table.Body = append(table.Body, c.groupRow(name, len(table.Columns)))
		}
		for _, i := range s.Indicators {
			table.Body = append(table.Body, c.row(c.servedIndicator(i), c.method(i), c.textCell(c.p.Indicators[i].Source)))
		}
	})
	return []document.Block{table}
}

// servedIndicator heads a row: the indicator and the objectives it follows.
func (c *composer) servedIndicator(i int) document.Cell {
	cell := c.indicatorName(i)
	if codes := c.p.Indicators[i].Objectives; !codes.IsBlank() {
		text := french.Plural(len(codes.Codes), "Objectif : ", "Objectifs : ")
		for n, code := range codes.Codes {
			if n > 0 {
				text += ", "
			}
			text += code
			if _, known := c.a.Find(analysis.ObjectiveKind, code); !known {
				text += " (code inconnu)"
			}
		}
		cell.Blocks = append(cell.Blocks, c.remark(text))
	}
	if len(c.p.Sources) > 1 {
		if file := c.p.Indicators[i].At.FileName(); file != "" {
			cell.Blocks = append(cell.Blocks, c.remark("Classeur : "+file))
		}
	}
	return cell
}

// method is how an indicator is computed, the legal threshold it is held to,
// the comment and the other columns.
func (c *composer) method(i int) document.Cell {
	ind, state := &c.p.Indicators[i], &c.a.Indicators[i]
	blocks := c.prose(ind.Method)
	if len(blocks) == 0 {
		blocks = append(blocks, &document.Paragraph{Spans: c.absent().Spans})
	}
	switch {
	case state.Legal != nil:
		t := &state.Legal.Threshold
		blocks = append(blocks, c.remark("Seuil légal "+t.Code+" : "+t.Basis+".", t.Measure, t.Note))
	case ind.Threshold.OK():
		blocks = append(blocks, c.remark("Seuil légal : "+ind.Threshold.V+" (code inconnu)."))
	}
	blocks = append(blocks, c.rich(ind.Comment.Text, document.Small)...)
	return document.Cell{Blocks: append(blocks, c.extraLines(ind.Extras)...)}
}
