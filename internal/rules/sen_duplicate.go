package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var senDuplicate = Rule{
	Code:        "SEN-015",
	Severity:    diag.Warning,
	Title:       "Événement en double",
	Explanation: "Deux lignes ont la même date, le même intitulé et le même lieu : l’événement serait compté deux fois.",
	Check: func(a *analysis.Analysis, report Reporter) {
		type key struct {
			date         plan.Day
			title, place string
		}
		first := map[key]diag.Position{}
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Date.OK() || !e.Title.OK() {
				continue
			}
			k := key{e.Date.V, french.Fold(e.Title.V), french.Fold(e.Place.Or(""))}
			before, taken := first[k]
			if !taken {
				first[k] = e.At
				continue
			}
			report(diag.Diagnostic{
				At: cell(e.Title.At, e.At), Also: []diag.Position{before}, Value: e.Title.V,
				Message: "L’" + event(e) + " du " + day(e.Date.V) + " figure déjà à la " + lineOf(before) + ".",
				Remedy:  "Supprimez la ligne en trop, ou précisez ce qui distingue les deux (séance, lieu).",
			})
		}
	},
}
