package pdf

import (
	"sort"
	"strings"

	"nrreport/internal/layout"
)

// pagePart is what the finisher keeps of a page once it is drawn.
type pagePart struct {
	width, height float64
	number        ref // of the page object
	content       ref
	foot          ref // of a second content stream, or 0
	// marks[mcid] is the element that the mark says it belongs to, and
	// owners[mcid] the number of the element that has it among its kids.
	marks  []*layout.Element
	owners []ref
	orphan int // marks that no element has owned yet
	links  []linkPart
	// blends tells that something transparent is drawn.
	blends bool
}

// linkPart is one link annotation.
type linkPart struct {
	box    *layout.LinkBox
	number ref
	page   int
	// key is its place in the parent tree.
	key   int
	owner ref
	// text is what the annotation says; "" while it is not known.
	text string
}

// tree writes the structure tree (ISO 32000-1, 14.7) straight into object
// streams, whole or section by section. A long report has a million elements:
// their numbers are not looked up but computed, an element being numbered by its
// rank in reading order in what is written at once.
type tree struct {
	f     *file
	pages []pagePart
	// top is the number of the element written at present, first+rank that
	// of those under it.
	top, first ref
	// sizes[rank] is the number of elements in the subtree of an element.
	sizes []int32
	// links are the boxes of each Link element, in page order, until it is
	// written.
	links map[*layout.Element][]*linkPart
	ids   []identifier
	// frees lets go of the elements written: the pages are the writer's own.
	frees bool
	// closed are the sections already written whose parents are not, and
	// expected the numbers that parents have been given before their turn.
	closed, expected map[*layout.Element]ref
}

type identifier struct {
	id     string
	number ref
}

func newTree(f *file) *tree {
	return &tree{
		f: f, links: map[*layout.Element][]*linkPart{},
		closed: map[*layout.Element]ref{}, expected: map[*layout.Element]ref{},
	}
}

// addLinks notes the links of the next page.
func (t *tree) addLinks(links []linkPart) {
	for i := range links {
		element := links[i].box.Element
		t.links[element] = append(t.links[element], &links[i])
	}
}

// close writes a section, whose pages are those so far, and frees it.
func (t *tree) close(s section, pages []pagePart) error {
	t.pages = pages
	parent, known := t.expected[s.parent]
	if !known {
		parent = t.f.reserve(1)
		t.expected[s.parent] = parent
	}
	number, err := t.write(s.element, parent)
	t.closed[s.element] = number
	return err
}

// write writes an element and those under it, and returns its number.
func (t *tree) write(e *layout.Element, parent ref) (ref, error) {
	t.sizes = t.sizes[:0]
	t.measure(e)
	if number, known := t.expected[e]; known {
		delete(t.expected, e)
		t.top, t.first = number, t.f.reserve(len(t.sizes)-1)-1
	} else {
		t.first = t.f.reserve(len(t.sizes))
		t.top = t.first
	}
	return t.top, t.element(e, 0, parent)
}

// number is that of the element of a rank in what is being written.
func (t *tree) number(rank int32) ref {
	if rank == 0 {
		return t.top
	}
	return t.first + ref(rank)
}

// isClosed tells an element that was written before its parent.
func (t *tree) isClosed(e *layout.Element) (ref, bool) {
	if e.Role != layout.RoleSect {
		return 0, false
	}
	number, closed := t.closed[e]
	return number, closed
}

// root writes what is left of the tree, and its trees of parents and
// identifiers; it returns the number of the structure tree root.
func (t *tree) root(root *layout.Element, pages []pagePart) (ref, error) {
	if root == nil || root.Role != layout.RoleDocument {
		return 0, internalError("la racine n’est pas un élément Document")
	}
	t.pages = pages
	number := t.f.reserve(1)
	top, err := t.write(root, number)
	if err != nil {
		return 0, err
	}
	f := t.f
	parents, next, err := t.parentTree()
	if err != nil {
		return 0, err
	}
	ids := t.idTree()

	o := f.begin(number)
	o.raw("<</Type/StructTreeRoot/K")
	o.ref(top)
	o.raw("/ParentTree")
	o.ref(parents)
	o.raw("/ParentTreeNextKey")
	o.int(next)
	if ids != 0 {
		o.raw("/IDTree")
		o.ref(ids)
	}
	o.raw(">>")
	f.end()
	return number, nil
}

// measure fills sizes, in reading order.
func (t *tree) measure(e *layout.Element) int32 {
	rank := len(t.sizes)
	t.sizes = append(t.sizes, 0)
	size := int32(1)
	for i := range e.Kids {
		if kid := e.Kids[i].Element; kid != nil {
			if _, closed := t.isClosed(kid); !closed {
				size += t.measure(kid)
			}
		}
	}
	t.sizes[rank] = size
	return size
}

// element writes an element and those under it.
func (t *tree) element(e *layout.Element, rank int32, parent ref) error {
	number := t.number(rank)
	o := t.f.begin(number)
	o.raw("<</S/")
	o.raw(string(e.Role))
	o.raw("/P")
	o.ref(parent)
	page := ownPage(e)
	if page >= 0 {
		if page >= len(t.pages) {
			return internalError("un élément %s est sur la page %d, qui n’existe pas", e.Role, page+1)
		}
		o.raw("/Pg")
		o.ref(t.pages[page].number)
	}
	if e.Attr != nil {
		if e.Attr.ID != "" {
			t.ids = append(t.ids, identifier{e.Attr.ID, number})
		}
		t.attributes(o, e)
	}
	var links []*linkPart
	if e.Role == layout.RoleLink {
		links = t.links[e]
		delete(t.links, e)
	}
	if n := len(e.Kids) + len(links); n > 0 {
		o.raw("/K")
		if n > 1 {
			o.raw("[")
		}
		if err := t.kids(o, e, rank, page); err != nil {
			return err
		}
		for _, l := range links {
			l.owner = number
			if t.frees && l.text != "" {
				l.box.Element = nil
			}
			o.raw("<</Type/OBJR/Obj")
			o.ref(l.number)
			if l.page != page {
				o.raw("/Pg")
				o.ref(t.pages[l.page].number)
			}
			o.raw(">>")
		}
		if n > 1 {
			o.raw("]")
		}
	}
	o.raw(">>")
	t.f.end()

	kidRank := rank + 1
	for i := range e.Kids {
		if kid := e.Kids[i].Element; kid != nil {
			if _, closed := t.isClosed(kid); closed {
				delete(t.closed, kid)
				continue
			}
			if err := t.element(kid, kidRank, number); err != nil {
				return err
			}
			kidRank += t.sizes[kidRank]
		}
	}
	if t.frees {
		free(e)
	}
	return nil
}

// free empties an element that is written. The layout cuts elements and kids
// from common chunks: as long as one of a chunk is in use, so is the chunk, and
// all that the others would still refer to.
func free(e *layout.Element) {
	clear(e.Kids)
	e.Kids = nil
	if e.Role != layout.RoleLink { // of which an annotation may have to speak
		e.Attr = nil
	}
}

// ownPage is the page of the first mark of an element itself, -1 without marks.
func ownPage(e *layout.Element) int {
	for i := range e.Kids {
		if e.Kids[i].Element == nil {
			return int(e.Kids[i].Page)
		}
	}
	return -1
}

// firstPage is the page where an element begins, -1 when it draws nothing.
func firstPage(e *layout.Element) int {
	for i := range e.Kids {
		if e.Kids[i].Element == nil {
			return int(e.Kids[i].Page)
		}
		if page := firstPage(e.Kids[i].Element); page >= 0 {
			return page
		}
	}
	return -1
}

// kids writes the kids of an element and notes which marks they own.
func (t *tree) kids(o *object, e *layout.Element, rank int32, page int) error {
	kidRank := rank + 1
	for i := range e.Kids {
		k := &e.Kids[i]
		if k.Element != nil {
			if number, closed := t.isClosed(k.Element); closed {
				o.ref(number)
				continue
			}
			o.ref(t.first + ref(kidRank))
			kidRank += t.sizes[kidRank]
			continue
		}
		if k.Page < 0 || int(k.Page) >= len(t.pages) || k.MCID < 0 || int(k.MCID) >= len(t.pages[k.Page].owners) {
			return internalError("un élément %s a pour contenu la marque %d de la page %d, qui n’existe pas", e.Role, k.MCID, k.Page+1)
		}
		p := &t.pages[k.Page]
		if p.owners[k.MCID] != 0 || p.marks[k.MCID] != e {
			return internalError("la marque %d de la page %d a deux éléments", k.MCID, k.Page+1)
		}
		p.owners[k.MCID] = t.number(rank)
		if p.orphan--; p.orphan == 0 {
			p.marks = nil
		}
		if int(k.Page) == page {
			o.int(int(k.MCID))
			continue
		}
		o.raw("<</Type/MCR/Pg")
		o.ref(p.number)
		o.raw("/MCID")
		o.int(int(k.MCID))
		o.raw(">>")
	}
	return nil
}

// attributes writes the entries of an element that few have.
func (t *tree) attributes(o *object, e *layout.Element) {
	a := e.Attr
	title := a.Title
	if title == "" && e.Role == layout.RoleFigure && docEncoded(plain(a.Alt)) {
		title = plain(a.Alt)
	}
	texts := []struct{ key, value string }{
		{"/T", title}, {"/Lang", a.Lang}, {"/Alt", a.Alt}, {"/ActualText", a.ActualText}, {"/E", a.Expansion},
	}
	for _, text := range texts {
		if value := said(text.value); value != "" {
			o.raw(text.key)
			o.text(value)
		}
	}
	if a.ID != "" {
		o.raw("/ID")
		o.ascii(a.ID)
	}
	isTable := a.Scope != "" || a.ColSpan > 1 || a.RowSpan > 1 || len(a.Headers) > 0 || a.Summary != ""
	owners := 0
	for _, owned := range []bool{isTable, a.ListNumbering != "", a.BBox != nil} {
		if owned {
			owners++
		}
	}
	if owners == 0 {
		return
	}
	o.raw("/A")
	if owners > 1 {
		o.raw("[")
	}
	if isTable {
		tableAttributes(o, a)
	}
	if a.ListNumbering != "" {
		o.raw("<</O/List/ListNumbering")
		o.name(a.ListNumbering)
		o.raw(">>")
	}
	if a.BBox != nil {
		height := 0.0
		if page := firstPage(e); page >= 0 && page < len(t.pages) {
			height = t.pages[page].height
		}
		o.raw("<</O/Layout/Placement/Block/BBox[")
		box(o, a.BBox[0], a.BBox[1], a.BBox[2], a.BBox[3], height)
		o.raw("]>>")
	}
	if owners > 1 {
		o.raw("]")
	}
}

// plain is a text in Latin-1 where it has the means. pdfinfo, which people
// without Acrobat use to look at the structure, prints the titles of figures and
// the summaries of tables byte by byte, up to the first zero: typographic
// characters give way to those that take one byte. A text that cannot is left as
// it is.
func plain(text string) string {
	if short := latinOne.Replace(said(text)); docEncoded(short) {
		return short
	}
	return text
}

var latinOne = strings.NewReplacer("’", "'", "\u2011", "-", "–", "-", "—", "-",
	"…", "...", "œ", "oe", "Œ", "Oe", "€", "EUR", "₂", "2", "≥", ">=", "≤", "<=", "−", "-", "→", "->")

// box writes the corners of a rectangle, from the top left origin of the layout
// to the bottom left one of PDF.
func box(o *object, x, y, w, h, height float64) {
	o.points(x)
	o.points(height - y - h)
	o.points(x + w)
	o.points(height - y)
}

func tableAttributes(o *object, a *layout.Attributes) {
	o.raw("<</O/Table")
	if a.Scope != "" {
		o.raw("/Scope")
		o.name(a.Scope)
	}
	if a.ColSpan > 1 {
		o.raw("/ColSpan")
		o.int(a.ColSpan)
	}
	if a.RowSpan > 1 {
		o.raw("/RowSpan")
		o.int(a.RowSpan)
	}
	if len(a.Headers) > 0 {
		o.raw("/Headers[")
		for _, id := range a.Headers {
			o.ascii(id)
		}
		o.raw("]")
	}
	if a.Summary != "" {
		o.raw("/Summary")
		o.text(plain(said(a.Summary)))
	}
	o.raw(">>")
}

// leafEntries is how many entries a leaf of a name or number tree holds.
const leafEntries = 64

// parentTree writes the tree from marks and annotations to elements (ISO
// 32000-1, 14.7.4.4) and returns the key that comes next.
func (t *tree) parentTree() (number ref, next int, err error) {
	var links []*linkPart
	for i := range t.pages {
		p := &t.pages[i]
		for mcid, owner := range p.owners {
			if owner == 0 {
				return 0, 0, internalError("la marque %d de la page %d n’appartient à aucun élément", mcid, i+1)
			}
		}
		for j := range p.links {
			if p.links[j].owner == 0 {
				return 0, 0, internalError("un lien de la page %d n’appartient à aucun élément", i+1)
			}
			links = append(links, &p.links[j])
		}
	}
	next = len(t.pages) + len(links)
	number = t.leaves("/Nums", next, func(o *object, key int) {
		o.int(key)
		if key >= len(t.pages) {
			o.ref(links[key-len(t.pages)].owner)
			return
		}
		o.raw("[")
		for _, owner := range t.pages[key].owners {
			o.ref(owner)
		}
		o.raw("]")
	}, func(o *object, key int) { o.int(key) })
	return number, next, nil
}

// idTree writes the tree from identifiers to elements; 0 when there are none.
func (t *tree) idTree() ref {
	if len(t.ids) == 0 {
		return 0
	}
	sort.Slice(t.ids, func(i, j int) bool { return t.ids[i].id < t.ids[j].id })
	return t.leaves("/Names", len(t.ids), func(o *object, i int) {
		o.ascii(t.ids[i].id)
		o.ref(t.ids[i].number)
	}, func(o *object, i int) { o.ascii(t.ids[i].id) })
}

// leaves writes a name or number tree of n entries: a root and its leaves.
func (t *tree) leaves(kind string, n int, entry, limit func(*object, int)) ref {
	root := t.f.reserve(1)
	if n <= leafEntries {
		o := t.f.begin(root)
		o.raw("<<" + kind + "[")
		for i := range n {
			entry(o, i)
		}
		o.raw("]>>")
		t.f.end()
		return root
	}
	count := (n + leafEntries - 1) / leafEntries
	first := t.f.reserve(count)
	for leaf := range count {
		start, end := leaf*leafEntries, min((leaf+1)*leafEntries, n)
		o := t.f.begin(first + ref(leaf))
		o.raw("<</Limits[")
		limit(o, start)
		limit(o, end-1)
		o.raw("]" + kind + "[")
		for i := start; i < end; i++ {
			entry(o, i)
		}
		o.raw("]>>")
		t.f.end()
	}
	o := t.f.begin(root)
	o.raw("<</Kids[")
	for leaf := range count {
		o.ref(first + ref(leaf))
	}
	o.raw("]>>")
	t.f.end()
	return root
}
