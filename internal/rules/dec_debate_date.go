package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decDebateDate = Rule{
	Code:     "DEC-015",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Date du débat budgétaire absente",
	Explanation: "Le bilan annuel est présenté avant les débats sur le projet de budget. " +
		"Sans la date de ce débat, le rapport ne peut pas le montrer.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		if date := a.Plan.Community.BudgetDebate; a.Review && date.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, date.At),
				Message: "La date du débat budgétaire que ce bilan doit précéder n’est pas indiquée.",
				Remedy:  "Indiquez la date, même prévisionnelle, du débat budgétaire.",
			})
		}
	},
}
