package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indDirection = Rule{
	Code:     "IND-003",
	Severity: diag.Warning,
	Title:    "Indicateur sans sens",
	Explanation: "Le sens dit ce qui est une bonne nouvelle : hausse, baisse, ou neutre pour un volume qui n’est ni bon ni mauvais en soi. " +
		"Sans lui, le rapport ne peut pas dire si l’on progresse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Direction.IsBlank() {
				lacking.add(a.Plan, codedIndicator(a.Plan, i), n.Direction.At, "ne dit pas dans quel sens il doit aller")
			}
		}
		lacking.report(report, len(a.Plan.Indicators), "indicateurs ne disent pas dans quel sens ils doivent aller",
			"Choisissez « hausse », « baisse » ou « neutre ».")
	},
}
