package layout

import (
	"strings"

	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

// contents sets the table of contents of the whole document.
func (c *column) contents(b *document.Contents) {
	if b.Title != "" {
		inner := *c
		inner.parent = c.e.element(c.parent, RoleSect)
		inner.level++
		if inner.level == 1 {
			inner.state.eject = true
		}
		set := func(c *column) {
			c.heading([]document.Span{{Text: b.Title}}, "", "", true)
			c.toc(b)
		}
		if pager, ok := c.out.(*pager); ok && inner.level == 1 {
			inner.sheet = bodySheet(&c.e.palette, inner.tightness(set, pager.room(), slightTightness))
		}
		set(&inner)
		return
	}
	c.toc(b)
}

// toc sets the entries, an element TOC in each level's TOCI.
func (c *column) toc(b *document.Contents) {
	deepest := b.MaxLevel
	if deepest <= 0 {
		deepest = 2
	}
	var tocs, entries []*Element // open, by level
	for _, h := range c.e.headings {
		title := strings.TrimSpace(document.PlainText(h.section.Title))
		if h.level > deepest || title == "" {
			continue
		}
		level := min(h.level, len(tocs)+1)
		if level > len(tocs) {
			parent := c.parent
			if level > 1 {
				parent = entries[level-2]
			}
			tocs, entries = append(tocs, c.e.element(parent, RoleTOC)), append(entries, nil)
		}
		tocs, entries = tocs[:level], entries[:level]
		entries[level-1] = c.e.element(tocs[level-1], RoleTOCI)
		c.tocEntry(h, level, entries[level-1])
	}
	c.space(c.sheet.apart)
}

const (
	tocIndent     = 16 * Point
	tocNumberRoom = 32 * Point
)

// tocEntry sets one entry: its title, dots, the page number, all one link.
func (c *column) tocEntry(h heading, level int, toci *Element) {
	st := c.sheet.body
	if level == 1 {
		st.face = typeface.Semibold
		c.space(c.sheet.apart)
	} else {
		c.space(c.sheet.between / 2)
	}
	ref := c.e.element(toci, RoleRef)
	link := c.e.element(ref, RoleLink)
	link.Attr = &Attributes{LinkText: strings.TrimSpace(document.PlainText(h.section.Title))}
	indent := Unit(level-1) * tocIndent
	p := c.e.setter.set(plainSpans(h.section.Title), st, c.width-indent-tocNumberRoom-grid, link)
	p.x = c.x + indent
	entry := &tocEntry{paragraph: p, right: c.x + c.width, in: &inline{leaf: link, anchor: h.anchor, pageOf: h.anchor}}
	for i := range p.lines {
		if i > 0 {
			c.join()
		}
		c.put(item{box: entry, part: int32(i), height: st.leading})
	}
}

// plainSpans keeps the looks of spans and drops their links: a link cannot
// stand inside another.
func plainSpans(spans []document.Span) []document.Span {
	plain := make([]document.Span, len(spans))
	for i, s := range spans {
		plain[i] = document.Span{Text: s.Text, Bold: s.Bold, Italic: s.Italic}
	}
	return plain
}

// tocEntry is a paragraph whose last line ends with a page number.
type tocEntry struct {
	paragraph *paragraph
	right     Unit
	in        *inline
}

func (t *tocEntry) draw(d *pageDrawing, part int, y Unit) {
	p := t.paragraph
	ln := &p.lines[part]
	first, firstLink := len(d.items), len(d.links)
	p.draw(d, part, y)
	if part < len(p.lines)-1 {
		d.link(t.in, p.x, y, ln.width, p.style.leading)
		return
	}
	// The space parts title and number when the text is extracted.
	if n := len(d.items); n > first {
		d.items[n-1].Text += " "
	}
	st := p.style
	room := textWidth(d.e.fonts, st, d.e.numberRoom)
	x := t.right - room
	number := len(d.items)
	d.draw(p.owner, textItem(d.e.fonts, st, d.e.numberRoom, x, y+st.baseline()))
	d.link(t.in, p.x, y, t.right-p.x, st.leading)
	d.e.await(awaitedNumbers{
		page: d.number, align: document.Right,
		firstItem: int32(number), lastItem: int32(number + 1), firstLink: int32(firstLink), lastLink: int32(firstLink),
		numbers: []awaitedNumber{{int32(number), t.in.anchor, t.in.leaf}},
	})
	// Dots on a common pitch stand one under the other.
	const pitch, dot = 5 * Point, 900
	from := (p.x + ln.width + 2*grid + pitch - 1) / pitch * pitch
	if from+pitch < x-grid {
		middle := y + st.baseline() - dot/2
		d.artifact(Item{Kind: PathKind, Extra: &Extra{
			Points: []XY{{from, middle}, {x - grid, middle}}, LineWidth: dot, Stroke: d.e.palette.muted, Dash: []Unit{dot, pitch - dot},
		}})
	}
}
