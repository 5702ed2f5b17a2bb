package pipeline

import (
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
		"numérique":   "",
	} {
		got, _ := glyphRemark(set, text)
		if got.Message != want {
			t.Errorf("%q: %q, want %q", text, got.Message, want)
		}
	}
}
