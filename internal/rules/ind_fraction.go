package rules

import (
	"math"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indFraction = Rule{
	Code:     "IND-012",
	Severity: diag.Warning,
	Title:    "Pourcentage saisi comme une fraction ?",
	Explanation: "L’unité est le pourcentage et la valeur est entre 0 et 1, alors que le reste de la série est plus grand : 0,35 veut-il dire 0,35 % ou 35 % ? " +
		"La valeur est lue telle quelle.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !isPercent(n.Unit) || isChange(n.Title) {
				continue
			}
			small := fractions(n)
			if len(small) == 0 {
				continue
			}
			first := small[0]
			report(diag.Diagnostic{
				At: first.At, Also: positions(small[1:]), Value: number(first.V),
				Message: "L’" + indicator(n) + " vaut " + quantity(first.V, n.Unit) + " dans cette cellule : " +
					quantity(first.V, n.Unit) + " ou " + quantity(first.V*100, n.Unit) + " ?",
				Remedy: "Tapez " + number(first.V*100) + " si vous vouliez dire " + quantity(first.V*100, n.Unit) +
					" ; sinon, dites-le dans le commentaire.",
			})
		}
	},
}

// fractions returns the values between 0 and 1 of a percentage which, times a
// hundred, would be nearer to all its other values than they are (0.35 beside 35
// and 40, not 0.8 beside 1.2), unless a comment explains the series.
func fractions(n *plan.Indicator) []plan.Measure {
	if n.Comment.Says() {
		return nil
	}
	least := math.Inf(1) // of the other values
	for _, m := range known(n) {
		if m.V >= 1 {
			least = min(least, m.V)
		}
	}
	if math.IsInf(least, 1) {
		return nil
	}
	var small []plan.Measure
	for _, m := range known(n) {
		// 100 v is nearer than v by ratio where the other value is over 10 v.
		if m.V > 0 && m.V < 1 && 10*m.V < least {
			small = append(small, m)
		}
	}
	return small
}
