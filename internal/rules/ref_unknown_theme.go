package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var refUnknownTheme = Rule{
	Code:        "REF-016",
	Severity:    diag.Error,
	Needs:       inThemes,
	Title:       "Thème qui n’existe pas",
	Explanation: "Le numéro désigne un thème que la feuille « Thèmes » ne contient pas. Ajoutez ce thème, ou choisissez-en un de la liste.",
	Check: func(a *analysis.Analysis, report Reporter) {
		known := map[plan.ThemeID]bool{}
		for _, t := range a.Plan.Themes {
			known[t.ID] = true
		}
		codedRows(a.Plan, func(c *coded) {
			// A missing row among the decree's six is the decree's matter.
			if !c.theme.OK() || known[c.theme.V] || c.theme.V >= 1 && c.theme.V <= plan.DecreeThemes {
				return
			}
			report(diag.Diagnostic{
				At: cell(c.theme.At, c.at), Value: itoa(int(c.theme.V)),
				Message: "Le thème " + itoa(int(c.theme.V)) + ", où se range l’" + c.name() + ", ne figure pas dans la feuille « Thèmes ».",
				Remedy:  "Choisissez un thème de la liste, ou ajoutez celui-ci à la feuille « Thèmes ».",
			})
		})
	},
}
