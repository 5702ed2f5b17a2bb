package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actLate = Rule{
	Code:     "ACT-010",
	Severity: diag.Warning,
	Title:    "Action en retard",
	Explanation: "L’échéance est passée et l’action n’est ni réalisée ni abandonnée. Le retard se juge à la date de séance, " +
		"à défaut à celle du débat budgétaire, à défaut à la fin de l’exercice. Mettez le statut à jour, ou décidez d’une nouvelle échéance.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Actions {
			s, x := &a.Actions[i], &a.Plan.Actions[i]
			// A status that could not be read may say that it is done.
			if s.Late && x.Status.State != plan.Invalid && !isDisordered(x) {
				report(diag.Diagnostic{
					At: x.Due.At, Also: []diag.Position{x.Status.At}, Value: dayShort(x.Due.V),
					Message: "L’" + action(x) + " devait s’achever le " + day(x.Due.V) + ", soit " + french.Days(s.DaysLate) +
						" avant " + reference(a) + ".",
					Remedy: "Si elle est achevée, choisissez « réalisée » ; sinon, indiquez la nouvelle échéance et expliquez le retard dans le bilan.",
				})
			}
		}
	},
}
