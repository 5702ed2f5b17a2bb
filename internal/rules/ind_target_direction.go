package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indTargetDirection = Rule{
	Code:     "IND-008",
	Severity: diag.Error,
	Title:    "Cible contraire au sens",
	Explanation: "L’indicateur doit monter et sa cible est plus basse que son départ, ou l’inverse : " +
		"une des trois cellules est fausse, et le rapport dirait le contraire de ce que vous voulez.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			side := contrarySide(n)
			if side == "" {
				continue
			}
			report(diag.Diagnostic{
				At: n.Target.At, Also: []diag.Position{n.Baseline.At, n.Direction.At}, Value: number(n.Target.V),
				Message: "L’" + indicator(n) + " vise une " + string(n.Direction.V) + ", et sa cible (" + quantity(n.Target.V, n.Unit) +
					") est " + side + " sa valeur de départ (" + quantity(n.Baseline.V, n.Unit) + ").",
				Remedy: "Corrigez la cible, la valeur de départ ou le sens.",
			})
		}
	},
}

// contrarySide says on which side of its baseline a target lies, where that is
// the contrary of its indicator's direction; nothing for any other.
func contrarySide(n *plan.Indicator) string {
	switch direction := n.Direction.Or(""); {
	case !n.Baseline.Known() || !n.Target.Known():
	case direction == plan.Up && n.Target.V < n.Baseline.V:
		return "sous"
	case direction == plan.Down && n.Target.V > n.Baseline.V:
		return "au-dessus de"
	}
	return ""
}
