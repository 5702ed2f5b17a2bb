package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var colAuthor = Rule{
	Code:        "COL-013",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Auteur de l’acte non nommé",
	Explanation: "L’acte publié sous forme électronique porte le prénom, le nom et la qualité de son auteur.",
	Basis:       basisAuthor,
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		var lacking []string
		var cells []diag.Position
		for _, part := range []struct {
			text plan.Text
			what string
		}{{c.AuthorFirst, "le prénom"}, {c.AuthorLast, "le nom"}, {c.AuthorRole, "la qualité"}} {
			if part.text.IsBlank() {
				lacking = append(lacking, part.what)
				cells = append(cells, community(a.Plan, part.text.At))
			}
		}
		if lacking == nil {
			return
		}
		report(diag.Diagnostic{
			At: cells[0], Also: cells[1:],
			Message: "Il manque " + french.Join(lacking) + " de l’auteur de l’acte.",
			Remedy:  "Indiquez le prénom, le nom et la qualité de la personne qui signe l’acte.",
		})
	},
}
