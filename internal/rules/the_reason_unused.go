package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theReasonUnused = Rule{
	Code:        "THE-005",
	Severity:    diag.Warning,
	Title:       "Motif pour un thème retenu",
	Explanation: "Le thème est retenu, et un motif explique pourquoi il ne le serait pas : l’un des deux est de trop. Le rapport n’imprime pas ce motif.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			if !t.Retained.Or(false) || !t.Reason.Says() {
				continue
			}
			report(diag.Diagnostic{
				At: t.Reason.At, Also: []diag.Position{t.Retained.At}, Value: t.Reason.Plain(),
				Message: "Le " + theme(t) + " est retenu, et un motif pour ne pas le retenir est pourtant donné.",
				Remedy:  "Effacez le motif, ou répondez « non » dans la colonne « Retenu ».",
			})
		}
	},
}
