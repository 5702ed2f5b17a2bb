package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colTax = Rule{
	Code:     "COL-015",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "HT ou TTC non précisé",
	Explanation: "Des montants sont donnés et rien ne dit s’ils sont hors taxes ou toutes taxes comprises. " +
		"Le choix, dans la feuille « Collectivité », vaut pour tout le classeur.",
	Check: func(a *analysis.Analysis, report Reporter) {
		tax := a.Plan.Community.Tax
		if !tax.IsBlank() || a.Means.WithPlanned == 0 && a.Means.WithSpent == 0 {
			return
		}
		sum := euros(a.Means.Planned()) + " de budget prévu"
		if a.Means.WithPlanned == 0 {
			sum = euros(a.Means.Spent) + " de budget réalisé"
		}
		report(diag.Diagnostic{
			At:      community(a.Plan, tax.At),
			Message: "Le classeur donne " + sum + " sans dire si les montants sont HT ou TTC.",
			Remedy:  "Choisissez « HT » ou « TTC ».",
		})
	},
}
