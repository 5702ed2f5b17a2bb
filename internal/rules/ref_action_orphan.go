package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refActionOrphan = Rule{
	Code:     "REF-008",
	Severity: diag.Warning,
	Title:    "Action sans objectif",
	Explanation: "Les mesures sont mises en place pour atteindre des objectifs : une action qui n’en sert aucun ne se rattache pas à la stratégie. " +
		"Indiquez le code d’un objectif de son thème.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Objectives.IsBlank() {
				lacking.add(a.Plan, codedAction(a.Plan, i), x.Objectives.At, "ne sert aucun objectif")
			}
		}
		lacking.report(report, len(a.Plan.Actions), "actions ne servent aucun objectif",
			"Indiquez dans la colonne « Objectif(s) » le code de l’objectif servi.")
	},
}
