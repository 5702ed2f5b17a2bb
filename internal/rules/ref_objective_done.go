package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var refObjectiveDone = Rule{
	Code:     "REF-018",
	Severity: diag.Info,
	Needs:    inActions,
	Title:    "Objectif dont toutes les actions sont closes",
	Explanation: "Les actions qui servaient l’objectif ont été réalisées les années précédentes et sont archivées. " +
		"S’il reste à atteindre, ajoutez l’action qui prend la suite.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			o, s := &a.Plan.Objectives[i], &a.Objectives[i]
			if len(s.Actions) > 0 || len(s.Archived) == 0 {
				continue
			}
			report(diag.Diagnostic{
				At: cell(o.Code.At, o.At), Value: o.Code.Or(""),
				Message: "Aucune action en cours ne sert l’" + objective(o) + " : " +
					french.Count(len(s.Archived), "action archivée l’a servi", "actions archivées l’ont servi") + ".",
				Remedy: "S’il est atteint, dites-le dans son commentaire ; sinon, ajoutez une action.",
			})
		}
	},
}
