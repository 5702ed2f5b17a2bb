package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decObjectives = Rule{
	Code:     "DEC-006",
	Severity: diag.Error,
	Needs:    inObjectives,
	Title:    "Aucun objectif",
	Explanation: "La stratégie comporte les objectifs de réduction de l’empreinte numérique du territoire. " +
		"Inscrivez au moins un objectif par thème retenu dans la feuille « Objectifs ».",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		if p := a.Plan; len(p.Objectives) == 0 {
			report(diag.Diagnostic{
				At:      sheet(p, p.Sheets.Objectives),
				Message: "La stratégie n’a aucun objectif de réduction de l’empreinte numérique.",
				Remedy:  "Inscrivez vos objectifs dans la feuille « Objectifs », un par ligne.",
			})
		}
	},
}
