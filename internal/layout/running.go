package layout

import (
	"fmt"
	"strings"

	"nrreport/internal/typeface"
)

// runningStyle is the look of the running titles and page numbers.
func (e *engine) runningStyle() style {
	return style{typeface.Regular, 8 * Point, 12 * Point, e.palette.muted}
}

// runningItems are the titles at the head and foot of a page; the cover has
// none. The last item of the foot is the page number, still empty.
func (e *engine) runningItems(d *pageDrawing) (heads, feet []Item) {
	if d.isCover() {
		return nil, nil
	}
	st := e.runningStyle()
	width := d.width - 2*marginSide
	chapter := d.chapter
	if chapter == "" {
		chapter = e.chapter
	}
	chapter = e.fitted(st, e.oneLine(chapter), width/2-2*grid)
	left := e.runningHead(st, width-2*grid-textWidth(e.fonts, st, chapter))
	heads = append(heads, e.textItems(st, left, marginSide, runningHeadY)...)
	heads = append(heads, e.textItems(st, chapter, marginSide+width-textWidth(e.fonts, st, chapter), runningHeadY)...)
	heads = append(heads, Item{Kind: RectKind, Colour: e.palette.rule, X: marginSide, Y: runningHeadY + 8*Point, W: width, H: hairline})

	y := d.height - runningFootY
	foot := e.fitted(st, e.oneLine(e.doc.RunningFoot), width-90*Point)
	feet = append(feet, e.textItems(st, foot, marginSide, y)...)
	return heads, append(feet, textItem(e.fonts, st, "", marginSide+width, y))
}

// runningHead is the running title in the width that the chapter's leaves: whole,
// or without what follows its last dash, or cut.
func (e *engine) runningHead(st style, width Unit) string {
	text := e.oneLine(e.doc.RunningHead)
	if dash := strings.LastIndex(text, " – "); dash > 0 && textWidth(e.fonts, st, text) > width {
		text = text[:dash]
	}
	return e.fitted(st, text, width)
}

// oneLine cleans a text that has one line, whatever breaks it came with.
func (e *engine) oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(e.clean(text), func(r rune) bool { return r == '\n' }), " ")
}

// drawFeet writes the page numbers, once their total is known.
func (e *engine) drawFeet() {
	st := e.runningStyle()
	st.face, st.colour = typeface.Semibold, e.palette.ink
	total := len(e.pages.Pages)
	for i := range e.pages.Pages {
		if e.hasCover && i == 0 {
			continue
		}
		p := &e.pages.Pages[i]
		it := p.number()
		right := it.X
		*it = textItem(e.fonts, st, fmt.Sprintf("%d\u00a0/\u00a0%d", i+1, total), 0, it.Y)
		it.X = right - it.W
	}
}

// number is the item of the page number, still empty: the last of the page, or
// what was taken out of it.
func (p *Page) number() *Item {
	if p.Foot != nil {
		return &p.Foot[0]
	}
	return &p.Items[len(p.Items)-1]
}

// textItems is a line of artifact text, in the faces that it needs.
func (e *engine) textItems(st style, text string, x, y Unit) []Item {
	var items []Item
	for text != "" {
		n, face := e.fonts.Run(st.face, text)
		piece := st
		piece.face, piece.size = face, faceSize(face, st.size)
		it := textItem(e.fonts, piece, text[:n], x, y)
		items = append(items, it)
		x += it.W
		text = text[n:]
	}
	return items
}

// fitted cuts a text to a width, with an ellipsis; for running titles and chart
// labels, whose words stand whole elsewhere.
func (e *engine) fitted(st style, text string, width Unit) string {
	if textWidth(e.fonts, st, text) <= width {
		return text
	}
	const ellipsis = "…"
	cut := 0
	for i := range text {
		if textWidth(e.fonts, st, text[:i])+textWidth(e.fonts, st, ellipsis) > width {
			break
		}
		cut = i
	}
	for cut > 0 && text[cut-1] == ' ' {
		cut--
	}
	return text[:cut] + ellipsis
}

// watermark is the word across the page, or nil.
func (e *engine) watermark(width, height Unit) []Item {
	text := e.clean(e.doc.Watermark)
	if text == "" {
		return nil
	}
	st := style{typeface.Bold, 120 * Point, 0, e.palette.mark}
	// At 45 degrees the word is as wide as it is tall, 0.7 of its length.
	const diagonal = 707
	if longest := (width - 2*grid) * 1000 / diagonal; textWidth(e.fonts, st, text) > longest {
		st.size = Unit(int64(st.size) * int64(longest) / int64(textWidth(e.fonts, st, text)))
	}
	half := textWidth(e.fonts, st, text) * diagonal / 2000
	down := st.size * 33 / 100 * diagonal / 1000 // half the capitals' height
	it := textItem(e.fonts, st, text, width/2-half+down, height/2+half+down)
	it.Extra = &Extra{Angle: 45}
	return []Item{it}
}
