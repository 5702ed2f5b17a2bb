package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var decSides = Rule{
	Code:     "DEC-017",
	Severity: diag.Warning,
	Title:    "Volet interne ou volet territoire sans action",
	Explanation: "Le rapport qui reçoit le bilan sépare les actions internes à la collectivité des politiques menées sur le territoire. " +
		"Si aucune action ne relève de l’un des deux volets, vérifiez la colonne « Volet ».",
	Basis: basisReport,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if !a.Review || len(p.Actions) == 0 || a.Internal.Actions+a.Territory.Actions < len(p.Actions) {
			return
		}
		side := plan.Internal
		switch {
		case a.Territory.Actions == 0:
			side = plan.Territory
		case a.Internal.Actions > 0:
			return
		}
		report(diag.Diagnostic{
			At: sheet(p, p.Sheets.Actions),
			Message: "Aucune action ne relève du volet " + quote(string(side)) + " : cette partie du bilan serait vide (" +
				french.Count(len(p.Actions), "action lue", "actions lues") + ").",
			Remedy: "Vérifiez la colonne « Volet » de chaque action.",
		})
	},
}
