package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actTypedLate = Rule{
	Code:     "ACT-011",
	Severity: diag.Warning,
	Title:    "« En retard » que les dates ne confirment pas",
	Explanation: "Le retard est calculé d’après l’échéance. Un « en retard » tapé à la main est compris comme une action en cours : " +
		"indiquez l’échéance prévue, et le rapport dira le retard.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.Status.Or("") != plan.TypedLate || a.Actions[i].Late || x.Due.State == plan.Invalid || x.Due.OK() && a.Reference.IsZero() {
				continue
			}
			message, remedy := "elle n’a pas d’échéance", "Indiquez l’échéance d’origine ; si elle a été repoussée, choisissez « en cours » et indiquez la nouvelle."
			if x.Due.OK() {
				remedy = "Choisissez « en cours » si l’échéance a été repoussée ; sinon, indiquez celle d’origine."
				message = "son échéance est le " + day(x.Due.V)
				if !a.Reference.IsZero() {
					message += ", qui n’est pas avant " + reference(a)
				}
			}
			report(diag.Diagnostic{
				At: x.Status.At, Also: []diag.Position{cell(x.Due.At, x.At)}, Value: string(x.Status.V),
				Message: "L’" + action(x) + " est dite en retard, mais " + message + ".",
				Remedy:  remedy,
			})
		}
	},
}
