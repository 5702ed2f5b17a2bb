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
		var lacking lacks
		directed := 0
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if direction := n.Direction.Or(""); direction != plan.Up && direction != plan.Down {
				continue
			}
			directed++
			if n.Target.Kind == plan.NotFilled {
				lacking.add(a.Plan, codedIndicator(a.Plan, i), n.Target.At, "n’a pas de cible, alors qu’il vise une "+string(n.Direction.V))
			}
		}
		lacking.report(report, directed, "indicateurs n’ont pas de cible, alors qu’ils visent une hausse ou une baisse",
			"Indiquez la valeur visée ; si elle n’est pas encore fixée, écrivez « n.d. ».")
	},
}
