package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indUnexplained = Rule{
	Code:     "IND-015",
	Severity: diag.Warning,
	Title:    "Valeur non disponible sans explication",
	Explanation: "« n.d. » et « s.o. » disent que la valeur manque ; le commentaire dit pourquoi, et quand elle sera connue. " +
		"Seule la valeur de l’exercice est concernée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if !a.Review {
			return
		}
		for i := range a.Plan.Indicators {
			n, current := &a.Plan.Indicators[i], a.Indicators[i].Current
			typed, meaning := "n.d.", "non disponible"
			switch {
			case n.Comment.Says():
				continue
			case current.Kind == plan.NotApplicable:
				typed, meaning = "s.o.", "sans objet"
			case current.Kind != plan.NotAvailable:
				continue
			}
			report(diag.Diagnostic{
				At: cell(current.At, n.At), Also: []diag.Position{cell(n.Comment.At, n.At)}, Value: typed,
				Message: "La valeur " + itoa(a.Year) + " de l’" + indicator(n) + " est « " + meaning + " », et le commentaire ne dit pas pourquoi.",
				Remedy:  "Expliquez-le en une phrase dans le commentaire de l’indicateur.",
			})
		}
	},
}
