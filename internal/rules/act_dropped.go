package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actDropped = Rule{
	Code:        "ACT-022",
	Severity:    diag.Warning,
	Title:       "Action abandonnée sans explication",
	Explanation: "Abandonner une action est une décision : le bilan de l’année, ou la suite prévue, dit pourquoi et ce qui la remplace.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Status.Or("") == plan.Dropped && !x.Review.Says() && !x.Next.Says() {
				report(diag.Diagnostic{
					At: x.Status.At, Also: []diag.Position{cell(x.Review.At, x.At), cell(x.Next.At, x.At)}, Value: string(plan.Dropped),
					Message: "L’" + action(x) + " est abandonnée, et rien ne dit pourquoi.",
					Remedy:  "Expliquez l’abandon en une phrase, dans le bilan de l’année.",
				})
			}
		}
	},
}
