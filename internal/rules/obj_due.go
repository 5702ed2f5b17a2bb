package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objDue = Rule{
	Code:        "OBJ-003",
	Severity:    diag.Warning,
	Title:       "Objectif sans échéance",
	Explanation: "Sans échéance, on ne saura pas quand l’objectif devait être atteint. La fin de la stratégie en est une.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; o.Due.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(o.Due.At, o.At),
					Message: "L’" + objective(o) + " n’a pas d’échéance.",
					Remedy:  "Indiquez la date à laquelle il doit être atteint.",
				})
			}
		}
	},
}
