package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var refActionIndicator = Rule{
	Code:     "REF-005",
	Severity: diag.Error,
	Needs:    inIndicators,
	Title:    "Indicateur inconnu cité par une action",
	Explanation: "La colonne « Indicateur(s) » d’une action contient des codes de la feuille « Indicateurs », séparés par des points-virgules. " +
		"Un code que cette feuille ne connaît pas ne mesure rien.",
	Check: func(a *analysis.Analysis, report Reporter) {
		v := &advisor{plan: a.Plan}
		for i := range a.Plan.Actions {
			if x := &a.Plan.Actions[i]; len(a.Actions[i].Indicators) < len(x.Indicators.Codes) {
				unknownRefs(a, v, analysis.IndicatorKind, action(x), x.Indicators, x.At, report)
			}
		}
	},
}
