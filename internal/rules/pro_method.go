package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var proMethod = Rule{
	Code:        "PRO-002",
	Severity:    diag.Warning,
	Title:       "Bilan sans méthode",
	Explanation: "La méthode ou l’outil du bilan (NumÉcoEval, enquête, inventaire…) permet d’en juger, et de le refaire.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Programme {
			e := &a.Plan.Programme[i]
			if !isReview(e) || !e.Text.Says() || !isMissing(e.Method) {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(e.Method.At, e.At),
				Message: "Le " + reviewName(e) + " ne dit pas par quelle méthode il a été fait.",
				Remedy:  "Nommez la méthode ou l’outil.",
			})
		}
	},
}

// isReview tells the two bilans from the synthesis of earlier actions.
func isReview(e *plan.ProgrammeElement) bool {
	return e.Element.Or("") == decree.ImpactReview || e.Element.Or("") == decree.UsageReview
}

func reviewName(e *plan.ProgrammeElement) string {
	if e.Element.Or("") == decree.ImpactReview {
		return "bilan de l’impact environnemental"
	}
	return "bilan des usages"
}
