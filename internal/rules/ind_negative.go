package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indNegative = Rule{
	Code:        "IND-025",
	Severity:    diag.Warning,
	Title:       "Compte négatif",
	Explanation: "L’unité est un nombre de choses : il ne peut pas être négatif. Si l’indicateur mesure une évolution, son intitulé doit le dire.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			if !isCount(n.Unit) {
				continue
			}
			for _, m := range known(n) {
				if m.V >= 0 || isChange(n.Title) {
					continue
				}
				report(diag.Diagnostic{
					At: m.At, Value: number(m.V),
					Message: "L’" + indicator(n) + " compte un nombre, et vaut " + number(m.V) + ".",
					Remedy:  "Corrigez la valeur ou l’unité ; si l’indicateur mesure une évolution, dites-le dans son intitulé.",
				})
				break
			}
		}
	},
}
