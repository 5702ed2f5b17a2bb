package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actPriority = Rule{
	Code:        "ACT-027",
	Severity:    diag.Info,
	Title:       "Action sans priorité",
	Explanation: "La priorité aide les élus à arbitrer quand tout ne peut pas être fait.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Priority.IsBlank() && !a.Actions[i].Closed {
				lacking.addRow(a.Plan, codedAction(a.Plan, i), x.Priority.At)
			}
		}
		lacking.report(report, "n’a pas de priorité", "actions n’ont pas de priorité",
			"Choisissez « élevée », « moyenne » ou « basse ».")
	},
}
