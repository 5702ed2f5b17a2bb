package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colSession = Rule{
	Code:     "COL-011",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Date de séance absente",
	Explanation: "La date de séance figure sur la couverture, et les retards sont jugés à ce jour. " +
		"Si elle n’est pas encore fixée, donnez la date prévue.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if session := a.Plan.Community.SessionDate; session.IsBlank() {
			message := "La date de séance n’est pas indiquée."
			if !a.Reference.IsZero() {
				message = "La date de séance n’est pas indiquée : les retards sont jugés au " + day(a.Reference) + "."
			}
			report(diag.Diagnostic{
				At: community(a.Plan, session.At), Message: message,
				Remedy: "Indiquez le jour, même prévisionnel, où l’assemblée examine le document.",
			})
		}
	},
}
