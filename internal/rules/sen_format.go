package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senFormat = Rule{
	Code:        "SEN-005",
	Severity:    diag.Warning,
	Title:       "Événement sans format",
	Explanation: "Le guide propose de compter les campagnes, les ateliers, les conférences : sans format, l’événement n’est compté que dans le total.",
	Basis:       basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			if e := &a.Plan.Events[i]; e.Format.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(e.Format.At, e.At),
					Message: "L’" + event(e) + " n’a pas de format.",
					Remedy:  "Choisissez son format dans la liste ; « autre » en est un.",
				})
			}
		}
	},
}
