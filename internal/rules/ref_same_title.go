package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var refSameTitle = Rule{
	Code:     "REF-017",
	Severity: diag.Warning,
	Title:    "Intitulé en double",
	Explanation: "Deux lignes du même thème portent le même intitulé : une ligne a sans doute été copiée, et serait comptée deux fois. " +
		"Supprimez la ligne en trop, ou précisez ce qui les distingue.",
	Check: func(a *analysis.Analysis, report Reporter) {
		type key struct {
			kind  analysis.Kind
			theme plan.ThemeID
			title string
		}
		p := a.Plan
		first := make(map[key]diag.Position, len(p.Objectives)+len(p.Actions)+len(p.Indicators))
		codedRows(p, func(c *coded) {
			if !c.title.OK() {
				return
			}
			k := key{c.kind, placedTheme(a, c), strings.ToLower(c.title.V)}
			at := cell(c.title.At, c.at)
			before, taken := first[k]
			if !taken {
				first[k] = at
				return
			}
			where := ""
			if k.theme != 0 {
				where = " du même thème"
			}
			report(diag.Diagnostic{
				At: at, Also: []diag.Position{before}, Value: c.title.V,
				Message: "L’" + c.name() + " a le même intitulé que l’" + c.noun + " de la " + lineOf(before) + where + ".",
				Remedy:  "Supprimez la ligne en trop, ou précisez ce qui distingue les deux.",
			})
		})
	},
}
