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
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Status.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(x.Status.At, x.At),
					Message: "L’" + action(x) + " n’a pas de statut.",
					Remedy:  "Choisissez son statut dans la liste : « à venir », « en cours » ou « réalisée », par exemple.",
				})
			}
		}
	},
}
