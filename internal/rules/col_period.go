package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var colPeriod = Rule{
	Code:        "COL-008",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Période de la stratégie absente",
	Explanation: "Le début et la fin de la stratégie situent les objectifs et les actions dans le temps.",
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		for _, end := range []struct {
			date    plan.Date
			message string
		}{{c.Start, "Le début de la stratégie n’est pas indiqué."}, {c.End, "La fin de la stratégie n’est pas indiquée."}} {
			if end.date.IsBlank() {
				report(diag.Diagnostic{
					At:      community(a.Plan, end.date.At),
					Message: end.message,
					Remedy:  "Indiquez la date, au format jour/mois/année.",
				})
			}
		}
	},
}
