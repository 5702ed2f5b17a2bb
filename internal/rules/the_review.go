package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theReview = Rule{
	Code:     "THE-003",
	Severity: diag.Warning,
	Title:    "Thème sans bilan de l’année",
	Explanation: "Le bilan annuel dit pour chaque thème retenu ce qui a été fait dans l’année, ce qui ne l’a pas été et pourquoi. " +
		"Une stratégie n’est pas concernée, seul le bilan annuel l’est.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			if len(a.Themes[i].Actions) == 0 || analysis.SetAside(t) || t.Review.Says() {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Review.At, t.At),
				Message: "Le " + theme(t) + " n’a pas de bilan de l’année.",
				Remedy:  "Écrivez en quelques phrases ce qui a été fait, ce qui ne l’a pas été et pourquoi.",
			})
		}
	},
}
