package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
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
					At:      typed.At,
					Message: french.Stop("La reprise " + name + " reste à confirmer : " + french.Quote(french.Typeset(diag.Shorten(typed.V, longestReason)))),
					Remedy:  "Vérifiez la ligne, corrigez-la au besoin, puis effacez cette cellule.",
				})
			}
		}
		p := a.Plan
		for i := range p.Themes {
			check("du "+theme(&p.Themes[i]), p.Themes[i].ToConfirm)
		}
		for i := range p.Objectives {
			check("de l’"+objective(&p.Objectives[i]), p.Objectives[i].ToConfirm)
		}
		for i := range p.Actions {
			check("de l’"+action(&p.Actions[i]), p.Actions[i].ToConfirm)
		}
		for i := range p.Indicators {
			check("de l’"+indicator(&p.Indicators[i]), p.Indicators[i].ToConfirm)
		}
	},
}

// longestReason is how much of a cell « À confirmer » is told, in characters:
// the reason of the proposed theme, which comes first, holds in it.
const longestReason = 160
