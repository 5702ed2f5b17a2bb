package pipeline

import (
	"strings"
	"testing"

	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

// What a font cannot draw is shown, or told in words: its code point says
// nothing to the person who pasted it.
func TestGlyphRemarkSpeaksFrench(t *testing.T) {
	set, err := typeface.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"prêt 🚲":      "Le rapport ne peut pas écrire ce caractère : " + french.Quote("🚲") + ".",
		"fait \uf0fc": "Le rapport ne peut pas écrire ce caractère : un signe d’une police de symboles, comme Wingdings.",
		"🚲 ou 🚗":      "Le rapport ne peut pas écrire ces caractères : " + french.Quote("🚲") + " et " + french.Quote("🚗") + ".",
		"numérique":   "",
	} {
		got, _ := glyphRemark(set, text)
		if got.Message != want {
			t.Errorf("%q: %q, want %q", text, got.Message, want)
		}
		if many := strings.Contains(want, "ces caractères"); want != "" && strings.Contains(got.Remedy, "Remplacez-les") != many {
			t.Errorf("%q: %q", text, got.Remedy)
		}
	}
}
