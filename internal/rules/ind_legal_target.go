package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indLegalTarget = Rule{
	Code:        "IND-030",
	Severity:    diag.Warning,
	Title:       "Cible sous le seuil légal",
	Explanation: "La cible est plus basse que le seuil que la loi fixe pour l’année visée : l’atteindre ne suffirait pas.",
	Basis:       basisAGEC + " ; " + basisREEN,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Legal == nil || !n.Target.Known() || !n.TargetYear.OK() || !isPercent(n.Unit) {
				continue
			}
			due, ok := s.Legal.Threshold.At(int(n.TargetYear.V))
			if !ok || n.Target.V >= due {
				continue
			}
			report(diag.Diagnostic{
				At: n.Target.At, Also: []diag.Position{n.TargetYear.At, n.Threshold.At}, Value: quantity(n.Target.V, n.Unit),
				Message: "La cible de l’" + indicator(n) + " est de " + quantity(n.Target.V, n.Unit) + " pour " + year(n.TargetYear.V) +
					", et le seuil légal " + s.Legal.Threshold.Code + " de cette année-là est de " + quantity(due, n.Unit) + ".",
				Remedy: "Relevez la cible à " + quantity(due, n.Unit) + " au moins.",
				Basis:  s.Legal.Threshold.Basis,
			})
		}
	},
}
