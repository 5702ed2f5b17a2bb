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
		blank, given := 0, 0
		for _, i := range log.Rows {
			switch c := p.Events[i].ActorCategory; {
			case c.IsBlank():
				blank++
			case c.OK():
				given++
			}
		}
		var reasons []string
		switch known := knownCategories(log); {
		case len(known) == 1 && given >= analysis.DiversityFrom:
			reasons = append(reasons, "n’impliquent"+amongThose(given, log.Events)+" que des acteurs de la catégorie "+quote(known[0]))
		case len(known) == 0 && blank == log.Events:
			reasons = append(reasons, "ne disent pas quelles catégories d’acteurs y prennent part")
		}
		if len(log.Audiences) == 1 && log.Audiences[0].Count >= analysis.DiversityFrom {
			reasons = append(reasons, "ne visent"+amongThose(log.Audiences[0].Count, log.Events)+" qu’un public, "+quote(log.Audiences[0].Label))
		}
		if len(reasons) == 0 {
			return // too few tell theirs, which SEN-013 and SEN-014 say
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

// amongThose says how many of the events a judgement is made on, where it is not
// all of them.
func amongThose(told, events int) string {
	if told >= events {
		return ""
	}
	return ", pour les " + itoa(told) + " qui le disent,"
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
