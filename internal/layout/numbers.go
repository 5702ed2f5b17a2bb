package layout

import (
	"strconv"

	"nrreport/internal/document"
)

// awaitedNumbers are the page numbers quoted on one line. Room is kept for them
// while the page they name is unknown; afterwards the line is closed up again.
type awaitedNumbers struct {
	page                int32
	firstItem, lastItem int32
	firstLink, lastLink int32
	align               alignment
	numbers             []awaitedNumber
}

// awaitedNumber is one of them: the rank of its item on the page, and what it
// leads to.
type awaitedNumber struct {
	item   int32
	anchor string
	link   *Element
}

// awaitNumbers notes that a line just drawn quotes page numbers.
func (e *engine) awaitNumbers(d *pageDrawing, ln *line, align alignment, firstItem, firstLink int) {
	a := awaitedNumbers{
		page: d.number, align: align,
		firstItem: int32(firstItem), lastItem: int32(len(d.items)),
		firstLink: int32(firstLink), lastLink: int32(len(d.links)),
	}
	for i := range ln.frags {
		if in := ln.frags[i].in; in != nil && in.pageOf != "" {
			a.numbers = append(a.numbers, awaitedNumber{int32(firstItem + i), in.pageOf, in.leaf})
		}
	}
	e.awaited = append(e.awaited, a)
}

// endPage keeps the page that is finished.
func (e *engine) endPage() {
	if e.page.chapter != "" {
		e.chapter = e.page.chapter
	}
	page, shift := e.page.finish()
	for i := e.pending; i < len(e.awaited); i++ {
		a := &e.awaited[i]
		a.firstItem += shift
		a.lastItem += shift
		for j := range a.numbers {
			a.numbers[j].item += shift
		}
	}
	e.pending = len(e.awaited)
	e.pages.Pages = append(e.pages.Pages, page)
	if e.opt.Progress != nil {
		e.opt.Progress(len(e.pages.Pages))
	}
}

// resolveNumbers writes the page numbers that were awaited. It returns false
// when one is too long for the room it was given.
func (e *engine) resolveNumbers() bool {
	for i := range e.awaited {
		if !e.resolve(&e.awaited[i]) {
			return false
		}
	}
	return true
}

func (e *engine) resolve(a *awaitedNumbers) bool {
	page := &e.pages.Pages[a.page]
	next := 0
	saved := Unit(0) // room given back so far on the line
	for i := a.firstItem; i < a.lastItem; i++ {
		it := &page.Items[i]
		it.X -= saved
		if next == len(a.numbers) || a.numbers[next].item != i {
			continue
		}
		n := a.numbers[next]
		next++
		number := strconv.Itoa(e.pages.Dests[n.anchor].Page + 1)
		if len(number) > len(e.numberRoom) {
			return false
		}
		width := scaled(e.fonts.Width(it.Face, number), it.H)
		if trailing := len(it.Text) - len(e.numberRoom); trailing > 0 {
			width += scaled(e.fonts.Width(it.Face, it.Text[len(e.numberRoom):]), it.H)
			number += it.Text[len(e.numberRoom):]
		}
		old := it.X + saved
		before := saved
		saved += it.W - width
		it.W, it.Text = width, number
		n.link.Attr.LinkText = "Page " + number
		for j := a.firstLink; j < a.lastLink; j++ {
			if l := &page.Links[j]; l.Element == n.link {
				l.X = (old - before).Pt()
				l.W = width.Pt()
			} else if l.X > old.Pt() {
				l.X -= (saved - before).Pt()
			}
		}
	}
	a.shift(page, saved)
	return true
}

// shift moves a line that became shorter to where its alignment wants it.
func (a *awaitedNumbers) shift(page *Page, saved Unit) {
	switch a.align {
	case document.Left:
		return
	case document.Center:
		saved /= 2
	}
	for i := a.firstItem; i < a.lastItem; i++ {
		page.Items[i].X += saved
	}
	for j := a.firstLink; j < a.lastLink; j++ {
		page.Links[j].X += saved.Pt()
	}
}
