package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actStatus = Rule{
	Code:        "ACT-004",
	Severity:    diag.Warning,
	Title:       "Action sans statut",
	Explanation: "Sans statut, l’action n’entre dans aucun compte de l’avancement. Choisissez-le dans la liste.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Status.IsBlank() {
				lacking.add(a.Plan, codedAction(a.Plan, i), x.Status.At, "n’a pas de statut")
			}
		}
		lacking.report(report, len(a.Plan.Actions), "actions n’ont pas de statut",
			"Choisissez le statut dans la liste : « à venir », « en cours » ou « réalisée », par exemple.")
	},
}
