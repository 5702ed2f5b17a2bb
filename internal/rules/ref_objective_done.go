package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var refObjectiveDone = Rule{
	Code:     "REF-018",
	Severity: diag.Info,
	Needs:    inActions,
	Title:    "Objectif dont toutes les actions sont closes",
	Explanation: "Les actions qui servaient l’objectif sont réalisées ou abandonnées, cette année ou les précédentes. " +
		"S’il reste à atteindre, ajoutez l’action qui prend la suite ; sinon, dites dans son commentaire ce qu’il en est.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			o, s := &a.Plan.Objectives[i], &a.Objectives[i]
			if len(s.Actions)+len(s.Archived) == 0 || o.Comment.Says() {
				continue
			}
			open, dropped := false, 0
			for _, x := range s.Actions {
				open = open || !a.Actions[x].Closed
				if a.Plan.Actions[x].Status.Or("") == plan.Dropped {
					dropped++
				}
			}
			if open {
				continue
			}
			message := "Aucune action en cours ne sert l’" + objective(o) + " : "
			switch n := len(s.Actions); {
			case n == 0:
				message += french.Count(len(s.Archived), "action archivée l’a servi", "actions archivées l’ont servi")
			case n == dropped:
				message += french.Count(n, "action l’a servi, et est abandonnée", "actions l’ont servi, et sont abandonnées")
			default:
				message += french.Count(n, "action l’a servi, et est close", "actions l’ont servi, et sont closes")
			}
			report(diag.Diagnostic{
				At: cell(o.Code.At, o.At), Value: o.Code.Or(""),
				Message: message + ".",
				Remedy:  "S’il est atteint, dites-le dans son commentaire ; sinon, ajoutez une action.",
			})
		}
	},
}
