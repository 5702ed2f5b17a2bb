package report

import (
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// keyIndicators and mostAlerts keep « l'essentiel » on one page.
const (
	keyIndicators = 6
	mostAlerts    = 6
)

// essentials is the whole plan on one page: key figures, progress by theme, the
// indicators that matter against their target, alerts, money.
func (c *composer) essentials() []document.Block {
	var blocks []document.Block
	if cards := c.keyFigures(); len(cards) > 0 {
		blocks = append(blocks, &document.Cards{Items: cards})
	}
	if c.a.Review || begun(c.a.Overall) {
		blocks = appendTable(blocks, c.progressTable())
	} else {
		blocks = appendTable(blocks, c.aimsTable())
	}
	if text := c.targetCounts(); text != "" {
		blocks = append(blocks, c.remark(text))
	}
	blocks = appendTable(blocks, c.keyIndicatorTable())
	if alerts := c.alerts(); len(alerts) > 0 {
		blocks = append(blocks, c.alertCallout(alerts))
	}
	if len(blocks) == 0 {
		return nil
	}
	chapter := c.chapter("essentiel", c.fixed.Part.Essentials.Title, blocks...)
	chapter.OnePage = true
	return []document.Block{chapter}
}

// Figure is a key figure: the card that is printed, and the number itself.
type Figure struct {
	document.Card
	// Number is the value in its unit: a percentage of 35 % is 35, an amount
	// is in euros.
	Number float64
	Unit   FigureUnit
	// Total is what Number is out of, with OutOf.
	Total int
}

// FigureUnit is what a key figure counts.
type FigureUnit uint8

const (
	Items FigureUnit = iota
	Percents
	Euros
	OutOf
	// FullTime is a number of full-time equivalents, with decimals.
	FullTime
)

// keyFigures are six to eight cards; a card without figure is left out.
func (c *composer) keyFigures() []document.Card {
	figures := c.figures()
	cards := make([]document.Card, len(figures))
	for i := range figures {
		cards[i] = figures[i].Card
	}
	return cards
}

func (c *composer) figures() []Figure {
	var list []Figure
	add := func(f Figure, label, note string, tone document.Tone) {
		f.Value, f.Label, f.Note, f.Tone = french.Typeset(f.text()), french.Typeset(label), french.Typeset(note), tone
		list = append(list, f)
	}
	if !c.a.Review {
		c.aimFigures(add)
	}
	p := c.a.Overall
	if p.Actions > 0 {
		add(items(p.Actions), french.Plural(p.Actions, "action inscrite", "actions inscrites"), c.themesNote(), document.Strong)
	}
	if begun(p) || c.a.Review && p.Actions > 0 {
		add(items(p.Done), french.Plural(p.Done, "action réalisée", "actions réalisées"), "sur "+french.Integer(int64(p.Actions)), toneIf(p.Done > 0, document.Good))
	}
	if p.Known > 0 && (begun(p) || c.a.Review) {
		add(Figure{Number: p.Mean, Unit: Percents}, "d’avancement moyen", meanNote(p), document.Strong)
	}
	if p.Actions > 0 && !c.a.Reference.IsZero() && (c.a.Review || p.Late > 0) {
		add(items(p.Late), french.Plural(p.Late, "action en retard", "actions en retard"), "au "+dateLong(c.a.Reference), toneIf(p.Late > 0, document.Attention))
	}
	c.moneyFigures(add)
	if w := c.a.Awareness; w.Events > 0 && w.CountsPeople() {
		add(items(w.Reached), french.Plural(w.Reached, "personne touchée", "personnes touchées"), c.awarenessNote(w), document.Strong)
	}
	if met, due := c.thresholdsMet(); due > 0 && (c.a.Review || c.anyMeasured()) {
		add(Figure{Number: float64(met), Unit: OutOf, Total: due}, french.Plural(due, "seuil légal respecté", "seuils légaux respectés"), "pour "+strconv.Itoa(c.a.Year), toneIf(met < due, document.Attention))
	}
	return list
}

func items(n int) Figure { return Figure{Number: float64(n)} }

// begun reports whether the progress of actions says anything yet: in a first
// stratégie it may be nought throughout.
func begun(p analysis.Progress) bool {
	return p.Mean > 0 || p.Done+p.Paused+p.Blocked+p.Dropped+p.Late > 0
}

// meanNote says over which actions the mean progress is.
func meanNote(p analysis.Progress) string {
	switch p.Known {
	case p.Actions:
		return "sur " + count(p.Known, "action", "actions")
	case p.Actions - p.Dropped:
		return "sur " + count(p.Known, "action maintenue", "actions maintenues")
	}
	return overThoseThatTell(p.Known)
}

// anyMeasured reports whether an indicator has a yearly value.
func (c *composer) anyMeasured() bool {
	return slices.ContainsFunc(c.a.Indicators, func(s analysis.IndicatorState) bool { return s.LatestYear != 0 })
}

// aimFigures open a stratégie: what it aims at comes before what is done.
func (c *composer) aimFigures(add func(f Figure, label, note string, tone document.Tone)) {
	if n := len(c.p.Themes); n > 0 {
		kept := 0
		for i := range c.p.Themes {
			kept += one(c.a.Themes[i].Coverage == analysis.Met)
		}
		add(items(kept), french.Plural(kept, "thème traité", "thèmes traités"), "sur "+french.Integer(int64(n)), document.Strong)
	}
	if n := len(c.p.Objectives); n > 0 {
		add(items(n), french.Plural(n, "objectif fixé", "objectifs fixés"), "", document.Strong)
	}
	if n := len(c.p.Indicators); n > 0 {
		add(items(n), french.Plural(n, "indicateur de suivi", "indicateurs de suivi"), c.targetsNote(), document.Strong)
	}
}

func (c *composer) targetsNote() string {
	n := 0
	for i := range c.p.Indicators {
		n += one(c.p.Indicators[i].Target.Known())
	}
	if n == 0 {
		return ""
	}
	if n == len(c.p.Indicators) {
		return french.Plural(n, "avec une cible", "tous avec une cible")
	}
	return "dont " + french.Integer(int64(n)) + " avec une cible"
}

func (c *composer) moneyFigures(add func(f Figure, label, note string, tone document.Tone)) {
	m := c.a.Means
	if m.WithPlanned > 0 {
		add(Figure{Number: m.Planned().Euros(), Unit: Euros}, joinParts([]string{"de budget prévu", c.taxBasis()}), "pour "+count(m.WithPlanned, "action, sur toute sa durée", "actions, sur toute leur durée"), document.Strong)
	}
	if m.WithSpent > 0 {
		note := "depuis le début" // under the name of an exercise, it would be taken for the year's
		if planned := m.Planned(); planned > 0 {
			note += ", soit " + wholePercent(100*float64(m.Spent)/float64(planned)) + " du prévu"
		}
		add(Figure{Number: m.Spent.Euros(), Unit: Euros}, joinParts([]string{"de dépenses", c.taxBasis()}), note, document.Strong)
	}
	if m.WithStaff > 0 && !c.a.Review {
		add(Figure{Number: m.Staff, Unit: FullTime}, "de moyens humains", "pour "+count(m.WithStaff, "action", "actions"), document.Strong)
	}
}

// text is the figure as it is printed.
func (f *Figure) text() string {
	switch f.Unit {
	case Percents:
		return wholePercent(f.Number)
	case Euros:
		return french.EurosShort(int64(roundHalfAway(f.Number * 100)))
	case FullTime:
		return staff(f.Number)
	case OutOf:
		return french.Integer(int64(f.Number)) + " sur " + french.Integer(int64(f.Total))
	}
	return french.Integer(int64(f.Number))
}

func toneIf(yes bool, tone document.Tone) document.Tone {
	if yes {
		return tone
	}
	return document.Strong
}

// taxBasis is « HT », « TTC » or "".
func (c *composer) taxBasis() string { return string(c.p.Community.Tax.Or("")) }

func (c *composer) themesNote() string {
	n := 0
	for i := range c.a.Themes {
		if c.a.Themes[i].Progress.Actions > 0 {
			n++
		}
	}
	return "dans " + count(n, "thème", "thèmes")
}

// awarenessNote says which themes the people reached are counted over, for the
// chapter of each theme gives a number of its own, and tells the estimated part
// apart.
func (c *composer) awarenessNote(w analysis.Awareness) string {
	themes := c.loggedThemes(w)
	switch w.Estimated {
	case 0:
		return themes + ", en " + count(w.Events, "événement", "événements")
	case w.Reached:
		return themes + ", par estimation"
	}
	return themes + ", dont " + french.Integer(int64(w.Estimated)) + " par estimation"
}

// loggedThemes names the themes of the events counted: « thème 4 », « thèmes 4
// et 5 », or « tous thèmes » where some event has none.
func (c *composer) loggedThemes(w analysis.Awareness) string {
	var ids []plan.ThemeID
	for _, row := range w.Rows {
		id := c.p.Events[row].Theme.Or(0)
		if id == 0 {
			return "tous thèmes"
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = strconv.Itoa(int(id))
	}
	return french.Plural(len(ids), "thème ", "thèmes ") + french.Join(names)
}

// thresholdsMet counts the indicators that a legal threshold holds to a value
// this year, and those that reach it.
func (c *composer) thresholdsMet() (met, due int) {
	for i := range c.a.Indicators {
		l := c.a.Indicators[i].Legal
		if l == nil || !l.Applies {
			continue
		}
		due++
		if l.Met {
			met++
		}
	}
	return met, due
}

// keyIndicatorRows chooses what matters: indicators under a legal threshold
// first, then those that the alerts speak of, then those behind, then the others
// that have a target; in the plan's order within each rank, one theme after the
// other.
func (c *composer) keyIndicatorRows() []int {
	var ranks [4][]int
	for i := range c.a.Indicators {
		s := &c.a.Indicators[i]
		switch {
		case s.Legal != nil && s.Legal.Applies:
			ranks[0] = append(ranks[0], i)
		case !c.p.Indicators[i].Target.Known():
		case s.Target == analysis.Drifting || s.Target == analysis.Missed:
			ranks[1] = append(ranks[1], i)
		case s.Target == analysis.Behind:
			ranks[2] = append(ranks[2], i)
		default:
			ranks[3] = append(ranks[3], i)
		}
	}
	chosen := ranks[0]
	for _, rank := range ranks[1:] {
		chosen = append(chosen, c.oneThemeAfterTheOther(rank)...)
	}
	most := keyIndicators
	if c.targetCounts() != "" {
		most-- // for the line that counts them all
	}
	return chosen[:min(len(chosen), most)]
}

// oneThemeAfterTheOther takes the first indicator of each theme, then the
// second of each, so that the page speaks of all of them.
func (c *composer) oneThemeAfterTheOther(list []int) []int {
	out := make([]int, 0, len(list))
	taken := make(map[int]bool, len(list))
	for len(out) < min(len(list), keyIndicators) {
		seen := map[plan.ThemeID]bool{}
		for _, i := range list {
			theme := c.a.Indicators[i].Theme
			if taken[i] || seen[theme] {
				continue
			}
			seen[theme], taken[i] = true, true
			out = append(out, i)
		}
	}
	return out
}

// appendTable leaves out a table that came out empty.
func appendTable(blocks []document.Block, table *document.Table) []document.Block {
	if table == nil {
		return blocks
	}
	return append(blocks, table)
}

// aimsTable is what each theme holds, where nothing has begun yet.
func (c *composer) aimsTable() *document.Table {
	number := document.Column{Width: 1.6, Align: document.Right, MinWidth: 5}
	table := &document.Table{
		Caption: c.words("Ce que contient chaque thème"),
		Summary: "Une ligne par thème : nombre d’objectifs, d’actions et d’indicateurs, budget prévu.",
		Compact: true,
		Columns: []document.Column{{Width: 6}, number, number, number, {Width: 2.4, Align: document.Right, MinWidth: 6}},
		Head:    c.headRow("Thème", "Objectifs", "Actions", "Indicateurs", "Budget prévu"),
	}
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		if len(s.Objectives)+len(s.Actions)+len(s.Indicators) == 0 {
			return
		}
		budget := c.absent()
		if s.Means.WithPlanned > 0 {
			budget = c.cell(fullMoney(s.Means.Planned()))
		}
		table.Body = append(table.Body, c.row(c.rowHeader(name),
			c.integer(len(s.Objectives)), c.integer(len(s.Actions)), c.integer(len(s.Indicators)), budget))
	})
	if len(table.Body) == 0 {
		return nil
	}
	return table
}

func (c *composer) keyIndicatorTable() *document.Table {
	rows := c.keyIndicatorRows()
	if len(rows) == 0 {
		return nil
	}
	return c.targetTable("Indicateurs à suivre, au regard de leur cible", rows, true)
}

// shortSituation says one thing: the legal threshold missed or, else, where the
// indicator stands against its target.
func (c *composer) shortSituation(s *analysis.IndicatorState) (string, document.Tone) {
	if l := s.Legal; l != nil && l.Applies && (!l.Met || s.Target == analysis.NoTarget) {
		return c.legalText(l)
	}
	return c.targetText(s)
}

// alerts are what a reader must not miss, the gravest first. Where there are
// more than the page takes, its last line names the others in a few words: none
// goes unsaid.
func (c *composer) alerts() []string {
	var alerts []alert
	add := func(text, short string) { alerts = append(alerts, alert{text, short}) }
	c.thresholdAlerts(add)
	c.changesAlert(add)
	c.actionAlerts(add)
	c.indicatorAlerts(add)
	if n := len(c.a.Means.Unfunded); n > 0 {
		short := count(n, "action en attente de moyens", "actions en attente de moyens")
		add(short+french.Plural(n, " : elle n’indique", " : elles n’indiquent")+" ni budget, ni personnel, ni autre moyen.", short)
	}
	if missing := c.uncoveredThemes(); len(missing) > 0 {
		add(french.Plural(len(missing), "Thème à compléter : ", "Thèmes à compléter : ")+french.Join(missing)+".",
			count(len(missing), "thème à compléter", "thèmes à compléter"))
	}
	if w := c.a.Awareness; w.Events > 0 && !w.Diverse {
		add("Les actions de sensibilisation touchent un public ou des acteurs peu variés.", "sensibilisation peu variée")
	}
	var lines, rest []string
	for i, a := range alerts {
		if len(alerts) > mostAlerts && i >= mostAlerts-1 {
			rest = append(rest, a.short)
		} else {
			lines = append(lines, a.text)
		}
	}
	if len(rest) > 0 {
		lines = append(lines, "Et aussi : "+strings.Join(rest, " ; ")+".")
	}
	return lines
}

// alert is a sentence, and what it says in a few words.
type alert struct{ text, short string }

// thresholdAlerts tell the values under the law: that of the exercise or, where
// it is not known, the last one or the starting point.
func (c *composer) thresholdAlerts(add func(text, short string)) {
	for i := range c.a.Indicators {
		s := &c.a.Indicators[i]
		l, unit := s.Legal, textOr(c.p.Indicators[i].Unit, "")
		switch {
		case l == nil || !l.Below:
		case l.Known:
			add("Seuil légal non respecté : "+c.indicatorLabels[i]+", "+measureText(s.Current, unit)+
				" pour un seuil de "+percent(l.Required)+" en "+strconv.Itoa(c.a.Year)+".",
				"seuil légal non respecté ("+c.indicatorShort(i)+")")
		default:
			add("Sous le seuil légal : "+c.indicatorLabels[i]+", "+measureText(l.Last, unit)+" en "+strconv.Itoa(l.LastYear)+
				" pour un seuil de "+c.required(l)+".",
				"indicateur sous le seuil légal ("+c.indicatorShort(i)+")")
		}
	}
}

// indicatorShort names an indicator by its code, if it has one.
func (c *composer) indicatorShort(i int) string {
	return textOr(c.p.Indicators[i].Code, c.indicatorLabels[i])
}

func (c *composer) actionAlerts(add func(text, short string)) {
	if worst := c.mostLate(); worst >= 0 {
		p := c.a.Overall
		text := count(p.Late, "action est en retard", "actions sont en retard")
		if p.Late > 1 {
			text += ", de " + french.Days(c.a.Actions[worst].DaysLate) + " au plus (" + c.actionName(worst) + ")"
		} else {
			text += " de " + french.Days(c.a.Actions[worst].DaysLate) + " : " + c.actionName(worst)
		}
		add(french.Stop(text), count(p.Late, "action en retard", "actions en retard"))
	}
	if n := c.a.Overall.Blocked; n > 0 {
		var blocked []int
		for i := range c.p.Actions {
			if c.p.Actions[i].Status.Or("") == plan.Blocked {
				blocked = append(blocked, i)
			}
		}
		add(count(n, "action est bloquée", "actions sont bloquées")+listed(blocked, c.actionName, func(i int) string {
			return textOr(c.p.Actions[i].Code, c.actionTitles[i])
		})+".", count(n, "action bloquée", "actions bloquées"))
	}
}

func (c *composer) indicatorAlerts(add func(text, short string)) {
	var drifting, missed []int
	for i := range c.a.Indicators {
		switch c.a.Indicators[i].Target {
		case analysis.Drifting:
			drifting = append(drifting, i)
		case analysis.Missed:
			missed = append(missed, i)
		}
	}
	label := func(i int) string { return c.indicatorLabels[i] }
	if n := len(missed); n > 0 {
		add(count(n, "indicateur n’a pas atteint sa cible à l’échéance", "indicateurs n’ont pas atteint leur cible à l’échéance")+
			listed(missed, label, c.indicatorShort)+".", count(n, "cible non atteinte à l’échéance", "cibles non atteintes à l’échéance"))
	}
	if n := len(drifting); n > 0 {
		add(count(n, "indicateur est plus loin de sa cible qu’au départ", "indicateurs sont plus loin de leur cible qu’au départ")+
			listed(drifting, label, c.indicatorShort)+".",
			count(n, "indicateur plus loin de sa cible qu’au départ", "indicateurs plus loin de leur cible qu’au départ"))
	}
}

// listed says after a count which ones: the only one by its name, several by
// their codes, « (I1.1, I2.3 et 4 autres) ».
func listed(at []int, name, code func(int) string) string {
	const few = 4
	if len(at) == 1 {
		return " (" + name(at[0]) + ")"
	}
	var items []string
	for k, i := range at {
		if k == few && len(at) > few+1 {
			items = append(items, french.Integer(int64(len(at)-few))+" autres")
			break
		}
		items = append(items, code(i))
	}
	return " (" + french.Join(items) + ")"
}

// mostLate is the index of the action with the longest delay, or -1. Dropped
// and done actions are never late.
func (c *composer) mostLate() int {
	worst := -1
	for i := range c.a.Actions {
		if c.a.Actions[i].Late && (worst < 0 || c.a.Actions[i].DaysLate > c.a.Actions[worst].DaysLate) {
			worst = i
		}
	}
	return worst
}

// actionName is « A1.2, Titre » for a sentence.
func (c *composer) actionName(i int) string {
	return joinWith(", ", textOr(c.p.Actions[i].Code, ""), c.actionTitles[i])
}

// uncoveredThemes names the themes that the decree asks to treat or explain and
// that are neither.
func (c *composer) uncoveredThemes() []string {
	var names []string
	for i := range c.p.Themes {
		if !c.p.Themes[i].Own() && c.a.Themes[i].Coverage == analysis.Missing {
			names = append(names, french.Quote(c.themeName(&c.p.Themes[i])))
		}
	}
	return names
}

func (c *composer) alertCallout(alerts []string) *document.Callout {
	return &document.Callout{Title: french.Typeset("⚠ Points d’attention"), Tone: document.Attention, Blocks: []document.Block{c.bullets(alerts)}}
}
