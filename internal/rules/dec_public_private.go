package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var decPublicPrivate = Rule{
	Code:     "DEC-005",
	Severity: diag.Warning,
	Title:    "Acteurs publics ou privés non représentés",
	Explanation: "Le décret parle des acteurs publics et privés intéressés : on attend au moins un acteur de chaque sorte. " +
		"Une association, personne de droit privé, compte parmi les acteurs privés.",
	Basis: basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		public, private := false, false
		for i := range p.Actors {
			category := p.Actors[i].Category
			if !category.OK() {
				return // it may be the one
			}
			switch category.V {
			case plan.PublicActor:
				public = true
			case plan.PrivateActor, plan.NonProfitActor:
				private = true
			}
		}
		if len(p.Actors) == 0 || public && private {
			return
		}
		none, only := "n’est public", "n’est pas public"
		switch {
		case public:
			none, only = "n’est privé ou associatif", "n’est ni privé ni associatif"
		case !private:
			none, only = "n’est public, privé ou associatif", "n’est ni public, ni privé, ni associatif"
		}
		message := "Aucun des " + french.Count(len(p.Actors), "acteur nommé", "acteurs nommés") + " " + none + "."
		if len(p.Actors) == 1 {
			message = "Le seul acteur nommé " + only + "."
		}
		report(diag.Diagnostic{
			At:      sheet(p, p.Sheets.Actors),
			Message: message,
			Remedy:  "Ajoutez ceux que vous avez associés, ou vérifiez les catégories saisies.",
		})
	},
}
