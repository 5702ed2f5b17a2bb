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
			if !n.Baseline.Known() || !n.Target.Known() {
				continue
			}
			direction := n.Direction.Or("")
			place := ""
			switch {
			case direction == plan.Up && n.Target.V < n.Baseline.V:
				place = "sous"
			case direction == plan.Down && n.Target.V > n.Baseline.V:
				place = "au-dessus de"
			default:
				continue
			}
			report(diag.Diagnostic{
				At: n.Target.At, Also: []diag.Position{n.Baseline.At, n.Direction.At}, Value: number(n.Target.V),
				Message: "L’" + indicator(n) + " vise une " + string(direction) + ", et sa cible (" + quantity(n.Target.V, n.Unit) +
					") est " + place + " sa valeur de départ (" + quantity(n.Baseline.V, n.Unit) + ").",
				Remedy: "Corrigez la cible, la valeur de départ ou le sens.",
			})
		}
	},
}
