package summary

import (
	"strconv"

	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// indicators is one row per indicator, one column per year.
func (b *book) indicators() *sheet {
	years := b.words.YearColumns()
	s := &sheet{
		name: "Indicateurs", table: "TableauIndicateurs", title: "Indicateurs", pinned: 2, rows: len(b.p.Indicators),
		columns: []column{
			{"Code", 9}, {"Indicateur", 36}, {"Thème", 18}, {"Unité", 11}, {"Sens recherché", 12},
			{"Valeur de départ", 11}, {"Année de départ", 10},
		},
		empty: "Aucun indicateur n’est inscrit dans le classeur.",
	}
	for _, k := range years {
		s.columns = append(s.columns, column{"Valeur " + strconv.Itoa(b.p.Years[k]), 11})
	}
	s.columns = append(s.columns,
		column{"Évolution sur un an", 14}, column{"Cible", 11}, column{"Année cible", 9},
		column{"Situation", 18}, column{"Seuil légal", 17})
	s.fill = func(i int, r *row) { b.indicatorRow(i, years, r) }
	return s
}

func (b *book) indicatorRow(i int, years []int, r *row) {
	ind := &b.p.Indicators[i]
	unit := ind.Unit.Or("")
	r.typed(ind.Code)
	r.typed(ind.Title)
	r.text(b.themeName(b.a.Indicators[i].Theme))
	r.typed(ind.Unit)
	r.text(string(ind.Direction.Or("")))
	r.measure(ind.Baseline, unit)
	r.year(ind.BaselineYear)
	for _, k := range years {
		r.measure(valueAt(ind, k), unit)
	}
	r.toned(b.words.Trend(i))
	r.measure(ind.Target, unit)
	r.year(ind.TargetYear)
	r.toned(b.words.Situation(i))
	r.toned(b.words.Legal(i))
}

func valueAt(ind *plan.Indicator, column int) plan.Measure {
	if column >= len(ind.Values) {
		return plan.Measure{}
	}
	return ind.Values[column]
}

// unitIn adds a unit to the name of an indicator whose numbers do not show it.
func unitIn(name, unit string) string {
	if plan.KindOfUnit(unit) != plan.OtherUnit {
		return name
	}
	return name + " (" + french.Typeset(unit) + ")"
}
