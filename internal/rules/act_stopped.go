package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actStopped = Rule{
	Code:        "ACT-023",
	Severity:    diag.Warning,
	Title:       "Action en pause ou bloquée sans explication",
	Explanation: "Le lecteur voudra savoir ce qui arrête l’action et ce qui la remettra en marche : dites-le dans le bilan ou dans la suite prévue.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			status := x.Status.Or("")
			if status != plan.Paused && status != plan.Blocked || x.Review.Says() || x.Next.Says() {
				continue
			}
			report(diag.Diagnostic{
				At: x.Status.At, Also: []diag.Position{cell(x.Review.At, x.At), cell(x.Next.At, x.At)}, Value: string(status),
				Message: "L’" + action(x) + " est « " + string(status) + " », et rien ne dit ce qui l’arrête.",
				Remedy:  "Dites en une phrase ce qui l’arrête, dans le bilan de l’année ou la suite prévue.",
			})
		}
	},
}
