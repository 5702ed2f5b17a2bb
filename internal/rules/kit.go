package rules

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// The texts that rules rest on.
const (
	basisStrategy  = "CGCT, art. D. 2311-15-1"
	basisProgramme = "CGCT, art. D. 2311-15-1 (programme de travail)"
	basisThemes    = "CGCT, art. D. 2311-15-1 (thèmes)"
	basisReview    = "CGCT, art. L. 2311-1-1"
	basisReport    = "CGCT, art. D. 2311-15"
	basisScope     = "loi n° 2021-1485 du 15 novembre 2021, art. 35"
	basisAuthor    = "CGCT, art. R. 2131-1"
	basisGuide     = "guide interministériel de 2023, sections 4 et 5"
	basisAGEC      = "loi n° 2020-105 (AGEC), art. 58 ; décret n° 2024-134"
	basisREEN      = "loi n° 2021-1485 (REEN), art. 16 ; décret n° 2023-266"
)

// cell is where a value stands or, when its sheet lacks the column, the
// nearest place to look at.
func cell(at, fallback diag.Position) diag.Position {
	if at.IsZero() {
		return fallback
	}
	return at
}

// sheet is the position of a whole sheet or, when it was not read, the first
// workbook.
func sheet(p *plan.Plan, at diag.Position) diag.Position {
	if at.IsZero() && len(p.Sources) > 0 {
		return diag.Position{Sheet: &diag.Sheet{File: p.Sources[0].Name, Order: -1}}
	}
	return at
}

// community is where a value of the « Collectivité » sheet stands.
func community(p *plan.Plan, at diag.Position) diag.Position {
	return cell(at, sheet(p, p.Sheets.Community))
}

// row names a row in a sentence: « action A1.2 », « action « Acheter… » »,
// « action de la ligne 12 ». The three kinds take « l’ » and « d’ ».
func row(noun string, code, title plan.Text, at diag.Position) string {
	switch {
	case code.OK() && strings.TrimSpace(code.V) != "":
		return noun + " " + strings.TrimSpace(code.V)
	case title.OK():
		return noun + " " + quote(title.V)
	}
	return noun + " de la ligne " + strconv.Itoa(int(at.Row))
}

func objective(o *plan.Objective) string { return row("objectif", o.Code, o.Title, o.At) }
func action(x *plan.Action) string       { return row("action", x.Code, x.Title, x.At) }
func indicator(n *plan.Indicator) string { return row("indicateur", n.Code, n.Title, n.At) }

func event(e *plan.Event) string {
	switch {
	case e.Title.OK():
		return "événement " + quote(e.Title.V)
	case e.Date.OK():
		return "événement du " + day(e.Date.V)
	}
	return "événement de la ligne " + strconv.Itoa(int(e.At.Row))
}

// theme names a theme: « thème 3 », or by its title when it is the
// community's own.
func theme(t *plan.Theme) string {
	if t.Own() && t.Title.OK() {
		return "thème " + quote(t.Title.V)
	}
	return "thème " + strconv.Itoa(int(t.ID))
}

// objectiveCodes lists objectives by code, the first few of them.
func objectiveCodes(p *plan.Plan, indices []int) string {
	return listed(len(indices), func(i int) string { return strings.TrimSpace(p.Objectives[indices[i]].Code.V) })
}

// shownItems is how many items of a long list a message names.
const shownItems = 5

// listed joins n items as a sentence does, and says how many it leaves out.
func listed(n int, item func(int) string) string {
	items := make([]string, 0, shownItems+1)
	for i := range n {
		if i == shownItems {
			items = append(items, french.Count(n-shownItems, "autre", "autres"))
			break
		}
		items = append(items, item(i))
	}
	return french.Join(items)
}

// few keeps the first positions of a long list: past that, the message's
// count says more.
func few(positions []diag.Position) []diag.Position {
	return positions[:min(len(positions), fewPositions)]
}

const fewPositions = 20

// grouped makes one remark of many cells that lack the same optional value: a
// column that nobody filled is said once. The names are of the rows.
type grouped struct {
	cells []diag.Position
	names []string
}

func (g *grouped) add(at diag.Position, name string) {
	g.cells = append(g.cells, at)
	if len(g.names) < shownItems {
		g.names = append(g.names, name)
	}
}

// addRow is add for a row that has a code, unless it is no row of the plan: that
// is told elsewhere, and it must neither be counted nor hide the others.
func (g *grouped) addRow(p *plan.Plan, c coded, at diag.Position) {
	if c.stray(p) == 0 {
		g.add(cell(at, c.at), c.name())
	}
}

// report writes « L’action A1 n’a pas de priorité. » or, for several, « 12
// actions n’ont pas de priorité (A1, A2, A3, A4, A5 et 7 autres). »: one
// follows the row, many their number.
func (g *grouped) report(report Reporter, one, many, remedy string) {
	n := len(g.cells)
	if n == 0 {
		return
	}
	message := "L’" + g.names[0] + " " + one + "."
	if n > 1 {
		message = french.Integer(int64(n)) + " " + many + " (" + listed(n, func(i int) string { return withoutNoun(g.names[i]) }) + ")."
	}
	report(diag.Diagnostic{At: g.cells[0], Also: few(g.cells[1:]), Message: message, Remedy: remedy})
}

// isMissing reports whether a short text is not given, or is a filler.
func isMissing(t plan.Text) bool { return t.IsBlank() || t.OK() && plan.IsFiller(t.V) }

// lacks gathers the rows of a table that lack a value which each should have.
type lacks struct {
	rows   []diag.Diagnostic
	names  []string // of the rows
	strays int      // rows that lack it and are no row of the plan
}

// add is addAs for « L’action A1 n’a pas d’échéance. »: what follows the row.
func (l *lacks) add(p *plan.Plan, c coded, at diag.Position, what string) {
	l.addAs(p, c, diag.Diagnostic{At: cell(at, c.at), Message: "L’" + c.name() + " " + what + "."})
}

func (l *lacks) addAs(p *plan.Plan, c coded, d diag.Diagnostic) {
	if c.stray(p) != 0 {
		l.strays++
		return
	}
	l.rows = append(l.rows, d)
	l.names = append(l.names, c.name())
}

// report tells each row by itself. But where none of the rows concerned has the
// value, and they are more than a handful, the column is yet to be filled, and one
// remark says so: fifty would hide the others.
func (l *lacks) report(report Reporter, concerned int, many, remedy string) {
	if len(l.rows)+l.strays == concerned && len(l.rows) > shownItems {
		var column grouped
		for i := range l.rows {
			column.add(l.rows[i].At, l.names[i])
		}
		column.report(report, "", many, remedy)
		return
	}
	for _, d := range l.rows {
		d.Remedy = remedy
		report(d)
	}
}

// withoutNoun shortens « action A1 » to A1, « action de la ligne 12 » to
// « ligne 12 ».
func withoutNoun(name string) string {
	_, short, _ := strings.Cut(name, " ")
	return strings.TrimPrefix(strings.TrimPrefix(short, "de la "), "du ")
}

func day(d plan.Day) string      { return french.Date(d.Year, d.Month, d.Day) }
func dayShort(d plan.Day) string { return french.DateShort(d.Year, d.Month, d.Day) }
func euros(c plan.Cents) string  { return french.Euros(int64(c)) }
func number(v float64) string    { return french.Number(v, 4) }
func year(v float64) string      { return strconv.Itoa(int(v)) }
func itoa(n int) string          { return strconv.Itoa(n) }
func people(v float64) string    { return french.Count(v, "personne", "personnes") }
func quote(s string) string      { return french.Quote(diag.Excerpt(s)) }

// reference says at which day lateness is judged: « la séance du 3 mars 2026 ».
func reference(a *analysis.Analysis) string {
	c := &a.Plan.Community
	switch {
	case c.SessionDate.OK():
		return "la séance du " + day(a.Reference)
	case c.BudgetDebate.OK():
		return "le débat budgétaire du " + day(a.Reference)
	}
	return "la fin de l’exercice " + itoa(a.Year)
}

// isPresumed tells that the day of reference is the last of the exercise, for
// want of a date of session: of a year that is under way, nothing is late yet.
func isPresumed(a *analysis.Analysis) bool {
	c := &a.Plan.Community
	return !c.SessionDate.OK() && !c.BudgetDebate.OK()
}

// quantity writes a value in its unit: « 35 % », « 12 kg », « 40 ».
func quantity(v float64, unit plan.Text) string {
	switch plan.KindOfUnit(unit.Or("")) {
	case plan.PercentUnit:
		return number(v) + french.NBSP + "%"
	case plan.CountUnit, plan.BareUnit:
		return number(v)
	case plan.YesNoUnit:
		if v == 0 {
			return "« non »"
		}
		return "« oui »"
	}
	return number(v) + french.NBSP + plan.UnitFor(v, unit.V)
}

// unlessExplained is the severity of a fact that nobody can mend, a target missed
// or an amount overspent: that of its rule, lessened to an information once the
// plan has a text to explain it, which the report prints.
func unlessExplained(text plan.Prose) diag.Severity {
	if text.Says() {
		return diag.Info
	}
	return 0
}

func isPercent(unit plan.Text) bool { return plan.KindOfUnit(unit.Or("")) == plan.PercentUnit }
func isCount(unit plan.Text) bool   { return plan.KindOfUnit(unit.Or("")) == plan.CountUnit }

// isChange tells from its title that an indicator measures a change, or a value
// against another's, which may be negative or exceed 100 %: not « Part des agents
// formés à la réduction de l’empreinte ».
func isChange(title plan.Text) bool {
	words := strings.Fields(french.Fold(title.Or("")))
	if len(words) > 4 && words[0] == "part" {
		words = words[:4]
	}
	f := " " + strings.Join(words, " ") + " "
	return slices.ContainsFunc(changes, func(word string) bool { return strings.Contains(f, " "+word+" ") })
}

var changes = []string{"evolution", "variation", "progression", "croissance", "hausse", "baisse", "reduction",
	"augmentation", "diminution", "gain", "gains", "ecart", "solde", "economies", "evite", "evites",
	"evitee", "evitees", "par rapport a", "base 100"}

// known returns the numbers of an indicator: its baseline, its yearly values,
// its target.
func known(n *plan.Indicator) []plan.Measure {
	out := make([]plan.Measure, 0, len(n.Values)+2)
	if n.Baseline.Known() {
		out = append(out, n.Baseline)
	}
	for _, m := range n.Values {
		if m.Known() {
			out = append(out, m)
		}
	}
	if n.Target.Known() {
		out = append(out, n.Target)
	}
	return out
}

func isWhole(v float64) bool { return v == math.Trunc(v) }

// strategy returns the period of the strategy when both ends are known and in
// order.
func strategy(p *plan.Plan) (start, end plan.Day, ok bool) {
	c := &p.Community
	if !c.Start.OK() || !c.End.OK() || c.End.V.Before(c.Start.V) {
		return plan.Day{}, plan.Day{}, false
	}
	return c.Start.V, c.End.V, true
}

// lastDay is 31 December.
func lastDay(year int) plan.Day { return plan.Day{Year: year, Month: 12, Day: 31} }

// setAside reports whether the theme of that number was set aside.
func setAside(p *plan.Plan, id plan.ThemeID) bool {
	t := p.Theme(id)
	return t != nil && analysis.SetAside(t)
}

// isShadowed reports whether a row above bears the code of row i: what cites the
// code may mean either, so that nothing can be said of who cites this one.
// REF-002 asks for another code.
func isShadowed(a *analysis.Analysis, kind analysis.Kind, code plan.Text, i int) bool {
	if !code.OK() {
		return false
	}
	first, known := a.Find(kind, code.V)
	return known && first != i
}
