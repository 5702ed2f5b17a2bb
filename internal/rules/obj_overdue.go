package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var objOverdue = Rule{
	Code:     "OBJ-006",
	Severity: diag.Warning,
	Title:    "Objectif échu, actions encore ouvertes",
	Explanation: "L’échéance de l’objectif est passée alors que des actions qui le servent ne sont ni réalisées ni abandonnées. " +
		"Repoussez l’échéance, ou mettez les statuts à jour. Une action permanente, qui s’achève avec la stratégie, ou qui sert plusieurs objectifs, n’est pas comptée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			o := &a.Plan.Objectives[i]
			if !o.Due.OK() || a.Reference.IsZero() || isPresumed(a) || !o.Due.V.Before(a.Reference) {
				continue
			}
			open, also := 0, []diag.Position(nil)
			for _, x := range a.Objectives[i].Actions {
				if act := &a.Plan.Actions[x]; act.Status.OK() && !a.Actions[x].Closed && !heldToNone(a, x) {
					open++
					also = append(also, act.Status.At)
				}
			}
			if open == 0 {
				continue
			}
			report(diag.Diagnostic{
				At: o.Due.At, Also: few(also), Value: dayShort(o.Due.V),
				Message: "L’" + objective(o) + " était à atteindre le " + day(o.Due.V) + ", et " +
					french.Count(open, "de ses actions reste ouverte", "de ses actions restent ouvertes") + ".",
				Remedy: "Repoussez l’échéance de l’objectif, ou mettez à jour le statut de ses actions.",
			})
		}
	},
}
