package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// tinyAmount is the amount under which a budget in euros was more likely typed
// in thousands.
const tinyAmount plan.Cents = 100_00

// smallBudget is what the highest budget of a strategy passes.
const smallBudget plan.Cents = 1_000_00

// fewTimes is how many times a small expense goes into a budget of which it
// would be the thousandth, give or take a half.
const fewTimes = 500

var actTinyAmount = Rule{
	Code:        "ACT-021",
	Severity:    diag.Warning,
	Title:       "Montant très faible",
	Explanation: "Les montants se saisissent en euros. Un budget de quelques dizaines d’euros, ou des budgets qui n’atteignent jamais mille euros, ont souvent été tapés en milliers d’euros ; une dépense infime au regard du budget aussi.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			planned := x.PlannedCapital.Or(0) + x.PlannedRunning.Or(0)
			if spent := x.Spent.Or(0); spent > 0 && spent < tinyAmount && spent*fewTimes <= planned {
				report(diag.Diagnostic{
					At: x.Spent.At, Also: []diag.Position{x.PlannedCapital.At, x.PlannedRunning.At}, Value: euros(spent),
					Message: "L’" + action(x) + " a dépensé " + euros(spent) + " pour " + euros(planned) + " prévus : s’agit-il de milliers d’euros ?",
					Remedy:  inThousands(spent),
				})
			}
		}
		if cells, first, highest := plannedAmounts(a.Plan); len(cells) > shownItems && highest < smallBudget {
			report(diag.Diagnostic{
				At: cells[0], Also: few(cells[1:]), Value: euros(first),
				Message: "Le plus élevé des " + itoa(len(cells)) + " montants prévus est de " + euros(highest) + " : s’agit-il de milliers d’euros ?",
				Remedy:  "Si oui, tapez-les en euros, ou suivis de « k€ » : " + euros(highest*1000) + ", ou « " + number(highest.Euros()) + " k€ ».",
			})
			return
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if x.PlannedCapital.Or(0) >= tinyAmount || x.PlannedRunning.Or(0) >= tinyAmount {
				continue // the other amount is a small one, beside it
			}
			for _, amount := range []plan.Money{x.PlannedCapital, x.PlannedRunning} {
				if amount.OK() && amount.V > 0 {
					report(diag.Diagnostic{
						At: amount.At, Value: euros(amount.V),
						Message: "L’" + action(x) + " prévoit " + euros(amount.V) + " : s’agit-il de milliers d’euros ?",
						Remedy:  inThousands(amount.V),
					})
				}
			}
		}
	},
}

func inThousands(amount plan.Cents) string {
	return "Si oui, tapez " + euros(amount*1000) + ", ou « " + number(amount.Euros()) + " k€ »."
}

// plannedAmounts returns the cells of the budgets over zero, the first amount and
// the highest.
func plannedAmounts(p *plan.Plan) (cells []diag.Position, first, highest plan.Cents) {
	for i := range p.Actions {
		for _, amount := range []plan.Money{p.Actions[i].PlannedCapital, p.Actions[i].PlannedRunning} {
			if !amount.OK() || amount.V <= 0 {
				continue
			}
			if cells == nil {
				first = amount.V
			}
			cells, highest = append(cells, amount.At), max(highest, amount.V)
		}
	}
	return cells, first, highest
}
