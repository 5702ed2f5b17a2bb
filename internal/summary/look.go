package summary

import (
	"github.com/xuri/excelize/v2"

	"nrreport/internal/colour"
	"nrreport/internal/document"
)

// fontName is a face that Excel has and that LibreOffice replaces by one of the
// same widths.
const fontName = "Calibri"

// Sizes of the text, in points.
const (
	sizeTitle   = 18
	sizeFigure  = 14
	sizeSection = 12
	sizeBody    = 10
	sizeSmall   = 9
)

// palette is every colour of the workbook. Text stands out on its ground at
// 4.5:1, the parts of charts at 3:1, whatever the community's colour is; the
// tests compute it for the pairs that are really used.
type palette struct {
	accent colour.RGB // the community's hue, dark enough for text
	tint   colour.RGB // a whiff of it, behind text
	ink    colour.RGB
	muted  colour.RGB
	rule   colour.RGB
	tones  [document.Bad + 1]colour.RGB
	// segments fill the parts of the bars by status, in the order of the
	// report's legend; labels are the numbers on them.
	segments, labels [5]colour.RGB
}

func newPalette(community string) palette {
	brand, ok := colour.Parse(community)
	if !ok {
		brand = colour.Default
	}
	p := palette{
		tint:  colour.Mix(brand, colour.White, 7),
		ink:   colour.Of(0x1B212B),
		muted: colour.Of(0x565E6B),
		rule:  colour.Of(0xC4CAD3),
	}
	for colour.Contrast(p.muted, p.tint) < colour.TextContrast+0.5 {
		p.tint = colour.Mix(p.tint, colour.White, 80)
	}
	p.accent = brand.DarkenUntil(p.tint, colour.TextContrast)
	good, attention, bad := colour.Of(0x1C6B3C), colour.Of(0x8A5500), colour.Of(0xA6232C)
	p.tones = [...]colour.RGB{
		document.Plain: p.ink, document.Strong: p.accent, document.Muted: p.muted,
		document.Good: good, document.Attention: attention, document.Bad: bad,
	}
	p.segments = [...]colour.RGB{good, colour.Default, colour.Of(0x8B95A3), colour.Of(0xC77E12), colour.Of(0x5F5468)}
	if p.standsApart(p.accent) {
		p.segments[1] = p.accent
	}
	for i, s := range p.segments {
		p.labels[i] = colour.White
		if colour.Contrast(s, colour.White) < colour.TextContrast {
			p.labels[i] = p.ink
		}
	}
	return p
}

// standsApart reports whether a colour can be told from the segments of the bars
// around it.
func (p *palette) standsApart(c colour.RGB) bool {
	const least = 70 // sum of the differences of red, green and blue
	apart := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
	for i, s := range p.segments {
		if i != 1 && apart(c.R, s.R)+apart(c.G, s.G)+apart(c.B, s.B) < least {
			return false
		}
	}
	return true
}

// tone returns the colour of the words of a meaning.
func (p *palette) tone(t document.Tone) colour.RGB {
	if int(t) >= len(p.tones) {
		return p.ink
	}
	return p.tones[t]
}

// style describes the look of a cell; equal styles are one in the file.
type style struct {
	format string // of numbers, as files store it; "@" keeps a text a text
	size   float64
	bold   bool
	tone   document.Tone
	ground ground
	align  string // horizontal, "" for the type's own
	indent int    // from the side it is aligned to
	wrap   bool
	// middle centres vertically; else text hangs from the top.
	middle bool
	// shrink fits a number to its column instead of "####".
	shrink bool
	line   line
}

type ground uint8

const (
	noGround     ground = iota
	tintGround          // the community's tint
	accentGround        // headers, with white text
)

type line uint8

// The zero line is none.
const (
	// lineBelow is the hairline between rows.
	lineBelow line = iota + 1
	// lineAbove opens a total.
	lineAbove
	// lineSection underlines a heading.
	lineSection
)

// styles numbers the styles of a workbook.
type styles struct {
	f       *excelize.File
	palette palette
	ids     map[style]int
}

func (s *styles) id(want style) (int, error) {
	if id, ok := s.ids[want]; ok {
		return id, nil
	}
	id, err := s.f.NewStyle(s.excel(want))
	if err != nil {
		return 0, err
	}
	s.ids[want] = id
	return id, nil
}

func (s *styles) excel(want style) *excelize.Style {
	p := &s.palette
	out := &excelize.Style{
		Font:      &excelize.Font{Family: fontName, Size: want.size, Bold: want.bold, Color: p.tone(want.tone).Hex()},
		Alignment: &excelize.Alignment{Horizontal: want.align, Indent: want.indent, Vertical: "top", WrapText: want.wrap, ShrinkToFit: want.shrink},
	}
	if want.indent > 0 && want.align == "" {
		out.Alignment.Horizontal = "left" // the only one, with right, that indents
	}
	if want.size == 0 {
		out.Font.Size = sizeBody
	}
	if want.middle {
		out.Alignment.Vertical = "center"
	}
	if want.format != "" {
		out.CustomNumFmt = &want.format
	}
	switch want.ground {
	case tintGround:
		out.Fill = solid(p.tint)
	case accentGround:
		out.Fill = solid(p.accent)
		out.Font.Color = colour.White.Hex()
	}
	switch want.line {
	case lineBelow:
		out.Border = []excelize.Border{{Type: "bottom", Color: p.rule.Hex(), Style: 1}}
	case lineSection:
		out.Border = []excelize.Border{{Type: "bottom", Color: p.accent.Hex(), Style: 2}}
	case lineAbove:
		out.Border = []excelize.Border{{Type: "top", Color: p.accent.Hex(), Style: 1}}
	}
	return out
}

func solid(c colour.RGB) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c.Hex()}}
}

// Number formats, as files store them: in English, whatever the language of the
// program that shows them.
const (
	asText      = "@"
	asInteger   = "#,##0"
	asYear      = "0"
	asDate      = "dd/mm/yyyy"
	asPercent   = `0\ %`
	asEuros     = `#,##0\ "€"`
	asCents     = `#,##0.00\ "€"`
	asThousands = `#,##0,\ "k€"`
	asTenthsOfK = `#,##0.0,\ "k€"`
	asMillions  = `#,##0,,\ "M€"`
	asTenthsOfM = `#,##0.0,,\ "M€"`

	asHundredthsOfM = `#,##0.00,,\ "M€"`
)
