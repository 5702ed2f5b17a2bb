package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
)

var decUses = Rule{
	Code:     "DEC-002",
	Severity: diag.Error,
	Needs:    inProgramme,
	Title:    "Bilan des usages absent",
	Explanation: "Le programme de travail comporte un bilan des usages du numérique sur le territoire. " +
		"Écrivez ce que vous savez de ces usages : équipement, services en ligne, publics éloignés du numérique.",
	Basis: basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		programmeElement(a, decree.UsageReview, report,
			"Le programme de travail ne donne pas le bilan des usages du numérique sur le territoire.",
			"Dans la feuille « Programme de travail », rédigez le texte de cet élément.")
	},
}
