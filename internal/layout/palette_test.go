package layout

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/colour"
	"nrreport/internal/document"
)

// Whatever the community's colour, what is read stands out enough from what is
// behind it (WCAG 2.1, 1.4.3 and 1.4.11).
func TestPaletteContrasts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		accent := fmt.Sprintf("#%06x", rapid.IntRange(0, 0xFFFFFF).Draw(t, "accent"))
		for _, fault := range paletteFaults(accent) {
			t.Errorf("%s: %s", accent, fault)
		}
	})
	for _, accent := range []string{"#000000", "#FFFFFF", "#FFFF00", "#00FF00", "#777777", "#767676", "#808080", "#0000FF", "", "rouge", "#12"} {
		for _, fault := range paletteFaults(accent) {
			t.Errorf("%q: %s", accent, fault)
		}
	}
}

func paletteFaults(accent string) (faults []string) {
	p := newPalette(accent)
	check := func(what string, front, back Colour, least float64) {
		if got := colour.Contrast(front, back); got < least {
			faults = append(faults, fmt.Sprintf("%s %v on %v is %.2f:1, not %.1f", what, front, back, got, least))
		}
	}
	const text, graphic = 4.5, 3.0
	check("cover title", p.onBrand, p.brand, text)
	muted := p.tones[document.Muted].tint
	for _, ground := range []Colour{p.paper, p.tint, muted} {
		check("text", p.ink, ground, text)
		check("secondary text", p.muted, ground, text)
		check("accent", p.accent, ground, text)
	}
	for tone, c := range p.tones {
		check(fmt.Sprintf("tone %d", tone), c.text, c.tint, text)
		check(fmt.Sprintf("tone %d on paper", tone), c.text, p.paper, text)
		check(fmt.Sprintf("text in a callout of tone %d", tone), p.ink, c.tint, text)
		check(fmt.Sprintf("small text in a card of tone %d", tone), p.muted, c.tint, text)
	}
	check("text over the watermark", p.ink, p.mark, text)
	check("secondary text over the watermark", p.muted, p.mark, text)
	check("accent over the watermark", p.accent, p.mark, graphic)
	check("chapter bar", p.bar, p.paper, graphic)
	check("meter", p.accent, p.track, graphic)
	return faults
}
