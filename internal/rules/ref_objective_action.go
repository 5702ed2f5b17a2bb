package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refObjectiveAction = Rule{
	Code:     "REF-009",
	Severity: diag.Warning,
	Needs:    inActions,
	Title:    "Objectif sans action",
	Explanation: "La stratégie indique les mesures mises en place pour atteindre ses objectifs : un objectif qu’aucune action ne sert reste un vœu. " +
		"Rattachez-lui une action par son code.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		if len(a.Plan.Actions)+len(a.DoneBefore) == 0 {
			return // DEC-008 says it once
		}
		for i := range a.Plan.Objectives {
			if o, s := &a.Plan.Objectives[i], &a.Objectives[i]; len(s.Actions)+len(s.Archived) == 0 && !isShadowed(a, analysis.ObjectiveKind, o.Code, i) {
				report(diag.Diagnostic{
					At: cell(o.Code.At, o.At), Value: o.Code.Or(""),
					Message: "Aucune action ne sert l’" + objective(o) + ".",
					Remedy:  "Citez son code dans la colonne « Objectif(s) » d’une action, ou ajoutez l’action qui manque.",
				})
			}
		}
	},
}
