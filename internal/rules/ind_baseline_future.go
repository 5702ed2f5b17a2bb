package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indBaselineFuture = Rule{
	Code:        "IND-031",
	Severity:    diag.Warning,
	Title:       "Valeur de départ d’une année à venir",
	Explanation: "La valeur de départ est mesurée : elle ne peut pas être d’une année qui suit l’exercice.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if a.Year == 0 || !n.Baseline.Known() || !n.BaselineYear.OK() || int(n.BaselineYear.V) <= a.Year {
				continue
			}
			report(diag.Diagnostic{
				At: n.BaselineYear.At, Also: []diag.Position{n.Baseline.At}, Value: year(n.BaselineYear.V),
				Message: "La valeur de départ de l’" + indicator(n) + " est de " + year(n.BaselineYear.V) + ", après l’exercice " + itoa(a.Year) + ".",
				Remedy:  "Corrigez l’année ; si rien n’est encore mesuré, tapez « n.d. » pour valeur de départ.",
			})
		}
	},
}
