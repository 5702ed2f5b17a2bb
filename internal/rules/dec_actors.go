package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var decActors = Rule{
	Code:     "DEC-004",
	Severity: diag.Error,
	Title:    "Aucun acteur associé",
	Explanation: "Le programme de travail est établi en lien avec les acteurs publics et privés intéressés, et la loi demande de les recenser. " +
		"Nommez dans la feuille « Acteurs » ceux que vous avez associés.",
	Basis: basisScope + " ; " + basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		if p := a.Plan; len(p.Actors) == 0 {
			report(diag.Diagnostic{
				At:      sheet(p, p.Sheets.Actors),
				Message: "Aucun acteur public ou privé n’est nommé.",
				Remedy:  "Ajoutez dans la feuille « Acteurs » une ligne par acteur associé au programme de travail.",
			})
		}
	},
}
