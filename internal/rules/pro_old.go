package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// oldReview is the age, in years, from which a bilan is too old to found a
// strategy.
const oldReview = 5

var proOld = Rule{
	Code:     "PRO-004",
	Severity: diag.Warning,
	Title:    "Bilan ancien",
	Explanation: "La stratégie se fonde sur le programme de travail : un bilan fait plus de cinq ans avant son début décrit un territoire qui a changé. " +
		"Mettez-le à jour, ou dites pourquoi il vaut encore.",
	Check: func(a *analysis.Analysis, report Reporter) {
		start, _, ok := strategy(a.Plan)
		if !ok {
			return
		}
		for i := range a.Plan.Programme {
			e := &a.Plan.Programme[i]
			if !isReview(e) || !e.Date.OK() {
				continue
			}
			birthday := plan.Day{Year: start.Year, Month: e.Date.V.Month, Day: e.Date.V.Day}
			age := start.Year - e.Date.V.Year
			if birthday.After(start) {
				age--
			}
			if age < oldReview || age == oldReview && birthday == start {
				continue
			}
			report(diag.Diagnostic{
				At: e.Date.At, Value: dayShort(e.Date.V),
				Message: "Le " + reviewName(e) + " date du " + day(e.Date.V) + ", " +
					french.Count(age, "an", "ans") + " avant le début de la stratégie.",
				Remedy: "Mettez le bilan à jour, ou vérifiez sa date.",
			})
		}
	},
}
