package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var acrCategory = Rule{
	Code:        "ACR-002",
	Severity:    diag.Warning,
	Title:       "Acteur sans catégorie",
	Explanation: "Le décret parle des acteurs publics et privés : la catégorie permet de montrer que les uns et les autres sont associés.",
	Basis:       basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actors {
			actor := &a.Plan.Actors[i]
			if !actor.Category.IsBlank() || !actor.Name.OK() {
				continue
			}
			if isNote(actor) {
				report(diag.Diagnostic{
					At: cell(actor.Name.At, actor.At), Value: actor.Name.V,
					Message: quote(actor.Name.V) + " paraît être une note ou un total, et serait imprimé comme un acteur.",
					Remedy:  "Effacez la ligne ; si c’est un acteur, indiquez sa catégorie.",
				})
				continue
			}
			report(diag.Diagnostic{
				At:      cell(actor.Category.At, actor.At),
				Message: "La catégorie de l’acteur " + quote(actor.Name.V) + " n’est pas indiquée.",
				Remedy:  "Choisissez « public », « privé », « associatif », « citoyen » ou « autre ».",
			})
		}
	},
}

// isNote recognises what is left under the list of actors: « * associés en 2024 »,
// « Total : 12 ».
func isNote(actor *plan.Actor) bool {
	if !actor.Name.OK() || !actor.Category.IsBlank() {
		return false
	}
	first, _, _ := strings.Cut(french.Fold(actor.Name.V), " ")
	return strings.HasPrefix(strings.TrimSpace(actor.Name.V), "*") || first == "total" || first == "nb" || first == "nota"
}
