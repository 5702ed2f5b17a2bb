package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refIndicatorOrphan = Rule{
	Code:     "REF-011",
	Severity: diag.Warning,
	Title:    "Indicateur rattaché à rien",
	Explanation: "Un indicateur suit un objectif, ou une action qui sert un objectif. " +
		"Seul, il donne un chiffre sans dire à quoi il sert.",
	Basis: basisStrategy,
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking lacks
		concerned := 0
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if isShadowed(a, analysis.IndicatorKind, n.Code, i) {
				continue
			}
			concerned++
			if !n.Objectives.IsBlank() || len(s.Objectives) > 0 || len(s.Actions) > 0 {
				continue
			}
			lacking.add(a.Plan, codedIndicator(a.Plan, i), n.Objectives.At, "ne suit aucun objectif, et aucune action ne le cite")
		}
		lacking.report(report, concerned, "indicateurs ne suivent aucun objectif, et aucune action ne les cite",
			"Indiquez dans la colonne « Objectif(s) » le code de l’objectif suivi.")
	},
}
