package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var acrInvolvement = Rule{
	Code:        "ACR-003",
	Severity:    diag.Info,
	Title:       "Modalité d’association non précisée",
	Explanation: "Le programme de travail est établi en lien avec les acteurs : atelier, entretien, convention… dites comment chacun y a pris part.",
	Basis:       basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Actors {
			actor := &a.Plan.Actors[i]
			if !actor.Name.OK() || !actor.Involvement.IsBlank() || isNote(actor) {
				continue
			}
			lacking.add(cell(actor.Involvement.At, actor.At), "acteur "+quote(actor.Name.V))
		}
		lacking.report(report, "ne dit pas comment il a été associé", "acteurs ne disent pas comment ils ont été associés",
			"Indiquez la modalité d’association en quelques mots.")
	},
}
