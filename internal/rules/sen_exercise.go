package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senExercise = Rule{
	Code:     "SEN-002",
	Severity: diag.Warning,
	Title:    "Événement hors de l’exercice",
	Explanation: "Seuls les événements de l’exercice sont comptés dans le bilan annuel. Une autre année vient souvent d’une erreur de frappe, " +
		"ou d’un journal repris de l’an passé.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review || a.Year == 0 {
			return
		}
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Date.OK() || e.Date.V.Year == a.Year {
				continue
			}
			report(diag.Diagnostic{
				At: e.Date.At, Value: dayShort(e.Date.V),
				Message: "L’" + event(e) + " date du " + day(e.Date.V) + ", hors de l’exercice " + itoa(a.Year) + " : il n’est pas compté.",
				Remedy:  "Corrigez la date, ou retirez la ligne si elle relève d’une autre année.",
			})
		}
	},
}
