package summary

import (
	"nrreport/internal/analysis"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
)

const withoutTheme = "Sans thème"

// Columns of « Thèmes » that charts read.
const (
	themeColumn       = 1
	firstStatusColumn = 8
)

// themeLines are the rows of the tables by theme: every theme of the plan, then
// what belongs to none, if anything does.
func (b *book) themeLines() []themeLine {
	lines := make([]themeLine, 0, len(b.p.Themes)+1)
	for i := range b.p.Themes {
		lines = append(lines, themeLine{b.themeNames[i], &b.p.Themes[i], &b.a.Themes[i]})
	}
	if u := &b.a.Unplaced; len(u.Objectives)+len(u.Actions)+len(u.Indicators) > 0 {
		lines = append(lines, themeLine{withoutTheme, nil, u})
	}
	return lines
}

// themeLine is a theme; theme is nil for what belongs to none.
type themeLine struct {
	name  string
	theme *plan.Theme
	state *analysis.ThemeState
}

// themes is the state of each theme: what was decided, how the decree is
// answered, where the actions stand.
func (b *book) themes() *sheet {
	lines := b.themeLines()
	s := &sheet{
		name: "Thèmes", table: "TableauThemes", title: "État par thème", pinned: 1, rows: len(lines),
		columns: []column{
			{"Thème", 32}, {"Retenu", 10}, {"Réponse au décret", 15}, {"Reste à compléter", 22},
			{"Objectifs", 11}, {"Indicateurs", 12}, {"Actions", 10},
		},
		empty: "Aucun thème n’est inscrit dans le classeur.",
	}
	for _, status := range report.StatusLegend() {
		s.columns = append(s.columns, column{french.Typeset(status.Label), 14})
	}
	s.columns = append(s.columns, column{"Dont en retard", 10}, column{"Avancement moyen", 13})
	s.fill = func(i int, r *row) { b.themeRow(lines[i], r) }
	s.total = b.themeTotal
	return s
}

func (b *book) themeRow(l themeLine, r *row) {
	r.text(l.name)
	if l.theme == nil {
		r.blank()
	} else {
		r.text(yesNo(l.theme.Retained))
	}
	r.coverage(l)
	r.text(french.Join(l.state.Missing))
	r.integer(len(l.state.Objectives))
	r.integer(len(l.state.Indicators))
	r.progress(l.state.Progress)
}

// coverage says how the decree is answered for one of its themes; a theme of
// the community's own is not asked for.
func (r *row) coverage(l themeLine) {
	switch {
	case l.theme == nil:
		r.blank()
	case l.theme.Own():
		r.text("thème propre")
	default:
		r.toned(report.Coverage(l.state.Coverage))
	}
}

// progress writes where actions stand, from their number to the mean.
func (r *row) progress(p analysis.Progress) {
	r.integer(p.Actions)
	for _, n := range report.StatusCounts(p) {
		r.number(n, asInteger)
	}
	r.integer(p.Late)
	r.mean(p)
}

// mean is the mean progress, or that nothing tells it.
func (r *row) mean(p analysis.Progress) {
	switch {
	case p.Actions == 0:
		r.blank()
	case p.Known == 0:
		r.state(report.NotFilled)
	default:
		r.number(p.Mean/100, asPercent)
	}
}

func (b *book) themeTotal(r *row) {
	r.text("Ensemble")
	r.blank()
	r.blank()
	r.blank()
	r.integer(len(b.p.Objectives))
	r.integer(len(b.p.Indicators))
	r.progress(b.a.Overall)
}

func yesNo(v plan.YesNo) string {
	switch {
	case !v.OK():
		return report.NotFilled
	case v.V:
		return "oui"
	}
	return "non"
}
