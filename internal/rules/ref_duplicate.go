package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var refDuplicate = Rule{
	Code:     "REF-002",
	Severity: diag.Error,
	Title:    "Code en double",
	Explanation: "Un code désigne une seule ligne de sa feuille : s’il en désigne deux, une référence à ce code peut viser l’une ou l’autre. " +
		"Les majuscules et les espaces ne comptent pas : « a1.1 » et « A1. 1 » sont le même code.",
	Check: func(a *analysis.Analysis, report Reporter) {
		var first [3]map[string]diag.Position
		for kind, n := range [...]int{len(a.Plan.Objectives), len(a.Plan.Actions), len(a.Plan.Indicators)} {
			first[kind] = make(map[string]diag.Position, n)
		}
		codedRows(a.Plan, func(c *coded) {
			if !c.code.OK() {
				return
			}
			key, at := french.FoldCode(c.code.V), cell(c.code.At, c.at)
			before, taken := first[c.kind][key]
			if !taken {
				first[c.kind][key] = at
				return
			}
			report(diag.Diagnostic{
				At: at, Also: []diag.Position{before}, Value: c.code.V,
				Message: "Le code " + quote(c.code.V) + " est déjà celui de l’" + c.noun + " de la " + lineOf(before) + ".",
				Remedy:  "Donnez un autre code à l’une des deux lignes, et corrigez les références qui la visaient.",
			})
		})
	},
}
