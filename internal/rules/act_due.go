package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actDue = Rule{
	Code:     "ACT-015",
	Severity: diag.Warning,
	Title:    "Action sans échéance",
	Explanation: "Sans échéance, l’action ne peut être ni en retard ni à l’heure, et elle manque au calendrier. " +
		"Une action permanente s’achève avec la stratégie.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		open := 0
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if a.Actions[i].Closed || x.Status.Or("") == plan.TypedLate {
				continue
			}
			open++
			if x.Due.IsBlank() {
				lacking.add(a.Plan, codedAction(a.Plan, i), x.Due.At, "n’a pas d’échéance")
			}
		}
		lacking.report(report, open, "actions n’ont pas d’échéance",
			"Indiquez la date à laquelle l’action doit être achevée ; pour une action permanente, la fin de la stratégie.")
	},
}
