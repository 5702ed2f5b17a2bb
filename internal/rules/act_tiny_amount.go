package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// tinyAmount is the amount under which a budget in euros was more likely typed
// in thousands.
const tinyAmount plan.Cents = 100_00

var actTinyAmount = Rule{
	Code:        "ACT-021",
	Severity:    diag.Warning,
	Title:       "Montant très faible",
	Explanation: "Les montants se saisissent en euros. Un budget de quelques dizaines d’euros a souvent été tapé en milliers d’euros.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.PlannedCapital.Or(0) >= tinyAmount || x.PlannedRunning.Or(0) >= tinyAmount {
				continue // the other amount is a small one, beside it
			}
			for _, amount := range []plan.Money{x.PlannedCapital, x.PlannedRunning} {
				if !amount.OK() || amount.V <= 0 {
					continue
				}
				report(diag.Diagnostic{
					At: amount.At, Value: euros(amount.V),
					Message: "L’" + action(x) + " prévoit " + euros(amount.V) + " : s’agit-il de milliers d’euros ?",
					Remedy:  "Si oui, tapez " + euros(amount.V*1000) + ", ou « " + number(amount.V.Euros()) + " k€ ».",
				})
			}
		}
	},
}
