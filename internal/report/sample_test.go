package report

import (
	"time"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// The sample plans are small and hold one of each thing the report has to
// say. Personal markers are names that must never reach the public edition.
const (
	markerName  = "Zoé Témoin-Personnel"
	markerEmail = "zoe.temoin@exemple.invalid"
	markerExtra = "06 00 00 00 99"
)

var sheets = map[string]*diag.Sheet{}

func sheet(name string, order int) *diag.Sheet {
	if sheets[name] == nil {
		sheets[name] = &diag.Sheet{File: "plan.xlsx", Name: name, Order: order}
	}
	return sheets[name]
}

func at(s *diag.Sheet, row, col int32) diag.Position {
	return diag.Position{Sheet: s, Row: row, Col: col}
}

func val[T any](v T) plan.Value[T] { return plan.Value[T]{V: v, State: plan.Valid} }

func prose(text string) plan.Prose { return plan.Prose{Text: richtext.FromPlain(text)} }

func refs(codes ...string) plan.Refs { return plan.Refs{Codes: codes} }

func names(items ...string) plan.Names { return plan.Names{Items: items} }

func date(y int, m time.Month, d int) plan.Date { return val(plan.Day{Year: y, Month: m, Day: d}) }

func num(v float64) plan.Measure { return plan.Measure{Kind: plan.Known, V: v} }

var (
	nd    = plan.Measure{Kind: plan.NotAvailable}
	so    = plan.Measure{Kind: plan.NotApplicable}
	blank = plan.Measure{}
)

func community(document plan.DocumentType) plan.Community {
	s := sheet("Collectivité", 1)
	return plan.Community{
		Name: val("Ville de Belval"), Nature: val(plan.Commune), SIREN: val("217500016"),
		Population: val(61234.0), PopulationYear: val(2025.0),
		Document: val(document), Year: val(2025.0), Start: date(2024, 1, 1), End: date(2028, 12, 31),
		Elected: val("Claire Delorme"), ElectedRole: val("adjointe au numérique"),
		Department:  val("Direction du numérique"),
		ContactRole: val("Chargée de mission numérique responsable"),
		ContactName: plan.Text{V: markerName, State: plan.Valid, At: at(s, 20, 2)}, ContactEmail: plan.Text{V: markerEmail, State: plan.Valid, At: at(s, 21, 2)},
		Assembly: val("conseil municipal"), SessionDate: date(2025, 12, 10), Deliberation: val("n° 2025-114"), Annex: val("2"),
		BudgetDebate: date(2026, 1, 28), AuthorFirst: val("Paul"), AuthorLast: val("Garnier"), AuthorRole: val("maire"),
		Tax: val(plan.InclTax), Signatory: val("Paul Garnier"), SignatoryRole: val("maire de Belval"),
		Editorial:  prose("Le numérique rend service : il a aussi un coût.\nNotre ville agit :\n- acheter moins ;\n- réparer plus."),
		Governance: prose("Un comité de pilotage se réunit deux fois par an."),
		Evaluation: prose("Chaque direction met ses actions à jour en septembre."),
		Colour:     val("#1F5F7A"),
		Extras:     []plan.Extra{{Label: "Téléphone du contact", Value: markerExtra, At: at(s, 40, 2), Personal: true}, {Label: "Label", Value: "Territoire engagé"}},
	}
}

func samplePlan(document plan.DocumentType) *plan.Plan {
	actions, indicators := sheet("Actions", 6), sheet("Indicateurs", 7)
	p := &plan.Plan{
		Sources:   []plan.Source{{Name: "plan.xlsx", SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Size: 48213}},
		Community: community(document),
		Programme: []plan.ProgrammeElement{
			{Element: val("PT-A"), Text: prose("Le numérique émet 4 200 tCO2e par an."), Method: val("NumÉcoEval"), Date: date(2023, 6, 1), Source: val("étude interne"), Figures: prose("- 4 200 tCO2e\n- 69 kg par habitant"), At: at(sheet("Programme de travail", 2), 2, 0)},
			{Element: val("PT-B"), Text: prose("Les usages progressent."), At: at(sheet("Programme de travail", 2), 3, 0)},
		},
		Actors: []plan.Actor{
			{Name: val("Emmaüs Belval"), Category: val(plan.NonProfitActor), Role: val("reconditionneur"), Involvement: val("atelier")},
			{Name: val("Agglomération"), Category: val(plan.PublicActor), Role: val("partenaire")},
		},
		Objectives: []plan.Objective{
			{Code: val("O1.1"), Theme: val(plan.ThemeID(1)), Title: val("Acheter moins et mieux"), Scope: val(plan.MultiYear), Due: date(2028, 12, 31), Result: prose("30 % de reconditionné"), Comment: prose("Revu chaque année.")},
			{Code: val("O4.1"), Theme: val(plan.ThemeID(4)), Title: val("Former les agents")},
			{Code: val("O7.1"), Theme: val(plan.ThemeID(7)), Title: val("Réduire l'exposition aux écrans"), Scope: val(plan.Yearly)},
		},
		Actions: []plan.Action{
			{At: at(actions, 2, 0), Code: val("A1.1"), Theme: val(plan.ThemeID(1)), Objectives: refs("O1.1"), Title: val("Réserver un lot au reconditionné"),
				Description: prose("Un lot sur trois.\n- postes\n- téléphones"), Side: val(plan.Internal), Pilot: val("Commande publique"), Elected: val("Claire Delorme"),
				Partners: names("Emmaüs Belval"), Priority: val(plan.High), Status: val(plan.Ongoing), Progress: val(60.0),
				Start: date(2024, 3, 1), Due: date(2025, 10, 26), PlannedCapital: val(plan.Cents(12_000_00)), PlannedRunning: val(plan.Cents(0)), Spent: val(plan.Cents(8_500_50)),
				Funders: names("ADEME"), Staff: val(0.2), Indicators: refs("I1.1", "I9.9"), Review: prose("Le lot est attribué."), Next: prose("Étendre aux écrans."),
				Extras: []plan.Extra{{Label: "Lien", Value: "Axe 2"}}},
			{At: at(actions, 3, 0), Code: val("A1.2"), Theme: val(plan.ThemeID(1)), Objectives: refs("O1.1"), Title: val("Réparer au-delà de la garantie"), Side: val(plan.Territory),
				Pilot: val("Direction du numérique"), Status: val(plan.Done), Due: date(2025, 6, 30), Start: date(2025, 1, 1), Review: prose("Contrat signé.")},
			{At: at(actions, 4, 0), Code: val("A4.1"), Theme: val(plan.ThemeID(4)), Objectives: refs("O4.1"), Title: val("Organiser des fresques"), Side: val(plan.Internal), Status: val(plan.Planned)},
			{At: at(actions, 5, 0), Code: val("A7.1"), Theme: val(plan.ThemeID(7)), Objectives: refs("O7.1"), Title: val("Ouvrir des lieux sans écran"), Side: val(plan.Territory), Status: val(plan.Blocked), Pilot: val("Culture"), Due: date(2025, 12, 9), OtherMeans: prose("Bénévolat")},
			{At: at(actions, 6, 0), Code: val("A99"), Title: val("Action sans thème"), Status: val(plan.Dropped)},
		},
		Events: []plan.Event{
			{Date: date(2025, 3, 3), Theme: val(plan.ThemeID(4)), Format: val(plan.Fresk), Title: val("Fresque du numérique"), Place: val("Mairie"), Audience: val("agents"), Organiser: val("Direction du numérique"), Actors: names("Emmaüs Belval"), Participants: val(14.0)},
			{Date: date(2025, 5, 12), Theme: val(plan.ThemeID(4)), Format: val(plan.Training), Title: val("Formation Pix"), Audience: val("agents"), Participants: val(30.0), Estimated: val(true), Certified: val(12.0), Certification: val("Pix")},
			{Date: date(2024, 5, 12), Theme: val(plan.ThemeID(5)), Format: val(plan.Campaign), Title: val("Campagne de 2024"), Audience: val("habitants")},
		},
		Indicators: []plan.Indicator{
			{At: at(indicators, 2, 0), Code: val("I1.1"), Theme: val(plan.ThemeID(1)), Objectives: refs("O1.1"), Title: val("Part de reconditionné"), Unit: val("% HT"), Direction: val(plan.Up),
				Baseline: num(12), BaselineYear: val(2022.0), Target: num(30), TargetYear: val(2027.0), Values: []plan.Measure{num(15), nd, num(24)}, Source: val("SI finances"), Method: prose("Dépenses du compte 2183."), Threshold: val("AGEC-58")},
			{At: at(indicators, 3, 0), Code: val("I1.2"), Theme: val(plan.ThemeID(1)), Objectives: refs("O1.1"), Title: val("Durée de vie des postes"), Unit: val("années"), Direction: val(plan.Up),
				Values: []plan.Measure{so, blank, blank}},
			{At: at(indicators, 4, 0), Code: val("I4.1"), Theme: val(plan.ThemeID(4)), Objectives: refs("O4.1"), Title: val("Agents formés"), Unit: val("nombre"), Direction: val(plan.Up),
				Baseline: num(0), BaselineYear: val(2023.0), Target: num(200), TargetYear: val(2028.0), Values: []plan.Measure{num(0), num(40), num(30)}},
		},
		Years: []int{2023, 2024, 2025},
	}
	p.Themes = []plan.Theme{
		{ID: 1, Retained: val(true), Introduction: prose("Nous achetons **moins**."), Review: prose("Bonne année."), Outlook: prose("Continuer.")},
		{ID: 2, Retained: val(false), Reason: prose("Compétence de l'agglomération.")},
		{ID: 3}, {ID: 4, Retained: val(true)}, {ID: 5}, {ID: 6},
		{ID: 7, Title: val("Sobriété des écrans"), Retained: val(true)},
	}
	if document == plan.Strategy {
		asFirstStrategy(p)
	}
	return p
}

// asFirstStrategy takes away what a first stratégie cannot have yet.
func asFirstStrategy(p *plan.Plan) {
	p.Years, p.Events = nil, nil
	for i := range p.Indicators {
		p.Indicators[i].Values = nil
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		a.Review, a.Next, a.Spent, a.Progress = plan.Prose{}, plan.Prose{}, plan.Money{}, plan.Percent{}
		a.Status, a.Start, a.Due = val(plan.Planned), date(2026, 2, 1), date(2027, 6, 30)
	}
	for i := range p.Themes {
		p.Themes[i].Review = plan.Prose{}
	}
}

func sampleDiags() diag.List {
	return diag.List{
		{Code: "COL-004", Severity: diag.Warning, At: at(sheet("Collectivité", 1), 21, 2), Value: markerEmail, Message: "L’adresse « " + markerEmail + " » n’est pas valide.", Remedy: "Corrigez l’adresse."},
		{Code: "THE-002", Severity: diag.Error, At: at(sheet("Thèmes", 4), 4, 3), Message: "Le thème 3 n’est ni traité ni expliqué.", Remedy: "Ajoutez un objectif, une action et un indicateur, ou un motif.", Basis: "CGCT, art. D. 2311-15-1"},
		{Code: "ACT-011", Severity: diag.Warning, At: at(sheet("Actions", 6), 4, 7), Message: "L’action A4.1 n’a pas de direction pilote.", Remedy: "Indiquez la direction pilote."},
		{Code: "IND-003", Severity: diag.Info, At: at(sheet("Indicateurs", 7), 2, 1), Message: "Information."},
	}
}

func progressOf(p *plan.Plan) analysis.Progress { return analysis.Of(p).Overall }
