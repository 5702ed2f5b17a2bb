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
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Unit.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(n.Unit.At, n.At),
					Message: "L’" + indicator(n) + " n’a pas d’unité.",
					Remedy:  "Indiquez l’unité de ses valeurs : %, nombre, kg, kWh ou années, par exemple.",
				})
			}
		}
	},
}
