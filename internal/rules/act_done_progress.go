package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actDoneProgress = Rule{
	Code:        "ACT-005",
	Severity:    diag.Warning,
	Title:       "Action réalisée, avancement incomplet",
	Explanation: "Une action réalisée est à 100 %. Corrigez l’avancement, ou le statut.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.Status.Or("") != plan.Done || !x.Progress.OK() || x.Progress.V >= 100 {
				continue
			}
			report(diag.Diagnostic{
				At: x.Progress.At, Also: []diag.Position{x.Status.At}, Value: french.Percent(x.Progress.V),
				Message: "L’" + action(x) + " est dite réalisée, avec un avancement de " + french.Percent(x.Progress.V) + ".",
				Remedy:  "Portez l’avancement à 100 %, ou corrigez le statut.",
			})
		}
	},
}
