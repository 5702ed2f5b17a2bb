package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

// longStrategy is the number of years that no strategy lasts: two and a half
// terms of office.
const longStrategy = 15

var colPeriodLong = Rule{
	Code:        "COL-023",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Stratégie d’une durée invraisemblable",
	Explanation: "Une stratégie dure quelques années, souvent un mandat. Au-delà de quinze ans, une des deux années a sans doute été mal tapée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		start, end, ok := strategy(a.Plan)
		if !ok || end.Year-start.Year <= longStrategy {
			return
		}
		c := &a.Plan.Community
		report(diag.Diagnostic{
			At: c.End.At, Also: []diag.Position{c.Start.At}, Value: dayShort(end),
			Message: "La stratégie irait du " + day(start) + " au " + day(end) + ", soit " + itoa(end.Year-start.Year) + " ans.",
			Remedy:  "Vérifiez les deux années.",
		})
	},
}
