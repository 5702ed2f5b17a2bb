package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senTitle = Rule{
	Code:        "SEN-006",
	Severity:    diag.Warning,
	Title:       "Événement sans intitulé",
	Explanation: "L’intitulé permet de reconnaître l’événement, et de ne pas le compter deux fois.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			if e := &a.Plan.Events[i]; e.Title.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(e.Title.At, e.At),
					Message: "L’" + event(e) + " n’a pas d’intitulé.",
					Remedy:  "Nommez l’événement en quelques mots.",
				})
			}
		}
	},
}
