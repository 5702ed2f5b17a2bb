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
