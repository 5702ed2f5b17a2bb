package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

func withoutBudget(p *plan.Plan) {
	for i := range p.Actions {
		p.Actions[i].PlannedCapital, p.Actions[i].PlannedRunning = plan.Money{}, plan.Money{}
	}
}

func withoutStaff(p *plan.Plan) {
	for i := range p.Actions {
		p.Actions[i].Staff = plan.Number{}
	}
}

var meansCases = []ruleCase{
	{
		code:  "MOY-001",
		fail:  withoutBudget,
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says:  "Aucune action n’indique de budget prévu.",
		clean: func(p *plan.Plan) { withoutBudget(p); p.Actions[4].PlannedRunning = pt.Invalid[plan.Cents]() },
	},
	{
		code:  "MOY-002",
		fail:  withoutStaff,
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says:  "Aucune action n’indique d’agents, en équivalents temps plein.",
		clean: func(p *plan.Plan) { withoutStaff(p); p.Actions[4].Staff = pt.Number(0) },
	},
}
