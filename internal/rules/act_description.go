package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actDescription = Rule{
	Code:        "ACT-029",
	Severity:    diag.Info,
	Title:       "Action sans description",
	Explanation: "Deux ou trois phrases suffisent à dire en quoi l’action consiste ; sa fiche, en annexe, les reprend.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; !x.Description.Says() {
				lacking.addRow(a.Plan, codedAction(a.Plan, i), x.Description.At)
			}
		}
		lacking.report(report, "n’est pas décrite", "actions ne sont pas décrites",
			"Dites en deux ou trois phrases en quoi consiste chaque action.")
	},
}
