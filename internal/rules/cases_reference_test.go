package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

var referenceCases = []ruleCase{
	{
		code:  "REF-001",
		fail:  func(p *plan.Plan) { p.Actions[1].Code = plan.Text{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[1].Code.At },
		says:  "L’action « Conduire la mesure du domaine 2 » n’a pas de code.",
		clean: func(p *plan.Plan) { p.Actions[1].Code = pt.Invalid[string]() },
	},
	{
		code:  "REF-002",
		fail:  func(p *plan.Plan) { p.Indicators[1].Code = pt.Text("i1 .1") },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[1].Code.At },
		value: "i1 .1",
		says:  "Le code « i1 .1 » est déjà celui de l’indicateur de la ligne 5.",
		clean: func(p *plan.Plan) { p.Indicators[1].Code = pt.Text("O1.1") }, // each sheet has its own codes
	},
	{
		code:  "REF-003",
		fail:  func(p *plan.Plan) { p.Actions[0].Code = pt.Text("A1;2") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Code.At },
		value: "A1;2",
		says:  "Le code « A1;2 » contient des signes qui gênent les références.",
		clean: func(p *plan.Plan) { p.Actions[0].Code = pt.Text("É-2/03_b.1") },
	},
	{
		code:  "REF-004",
		fail:  func(p *plan.Plan) { p.Actions[0].Objectives = pt.Refs("O1.1", "O9.9") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Objectives.At },
		value: "O9.9",
		says:  "Aucun objectif ne porte le code « O9.9 », que cite l’action A1.1.",
		clean: func(p *plan.Plan) { p.Actions[0].Objectives = pt.Refs("o1. 1", "O2.1") },
	},
	{
		code:  "REF-005",
		fail:  func(p *plan.Plan) { p.Actions[0].Indicators = pt.Refs("I-1-1") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Indicators.At },
		value: "I-1-1",
		says:  "Aucun indicateur ne porte le code « I-1-1 », que cite l’action A1.1.",
		clean: func(p *plan.Plan) { p.Actions[0].Indicators = plan.Refs{} },
	},
	{
		code:  "REF-006",
		fail:  func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("A1.1") },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[0].Objectives.At },
		value: "A1.1",
		says:  "Aucun objectif ne porte le code « A1.1 », que cite l’indicateur I1.1.",
		clean: func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("O1.1", "O1.1") },
	},
	{
		code:  "REF-007",
		fail:  func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("O1.1", "o1.1") },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[0].Objectives.At },
		value: "o1.1",
		says:  "Le code « o1.1 » est cité plusieurs fois par l’indicateur I1.1.",
		clean: func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("O1.1", "O1.10") },
	},
	{
		code:  "REF-007",
		fail:  func(p *plan.Plan) { p.Actions[0].Indicators = pt.Refs("I1.1", "I2.1", "I1.1") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Indicators.At },
		value: "I1.1",
		says:  "Le code « I1.1 » est cité plusieurs fois par l’action A1.1.",
		clean: func(p *plan.Plan) { p.Actions[0].Indicators = pt.Refs("I1.1", "I2.1") },
	},
	{
		code:  "REF-008",
		fail:  func(p *plan.Plan) { p.Actions[0].Objectives = plan.Refs{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Objectives.At },
		says:  "L’action A1.1 ne sert aucun objectif.",
		clean: func(p *plan.Plan) { p.Actions[0].Objectives = pt.Refs("O9.9") }, // said by REF-004
	},
	{ // a date in the cell was said when it was read
		code:  "REF-008",
		fail:  func(p *plan.Plan) { p.Actions[0].Objectives = plan.Refs{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Objectives.At },
		says:  "L’action A1.1 ne sert aucun objectif.",
		clean: func(p *plan.Plan) { p.Actions[0].Objectives = plan.Refs{Invalid: true} },
	},
	{
		code:  "REF-009",
		fail:  func(p *plan.Plan) { p.Actions[1].Objectives = pt.Refs("O1.1") },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[1].Code.At },
		value: "O2.1",
		says:  "Aucune action ne sert l’objectif O2.1.",
		clean: func(p *plan.Plan) { p.Actions[1].Objectives = pt.Refs("O1.1", "O2.1") },
	},
	{
		code:  "REF-009",
		fail:  func(p *plan.Plan) { p.Actions = p.Actions[:1] },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[1].Code.At },
		value: "O2.1",
		says:  "Aucune action ne sert l’objectif O2.1.",
		clean: func(p *plan.Plan) { p.Actions = nil }, // said by DEC-008
	},
	{
		code: "REF-010",
		fail: func(p *plan.Plan) {
			p.Indicators[1].Objectives, p.Actions[1].Indicators = pt.Refs("O1.1"), plan.Refs{}
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[1].Code.At },
		value: "O2.1",
		says:  "Aucun indicateur ne suit l’objectif O2.1.",
		clean: func(p *plan.Plan) { p.Indicators[1].Objectives = plan.Refs{} }, // its action attaches it
	},
	{
		code: "REF-011",
		fail: func(p *plan.Plan) {
			p.Indicators[1].Objectives, p.Actions[1].Indicators = plan.Refs{}, plan.Refs{}
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[1].Objectives.At },
		says:  "L’indicateur I2.1 ne suit aucun objectif, et aucune action ne le cite.",
		clean: func(p *plan.Plan) { p.Indicators[1].Objectives = plan.Refs{} },
	},
	{
		code:  "REF-012",
		fail:  func(p *plan.Plan) { p.Actions[0].Theme = pt.Of[plan.ThemeID](2) },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Theme.At },
		value: "2",
		says:  "L’action A1.1 est dans le thème 2, et sert un objectif du thème 1 (O1.1).",
		clean: func(p *plan.Plan) { p.Actions[0].Objectives = pt.Refs("O2.1", "O1.1") },
	},
	{
		code:  "REF-013",
		fail:  func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("O2.1", "O3.1") },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[0].Theme.At },
		value: "1",
		says:  "L’indicateur I1.1 est dans le thème 1, et suit des objectifs d’autres thèmes (O2.1 et O3.1).",
		clean: func(p *plan.Plan) { p.Indicators[0].Objectives = pt.Refs("O2.1", "O1.1") },
	},
	{
		code: "REF-014",
		fail: func(p *plan.Plan) {
			p.Actions[0].Theme, p.Actions[0].Objectives = plan.Value[plan.ThemeID]{}, plan.Refs{}
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Theme.At },
		says:  "L’action A1.1 n’a pas de thème, et ne figurerait dans aucun chapitre.",
		clean: func(p *plan.Plan) { p.Actions[0].Theme = plan.Value[plan.ThemeID]{} },
	},
	{
		code:  "REF-015",
		fail:  func(p *plan.Plan) { p.Indicators[1].Theme = plan.Value[plan.ThemeID]{} },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[1].Theme.At },
		says:  "Le rapport range l’indicateur I2.1 avec son objectif, dans le thème 2.",
		clean: func(p *plan.Plan) { p.Indicators[1].Theme = pt.Invalid[plan.ThemeID]() },
	},
	{
		code:  "REF-016",
		fail:  func(p *plan.Plan) { p.Objectives[0].Theme = pt.Of[plan.ThemeID](9) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Theme.At },
		value: "9",
		says:  "Le thème 9, où se range l’objectif O1.1, ne figure pas dans la feuille « Thèmes ».",
		clean: func(p *plan.Plan) {
			p.Objectives[0].Theme = pt.Of[plan.ThemeID](9)
			p.Themes = append(p.Themes, plan.Theme{ID: 9, Title: pt.Text("Écoles")})
		},
	},
	{
		code: "REF-017",
		fail: func(p *plan.Plan) {
			copied := p.Actions[0]
			copied.Code = pt.Text("A1.2")
			p.Actions = append(p.Actions, copied)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[5].Title.At },
		value: "Conduire la mesure du domaine 1",
		says:  "L’action A1.2 a le même intitulé que l’action de la ligne 5 du même thème.",
		clean: func(p *plan.Plan) { p.Actions[1].Title = p.Actions[0].Title },
	},
	{
		code:  "REF-018",
		fail:  func(p *plan.Plan) { archiveAction(p); p.Objectives[0].Comment = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Code.At },
		value: "O1.1",
		says:  "Aucune action en cours ne sert l’objectif O1.1 : 1 action archivée l’a servi.",
		clean: func(p *plan.Plan) { archiveAction(p); p.Archive[0].Status = pt.Of(plan.Dropped) },
	},
	{
		code: "REF-018",
		fail: func(p *plan.Plan) {
			p.Objectives[0].Comment, p.Actions[0].Status = plan.Prose{}, pt.Of(plan.Dropped)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Code.At },
		value: "O1.1",
		says:  "Aucune action en cours ne sert l’objectif O1.1 : 1 action l’a servi, et est abandonnée.",
		clean: func(p *plan.Plan) { p.Objectives[0].Comment = plan.Prose{} }, // it goes on
	},
	{
		code: "REF-018",
		fail: func(p *plan.Plan) {
			p.Objectives[0].Comment, p.Actions[0].Status = plan.Prose{}, pt.Of(plan.Done)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Code.At },
		value: "O1.1",
		says:  "Aucune action en cours ne sert l’objectif O1.1 : 1 action l’a servi, et est close.",
		clean: func(p *plan.Plan) { // its comment says what became of it
			p.Objectives[0].Comment, p.Actions[0].Status = pt.Prose("Atteint."), pt.Of(plan.Done)
		},
	},
	{ // an objective served by archived actions has been served…
		code:  "REF-009",
		fail:  func(p *plan.Plan) { archiveAction(p); p.Archive[0].Status = pt.Of(plan.Dropped) },
		at:    func(p *plan.Plan) diag.Position { return p.Objectives[0].Code.At },
		value: "O1.1",
		says:  "Aucune action ne sert l’objectif O1.1.",
		clean: archiveAction,
	},
	{ // …and its theme has been treated
		code:  "DEC-011",
		fail:  func(p *plan.Plan) { archiveAction(p); p.Archive = nil },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[0].Retained.At },
		says:  "Il manque une action au thème 1 pour qu’il soit traité.",
		clean: archiveAction,
	},
	{
		code:  "REF-019",
		fail:  func(p *plan.Plan) { archiveAction(p); p.Actions[0].Code = pt.Text("a1. 1") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[0].Code.At },
		value: "a1. 1",
		says:  "Le code « a1. 1 » est celui d’une action archivée.",
		clean: archiveAction,
	},
	{ // the title of a part, between two rows
		code: "REF-020",
		fail: func(p *plan.Plan) {
			p.Actions[1].Title, p.Actions[1].Theme, p.Actions[1].Objectives = plan.Text{}, plan.Value[plan.ThemeID]{}, plan.Refs{}
			p.Actions[1].Side, p.Actions[1].Pilot = plan.Value[plan.Side]{}, plan.Text{}
			p.Actions[1].Status, p.Actions[1].Due = plan.Value[plan.Status]{}, plan.Date{}
		},
		at:    func(p *plan.Plan) diag.Position { return p.Actions[1].Code.At },
		value: "A2.1",
		says:  "La ligne 6 n’a ni intitulé ni thème, et porte « A2.1 » dans la colonne du code.",
		clean: func(p *plan.Plan) { p.Actions[1].Title = plan.Text{} }, // said by ACT-001
	},
	{
		code:  "REP-001",
		fail:  func(p *plan.Plan) { p.Actions[1].ToConfirm = pt.Text("thème 2, d’après « matériel »") },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[1].ToConfirm.At },
		says:  "La reprise de l’action A2.1 reste à confirmer : « thème 2, d’après « matériel » ».",
		clean: func(p *plan.Plan) {},
	},
	{
		code:  "REP-001",
		fail:  func(p *plan.Plan) { withOwn(p); p.Themes[6].ToConfirm = pt.Text("axe") },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[6].ToConfirm.At },
		says:  "La reprise du thème « Sobriété dans les écoles » reste à confirmer : « axe ».",
		clean: withOwn,
	},
}

// archiveAction moves the first action to the archive, done.
func archiveAction(p *plan.Plan) {
	old := plan.ArchivedAction{Action: p.Actions[0], ClosedIn: pt.Number(2024)}
	old.Status = pt.Of(plan.Done)
	p.Archive = append(p.Archive, old)
	p.Actions = p.Actions[1:]
}
