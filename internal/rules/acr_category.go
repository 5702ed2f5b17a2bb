package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var acrCategory = Rule{
	Code:        "ACR-002",
	Severity:    diag.Warning,
	Title:       "Acteur sans catégorie",
	Explanation: "Le décret parle des acteurs publics et privés : la catégorie permet de montrer que les uns et les autres sont associés.",
	Basis:       basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actors {
			actor := &a.Plan.Actors[i]
			if !actor.Category.IsBlank() || !actor.Name.OK() {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(actor.Category.At, actor.At),
				Message: "La catégorie de l’acteur " + quote(actor.Name.V) + " n’est pas indiquée.",
				Remedy:  "Choisissez « public », « privé », « associatif », « citoyen » ou « autre ».",
			})
		}
	},
}
