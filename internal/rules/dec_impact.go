package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
)

var decImpact = Rule{
	Code:     "DEC-001",
	Severity: diag.Error,
	Needs:    inProgramme,
	Title:    "Bilan de l’impact environnemental absent",
	Explanation: "Le programme de travail comporte un bilan de l’impact environnemental du numérique sur le territoire. " +
		"Écrivez ce que ce bilan a montré, avec la méthode ou l’outil employé.",
	Basis: basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		programmeElement(a, decree.ImpactReview, report,
			"Le programme de travail ne donne pas le bilan de l’impact environnemental du numérique sur le territoire.",
			"Dans la feuille « Programme de travail », rédigez le texte de cet élément.")
	},
}
