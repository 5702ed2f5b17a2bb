package layout

import "nrreport/internal/typeface"

// Face names a font of the report.
type Face = typeface.Face

// The grid: everything stands on multiples of 4 pt.
const grid = 4 * Point

// The page: A4 (ISO 216), portrait, with margins of about 20 mm.
const (
	pageShort    Unit = 595276
	pageLong     Unit = 841890
	marginSide        = 56 * Point
	marginTop         = 72 * Point
	marginBottom      = 62 * Point

	// measure is the widest a line of running text may be: beyond some
	// ninety characters the eye misses the next line.
	measure = 452 * Point

	runningHeadY = 44 * Point // baselines, from the top and from the bottom
	runningFootY = 34 * Point
)

// style is how a stretch of text looks.
type style struct {
	face    Face
	size    Unit
	leading Unit
	colour  Colour
}

// baseline is how far under the top of its line a text stands, so that its
// capitals are in the middle of the line.
func (s style) baseline() Unit { return (s.leading + s.size*66/100) / 2 }

// styled is the face for bold or italic words inside a text of face f.
func styled(f Face, bold, italic bool) Face {
	switch {
	case f == typeface.Regular && bold && italic:
		return typeface.BoldItalic
	case f == typeface.Regular && italic:
		return typeface.Italic
	case f == typeface.Semibold && italic, f == typeface.Bold && italic:
		return typeface.BoldItalic
	case bold:
		return typeface.Bold
	}
	return f
}

// sheet is the styles of a place: the body of the report or the inside of a
// table.
type sheet struct {
	body, lead, small, label style
	headings                 [4]style
	// above and below are the rooms around headings.
	above, below [4]Unit
	// apart is the room between blocks, line the one inside lists.
	apart, between Unit
	// indent of lists.
	indent Unit
}

// bodySheet is the type scale of the running report. tight, from 0 to
// maxTightness, is how much a section that must fit one page gives up: room
// first, then size.
func bodySheet(p *palette, tight int) *sheet {
	s := &sheet{
		body:  style{typeface.Regular, 10500, 16 * Point, p.ink},
		lead:  style{typeface.Regular, 13 * Point, 20 * Point, p.ink},
		small: style{typeface.Regular, 8500, 12 * Point, p.muted},
		label: style{typeface.Semibold, 10500, 16 * Point, p.accent},
		headings: [4]style{
			{typeface.Bold, 26 * Point, 32 * Point, p.accent},
			{typeface.Bold, 16500, 24 * Point, p.accent},
			{typeface.Semibold, 13 * Point, 20 * Point, p.ink},
			{typeface.Semibold, 10500, 16 * Point, p.accent},
		},
		above:   [4]Unit{32 * Point, 24 * Point, 20 * Point, 16 * Point},
		below:   [4]Unit{20 * Point, 8 * Point, 4 * Point, 4 * Point},
		apart:   8 * Point,
		between: 4 * Point,
		indent:  16 * Point,
	}
	if tight >= 1 {
		s.above, s.below = [4]Unit{16 * Point, 16 * Point, 12 * Point, 8 * Point}, [4]Unit{16 * Point, 4 * Point, 2 * Point, 2 * Point}
		s.between = 2 * Point
	}
	if tight >= 2 {
		s.setText(10*Point, 14*Point)
		s.lead.size, s.lead.leading = 11500, 16*Point
		s.headings[1].size, s.headings[1].leading = 15*Point, 20*Point
		s.headings[2].size, s.headings[2].leading = 11500, 15*Point
		s.apart = 7 * Point
	}
	if tight >= 3 {
		s.setText(9500, 13*Point)
		s.lead.size, s.lead.leading = 11*Point, 15*Point
		s.headings[1].size, s.headings[1].leading = 14*Point, 18*Point
		s.headings[2].size, s.headings[2].leading = 11*Point, 14*Point
		s.below[0] = 12 * Point
		s.apart, s.between = 6*Point, 1*Point
	}
	if tight >= 4 {
		s.setText(8500, 11*Point)
		s.lead.size, s.lead.leading = 9500, 12*Point
		s.small.size, s.small.leading = 7500, 9*Point
		s.above, s.below = [4]Unit{8 * Point, 8 * Point, 6 * Point, 4 * Point}, [4]Unit{6 * Point, 2 * Point, 0, 0}
		s.headings[0].size, s.headings[0].leading = 20*Point, 24*Point
		s.apart = 4 * Point
	}
	return s
}

const maxTightness = 4

// setText sets the running text and what goes by its size.
func (s *sheet) setText(size, leading Unit) {
	for _, st := range [...]*style{&s.body, &s.label, &s.headings[3]} {
		st.size, st.leading = size, leading
	}
}

// cellSheet is the type scale inside tables and sheets of fields.
func cellSheet(p *palette, compact bool) *sheet {
	body := style{typeface.Regular, 9 * Point, 12 * Point, p.ink}
	small := style{typeface.Regular, 8 * Point, 10 * Point, p.muted}
	if compact {
		body.size, body.leading = 8*Point, 10*Point
		small.size = 7500
	}
	bold := body
	bold.face = typeface.Semibold
	accented := bold
	accented.colour = p.accent
	return &sheet{
		body: body, lead: body, small: small, label: bold,
		headings: [4]style{accented, accented, bold, bold},
		above:    [4]Unit{6 * Point, 6 * Point, 4 * Point, 4 * Point},
		below:    [4]Unit{2 * Point, 2 * Point, 2 * Point, 2 * Point},
		apart:    4 * Point, between: 1 * Point, indent: 10 * Point,
	}
}
