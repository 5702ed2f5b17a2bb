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
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Side.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(x.Side.At, x.At),
					Message: "L’" + action(x) + " ne dit pas si elle est interne ou si elle porte sur le territoire.",
					Remedy:  "Choisissez « interne » ou « territoire ».",
				})
			}
		}
	},
}
