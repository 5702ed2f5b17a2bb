package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actPlannedProgress = Rule{
	Code:        "ACT-007",
	Severity:    diag.Warning,
	Title:       "Action non commencée, avancement non nul",
	Explanation: "Une action à venir ou à discuter n’a pas commencé : son avancement est nul. Corrigez l’un ou l’autre.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			status := x.Status.Or("")
			if status != plan.Planned && status != plan.Discussed || !x.Progress.OK() || x.Progress.V <= 0 || x.Progress.V == 100 {
				continue
			}
			remedy := "Choisissez « en cours », ou effacez l’avancement."
			if x.Start.OK() && !a.Reference.IsZero() && x.Start.V.After(a.Reference) { // or ACT-012 would ask for it
				remedy = "Choisissez « en cours » et corrigez la date de début, qui est à venir ; ou effacez l’avancement."
			}
			report(diag.Diagnostic{
				At: x.Progress.At, Also: []diag.Position{x.Status.At}, Value: french.Percent(x.Progress.V),
				Message: "L’" + action(x) + " est « " + string(status) + " », avec un avancement de " + french.Percent(x.Progress.V) + ".",
				Remedy:  remedy,
			})
		}
	},
}
