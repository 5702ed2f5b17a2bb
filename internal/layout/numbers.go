package layout

import (
	"cmp"
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

// await notes that a line just drawn quotes page numbers.
func (e *engine) await(a awaitedNumbers) { e.awaited = append(e.awaited, a) }

// endPage keeps the page that is finished.
func (e *engine) endPage() {
	running := cmp.Or(e.page.lastChapter, e.chapter)
	page, shift := e.page.finish()
	e.chapter = running // of the next page, where no chapter opens
	awaits := e.pending < len(e.awaited)
	for i := e.pending; i < len(e.awaited); i++ {
		a := &e.awaited[i]
		a.firstItem += shift
		a.lastItem += shift
		for j := range a.numbers {
			a.numbers[j].item += shift
		}
	}
	e.pending = len(e.awaited)
	if e.opt.Sink != nil {
		e.give(&page, awaits)
	}
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
	saved := Unit(0) // room given back so far on the line
	next := 0
	for i := a.firstItem; i < a.lastItem; i++ {
		it := &page.Items[i]
		from := it.X
		it.X -= saved
		if next == len(a.numbers) || a.numbers[next].item != i {
			continue
		}
		n := a.numbers[next]
		next++
		it.Text = strconv.Itoa(e.pages.Dests[n.anchor].Page + 1)
		if len(it.Text) > len(e.numberRoom) {
			return false
		}
		width := scaled(e.fonts.Width(it.Face, it.Text), it.H)
		if i+1 < a.lastItem && page.Items[i+1].Kind == RectKind { // its underline
			page.Items[i+1].W = width
			page.Items[i+1].X -= saved
			i++
		}
		a.closeLinks(page, n.link, from, saved, it.W-width)
		n.link.Attr.LinkText = e.leadsToPage(n.anchor, it.Text)
		saved += it.W - width
		it.W = width
	}
	a.realign(page, saved)
	return true
}

// closeLinks narrows the box of a number by delta, and brings nearer those that
// follow it on the line; from is where the number was.
func (a *awaitedNumbers) closeLinks(page *Page, link *Element, from, saved, delta Unit) {
	for j := a.firstLink; j < a.lastLink; j++ {
		switch l := &page.Links[j]; {
		case l.Element == link:
			l.W -= delta.Pt()
		case l.X > (from - saved).Pt():
			l.X -= delta.Pt()
		}
	}
}

// realign moves a line that became shorter to where its alignment wants it.
func (a *awaitedNumbers) realign(page *Page, saved Unit) {
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
