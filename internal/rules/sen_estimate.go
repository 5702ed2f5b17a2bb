package rules

import (
	"math"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

// A round number of that size is rarely a count.
const roundFrom, roundStep = 200, 50

var senEstimate = Rule{
	Code:     "SEN-011",
	Severity: diag.Info,
	Title:    "Estimation non signalée ?",
	Explanation: "Un grand nombre rond est souvent une estimation. Le rapport sépare les personnes comptées des personnes estimées : " +
		"« oui » ou « non » dans la colonne « Estimation » lève le doute.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			e := &a.Plan.Events[i]
			if !e.Estimated.IsBlank() || !e.Participants.OK() || e.Participants.V < roundFrom || math.Mod(e.Participants.V, roundStep) != 0 {
				continue
			}
			report(diag.Diagnostic{
				At: cell(e.Estimated.At, e.At), Also: []diag.Position{e.Participants.At},
				Message: "L’" + event(e) + " annonce " + people(e.Participants.V) + " : est-ce une estimation ?",
				Remedy:  "Mettez « oui » ou « non » dans la colonne « Estimation ».",
			})
		}
	},
}
