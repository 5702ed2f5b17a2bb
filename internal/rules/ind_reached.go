package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
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
			if isDoubtful(n) {
				continue
			}
			remedy := "Dites-le dans le bilan ; vous pouvez fixer une cible plus ambitieuse."
			if isFurthest(n) {
				remedy = "Dites-le dans le bilan."
			}
			report(diag.Diagnostic{
				At: s.Latest.At, Also: []diag.Position{n.Target.At}, Value: quantity(s.Latest.V, n.Unit),
				Message: "L’" + indicator(n) + " atteint sa cible de " + quantity(n.Target.V, n.Unit) + " dès " + itoa(s.LatestYear) +
					", pour " + year(n.TargetYear.V) + ".",
				Remedy: remedy,
			})
		}
	},
}

// isFurthest tells a target beyond which there is none: all, none, done.
func isFurthest(n *plan.Indicator) bool {
	return isPercent(n.Unit) && n.Target.V == 100 || n.Target.V == 0 ||
		plan.KindOfUnit(n.Unit.Or("")) == plan.YesNoUnit
}

// isDoubtful tells an indicator of which IND-008, IND-011 or IND-025 says that a
// value cannot be right: what it is worth against its target is not to be told.
func isDoubtful(n *plan.Indicator) bool {
	return contrarySide(n) != "" || len(outOfBounds(n)) > 0 || len(negatives(n)) > 0
}
