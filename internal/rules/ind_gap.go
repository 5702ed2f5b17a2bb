package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indGap = Rule{
	Code:        "IND-022",
	Severity:    diag.Info,
	Title:       "Année manquante dans la série",
	Explanation: "Une année est vide entre deux années renseignées. « n.d. » dirait que la valeur n’a pas été mesurée.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			last := -1
			for y, m := range n.Values {
				if y >= len(a.Plan.Years) || m.Kind == plan.NotFilled {
					continue
				}
				if last >= 0 && y-last > 1 {
					report(diag.Diagnostic{
						At: cell(n.Values[last+1].At, n.At),
						Message: "L’" + indicator(n) + " n’a pas de valeur pour " +
							listed(y-last-1, func(i int) string { return itoa(a.Plan.Years[last+1+i]) }) + ", entre deux années renseignées.",
						Remedy: "Tapez la valeur, ou « n.d. » si elle n’a pas été mesurée.",
					})
				}
				last = y
			}
		}
	},
}
