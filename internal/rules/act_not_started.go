package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var actNotStarted = Rule{
	Code:     "ACT-013",
	Severity: diag.Warning,
	Title:    "Début passé, action non commencée",
	Explanation: "L’action devait avoir commencé au jour de la séance, et son statut dit qu’elle est à venir. " +
		"Mettez le statut à jour, ou repoussez le début.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var later grouped
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.Status.Or("") != plan.Planned || a.Actions[i].Late || !x.Start.OK() || a.Reference.IsZero() || !x.Start.V.Before(a.Reference) || isDisordered(x) {
				continue
			}
			if isPresumed(a) {
				later.add(x.Start.At, action(x))
				continue
			}
			report(diag.Diagnostic{
				At: x.Start.At, Also: []diag.Position{x.Status.At}, Value: dayShort(x.Start.V),
				Message: "L’" + action(x) + " devait commencer le " + day(x.Start.V) + ", soit " +
					french.Days(x.Start.V.DaysUntil(a.Reference)) + " avant " + reference(a) + ", et son statut est « à venir ».",
				Remedy: "Choisissez « en cours » si elle a commencé ; sinon, indiquez la nouvelle date de début.",
			})
		}
		later.report(report, "est à venir, et devrait avoir commencé le "+day(a.Reference), "actions sont à venir, et devraient avoir commencé le "+day(a.Reference),
			"Mettez à jour le statut ou le début ; dès que la date de séance est indiquée, ils sont jugés à ce jour-là.")
	},
}
