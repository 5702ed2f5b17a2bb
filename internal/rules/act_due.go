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
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Due.IsBlank() && !a.Actions[i].Closed && x.Status.Or("") != plan.TypedLate {
				report(diag.Diagnostic{
					At:      cell(x.Due.At, x.At),
					Message: "L’" + action(x) + " n’a pas d’échéance.",
					Remedy:  "Indiquez la date à laquelle elle doit être achevée ; pour une action permanente, la fin de la stratégie.",
				})
			}
		}
	},
}
