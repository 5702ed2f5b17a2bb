package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var senHeadcount = Rule{
	Code:        "SEN-008",
	Severity:    diag.Error,
	Title:       "Nombre de personnes impossible",
	Explanation: "Des participants ou des personnes certifiées se comptent en nombres entiers, positifs ou nuls.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			for _, count := range []struct {
				n    plan.Number
				what string
			}{{e.Participants, "participants"}, {e.Certified, "personnes certifiées"}} {
				if !count.n.OK() || count.n.V >= 0 && isWhole(count.n.V) {
					continue
				}
				report(diag.Diagnostic{
					At: count.n.At, Value: number(count.n.V),
					Message: "Le nombre de " + count.what + " de l’" + event(e) + " vaut " + number(count.n.V) + ".",
					Remedy:  "Tapez un nombre entier, positif ou nul.",
				})
			}
		}
	},
}
