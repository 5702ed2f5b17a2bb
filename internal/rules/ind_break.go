package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// A jump by that factor between two years is more often a change of unit than
// a change of the world.
const breakFactor = 10

var indBreak = Rule{
	Code:     "IND-021",
	Severity: diag.Warning,
	Title:    "Rupture dans la série",
	Explanation: "D’une année à l’autre, la valeur est multipliée ou divisée par dix ou plus : l’unité a peut-être changé, ou une virgule a bougé. " +
		"Si la valeur est juste, un commentaire suffit à l’expliquer. Les petits nombres, qui varient beaucoup, ne sont pas concernés.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if n.Comment.Says() {
				continue
			}
			previous, of := n.Baseline, 0
			if n.BaselineYear.OK() {
				of = int(n.BaselineYear.V)
			}
			for y, m := range n.Values {
				if !m.Known() || y >= len(a.Plan.Years) {
					continue
				}
				if of < a.Plan.Years[y] && of > 0 && isBreak(n, previous, m) {
					report(diag.Diagnostic{
						At: m.At, Also: []diag.Position{previous.At}, Value: quantity(m.V, n.Unit),
						Message: "L’" + indicator(n) + " passe de " + quantity(previous.V, n.Unit) + " en " + itoa(of) + " à " +
							quantity(m.V, n.Unit) + " en " + itoa(a.Plan.Years[y]) + ".",
						Remedy: "Vérifiez l’unité et la virgule ; si la valeur est juste, expliquez la rupture dans le commentaire.",
					})
				}
				previous, of = m, a.Plan.Years[y]
			}
		}
	},
}

func isBreak(n *plan.Indicator, from, to plan.Measure) bool {
	if !from.Known() || from.V <= 0 || to.V <= 0 {
		return false
	}
	small, large := min(from.V, to.V), max(from.V, to.V)
	switch {
	case large/small < breakFactor:
		return false
	case isPercent(n.Unit):
		return small >= 1 // less is for the rule on fractions
	}
	return small >= 10
}
