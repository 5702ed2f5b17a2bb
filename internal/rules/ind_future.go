package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indFuture = Rule{
	Code:        "IND-023",
	Severity:    diag.Warning,
	Title:       "Valeur d’une année à venir",
	Explanation: "Une colonne d’une année postérieure à l’exercice contient un nombre. Une valeur visée se met dans la colonne « Cible » ; sinon, l’exercice est à corriger.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if a.Year == 0 {
			return
		}
		for i := range a.Plan.Indicators {
			n := &a.Plan.Indicators[i]
			for y, m := range n.Values {
				if y >= len(a.Plan.Years) || a.Plan.Years[y] <= a.Year || !m.Known() {
					continue
				}
				remedy := "Déplacez-la dans la colonne « Cible » si c’est la valeur visée, ou corrigez l’exercice."
				if n.Target.Known() {
					remedy = "Si c’est une étape vers la cible, écrivez-la dans le commentaire ; sinon, corrigez l’exercice."
				}
				report(diag.Diagnostic{
					At: m.At, Value: quantity(m.V, n.Unit),
					Message: "L’" + indicator(n) + " a déjà une valeur pour " + itoa(a.Plan.Years[y]) + ", après l’exercice " + itoa(a.Year) + ".",
					Remedy:  remedy,
				})
				break
			}
		}
	},
}
