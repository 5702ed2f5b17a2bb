package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objResult = Rule{
	Code:        "OBJ-008",
	Severity:    diag.Info,
	Title:       "Résultat attendu absent",
	Explanation: "Le résultat attendu dit à quoi l’on verra que l’objectif est atteint. Il aide les élus à juger.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Objectives {
			if o := &a.Plan.Objectives[i]; !o.Result.Says() {
				lacking.addRow(a.Plan, codedObjective(a.Plan, i), o.Result.At)
			}
		}
		lacking.report(report, "ne dit pas quel résultat on en attend", "objectifs ne disent pas quel résultat on en attend",
			"Écrivez en une phrase à quoi l’on verra que l’objectif est atteint.")
	},
}
