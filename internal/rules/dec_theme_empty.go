package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var decThemeEmpty = Rule{
	Code:     "DEC-010",
	Severity: diag.Error,
	Needs:    inThemes | inObjectives | inActions | inIndicators,
	Title:    "Thème laissé sans rien",
	Explanation: "Chacun des six thèmes du décret est traité ou expliqué : au moins un objectif, une action et un indicateur, " +
		"ou « non » dans la colonne « Retenu » avec son motif.",
	Basis: basisThemes,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		for id := plan.ThemeID(1); id <= plan.DecreeThemes; id++ {
			t, s := p.Theme(id), a.Theme(id)
			if t == nil {
				report(diag.Diagnostic{
					At:      sheet(p, p.Sheets.Themes),
					Message: "Le thème " + itoa(int(id)) + " du décret n’est ni traité ni expliqué : sa ligne manque.",
					Remedy:  "Rétablissez la ligne du thème " + itoa(int(id)) + " dans la feuille « Thèmes ».",
				})
				continue
			}
			if t.Retained.State == plan.Invalid || analysis.SetAside(t) || len(s.Missing) < 3 {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Retained.At, t.At),
				Message: "Le thème " + itoa(int(id)) + " n’est ni traité ni expliqué : il n’a ni objectif, ni action, ni indicateur.",
				Remedy:  "Traitez le thème, ou inscrivez « non » dans la colonne « Retenu » et donnez le motif.",
			})
		}
	},
}
