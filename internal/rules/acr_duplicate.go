package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var acrDuplicate = Rule{
	Code:        "ACR-004",
	Severity:    diag.Warning,
	Title:       "Acteur en double",
	Explanation: "Le même acteur figure deux fois : il serait compté deux fois. Réunissez ses rôles sur une seule ligne.",
	Check: func(a *analysis.Analysis, report Reporter) {
		first := map[string]diag.Position{}
		for i := range a.Plan.Actors {
			actor := &a.Plan.Actors[i]
			if !actor.Name.OK() {
				continue
			}
			key, at := french.Fold(actor.Name.V), cell(actor.Name.At, actor.At)
			before, taken := first[key]
			if !taken {
				first[key] = at
				continue
			}
			report(diag.Diagnostic{
				At: at, Also: []diag.Position{before}, Value: actor.Name.V,
				Message: "L’acteur " + quote(actor.Name.V) + " figure déjà à la " + lineOf(before) + ".",
				Remedy:  "Réunissez les deux lignes.",
			})
		}
	},
}
