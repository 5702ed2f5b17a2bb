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
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Objectives.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(x.Objectives.At, x.At),
					Message: "L’" + action(x) + " ne sert aucun objectif.",
					Remedy:  "Indiquez dans la colonne « Objectif(s) » le code de l’objectif qu’elle sert.",
				})
			}
		}
	},
}
