package layout

// Sink takes pages and sections as soon as they are finished, so that a long
// document is never whole in memory. What it has taken is its own.
type Sink interface {
	// Page takes the next page. One that is held quotes page numbers that
	// are not known yet, or shows a picture: its marks and links are final,
	// its drawings are in the result of [Layout].
	Page(p Page, held bool)
	// Close takes a section whose pages have all been taken. Nothing will be
	// added to it or to what it holds; parent is not closed yet.
	Close(section, parent *Element)
}

// closing is a section that is finished once an item is on its page.
type closing struct {
	section, parent *Element
	next            *closing
}

// close hands a section to the sink once all that was added so far is on its
// page.
func (p *pager) close(section, parent *Element) {
	last := p.queue
	if len(last) == 0 {
		last = p.ended
	}
	if len(last) == 0 {
		p.e.opt.Sink.Close(section, parent)
		return
	}
	at := &last[len(last)-1].closes
	for *at != nil {
		at = &(*at).next
	}
	*at = &closing{section: section, parent: parent}
}

// closeAll hands over the sections that end with items whose page is finished.
func (p *pager) closeAll(items []item) {
	for i := range items {
		for c := items[i].closes; c != nil; c = c.next {
			p.e.opt.Sink.Close(c.section, c.parent)
		}
	}
}

// sectionElement makes the element of a section. One that a sink will take has
// its own memory: the elements around it must not keep it, nor it them.
func (e *engine) sectionElement(parent *Element) *Element {
	if e.opt.Sink == nil {
		return e.element(parent, RoleSect)
	}
	el := &Element{Role: RoleSect}
	e.addKid(parent, Kid{Element: el})
	return el
}

// give hands a finished page to the sink, and keeps of it what is needed to
// write its number.
func (e *engine) give(page *Page, awaits bool) {
	held := awaits || showsPicture(page)
	if !held {
		e.takeNumber(page)
	}
	e.opt.Sink.Page(*page, held)
	if !held {
		page.Items, page.Marks, page.Links = nil, nil, nil
	}
}

func showsPicture(page *Page) bool {
	for i := range page.Items {
		if page.Items[i].Kind == ImageKind {
			return true
		}
	}
	return false
}

// takeNumber takes out of a page the number that it waits for, the last of its
// items: it will be its Foot.
func (e *engine) takeNumber(page *Page) {
	if e.page.isCover() {
		return
	}
	n := len(page.Items) - 1
	page.Foot = []Item{page.Items[n]}
	page.Items = page.Items[:n]
	last := &page.Marks[len(page.Marks)-1]
	if last.Last--; last.Last == last.First {
		page.Marks = page.Marks[:len(page.Marks)-1]
	}
}
