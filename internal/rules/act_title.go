package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actTitle = Rule{
	Code:        "ACT-001",
	Severity:    diag.Error,
	Title:       "Action sans intitulé",
	Explanation: "L’intitulé dit ce que la collectivité fait. Sans lui, le rapport n’a rien à montrer.",
	Basis:       basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; x.Title.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(x.Title.At, x.At),
					Message: "L’" + action(x) + " n’a pas d’intitulé.",
					Remedy:  "Écrivez en une phrase, qui commence par un verbe, ce que la collectivité fait.",
				})
			}
		}
	},
}
