package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indBaselineValue = Rule{
	Code:        "IND-024",
	Severity:    diag.Warning,
	Title:       "Départ différent de la valeur de son année",
	Explanation: "La valeur de départ et la colonne de la même année donnent deux chiffres : l’un des deux est faux, ou la méthode a changé, et le commentaire le dit.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Baseline.Known() || !n.BaselineYear.OK() {
				continue
			}
			m := a.Plan.Value(n, int(n.BaselineYear.V))
			if !m.Known() || number(m.V) == number(n.Baseline.V) || n.Comment.Says() {
				continue
			}
			report(diag.Diagnostic{
				At: n.Baseline.At, Also: []diag.Position{m.At}, Value: quantity(n.Baseline.V, n.Unit),
				Message: "L’" + indicator(n) + " part de " + quantity(n.Baseline.V, n.Unit) + " en " + year(n.BaselineYear.V) +
					", et la colonne " + year(n.BaselineYear.V) + " donne " + quantity(m.V, n.Unit) + ".",
				Remedy: "Corrigez l’une des deux valeurs ; si la méthode a changé, dites-le dans le commentaire.",
			})
		}
	},
}
