package layout

import (
	"nrreport/internal/colour"
	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

// The cover's composition, from the top.
const (
	coverTop   = 56 * Point
	coverFoot  = 64 * Point  // under the author and date
	coverBandY = 264 * Point // of the band, if what is above leaves it there
	coverPad   = 44 * Point  // above and below the title, in the band
	logoWidth  = 200 * Point
	logoHeight = 96 * Point
)

// cover sets the first page: the logo, the community's name, the title in a
// band of its colour, what the document is attached to, and at the foot its
// author and date. A cover too long for its page is set smaller; if that is not
// enough, as plain paragraphs.
func (e *engine) cover(c *column, p *pager) {
	v := &e.doc.Cover
	if v.Title == "" && v.Community == "" {
		return
	}
	e.hasCover = true
	sect := e.element(e.pages.Root, RoleSect)
	for scale := Unit(100); scale >= 40; scale -= 15 {
		s := &coverSheet{e: e, v: v, scale: scale, width: p.width - 2*marginSide}
		s.set()
		if s.height() <= p.height {
			s.draw(sect, p)
			return
		}
	}
	inner := *c
	inner.parent = sect
	for _, text := range coverTexts(v) {
		inner.paragraph(document.Text(text))
	}
	p.flush()
}

// coverSheet is the cover at one scale.
type coverSheet struct {
	e     *engine
	v     *document.Cover
	scale Unit // percent
	width Unit

	logo      *drawing
	community []*paragraph
	title     []*paragraph // and subtitle, in the band
	lines     []*paragraph
	mention   []*paragraph
	foot      []*paragraph
}

// set cuts every text into lines.
func (s *coverSheet) set() {
	pal := &s.e.palette
	if s.v.Logo != nil {
		s.logo = s.e.picture(s.v.Logo, logoWidth, logoHeight)
	}
	name := style{typeface.Semibold, 15 * Point, 20 * Point, pal.ink}
	if s.logo == nil {
		name = style{typeface.Bold, 22 * Point, 28 * Point, pal.accent}
	}
	s.community = s.paragraphs(name, s.v.Community)
	s.title = append(s.paragraphs(style{typeface.Bold, 34 * Point, 40 * Point, pal.onBrand}, s.v.Title),
		s.paragraphs(style{typeface.Regular, 17 * Point, 36 * Point, pal.onBrand}, s.v.Subtitle)...)
	s.lines = s.paragraphs(style{typeface.Regular, 12 * Point, 20 * Point, pal.ink}, s.v.Lines...)
	s.width -= 6 * grid
	s.mention = s.paragraphs(style{typeface.Semibold, 12 * Point, 20 * Point, pal.tone(document.Bad).text}, s.v.Mention)
	s.width += 6 * grid
	s.foot = s.paragraphs(style{typeface.Regular, 9500, 16 * Point, pal.muted}, s.v.Foot...)
}

func (s *coverSheet) paragraphs(st style, texts ...string) []*paragraph {
	st.size, st.leading = st.size*s.scale/100, st.leading*s.scale/100
	var set []*paragraph
	for _, text := range texts {
		if text != "" {
			p := s.e.setter.set(document.T(text), st, s.width, nil)
			p.x = marginSide
			set = append(set, p)
		}
	}
	return set
}

func heightOf(paragraphs []*paragraph) Unit {
	h := Unit(0)
	for _, p := range paragraphs {
		h += p.height()
	}
	return h
}

// above is the height of what stands over the band.
func (s *coverSheet) above() Unit {
	h := heightOf(s.community) + 8*grid
	if s.logo != nil {
		h += s.logo.height + 5*grid
	}
	return max(coverTop+h, coverBandY*s.scale/100)
}

func (s *coverSheet) band() Unit { return heightOf(s.title) + 2*coverPad*s.scale/100 }

// below is the height of what stands under the band, the foot included.
func (s *coverSheet) below() Unit {
	h := 8*grid + heightOf(s.lines) + 12*grid + heightOf(s.foot) + coverFoot
	if len(s.mention) > 0 {
		h += heightOf(s.mention) + 10*grid
	}
	return h
}

func (s *coverSheet) height() Unit { return s.above() + s.band() + s.below() }

// draw fills the page.
func (s *coverSheet) draw(sect *Element, p *pager) {
	e, d := s.e, &s.e.page
	d.begin(0, p.width, p.height)
	y := coverTop
	if s.logo != nil {
		el := e.element(sect, RoleFigure)
		alt := s.v.Logo.Alt
		if alt == "" {
			alt = "Logo : " + s.v.Community
		}
		el.Attr = &Attributes{Alt: alt}
		(&figureBox{s.logo, el, marginSide}).draw(d, 0, y)
		y += s.logo.height + 5*grid
	}
	s.paint(d, sect, s.community, y)

	bandY := s.above()
	d.fill(0, bandY, p.width, s.band(), e.palette.brand)
	s.paint(d, sect, s.title, bandY+coverPad*s.scale/100)

	y = bandY + s.band()
	// Three steps of the colour close the band.
	step := p.width / 3
	for i, percent := range [3]int{70, 40, 20} {
		d.fill(Unit(i)*step, y, p.width-Unit(i)*step, 2*grid, colour.Mix(e.palette.brand, white, percent))
	}
	y = s.paint(d, sect, s.lines, y+8*grid)
	if len(s.mention) > 0 {
		y += 5 * grid
		s.frameMention(d, y)
		s.paint(d, sect, s.mention, y+grid)
	}
	footY := p.height - coverFoot - heightOf(s.foot)
	if len(s.foot) > 0 {
		d.fill(marginSide, footY-3*grid, s.width, hairline, e.palette.rule)
	}
	s.paint(d, sect, s.foot, footY)
	e.endPage()
}

// paint draws paragraphs one under the other.
func (s *coverSheet) paint(d *pageDrawing, sect *Element, paragraphs []*paragraph, y Unit) Unit {
	for _, p := range paragraphs {
		p.owner = s.e.element(sect, RoleP)
		for i := range p.lines {
			p.draw(d, i, y)
			y += p.style.leading
		}
	}
	return y
}

// frameMention puts the mention of a draft in a box.
func (s *coverSheet) frameMention(d *pageDrawing, y Unit) {
	widest := Unit(0)
	for _, p := range s.mention {
		for _, ln := range p.lines {
			widest = max(widest, ln.width)
		}
		p.x = marginSide + 3*grid
	}
	tone := s.e.palette.tone(document.Bad)
	d.fill(marginSide, y, widest+6*grid, heightOf(s.mention)+2*grid, tone.tint)
	d.fill(marginSide, y, frameBar, heightOf(s.mention)+2*grid, tone.text)
}

// coverTexts is every text of the cover, in reading order.
func coverTexts(v *document.Cover) []string {
	var texts []string
	texts = append(texts, v.Community, v.Title, v.Subtitle)
	texts = append(texts, v.Lines...)
	texts = append(texts, v.Mention)
	return append(texts, v.Foot...)
}
