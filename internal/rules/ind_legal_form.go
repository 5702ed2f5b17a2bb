package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indLegalForm = Rule{
	Code:        "IND-029",
	Severity:    diag.Error,
	Title:       "Seuil légal et unité incompatibles",
	Explanation: "Les seuils légaux sont des pourcentages à atteindre ou à dépasser. Un indicateur dans une autre unité, ou qui doit baisser, ne peut pas leur être comparé.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Legal == nil {
				continue
			}
			switch {
			case n.Unit.OK() && !isPercent(n.Unit):
				report(diag.Diagnostic{
					At: n.Unit.At, Also: []diag.Position{n.Threshold.At}, Value: n.Unit.V,
					Message: "Le seuil " + s.Legal.Threshold.Code + " est un pourcentage, et l’" + indicator(n) + " est en " + quote(n.Unit.V) + ".",
					Remedy:  "Choisissez l’unité %, ou effacez le seuil légal.",
				})
			case n.Direction.OK() && n.Direction.V != s.Legal.Threshold.Direction:
				report(diag.Diagnostic{
					At: n.Direction.At, Also: []diag.Position{n.Threshold.At}, Value: string(n.Direction.V),
					Message: "Le seuil " + s.Legal.Threshold.Code + " est une part à atteindre ou à dépasser, et le sens de l’" + indicator(n) +
						" est « " + string(n.Direction.V) + " ».",
					Remedy: "Choisissez « " + string(s.Legal.Threshold.Direction) + " », ou effacez le seuil légal.",
				})
			}
		}
	},
}
