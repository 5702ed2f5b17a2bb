package rules

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var actMeans = Rule{
	Code:     "ACT-003",
	Severity: diag.Warning,
	Title:    "Action sans moyens",
	Explanation: "Le décret demande les moyens de satisfaire aux objectifs : un budget prévu, des agents (ETP) ou d’autres moyens. " +
		"Une action sans dépense le dit par 0 € ou par ses autres moyens.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		if !slices.ContainsFunc(a.Actions, func(s analysis.ActionState) bool { return s.Funded }) {
			return // DEC-009 says it once, for the whole plan
		}
		for _, i := range a.Means.Unfunded {
			x := &a.Plan.Actions[i]
			report(diag.Diagnostic{
				At: cell(x.PlannedCapital.At, x.At), Also: []diag.Position{x.PlannedRunning.At, x.Staff.At, x.OtherMeans.At},
				Message: "L’" + action(x) + " n’indique aucun moyen : ni budget prévu, ni ETP, ni autres moyens.",
				Remedy:  "Indiquez ses moyens ; si elle ne coûte rien, écrivez 0 €.",
			})
		}
	},
}
