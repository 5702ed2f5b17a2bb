package layout

import (
	"slices"

	"nrreport/internal/typeface"
)

// pageDrawing is a page being filled. Whatever is drawn goes through own, which
// opens a mark of a structure element, or into the list of artifacts: there is
// no third way.
type pageDrawing struct {
	e             *engine
	number        int32 // 0-based
	width, height Unit

	// artifacts are the tints, rules and repeated headers, under the text.
	artifacts []Item
	// marks and items are the owned content.
	marks []Mark
	items []Item
	links []LinkBox

	// asArtifact draws everything as an artifact: a repeated table header.
	asArtifact bool
	// chapter and lastChapter are the titles of the first and of the last chapter
	// that open on the page; short ones share it.
	chapter, lastChapter string
}

// begin empties d for a new page, keeping its memory.
func (d *pageDrawing) begin(number int, width, height Unit) {
	d.number, d.width, d.height = int32(number), width, height
	d.artifacts, d.marks, d.items, d.links = d.artifacts[:0], d.marks[:0], d.items[:0], d.links[:0]
	d.chapter, d.lastChapter = "", ""
}

// isCover tells the page that has neither running titles nor watermark.
func (d *pageDrawing) isCover() bool { return d.e.hasCover && d.number == 0 }

// own makes el the owner of what is drawn next. Successive drawings of the same
// element share a mark, which keeps the tree small.
func (d *pageDrawing) own(el *Element) {
	if n := len(d.marks); n > 0 && d.marks[n-1].Owner == el {
		return
	}
	mcid := int32(len(d.marks))
	d.marks = append(d.marks, Mark{Owner: el, MCID: mcid, First: int32(len(d.items)), Last: int32(len(d.items))})
	d.e.addKid(el, Kid{Page: d.number, MCID: mcid})
}

// draw adds an item of el's.
func (d *pageDrawing) draw(el *Element, it Item) {
	if d.asArtifact {
		d.artifacts = append(d.artifacts, it)
		return
	}
	d.own(el)
	d.items = append(d.items, it)
	d.marks[len(d.marks)-1].Last = int32(len(d.items))
}

// artifact adds an item that means nothing by itself.
func (d *pageDrawing) artifact(it Item) { d.artifacts = append(d.artifacts, it) }

// fill draws a rectangle as an artifact.
func (d *pageDrawing) fill(x, y, w, h Unit, c Colour) {
	if w > 0 && h > 0 {
		d.artifact(Item{Kind: RectKind, X: x, Y: y, W: w, H: h, Colour: c})
	}
}

// link adds a clickable box, or widens the one that the same element has on the
// same line.
func (d *pageDrawing) link(in *inline, x, y, w, h Unit) {
	if d.asArtifact || w <= 0 {
		return
	}
	if n := len(d.links); n > 0 {
		last := &d.links[n-1]
		if last.Element == in.leaf && last.Y == y.Pt() {
			last.W = x.Pt() + w.Pt() - last.X
			return
		}
	}
	d.links = append(d.links, LinkBox{
		Element: in.leaf, X: x.Pt(), Y: y.Pt(), W: w.Pt(), H: h.Pt(), URL: in.url, Anchor: in.anchor,
	})
}

// finish gives the page its final, exactly sized form: the watermark, the
// artifacts, the content, the running titles; it returns how far the content's
// items moved. The running foot is left empty: the number of pages is not known.
func (d *pageDrawing) finish() (Page, int32) {
	heads, feet := d.e.runningItems(d)
	var watermark []Item
	if !d.isCover() { // which says the same in words
		watermark = d.e.watermark(d.width, d.height)
	}
	total := len(watermark) + len(d.artifacts) + len(d.items) + len(heads) + len(feet)
	p := Page{
		Width: d.width.Pt(), Height: d.height.Pt(),
		Items: make([]Item, 0, total),
		Marks: make([]Mark, 0, len(d.marks)+4),
		Links: slices.Clone(d.links),
	}
	add := func(kind Artifact, items []Item) {
		if len(items) == 0 {
			return
		}
		first := int32(len(p.Items))
		p.Items = append(p.Items, items...)
		p.Marks = append(p.Marks, Mark{Artifact: kind, First: first, Last: int32(len(p.Items))})
	}
	add(Watermark, watermark)
	add(LayoutArtifact, d.artifacts)
	shift := int32(len(p.Items))
	for _, m := range d.marks {
		m.First += shift
		m.Last += shift
		p.Marks = append(p.Marks, m)
	}
	p.Items = append(p.Items, d.items...)
	add(PaginationHeader, heads)
	add(PaginationFooter, feet)
	return p, shift
}

// textItem is a TextKind item at the baseline x, y.
func textItem(fonts *typeface.Set, st style, text string, x, y Unit) Item {
	return Item{Kind: TextKind, Face: st.face, Colour: st.colour, X: x, Y: y, H: st.size, W: textWidth(fonts, st, text), Text: text}
}

// textWidth is the advance of text.
func textWidth(fonts *typeface.Set, st style, text string) Unit {
	return scaled(fonts.Width(st.face, text), st.size)
}

// scaled turns thousandths of an em into a length at a size.
func scaled(thousandths int, size Unit) Unit {
	return Unit(int64(thousandths) * int64(size) / 1000)
}
