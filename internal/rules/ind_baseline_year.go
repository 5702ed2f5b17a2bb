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
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Baseline.Known() && n.BaselineYear.IsBlank() {
				report(diag.Diagnostic{
					At: cell(n.BaselineYear.At, n.At), Also: []diag.Position{n.Baseline.At},
					Message: "La valeur de départ de l’" + indicator(n) + " (" + quantity(n.Baseline.V, n.Unit) + ") ne dit pas de quelle année elle est.",
					Remedy:  "Indiquez l’année de la valeur de départ.",
				})
			}
		}
	},
}
