package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colYear = Rule{
	Code:     "COL-007",
	Severity: diag.Error,
	Needs:    inCommunity,
	Title:    "Exercice absent",
	Explanation: "L’exercice est l’année dont le document rend compte ; pour une première stratégie, sa première année. " +
		"Les valeurs des indicateurs et le journal de sensibilisation sont lus pour cette année.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if exercise := a.Plan.Community.Year; exercise.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, exercise.At),
				Message: "L’exercice n’est pas indiqué.",
				Remedy:  "Indiquez l’année dont le document rend compte, en quatre chiffres.",
			})
		}
	},
}
