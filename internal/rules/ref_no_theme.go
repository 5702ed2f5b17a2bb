package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refNoTheme = Rule{
	Code:     "REF-014",
	Severity: diag.Error,
	Title:    "Thème absent",
	Explanation: "Chaque objectif, action ou indicateur prend place dans le chapitre d’un thème. " +
		"Sans thème, et sans objectif qui en donne un, la ligne ne serait dans aucun chapitre.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if c.theme.IsBlank() && placedTheme(a, c) == 0 {
				report(diag.Diagnostic{
					At:      cell(c.theme.At, c.at),
					Message: "L’" + c.name() + " n’a pas de thème, et ne figurerait dans aucun chapitre.",
					Remedy:  "Choisissez son thème dans la liste.",
				})
			}
		})
	},
}
