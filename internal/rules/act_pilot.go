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
		var lacking lacks
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; isMissing(x.Pilot) {
				lacking.add(a.Plan, codedAction(a.Plan, i), x.Pilot.At, "n’a pas de direction pilote")
			}
		}
		lacking.report(report, len(a.Plan.Actions), "actions n’ont pas de direction pilote",
			"Indiquez la direction ou le service qui conduit l’action.")
	},
}
