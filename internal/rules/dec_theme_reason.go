package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decThemeReason = Rule{
	Code:     "DEC-012",
	Severity: diag.Error,
	Title:    "Thème écarté sans motif",
	Explanation: "Une collectivité peut ne pas retenir un thème : le décret les propose. Elle dit alors pourquoi, " +
		"dans la colonne « Motif si non retenu » de la feuille « Thèmes ».",
	Basis: basisThemes,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			if t.Own() || !analysis.SetAside(t) || t.Reason.Says() {
				continue
			}
			report(diag.Diagnostic{
				At: cell(t.Reason.At, t.At), Also: []diag.Position{t.Retained.At},
				Message: "Le thème " + itoa(int(t.ID)) + " n’est pas retenu, et rien ne dit pourquoi.",
				Remedy:  "Donnez le motif en une phrase ou deux.",
			})
		}
	},
}
