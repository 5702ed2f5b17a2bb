package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var refActionTheme = Rule{
	Code:     "REF-012",
	Severity: diag.Warning,
	Title:    "Action et objectif de thèmes différents",
	Explanation: "L’action est rangée dans un thème et aucun de ses objectifs n’en relève : le chapitre montrerait l’action loin de ce qu’elle sert. " +
		"Corrigez le thème ou le code de l’objectif.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x, s := &a.Plan.Actions[i], &a.Actions[i]
			if other, differs := otherTheme(a, x.Theme, s.Objectives); differs {
				report(diag.Diagnostic{
					At: cell(x.Theme.At, x.At), Also: []diag.Position{cell(x.Objectives.At, x.At)}, Value: itoa(int(x.Theme.V)),
					Message: "L’" + action(x) + " est dans le thème " + itoa(int(x.Theme.V)) + ", et sert " + objectivesOf(other, a.Plan, s.Objectives) + ".",
					Remedy:  "Corrigez le thème de l’action, ou " + french.Plural(len(s.Objectives), "le code de l’objectif", "les codes des objectifs") + ".",
				})
			}
		}
	},
}

// objectivesOf says which objectives are of another theme: « un objectif du
// thème 4 (O4.1) ».
func objectivesOf(other plan.ThemeID, p *plan.Plan, objectives []int) string {
	return french.Plural(len(objectives), "un objectif du thème "+itoa(int(other)), "des objectifs d’autres thèmes") +
		" (" + objectiveCodes(p, objectives) + ")"
}

// otherTheme returns the theme of the first objective when none is of the
// theme typed.
func otherTheme(a *analysis.Analysis, typed plan.Value[plan.ThemeID], objectives []int) (plan.ThemeID, bool) {
	if !typed.OK() || len(objectives) == 0 {
		return 0, false
	}
	for _, o := range objectives {
		if t := a.Objectives[o].Theme; t == typed.V || t == 0 {
			return 0, false
		}
	}
	return a.Objectives[objectives[0]].Theme, true
}
