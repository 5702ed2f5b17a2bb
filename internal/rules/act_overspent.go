package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actOverspent = Rule{
	Code:     "ACT-019",
	Severity: diag.Warning,
	Title:    "Dépense supérieure au budget prévu",
	Explanation: "Le budget réalisé dépasse le budget prévu, investissement et fonctionnement ensemble. " +
		"Vérifiez les montants ; si le dépassement est réel, le bilan de l’année est le lieu où l’expliquer : une fois ce bilan écrit, ce n’est plus qu’une information.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			planned := x.PlannedCapital.Or(0) + x.PlannedRunning.Or(0)
			if !x.Spent.OK() || planned <= 0 || x.Spent.V <= planned ||
				x.PlannedCapital.State == plan.Invalid || x.PlannedRunning.State == plan.Invalid {
				continue
			}
			over := x.Spent.V - planned
			message := "L’" + action(x) + " a dépensé " + euros(x.Spent.V) + " pour " + euros(planned) + french.Plural(planned.Euros(), " prévu", " prévus") + ", soit " + euros(over) + " de plus"
			if share := float64(over) / float64(planned) * 100; share >= 0.1 {
				message += " (" + french.Percent(share) + ")"
			}
			report(diag.Diagnostic{
				Severity: unlessExplained(x.Review),
				At:       x.Spent.At, Also: []diag.Position{x.PlannedCapital.At, x.PlannedRunning.At}, Value: euros(x.Spent.V),
				Message: message + ".",
				Remedy:  "Vérifiez les montants, et expliquez le dépassement dans le bilan de l’année.",
			})
		}
	},
}
