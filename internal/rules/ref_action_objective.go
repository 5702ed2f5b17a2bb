package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refActionObjective = Rule{
	Code:     "REF-004",
	Severity: diag.Error,
	Needs:    inObjectives,
	Title:    "Objectif inconnu cité par une action",
	Explanation: "La colonne « Objectif(s) » d’une action contient des codes de la feuille « Objectifs », séparés par des points-virgules. " +
		"Un code que cette feuille ne connaît pas laisse l’action sans attache.",
	Check: func(a *analysis.Analysis, report Reporter) {
		v := &advisor{plan: a.Plan}
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; len(a.Actions[i].Objectives) < len(x.Objectives.Codes) {
				unknownRefs(a, v, analysis.ObjectiveKind, action(x), x.Objectives, x.At, report)
			}
		}
	},
}
