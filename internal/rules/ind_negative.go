package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var indNegative = Rule{
	Code:     "IND-025",
	Severity: diag.Warning,
	Title:    "Quantité négative",
	Explanation: "Un nombre de choses, des tonnes ou des kilowattheures ne peuvent pas être négatifs. La cible est la valeur à atteindre, et non la baisse voulue. " +
		"Si l’indicateur mesure une évolution, son intitulé doit le dire.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			below := negatives(n)
			if len(below) == 0 {
				continue
			}
			m := below[0]
			message, remedy := "compte un nombre, et vaut "+number(m.V)+".", "Corrigez la valeur ou l’unité ; si l’indicateur mesure une évolution, dites-le dans son intitulé."
			if !isCount(n.Unit) {
				message = "est une quantité, et vaut " + quantity(m.V, n.Unit) + "."
			}
			if m.At == n.Target.At {
				remedy = "La cible est la valeur à atteindre : pour une baisse, tapez ce qui doit rester ; si l’indicateur mesure une évolution, dites-le dans son intitulé."
			}
			report(diag.Diagnostic{
				At: m.At, Also: positions(below[1:]), Value: number(m.V),
				Message: "L’" + indicator(n) + " " + message, Remedy: remedy,
			})
		}
	},
}

// negatives returns the values under zero of a quantity that cannot be: not of a
// percentage, which has its own rule, nor of what may fall under zero, a balance in
// euros, a temperature or a score.
func negatives(n *plan.Indicator) (below []plan.Measure) {
	switch plan.KindOfUnit(n.Unit.Or("")) {
	case plan.CountUnit:
	case plan.OtherUnit:
		if unit := french.Fold(n.Unit.V); strings.HasPrefix(unit, "point") || strings.Contains(n.Unit.V, "°") ||
			strings.Contains(n.Unit.V, "€") || strings.Contains(unit, "euro") || strings.HasPrefix(unit, "degre") {
			return nil
		}
	default:
		return nil
	}
	if isChange(n.Title) {
		return nil
	}
	for _, m := range known(n) {
		if m.V < 0 {
			below = append(below, m)
		}
	}
	return below
}
