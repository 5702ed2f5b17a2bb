package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actPilot = Rule{
	Code:     "ACT-002",
	Severity: diag.Warning,
	Title:    "Action sans pilote",
	Explanation: "Une action dont personne ne répond n’avance pas, et les classeurs des directions sont répartis d’après leur pilote. " +
		"Nommez la direction ou le service, plutôt qu’une personne.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Pilot.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(x.Pilot.At, x.At),
					Message: "L’" + action(x) + " n’a pas de direction pilote.",
					Remedy:  "Indiquez la direction ou le service qui la conduit.",
				})
			}
		}
	},
}
