package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indTargetYear = Rule{
	Code:        "IND-005",
	Severity:    diag.Warning,
	Title:       "Cible sans année",
	Explanation: "Une cible vaut pour une année. Sans elle, rien ne dit si l’on est en avance ou en retard.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		targets := 0
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !n.Target.Known() {
				continue
			}
			targets++
			if n.TargetYear.IsBlank() {
				lacking.addAs(a.Plan, codedIndicator(a.Plan, i), diag.Diagnostic{
					At: cell(n.TargetYear.At, n.At), Also: []diag.Position{n.Target.At},
					Message: "La cible de l’" + indicator(n) + " (" + quantity(n.Target.V, n.Unit) + ") ne dit pas pour quelle année.",
				})
			}
		}
		lacking.report(report, targets, "indicateurs ont une cible qui ne dit pas pour quelle année",
			"Indiquez l’année à laquelle la cible doit être atteinte.")
	},
}
