package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var senCertified = Rule{
	Code:        "SEN-009",
	Severity:    diag.Error,
	Title:       "Plus de certifiés que de participants",
	Explanation: "Les personnes certifiées font partie des participants : elles ne peuvent pas être plus nombreuses.",
	Basis:       basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Certified.OK() || !e.Participants.OK() || e.Participants.V < 0 || e.Certified.V <= e.Participants.V {
				continue
			}
			report(diag.Diagnostic{
				At: e.Certified.At, Also: []diag.Position{e.Participants.At}, Value: number(e.Certified.V),
				Message: "L’" + event(e) + " compte " + french.Count(e.Certified.V, "personne certifiée", "personnes certifiées") + " pour " +
					french.Count(e.Participants.V, "participant", "participants") + ".",
				Remedy: "Corrigez l’un des deux nombres.",
			})
		}
	},
}
