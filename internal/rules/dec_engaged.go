package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
)

var decEngaged = Rule{
	Code:     "DEC-003",
	Severity: diag.Error,
	Needs:    inProgramme,
	Title:    "Synthèse des actions déjà engagées absente",
	Explanation: "Le programme de travail comporte une synthèse des actions déjà engagées pour atténuer l’impact du numérique, s’il y en a. " +
		"S’il n’y en a pas, dites-le : une phrase suffit.",
	Basis: basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		programmeElement(a, decree.EarlierActions, report,
			"Le programme de travail ne dit rien des actions déjà engagées pour atténuer l’impact du numérique.",
			"Résumez-les dans la feuille « Programme de travail », ou écrivez « Aucune action engagée à ce jour ».")
	},
}
