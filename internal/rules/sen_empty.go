package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senEmpty = Rule{
	Code:     "SEN-016",
	Severity: diag.Info,
	Title:    "Journal de sensibilisation vide",
	Explanation: "Les indicateurs de sensibilisation des thèmes 4 et 5 sont calculés d’après le journal : sans événement, le rapport ne peut pas les donner. " +
		"Une stratégie n’est pas concernée, seul le bilan annuel l’est.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if !a.Review || len(p.Events) > 0 || setAside(p, 4) && setAside(p, 5) {
			return
		}
		report(diag.Diagnostic{
			At:      sheet(p, p.Sheets.Events),
			Message: "Le journal de sensibilisation ne contient aucun événement.",
			Remedy:  "Inscrivez une ligne par atelier, conférence ou campagne de l’année.",
		})
	},
}
