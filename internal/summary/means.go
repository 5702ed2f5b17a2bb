package summary

import (
	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
)

// Columns of « Moyens » that charts read.
const (
	plannedColumn = 5
	spentColumn   = 6
)

// means are the money and the staff of each theme, then of each volet within
// it.
func (b *book) means() *sheet {
	lines := b.meansLines()
	sides := b.usedSides()
	s := &sheet{
		name: "Moyens", table: "TableauMoyens", title: joined(", montants ", "Moyens par thème et par volet", b.tax()), pinned: 1, rows: len(lines),
		columns: []column{
			{"Thème", 32}, {"Actions", 10}, {"Investissement prévu", 15}, {"Fonctionnement prévu", 16},
			{"Budget prévu", 13}, {"Cumul dépensé", 13}, {"Dépensé sur prévu", 11}, {"ETP", 8},
		},
		empty: "Aucune action n’est inscrite dans le classeur : il n’y a pas de moyens à additionner.",
	}
	for _, side := range sides {
		name := french.Typeset(french.Uncapital(changes.SideName(side)))
		s.columns = append(s.columns, column{"Actions, " + name, 11}, column{"Prévu, " + name, 12}, column{"Cumul dépensé, " + name, 12}, column{"ETP, " + name, 11})
	}
	s.fill = func(i int, r *row) {
		r.text(lines[i].name)
		r.means(lines[i].state.Means)
		for _, side := range sides {
			r.sideMeans(b.a.ThemeMeansOfSide(lines[i].state, side))
		}
	}
	s.total = func(r *row) {
		r.text("Ensemble")
		r.means(b.a.Means)
		for _, side := range sides {
			r.sideMeans(b.a.MeansOfSide(side))
		}
	}
	return s
}

// meansLines are the themes that have actions.
func (b *book) meansLines() []themeLine {
	var lines []themeLine
	for _, l := range b.themeLines() {
		if len(l.state.Actions) > 0 {
			lines = append(lines, l)
		}
	}
	return lines
}

// usedSides are the volets that some action is in.
func (b *book) usedSides() []plan.Side {
	var used []plan.Side
	for _, s := range report.Sides() {
		if b.a.MeansOfSide(s).Total > 0 {
			used = append(used, s)
		}
	}
	return used
}

// tax is « HT », « TTC » or "".
func (b *book) tax() string { return string(b.p.Community.Tax.Or("")) }

// means writes a sum, or that nothing tells it: zero is an amount.
func (r *row) means(m analysis.Means) {
	r.integer(m.Total)
	r.sum(m.PlannedCapital, m.WithCapital)
	r.sum(m.PlannedRunning, m.WithRunning)
	r.sum(m.Planned(), m.WithPlanned)
	r.sum(m.Spent, m.WithSpent)
	if m.WithSpent > 0 && m.Planned() > 0 {
		r.number(float64(m.Spent)/float64(m.Planned()), asPercent)
	} else {
		r.blank()
	}
	r.staff(m)
}

func (r *row) sideMeans(m analysis.Means) {
	r.integer(m.Total)
	if m.Total == 0 {
		r.blank()
		r.blank()
		r.blank()
		return
	}
	r.sum(m.Planned(), m.WithPlanned)
	r.sum(m.Spent, m.WithSpent)
	r.staff(m)
}

func (r *row) sum(v plan.Cents, told int) {
	if told == 0 {
		r.state(report.NotFilled)
		return
	}
	r.cents(v)
}

func (r *row) staff(m analysis.Means) {
	if m.WithStaff == 0 {
		r.state(report.NotFilled)
		return
	}
	r.number(m.Staff, decimals(m.Staff))
}
