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
		"à défaut à celle du débat budgétaire, à défaut, pour un bilan, à la fin de l’exercice. Mettez le statut à jour, ou décidez d’une nouvelle échéance.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var later grouped
		for i := range a.Actions {
			s, x := &a.Actions[i], &a.Plan.Actions[i]
			// A status that could not be read may say that it is done; one that is
			// not given, ACT-004 asks for.
			if !s.Late || !x.Status.OK() || isDisordered(x) {
				continue
			}
			if isPresumed(a) {
				later.add(x.Due.At, action(x))
				continue
			}
			remedy := "Si elle est achevée, choisissez « réalisée » ; sinon, indiquez la nouvelle échéance et expliquez le retard dans le bilan."
			if x.Status.V == plan.TypedLate {
				remedy = "Si elle est achevée, choisissez « réalisée » ; sinon, choisissez « en cours », indiquez la nouvelle échéance s’il y en a une, et expliquez le retard dans le bilan."
			}
			report(diag.Diagnostic{
				At: x.Due.At, Also: []diag.Position{x.Status.At}, Value: dayShort(x.Due.V),
				Message: "L’" + action(x) + " devait s’achever le " + day(x.Due.V) + ", soit " + french.Days(s.DaysLate) +
					" avant " + reference(a) + ".",
				Remedy: remedy,
			})
		}
		later.report(report, "serait en retard le "+day(a.Reference)+", si rien ne change", "actions seraient en retard le "+day(a.Reference)+", si rien ne change",
			"Mettez à jour le statut ou l’échéance ; dès que la date de séance est indiquée, les retards sont jugés à ce jour-là.")
	},
}
