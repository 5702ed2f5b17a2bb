package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var moyStaff = Rule{
	Code:        "MOY-002",
	Severity:    diag.Warning,
	Title:       "Aucun agent dans la stratégie",
	Explanation: "Aucune action n’indique d’agents (ETP). Le décret demande les moyens sans les énumérer ; le temps des agents en est souvent la plus grande part.",
	Basis:       basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		p := a.Plan
		if !isFunded(a) {
			return
		}
		for i := range p.Actions {
			if !p.Actions[i].Staff.IsBlank() {
				return
			}
		}
		report(diag.Diagnostic{
			At:      sheet(p, p.Sheets.Actions),
			Message: "Aucune action n’indique d’agents, en équivalents temps plein.",
			Remedy:  "Indiquez les ETP des actions qui mobilisent des agents.",
		})
	},
}
