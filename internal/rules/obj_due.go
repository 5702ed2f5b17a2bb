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
		var lacking lacks
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; o.Due.IsBlank() {
				lacking.add(a.Plan, codedObjective(a.Plan, i), o.Due.At, "n’a pas d’échéance")
			}
		}
		lacking.report(report, len(a.Plan.Objectives), "objectifs n’ont pas d’échéance",
			"Indiquez la date à laquelle l’objectif doit être atteint.")
	},
}
