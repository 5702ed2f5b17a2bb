package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actOngoingReview = Rule{
	Code:     "ACT-025",
	Severity: diag.Warning,
	Title:    "Action en cours sans bilan ni avancement",
	Explanation: "Le bilan annuel dit où en sont les actions en cours : un pourcentage d’avancement, ou une phrase dans le bilan de l’année. " +
		"Une stratégie n’est pas concernée, seul le bilan annuel l’est.",
	Basis: basisReport,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			status := x.Status.Or("")
			if status != plan.Ongoing && status != plan.TypedLate || x.Review.Says() || !x.Progress.IsBlank() {
				continue
			}
			report(diag.Diagnostic{
				At: cell(x.Review.At, x.At), Also: []diag.Position{cell(x.Progress.At, x.At)},
				Message: "L’" + action(x) + " est en cours, et ni son avancement ni le bilan de l’année ne disent où elle en est.",
				Remedy:  "Indiquez son avancement, ou écrivez ce qui a été fait dans l’année.",
			})
		}
	},
}
