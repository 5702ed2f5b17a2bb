package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var theDuplicate = Rule{
	Code:        "THE-008",
	Severity:    diag.Error,
	Title:       "Numéro de thème en double",
	Explanation: "Deux lignes de la feuille « Thèmes » portent le même numéro : les objectifs et les actions ne sauraient pas auquel se rattacher.",
	Check: func(a *analysis.Analysis, report Reporter) {
		first := map[plan.ThemeID]diag.Position{}
		for i := range a.Plan.Themes {
			t := &a.Plan.Themes[i]
			before, taken := first[t.ID]
			if !taken {
				first[t.ID] = t.At
				continue
			}
			report(diag.Diagnostic{
				At: t.At, Also: []diag.Position{before}, Value: itoa(int(t.ID)),
				Message: "Le numéro " + itoa(int(t.ID)) + " est déjà celui du thème de la " + lineOf(before) + ".",
				Remedy:  "Donnez un autre numéro à l’un des deux thèmes.",
			})
		}
	},
}
