package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indTitle = Rule{
	Code:        "IND-001",
	Severity:    diag.Error,
	Title:       "Indicateur sans intitulé",
	Explanation: "L’intitulé dit ce qui est mesuré. Sans lui, les chiffres ne veulent rien dire.",
	Basis:       basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Title.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(n.Title.At, n.At),
					Message: "L’" + indicator(n) + " n’a pas d’intitulé.",
					Remedy:  "Écrivez en quelques mots ce qu’il mesure.",
				})
			}
		}
	},
}
