package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colNature = Rule{
	Code:        "COL-002",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Nature de la collectivité absente",
	Explanation: "La stratégie est due par les communes et les EPCI à fiscalité propre : la nature de la collectivité dit si elle est concernée.",
	Basis:       basisScope,
	Check: func(a *analysis.Analysis, report Reporter) {
		if nature := a.Plan.Community.Nature; nature.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, nature.At),
				Message: "La nature de la collectivité n’est pas indiquée.",
				Remedy:  "Choisissez « commune », « EPCI à fiscalité propre » ou « autre ».",
			})
		}
	},
}
