package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indLegal = Rule{
	Code:     "IND-027",
	Severity: diag.Warning,
	Title:    "Seuil légal non atteint",
	Explanation: "La valeur de l’exercice est sous le seuil que la loi fixe pour cette année. Le rapport le dira : expliquez l’écart et les mesures prises ; " +
		"une fois le commentaire écrit, ce n’est plus qu’une information. Les seuils changent avec les années.",
	Basis: basisAGEC + " ; " + basisREEN,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Legal == nil || !s.Legal.Applies || !s.Legal.Known || s.Legal.Met || !isPercent(n.Unit) {
				continue
			}
			report(diag.Diagnostic{
				Severity: unlessExplained(n.Comment),
				At:       s.Current.At, Also: []diag.Position{n.Threshold.At}, Value: quantity(s.Current.V, n.Unit),
				Message: "L’" + indicator(n) + " vaut " + quantity(s.Current.V, n.Unit) + " en " + itoa(a.Year) + ", sous le seuil légal de " +
					quantity(s.Legal.Required, n.Unit) + " (" + s.Legal.Threshold.Code + ").",
				Remedy: "Vérifiez la valeur ; si elle est juste, dites dans le commentaire ce qui est prévu pour atteindre le seuil.",
				Basis:  s.Legal.Threshold.Basis,
			})
		}
	},
}
