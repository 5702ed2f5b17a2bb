package rules

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indYearColumn = Rule{
	Code:     "IND-014",
	Severity: diag.Error,
	Title:    "Colonne de l’exercice absente",
	Explanation: "Le bilan annuel donne la valeur des indicateurs pour son exercice. La feuille « Indicateurs » a besoin d’une colonne dont le titre est cette année, " +
		"en quatre chiffres.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if !a.Review || a.Year == 0 || len(p.Indicators) == 0 || slices.Contains(p.Years, a.Year) {
			return
		}
		seen := "aucune année n’y figure"
		if len(p.Years) > 0 {
			seen = "on y trouve " + listed(len(p.Years), func(i int) string { return itoa(p.Years[i]) })
		}
		report(diag.Diagnostic{
			At:      sheet(p, p.Sheets.Indicators),
			Message: "La feuille des indicateurs n’a pas de colonne " + itoa(a.Year) + " : " + seen + ".",
			Remedy:  "Ajoutez une colonne dont le titre est " + itoa(a.Year) + ", ou corrigez l’exercice dans la feuille « Collectivité ».",
		})
	},
}
