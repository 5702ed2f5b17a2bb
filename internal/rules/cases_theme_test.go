package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// withOwn adds a theme of the community's own, with an objective.
func withOwn(p *plan.Plan) {
	p.Themes = append(p.Themes, plan.Theme{ID: 7, Title: pt.Text("Sobriété dans les écoles"), Retained: pt.Of(true)})
	o := p.Objectives[0]
	o.Code, o.Theme, o.Title = pt.Text("O7.1"), pt.Of[plan.ThemeID](7), pt.Text("Réduire le parc des écoles")
	p.Objectives = append(p.Objectives, o)
}

var themeCases = []ruleCase{
	{
		code:  "THE-001",
		fail:  func(p *plan.Plan) { p.Themes[2].Retained, p.Themes[2].Reason = pt.Of(false), pt.Prose("Hors sujet.") },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		value: "non",
		says:  "Le thème 3 n’est pas retenu, et compte pourtant 1 objectif, 1 action et 1 indicateur.",
		clean: func(p *plan.Plan) { emptyTheme(p, 3); p.Themes[2].Retained = pt.Of(false) },
	},
	{ // the chapter would print « Thème non retenu », then the figures of its log
		code:  "THE-001",
		fail:  func(p *plan.Plan) { emptyTheme(p, 5); p.Themes[4].Retained = pt.Of(false) },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[4].Retained.At },
		value: "non",
		says:  "Le thème 5 n’est pas retenu, et compte pourtant 2 événements de sensibilisation.",
		clean: func(p *plan.Plan) { emptyTheme(p, 5); p.Themes[4].Retained, p.Events = pt.Of(false), nil },
	},
	{
		code:  "THE-002",
		fail:  func(p *plan.Plan) { p.Themes[2].Retained = plan.YesNo{} },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		says:  "Rien ne dit si le thème 3 est retenu ; il l’est, puisqu’il compte 1 objectif, 1 action et 1 indicateur.",
		clean: func(p *plan.Plan) { p.Themes[2].Retained = pt.Invalid[bool]() },
	},
	{
		code:  "THE-003",
		fail:  func(p *plan.Plan) { p.Themes[2].Review = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Review.At },
		says:  "Le thème 3 n’a pas de bilan de l’année.",
		clean: func(p *plan.Plan) { p.Themes[2].Review, p.Community.Document = plan.Prose{}, pt.Of(plan.Strategy) },
	},
	{
		code:  "THE-004",
		fail:  func(p *plan.Plan) { p.Themes[2].Introduction = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Introduction.At },
		says:  "Le chapitre du thème 3 n’a pas d’introduction.",
		clean: func(p *plan.Plan) { p.Themes[2].Outlook = plan.Prose{} },
	},
	{
		code:  "THE-005",
		fail:  func(p *plan.Plan) { p.Themes[2].Reason = pt.Prose("Pas de site web.") },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Reason.At },
		value: "Pas de site web.",
		says:  "Le thème 3 est retenu, et un motif pour ne pas le retenir est pourtant donné.",
		clean: func(p *plan.Plan) { p.Themes[5].Reason = pt.Prose("Pas d’objets connectés.") },
	},
	{
		code:  "THE-006",
		fail:  func(p *plan.Plan) { withOwn(p); p.Themes[6].Title = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[6].Title.At },
		says:  "Le thème 7, ajouté aux six du décret, n’a pas d’intitulé.",
		clean: func(p *plan.Plan) { p.Themes[0].Title = plan.Text{} }, // the decree has one
	},
	{
		code:  "THE-007",
		fail:  func(p *plan.Plan) { withOwn(p); p.Objectives = p.Objectives[:5] },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[6].Title.At },
		says:  "Le thème « Sobriété dans les écoles » n’a ni objectif ni action.",
		clean: withOwn,
	},
	{
		code:  "THE-008",
		fail:  func(p *plan.Plan) { withOwn(p); p.Themes[6].ID = 5 },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[6].At },
		value: "5",
		says:  "Le numéro 5 est déjà celui du thème de la ligne 9.",
		clean: withOwn,
	},
}
