package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colYearPeriod = Rule{
	Code:        "COL-010",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Exercice hors de la stratégie",
	Explanation: "L’exercice est une année que la stratégie couvre. Sinon, l’exercice ou la période est à corriger.",
	Check: func(a *analysis.Analysis, report Reporter) {
		start, end, ok := strategy(a.Plan)
		if !ok || a.Year == 0 || a.Year >= start.Year && a.Year <= end.Year {
			return
		}
		report(diag.Diagnostic{
			At: a.Plan.Community.Year.At, Also: []diag.Position{a.Plan.Community.Start.At, a.Plan.Community.End.At}, Value: itoa(a.Year),
			Message: "L’exercice " + itoa(a.Year) + " est hors de la stratégie, qui va du " + day(start) + " au " + day(end) + ".",
			Remedy:  "Corrigez l’exercice, ou la période de la stratégie.",
		})
	},
}
