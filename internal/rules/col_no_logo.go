package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colNoLogo = Rule{
	Code:        "COL-020",
	Severity:    diag.Info,
	Needs:       inCommunity,
	Title:       "Pas de logo",
	Explanation: "Le logo se colle comme une image dans la feuille « Collectivité ». Sans lui, la couverture porte le nom de la collectivité seul.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if a.Plan.Community.Logo == nil {
			report(diag.Diagnostic{
				At:      sheet(a.Plan, a.Plan.Sheets.Community),
				Message: "La couverture n’aura pas de logo.",
				Remedy:  "Collez-le comme une image (PNG ou JPEG) dans la feuille « Collectivité » si vous en voulez un.",
			})
		}
	},
}
