package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colEditorial = Rule{
	Code:        "COL-016",
	Severity:    diag.Info,
	Needs:       inCommunity,
	Title:       "Éditorial absent",
	Explanation: "L’éditorial ouvre le rapport. Sans lui, le rapport commence par l’essentiel : c’est admis.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if editorial := a.Plan.Community.Editorial; editorial.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, editorial.At),
				Message: "Le rapport n’aura pas d’éditorial.",
				Remedy:  "Rédigez-le dans la feuille « Collectivité » si vous en voulez un.",
			})
		}
	},
}
