package layout

import (
	"strconv"
	"strings"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/typeface"
)

// Options changes nothing of what a document says.
type Options struct {
	// Progress, when set, is called after each page with how many are done.
	Progress func(pages int)
	// Sink, when set, takes the pages and the sections one by one; the result
	// has neither, but for the pages that are held. Page numbers are then
	// drawn apart, as the Foot of their page.
	Sink Sink

	// room is the number of digits for which room is kept; 0 guesses.
	room int
}

// Layout sets the document in pages. It never fails: a character that no font has
// is replaced; a picture that cannot be decoded is left out, and listed in the
// result. The same document and fonts give the same pages on every platform.
func Layout(doc *document.Document, fonts *typeface.Set, opt Options) *Pages {
	room := opt.room
	switch {
	case opt.Sink != nil:
		room = maxNumberRoom // what is given away is not set again
	case room == 0:
		room = numberRoom(doc)
	}
	for {
		e := newEngine(doc, fonts, opt, room)
		e.run()
		if e.resolveNumbers() || room >= maxNumberRoom {
			e.drawFeet()
			return e.pages
		}
		room = maxNumberRoom
	}
}

// maxNumberRoom is the digits of the largest page number foreseen.
const maxNumberRoom = 6

// sheetBlocks is about what a section made later holds.
const sheetBlocks = 20

// numberRoom guesses how many digits page numbers will have, so that the lines
// that quote them need not be set again once they are known.
func numberRoom(doc *document.Document) int {
	blocks := 0
	document.Walk(doc.Body, func(b document.Block, _ int) bool {
		blocks++
		switch b := b.(type) {
		case *document.Section:
			if b.Later != nil {
				blocks += sheetBlocks
				return false
			}
		case *document.Table:
			blocks += len(b.Body)
		case *document.Fields:
			blocks += len(b.Items)
		}
		return true
	})
	switch {
	case blocks < 5000:
		return 3
	case blocks < 50000:
		return 4
	}
	return 5
}

// engine is one layout under way.
type engine struct {
	doc     *document.Document
	fonts   *typeface.Set
	opt     Options
	palette palette
	setter  setter
	pages   *Pages
	page    pageDrawing

	// anchors are the IDs that exist, with the title or the caption of what
	// bears them; links to others are not made.
	anchors map[string]string
	// headings are the sections, for the table of contents.
	headings []heading
	anchorOf map[*document.Section]string

	// chapter is the running title.
	chapter  string
	hasCover bool
	// numberRoom stands for page numbers that are not known yet.
	numberRoom string
	awaited    []awaitedNumbers
	pending    int // awaited[pending:] are on the page being drawn
	images     map[*document.Image]int
	headerIDs  int

	elements []Element
	kids     []Kid
	stacked  []item
}

// heading is a section as the table of contents lists it.
type heading struct {
	section *document.Section
	anchor  string
	level   int // 1 is the top
}

func newEngine(doc *document.Document, fonts *typeface.Set, opt Options, room int) *engine {
	e := &engine{
		doc: doc, fonts: fonts, opt: opt, palette: newPalette(doc.Accent),
		pages:      &Pages{Root: &Element{Role: RoleDocument}, Dests: map[string]Dest{}},
		anchors:    map[string]string{},
		anchorOf:   map[*document.Section]string{},
		numberRoom: strings.Repeat("0", room),
		images:     map[*document.Image]int{},
	}
	e.setter.e = e
	e.page.e = e
	e.survey()
	return e
}

// survey finds the anchors and the headings before anything is set: links and
// the table of contents may point forwards.
func (e *engine) survey() {
	document.Walk(e.doc.Body, func(b document.Block, depth int) bool {
		id, title := "", []document.Span(nil)
		switch b := b.(type) {
		case *document.Section:
			id, title = b.ID, b.Title
			if id == "" || e.isAnchor(id) {
				id = "section-" + strconv.Itoa(len(e.anchorOf)+1)
			}
			e.anchorOf[b] = id
			if !b.Unlisted {
				e.headings = append(e.headings, heading{b, id, depth + 1})
			}
			if b.Later != nil { // made when it is set; there is no anchor in it
				e.anchors[id] = strings.TrimSpace(document.PlainText(b.Title))
				return false
			}
		case *document.Paragraph:
			id = b.ID
		case *document.Table:
			id, title = b.ID, b.Caption
		case *document.Fields:
			id = b.ID
		case *document.Figure:
			id, title = b.ID, b.Caption
		}
		if id != "" {
			e.anchors[id] = strings.TrimSpace(document.PlainText(title))
		}
		return true
	})
}

func (e *engine) isAnchor(id string) bool {
	_, ok := e.anchors[id]
	return ok && id != ""
}

// leadsTo says where a link goes, for those who hear it out of its sentence:
// its words, completed by the title of what it leads to.
func (e *engine) leadsTo(label, anchor string) string {
	switch title := e.anchors[anchor]; {
	case title == "":
		return label
	case strings.Contains(title, strings.Trim(label, "« »"+french.NBSP)):
		return title
	default:
		return label + french.NBSP + ": " + title
	}
}

// leadsToPage says where a page number goes.
func (e *engine) leadsToPage(anchor, number string) string {
	if title := e.anchors[anchor]; title != "" {
		return title + ", page " + number
	}
	return "Page " + number
}

// run sets the cover and the body.
func (e *engine) run() {
	p := &pager{e: e}
	p.turn(false)
	c := &column{
		e: e, out: p, state: &flowState{}, x: marginSide, width: p.width - 2*marginSide,
		sheet: bodySheet(&e.palette, 0), parent: e.pages.Root, least: leastOnPage,
	}
	e.cover(c, p)
	c.blocks(e.doc.Body)
	p.flush()
	if len(e.pages.Pages) == 0 { // a PDF has a page
		e.page.begin(0, p.width, p.height)
		e.endPage()
	}
	for id := range e.anchors {
		if _, landed := e.pages.Dests[id]; !landed { // of a block that shows nothing
			e.pages.Dests[id] = Dest{}
		}
	}
}

// element makes an element and adds it to its parent.
func (e *engine) element(parent *Element, role Role) *Element {
	el := e.newElement(role)
	e.addKid(parent, Kid{Element: el})
	return el
}

// newElement makes an element that nothing holds yet.
func (e *engine) newElement(role Role) *Element {
	if len(e.elements) == cap(e.elements) {
		e.elements = make([]Element, 0, 256)
	}
	e.elements = append(e.elements, Element{Role: role})
	return &e.elements[len(e.elements)-1]
}

// addKid appends to an element's kids. Most have one, taken from a common chunk.
func (e *engine) addKid(el *Element, k Kid) {
	if el.Kids != nil {
		el.Kids = append(el.Kids, k)
		return
	}
	if len(e.kids) == cap(e.kids) {
		e.kids = make([]Kid, 0, 512)
	}
	e.kids = append(e.kids, k)
	n := len(e.kids)
	el.Kids = e.kids[n-1 : n : n]
}

// clean returns text as the fonts can draw it. What that replaces is told to the
// user from the plan's own texts (package pipeline), where each has a cell.
func (e *engine) clean(text string) string {
	cleaned, _ := e.fonts.Clean(text)
	return cleaned
}

// inlineOf makes the element that a span is inside its paragraph, if any. Links
// that lead nowhere stay plain text.
func (e *engine) inlineOf(s *document.Span) *inline {
	x := s.Extra
	if x == nil {
		return e.signSaid(s.Text)
	}
	if strings.TrimSpace(s.Text) == "" && x.PageOf == "" {
		return nil
	}
	in := &inline{}
	label := s.Text
	switch {
	case e.isAnchor(x.PageOf):
		in.anchor, in.pageOf = x.PageOf, x.PageOf
	case e.isAnchor(x.Ref):
		in.anchor, label = x.Ref, e.leadsTo(strings.TrimSpace(s.Text), x.Ref)
	case linkable(x.URL):
		in.url = x.URL
	case x.Lang != "":
		in.leaf = e.newElement(RoleSpan)
		in.leaf.Attr = &Attributes{Lang: x.Lang}
		in.top = in.leaf
		return in
	default:
		return nil
	}
	in.leaf = e.newElement(RoleLink)
	in.leaf.Attr = &Attributes{Lang: x.Lang, LinkText: strings.TrimSpace(label)}
	in.top = in.leaf
	if in.anchor != "" {
		in.top = e.newElement(RoleRef)
		e.addKid(in.top, Kid{Element: in.leaf})
	}
	return in
}

// signSaid makes the element of a text that is a sign alone and that screen
// readers pass over as punctuation: a cell would seem empty, or not to be read;
// and that of an abbreviation that stands for a value, which they spell.
func (e *engine) signSaid(text string) *inline {
	var a Attributes
	switch text {
	case "—":
		a.ActualText = "sans indication"
	case "…":
		a.ActualText = "suite"
	case "n.d.":
		a.Expansion = "donnée non disponible"
	case "s.o.":
		a.Expansion = "sans objet"
	default:
		return nil
	}
	in := &inline{leaf: e.newElement(RoleSpan)}
	in.leaf.Attr = &a
	in.top = in.leaf
	return in
}

// linkable tells the addresses that the report may open.
func linkable(url string) bool {
	for _, scheme := range [...]string{"https://", "http://", "mailto:"} {
		if len(url) > len(scheme) && strings.EqualFold(url[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// attach puts an inline element at its place among its owner's kids, when its
// first word is drawn, and returns the element that owns its text.
func (e *engine) attach(owner *Element, in *inline) *Element {
	if !in.attached {
		in.attached = true
		e.addKid(owner, Kid{Element: in.top})
	}
	return in.leaf
}
