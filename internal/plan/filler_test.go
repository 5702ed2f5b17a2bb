package plan

import "testing"

func TestIsFiller(t *testing.T) {
	for _, s := range []string{"-", "–", "/", "…", "?", "x", "XX", "NC", "n.c.", "N/A", "néant", "Néant.", "RAS", "Sans objet", "à compléter", "(à définir)"} {
		if !IsFiller(s) {
			t.Errorf("%q says nothing", s)
		}
	}
	for _, s := range []string{
		"Aucune action engagée à ce jour.", "Sans objet : la commune n’a pas d’école.", "Le bilan est à compléter en 2027.", "DSI", "Rien n’a été dépensé.", "12",
	} {
		if IsFiller(s) {
			t.Errorf("%q says something", s)
		}
	}
}
