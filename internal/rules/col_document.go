package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colDocument = Rule{
	Code:        "COL-006",
	Severity:    diag.Error,
	Needs:       inCommunity,
	Title:       "Type de document absent",
	Explanation: "Le titre du rapport, l’ordre de ses parties et les valeurs attendues dépendent du type : stratégie, ou bilan annuel.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if document := a.Plan.Community.Document; document.IsBlank() {
			report(diag.Diagnostic{
				At:      community(a.Plan, document.At),
				Message: "Rien ne dit si le document est une stratégie ou un bilan annuel.",
				Remedy:  "Choisissez « stratégie » ou « bilan annuel ».",
			})
		}
	},
}
