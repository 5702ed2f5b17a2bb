package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actDatesOrder = Rule{
	Code:        "ACT-009",
	Severity:    diag.Error,
	Title:       "Échéance avant le début",
	Explanation: "L’action s’achèverait avant d’avoir commencé : une des deux dates est fausse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !x.Start.OK() || !x.Due.OK() || !x.Due.V.Before(x.Start.V) {
				continue
			}
			report(diag.Diagnostic{
				At: x.Due.At, Also: []diag.Position{x.Start.At}, Value: dayShort(x.Due.V),
				Message: "L’" + action(x) + " devrait s’achever le " + day(x.Due.V) + ", avant de commencer le " + day(x.Start.V) + ".",
				Remedy:  "Corrigez le début ou l’échéance.",
			})
		}
	},
}
