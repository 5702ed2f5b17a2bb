package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colSirenPublic = Rule{
	Code:     "COL-005",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "SIREN absent ou d’une personne privée",
	Explanation: "Le SIREN identifie la collectivité dans les métadonnées du rapport. Celui d’une personne publique commence par 1 ou 2 : " +
		"un autre chiffre vient sans doute d’un partenaire ou d’un fournisseur.",
	Check: func(a *analysis.Analysis, report Reporter) {
		siren := a.Plan.Community.SIREN
		switch {
		case siren.IsBlank():
			report(diag.Diagnostic{
				At:      community(a.Plan, siren.At),
				Message: "Le SIREN de la collectivité n’est pas indiqué.",
				Remedy:  "Indiquez ses neuf chiffres.",
			})
		case siren.OK() && strings.TrimLeft(siren.V, "12") == siren.V:
			report(diag.Diagnostic{
				At: siren.At, Value: siren.V,
				Message: "Le SIREN " + quote(siren.V) + " ne commence ni par 1 ni par 2 : ce n’est pas celui d’une personne publique.",
				Remedy:  "Indiquez le SIREN de la collectivité elle-même.",
			})
		}
	},
}
