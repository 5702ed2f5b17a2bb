package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actStartedEarly = Rule{
	Code:     "ACT-012",
	Severity: diag.Warning,
	Title:    "Action commencée avant sa date de début",
	Explanation: "Le statut dit que l’action est en cours ou réalisée, et son début est à venir au jour de la séance. " +
		"Corrigez l’un ou l’autre.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			status := x.Status.Or("")
			if status != plan.Ongoing && status != plan.Done || !x.Start.OK() || a.Reference.IsZero() || !x.Start.V.After(a.Reference) || isDisordered(x) {
				continue
			}
			remedy := "Corrigez la date de début."
			if status == plan.Ongoing && (x.Progress.IsBlank() || x.Progress.OK() && x.Progress.V == 0) {
				remedy = "Corrigez la date de début, ou choisissez « à venir »."
			}
			report(diag.Diagnostic{
				At: x.Start.At, Also: []diag.Position{x.Status.At}, Value: dayShort(x.Start.V),
				Message: "L’" + action(x) + " est « " + string(status) + " », et ne commence que le " + day(x.Start.V) + ", après " + reference(a) + ".",
				Remedy:  remedy,
			})
		}
	},
}
