package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indBaseline = Rule{
	Code:        "IND-007",
	Severity:    diag.Info,
	Title:       "Indicateur sans valeur de départ",
	Explanation: "Avec une valeur de départ, le rapport montre le chemin parcouru et celui qui reste. Si elle n’est pas connue, écrivez « n.d. ».",
	Check: func(a *analysis.Analysis, report Reporter) {
		var lacking grouped
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Target.Known() && n.Baseline.Kind == plan.NotFilled {
				lacking.addRow(a.Plan, codedIndicator(a.Plan, i), n.Baseline.At)
			}
		}
		lacking.report(report, "a une cible et pas de valeur de départ", "indicateurs ont une cible et pas de valeur de départ",
			"Indiquez la valeur d’avant la stratégie, ou « n.d. ».")
	},
}
