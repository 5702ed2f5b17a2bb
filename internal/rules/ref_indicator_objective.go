package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refIndicatorObjective = Rule{
	Code:     "REF-006",
	Severity: diag.Error,
	Needs:    inObjectives,
	Title:    "Objectif inconnu cité par un indicateur",
	Explanation: "La colonne « Objectif(s) » d’un indicateur contient des codes de la feuille « Objectifs », séparés par des points-virgules. " +
		"Un code que cette feuille ne connaît pas laisse l’indicateur sans attache, alors que le décret associe les indicateurs aux objectifs.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		v := &advisor{plan: a.Plan}
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			unknownRefs(a, v, analysis.ObjectiveKind, indicator(n), n.Objectives, n.At, report)
		}
	},
}
