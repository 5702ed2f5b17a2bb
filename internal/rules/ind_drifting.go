package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indDrifting = Rule{
	Code:        "IND-017",
	Severity:    diag.Warning,
	Title:       "Indicateur plus loin de sa cible qu’au départ",
	Explanation: "La dernière valeur est plus loin de la cible que la valeur de départ. Vérifiez-la ; si elle est juste, le commentaire doit en parler : une fois écrit, ce n’est plus qu’une information.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Target != analysis.Drifting || isDoubtful(n) {
				continue
			}
			report(diag.Diagnostic{
				Severity: unlessExplained(n.Comment),
				At:       s.Latest.At, Also: []diag.Position{n.Baseline.At, n.Target.At}, Value: quantity(s.Latest.V, n.Unit),
				Message: "L’" + indicator(n) + " est plus loin de sa cible qu’au départ : parti de " + quantity(n.Baseline.V, n.Unit) + ", il vaut " +
					quantity(s.Latest.V, n.Unit) + " en " + itoa(s.LatestYear) + " pour une cible de " + quantity(n.Target.V, n.Unit) + ".",
				Remedy: "Vérifiez la valeur, et expliquez l’écart dans le commentaire.",
			})
		}
	},
}
