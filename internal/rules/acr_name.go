package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var acrName = Rule{
	Code:        "ACR-001",
	Severity:    diag.Error,
	Title:       "Acteur sans nom",
	Explanation: "La liste des acteurs associés les nomme. Une ligne sans nom ne peut pas y figurer.",
	Basis:       basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actors {
			if actor := &a.Plan.Actors[i]; actor.Name.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(actor.Name.At, actor.At),
					Message: "L’acteur de la " + lineOf(actor.At) + " n’a pas de nom.",
					Remedy:  "Nommez l’organisme ou le collectif, ou effacez la ligne.",
				})
			}
		}
	},
}
