package report

import (
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/plan"
	"nrreport/internal/rules"
)

// Where an indicator and the log differ, the figures of the log say so, in the
// words of the check.
func TestOtherFiguresThanTheLog(t *testing.T) {
	p := &plan.Plan{
		Community: community(plan.YearlyReview), Themes: []plan.Theme{{ID: 4}, {ID: 5}}, Years: []int{2025},
		Indicators: []plan.Indicator{{Code: val("I5.1"), Title: val("Personnes touchées"), Theme: val(plan.ThemeID(5)), Values: []plan.Measure{num(80)}}},
		Events:     []plan.Event{{Date: date(2025, 3, 1), Theme: val(plan.ThemeID(5)), Participants: val(64.0)}},
	}
	p.Indicators[0].Values[0].At = at(sheet("Indicateurs", 7), 2, 12)
	a := analysis.Of(p)
	c := newComposer(a, rules.Run(a), Options{})
	want := "l’indicateur I5.1 donne 80 pour 2025, et le journal du thème 5 compte 64 personnes touchées. L’écart entre les deux reste à expliquer."
	if got := plainSpaces(strings.Join(c.otherFigures(5), "|")); got != want {
		t.Errorf("theme 5: %q, want %q", got, want)
	}
	if got := c.otherFigures(4); got != nil {
		t.Errorf("theme 4: %q", got)
	}
}

// Each actor has the category of the « Acteurs » sheet, not that of its
// neighbour.
func TestEventActors(t *testing.T) {
	register := analysis.ActorRegister(&plan.Plan{Actors: []plan.Actor{
		{Name: val("Conseil de développement"), Category: val(plan.CitizenActor)}, {Name: val("Réseau Boucle"), Category: val(plan.PrivateActor)},
	}})
	for want, e := range map[string]plan.Event{
		"Conseil de développement (citoyen), réseau boucle (privé)": {Actors: names("Conseil de développement", "réseau boucle"), ActorCategory: val(plan.CitizenActor)},
		"Mairie ; Réseau Boucle (privé)":                            {Organiser: val("Mairie"), Actors: names("Réseau Boucle"), ActorCategory: val(plan.PublicActor)},
		"Mairie, Département (public)":                              {Organiser: val("Mairie"), Actors: names("Mairie", "Département"), ActorCategory: val(plan.PublicActor)},
		"Mairie, Réseau Boucle (privé)":                             {Actors: names("Mairie", "Réseau Boucle")},
		"Mairie ; catégorie d’acteurs : public":                     {Organiser: val("Mairie"), ActorCategory: val(plan.PublicActor)},
		"Mairie":        {Organiser: val("Mairie")},
		"non renseigné": {},
	} {
		if got := plainSpaces(eventActors(&e, register)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Nobody takes part in a campaign: it reaches people.
func TestEventPeople(t *testing.T) {
	for want, e := range map[string]plan.Event{
		"25 participants":                                       {Format: val(plan.Workshop), Participants: val(25.0)},
		"12 000 personnes touchées (estimation)":                {Format: val(plan.Campaign), Participants: val(12000.0), Estimated: val(true)},
		"1 personne touchée ; 1 personne certifiée (Pix)":       {Participants: val(1.0), Certified: val(1.0), Certification: val("Pix")},
		"participants : non renseigné ; 3 personnes certifiées": {Format: val(plan.Training), Certified: val(3.0)},
	} {
		if got := plainSpaces(eventPeople(&e)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What no event tells is said to be unknown; a zero that one types is a number.
func TestAwarenessFigures(t *testing.T) {
	for _, tc := range []struct {
		name  string
		log   analysis.Awareness
		text  string
		cards string
	}{
		{"all told", analysis.Awareness{Events: 2, Reached: 30, Estimated: 10, Certified: 1, WithCertified: 1,
			ActorsByCategory: []analysis.Tally{{Label: "public", Count: 2}}},
			"2 événements ont touché 30 personnes, dont 10 par estimation. 1 personne a obtenu une certification.",
			"2 événements ; 30 personnes touchées ; 2 acteurs impliqués ; 1 personne certifiée"},
		{"zero typed", analysis.Awareness{Events: 1, Reached: 5, WithCertified: 1},
			"1 événement a touché 5 personnes.",
			"1 événement ; 5 personnes touchées ; 0 personne certifiée"},
		{"certified left blank", analysis.Awareness{Events: 3, Reached: 5, WithoutCount: 1},
			"3 événements ont touché 5 personnes. Le nombre de participants n’est pas renseigné pour 1 événement. Le nombre de personnes certifiées n’est pas renseigné.",
			"3 événements ; 5 personnes touchées"},
		{"nothing told", analysis.Awareness{Events: 3, WithoutCount: 3},
			"3 événements ont eu lieu. Le nombre de participants n’est pas renseigné. Le nombre de personnes certifiées n’est pas renseigné.",
			"3 événements"},
	} {
		if got := plainSpaces(awarenessText(tc.log)); got != tc.text {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, tc.text)
		}
		var cards []string
		for _, card := range awarenessCards(tc.log) {
			cards = append(cards, card.Value+" "+card.Label)
		}
		if got := strings.Join(cards, " ; "); got != tc.cards {
			t.Errorf("%s: cards are %s, want %s", tc.name, got, tc.cards)
		}
	}
}
