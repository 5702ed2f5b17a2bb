package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indPercentBounds = Rule{
	Code:     "IND-011",
	Severity: diag.Warning,
	Title:    "Pourcentage hors de 0 à 100",
	Explanation: "Une part ou un taux va de 0 à 100 %. Une valeur au-delà vient souvent d’une unité mal choisie ou d’une virgule oubliée. " +
		"Un indicateur dont l’intitulé annonce une évolution (hausse, réduction, gain…) n’est pas concerné.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			out := outOfBounds(n)
			if len(out) == 0 {
				continue
			}
			report(diag.Diagnostic{
				At: out[0].At, Also: positions(out[1:]), Value: quantity(out[0].V, n.Unit),
				Message: "L’" + indicator(n) + " est un pourcentage, et vaut " +
					listed(len(out), func(i int) string { return quantity(out[i].V, n.Unit) }) + ".",
				Remedy: "Corrigez la valeur ou l’unité ; si l’indicateur mesure une évolution, dites-le dans son intitulé.",
			})
		}
	},
}

// outOfBounds returns the values that a share cannot have.
func outOfBounds(n *plan.Indicator) (out []plan.Measure) {
	if !isPercent(n.Unit) || isChange(n.Title) {
		return nil
	}
	for _, m := range known(n) {
		if m.V < 0 || m.V > 100 {
			out = append(out, m)
		}
	}
	return out
}

func positions(measures []plan.Measure) []diag.Position {
	var out []diag.Position
	for _, m := range measures {
		out = append(out, m.At)
	}
	return out
}
