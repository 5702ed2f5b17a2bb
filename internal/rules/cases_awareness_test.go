package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// onEvent changes the first event of the valid plan: a workshop of 12 March
// 2025 for 24 agents (theme 4), six of whom were certified.
func onEvent(change func(e *plan.Event)) func(*plan.Plan) {
	return func(p *plan.Plan) { change(&p.Events[0]) }
}

// ofEvent is a cell of the first event.
func ofEvent(at func(e *plan.Event) diag.Position) func(*plan.Plan) diag.Position {
	return func(p *plan.Plan) diag.Position { return at(&p.Events[0]) }
}

// alike makes three events of theme 5 with one audience and one category.
func alike(p *plan.Plan) {
	third := p.Events[2]
	third.Title = pt.Text("Le numérique au lycée")
	p.Events = append(p.Events, third)
	for i := 1; i < 4; i++ {
		p.Events[i].Audience, p.Events[i].Actors = pt.Text("scolaires"), pt.Names("Ressourcerie du Val")
	}
}

var awarenessCases = []ruleCase{
	{
		code:  "SEN-001",
		fail:  onEvent(func(e *plan.Event) { e.Date = plan.Date{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Date.At }),
		says:  "L’événement « Atelier écogestes » n’a pas de date : il n’est pas compté dans l’exercice 2025.",
		clean: onEvent(func(e *plan.Event) { e.Date = pt.Invalid[plan.Day]() }),
	},
	{
		code:  "SEN-002",
		fail:  onEvent(func(e *plan.Event) { e.Date = pt.Date(2024, 3, 12) }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Date.At }),
		value: "12/03/2024",
		says:  "L’événement « Atelier écogestes » date du 12 mars 2024, hors de l’exercice 2025 : il n’est pas compté.",
		clean: func(p *plan.Plan) {
			p.Events[0].Date, p.Community.Document = pt.Date(2024, 3, 12), pt.Of(plan.Strategy)
		},
	},
	{
		code:  "SEN-003",
		fail:  onEvent(func(e *plan.Event) { e.Date = pt.Date(2025, 12, 12) }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Date.At }),
		value: "12/12/2025",
		says:  "L’événement « Atelier écogestes » aura lieu le 12 décembre 2025, après la séance du 11 décembre 2025, et il est déjà compté.",
		clean: onEvent(func(e *plan.Event) { e.Date = pt.Date(2025, 12, 11) }),
	},
	{
		code:  "SEN-004",
		fail:  onEvent(func(e *plan.Event) { e.Theme = pt.Of[plan.ThemeID](2) }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Theme.At }),
		value: "2",
		says:  "L’événement « Atelier écogestes » est dans le thème 2 : il ne compte ni dans le thème 4, ni dans le thème 5.",
		clean: onEvent(func(e *plan.Event) { e.Theme = pt.Of[plan.ThemeID](5) }),
	},
	{
		code:  "SEN-004",
		fail:  onEvent(func(e *plan.Event) { e.Theme = plan.Value[plan.ThemeID]{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Theme.At }),
		says:  "L’événement « Atelier écogestes » n’a pas de thème : il ne compte ni dans le thème 4, ni dans le thème 5.",
		clean: onEvent(func(e *plan.Event) { e.Theme = pt.Invalid[plan.ThemeID]() }),
	},
	{
		code:  "SEN-005",
		fail:  onEvent(func(e *plan.Event) { e.Format = plan.Value[plan.Format]{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Format.At }),
		says:  "L’événement « Atelier écogestes » n’a pas de format.",
		clean: onEvent(func(e *plan.Event) { e.Format = pt.Of(plan.OtherFormat) }),
	},
	{
		code:  "SEN-006",
		fail:  onEvent(func(e *plan.Event) { e.Title = plan.Text{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Title.At }),
		says:  "L’événement du 12 mars 2025 n’a pas d’intitulé.",
		clean: onEvent(func(e *plan.Event) { e.Title = pt.Invalid[string]() }),
	},
	{
		code:  "SEN-007",
		fail:  onEvent(func(e *plan.Event) { e.Participants = plan.Number{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Participants.At }),
		says:  "L’événement « Atelier écogestes » n’indique pas combien de personnes il a touchées.",
		clean: onEvent(func(e *plan.Event) { e.Participants, e.Certified = pt.Number(0), plan.Number{} }),
	},
	{
		code:  "SEN-008",
		fail:  onEvent(func(e *plan.Event) { e.Participants = pt.Number(24.5) }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Participants.At }),
		value: "24,5",
		says:  "Le nombre de participants de l’événement « Atelier écogestes » vaut 24,5.",
		clean: onEvent(func(e *plan.Event) { e.Participants, e.Certified = pt.Number(0), pt.Number(0) }),
	},
	{
		code:  "SEN-009",
		fail:  onEvent(func(e *plan.Event) { e.Certified = pt.Number(25) }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Certified.At }),
		value: "25",
		says:  "L’événement « Atelier écogestes » compte 25 personnes certifiées pour 24 participants.",
		clean: onEvent(func(e *plan.Event) { e.Certified = pt.Number(24) }),
	},
	{
		code:  "SEN-010",
		fail:  onEvent(func(e *plan.Event) { e.Certification = plan.Text{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Certification.At }),
		says:  "L’événement « Atelier écogestes » compte 6 personnes certifiées, et ne nomme pas la certification.",
		clean: onEvent(func(e *plan.Event) { e.Certified, e.Certification = pt.Number(0), plan.Text{} }),
	},
	{
		code:  "SEN-011",
		fail:  onEvent(func(e *plan.Event) { e.Participants, e.Estimated = pt.Number(1500), plan.YesNo{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Estimated.At }),
		says:  "L’événement « Atelier écogestes » annonce 1 500 personnes : est-ce une estimation ?",
		clean: onEvent(func(e *plan.Event) { e.Participants = pt.Number(1500) }), // « non »
	},
	{
		code: "SEN-012",
		fail: alike,
		at:   func(p *plan.Plan) diag.Position { return p.Sheets.Events },
		says: "Les 3 événements du thème 5 n’impliquent que des acteurs de la catégorie « associatif » et ne visent qu’un public, « scolaires ».",
		clean: func(p *plan.Plan) {
			alike(p)
			p.Events[1].Actors = pt.Names("Reconditeck")
			p.Events[2].Audience = pt.Text("seniors")
		},
	},
	{
		code: "SEN-012",
		fail: func(p *plan.Plan) {
			alike(p)
			for i := range p.Events {
				p.Events[i].Actors, p.Events[i].ActorCategory = plan.Names{}, plan.Value[plan.ActorCategory]{}
			}
			p.Events[1].Audience = pt.Text("seniors")
		},
		at:    func(p *plan.Plan) diag.Position { return p.Sheets.Events },
		says:  "Les 3 événements du thème 5 ne disent pas quelles catégories d’acteurs y prennent part.",
		clean: func(p *plan.Plan) { alike(p); p.Events[3].Theme = pt.Of[plan.ThemeID](4) }, // two are too few to say
	},
	{
		code: "SEN-012",
		fail: func(p *plan.Plan) {
			alike(p)
			p.Events = append(p.Events, p.Events[3])
			e := &p.Events[len(p.Events)-1]
			e.Audience, e.Actors, e.ActorCategory = plan.Text{}, plan.Names{}, plan.Value[plan.ActorCategory]{}
		},
		at:   func(p *plan.Plan) diag.Position { return p.Sheets.Events },
		says: "Les 4 événements du thème 5 n’impliquent, pour les 3 qui le disent, que des acteurs de la catégorie « associatif » et ne visent, pour les 3 qui le disent, qu’un public, « scolaires ».",
		clean: func(p *plan.Plan) { // one tells its public, and a category is not understood
			alike(p)
			for i := range p.Events {
				p.Events[i].ActorCategory = pt.Invalid[plan.ActorCategory]()
			}
			for i := 2; i < len(p.Events); i++ {
				p.Events[i].Audience = plan.Text{}
			}
		},
	},
	{
		code:  "SEN-013",
		fail:  onEvent(func(e *plan.Event) { e.Audience = plan.Text{} }),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Audience.At }),
		says:  "L’événement « Atelier écogestes » ne dit pas à quel public il s’adresse.",
		clean: onEvent(func(e *plan.Event) { e.Audience = pt.Text("élus") }),
	},
	{ // several, one of them known by its day
		code: "SEN-013",
		fail: func(p *plan.Plan) {
			p.Events[0].Audience, p.Events[1].Audience, p.Events[1].Title = plan.Text{}, plan.Text{}, plan.Text{}
		},
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.Audience.At }),
		says:  "2 événements ne disent pas à quel public ils s’adressent (« Atelier écogestes » et 4 juin 2025).",
		clean: onEvent(func(e *plan.Event) { e.Audience = pt.Text("élus") }),
	},
	{
		code: "SEN-014",
		fail: onEvent(func(e *plan.Event) {
			e.Actors, e.ActorCategory = pt.Names("Ressourcerie du Val", "Fablab"), plan.Value[plan.ActorCategory]{}
		}),
		at:    ofEvent(func(e *plan.Event) diag.Position { return e.ActorCategory.At }),
		says:  "L’événement « Atelier écogestes » implique « Fablab », dont la catégorie n’est pas connue.",
		clean: onEvent(func(e *plan.Event) { e.ActorCategory = plan.Value[plan.ActorCategory]{} }), // the register knows it
	},
	{
		code:  "SEN-015",
		fail:  func(p *plan.Plan) { p.Events = append(p.Events, p.Events[0]) },
		at:    func(p *plan.Plan) diag.Position { return p.Events[3].Title.At },
		value: "Atelier écogestes",
		says:  "L’événement « Atelier écogestes » du 12 mars 2025 figure déjà à la ligne 5.",
		clean: func(p *plan.Plan) {
			p.Events = append(p.Events, p.Events[0])
			p.Events[3].Place = pt.Text("Mairie")
		},
	},
	{
		code: "SEN-016",
		fail: func(p *plan.Plan) { p.Events = nil },
		at:   func(p *plan.Plan) diag.Position { return p.Sheets.Events },
		says: "Le journal de sensibilisation ne contient aucun événement.",
		clean: func(p *plan.Plan) {
			p.Events, p.Themes[3].Retained, p.Themes[4].Retained = nil, pt.Of(false), pt.Of(false)
		},
	},
	{
		code:  "SEN-017",
		fail:  func(p *plan.Plan) { p.Indicators[4].Values[2] = pt.Known(80) },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[4].Values[2].At },
		value: "80",
		says:  "L’indicateur I5.1 donne 80 pour 2025, et le journal du thème 5 compte 64 personnes touchées.",
		clean: func(p *plan.Plan) { p.Indicators[4].Unit = pt.Text("%") },
	},
	{ // two events without a count: the possessive agrees
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Events[1].Participants = plan.Number{}
			p.Events = append(p.Events, p.Events[1])
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[4].Values[2].At },
		value: "64",
		says:  "L’indicateur I5.1 donne 64 pour 2025, et le journal du thème 5 compte 46 personnes touchées (2 événements n’indiquent pas leurs participants).",
		clean: func(*plan.Plan) {},
	},
	{
		code:  "SEN-017",
		fail:  func(p *plan.Plan) { p.Events[1].Participants = plan.Number{} },
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[4].Values[2].At },
		value: "64",
		says:  "L’indicateur I5.1 donne 64 pour 2025, et le journal du thème 5 compte 46 personnes touchées (1 événement n’indique pas ses participants).",
		clean: func(p *plan.Plan) { // the workshops with the fresques, or all events
			n := &p.Indicators[4]
			n.Title, n.Values[2], n.Target = pt.Text("Campagnes, ateliers, conférences organisés"), pt.Known(2), pt.Known(2)
		},
	},
	{
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Ateliers réalisés"), pt.Known(4)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[3].Values[2].At },
		value: "4",
		says:  "L’indicateur I4.1 donne 4 pour 2025, et le journal du thème 4 compte 1 événement.",
		clean: func(p *plan.Plan) { // agents are a part of the participants
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Participants, dont agents"), pt.Known(20)
		},
	},
	{
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Nombre d’ateliers pour les agents"), pt.Known(95)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[3].Values[2].At },
		value: "95",
		says:  "L’indicateur I4.1 donne 95 pour 2025, et le journal du thème 4 compte 1 événement.",
		clean: func(p *plan.Plan) { // people, whatever they came to
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Nombre d’agents formés lors des ateliers"), pt.Known(95)
		},
	},
	{
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Indicators[4].Title, p.Indicators[4].Values[2] = pt.Text("Participants aux fresques"), pt.Known(65)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[4].Values[2].At },
		value: "65",
		says:  "L’indicateur I5.1 donne 65 pour 2025, et le journal du thème 5 compte 64 personnes touchées.",
		clean: func(p *plan.Plan) { // a part of them
			p.Indicators[4].Title, p.Indicators[4].Values[2] = pt.Text("Participants aux fresques"), pt.Known(42)
		},
	},
	{
		code:  "SEN-017",
		fail:  fiveCertified,
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[3].Values[2].At },
		value: "5",
		says:  "L’indicateur I4.1 donne 5 pour 2025, et le journal du thème 4 compte 6 personnes certifiées.",
		clean: func(p *plan.Plan) { // the log is not kept
			p.Events, p.Indicators[4].Values[2] = nil, pt.Known(80)
		},
	},
	{
		code:  "SEN-017",
		fail:  fiveCertified,
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[3].Values[2].At },
		value: "5",
		says:  "L’indicateur I4.1 donne 5 pour 2025, et le journal du thème 4 compte 6 personnes certifiées.",
		clean: func(p *plan.Plan) { // no event tells how many
			fiveCertified(p)
			for i := range p.Events {
				p.Events[i].Certified = plan.Number{}
			}
		},
	},
	{
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Indicators[4].Title, p.Indicators[4].Values[2] = pt.Text("Nombre et typologie des acteurs impliqués"), pt.Known(7)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[4].Values[2].At },
		value: "7",
		says:  "L’indicateur I5.1 donne 7 pour 2025, et le journal du thème 5 compte 2 acteurs impliqués.",
		clean: func(p *plan.Plan) { // another subject
			p.Indicators[4].Title, p.Indicators[4].Values[2] = pt.Text("Lieux d’accueil ouverts"), pt.Known(7)
		},
	},
	{ // over other years than the exercise
		code: "SEN-017",
		fail: func(p *plan.Plan) {
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Nombre d’agents sensibilisés"), pt.Known(120)
		},
		at:    func(p *plan.Plan) diag.Position { return p.Indicators[3].Values[2].At },
		value: "120",
		says:  "L’indicateur I4.1 donne 120 pour 2025, et le journal du thème 4 compte 24 personnes touchées.",
		clean: func(p *plan.Plan) {
			p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Nombre cumulé d’agents sensibilisés depuis 2023"), pt.Known(120)
		},
	},
	{
		code: "SEN-018",
		fail: func(p *plan.Plan) {
			p.Events = append(p.Events, plan.Event{At: p.Events[0].At, Date: plan.Date{State: plan.Invalid}, Audience: pt.Text("tous")})
		},
		at:   func(p *plan.Plan) diag.Position { return p.Events[3].At },
		says: "La ligne 8 du journal est à peine commencée : un événement a une date, un thème, un format et un intitulé.",
		clean: func(p *plan.Plan) {
			p.Events[2].Theme, p.Events[2].Format = plan.Value[plan.ThemeID]{}, plan.Value[plan.Format]{}
		},
	},
}

// fiveCertified has an indicator that counts one person less than the log.
func fiveCertified(p *plan.Plan) {
	p.Indicators[3].Title, p.Indicators[3].Values[2] = pt.Text("Personnes certifiées (à vérifier)"), pt.Known(5)
}
