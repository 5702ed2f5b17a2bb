package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theIntroduction = Rule{
	Code:        "THE-004",
	Severity:    diag.Info,
	Title:       "Thème sans introduction",
	Explanation: "Quelques phrases de contexte ouvrent le chapitre du thème et aident le lecteur qui n’est pas du métier.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			if len(a.Themes[i].Actions) == 0 || analysis.SetAside(t) || t.Introduction.Says() {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Introduction.At, t.At),
				Message: "Le chapitre du " + theme(t) + " n’a pas d’introduction.",
				Remedy:  "Écrivez le contexte et l’ambition en quelques phrases.",
			})
		}
	},
}
