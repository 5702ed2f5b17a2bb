package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indMethod = Rule{
	Code:        "IND-020",
	Severity:    diag.Info,
	Title:       "Indicateur sans méthode",
	Explanation: "La méthode dit comment la valeur est calculée et ce qu’elle comprend. Sans elle, deux années peuvent ne pas se comparer.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; !n.Method.Says() {
				lacking.addRow(a.Plan, codedIndicator(a.Plan, i), n.Method.At)
			}
		}
		lacking.report(report, "ne dit pas comment il est calculé", "indicateurs ne disent pas comment ils sont calculés",
			"Décrivez le calcul et ce qu’il comprend en une phrase.")
	},
}
