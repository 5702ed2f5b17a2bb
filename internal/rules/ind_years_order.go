package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indYearsOrder = Rule{
	Code:        "IND-009",
	Severity:    diag.Error,
	Title:       "Année de la cible avant celle du départ",
	Explanation: "La cible vient après la valeur de départ : une des deux années est fausse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.BaselineYear.OK() || !n.TargetYear.OK() || n.TargetYear.V >= n.BaselineYear.V {
				continue // an objective of one year starts and ends with it
			}
			report(diag.Diagnostic{
				At: n.TargetYear.At, Also: []diag.Position{n.BaselineYear.At}, Value: year(n.TargetYear.V),
				Message: "La cible de l’" + indicator(n) + " est pour " + year(n.TargetYear.V) + ", et sa valeur de départ de " + year(n.BaselineYear.V) + ".",
				Remedy:  "Corrigez l’une des deux années.",
			})
		}
	},
}
