package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

const codeOfBareCode = "REF-020"

var refBareCode = Rule{
	Code:     codeOfBareCode,
	Severity: diag.Error,
	Title:    "Ligne réduite à son code",
	Explanation: "La ligne n’a rien dans les colonnes qui la placent dans le plan, sauf celle du code : elle a été commencée, ou c’est le titre d’une partie du tableau. " +
		"Le rapport range lui-même les lignes par thème : un titre entre elles n’a pas lieu d’être, et passerait pour une ligne du plan.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if c.stray(a.Plan) != strayCode {
				return
			}
			report(diag.Diagnostic{
				At: cell(c.code.At, c.at), Value: c.code.V,
				Message: "La " + lineOf(c.at) + " n’a ni intitulé ni thème, et porte " + quote(c.code.V) + " dans la colonne du code.",
				Remedy:  "Complétez-la, ou supprimez-la : si c’est le titre d’une partie, le rapport range lui-même les lignes par thème.",
			})
		})
	},
}
