package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indReached = Rule{
	Code:        "IND-016",
	Severity:    diag.Info,
	Title:       "Cible atteinte",
	Explanation: "La cible est atteinte avant son année. C’est une bonne nouvelle : dites-le dans le bilan, et voyez s’il faut une cible plus ambitieuse.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Target != analysis.Reached || !n.TargetYear.OK() || s.LatestYear >= int(n.TargetYear.V) {
				continue
			}
			report(diag.Diagnostic{
				At: s.Latest.At, Also: []diag.Position{n.Target.At}, Value: quantity(s.Latest.V, n.Unit),
				Message: "L’" + indicator(n) + " atteint sa cible de " + quantity(n.Target.V, n.Unit) + " dès " + itoa(s.LatestYear) +
					", pour " + year(n.TargetYear.V) + ".",
				Remedy: "Vous pouvez fixer une cible plus ambitieuse.",
			})
		}
	},
}
