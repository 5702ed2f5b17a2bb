package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var actProgressBounds = Rule{
	Code:        "ACT-008",
	Severity:    diag.Error,
	Title:       "Avancement hors de 0 à 100 %",
	Explanation: "L’avancement va de 0 % à 100 %.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !x.Progress.OK() || x.Progress.V >= 0 && x.Progress.V <= 100 {
				continue
			}
			report(diag.Diagnostic{
				At: x.Progress.At, Value: french.Percent(x.Progress.V),
				Message: "L’avancement de l’" + action(x) + " est de " + french.Percent(x.Progress.V) + ".",
				Remedy:  "Tapez un pourcentage de 0 % à 100 %.",
			})
		}
	},
}
