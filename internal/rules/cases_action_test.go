package rules

import (
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// onAction changes the first action of the valid plan: ongoing, 40 %, from
// 1 February 2025 to 30 June 2027, 45,000 € planned and 12,000 € spent.
func onAction(change func(x *plan.Action)) func(*plan.Plan) {
	return func(p *plan.Plan) { change(&p.Actions[0]) }
}

// ofAction is a cell of the first action.
func ofAction(at func(x *plan.Action) diag.Position) func(*plan.Plan) diag.Position {
	return func(p *plan.Plan) diag.Position { return at(&p.Actions[0]) }
}

func eachAction(p *plan.Plan, change func(x *plan.Action)) {
	for i := range p.Actions {
		change(&p.Actions[i])
	}
}

// inThousandsOfEuros types every budget in thousands of euros.
func inThousandsOfEuros(p *plan.Plan) {
	eachAction(p, func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = pt.Euros(40), pt.Euros(5) })
}

var actionCases = []ruleCase{
	{
		code:  "ACT-001",
		fail:  onAction(func(x *plan.Action) { x.Title = plan.Text{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Title.At }),
		says:  "L’action A1.1 n’a pas d’intitulé.",
		clean: onAction(func(x *plan.Action) { x.Title = pt.Invalid[string]() }),
	},
	{
		code:  "ACT-002",
		fail:  onAction(func(x *plan.Action) { x.Pilot = plan.Text{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		says:  "L’action A1.1 n’a pas de direction pilote.",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("Bibliothèque") }),
	},
	{
		code:  "ACT-002",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("NC") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		says:  "L’action A1.1 n’a pas de direction pilote.",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("RC") }),
	},
	{
		code: "ACT-003",
		fail: onAction(func(x *plan.Action) {
			x.PlannedCapital, x.PlannedRunning, x.Staff, x.OtherMeans = plan.Money{}, plan.Money{}, plan.Number{}, plan.Prose{}
		}),
		at:   ofAction(func(x *plan.Action) diag.Position { return x.PlannedCapital.At }),
		says: "L’action A1.1 n’indique aucun moyen : ni budget prévu, ni ETP, ni autres moyens.",
		clean: onAction(func(x *plan.Action) {
			x.PlannedCapital, x.PlannedRunning, x.Staff, x.OtherMeans = plan.Money{}, pt.Euros(0), plan.Number{}, plan.Prose{}
		}),
	},
	{
		code:  "ACT-004",
		fail:  onAction(func(x *plan.Action) { x.Status = plan.Value[plan.Status]{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		says:  "L’action A1.1 n’a pas de statut.",
		clean: onAction(func(x *plan.Action) { x.Status = pt.Invalid[plan.Status]() }),
	},
	{
		code:  "ACT-005",
		fail:  onAction(func(x *plan.Action) { x.Status, x.Progress = pt.Of(plan.Done), pt.Number(80) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Progress.At }),
		value: "80 %",
		says:  "L’action A1.1 est dite réalisée, avec un avancement de 80 %.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Progress = pt.Of(plan.Done), plan.Percent{} }),
	},
	{
		code:  "ACT-006",
		fail:  onAction(func(x *plan.Action) { x.Progress = pt.Number(100) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		value: "en cours",
		says:  "L’action A1.1 est avancée à 100 %, et son statut est « en cours ».",
		clean: onAction(func(x *plan.Action) { x.Progress = pt.Number(99) }),
	},
	{
		code:  "ACT-007",
		fail:  onAction(func(x *plan.Action) { x.Status, x.Progress = pt.Of(plan.Discussed), pt.Number(10) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Progress.At }),
		value: "10 %",
		says:  "L’action A1.1 est « à discuter », avec un avancement de 10 %.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Progress = pt.Of(plan.Planned), pt.Number(0) }),
	},
	{
		code:  "ACT-008",
		fail:  onAction(func(x *plan.Action) { x.Progress = pt.Number(140) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Progress.At }),
		value: "140 %",
		says:  "L’avancement de l’action A1.1 est de 140 %.",
		clean: onAction(func(x *plan.Action) { x.Progress = pt.Number(0) }),
	},
	{
		code:  "ACT-009",
		fail:  onAction(func(x *plan.Action) { x.Start, x.Due = pt.Date(2026, 2, 1), pt.Date(2026, 1, 1) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		value: "01/01/2026",
		says:  "L’action A1.1 devrait s’achever le 1er janvier 2026, avant de commencer le 1er février 2026.",
		clean: onAction(func(x *plan.Action) { x.Start, x.Due = pt.Date(2025, 2, 1), pt.Date(2025, 2, 1) }),
	},
	{
		code:  "ACT-010",
		fail:  onAction(func(x *plan.Action) { x.Due = pt.Date(2025, 6, 30) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		value: "30/06/2025",
		says:  "L’action A1.1 devait s’achever le 30 juin 2025, soit 164 jours avant la séance du 11 décembre 2025.",
		clean: onAction(func(x *plan.Action) { x.Due = pt.Date(2025, 12, 11) }),
	},
	{
		code: "ACT-010",
		fail: func(p *plan.Plan) {
			p.Community.SessionDate, p.Community.BudgetDebate = plan.Date{}, plan.Date{}
			p.Actions[0].Due = pt.Date(2025, 12, 30)
		},
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		says:  "L’action A1.1 serait en retard le 31 décembre 2025, si rien ne change.",
		clean: onAction(func(x *plan.Action) { x.Due, x.Status = pt.Date(2025, 6, 30), pt.Of(plan.Dropped) }),
	},
	{ // no status: ACT-004 asks for it
		code: "ACT-010",
		fail: func(p *plan.Plan) {
			p.Community.SessionDate, p.Community.BudgetDebate = plan.Date{}, plan.Date{}
			p.Actions[0].Due, p.Actions[1].Due = pt.Date(2025, 12, 30), pt.Date(2025, 10, 1)
		},
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		says:  "2 actions seraient en retard le 31 décembre 2025, si rien ne change (A1.1 et A2.1).",
		clean: onAction(func(x *plan.Action) { x.Due, x.Status = pt.Date(2025, 6, 30), plan.Value[plan.Status]{} }),
	},
	{
		code:  "ACT-011",
		fail:  onAction(func(x *plan.Action) { x.Status, x.Due = pt.Of(plan.TypedLate), plan.Date{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		value: "en retard",
		says:  "L’action A1.1 est dite en retard, mais elle n’a pas d’échéance.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Due = pt.Of(plan.TypedLate), pt.Date(2025, 6, 30) }),
	},
	{
		code:  "ACT-011",
		fail:  onAction(func(x *plan.Action) { x.Status = pt.Of(plan.TypedLate) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		value: "en retard",
		says:  "L’action A1.1 est dite en retard, mais son échéance est le 30 juin 2027, qui n’est pas avant la séance du 11 décembre 2025.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Due = pt.Of(plan.TypedLate), pt.Invalid[plan.Day]() }),
	},
	{
		code:  "ACT-012",
		fail:  onAction(func(x *plan.Action) { x.Start = pt.Date(2026, 1, 5) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Start.At }),
		value: "05/01/2026",
		says:  "L’action A1.1 est « en cours », et ne commence que le 5 janvier 2026, après la séance du 11 décembre 2025.",
		clean: onAction(func(x *plan.Action) {
			x.Start, x.Status, x.Progress = pt.Date(2026, 1, 5), pt.Of(plan.Planned), plan.Percent{}
		}),
	},
	{
		code:  "ACT-013",
		fail:  onAction(func(x *plan.Action) { x.Status, x.Progress = pt.Of(plan.Planned), plan.Percent{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Start.At }),
		value: "01/02/2025",
		says:  "L’action A1.1 devait commencer le 1er février 2025, soit 313 jours avant la séance du 11 décembre 2025, et son statut est « à venir ».",
		clean: onAction(func(x *plan.Action) { // said by ACT-010
			x.Status, x.Progress, x.Due = pt.Of(plan.Planned), plan.Percent{}, pt.Date(2025, 3, 1)
		}),
	},
	{ // of a strategy yet to be adopted, nothing has begun
		code: "ACT-013",
		fail: func(p *plan.Plan) {
			p.Community.SessionDate, p.Community.BudgetDebate = plan.Date{}, plan.Date{}
			p.Actions[0].Status, p.Actions[0].Progress = pt.Of(plan.Planned), plan.Percent{}
		},
		at:   ofAction(func(x *plan.Action) diag.Position { return x.Start.At }),
		says: "L’action A1.1 est à venir, et devrait avoir commencé le 31 décembre 2025.",
		clean: func(p *plan.Plan) {
			p.Community.Document = pt.Of(plan.Strategy)
			p.Community.SessionDate, p.Community.BudgetDebate = plan.Date{}, plan.Date{}
			p.Actions[0].Status, p.Actions[0].Progress = pt.Of(plan.Planned), plan.Percent{}
		},
	},
	{
		code:  "ACT-014",
		fail:  onAction(func(x *plan.Action) { x.Due = pt.Date(2207, 6, 30) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		value: "30/06/2207",
		says:  "L’échéance de l’action A1.1, le 30 juin 2207, est hors de la stratégie, qui va du 1er janvier 2025 au 31 décembre 2030.",
		clean: onAction(func(x *plan.Action) { x.Start = pt.Date(2023, 2, 1) }), // begun before, still under way
	},
	{
		code: "ACT-014",
		fail: onAction(func(x *plan.Action) {
			x.Start, x.Due, x.Status, x.Progress = pt.Date(2031, 2, 1), plan.Date{}, pt.Of(plan.Planned), plan.Percent{}
		}),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Start.At }),
		value: "01/02/2031",
		says:  "L’action A1.1 commence le 1er février 2031, après la fin de la stratégie, le 31 décembre 2030.",
		clean: func(p *plan.Plan) { p.Actions[0].Due, p.Community.End = pt.Date(2207, 6, 30), plan.Date{} },
	},
	{
		code:  "ACT-015",
		fail:  onAction(func(x *plan.Action) { x.Due = plan.Date{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Due.At }),
		says:  "L’action A1.1 n’a pas d’échéance.",
		clean: onAction(func(x *plan.Action) { x.Due, x.Status, x.Progress = plan.Date{}, pt.Of(plan.Done), pt.Number(100) }),
	},
	{
		code:  "ACT-016",
		fail:  onAction(func(x *plan.Action) { x.Start = plan.Date{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Start.At }),
		says:  "L’action A1.1 n’a pas de date de début.",
		clean: onAction(func(x *plan.Action) { x.Start = pt.Invalid[plan.Day]() }),
	},
	{
		code:  "ACT-017",
		fail:  onAction(func(x *plan.Action) { x.PlannedRunning = pt.Euros(-5_000) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.PlannedRunning.At }),
		value: "−5 000 €",
		says:  "Le budget prévu en fonctionnement de l’action A1.1 est négatif : −5 000 €.",
		clean: onAction(func(x *plan.Action) { x.PlannedCapital, x.Spent = pt.Euros(0), pt.Euros(0) }),
	},
	{
		code:  "ACT-018",
		fail:  onAction(func(x *plan.Action) { x.Staff = pt.Number(1607) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Staff.At }),
		value: "1 607",
		says:  "L’action A1.1 mobiliserait 1 607 ETP.",
		clean: onAction(func(x *plan.Action) { x.Staff = pt.Number(0) }),
	},
	{
		code:  "ACT-019",
		fail:  onAction(func(x *plan.Action) { x.Spent = pt.Euros(49_500) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Spent.At }),
		value: "49 500 €",
		says:  "L’action A1.1 a dépensé 49 500 € pour 45 000 € prévus, soit 4 500 € de plus (10 %).",
		clean: onAction(func(x *plan.Action) { x.Spent = pt.Euros(45_000) }),
	},
	{ // one euro is singular
		code: "ACT-019",
		fail: onAction(func(x *plan.Action) {
			x.PlannedCapital, x.PlannedRunning, x.Spent = pt.Euros(1), plan.Money{}, pt.Euros(3)
		}),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Spent.At }),
		value: "3 €",
		says:  "L’action A1.1 a dépensé 3 € pour 1 € prévu, soit 2 € de plus (200 %).",
		clean: onAction(func(x *plan.Action) { x.Spent = pt.Euros(45_000) }),
	},
	{
		code:  "ACT-020",
		fail:  onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = plan.Money{}, plan.Money{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Spent.At }),
		value: "12 000 €",
		says:  "L’action A1.1 a dépensé 12 000 € sans budget prévu.",
		clean: onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = plan.Money{}, pt.Euros(0) }),
	},
	{
		code:  "ACT-021",
		fail:  onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = pt.Euros(45), plan.Money{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.PlannedCapital.At }),
		value: "45 €",
		says:  "L’action A1.1 prévoit 45 € : s’agit-il de milliers d’euros ?",
		clean: onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = pt.Euros(0), pt.Euros(100) }),
	},
	{
		code:  "ACT-021",
		fail:  onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = pt.Euros(0), pt.Euros(90) }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.PlannedRunning.At }),
		value: "90 €",
		says:  "L’action A1.1 prévoit 90 € : s’agit-il de milliers d’euros ?",
		clean: onAction(func(x *plan.Action) { x.PlannedCapital, x.PlannedRunning = pt.Euros(40_000), pt.Euros(90) }),
	},
	{ // told once where all are
		code:  "ACT-021",
		fail:  inThousandsOfEuros,
		at:    ofAction(func(x *plan.Action) diag.Position { return x.PlannedCapital.At }),
		value: "40 €",
		says:  "Le plus élevé des 10 montants prévus est de 40 € : s’agit-il de milliers d’euros ?",
		clean: func(p *plan.Plan) {
			inThousandsOfEuros(p)
			eachAction(p, func(x *plan.Action) { x.PlannedRunning = pt.Euros(1_200) })
		},
	},
	{
		code: "ACT-021",
		fail: onAction(func(x *plan.Action) {
			x.PlannedCapital, x.PlannedRunning, x.Spent = pt.Euros(60_000), plan.Money{}, pt.Euros(58)
		}),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Spent.At }),
		value: "58 €",
		says:  "L’action A1.1 a dépensé 58 € pour 60 000 € prévus : s’agit-il de milliers d’euros ?",
		clean: onAction(func(x *plan.Action) {
			x.PlannedCapital, x.PlannedRunning, x.Spent = pt.Euros(6_000), plan.Money{}, pt.Euros(58)
		}),
	},
	{
		code: "ACT-022",
		fail: onAction(func(x *plan.Action) {
			x.Status, x.Review, x.Next = pt.Of(plan.Dropped), plan.Prose{}, plan.Prose{}
		}),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		value: "abandonnée",
		says:  "L’action A1.1 est abandonnée, et rien ne dit pourquoi.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Review = pt.Of(plan.Dropped), plan.Prose{} }),
	},
	{
		code: "ACT-023",
		fail: onAction(func(x *plan.Action) {
			x.Status, x.Review, x.Next = pt.Of(plan.Blocked), plan.Prose{}, plan.Prose{}
		}),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Status.At }),
		value: "bloquée",
		says:  "L’action A1.1 est « bloquée », et rien ne dit ce qui l’arrête.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Next = pt.Of(plan.Paused), plan.Prose{} }),
	},
	{
		code: "ACT-024",
		fail: onAction(func(x *plan.Action) {
			x.Status, x.Progress, x.Review = pt.Of(plan.Done), pt.Number(100), plan.Prose{}
		}),
		at:   ofAction(func(x *plan.Action) diag.Position { return x.Review.At }),
		says: "L’action A1.1 est réalisée, et le bilan de l’année n’en dit rien.",
		clean: func(p *plan.Plan) {
			p.Community.Document = pt.Of(plan.Strategy)
			p.Actions[0].Status, p.Actions[0].Review = pt.Of(plan.Done), plan.Prose{}
		},
	},
	{
		code:  "ACT-025",
		fail:  onAction(func(x *plan.Action) { x.Progress, x.Review = plan.Percent{}, plan.Prose{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Review.At }),
		says:  "L’action A1.1 est en cours, et ni son avancement ni le bilan de l’année ne disent où elle en est.",
		clean: onAction(func(x *plan.Action) { x.Progress, x.Review = pt.Number(0), plan.Prose{} }),
	},
	{
		code:  "ACT-026",
		fail:  onAction(func(x *plan.Action) { x.Side = plan.Value[plan.Side]{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Side.At }),
		says:  "L’action A1.1 ne dit pas si elle est interne ou si elle porte sur le territoire.",
		clean: onAction(func(x *plan.Action) { x.Side = pt.Invalid[plan.Side]() }),
	},
	{
		code: "ACT-027",
		fail: func(p *plan.Plan) {
			for i := range p.Actions {
				p.Actions[i].Priority = plan.Value[plan.Priority]{}
			}
		},
		at:   ofAction(func(x *plan.Action) diag.Position { return x.Priority.At }),
		says: "5 actions n’ont pas de priorité (A1.1, A2.1, A3.1, A4.1 et A5.1).",
		clean: onAction(func(x *plan.Action) {
			x.Priority, x.Status, x.Progress = plan.Value[plan.Priority]{}, pt.Of(plan.Done), plan.Percent{}
		}),
	},
	{
		code:  "ACT-028",
		fail:  func(p *plan.Plan) { p.Actions[4].Participation = plan.Value[plan.Participation]{} },
		at:    func(p *plan.Plan) diag.Position { return p.Actions[4].Participation.At },
		says:  "L’action A5.1 porte sur le territoire, et ne dit pas comment les habitants y prennent part.",
		clean: onAction(func(x *plan.Action) { x.Participation = plan.Value[plan.Participation]{} }), // internal
	},
	{
		code:  "ACT-029",
		fail:  onAction(func(x *plan.Action) { x.Description = plan.Prose{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Description.At }),
		says:  "L’action A1.1 n’est pas décrite.",
		clean: onAction(func(x *plan.Action) { x.Description = pt.Prose("Un marché de reconditionné.") }),
	},
	{
		code:  "ACT-030",
		fail:  onAction(func(x *plan.Action) { x.Status, x.Progress, x.Spent = pt.Of(plan.Done), plan.Percent{}, plan.Money{} }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Spent.At }),
		says:  "L’action A1.1 est réalisée ; sur 45 000 € prévus, rien ne dit ce qui a été dépensé.",
		clean: onAction(func(x *plan.Action) { x.Status, x.Progress, x.Spent = pt.Of(plan.Done), plan.Percent{}, pt.Euros(0) }),
	},
	{
		code:  "ACT-031",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("Dir. numérique") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "Dir. numérique",
		says:  "« Dir. numérique » est peut-être « Direction du numérique », qui pilote 4 actions.",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("DIRECTION DU NUMÉRIQUE ") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("Direction des achats / Direction de la culture") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "Direction des achats / Direction de la culture",
		says:  "« Direction des achats / Direction de la culture » nomme peut-être 2 directions : « Direction des achats » et « Direction de la culture ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("Direction des finances et des achats") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("Achats ; Direction du numérique") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "Achats ; Direction du numérique",
		says:  "« Achats ; Direction du numérique » nomme peut-être 2 directions : « Achats » et « Direction du numérique ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("DSI / Direction des systèmes d’information") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("DSI – DRH") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "DSI – DRH",
		says:  "« DSI – DRH » nomme peut-être 2 directions : « DSI » et « DRH ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("DRH-Formation") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("DSI et DRH") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "DSI et DRH",
		says:  "« DSI et DRH » nomme peut-être 2 directions : « DSI » et « DRH ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("Pôle ressources / DRH") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("Direction de la culture et direction du numérique") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "Direction de la culture et direction du numérique",
		says:  "« Direction de la culture et direction du numérique » nomme peut-être 2 directions : « Direction de la culture » et « direction du numérique ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("Direction de la culture, des sports et du numérique") }),
	},
	{
		code:  "ACT-032",
		fail:  onAction(func(x *plan.Action) { x.Pilot = pt.Text("Service achats\nService culture") }),
		at:    ofAction(func(x *plan.Action) diag.Position { return x.Pilot.At }),
		value: "Service achats Service culture",
		says:  "« Service achats Service culture » nomme peut-être 2 directions : « Service achats » et « Service culture ».",
		clean: onAction(func(x *plan.Action) { x.Pilot = pt.Text("Direction générale / Culture") }),
	},
}
