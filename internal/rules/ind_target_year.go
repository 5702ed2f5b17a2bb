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
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Target.Known() && n.TargetYear.IsBlank() {
				report(diag.Diagnostic{
					At: cell(n.TargetYear.At, n.At), Also: []diag.Position{n.Target.At},
					Message: "La cible de l’" + indicator(n) + " (" + quantity(n.Target.V, n.Unit) + ") ne dit pas pour quelle année.",
					Remedy:  "Indiquez l’année à laquelle la cible doit être atteinte.",
				})
			}
		}
	},
}
