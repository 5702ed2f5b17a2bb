package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

var decreeCases = []ruleCase{
	{
		code:  "DEC-001",
		fail:  func(p *plan.Plan) { p.Programme[0].Text = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[0].Text.At },
		says:  "Le programme de travail ne donne pas le bilan de l’impact environnemental du numérique sur le territoire.",
		clean: func(p *plan.Plan) { p.Programme = append(p.Programme, plan.ProgrammeElement{Element: pt.Text("PT-A")}) },
	},
	{ // a filler is no answer
		code: "DEC-001",
		fail: func(p *plan.Plan) { p.Programme[0].Text = pt.Prose("-") },
		at:   func(p *plan.Plan) diag.Position { return p.Programme[0].Text.At },
		says: "Le programme de travail ne donne pas le bilan de l’impact environnemental du numérique sur le territoire.",
		clean: func(p *plan.Plan) {
			p.Programme[0].Text = pt.Prose("Sans objet : le territoire n’a pas d’habitants.")
		},
	},
	{
		code:  "DEC-002",
		fail:  func(p *plan.Plan) { p.Programme = p.Programme[:1] },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Programme },
		says:  "Le programme de travail ne donne pas le bilan des usages du numérique sur le territoire.",
		clean: func(p *plan.Plan) { p.Programme[1].Element = pt.Invalid[string]() },
	},
	{
		code:  "DEC-003",
		fail:  func(p *plan.Plan) { p.Programme[2].Text = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Programme[2].Text.At },
		says:  "Le programme de travail ne dit rien des actions déjà engagées pour atténuer l’impact du numérique.",
		clean: func(p *plan.Plan) { p.Programme[2].Text = pt.Prose("Aucune action engagée à ce jour.") },
	},
	{
		code:  "DEC-004",
		fail:  func(p *plan.Plan) { p.Actors = nil },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actors },
		says:  "Aucun acteur public ou privé n’est nommé.",
		clean: func(p *plan.Plan) { p.Actors = p.Actors[:1] },
	},
	{
		code:  "DEC-005",
		fail:  func(p *plan.Plan) { p.Actors = p.Actors[:1] },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actors },
		says:  "Le seul acteur nommé n’est ni privé ni associatif.",
		clean: func(p *plan.Plan) { p.Actors = []plan.Actor{p.Actors[0], p.Actors[2]} },
	},
	{
		code:  "DEC-005",
		fail:  func(p *plan.Plan) { p.Actors = p.Actors[1:] },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actors },
		says:  "Aucun des 2 acteurs nommés n’est public.",
		clean: func(p *plan.Plan) { p.Actors = p.Actors[1:]; p.Actors[0].Category = pt.Invalid[plan.ActorCategory]() },
	},
	{
		code:  "DEC-005",
		fail:  func(p *plan.Plan) { p.Actors = p.Actors[:1]; p.Actors[0].Category = pt.Of(plan.CitizenActor) },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actors },
		says:  "Le seul acteur nommé n’est ni public, ni privé, ni associatif.",
		clean: func(p *plan.Plan) { p.Actors = nil }, // told by DEC-004
	},
	{
		code:  "DEC-006",
		fail:  func(p *plan.Plan) { p.Objectives = nil },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Objectives },
		says:  "La stratégie n’a aucun objectif de réduction de l’empreinte numérique.",
		clean: func(p *plan.Plan) { p.Objectives = p.Objectives[:1] },
	},
	{
		code:  "DEC-007",
		fail:  func(p *plan.Plan) { p.Indicators = nil },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Indicators },
		says:  "La stratégie n’a aucun indicateur de suivi.",
		clean: func(p *plan.Plan) { p.Indicators = p.Indicators[:1] },
	},
	{
		code: "DEC-007",
		fail: func(p *plan.Plan) {
			for i := range p.Indicators {
				p.Indicators[i].Objectives, p.Actions[i].Indicators = plan.Refs{}, plan.Refs{}
			}
		},
		at:   func(p *plan.Plan) diag.Position { return p.Sheets.Indicators },
		says: "Aucun indicateur n’est associé à un objectif, alors que la stratégie en compte 5.",
		clean: func(p *plan.Plan) {
			for i := range p.Indicators {
				p.Indicators[i].Objectives = plan.Refs{} // their actions attach them
			}
		},
	},
	{
		code:  "DEC-008",
		fail:  func(p *plan.Plan) { p.Actions = nil },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says:  "La stratégie n’a aucune mesure pour atteindre ses objectifs.",
		clean: func(p *plan.Plan) { p.Actions = p.Actions[:1] },
	},
	{
		code:  "DEC-008", // dropped actions are no measures
		fail:  func(p *plan.Plan) { archiveActions(p, plan.Dropped) },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says:  "La stratégie n’a aucune mesure pour atteindre ses objectifs.",
		clean: func(p *plan.Plan) { archiveActions(p, plan.Done) },
	},
	{
		code: "DEC-009",
		fail: withoutMeans,
		at:   func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says: "Aucune des actions n’indique ses moyens : ni budget, ni agents, ni autres moyens (5 actions lues).",
		clean: func(p *plan.Plan) {
			withoutMeans(p)
			p.Actions[0].PlannedCapital = pt.Euros(0)
		},
	},
	{
		code:  "DEC-010",
		fail:  func(p *plan.Plan) { emptyTheme(p, 3) },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		says:  "Le thème 3 n’est ni traité ni expliqué : il n’a ni objectif, ni action, ni indicateur.",
		clean: func(p *plan.Plan) { emptyTheme(p, 3); p.Themes[2].Retained = pt.Of(false) },
	},
	{
		code:  "DEC-010",
		fail:  func(p *plan.Plan) { p.Themes = p.Themes[:5] },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Themes },
		says:  "Le thème 6 du décret n’est ni traité ni expliqué : sa ligne manque.",
		clean: func(p *plan.Plan) { emptyTheme(p, 3); p.Themes[2].Retained = pt.Invalid[bool]() },
	},
	{
		code: "DEC-011",
		fail: func(p *plan.Plan) {
			p.Objectives[2].Theme, p.Indicators[2].Theme = pt.Of[plan.ThemeID](2), pt.Of[plan.ThemeID](2)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		says:  "Il manque un objectif et un indicateur au thème 3 pour qu’il soit traité.",
		clean: func(p *plan.Plan) { emptyTheme(p, 3) }, // said by DEC-010
	},
	{
		code:  "DEC-011",
		fail:  func(p *plan.Plan) { p.Objectives[2].Theme = pt.Of[plan.ThemeID](2) },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		says:  "Il manque un objectif au thème 3 pour qu’il soit traité.",
		clean: func(p *plan.Plan) { p.Objectives = nil }, // said by DEC-006
	},
	{
		code:  "DEC-011",
		fail:  func(p *plan.Plan) { p.Actions[2].Theme = pt.Of[plan.ThemeID](2) },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[2].Retained.At },
		says:  "Il manque une action au thème 3 pour qu’il soit traité.",
		clean: func(p *plan.Plan) { archiveActions(p, plan.Dropped) }, // said by DEC-008
	},
	{
		code:  "DEC-012",
		fail:  func(p *plan.Plan) { p.Themes[5].Reason = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[5].Reason.At },
		says:  "Le thème 6 n’est pas retenu, et rien ne dit pourquoi.",
		clean: func(p *plan.Plan) { p.Themes[5].Reason = pt.Prose("Hors de nos compétences.") },
	},
	{
		code:  "DEC-012",
		fail:  func(p *plan.Plan) { p.Themes[5].Reason = pt.Prose("Néant") },
		at:    func(p *plan.Plan) diag.Position { return p.Themes[5].Reason.At },
		says:  "Le thème 6 n’est pas retenu, et rien ne dit pourquoi.",
		clean: func(p *plan.Plan) { p.Themes[5].Reason = pt.Prose("Aucun projet de territoire connecté.") },
	},
	{
		code:  "DEC-013",
		fail:  func(p *plan.Plan) { p.Community.Population = pt.Number(50_000) },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Population.At },
		value: "50 000",
		says:  "Avec 50 000 habitants, la collectivité ne dépasse pas le seuil de 50 000 habitants : sa stratégie est volontaire.",
		clean: func(p *plan.Plan) { p.Community.Population = pt.Number(50_001) },
	},
	{
		code:  "DEC-013",
		fail:  func(p *plan.Plan) { p.Community.Nature = pt.Of(plan.OtherNature) },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Nature.At },
		value: "autre",
		says:  "La stratégie n’est due que par les communes et les EPCI à fiscalité propre : la vôtre est volontaire.",
		clean: func(p *plan.Plan) { p.Community.Nature = pt.Of(plan.Commune) },
	},
	{
		code:  "DEC-014",
		fail:  func(p *plan.Plan) { p.Community.SessionDate = pt.Date(2026, 2, 5) },
		at:    func(p *plan.Plan) diag.Position { return p.Community.SessionDate.At },
		value: "05/02/2026",
		says:  "La séance du 5 février 2026 vient 7 jours après le débat budgétaire du 29 janvier 2026, alors que le bilan doit le précéder.",
		clean: func(p *plan.Plan) { p.Community.SessionDate = p.Community.BudgetDebate },
	},
	{
		code:  "DEC-014",
		fail:  func(p *plan.Plan) { p.Community.BudgetDebate = pt.Date(2027, 1, 28) },
		at:    func(p *plan.Plan) diag.Position { return p.Community.BudgetDebate.At },
		value: "28/01/2027",
		says:  "Le débat budgétaire du 28 janvier 2027 viendrait 413 jours après la séance du 11 décembre 2025.",
		clean: func(p *plan.Plan) { p.Community.BudgetDebate = pt.Date(2026, 3, 30) },
	},
	{
		code: "DEC-015",
		fail: func(p *plan.Plan) { p.Community.BudgetDebate = plan.Date{} },
		at:   func(p *plan.Plan) diag.Position { return p.Community.BudgetDebate.At },
		says: "La date du débat budgétaire que ce bilan doit précéder n’est pas indiquée.",
		clean: func(p *plan.Plan) {
			p.Community.BudgetDebate = plan.Date{}
			p.Community.Document = pt.Of(plan.Strategy)
		},
	},
	{
		code:  "DEC-016",
		fail:  func(p *plan.Plan) { p.Community.Evaluation = plan.Prose{} },
		at:    func(p *plan.Plan) diag.Position { return p.Community.Evaluation.At },
		says:  "Le bilan ne décrit pas la façon dont la stratégie est évaluée.",
		clean: func(p *plan.Plan) { p.Community.Evaluation = plan.Prose{}; p.Community.Document = pt.Of(plan.Strategy) },
	},
	{
		code:  "DEC-017",
		fail:  func(p *plan.Plan) { p.Actions[4].Side = pt.Of(plan.Internal) },
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Actions },
		says:  "Aucune action ne relève du volet « territoire » : cette partie du bilan serait vide (5 actions lues).",
		clean: func(p *plan.Plan) { p.Actions[4].Side = plan.Value[plan.Side]{} }, // it may be the one
	},
}

func withoutMeans(p *plan.Plan) {
	for i := range p.Actions {
		x := &p.Actions[i]
		x.PlannedCapital, x.PlannedRunning, x.Spent = plan.Money{}, plan.Money{}, plan.Money{}
		x.Staff, x.OtherMeans = plan.Number{}, plan.Prose{}
	}
}

// emptyTheme moves all of a theme to theme 1.
// archiveActions moves all actions to the archive, with one status.
func archiveActions(p *plan.Plan, status plan.Status) {
	for len(p.Actions) > 0 {
		archiveAction(p)
		p.Archive[len(p.Archive)-1].Status = pt.Of(status)
	}
}

func emptyTheme(p *plan.Plan, id plan.ThemeID) {
	one := pt.Of[plan.ThemeID](1)
	p.Objectives[id-1].Theme, p.Actions[id-1].Theme, p.Indicators[id-1].Theme = one, one, one
}
