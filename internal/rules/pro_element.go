package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var proElement = Rule{
	Code:        "PRO-001",
	Severity:    diag.Warning,
	Title:       "Élément du programme non désigné",
	Explanation: "Chaque ligne du programme de travail répond à un élément du décret. Sans lui, son texte ne répond à rien.",
	Basis:       basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Programme {
			if e := &a.Plan.Programme[i]; e.Element.IsBlank() {
				report(diag.Diagnostic{
					At:      cell(e.Element.At, e.At),
					Message: "La " + lineOf(e.At) + " du programme de travail ne dit pas à quel élément du décret elle répond.",
					Remedy:  "Choisissez l’élément dans la liste.",
				})
			}
		}
	},
}
