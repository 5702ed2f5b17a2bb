package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indBaselineYear = Rule{
	Code:        "IND-006",
	Severity:    diag.Warning,
	Title:       "Valeur de départ sans année",
	Explanation: "La valeur de départ vaut pour une année. Sans elle, le chemin parcouru ne se mesure pas.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		baselines := 0
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Baseline.Known() {
				continue
			}
			baselines++
			if n.BaselineYear.IsBlank() {
				lacking.addAs(a.Plan, codedIndicator(a.Plan, i), diag.Diagnostic{
					At: cell(n.BaselineYear.At, n.At), Also: []diag.Position{n.Baseline.At},
					Message: "La valeur de départ de l’" + indicator(n) + " (" + quantity(n.Baseline.V, n.Unit) + ") ne dit pas de quelle année elle est.",
				})
			}
		}
		lacking.report(report, baselines, "indicateurs ont une valeur de départ qui ne dit pas de quelle année elle est",
			"Indiquez l’année de la valeur de départ.")
	},
}
