package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var decEvaluation = Rule{
	Code:     "DEC-016",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Modalités d’évaluation non décrites",
	Explanation: "Le rapport de développement durable analyse les modalités d’élaboration, de mise en œuvre et d’évaluation des actions. " +
		"Un bilan annuel qui décrit la gouvernance et l’évaluation de la stratégie y répond.",
	Basis: basisReport,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		c := &a.Plan.Community
		for _, text := range []struct {
			prose plan.Prose
			what  string
		}{
			{c.Governance, "la gouvernance de la stratégie (qui décide, qui suit)"},
			{c.Evaluation, "la façon dont la stratégie est évaluée"},
		} {
			if !text.prose.Says() {
				report(diag.Diagnostic{
					At:      community(a.Plan, text.prose.At),
					Message: "Le bilan ne décrit pas " + text.what + ".",
					Remedy:  "Rédigez quelques phrases dans la feuille « Collectivité ».",
				})
			}
		}
	},
}
