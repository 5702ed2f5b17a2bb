package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actStart = Rule{
	Code:        "ACT-016",
	Severity:    diag.Info,
	Title:       "Action sans date de début",
	Explanation: "Sans date de début, l’action n’a pas de barre dans le calendrier : seule son échéance y est marquée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Start.IsBlank() {
				lacking.addRow(a.Plan, codedAction(a.Plan, i), x.Start.At)
			}
		}
		lacking.report(report, "n’a pas de date de début", "actions n’ont pas de date de début",
			"Indiquez la date de début, prévue ou réelle.")
	},
}
