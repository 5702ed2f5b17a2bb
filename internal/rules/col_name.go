package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colName = Rule{
	Code:        "COL-001",
	Severity:    diag.Error,
	Needs:       inCommunity,
	Title:       "Nom de la collectivité absent",
	Explanation: "Le nom de la collectivité titre la couverture du rapport.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if name := a.Plan.Community.Name; name.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, name.At),
				Message: "Le nom de la collectivité n’est pas indiqué.",
				Remedy:  "Indiquez son nom officiel.",
			})
		}
	},
}
