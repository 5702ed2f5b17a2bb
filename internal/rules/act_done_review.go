package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actDoneReview = Rule{
	Code:     "ACT-024",
	Severity: diag.Warning,
	Title:    "Action réalisée sans bilan",
	Explanation: "Le bilan annuel rend compte des actions conduites : une action réalisée mérite qu’on dise ce qu’elle a donné. " +
		"Une stratégie n’est pas concernée, seul le bilan annuel l’est.",
	Basis: basisReport,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Status.Or("") == plan.Done && !x.Review.Says() {
				report(diag.Diagnostic{
					At:      cell(x.Review.At, x.At),
					Message: "L’" + action(x) + " est réalisée, et le bilan de l’année n’en dit rien.",
					Remedy:  "Écrivez en une phrase ou deux ce que l’action a donné.",
				})
			}
		}
	},
}
