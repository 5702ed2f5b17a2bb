// Package plantest gives tests a complete plan in which nothing is wrong, to
// break in one place, and a large one to measure with.
package plantest

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Text, Number and the like make values as if they were read from a cell; call
// [Place] once the plan is complete.
func Text(s string) plan.Text { return Of(s) }

// Of makes a value of any type.
func Of[T any](v T) plan.Value[T] { return plan.Value[T]{V: v, State: plan.Valid} }

// Number makes a number.
func Number(v float64) plan.Number { return Of(v) }

// Euros makes an amount.
func Euros(v int64) plan.Money { return Of(plan.Cents(v * 100)) }

// Date makes a day.
func Date(year int, month time.Month, day int) plan.Date {
	return Of(plan.Day{Year: year, Month: month, Day: day})
}

// Prose makes a long text of plain lines.
func Prose(s string) plan.Prose { return plan.Prose{Text: richtext.FromPlain(s)} }

// Refs makes a list of codes typed with semicolons.
func Refs(codes ...string) plan.Refs { return plan.Refs{Codes: codes} }

// Names makes a list of items.
func Names(items ...string) plan.Names { return plan.Names{Items: items} }

// Known makes a measure that is a number.
func Known(v float64) plan.Measure { return plan.Measure{Kind: plan.Known, V: v} }

// Invalid makes a value that the reader could not understand.
func Invalid[T any]() plan.Value[T] { return plan.Value[T]{State: plan.Invalid} }

// Valid returns a small « bilan annuel » for 2025 on which no rule finds an
// error or a warning: five themes with one objective, one action and one
// indicator each, the sixth set aside with its reason, and three events. Each
// call returns a new plan.
func Valid() *plan.Plan {
	p := &plan.Plan{
		Sources:   []plan.Source{{Name: "plan.xlsx", SHA256: strings.Repeat("0", 64), Size: 1}},
		Years:     []int{2023, 2024, 2025},
		Community: community(),
		Programme: []plan.ProgrammeElement{
			{Element: Text("PT-A"), Text: Prose("Le numérique du territoire émet 1 240 tCO₂e par an, dont les trois quarts viennent de la fabrication des équipements."),
				Method: Text("NumÉcoEval"), Date: Date(2024, 3, 15), Source: Text("Direction du numérique"), Figures: Prose("- 1 240 tCO₂e par an")},
			{Element: Text("PT-B"), Text: Prose("Neuf habitants sur dix ont un accès à internet ; un sur six se dit éloigné du numérique."),
				Method: Text("Enquête auprès de 800 habitants"), Date: Date(2024, 4, 2), Source: Text("Observatoire des usages")},
			{Element: Text("PT-C"), Text: Prose("Un don de 120 postes aux associations a eu lieu en 2023."),
				Method: Text("Recensement interne"), Date: Date(2024, 5, 20), Source: Text("Direction du numérique")},
		},
		Actors: []plan.Actor{
			{Name: Text("Région Val d’Aubrelle"), Category: Of(plan.PublicActor), Role: Text("Financeur"), Involvement: Text("Deux réunions en 2024")},
			{Name: Text("Reconditeck"), Category: Of(plan.PrivateActor), Role: Text("Reconditionneur"), Involvement: Text("Entretien")},
			{Name: Text("Ressourcerie du Val"), Category: Of(plan.NonProfitActor), Role: Text("Collecte"), Involvement: Text("Atelier de travail")},
		},
	}
	for id := plan.ThemeID(1); id <= plan.DecreeThemes; id++ {
		p.Themes = append(p.Themes, themeRow(id))
		if id < plan.DecreeThemes {
			p.Objectives = append(p.Objectives, objectiveRow(id))
			p.Actions = append(p.Actions, actionRow(id))
			p.Indicators = append(p.Indicators, indicatorRow(id))
		}
	}
	// Theme 1 follows a legal threshold, theme 2 goes down, 4 and 5 repeat
	// what the log says.
	p.Indicators[0].Threshold = Text("AGEC-58")
	p.Indicators[0].Title = Text("Part des dépenses de matériel issue du réemploi")
	p.Indicators[1].Title = Text("Émissions du parc informatique")
	p.Indicators[1].Unit = Text("tCO₂e")
	p.Indicators[1].Direction = Of(plan.Down)
	p.Indicators[1].Baseline, p.Indicators[1].Target = Known(900), Known(600)
	p.Indicators[1].Values = []plan.Measure{Known(900), Known(850), Known(800)}
	p.Indicators[3].Title = Text("Ateliers réalisés auprès des agents")
	p.Indicators[4].Title = Text("Personnes touchées")
	for i, now := range map[int]float64{3: 1, 4: 64} {
		p.Indicators[i].Unit = Text("nombre")
		p.Indicators[i].Baseline, p.Indicators[i].Target = Known(0), Known(now)
		p.Indicators[i].Values = []plan.Measure{Known(0), Known(0), Known(now)}
	}
	p.Events = []plan.Event{
		eventRow(plan.Date(Date(2025, 3, 12)), 4, plan.Workshop, "Atelier écogestes", "agents", 24, "Ressourcerie du Val", plan.NonProfitActor),
		eventRow(plan.Date(Date(2025, 6, 4)), 5, plan.Fresk, "Fresque du numérique", "tout public", 18, "Région Val d’Aubrelle", plan.PublicActor),
		eventRow(plan.Date(Date(2025, 10, 8)), 5, plan.School, "Le numérique au collège", "scolaires", 46, "Ressourcerie du Val", plan.NonProfitActor),
	}
	p.Events[0].Certified, p.Events[0].Certification = Number(6), Text("Pix")
	Place(p)
	return p
}

func community() plan.Community {
	return plan.Community{
		Name: Text("Communauté d’agglomération du Val d’Aubrelle"), Nature: Of(plan.EPCI),
		SIREN: Text("200 000 008"), Population: Number(121_350), PopulationYear: Number(2022),
		Document: Of(plan.YearlyReview), Year: Number(2025),
		Start: Date(2025, 1, 1), End: Date(2030, 12, 31),
		Elected: Text("Claire Delorme"), ElectedRole: Text("Vice-présidente déléguée au numérique"),
		Department: Text("Direction du numérique"), ContactRole: Text("Chargée de mission"),
		ContactName: Text("Nadia Benali"), ContactEmail: Text("numerique@val-aubrelle.example"),
		Assembly: Text("Conseil communautaire"), SessionDate: Date(2025, 12, 11),
		Deliberation: Text("2025-12-114"), Annex: Text("1"), BudgetDebate: Date(2026, 1, 29),
		AuthorFirst: Text("Paul"), AuthorLast: Text("Garnier"), AuthorRole: Text("Président"),
		Tax:       Of(plan.ExclTax),
		Editorial: Prose("Le numérique rend chaque jour des services à nos habitants."),
		Signatory: Text("Paul Garnier"), SignatoryRole: Text("Président"),
		Governance: Prose("Un comité de pilotage se réunit deux fois par an."),
		Evaluation: Prose("Chaque direction met à jour ses actions en septembre."),
		Colour:     Text("#1F5F7A"),
	}
}

func themeRow(id plan.ThemeID) plan.Theme {
	t := plan.Theme{ID: id, Title: Text(fmt.Sprintf("Titre du thème %d", id)), Retained: Of(true),
		Introduction: Prose("Le contexte et l’ambition."), Review: Prose("L’année a été bien employée."),
		Outlook: Prose("Continuer l’an prochain.")}
	if id == plan.DecreeThemes {
		t.Retained, t.Reason = Of(false), Prose("La collectivité n’a pas d’objets connectés.")
		t.Introduction, t.Review, t.Outlook = plan.Prose{}, plan.Prose{}, plan.Prose{}
	}
	return t
}

func objectiveRow(id plan.ThemeID) plan.Objective {
	return plan.Objective{Code: Text(fmt.Sprintf("O%d.1", id)), Theme: Of(id),
		Title: Text(fmt.Sprintf("Réduire l’empreinte du domaine %d", id)), Scope: Of(plan.MultiYear),
		Due: Date(2030, 12, 31), Result: Prose("L’empreinte aura baissé d’un tiers."), Comment: Prose("Objectif revu chaque année.")}
}

func actionRow(id plan.ThemeID) plan.Action {
	side := plan.Internal
	if id == 5 {
		side = plan.Territory
	}
	return plan.Action{Code: Text(fmt.Sprintf("A%d.1", id)), Theme: Of(id), Objectives: Refs(fmt.Sprintf("O%d.1", id)),
		Title: Text(fmt.Sprintf("Conduire la mesure du domaine %d", id)), Description: Prose("En quoi la mesure consiste."),
		Side: Of(side), Pilot: Text("Direction du numérique"), Elected: Text("Claire Delorme"),
		Partners: Names("Ressourcerie du Val"), Participation: Of(plan.Information), Priority: Of(plan.High),
		Status: Of(plan.Ongoing), Progress: Number(40), Start: Date(2025, 2, 1), Due: Date(2027, 6, 30),
		PlannedCapital: Euros(40_000), PlannedRunning: Euros(5_000), Spent: Euros(12_000),
		Funders: Names("ADEME"), Staff: Number(0.5), OtherMeans: Prose("Groupement de commandes"),
		Indicators: Refs(fmt.Sprintf("I%d.1", id)),
		Review:     Prose("La moitié des livraisons est faite."), Next: Prose("Livrer le reste.")}
}

func indicatorRow(id plan.ThemeID) plan.Indicator {
	return plan.Indicator{Code: Text(fmt.Sprintf("I%d.1", id)), Theme: Of(id), Objectives: Refs(fmt.Sprintf("O%d.1", id)),
		Title: Text(fmt.Sprintf("Taux de réalisation du domaine %d", id)), Unit: Text("%"), Direction: Of(plan.Up),
		Baseline: Known(12), BaselineYear: Number(2023), Target: Known(30), TargetYear: Number(2030),
		Values: []plan.Measure{Known(12), Known(18), Known(24)},
		Source: Text("Logiciel de gestion"), Method: Prose("Moyenne de l’année."), Comment: Prose("Chiffres arrêtés en novembre.")}
}

func eventRow(date plan.Date, theme plan.ThemeID, format plan.Format, title, audience string, participants float64, actor string, category plan.ActorCategory) plan.Event {
	return plan.Event{Date: date, Theme: Of(theme), Format: Of(format), Title: Text(title), Place: Text("Médiathèque"),
		Audience: Text(audience), Organiser: Text("Direction de la culture"), Actors: Names(actor), ActorCategory: Of(category),
		Participants: Number(participants), Estimated: Of(false)}
}

// Place gives every value of the plan the cell it would have been read from:
// the sheets are those of the model, a row starts at 5, and the columns follow
// the fields. Values already placed move, so that rows may be added and the
// plan placed again.
func Place(p *plan.Plan) {
	on := func(name string, order int) diag.Position {
		return diag.Position{Sheet: &diag.Sheet{File: "plan.xlsx", Name: name, Order: order}}
	}
	s := &p.Sheets
	s.Community, s.Programme, s.Actors, s.Themes = on("Collectivité", 1), on("Programme de travail", 2), on("Acteurs", 3), on("Thèmes", 4)
	s.Objectives, s.Actions, s.Indicators, s.Events = on("Objectifs", 5), on("Actions", 6), on("Indicateurs", 7), on("Sensibilisation", 8)

	place(reflect.ValueOf(&p.Community).Elem(), s.Community, 0, true)
	placeRows(p.Programme, s.Programme)
	placeRows(p.Actors, s.Actors)
	placeRows(p.Themes, s.Themes)
	placeRows(p.Objectives, s.Objectives)
	placeRows(p.Actions, s.Actions)
	placeRows(p.Indicators, s.Indicators)
	placeRows(p.Events, s.Events)
	placeRows(p.Archive, on("Actions archivées", 9))
}

// firstRow is the first row of data below the titles.
const firstRow = 5

func placeRows[T any](rows []T, sheet diag.Position) {
	for i := range rows {
		place(reflect.ValueOf(&rows[i]).Elem(), sheet, int32(firstRow+i), false)
	}
}

// place numbers the fields of one row; a form has its values one below the
// other in the second column.
func place(row reflect.Value, sheet diag.Position, line int32, form bool) {
	col := int32(0)
	next := func() diag.Position {
		col++
		if form {
			return diag.Position{Sheet: sheet.Sheet, Row: firstRow + col, Col: 2}
		}
		return diag.Position{Sheet: sheet.Sheet, Row: line, Col: col}
	}
	for i := range row.NumField() {
		field := row.Field(i)
		switch {
		case row.Type().Field(i).Anonymous:
			place(field, sheet, line, form)
		case row.Type().Field(i).Name == "At":
			field.Set(reflect.ValueOf(diag.Position{Sheet: sheet.Sheet, Row: line}))
		case field.Type() == reflect.TypeFor[[]plan.Measure]():
			for j := range field.Len() {
				field.Index(j).FieldByName("At").Set(reflect.ValueOf(next()))
			}
		case field.Type() == reflect.TypeFor[[]plan.Extra]():
			for j := range field.Len() {
				field.Index(j).FieldByName("At").Set(reflect.ValueOf(next()))
			}
		case field.Type() == reflect.TypeFor[*plan.Logo]():
			if at := next(); !field.IsNil() {
				field.Elem().FieldByName("At").Set(reflect.ValueOf(at))
			}
		case field.Kind() == reflect.Struct && field.FieldByName("At").IsValid():
			field.FieldByName("At").Set(reflect.ValueOf(next()))
		}
	}
}

// Large returns a plan of n actions, one objective and one indicator for five
// actions and one event for ten, spread over the five themes that Valid treats.
// A few rules find something to say about it.
func Large(n int) *plan.Plan {
	p := Valid()
	text := strings.Repeat("Les services de la collectivité ont équipé les écoles et réparé les postes en état de marche. ", 4)
	made := map[string]bool{}
	for i := 6; i <= n; i++ {
		id := plan.ThemeID(i%5 + 1)
		group := fmt.Sprintf("%d.%d", id, i/25+2)
		if !made[group] {
			made[group] = true
			o, ind := objectiveRow(id), indicatorRow(id)
			o.Code, o.Title = Text("O"+group), Text("Réduire l’empreinte du groupe "+group)
			ind.Code, ind.Objectives, ind.Title = Text("I"+group), Refs("O"+group), Text("Taux de réalisation du groupe "+group)
			ind.Method, ind.Comment = Prose(text), Prose(text)
			p.Objectives, p.Indicators = append(p.Objectives, o), append(p.Indicators, ind)
		}
		x := actionRow(id)
		x.Code, x.Title = Text(fmt.Sprintf("A%d.%d", id, i+1)), Text(fmt.Sprintf("Équiper et accompagner le groupe scolaire n° %d", i))
		x.Objectives, x.Indicators = Refs("O"+group), Refs("I"+group)
		x.Description, x.Review, x.Next = Prose(text), Prose(text), Prose(text)
		p.Actions = append(p.Actions, x)
		if i%10 == 0 {
			p.Events = append(p.Events, eventRow(Date(2025, time.Month(i%11+1), i%28+1), 4+plan.ThemeID(i/10%2), plan.Workshop,
				fmt.Sprintf("Atelier n° %d", i), "scolaires", float64(i%40), "Ressourcerie du Val", plan.NonProfitActor))
		}
	}
	Place(p)
	return p
}
