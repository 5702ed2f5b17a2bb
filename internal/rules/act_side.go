package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actSide = Rule{
	Code:     "ACT-026",
	Severity: diag.Warning,
	Title:    "Action sans volet",
	Explanation: "Le rapport qui reçoit le bilan sépare ce que la collectivité fait pour elle-même (interne) de ce qu’elle fait sur le territoire. " +
		"Sans volet, l’action n’est dans aucune des deux parties.",
	Basis: basisReport,
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Side.IsBlank() {
				lacking.add(a.Plan, codedAction(a.Plan, i), x.Side.At, "ne dit pas si elle est interne ou si elle porte sur le territoire")
			}
		}
		lacking.report(report, len(a.Plan.Actions), "actions ne disent pas si elles sont internes ou si elles portent sur le territoire",
			"Choisissez « interne » ou « territoire ».")
	},
}
