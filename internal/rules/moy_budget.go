package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var moyBudget = Rule{
	Code:     "MOY-001",
	Severity: diag.Warning,
	Title:    "Aucun budget dans la stratégie",
	Explanation: "Aucune action n’indique de budget prévu. Le décret demande les moyens : le lecteur attend au moins un ordre de grandeur, " +
		"fût-il de 0 €.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if a.Means.WithPlanned > 0 || !isFunded(a) {
			return
		}
		for i := range p.Actions {
			if !p.Actions[i].PlannedCapital.IsBlank() || !p.Actions[i].PlannedRunning.IsBlank() {
				return // given, and not understood: reported
			}
		}
		report(diag.Diagnostic{
			At:      sheet(p, p.Sheets.Actions),
			Message: "Aucune action n’indique de budget prévu.",
			Remedy:  "Indiquez un budget prévu, en investissement ou en fonctionnement, là où il y en a un.",
		})
	},
}
