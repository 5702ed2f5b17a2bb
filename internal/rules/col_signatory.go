package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colSignatory = Rule{
	Code:        "COL-017",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Éditorial non signé",
	Explanation: "Un éditorial engage la personne qui le signe : indiquez son nom et sa qualité.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if c := &a.Plan.Community; c.Editorial.OK() && c.Signatory.IsBlank() {
			report(diag.Diagnostic{
				At: community(a.Plan, c.Signatory.At), Also: []diag.Position{c.Editorial.At},
				Message: "L’éditorial n’a pas de signataire.",
				Remedy:  "Indiquez le prénom et le nom de la personne qui le signe.",
			})
		}
	},
}
