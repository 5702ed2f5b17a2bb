package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theOwnEmpty = Rule{
	Code:        "THE-007",
	Severity:    diag.Warning,
	Title:       "Thème propre sans contenu",
	Explanation: "Un thème ajouté aux six du décret a un chapitre : sans objectif ni action, ce chapitre serait vide.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t, s := &a.Plan.Themes[i], &a.Themes[i]
			if !t.Own() || analysis.SetAside(t) || len(s.Objectives)+len(s.Actions) > 0 {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Title.At, t.At),
				Message: "Le " + theme(t) + " n’a ni objectif ni action.",
				Remedy:  "Rattachez-lui des objectifs et des actions, ou supprimez sa ligne.",
			})
		}
	},
}
