package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indMissed = Rule{
	Code:        "IND-018",
	Severity:    diag.Warning,
	Title:       "Cible non atteinte",
	Explanation: "L’année de la cible est arrivée et la valeur n’y est pas. Expliquez-le dans le commentaire (ce n’est plus alors qu’une information), et fixez une nouvelle cible s’il y a lieu.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Target != analysis.Missed || isDoubtful(n) {
				continue
			}
			report(diag.Diagnostic{
				Severity: unlessExplained(n.Comment),
				At:       s.Latest.At, Also: []diag.Position{n.Target.At, n.TargetYear.At}, Value: quantity(s.Latest.V, n.Unit),
				Message: "L’" + indicator(n) + " devait atteindre " + quantity(n.Target.V, n.Unit) + " en " + year(n.TargetYear.V) +
					", et vaut " + quantity(s.Latest.V, n.Unit) + " en " + itoa(s.LatestYear) + ".",
				Remedy: "Vérifiez la valeur, expliquez l’écart dans le commentaire, et fixez une nouvelle cible s’il y a lieu.",
			})
		}
	},
}
