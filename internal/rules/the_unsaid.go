package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theUnsaid = Rule{
	Code:        "THE-002",
	Severity:    diag.Info,
	Title:       "Thème ni retenu ni écarté",
	Explanation: "La colonne « Retenu » est vide. Comme des lignes se rattachent au thème, il est tenu pour retenu.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t, s := &a.Plan.Themes[i], &a.Themes[i]
			if !t.Retained.IsBlank() || len(s.Objectives)+len(s.Actions)+len(s.Indicators) == 0 {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Retained.At, t.At),
				Message: "Rien ne dit si le " + theme(t) + " est retenu ; il l’est, puisqu’il compte " + contents(s, 0) + ".",
				Remedy:  "Inscrivez « oui » dans la colonne « Retenu ».",
			})
		}
	},
}
