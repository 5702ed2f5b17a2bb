package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var senCertification = Rule{
	Code:        "SEN-010",
	Severity:    diag.Warning,
	Title:       "Certification non nommée",
	Explanation: "Le guide propose de suivre le nombre de personnes certifiées, « à vérifier » : le nom de la certification (Pix, INR…) permet de le faire.",
	Basis:       basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Certified.OK() || e.Certified.V <= 0 || !e.Certification.IsBlank() {
				continue
			}
			report(diag.Diagnostic{
				At: cell(e.Certification.At, e.At), Also: []diag.Position{e.Certified.At},
				Message: "L’" + event(e) + " compte " + french.Count(e.Certified.V, "personne certifiée", "personnes certifiées") +
					", et ne nomme pas la certification.",
				Remedy: "Indiquez le nom de la certification.",
			})
		}
	},
}
