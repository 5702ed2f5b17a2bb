package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actParticipation = Rule{
	Code:     "ACT-028",
	Severity: diag.Info,
	Title:    "Participation citoyenne non précisée",
	Explanation: "Pour une action menée sur le territoire, le rapport dit comment les habitants y prennent part. " +
		"« Pas de participation » est une réponse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.Side.Or("") != plan.Territory || !x.Participation.IsBlank() {
				continue
			}
			lacking.addRow(a.Plan, codedAction(a.Plan, i), x.Participation.At)
		}
		lacking.report(report, "porte sur le territoire, et ne dit pas comment les habitants y prennent part", "actions portent sur le territoire, et ne disent pas comment les habitants y prennent part",
			"Choisissez une valeur de la liste ; « pas de participation » en est une.")
	},
}
