package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// longAhead is the number of days before a budget debate at which no council
// examines its review: one of the years is wrong.
const longAhead = 300

var decCalendar = Rule{
	Code:     "DEC-014",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Bilan présenté après le débat budgétaire, ou loin de lui",
	Explanation: "Le bilan annuel prend place dans le rapport sur la situation en matière de développement durable, " +
		"présenté avant les débats sur le projet de budget.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		if !a.Review || !c.SessionDate.OK() || !c.BudgetDebate.OK() {
			return
		}
		if ahead := c.SessionDate.V.DaysUntil(c.BudgetDebate.V); ahead > longAhead {
			report(diag.Diagnostic{
				At: c.BudgetDebate.At, Also: []diag.Position{c.SessionDate.At}, Value: dayShort(c.BudgetDebate.V),
				Message: "Le débat budgétaire du " + day(c.BudgetDebate.V) + " viendrait " + french.Days(ahead) + " après la séance du " + day(c.SessionDate.V) + ".",
				Remedy:  "Vérifiez l’année des deux dates.",
			})
		}
		if !c.SessionDate.V.After(c.BudgetDebate.V) {
			return
		}
		report(diag.Diagnostic{
			At: c.SessionDate.At, Also: []diag.Position{c.BudgetDebate.At}, Value: dayShort(c.SessionDate.V),
			Message: "La séance du " + day(c.SessionDate.V) + " vient " + french.Days(c.BudgetDebate.V.DaysUntil(c.SessionDate.V)) +
				" après le débat budgétaire du " + day(c.BudgetDebate.V) + ", alors que le bilan doit le précéder.",
			Remedy: "Vérifiez les deux dates, ou avancez la présentation du bilan.",
		})
	},
}
