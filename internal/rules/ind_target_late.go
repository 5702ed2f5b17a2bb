package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var indTargetLate = Rule{
	Code:        "IND-010",
	Severity:    diag.Info,
	Title:       "Cible au-delà de la stratégie",
	Explanation: "La cible est fixée pour une année que la stratégie ne couvre pas : la stratégie s’achèvera sans qu’on sache si elle est atteinte.",
	Check: func(a *analysis.Analysis, report Reporter) {
		_, end, ok := strategy(a.Plan)
		if !ok {
			return
		}
		for i := range a.Plan.Indicators {
			if n := &a.Plan.Indicators[i]; n.Target.Known() && n.TargetYear.OK() && int(n.TargetYear.V) > end.Year {
				report(diag.Diagnostic{
					At: n.TargetYear.At, Value: year(n.TargetYear.V),
					Message: "La cible de l’" + indicator(n) + " est pour " + year(n.TargetYear.V) + ", après la fin de la stratégie en " + itoa(end.Year) + ".",
					Remedy:  "Si l’année est juste, vous pouvez fixer la cible à la fin de la stratégie, et dire l’horizon " + year(n.TargetYear.V) + " dans le commentaire.",
				})
			}
		}
	},
}
