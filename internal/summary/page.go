package summary

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/xlsx"
)

// The first page is a grid of one wide column, for names and sentences, and
// seven narrow ones, for figures; the last is wider, for words. Nothing is
// merged: what needs room stands in the wide column, and a chart fills the
// seven others beside it.
var pageColumns = [...]float64{42, 10.5, 10.5, 12, 11.5, 13, 13, 20}

const (
	lastColumn = len(pageColumns)
	// firstChartColumn is where the chart beside the key figures starts.
	firstChartColumn = 3
)

// page lays out « Synthèse ».
func (b *book) page() {
	for i, width := range pageColumns {
		b.column(pageName, i+1, width)
	}
	p := &page{b: b, row: 1}
	p.title()
	p.figures()
	p.themes()
	p.indicators()
	p.changes()
	p.alerts()
	p.notes()
	b.setUpPrint(pageName, "Synthèse", printSetup{onePage: true, area: "$A$1:$" + xlsx.ColumnName(lastColumn) + "$" + strconv.Itoa(p.row-1)})
	hidden := false
	b.must(b.f.SetSheetView(pageName, 0, &excelize.ViewOptions{ShowGridLines: &hidden}))
	accent := b.styles.palette.accent.Hex()
	b.must(b.f.SetSheetProps(pageName, &excelize.SheetPropsOptions{TabColorRGB: &accent}))
}

// page is the first sheet under way; row is the next one to write.
type page struct {
	b   *book
	row int
}

// next moves down one row of that height, in points.
func (p *page) next(height float64) {
	p.b.height(pageName, p.row, height)
	p.row++
}

func (p *page) put(col int, value any, s style) { p.b.put(pageName, col, p.row, value, s) }

// band puts the same look on the whole width of the row.
func (p *page) band(s style) {
	for col := 1; col <= lastColumn; col++ {
		p.put(col, nil, s)
	}
}

// title says what the page is of, for whom and as of when.
func (p *page) title() {
	b := p.b
	p.spread(b.words.Title(), sizeTitle, true, document.Strong)
	p.spread(joined(" – ", b.words.Community(), b.words.Subtitle()), sizeSection, true, document.Plain)
	for _, line := range b.words.ActLines() {
		p.spread(line, sizeBody, false, document.Muted)
	}
	if day := b.a.Reference; !day.IsZero() {
		p.spread("Situation au "+french.Date(day.Year, day.Month, day.Day), sizeBody, false, document.Muted)
	}
	if line := p.contact(); line != "" {
		p.spread(line, sizeBody, false, document.Muted)
	}
	if b.opt.Draft {
		p.spread(french.Typeset("⚠ PROJET : document de travail, à ne pas publier. Contrôle : "+b.diags.Summary()), sizeBody, true, document.Attention)
	}
	p.next(8)
}

// contact is who to ask: the function in every edition, the name and the
// address in the internal one alone.
func (p *page) contact() string {
	c := &p.b.p.Community
	who := c.ContactRole.Or("")
	if p.b.opt.Edition == report.Internal {
		who = joined(", ", c.ContactName.Or(""), who, c.ContactEmail.Or(""))
	}
	if who == "" {
		return ""
	}
	return french.Typeset("Contact : " + joined(", ", who, c.Department.Or("")))
}

// spread writes a text over the whole width, from the first column: it flows
// over the empty cells on its right. What is longer than the page goes on under
// it.
func (p *page) spread(text string, size float64, bold bool, tone document.Tone) {
	width := 0.0
	for _, w := range pageColumns {
		width += w
	}
	capacity := int(width * sizeBody / size)
	if bold {
		capacity = capacity * 94 / 100
	}
	for _, line := range foldLines(xlsx.SafeText(text), capacity) {
		p.put(1, line, style{format: asText, size: size, bold: bold, tone: tone, middle: true})
		p.next(size*1.3 + 3)
	}
}

// foldLines cuts a text into lines of so many characters, at spaces where it
// can.
func foldLines(text string, capacity int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		runes := []rune(word)
		if line != "" && used+1+len(runes) > capacity {
			lines = append(lines, line)
			line, used = "", 0
		}
		for len(runes) > capacity {
			lines = append(lines, string(runes[:capacity]))
			runes = runes[capacity:]
		}
		if line != "" {
			used++
		}
		line = joined(" ", line, string(runes))
		used += len(runes)
	}
	return append(lines, line)
}

// section is a heading in the wide column, over a line across the page.
func (p *page) section(title string) {
	p.band(style{line: lineSection})
	p.put(1, french.Typeset(title), style{format: asText, size: sizeSection, bold: true, tone: document.Strong, middle: true, line: lineSection})
	p.next(20)
}

// head is the header row of a table of the page, its labels aligned like what
// stands under them; it returns the row.
func (p *page) head(labels ...label) int {
	lines := 1
	for i, l := range labels {
		s := headerStyle
		s.size, s.align = sizeSmall, l.align
		if l.align == "center" || l.flush {
			s.indent = 0
		}
		lines = max(lines, wrapped(l.text, capacity(pageColumns[i])*1.05))
		p.put(i+1, french.Typeset(l.text), s)
	}
	p.next(float64(lines)*12 + 5)
	return p.row - 1
}

// label heads a column of the page.
type label struct {
	text, align string
	flush       bool // without indent
}

func left(text string) label   { return label{text: text} }
func right(text string) label  { return label{text: text, align: "right"} }
func centre(text string) label { return label{text: text, align: "center"} }

// declare makes a table of what was written since its header row, so that
// programs announce its headers; totals are the rows to come that they head too.
func (p *page) declare(name string, head, columns, totals int) {
	if p.row-1 == head {
		return
	}
	p.b.declare(pageName, name, cellName(1, head)+":"+cellName(columns, p.row-1))
	p.b.announce(pageName, xlsx.Ref{Row: head, Col: 1}, xlsx.Ref{Row: p.row - 1 + totals, Col: columns}, 1)
}

// figures are the key figures, with the chart of progress beside them.
func (p *page) figures() {
	figures := p.b.words.Figures()
	if len(figures) == 0 {
		p.section("Chiffres clés")
		p.sentence("Aucun chiffre à présenter : le classeur n’a encore aucune action.")
		return
	}
	p.section("Chiffres clés et avancement")
	p.addPrevious(figures)
	head := p.head(left("Chiffre clé"), label{"Valeur", "right", true})
	for _, f := range figures {
		p.figure(f)
	}
	p.declare("SyntheseChiffres", head, 2, 0)
	for n := len(figures); n < rowsOfChart(len(p.b.themeLines())); n++ {
		p.next(figureHeight)
	}
	p.b.progressChart(head, p.row-1)
	p.next(8)
}

// addPrevious notes under each key figure what it was in the version that was
// adopted.
func (p *page) addPrevious(figures []report.Figure) {
	before, year := p.b.words.Before()
	if before == nil || year == 0 || year == p.b.a.Year {
		return
	}
	was := before.Figures()
	for i := range figures {
		f := &figures[i]
		if k := slices.IndexFunc(was, func(w report.Figure) bool { return stems(w.Label) == stems(f.Label) }); k >= 0 {
			f.Note = joined(french.NBSP+"; ", f.Note, "en "+strconv.Itoa(year)+french.NBSP+": "+was[k].Value)
		}
	}
}

// stems cuts the words of a label to what the plural does not change.
func stems(label string) string {
	words := strings.Fields(french.Fold(label))
	for i, w := range words {
		words[i] = w[:min(len(w), 4)]
	}
	return strings.Join(words, " ")
}

const figureHeight = 29.0

// rowsOfChart is how many rows of key figures a chart of so many bars needs, its
// title and its legend included.
func rowsOfChart(bars int) int { return max(7, 2+int(math.Ceil(float64(bars)*20/figureHeight))) }

// figure is a line: the name and, under it, what it is counted on; then the
// number itself.
func (p *page) figure(f report.Figure) {
	name := style{format: asText, indent: 1, wrap: true, middle: true, line: lineBelow}
	label := strings.TrimPrefix(strings.TrimPrefix(f.Label, "d’"), "de ")
	p.put(1, []excelize.RichTextRun{
		{Text: french.Capital(label), Font: p.b.font(sizeBody, true, document.Plain)},
		{Text: noteLine(f.Note), Font: p.b.font(sizeSmall, false, document.Muted)},
	}, name)
	value, format := f.Number, asInteger
	switch f.Unit {
	case report.Percents:
		value, format = f.Number/100, asPercent
	case report.Euros:
		format = shortEuros(f.Value)
	case report.FullTime:
		format = decimals(f.Number) + `\ "ETP"`
	case report.OutOf:
		format = `0" sur ` + strconv.Itoa(f.Total) + `"`
	}
	p.put(2, value, style{format: format, size: sizeFigure, bold: true, tone: f.Tone, align: "right", middle: true, shrink: true, line: lineBelow})
	height := figureHeight
	if wrapped(f.Note, capacity(pageColumns[0])*sizeBody/sizeSmall) > 1 {
		height += lineHeight
	}
	p.next(height)
}

func noteLine(note string) string {
	if note == "" {
		return ""
	}
	return "\n" + french.Capital(note)
}

// shortEuros is the format that shows an amount in euros as the report writes
// it: 9 950 €, 12,3 k€, 1,04 M€.
func shortEuros(written string) string {
	_, decimals, fraction := strings.Cut(written, ",")
	switch {
	case strings.HasSuffix(written, "M€") && strings.IndexFunc(decimals, notDigit) == 2:
		return asHundredthsOfM
	case strings.HasSuffix(written, "k€") && fraction:
		return asTenthsOfK
	case strings.HasSuffix(written, "k€"):
		return asThousands
	case strings.HasSuffix(written, "M€") && fraction:
		return asTenthsOfM
	case strings.HasSuffix(written, "M€"):
		return asMillions
	}
	return asEuros
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

// themes is the state of each theme that the plan treats or must answer for.
func (p *page) themes() {
	b := p.b
	lines := b.themeLines()
	p.section("État par thème")
	if len(lines) == 0 {
		p.sentence("Aucun thème n’est inscrit dans le classeur.")
		return
	}
	money := right(joined(" ", "Prévu", b.tax()))
	labels := []label{left("Thème"), right("Objectifs"), right("Indicateurs"), right("Actions"), right("Avancement"), money, right("ETP"), left("Réponse au décret")}
	if b.a.Review {
		labels = []label{left("Thème"), right("Actions"), right("Réalisées"), right("En retard"), right("Avancement"), money,
			right(joined(" ", "Cumul dépensé", b.tax())), left("Réponse au décret")}
	}
	head := p.head(labels...)
	r := b.newRow(pageTable[:])
	for _, l := range lines {
		r.reset()
		b.pageThemeRow(l, r)
		p.write(r)
	}
	p.declare("SyntheseThemes", head, lastColumn, 1)
	r.reset()
	r.isTotal = true
	b.pageTotal(r)
	p.write(r)
	p.next(8)
}

// pageTable gives the widths of the page's columns to the rows of its tables.
var pageTable = func() (columns [lastColumn]column) {
	for i := range columns {
		columns[i].width = pageColumns[i]
	}
	return columns
}()

// write copies a row's cells onto the page.
func (p *page) write(r *row) {
	p.b.must(r.err)
	for i, cell := range r.cells {
		at := cellName(i+1, p.row)
		if cell.Value != nil {
			p.b.must(p.b.f.SetCellValue(pageName, at, cell.Value))
		}
		p.b.must(p.b.f.SetCellStyle(pageName, at, at, cell.StyleID))
	}
	p.next(heightOf(r.lines))
}

// pageThemeRow tells what a bilan looks back on, or what a stratégie lays out.
func (b *book) pageThemeRow(l themeLine, r *row) {
	r.text(l.name)
	if b.a.Review {
		r.done(l.state.Progress, l.state.Means)
	} else {
		r.planned(len(l.state.Objectives), len(l.state.Indicators), l.state.Progress, l.state.Means)
	}
	r.coverage(l)
}

func (b *book) pageTotal(r *row) {
	r.text("Ensemble")
	if b.a.Review {
		r.done(b.a.Overall, b.a.Means)
	} else {
		r.planned(len(b.p.Objectives), len(b.p.Indicators), b.a.Overall, b.a.Means)
	}
	r.blank()
}

func (r *row) done(p analysis.Progress, m analysis.Means) {
	r.integer(p.Actions)
	r.integer(p.Done)
	r.late(p.Late)
	r.pageMean(p)
	r.pageMoney(m.Planned(), m.WithPlanned)
	r.pageMoney(m.Spent, m.WithSpent)
}

func (r *row) planned(objectives, indicators int, p analysis.Progress, m analysis.Means) {
	r.integer(objectives)
	r.integer(indicators)
	r.integer(p.Actions)
	r.pageMean(p)
	r.pageMoney(m.Planned(), m.WithPlanned)
	if m.WithStaff == 0 {
		r.state(none)
	} else {
		r.number(m.Staff, decimals(m.Staff))
	}
}

// none stands for a figure that nothing gives, where « non renseigné » has no
// room.
const none = "–"

func (r *row) pageMean(p analysis.Progress) {
	if p.Known == 0 {
		r.state(none)
		return
	}
	r.number(p.Mean/100, asPercent)
}

// pageMoney is an amount to the euro.
func (r *row) pageMoney(v plan.Cents, told int) {
	if told == 0 {
		r.state(none)
		return
	}
	r.number(v.Euros(), asEuros)
}

// late draws the eye to a number of late actions.
func (r *row) late(n int) {
	s := style{format: asInteger, align: "right", indent: 1}
	if n > 0 {
		s.tone, s.bold = document.Attention, true
	}
	r.add(float64(n), s)
}

// indicators are those that matter: two values and the target.
func (p *page) indicators() {
	b := p.b
	list := b.words.KeyIndicators()
	p.section("Indicateurs à suivre, au regard de leur cible")
	if len(list) == 0 {
		p.sentence("Aucun indicateur n’a encore de cible.")
		return
	}
	if text := b.words.TargetCounts(); text != "" {
		p.sentence(text)
	}
	view := b.indicatorView(list)
	head := p.head(view.labels...)
	r := b.newRow(pageTable[:])
	for _, i := range list {
		r.reset()
		ind := &b.p.Indicators[i]
		unit := ind.Unit.Or("")
		r.text(unitIn(b.words.Indicator(i), unit))
		view.values(r, i, unit)
		r.measure(ind.Target, unit)
		r.year(ind.TargetYear)
		r.toned(b.words.Situation(i))
		p.write(r)
	}
	p.declare("SyntheseIndicateurs", head, lastColumn, 0)
	p.next(8)
}

// indicatorView is what is told of an indicator between its name and its
// target.
type indicatorView struct {
	labels []label
	values func(r *row, i int, unit string)
}

// indicatorView chooses by what is known: the year before and the year in a
// bilan; in a stratégie the starting point and the last value or, before any
// measure, what the indicator is.
func (b *book) indicatorView(list []int) indicatorView {
	view := func(values func(*row, int, string), middle ...label) indicatorView {
		labels := append([]label{left("Indicateur")}, middle...)
		return indicatorView{append(labels, right("Cible"), centre("Année cible"), left("Situation")), values}
	}
	measured := slices.ContainsFunc(list, func(i int) bool { return b.a.Indicators[i].LatestYear != 0 })
	switch {
	case b.a.Review && b.a.Year != 0:
		return view(b.yearly, right("En "+strconv.Itoa(b.a.Year-1)), right("En "+strconv.Itoa(b.a.Year)), left("Évolution"), right("Seuil légal"))
	case measured:
		return view(b.latest, right("Départ"), centre("Année de départ"), right("Dernière valeur"), centre("Année"))
	}
	return view(b.starting, right("Départ"), centre("Année de départ"), left("Sens recherché"), right("Seuil légal"))
}

func (b *book) yearly(r *row, i int, unit string) {
	s := &b.a.Indicators[i]
	r.measure(s.Previous, unit)
	r.measure(s.Current, unit)
	r.toned(b.words.Trend(i))
	r.required(s.Legal)
}

func (b *book) latest(r *row, i int, unit string) {
	ind, s := &b.p.Indicators[i], &b.a.Indicators[i]
	r.measure(ind.Baseline, unit)
	r.year(ind.BaselineYear)
	if s.LatestYear == 0 {
		r.state("aucune")
		r.blank()
		return
	}
	r.measure(s.Latest, unit)
	r.year(plan.Number{V: float64(s.LatestYear), State: plan.Valid})
}

func (b *book) starting(r *row, i int, unit string) {
	ind := &b.p.Indicators[i]
	r.measure(ind.Baseline, unit)
	r.year(ind.BaselineYear)
	r.text(string(ind.Direction.Or("")))
	r.required(b.a.Indicators[i].Legal)
}

// required is the legal threshold of the year.
func (r *row) required(l *analysis.LegalState) {
	if l == nil || !l.Applies {
		r.state("aucun")
		return
	}
	r.percent(l.Required)
}

// changes say in a few words what happened since the version that was adopted.
func (p *page) changes() {
	text := p.b.words.ChangesOverview()
	if text == "" {
		return
	}
	p.section("Évolutions depuis la version précédente")
	p.sentence(text)
	p.next(8)
}

// alerts stand in the wide column; the chart of the budget fills the rest.
func (p *page) alerts() {
	alerts := p.b.words.Alerts()
	charted := p.b.budgetCharted()
	title := "Alertes"
	if charted {
		title = "Alertes et budget"
	}
	p.section(title)
	first := p.row
	if len(alerts) == 0 {
		p.sentence("Aucun point d’attention.")
	} else {
		head := p.head(left("⚠ Points d’attention"))
		for _, text := range alerts {
			p.put(1, xlsx.SafeText(text), style{format: asText, indent: 1, wrap: true, middle: true, line: lineBelow})
			p.next(heightOf(wrapped(text, capacity(pageColumns[0]))))
		}
		p.declare("SyntheseAlertes", head, 1, 0)
	}
	if !charted {
		p.sentence("Aucun budget n’est renseigné.")
		return
	}
	least := max(170.0, 60+26*float64(len(p.b.meansLines()))) // points, for the chart to be read
	if missing := least - p.heights(first); missing > 0 {
		p.next(missing)
	}
	p.b.budgetChart(first, p.row-1)
	p.next(8)
}

// heights adds up the rows from one to the last written, in points.
func (p *page) heights(first int) float64 {
	total := 0.0
	for row := first; row < p.row; row++ {
		h, err := p.b.f.GetRowHeight(pageName, row)
		p.b.must(err)
		total += h
	}
	return total
}

// sentence is a plain line of the page.
func (p *page) sentence(text string) {
	p.spread(french.Typeset(text), sizeBody, false, document.Plain)
}

// notes explain the abbreviations and the amounts, and where the detail is.
func (p *page) notes() {
	p.spread(p.b.words.TaxMention()+" "+report.StatesLegend(), sizeSmall, false, document.Muted)
	p.spread(french.Typeset("Le détail est dans les feuilles suivantes ; les mots et les calculs sont ceux du rapport."), sizeSmall, false, document.Muted)
}
