package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actNoSpending = Rule{
	Code:     "ACT-030",
	Severity: diag.Info,
	Title:    "Action réalisée sans dépense indiquée",
	Explanation: "L’action est réalisée et un budget était prévu, mais rien ne dit ce qu’elle a coûté. " +
		"Le taux de réalisation du budget en est faussé.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			planned := x.PlannedCapital.Or(0) + x.PlannedRunning.Or(0)
			if x.Status.Or("") != plan.Done || planned <= 0 || !x.Spent.IsBlank() {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(x.Spent.At, x.At),
				Message: "L’" + action(x) + " est réalisée ; sur " + euros(planned) + french.Plural(planned.Euros(), " prévu", " prévus") + ", rien ne dit ce qui a été dépensé.",
				Remedy:  "Indiquez le montant dépensé, même nul.",
			})
		}
	},
}
