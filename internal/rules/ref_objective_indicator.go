package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refObjectiveIndicator = Rule{
	Code:     "REF-010",
	Severity: diag.Warning,
	Needs:    inIndicators,
	Title:    "Objectif sans indicateur",
	Explanation: "Le décret associe des indicateurs de suivi aux objectifs : sans indicateur, rien ne dira si l’objectif est atteint. " +
		"Un indicateur cité par une action de l’objectif compte, s’il ne nomme pas lui-même d’objectif.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		if len(a.Plan.Indicators) == 0 {
			return // DEC-007 says it once
		}
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; len(a.Objectives[i].Indicators) == 0 && !isShadowed(a, analysis.ObjectiveKind, o.Code, i) {
				report(diag.Diagnostic{
					At: cell(o.Code.At, o.At), Value: o.Code.Or(""),
					Message: "Aucun indicateur ne suit l’" + objective(o) + ".",
					Remedy:  "Citez son code dans la colonne « Objectif(s) » d’un indicateur, ou ajoutez l’indicateur qui manque.",
				})
			}
		}
	},
}
