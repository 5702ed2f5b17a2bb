package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actDatesOrder = Rule{
	Code:        "ACT-009",
	Severity:    diag.Error,
	Title:       "Échéance avant le début",
	Explanation: "L’action s’achèverait avant d’avoir commencé : une des deux dates est fausse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !isDisordered(x) {
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

// isDisordered reports whether an action would end before it begins. One of its
// dates is wrong: what other rules make of either would be a guess.
func isDisordered(x *plan.Action) bool {
	return x.Start.OK() && x.Due.OK() && x.Due.V.Before(x.Start.V)
}
