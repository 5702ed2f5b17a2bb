package report

import (
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/plan"
)

func newTestComposer(p *plan.Plan) *composer {
	return newComposer(analysis.Of(p), nil, Options{Edition: Internal})
}

func text(spans []document.Span) string {
	all := ""
	for _, s := range spans {
		all += s.Text
	}
	return plainSpaces(all)
}

// What somebody typed may end a sentence by itself: no full stop is added to
// theirs.
func TestSentencesEndOnce(t *testing.T) {
	c := newTestComposer(&plan.Plan{})
	for typed, want := range map[string]string{
		"Enquête de 2026":      "Méthode ou outil : Enquête de 2026. Source : Enquête de 2026.",
		"Enquête de 2026.":     "Méthode ou outil : Enquête de 2026. Source : Enquête de 2026.",
		"Enquête, inventaire…": "Méthode ou outil : Enquête, inventaire… Source : Enquête, inventaire…",
	} {
		blocks := c.element(&plan.ProgrammeElement{Method: val(typed), Source: val(typed)})
		if got := text(blocks[len(blocks)-1].(*document.Paragraph).Spans); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Labels go to lower case in a list, acronyms do not.
func TestBlanksKeepAcronyms(t *testing.T) {
	c := newTestComposer(&plan.Plan{})
	if got, want := c.lowerJoin([]string{"Nature", "SIREN", "Élu(e) référent(e)", "ETP"}), "nature, SIREN, élu(e) référent(e), ETP"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A sheet that has no code is named by its title: a screen reader says so.
func TestActionSheetIsNamed(t *testing.T) {
	for want, a := range map[string]plan.Action{
		"Fiche de l’action A1.1":                   {Code: val("A1.1"), Title: val("Réparer")},
		"Fiche de l’action « Réparer »":            {Title: val("Réparer")},
		"Fiche d’une action sans code ni intitulé": {},
	} {
		if got := plainSpaces(newTestComposer(&plan.Plan{Actions: []plan.Action{a}}).actionFields(0).Summary); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The actors are counted by category, and those of one category once.
func TestActorsText(t *testing.T) {
	for want, categories := range map[string][]plan.ActorCategory{
		"1 acteur est associé (public).":                 {plan.PublicActor},
		"2 acteurs sont associés (tous privés).":         {plan.PrivateActor, plan.PrivateActor},
		"2 acteurs sont associés : 1 public et 1 privé.": {plan.PublicActor, plan.PrivateActor},
		"2 acteurs sont associés : 2 autres.":            {plan.OtherActor, plan.OtherActor},
	} {
		p := &plan.Plan{}
		for _, c := range categories {
			p.Actors = append(p.Actors, plan.Actor{Category: val(c)})
		}
		if got := plainSpaces(newTestComposer(p).actorsText()); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// All that is estimated is no part of itself.
func TestEstimatedNote(t *testing.T) {
	for want, w := range map[string]analysis.Awareness{
		"en 1 événement":                         {Events: 1, Reached: 12},
		"dont 5 par estimation, en 2 événements": {Events: 2, Reached: 12, Estimated: 5},
		"par estimation, en 1 événement":         {Events: 1, Reached: 12, Estimated: 12},
	} {
		if got := plainSpaces(estimatedNote(w)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
