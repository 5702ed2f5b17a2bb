package rules

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var decMeans = Rule{
	Code:     "DEC-009",
	Severity: diag.Error,
	Title:    "Aucun moyen indiqué",
	Explanation: "La stratégie comporte les moyens de satisfaire à ses objectifs. " +
		"Un budget, des agents (ETP) ou d’autres moyens répondent à la demande ; 0 € écrit est une réponse.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if len(p.Actions) > 0 && !isFunded(a) {
			report(diag.Diagnostic{
				At: sheet(p, p.Sheets.Actions),
				Message: "Aucune des actions n’indique ses moyens : ni budget, ni agents, ni autres moyens (" +
					french.Count(len(p.Actions), "action lue", "actions lues") + ").",
				Remedy: "Indiquez pour chaque action son budget prévu, ses ETP ou ses autres moyens ; un coût qui n’est pas encore connu se dit dans « Autres moyens ».",
			})
		}
	},
}

// isFunded tells that one action at least tells its means; DEC-009 says, once,
// that none does.
func isFunded(a *analysis.Analysis) bool {
	return slices.ContainsFunc(a.Actions, func(s analysis.ActionState) bool { return s.Funded })
}
