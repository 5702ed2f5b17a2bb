package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senFuture = Rule{
	Code:        "SEN-003",
	Severity:    diag.Warning,
	Title:       "Événement à venir",
	Explanation: "Le journal compte ce qui a eu lieu. Un événement postérieur à la séance n’a pas encore touché personne : il relève des actions.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if a.Reference.IsZero() {
			return
		}
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Date.OK() || !e.Date.V.After(a.Reference) || !a.InExercise(e) {
				continue
			}
			report(diag.Diagnostic{
				At: e.Date.At, Value: dayShort(e.Date.V),
				Message: "L’" + event(e) + " aura lieu le " + day(e.Date.V) + ", après " + reference(a) + ", et il est déjà compté.",
				Remedy:  "Corrigez la date, ou retirez la ligne jusqu’à ce que l’événement ait eu lieu.",
			})
		}
	},
}
