package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var repConfirm = Rule{
	Code:     "REP-001",
	Severity: diag.Warning,
	Title:    "Reprise à confirmer",
	Explanation: "La ligne vient d’un autre outil (« nrreport import »), et ce qui y a été proposé n’a pas été relu : le thème, surtout, tiré des mots de l’action. " +
		"Vérifiez, corrigez au besoin, puis effacez la cellule « À confirmer ».",
	Check: func(a *analysis.Analysis, report Reporter) {
		check := func(name string, typed plan.Text) {
			if typed.OK() {
				report(diag.Diagnostic{
					At: typed.At, Value: typed.V,
					Message: "L’import a laissé à confirmer pour l’" + name + " : " + quote(typed.V) + ".",
					Remedy:  "Vérifiez la ligne, puis effacez cette cellule.",
				})
			}
		}
		p := a.Plan
		for i := range p.Themes {
			t := &p.Themes[i]
			if t.ToConfirm.OK() {
				report(diag.Diagnostic{
					At: t.ToConfirm.At, Value: t.ToConfirm.V,
					Message: "L’import a laissé à confirmer pour le " + theme(t) + " : " + quote(t.ToConfirm.V) + ".",
					Remedy:  "Vérifiez la ligne, puis effacez cette cellule.",
				})
			}
		}
		for i := range p.Objectives {
			check(objective(&p.Objectives[i]), p.Objectives[i].ToConfirm)
		}
		for i := range p.Actions {
			check(action(&p.Actions[i]), p.Actions[i].ToConfirm)
		}
		for i := range p.Indicators {
			check(indicator(&p.Indicators[i]), p.Indicators[i].ToConfirm)
		}
	},
}
