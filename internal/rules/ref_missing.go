package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

const codeOfMissing = "REF-001"

var refMissing = Rule{
	Code:     codeOfMissing,
	Severity: diag.Error,
	Title:    "Code absent",
	Explanation: "Les objectifs, les actions et les indicateurs se rattachent les uns aux autres par leur code, et une ligne se retrouve d’une année à l’autre par le sien. " +
		"Donnez à chaque ligne un code unique, par exemple O1.1, A1.01 ou I1.1. Une ligne qui n’a qu’un intitulé est peut-être une note : sa place est dans un commentaire.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if !c.code.IsBlank() {
				return
			}
			switch c.stray(a.Plan) {
			case strayTitle:
				report(diag.Diagnostic{
					At:      cell(c.code.At, c.at),
					Message: "La " + lineOf(c.at) + " n’a qu’un intitulé, " + quote(c.title.V) + ".",
					Remedy:  "Complétez-la, en commençant par le code et le thème ; si c’est une note, effacez-la d’ici.",
				})
				return
			case straySomething:
				report(diag.Diagnostic{
					At:      cell(c.code.At, c.at),
					Message: "La " + lineOf(c.at) + " n’a ni code, ni intitulé, ni thème.",
					Remedy:  "Complétez-la, en commençant par le code ; si c’est un total ou la suite d’une autre ligne, effacez-la d’ici.",
				})
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
