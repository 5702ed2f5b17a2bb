package report

import (
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// yearsPerTable is how many yearly columns a table holds; older years go to a
// second table.
const yearsPerTable = 5

// targetTable sets indicators against their target: in a bilan the year before
// and the year, in a first stratégie the starting point.
func (c *composer) targetTable(caption string, list []int) *document.Table {
	table := &document.Table{Caption: c.words(caption), Compact: true}
	if c.a.Review && c.a.Year != 0 {
		year, before := strconv.Itoa(c.a.Year), strconv.Itoa(c.a.Year-1)
		table.Summary = "Une ligne par indicateur : valeur de " + before + ", valeur de " + year + ", évolution, cible et situation par rapport à la cible."
		table.Head = c.headRow("Indicateur", before, year, "Évolution", "Cible", "Situation")
		table.Columns = []document.Column{
			{Width: 6}, {Width: 1.6, Align: document.Right, MinWidth: 5}, {Width: 1.6, Align: document.Right, MinWidth: 5},
			{Width: 1.9, MinWidth: 6.5}, {Width: 2, Align: document.Right, MinWidth: 6}, {Width: 3, MinWidth: 8},
		}
	} else {
		table.Summary = "Une ligne par indicateur : valeur de départ, dernière valeur connue, cible et situation par rapport à la cible."
		table.Head = c.headRow("Indicateur", "Départ", "Dernière valeur", "Cible", "Situation")
		table.Columns = []document.Column{
			{Width: 6}, {Width: 2, Align: document.Right, MinWidth: 6}, {Width: 2, Align: document.Right, MinWidth: 6},
			{Width: 2, Align: document.Right, MinWidth: 6}, {Width: 3, MinWidth: 8},
		}
	}
	for _, i := range list {
		table.Body = append(table.Body, c.targetRow(i))
	}
	return table
}

func (c *composer) targetRow(i int) document.Row {
	ind, s := &c.p.Indicators[i], &c.a.Indicators[i]
	unit := textOr(ind.Unit, "")
	name := document.Cell{Spans: c.span(document.Span{Text: c.indicatorLabels[i]}), RowHeader: true}
	target := c.dated(ind.Target, ind.TargetYear, unit)
	if c.a.Review && c.a.Year != 0 {
		trend, tone := trendText(s)
		return c.row(name, c.measureCell(s.Previous, unit), c.measureCell(s.Current, unit), c.toned(trend, tone), target, c.situation(s))
	}
	latest := c.measureCell(s.Latest, unit)
	if s.LatestYear != 0 {
		latest = c.cell(measureText(s.Latest, unit) + " (" + strconv.Itoa(s.LatestYear) + ")")
	} else {
		latest = c.toned("—", document.Muted)
	}
	return c.row(name, c.dated(ind.Baseline, ind.BaselineYear, unit), latest, target, c.situation(s))
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
	text, tone := targetText(s.Target)
	cell := c.toned(text, tone)
	if s.Legal == nil || !s.Legal.Applies {
		return cell
	}
	legal, legalTone := legalText(s.Legal)
	if s.Target == analysis.NoTarget {
		return c.toned(legal, legalTone)
	}
	return document.Cell{Blocks: []document.Block{
		&document.Paragraph{Spans: c.span(document.Span{Text: text, Tone: tone})},
		&document.Paragraph{Spans: c.span(document.Span{Text: legal, Tone: legalTone})},
	}}
}

// indicatorsOf writes the series of some indicators in tables, then draws each
// that has enough points to show a course.
func (c *composer) indicatorsOf(list []int) []document.Block {
	if len(list) == 0 {
		return nil
	}
	blocks := []document.Block{c.targetTable("Indicateurs du thème et leur cible", list)}
	columns := c.yearColumns(list)
	for len(columns) > 0 {
		n := min(len(columns), yearsPerTable)
		blocks = append(blocks, c.seriesTable(list, columns[len(columns)-n:]))
		columns = columns[:len(columns)-n]
	}
	blocks = append(blocks, c.remark(statesLegend))
	for _, i := range list {
		if figure := c.seriesFigure(i); figure != nil {
			blocks = append(blocks, figure)
		}
	}
	return blocks
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

// seriesTable writes the values of some years.
func (c *composer) seriesTable(list, columns []int) *document.Table {
	first, last := c.p.Years[columns[0]], c.p.Years[columns[len(columns)-1]]
	span := strconv.Itoa(first)
	if last != first {
		span += "-" + strconv.Itoa(last)
	}
	table := &document.Table{
		Caption: c.words("Valeurs des indicateurs, " + span),
		Summary: "Une ligne par indicateur : unité, puis une colonne par année.",
		Compact: true,
		Columns: []document.Column{{Width: 5}, {Width: 1.8, MinWidth: 5}},
	}
	labels := []string{"Indicateur", "Unité"}
	for _, k := range columns {
		table.Columns = append(table.Columns, document.Column{Width: 1.4, Align: document.Right, MinWidth: 5})
		labels = append(labels, strconv.Itoa(c.p.Years[k]))
	}
	table.Head = c.headRow(labels...)
	for _, i := range list {
		ind := &c.p.Indicators[i]
		unit := textOr(ind.Unit, "")
		cells := c.cells.take(len(columns) + 2)
		cells[0] = document.Cell{Spans: c.span(document.Span{Text: c.indicatorLabels[i]}), RowHeader: true}
		cells[1] = c.textCell(ind.Unit)
		for n, k := range columns {
			cells[n+2] = c.measureCell(valueAt(ind, k), unit)
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
		ID:      "graphique-" + strconv.Itoa(i+1),
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
	c.addThreshold(chart, c.a.Indicators[i].Legal, unit)
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

// addThreshold draws the legal threshold over the years of the points.
func (c *composer) addThreshold(chart *document.SeriesChart, legal *analysis.LegalState, unit string) {
	if legal == nil {
		return
	}
	for _, p := range chart.Points {
		if v, ok := legal.Threshold.At(p.Year); ok {
			chart.Threshold = append(chart.Threshold, document.Point{
				Year: p.Year, Value: v, State: document.Known, Label: french.Typeset(valueText(v, unit)),
			})
		}
	}
	if len(chart.Threshold) > 0 {
		chart.ThresholdLabel = "seuil légal"
	}
}

// annexIndicators are the methods and sources, and all the rest that the
// workbook says of the indicators.
func (c *composer) annexIndicators() []document.Block {
	if len(c.p.Indicators) == 0 {
		return nil
	}
	var blocks []document.Block
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		sheets := make([]document.Block, 0, len(s.Indicators))
		for _, i := range s.Indicators {
			sheets = append(sheets, c.indicatorSheet(i))
		}
		blocks = add(blocks, c.section("", name, sheets...))
	})
	return c.annex("methodes", c.fixed.Part.IndicatorMethods, blocks...)
}

func (c *composer) indicatorSheet(i int) *document.Section {
	ind, state := &c.p.Indicators[i], &c.a.Indicators[i]
	unit := textOr(ind.Unit, "")
	f := fieldList{c: c, items: make([]document.Field, 0, 12)}
	f.codes("Objectifs", state.Objectives, c.objectiveLabels, ind.Objectives, analysis.ObjectiveKind)
	f.text("Unité", unit)
	f.text("Sens recherché", string(ind.Direction.Or("")))
	f.measure("Valeur de départ", ind.Baseline, ind.BaselineYear, unit)
	f.measure("Cible", ind.Target, ind.TargetYear, unit)
	f.text("Source", ind.Source.Or(""))
	f.prose("Méthode", ind.Method)
	if state.Legal != nil {
		t := &state.Legal.Threshold
		f.text("Seuil légal", t.Title+" ("+t.Basis+"). "+t.Note)
	} else if ind.Threshold.OK() {
		f.text("Seuil légal", ind.Threshold.V+" (code inconnu)")
	}
	f.prose("Commentaire", ind.Comment)
	f.extras(ind.Extras)
	if len(c.p.Sources) > 1 {
		f.text("Classeur d’origine", ind.At.File())
	}
	return &document.Section{
		ID: "indicateur-" + strconv.Itoa(i+1), Unlisted: true,
		Title:  c.span(document.Span{Text: c.indicatorLabels[i]}),
		Blocks: []document.Block{f.fields("Méthode et source de l’indicateur " + textOr(ind.Code, ""))},
	}
}

// measure prints a value and its year; a state that is not a number is said in
// full, and a blank is named with the others.
func (f *fieldList) measure(label string, m plan.Measure, year plan.Number, unit string) {
	if m.Kind == plan.NotFilled {
		f.text(label, "")
		return
	}
	text := measureText(m, unit)
	if year.OK() {
		text += " (" + strconv.Itoa(int(year.V)) + ")"
	}
	f.text(label, text)
}
