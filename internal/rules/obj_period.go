package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var objPeriod = Rule{
	Code:     "OBJ-004",
	Severity: diag.Warning,
	Title:    "Échéance de l’objectif hors de la stratégie",
	Explanation: "L’objectif est à atteindre pendant la période que la stratégie couvre. " +
		"Une échéance avant son début ou après sa fin vient souvent d’une année mal tapée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		start, end, ok := strategy(a.Plan)
		if !ok {
			return
		}
		for i := range a.Plan.Objectives {
			o := &a.Plan.Objectives[i]
			if !o.Due.OK() || !o.Due.V.Before(start) && !o.Due.V.After(end) {
				continue
			}
			report(diag.Diagnostic{
				At: o.Due.At, Value: dayShort(o.Due.V),
				Message: "L’échéance de l’" + objective(o) + ", le " + day(o.Due.V) + ", est hors de la stratégie, qui va du " +
					day(start) + " au " + day(end) + ".",
				Remedy: "Vérifiez l’échéance, ou la période de la stratégie dans la feuille « Collectivité ».",
			})
		}
	},
}
