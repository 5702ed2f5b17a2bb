package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var actAmounts = Rule{
	Code:        "ACT-017",
	Severity:    diag.Error,
	Title:       "Montant négatif",
	Explanation: "Un budget prévu ou réalisé est positif ou nul. Une recette ou une subvention s’indique dans la colonne « Financeurs ».",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			for _, amount := range []struct {
				money plan.Money
				what  string
			}{
				{x.PlannedCapital, "Le budget prévu en investissement"},
				{x.PlannedRunning, "Le budget prévu en fonctionnement"},
				{x.Spent, "Le budget réalisé"},
			} {
				if !amount.money.OK() || amount.money.V >= 0 {
					continue
				}
				report(diag.Diagnostic{
					At: amount.money.At, Value: euros(amount.money.V),
					Message: amount.what + " de l’" + action(x) + " est négatif : " + euros(amount.money.V) + ".",
					Remedy:  "Tapez le montant sans signe, ou nommez la recette parmi les financeurs.",
				})
			}
		}
	},
}
