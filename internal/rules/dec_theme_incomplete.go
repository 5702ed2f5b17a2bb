package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var decThemeIncomplete = Rule{
	Code:     "DEC-011",
	Severity: diag.Error,
	Needs:    inThemes | inObjectives | inActions | inIndicators,
	Title:    "Thème traité en partie",
	Explanation: "Un thème du décret est traité lorsqu’il compte au moins un objectif, une action et un indicateur. " +
		"Ajoutez ce qui manque, ou rattachez au thème des lignes qui existent déjà.",
	Basis: basisThemes,
	Check: func(a *analysis.Analysis, report Reporter) {
		everywhere := 0 // what the whole plan lacks, DEC-006 to DEC-008 tell once
		for _, rows := range [...]int{len(a.Plan.Objectives), len(a.Plan.Actions) + len(a.DoneBefore), len(a.Plan.Indicators)} {
			if rows == 0 {
				everywhere++
			}
		}
		for i := range a.Plan.Themes {
			t, missing := &a.Plan.Themes[i], a.Themes[i].Missing
			if t.Own() || t.Retained.State == plan.Invalid || len(missing) <= everywhere || len(missing) == 3 {
				continue
			}
			report(diag.Diagnostic{
				At:      cell(t.Retained.At, t.At),
				Message: "Il manque " + french.Join(missing) + " au thème " + itoa(int(t.ID)) + " pour qu’il soit traité.",
				Remedy:  "Ajoutez " + french.Join(missing) + " dont la colonne « Thème » vaut " + itoa(int(t.ID)) + ".",
			})
		}
	},
}
