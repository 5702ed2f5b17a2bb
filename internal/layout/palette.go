package layout

import (
	"strconv"
	"strings"

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
	accent  Colour // the same hue, dark enough for text and charts
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

const (
	minTextContrast    = 4.5
	minGraphicContrast = 3.0
)

var (
	black = Colour{0, 0, 0}
	white = Colour{255, 255, 255}

	// defaultAccent is a deep blue, for a document without a colour.
	defaultAccent = Colour{0x1F, 0x4E, 0x79}
)

func newPalette(accent string) palette {
	brand, ok := parseColour(accent)
	if !ok {
		brand = defaultAccent
	}
	p := palette{
		brand: brand,
		ink:   Colour{0x1B, 0x21, 0x2B},
		muted: Colour{0x56, 0x5E, 0x6B},
		rule:  Colour{0xC4, 0xCA, 0xD3},
		track: Colour{0xDF, 0xE3, 0xE9},
		paper: white,
		mark:  Colour{0xEC, 0xEE, 0xF1},
	}
	p.tint = mix(brand, white, 7)
	for contrast(p.muted, p.tint) < minTextContrast+0.5 {
		p.tint = mix(p.tint, white, 80)
	}
	p.accent = darkenUntil(brand, p.tint, minTextContrast)
	p.onBrand = white
	if contrast(white, brand) < minTextContrast {
		p.onBrand = p.ink
		if contrast(p.ink, brand) < minTextContrast {
			p.onBrand = black // black or white always reaches 4.58:1
		}
	}
	p.tones = [...]toneColours{
		document.Plain:     {p.ink, white},
		document.Strong:    {p.accent, p.tint},
		document.Muted:     {p.muted, Colour{0xF3, 0xF4, 0xF6}},
		document.Good:      {Colour{0x1C, 0x6B, 0x3C}, Colour{0xEA, 0xF5, 0xEE}},
		document.Attention: {Colour{0x8A, 0x55, 0x00}, Colour{0xFD, 0xF4, 0xE3}},
		document.Bad:       {Colour{0xA6, 0x23, 0x2C}, Colour{0xFB, 0xEC, 0xEC}},
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

// parseColour reads "#RRGGBB".
func parseColour(s string) (Colour, bool) {
	hex, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if !ok || len(hex) != 6 {
		return Colour{}, false
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return Colour{}, false
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// mix is percent of a and the rest of b.
func mix(a, b Colour, percent int) Colour {
	blend := func(x, y uint8) uint8 { return uint8((int(x)*percent + int(y)*(100-percent) + 50) / 100) }
	return Colour{blend(a.R, b.R), blend(a.G, b.G), blend(a.B, b.B)}
}

// darkenUntil darkens c, keeping its hue, until it stands out on ground.
func darkenUntil(c, ground Colour, ratio float64) Colour {
	d := c
	for percent := 99; contrast(d, ground) < ratio && percent >= 0; percent-- {
		d = mix(c, black, percent)
	}
	return d
}

// contrast is the ratio that WCAG 2.1 defines, 1 to 21.
func contrast(a, b Colour) float64 {
	la, lb := luminance(a), luminance(b)
	return float64(max(la, lb)+luminanceUnit/20) / float64(min(la, lb)+luminanceUnit/20)
}

// luminanceUnit is the luminance of white.
const luminanceUnit = 10000 * 65535

// luminance is WCAG's relative luminance, times luminanceUnit.
func luminance(c Colour) int64 {
	return 2126*linear[c.R] + 7152*linear[c.G] + 722*linear[c.B]
}

// linear is the sRGB transfer curve (IEC 61966-2-1), on 16 bits.
var linear = [256]int64{
	0, 20, 40, 60, 80, 99, 119, 139, 159, 179, 199, 219, 241, 264, 288, 313,
	340, 367, 396, 427, 458, 491, 526, 562, 599, 637, 677, 718, 761, 805, 851, 898,
	947, 997, 1048, 1101, 1156, 1212, 1270, 1330, 1391, 1453, 1517, 1583, 1651, 1720, 1790, 1863,
	1937, 2013, 2090, 2170, 2250, 2333, 2418, 2504, 2592, 2681, 2773, 2866, 2961, 3058, 3157, 3258,
	3360, 3464, 3570, 3678, 3788, 3900, 4014, 4129, 4247, 4366, 4488, 4611, 4736, 4864, 4993, 5124,
	5257, 5392, 5530, 5669, 5810, 5953, 6099, 6246, 6395, 6547, 6700, 6856, 7014, 7174, 7335, 7500,
	7666, 7834, 8004, 8177, 8352, 8528, 8708, 8889, 9072, 9258, 9445, 9635, 9828, 10022, 10219, 10417,
	10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440, 13673, 13909,
	14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
	18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721,
	23038, 23357, 23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094,
	28452, 28813, 29176, 29542, 29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143,
	34544, 34948, 35355, 35764, 36176, 36591, 37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891,
	41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534, 45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359,
	48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401, 53921, 54445, 54971, 55500, 56032, 56567,
	57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221, 63795, 64372, 64952, 65535,
}
