package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senDate = Rule{
	Code:        "SEN-001",
	Severity:    diag.Warning,
	Title:       "Événement sans date",
	Explanation: "Les indicateurs de sensibilisation sont comptés par exercice : un événement sans date n’entre dans aucun. Pour une campagne, donnez son premier jour.",
	Basis:       basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			if e := &a.Plan.Events[i]; e.Date.IsBlank() {
				message := "L’" + event(e) + " n’a pas de date."
				if a.Year != 0 {
					message = "L’" + event(e) + " n’a pas de date : il n’est pas compté dans l’exercice " + itoa(a.Year) + "."
				}
				report(diag.Diagnostic{
					At: cell(e.Date.At, e.At), Message: message,
					Remedy: "Indiquez le jour de l’événement, ou le premier jour de la campagne.",
				})
			}
		}
	},
}
