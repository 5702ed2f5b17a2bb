package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

var objectiveCases = []ruleCase{
	{
		code:  "OBJ-001",
		fail:  func(p *plan.Plan) { p.Objectives[0].Title = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Title.At },
		says:  "L’objectif O1.1 n’a pas d’intitulé.",
		clean: func(p *plan.Plan) { p.Objectives[0].Title = pt.Invalid[string]() },
	},
	{
		code:  "OBJ-002",
		fail:  func(p *plan.Plan) { p.Objectives[0].Scope = plan.Value[plan.Scope]{} },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Scope.At },
		says:  "L’objectif O1.1 ne dit pas s’il est annuel ou pluriannuel.",
		clean: func(p *plan.Plan) { p.Objectives[0].Scope = pt.Invalid[plan.Scope]() },
	},
	{
		code:  "OBJ-003",
		fail:  func(p *plan.Plan) { p.Objectives[0].Due = plan.Date{} },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		says:  "L’objectif O1.1 n’a pas d’échéance.",
		clean: func(p *plan.Plan) { p.Objectives[0].Due = pt.Invalid[plan.Day]() },
	},
	{
		code:  "OBJ-004",
		fail:  func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2031, 1, 1) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "01/01/2031",
		says:  "L’échéance de l’objectif O1.1, le 1er janvier 2031, est hors de la stratégie, qui va du 1er janvier 2025 au 31 décembre 2030.",
		clean: func(p *plan.Plan) { p.Objectives[0].Due = p.Community.End },
	},
	{
		code: "OBJ-005",
		fail: func(p *plan.Plan) {
			p.Objectives[0].Scope = pt.Of(plan.Yearly)
			p.Objectives[0].Due = pt.Date(2027, 1, 1)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "01/01/2027",
		says:  "L’objectif O1.1 est annuel, et son échéance du 1er janvier 2027 vient après 2026, l’année qui suit l’exercice.",
		clean: func(p *plan.Plan) {
			p.Objectives[0].Scope = pt.Of(plan.Yearly)
			p.Objectives[0].Due = pt.Date(2026, 12, 31)
		},
	},
	{
		code:  "OBJ-006",
		fail:  func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2025, 6, 30) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "30/06/2025",
		says:  "L’objectif O1.1 était à atteindre le 30 juin 2025, et 1 de ses actions reste ouverte.",
		clean: func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2025, 6, 30); p.Actions[0].Status = pt.Of(plan.Done) },
	},
	{
		code:  "OBJ-006",
		fail:  func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2025, 6, 30) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "30/06/2025",
		says:  "L’objectif O1.1 était à atteindre le 30 juin 2025, et 1 de ses actions reste ouverte.",
		clean: func(p *plan.Plan) { // a permanent action
			p.Objectives[0].Due, p.Actions[0].Due = pt.Date(2025, 6, 30), p.Community.End
		},
	},
	{
		code:  "OBJ-007",
		fail:  func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2027, 1, 1) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "01/01/2027",
		says:  "L’objectif O1.1 est à atteindre le 1er janvier 2027, avant la fin de l’action A1.1, le 30 juin 2027.",
		clean: func(p *plan.Plan) { // a permanent action
			p.Objectives[0].Due, p.Actions[0].Due = pt.Date(2027, 1, 1), p.Community.End
		},
	},
	{
		code: "OBJ-007",
		fail: func(p *plan.Plan) {
			p.Objectives[0].Due = pt.Date(2027, 1, 1)
			p.Actions[1].Objectives, p.Actions[1].Due = pt.Refs("O1.1"), pt.Date(2028, 3, 31)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Due.At },
		value: "01/01/2027",
		says:  "L’objectif O1.1 est à atteindre le 1er janvier 2027, avant la fin de 2 de ses actions, dont la dernière le 31 mars 2028.",
		clean: func(p *plan.Plan) { // serves another objective too
			p.Objectives[0].Due = pt.Date(2027, 1, 1)
			p.Actions[0].Objectives = pt.Refs("O1.1", "O2.1")
		},
	},
	{
		code:  "OBJ-008",
		fail:  func(p *plan.Plan) { p.Objectives[1].Result, p.Objectives[3].Result = plan.Prose{}, plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[1].Result.At },
		says:  "2 objectifs ne disent pas quel résultat on en attend (O2.1 et O4.1).",
		clean: func(p *plan.Plan) { p.Objectives[1].Result = pt.Prose("Moins d’achats neufs.") },
	},
}
