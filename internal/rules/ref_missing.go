package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refMissing = Rule{
	Code:     "REF-001",
	Severity: diag.Error,
	Title:    "Code absent",
	Explanation: "Les objectifs, les actions et les indicateurs se rattachent les uns aux autres par leur code, et une ligne se retrouve d’une année à l’autre par le sien. " +
		"Donnez à chaque ligne un code unique, par exemple O1.1, A1.01 ou I1.1.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if !c.code.IsBlank() {
				return
			}
			report(diag.Diagnostic{
				At:      cell(c.code.At, c.at),
				Message: "L’" + c.name() + " n’a pas de code.",
				Remedy:  "Donnez-lui un code qu’aucune autre ligne de la feuille ne porte.",
			})
		})
	},
}
