package rules

import (
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
		if !isFunded(a) {
			return
		}
		for _, i := range a.Means.Unfunded {
			x := &a.Plan.Actions[i]
			report(diag.Diagnostic{
				At: cell(x.PlannedCapital.At, x.At), Also: []diag.Position{x.PlannedRunning.At, x.Staff.At, x.OtherMeans.At},
				Message: "L’" + action(x) + " n’indique aucun moyen : ni budget prévu, ni ETP, ni autres moyens.",
				Remedy:  "Indiquez ses moyens ; si elle ne coûte rien, écrivez 0 € ; si son coût n’est pas encore connu, dites-le dans « Autres moyens ».",
			})
		}
	},
}
