package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actUnplanned = Rule{
	Code:        "ACT-020",
	Severity:    diag.Info,
	Title:       "Dépense sans budget prévu",
	Explanation: "Un montant est réalisé alors qu’aucun n’était prévu : le rapport ne peut pas les comparer.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.Spent.OK() && x.Spent.V > 0 && x.PlannedCapital.IsBlank() && x.PlannedRunning.IsBlank() {
				report(diag.Diagnostic{
					At: x.Spent.At, Also: []diag.Position{x.PlannedCapital.At, x.PlannedRunning.At}, Value: euros(x.Spent.V),
					Message: "L’" + action(x) + " a dépensé " + euros(x.Spent.V) + " sans budget prévu.",
					Remedy:  "Indiquez le budget qui était prévu, ou 0 € s’il n’y en avait pas.",
				})
			}
		}
	},
}
