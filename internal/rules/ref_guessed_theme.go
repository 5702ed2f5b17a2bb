package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refGuessedTheme = Rule{
	Code:     "REF-015",
	Severity: diag.Info,
	Title:    "Thème repris de l’objectif",
	Explanation: "La cellule du thème est vide : la ligne est rangée dans le thème de son premier objectif. " +
		"Remplissez la cellule pour lever le doute.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if id := placedTheme(a, c); c.theme.IsBlank() && id != 0 {
				report(diag.Diagnostic{
					At:      cell(c.theme.At, c.at),
					Message: "Le rapport range l’" + c.name() + " avec son objectif, dans le thème " + itoa(int(id)) + ".",
					Remedy:  "Choisissez le thème dans la liste si ce n’est pas le bon.",
				})
			}
		})
	},
}
