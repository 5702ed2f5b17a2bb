package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var objYearly = Rule{
	Code:     "OBJ-005",
	Severity: diag.Warning,
	Title:    "Objectif annuel à plus d’un an",
	Explanation: "Un objectif annuel s’atteint dans l’exercice, ou dans le suivant que le document annonce. " +
		"Si son échéance vient plus tard, il est pluriannuel, ou l’échéance est à revoir.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Objectives {
			o := &a.Plan.Objectives[i]
			if a.Year == 0 || o.Scope.Or("") != plan.Yearly || !o.Due.OK() || !o.Due.V.After(lastDay(a.Year+1)) {
				continue
			}
			report(diag.Diagnostic{
				At: o.Due.At, Also: []diag.Position{o.Scope.At}, Value: dayShort(o.Due.V),
				Message: "L’" + objective(o) + " est annuel, et son échéance du " + day(o.Due.V) + " vient après " + itoa(a.Year+1) + ", l’année qui suit l’exercice.",
				Remedy:  "Corrigez l’échéance, ou choisissez « pluriannuel ».",
			})
		}
	},
}
