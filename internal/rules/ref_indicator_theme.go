package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var refIndicatorTheme = Rule{
	Code:     "REF-013",
	Severity: diag.Warning,
	Title:    "Indicateur et objectif de thèmes différents",
	Explanation: "L’indicateur est rangé dans un thème et aucun des objectifs qu’il suit n’en relève. " +
		"Corrigez le thème ou le code de l’objectif.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if other, differs := otherTheme(a, n.Theme, s.Objectives); differs {
				report(diag.Diagnostic{
					At: cell(n.Theme.At, n.At), Also: []diag.Position{cell(n.Objectives.At, n.At)}, Value: itoa(int(n.Theme.V)),
					Message: "L’" + indicator(n) + " est dans le thème " + itoa(int(n.Theme.V)) + ", et suit " + objectivesOf(other, a.Plan, s.Objectives) + ".",
					Remedy:  "Corrigez le thème de l’indicateur, ou " + french.Plural(len(s.Objectives), "le code de l’objectif", "les codes des objectifs") + ".",
				})
			}
		}
	},
}
