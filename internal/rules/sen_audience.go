package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var senAudience = Rule{
	Code:        "SEN-013",
	Severity:    diag.Info,
	Title:       "Public visé non précisé",
	Explanation: "Le public visé montre la diversité des personnes touchées : élus, agents, scolaires, seniors, entreprises ou tout public.",
	Basis:       basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Events {
			if e := &a.Plan.Events[i]; e.Audience.IsBlank() && !isStrayEvent(e) {
				lacking.add(cell(e.Audience.At, e.At), event(e))
			}
		}
		lacking.report(report, "ne dit pas à quel public il s’adresse", "événements ne disent pas à quel public ils s’adressent",
			"Indiquez le public visé.")
	},
}
