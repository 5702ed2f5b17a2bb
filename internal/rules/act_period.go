package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actPeriod = Rule{
	Code:     "ACT-014",
	Severity: diag.Warning,
	Title:    "Action hors de la période de la stratégie",
	Explanation: "L’action s’achève avant que la stratégie ne commence, ou après sa fin. " +
		"Une action engagée plus tôt qui se poursuit est admise ; une date lointaine vient souvent d’une année mal tapée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		start, end, ok := strategy(a.Plan)
		if !ok {
			return
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			switch {
			case x.Due.OK() && (x.Due.V.Before(start) || x.Due.V.After(end)):
				report(diag.Diagnostic{
					At: x.Due.At, Value: dayShort(x.Due.V),
					Message: "L’échéance de l’" + action(x) + ", le " + day(x.Due.V) + ", est hors de la stratégie, qui va du " +
						day(start) + " au " + day(end) + ".",
					Remedy: "Vérifiez l’échéance, ou la période de la stratégie dans la feuille « Collectivité ».",
				})
			case x.Start.OK() && x.Start.V.After(end):
				report(diag.Diagnostic{
					At: x.Start.At, Value: dayShort(x.Start.V),
					Message: "L’" + action(x) + " commence le " + day(x.Start.V) + ", après la fin de la stratégie, le " + day(end) + ".",
					Remedy:  "Vérifiez le début, ou la période de la stratégie dans la feuille « Collectivité ».",
				})
			}
		}
	},
}
