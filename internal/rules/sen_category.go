package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var senCategory = Rule{
	Code:     "SEN-014",
	Severity: diag.Info,
	Title:    "Catégorie des acteurs non précisée",
	Explanation: "Le guide propose de suivre le nombre et la typologie des acteurs impliqués. La catégorie se donne sur la ligne de l’événement, " +
		"ou une fois pour toutes dans la feuille « Acteurs ».",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		listedActors := map[string]bool{}
		for _, actor := range a.Plan.Actors {
			if actor.Name.OK() && !actor.Category.IsBlank() {
				listedActors[french.Fold(actor.Name.V)] = true
			}
		}
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.ActorCategory.IsBlank() {
				continue
			}
			for _, name := range e.Actors.Items {
				if listedActors[french.Fold(name)] {
					continue
				}
				report(diag.Diagnostic{
					At: cell(e.ActorCategory.At, e.At), Also: []diag.Position{cell(e.Actors.At, e.At)},
					Message: "L’" + event(e) + " implique " + quote(name) + ", dont la catégorie n’est pas connue.",
					Remedy:  "Choisissez la catégorie des acteurs, ou inscrivez-les dans la feuille « Acteurs ».",
				})
				break
			}
		}
	},
}
