package rules

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indValue = Rule{
	Code:     "IND-013",
	Severity: diag.Warning,
	Title:    "Valeur de l’exercice absente",
	Explanation: "Le bilan annuel donne la valeur de chaque indicateur pour son exercice. Une valeur qui n’existe pas encore s’écrit « n.d. » (non disponible), " +
		"une valeur qui n’a pas de sens cette année « s.o. » (sans objet) : une cellule vide ne dit ni l’un ni l’autre.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		column := slices.Index(p.Years, a.Year)
		if !a.Review || column < 0 {
			return
		}
		var lacking lacks
		for i := range p.Indicators {
			n := &p.Indicators[i]
			if a.Indicators[i].Current.Kind != plan.NotFilled {
				continue
			}
			at := n.At
			if column < len(n.Values) {
				at = cell(n.Values[column].At, n.At)
			}
			lacking.add(p, codedIndicator(p, i), at, "n’a pas de valeur pour "+itoa(a.Year))
		}
		lacking.report(report, len(p.Indicators), "indicateurs n’ont pas de valeur pour "+itoa(a.Year),
			"Tapez la valeur, ou « n.d. » si elle n’est pas disponible, « s.o. » si elle n’a pas d’objet cette année, en disant pourquoi dans le commentaire.")
	},
}
