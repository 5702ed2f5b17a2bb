package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var theOwnTitle = Rule{
	Code:        "THE-006",
	Severity:    diag.Error,
	Title:       "Thème propre sans intitulé",
	Explanation: "Les thèmes que la collectivité ajoute aux six du décret titrent un chapitre : il leur faut un intitulé.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			if !t.Own() || !t.Title.IsBlank() {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Title.At, t.At),
				Message: "Le thème " + itoa(int(t.ID)) + ", ajouté aux six du décret, n’a pas d’intitulé.",
				Remedy:  "Donnez-lui un intitulé, qui titrera son chapitre.",
			})
		}
	},
}
