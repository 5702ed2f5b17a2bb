package intake_test

import (
	"slices"
	"strings"
	"testing"

	"nrreport/internal/decree"
	"nrreport/internal/intake"
	"nrreport/internal/plan"
)

func TestPropose(t *testing.T) {
	for _, c := range []struct {
		title, body string
		theme       plan.ThemeID
		words       string
	}{
		{"Acheter des ordinateurs reconditionnés", "", 1, "acheter"},
		{"Intégrer une clause de réparabilité dans nos MARCHÉS PUBLICS", "", 1, "clause, marchés publics"},
		{"Donner les postes réformés aux écoles", "", 2, "donner, réformés"},
		{"Prolonger la durée de vie du parc", "Réparer avant de remplacer.", 2, "durée de vie, réparer"},
		{"Refondre le site internet", "Le portail suit le RGESN et le RGAA.", 3, "site internet, portail, rgaa, rgesn"},
		{"Former les agents à la cybersécurité", "", 4, "agents, cybersécurité, former"},
		{"Lutter contre l’illectronisme", "Des conseillers numériques en médiathèque.", 5, "conseillers numériques, illectronisme, médiathèque"},
		{"Publier nos données en open data", "", 6, "données, open data"},
		{"Déployer des capteurs", "", 6, "capteurs"},
		// Nothing decides, or two themes as much as each other.
		{"Réviser le plan climat", "Une feuille de route.", 0, ""},
		{"", "", 0, ""},
	} {
		p := intake.Propose(c.title, c.body)
		slices.Sort(p.Words)
		want := strings.Split(c.words, ", ")
		slices.Sort(want)
		if p.Theme != c.theme || c.words != "" && !slices.Equal(p.Words, want) {
			t.Errorf("%q: theme %d for %q (tied %v %q), want %d for %q", c.title, p.Theme, p.Words, p.Tied, p.TiedWords, c.theme, want)
		}
	}
}

// The examples of the interministerial guide are found under their themes, as
// far as words can tell: the guide itself puts repair’cafés under two of them.
func TestProposeOnTheCatalogue(t *testing.T) {
	right, wrong := 0, 0
	for _, s := range decree.Catalogue() {
		for _, a := range s.Actions {
			p := intake.Propose(a.Title, a.Description)
			switch {
			case s.Theme == 0 || p.Theme == 0:
			case p.Theme == s.Theme:
				right++
			default:
				wrong++
			}
		}
	}
	if wrong*3 > right {
		t.Errorf("%d right, %d wrong", right, wrong)
	}
}
