package report

import (
	"strings"
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

// What people type before a number is not said twice.
func TestStripNumber(t *testing.T) {
	for typed, want := range map[string]string{
		"2026-97": "2026-97", "n° 12": "12", "N°12": "12", "Nº 12": "12", "No 12": "12", "numéro 12": "12", "Annexe 1": "1", "annexe n° 2": "2",
		"Délibération n° 2026-97": "2026-97", "DÉLIBÉRATION 2026-97": "2026-97", "Note 3": "Note 3", "B": "B", "": "",
	} {
		if got := stripNumber(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// The cover names the act with what is known of it.
func TestActLines(t *testing.T) {
	for _, tc := range []struct{ annex, deliberation, want string }{
		{"1", "2026-97", "Annexe n° 1 à la délibération n° 2026-97"},
		{"Annexe 1", "Délibération n° 2026-97", "Annexe n° 1 à la délibération n° 2026-97"},
		{"Annexe", "2026-97", "Annexe à la délibération n° 2026-97"},
		{"2", "", "Annexe n° 2 à la délibération"},
		{"Annexe", "", ""},
	} {
		p := &plan.Plan{}
		p.Community.Annex, p.Community.Deliberation = val(tc.annex), val(tc.deliberation)
		if got := plainSpaces(strings.Join(newTestComposer(p).actLines(), "|")); got != tc.want {
			t.Errorf("%q and %q: %q, want %q", tc.annex, tc.deliberation, got, tc.want)
		}
	}
}
