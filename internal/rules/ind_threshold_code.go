package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
)

var indThresholdCode = Rule{
	Code:        "IND-026",
	Severity:    diag.Error,
	Title:       "Seuil légal inconnu",
	Explanation: "La colonne « Seuil légal » contient le code d’un seuil de la liste. Un autre code ne se compare à rien : effacez-le si aucun seuil ne s’applique.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Threshold.OK() || a.Indicators[i].Legal != nil {
				continue
			}
			all := decree.Thresholds()
			codes := listed(len(all), func(i int) string { return all[i].Code })
			report(diag.Diagnostic{
				At: n.Threshold.At, Value: n.Threshold.V,
				Message: "Le seuil légal " + quote(n.Threshold.V) + " de l’" + indicator(n) + " n’est pas connu.",
				Remedy:  "Choisissez un code de la liste (" + codes + "), ou laissez la cellule vide.",
			})
		}
	},
}
