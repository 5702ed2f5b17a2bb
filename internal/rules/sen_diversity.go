package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var senDiversity = Rule{
	Code:     "SEN-012",
	Severity: diag.Warning,
	Title:    "Publics ou acteurs peu divers",
	Explanation: "Le guide propose de suivre la typologie des acteurs pour s’assurer de la diversité des publics touchés. " +
		"Ici, trois événements ou plus du thème 5 ne visent qu’un public, ou n’impliquent qu’une catégorie d’acteurs.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		log := a.AwarenessByTheme[5]
		if log.Diverse {
			return
		}
		p := a.Plan
		var reasons []string
		switch known := knownCategories(log); {
		case len(known) == 1:
			reasons = append(reasons, "n’impliquent que des acteurs de la catégorie "+quote(known[0]))
		case len(known) == 0:
			reasons = append(reasons, "ne disent pas quelles catégories d’acteurs y prennent part")
		}
		if len(log.Audiences) == 1 {
			reasons = append(reasons, "ne visent qu’un public, "+quote(log.Audiences[0].Label))
		}
		var also []diag.Position
		for _, i := range log.Rows {
			also = append(also, cell(p.Events[i].ActorCategory.At, p.Events[i].At))
		}
		report(diag.Diagnostic{
			At: sheet(p, p.Sheets.Events), Also: few(also),
			Message: "Les " + itoa(log.Events) + " événements du thème 5 " + french.Join(reasons) + ".",
			Remedy:  "Complétez le public visé et la catégorie des acteurs ; si les publics sont bien les mêmes, prévoyez-en d’autres.",
		})
	},
}

// knownCategories are the categories of actors that took part.
func knownCategories(log analysis.Awareness) []string {
	var known []string
	for _, t := range log.ActorsByCategory {
		if t.Label != analysis.CategoryNotGiven {
			known = append(known, t.Label)
		}
	}
	return known
}
