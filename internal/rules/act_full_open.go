package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var actFullOpen = Rule{
	Code:        "ACT-006",
	Severity:    diag.Warning,
	Title:       "Avancement complet, action non réalisée",
	Explanation: "Une action avancée à 100 % est réalisée. Corrigez le statut, ou l’avancement.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !x.Progress.OK() || x.Progress.V != 100 || !x.Status.OK() || a.Actions[i].Closed {
				continue
			}
			report(diag.Diagnostic{
				At: x.Status.At, Also: []diag.Position{x.Progress.At}, Value: string(x.Status.V),
				Message: "L’" + action(x) + " est avancée à " + french.Percent(100) + ", et son statut est « " + string(x.Status.V) + " ».",
				Remedy:  "Choisissez « réalisée », ou corrigez l’avancement.",
			})
		}
	},
}
