package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colDeliberation = Rule{
	Code:        "COL-022",
	Severity:    diag.Info,
	Needs:       inCommunity,
	Title:       "Numéro de délibération absent",
	Explanation: "La couverture dit à quelle délibération le document est annexé. Le numéro n’est souvent connu qu’après le vote : complétez-le alors.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if number := a.Plan.Community.Deliberation; number.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, number.At),
				Message: "Le numéro de la délibération n’est pas indiqué : la couverture le laissera de côté.",
				Remedy:  "Indiquez-le dès qu’il est connu.",
			})
		}
	},
}
