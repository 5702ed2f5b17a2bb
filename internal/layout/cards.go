package layout

import (
	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

const (
	cardGap = 2 * grid
	cardPad = 3 * grid
)

// cards sets key figures side by side, four a row at most; a list for the tags.
func (c *column) cards(b *document.Cards) {
	if len(b.Items) == 0 {
		return
	}
	c.settleSign()
	list := c.e.element(c.parent, RoleL)
	list.Attr = &Attributes{ListNumbering: "None"}
	c.space(c.sheet.apart)
	perRow := cardsPerRow(len(b.Items), c.width)
	for i := 0; i < len(b.Items); i += perRow {
		c.cardRow(b.Items[i:min(i+perRow, len(b.Items))], perRow, list)
		c.space(cardGap)
	}
	c.space(max(c.sheet.apart, 2*grid))
}

// cardsPerRow keeps the rows even: five cards are three and two.
func cardsPerRow(n int, width Unit) int {
	most := max(1, min(4, int(width/(100*Point))))
	rows := (n + most - 1) / most
	return (n + rows - 1) / rows
}

func (c *column) cardRow(cards []document.Card, perRow int, list *Element) {
	e := c.e
	width := (c.width - Unit(perRow-1)*cardGap) / Unit(perRow)
	r := &row{pad: cardPad}
	for i := range cards {
		card := &cards[i]
		tone := card.Tone
		if tone == document.Plain {
			tone = document.Strong
		}
		colours := &e.palette.tones[min(int(tone), len(e.palette.tones)-1)]
		li := e.element(list, RoleLI)
		body := e.element(li, RoleLBody)
		pad := min(cardPad, width/4)
		inner := column{
			e: e, out: &stack{}, state: &flowState{}, x: c.x + Unit(i)*(width+cardGap) + pad, width: width - 2*pad,
			sheet: c.sheet, parent: body, level: c.level, least: leastInCell,
		}
		value := style{typeface.Bold, 20 * Point, 24 * Point, colours.text}
		if c.sheet.body.size < 10*Point {
			value.size, value.leading = 16*Point, 18*Point
		}
		for value.size > 10*Point && textWidth(e.fonts, value, card.Value) > inner.width {
			value.size -= Point
		}
		label := style{typeface.Semibold, 9 * Point, 12 * Point, e.palette.ink}
		note := style{typeface.Regular, 8500, 12 * Point, e.palette.muted}
		mark := card.Tone
		if marked(mark) && inner.fits(toneRoom+grid) {
			inner.state.sign = &sign{tone: mark, room: toneRoom + grid}
		}
		// The pieces are one sentence of one element; a space keeps them apart.
		pieces := []struct {
			text  string
			style style
		}{{card.Value, value}, {card.Label, label}, {card.Note, note}}
		for k, piece := range pieces {
			if piece.text == "" {
				continue
			}
			text := piece.text
			if k < 2 && (k == 0 && card.Label != "" || card.Note != "") {
				text += " "
			}
			x := inner.x
			if inner.state.sign != nil {
				inner.x += toneRoom + grid
				inner.width -= toneRoom + grid
			}
			inner.text([]document.Span{{Text: text}}, piece.style, inner.width, document.Left, body)
			if inner.x != x {
				inner.width += inner.x - x
				inner.x = x
			}
		}
		out := inner.out.(*stack)
		cl := cell{x: c.x + Unit(i)*(width+cardGap), width: width, items: out.items, height: out.height, tint: &colours.tint, bar: &colours.text}
		r.height = max(r.height, cl.height)
		r.cells = append(r.cells, cl)
	}
	r.height += 2 * r.pad
	c.put(item{box: r, height: r.height})
}
