package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decActions = Rule{
	Code:     "DEC-008",
	Severity: diag.Error,
	Needs:    inActions,
	Title:    "Aucune mesure",
	Explanation: "La stratégie comporte les mesures mises en place pour atteindre ses objectifs. " +
		"Inscrivez-les dans la feuille « Actions ».",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		if p := a.Plan; len(p.Actions)+len(a.DoneBefore) == 0 {
			report(diag.Diagnostic{
				At:      sheet(p, p.Sheets.Actions),
				Message: "La stratégie n’a aucune mesure pour atteindre ses objectifs.",
				Remedy:  "Inscrivez vos actions dans la feuille « Actions », une par ligne.",
			})
		}
	},
}
