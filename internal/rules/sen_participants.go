package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senParticipants = Rule{
	Code:     "SEN-007",
	Severity: diag.Warning,
	Title:    "Participants non indiqués",
	Explanation: "Le nombre de personnes touchées se calcule sur le journal ; une estimation est admise, si elle est signalée. " +
		"0 est une réponse, pour un événement où personne n’est venu.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Participants.IsBlank() || !a.Reference.IsZero() && e.Date.OK() && e.Date.V.After(a.Reference) {
				continue
			}
			report(diag.Diagnostic{
				At: cell(e.Participants.At, e.At), Also: []diag.Position{cell(e.Estimated.At, e.At)},
				Message: "L’" + event(e) + " n’indique pas combien de personnes il a touchées.",
				Remedy:  "Indiquez leur nombre ; s’il est estimé, mettez « oui » dans la colonne « Estimation ».",
			})
		}
	},
}
