package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indSource = Rule{
	Code:        "IND-019",
	Severity:    diag.Warning,
	Title:       "Indicateur sans source",
	Explanation: "La source dit quel service ou quel outil produit la valeur : c’est elle qui permet de la retrouver l’an prochain.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Source.IsBlank() {
				lacking.add(a.Plan, codedIndicator(a.Plan, i), n.Source.At, "ne dit pas d’où vient sa valeur")
			}
		}
		lacking.report(report, len(a.Plan.Indicators), "indicateurs ne disent pas d’où vient leur valeur",
			"Nommez le service ou l’outil qui produit la valeur.")
	},
}
