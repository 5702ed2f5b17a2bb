package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indTarget = Rule{
	Code:     "IND-004",
	Severity: diag.Warning,
	Title:    "Indicateur sans cible",
	Explanation: "Un indicateur qui doit monter ou baisser a besoin d’une cible pour dire si l’objectif est atteint. " +
		"S’il n’en a pas encore, écrivez « n.d. » ; un indicateur neutre peut s’en passer.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if direction := n.Direction.Or(""); direction != plan.Up && direction != plan.Down || n.Target.Kind != plan.NotFilled {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(n.Target.At, n.At),
				Message: "L’" + indicator(n) + " n’a pas de cible, alors qu’il vise une " + string(n.Direction.V) + ".",
				Remedy:  "Indiquez la valeur visée ; si elle n’est pas encore fixée, écrivez « n.d. ».",
			})
		}
	},
}
