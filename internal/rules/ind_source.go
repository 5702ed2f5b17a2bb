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
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Source.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(n.Source.At, n.At),
					Message: "L’" + indicator(n) + " ne dit pas d’où vient sa valeur.",
					Remedy:  "Nommez le service ou l’outil qui la produit.",
				})
			}
		}
	},
}
