package intake

import "testing"

// Entries of a map are held against cells without their case, accents and signs;
// one that is a sign is that sign alone.
func TestMatches(t *testing.T) {
	blanks := []string{"-", "Néant"}
	for text, want := range map[string]bool{"-": true, " - ": true, "neant": true, "NÉANT.": true, "✓": false, "★★★": false, "+++": false, "": false, "néant ici": false} {
		if got := isOneOf(text, blanks); got != want {
			t.Errorf("isOneOf(%q) = %v", text, got)
		}
	}
	guides := []string{"→", "Exemple"}
	for text, want := range map[string]bool{"→ décrire l’action": true, "exemple : acheter": true, "Acheter": false, "": false} {
		if got := startsWith(text, guides); got != want {
			t.Errorf("startsWith(%q) = %v", text, got)
		}
	}
}
