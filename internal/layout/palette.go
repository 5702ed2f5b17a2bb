package layout

import (
	"nrreport/internal/colour"
	"nrreport/internal/document"
)

// palette is every colour of a report, all derived from the community's. The
// contrasts that WCAG 2.1 asks for hold whatever that colour is: text at 4.5:1
// on what it stands on, graphic parts that mean something at 3:1 (palette_test).
//
// All is integer arithmetic: no platform rounds it another way.
type palette struct {
	brand   Colour // the community's colour, as given; decoration only
	onBrand Colour // text on brand
	bar     Colour // the same hue, dark enough for a bar on paper
	accent  Colour // and for text and charts
	tint    Colour // a whiff of it, behind text
	ink     Colour // running text
	muted   Colour // secondary text
	rule    Colour // hairlines
	track   Colour // what a progress bar fills; grid of charts
	paper   Colour
	mark    Colour // watermark
	tones   [document.Bad + 1]toneColours
}

// toneColours are the colours of a meaning: of its words and marks, and behind
// them.
type toneColours struct{ text, tint Colour }

var (
	black = colour.Black
	white = colour.White

	mutedTint = colour.Of(0xF3F4F6)
)

func newPalette(accent string) palette {
	brand, ok := colour.Parse(accent)
	if !ok {
		brand = colour.Default
	}
	p := palette{
		brand: brand,
		ink:   colour.Of(0x1B212B),
		muted: colour.Of(0x565E6B),
		rule:  colour.Of(0xC4CAD3),
		track: colour.Of(0xDFE3E9),
		paper: white,
		mark:  colour.Of(0xECEEF1),
	}
	p.bar = brand.DarkenUntil(p.paper, colour.GraphicContrast)
	p.tint = colour.Mix(brand, white, 7)
	for colour.Contrast(p.muted, p.tint) < colour.TextContrast+0.5 {
		p.tint = colour.Mix(p.tint, white, 80)
	}
	p.accent = brand.DarkenUntil(p.tint, colour.TextContrast).DarkenUntil(mutedTint, colour.TextContrast)
	p.onBrand = white
	if colour.Contrast(white, brand) < colour.TextContrast {
		p.onBrand = p.ink
		if colour.Contrast(p.ink, brand) < colour.TextContrast {
			p.onBrand = black // black or white always reaches 4.58:1
		}
	}
	p.tones = [...]toneColours{
		document.Plain:     {p.ink, white},
		document.Strong:    {p.accent, p.tint},
		document.Muted:     {p.muted, colour.Of(0xF3F4F6)},
		document.Good:      {colour.Of(0x1C6B3C), colour.Of(0xEAF5EE)},
		document.Attention: {colour.Of(0x8A5500), colour.Of(0xFDF4E3)},
		document.Bad:       {colour.Of(0xA6232C), colour.Of(0xFBECEC)},
	}
	return p
}

// tone returns the colours of a meaning; of Plain for what does not exist.
func (p *palette) tone(t document.Tone) toneColours {
	if int(t) >= len(p.tones) {
		return p.tones[document.Plain]
	}
	return p.tones[t]
}
