package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colPeriodOrder = Rule{
	Code:        "COL-009",
	Severity:    diag.Error,
	Needs:       inCommunity,
	Title:       "Fin de la stratégie avant son début",
	Explanation: "Une des deux dates est fausse. Tant qu’elles sont inversées, aucune action ne peut être située dans la période.",
	Check: func(a *analysis.Analysis, report Reporter) {
		c := &a.Plan.Community
		if !c.Start.OK() || !c.End.OK() || !c.End.V.Before(c.Start.V) {
			return
		}
		report(diag.Diagnostic{
			At: c.End.At, Also: []diag.Position{c.Start.At}, Value: dayShort(c.End.V),
			Message: "La stratégie finirait le " + day(c.End.V) + ", avant de commencer le " + day(c.Start.V) + ".",
			Remedy:  "Corrigez le début ou la fin.",
		})
	},
}
