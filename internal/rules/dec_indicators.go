package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decIndicators = Rule{
	Code:     "DEC-007",
	Severity: diag.Error,
	Needs:    inObjectives | inIndicators,
	Title:    "Aucun indicateur associé aux objectifs",
	Explanation: "La stratégie comporte les indicateurs de suivi associés à ses objectifs. " +
		"Rattachez chaque indicateur à un objectif, par son code.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if len(p.Indicators) == 0 {
			report(diag.Diagnostic{
				At:      sheet(p, p.Sheets.Indicators),
				Message: "La stratégie n’a aucun indicateur de suivi.",
				Remedy:  "Inscrivez vos indicateurs dans la feuille « Indicateurs », un par ligne.",
			})
			return
		}
		for i := range a.Indicators {
			if len(a.Indicators[i].Objectives) > 0 {
				return
			}
		}
		report(diag.Diagnostic{
			At: sheet(p, p.Sheets.Indicators),
			Message: "Aucun indicateur n’est associé à un objectif, alors que la stratégie en compte " +
				itoa(len(p.Indicators)) + ".",
			Remedy: "Dans la colonne « Objectif(s) » de la feuille « Indicateurs », tapez les codes des objectifs mesurés.",
		})
	},
}
