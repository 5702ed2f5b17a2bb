package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objTitle = Rule{
	Code:        "OBJ-001",
	Severity:    diag.Error,
	Title:       "Objectif sans intitulé",
	Explanation: "L’intitulé dit ce que la collectivité veut obtenir. Sans lui, le rapport n’a rien à montrer.",
	Basis:       basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; o.Title.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(o.Title.At, o.At),
					Message: "L’" + objective(o) + " n’a pas d’intitulé.",
					Remedy:  "Écrivez en une phrase ce que la collectivité veut obtenir.",
				})
			}
		}
	},
}
