package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indUnit = Rule{
	Code:        "IND-002",
	Severity:    diag.Warning,
	Title:       "Indicateur sans unité",
	Explanation: "Sans unité, « 35 » peut être un pourcentage, un nombre d’ateliers ou des tonnes. Pour un simple compte, l’unité est « nombre ».",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Unit.IsBlank() {
				lacking.add(a.Plan, codedIndicator(a.Plan, i), n.Unit.At, "n’a pas d’unité")
			}
		}
		lacking.report(report, len(a.Plan.Indicators), "indicateurs n’ont pas d’unité",
			"Indiquez l’unité des valeurs : %, nombre, kg, kWh ou années, par exemple.")
	},
}
