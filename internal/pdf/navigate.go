package pdf

import (
	"strings"

	"nrreport/internal/layout"
)

// navigator writes what leads from one place to another: pages, links and
// bookmarks.
type navigator struct {
	f     *file
	pages []pagePart
	dests map[string]layout.Dest
}

// pageFanOut is how many pages or nodes a node of the page tree holds.
const pageFanOut = 32

// pageTree writes the pages and returns the number of the root of their tree.
// The numbers of the pages are those already in pages.
func (n *navigator) pageTree(resources ref) (ref, error) {
	type node struct {
		number ref
		pages  int
	}
	level := make([]node, len(n.pages))
	for i := range n.pages {
		level[i] = node{n.pages[i].number, 1}
	}
	parents := make(map[ref]ref)
	kids := make(map[ref][]node)
	counts := make(map[ref]int)
	var order []ref
	for len(level) > 1 || len(order) == 0 {
		var above []node
		for start := 0; start < len(level); start += pageFanOut {
			group := level[start:min(start+pageFanOut, len(level))]
			parent := node{number: n.f.reserve(1)}
			for _, kid := range group {
				parents[kid.number] = parent.number
				parent.pages += kid.pages
			}
			kids[parent.number], counts[parent.number] = group, parent.pages
			order = append(order, parent.number)
			above = append(above, parent)
		}
		level = above
	}
	for i := range n.pages {
		n.page(i, parents[n.pages[i].number], resources)
		if err := n.annotations(i); err != nil {
			return 0, err
		}
	}
	for _, number := range order {
		o := n.f.begin(number)
		o.raw("<</Type/Pages/Count")
		o.int(counts[number])
		if parent := parents[number]; parent != 0 {
			o.raw("/Parent")
			o.ref(parent)
		}
		o.raw("/Kids[")
		for _, kid := range kids[number] {
			o.ref(kid.number)
		}
		o.raw("]>>")
		n.f.end()
	}
	return order[len(order)-1], nil
}

// page writes a page object.
func (n *navigator) page(i int, parent, resources ref) {
	p := &n.pages[i]
	o := n.f.begin(p.number)
	o.raw("<</Type/Page/Parent")
	o.ref(parent)
	o.raw("/MediaBox[0 0")
	o.points(p.width)
	o.points(p.height)
	o.raw("]/Resources")
	o.ref(resources)
	o.raw("/Contents")
	if p.foot != 0 {
		o.raw("[")
		o.ref(p.content)
		o.ref(p.foot)
		o.raw("]")
	} else {
		o.ref(p.content)
	}
	// The tab key follows the structure (ISO 14289-1, 7.18.3).
	o.raw("/Tabs/S/StructParents")
	o.int(i)
	if p.blends {
		o.raw("/Group<</S/Transparency/CS/DeviceRGB>>")
	}
	if len(p.links) > 0 {
		o.raw("/Annots[")
		for j := range p.links {
			o.ref(p.links[j].number)
		}
		o.raw("]")
	}
	o.raw(">>")
	n.f.end()
}

// annotations writes the links of a page.
func (n *navigator) annotations(i int) error {
	p := &n.pages[i]
	for j := range p.links {
		l := &p.links[j]
		b := l.box
		o := n.f.begin(l.number)
		o.raw("<</Type/Annot/Subtype/Link/Rect[")
		box(o, b.X, b.Y, b.W, b.H, p.height)
		// 4: printed, and so never hidden (ISO 19005-3, 6.3.2).
		o.raw("]/Border[0 0 0]/F 4/StructParent")
		o.int(l.key)
		contents := l.text
		if contents == "" {
			contents = linkText(b)
		}
		if oneLine(contents) == "" {
			return internalError("un lien de la page %d n’a pas de texte", i+1)
		}
		o.raw("/Contents")
		o.text(said(contents))
		switch {
		case b.URL != "":
			if !allowedURL(b.URL) {
				return internalError("un lien de la page %d ne mène ni au web ni à une messagerie", i+1)
			}
			o.raw("/A<</S/URI/URI")
			o.ascii(asciiURL(b.URL))
			o.raw(">>")
		default:
			if err := n.dest(o, b.Anchor); err != nil {
				return err
			}
		}
		o.raw(">>")
		n.f.end()
	}
	return nil
}

// linkText is what an annotation says of where it leads.
func linkText(b *layout.LinkBox) string {
	if b.Element != nil && b.Element.Attr != nil && b.Element.Attr.LinkText != "" {
		return b.Element.Attr.LinkText
	}
	return b.URL
}

// dest writes a destination: the place at the top of the window, at the zoom
// that the reader has.
func (n *navigator) dest(o *object, anchor string) error {
	d, ok := n.dests[anchor]
	if !ok || d.Page < 0 || d.Page >= len(n.pages) {
		return internalError("le renvoi « %s » ne mène nulle part", anchor)
	}
	o.raw("/Dest[")
	o.ref(n.pages[d.Page].number)
	o.raw("/XYZ null")
	o.points(n.pages[d.Page].height - d.Y)
	o.raw(" null]")
	return nil
}

// allowedURL keeps out addresses that could run something. Workbooks are read
// with the same rule; this is the last door.
func allowedURL(url string) bool {
	scheme, _, ok := strings.Cut(url, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
		return ok
	}
	return false
}

// asciiURL escapes what an address cannot hold: PDF wants seven bits (ISO
// 32000-1, 12.6.4.7).
func asciiURL(url string) string {
	var b strings.Builder
	for i := 0; i < len(url); i++ {
		if c := url[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()[:min(b.Len(), maxString)]
}

// bookmark is an outline item with its neighbours, as ranks (-1 is none).
type bookmark struct {
	parent, first, last, before, after int
	open                               int // descendants
}

// outline writes the bookmarks and returns the number of their root, 0 when
// there are none. Levels that skip are brought under the nearest one above.
func (n *navigator) outline(items []layout.OutlineItem) (ref, error) {
	if len(items) == 0 {
		return 0, nil
	}
	marks, top := linkBookmarks(items)
	root := n.f.reserve(1)
	first := n.f.reserve(len(items))
	for i, item := range items {
		m := &marks[i]
		o := n.f.begin(first + ref(i))
		o.raw("<</Title")
		o.text(said(item.Title))
		o.raw("/Parent")
		if m.parent < 0 {
			o.ref(root)
		} else {
			o.ref(first + ref(m.parent))
		}
		for _, link := range []struct {
			key string
			to  int
		}{{"/Prev", m.before}, {"/Next", m.after}, {"/First", m.first}, {"/Last", m.last}} {
			if link.to >= 0 {
				o.raw(link.key)
				o.ref(first + ref(link.to))
			}
		}
		if m.open > 0 {
			o.raw("/Count")
			o.int(-m.open) // closed until asked
		}
		if err := n.dest(o, item.Anchor); err != nil {
			return 0, err
		}
		o.raw(">>")
		n.f.end()
	}
	o := n.f.begin(root)
	o.raw("<</Type/Outlines/First")
	o.ref(first + ref(top.first))
	o.raw("/Last")
	o.ref(first + ref(top.last))
	o.raw("/Count")
	o.int(top.open)
	o.raw(">>")
	n.f.end()
	return root, nil
}

// linkBookmarks finds the neighbours of each item from the levels.
func linkBookmarks(items []layout.OutlineItem) (marks []bookmark, top bookmark) {
	marks = make([]bookmark, len(items))
	top = bookmark{parent: -1, first: -1, last: -1, before: -1, after: -1}
	var path []int // the item open at each depth
	for i, item := range items {
		depth := min(max(item.Level, 1)-1, len(path))
		path = path[:depth]
		parent, owner := -1, &top
		if depth > 0 {
			parent = path[depth-1]
			owner = &marks[parent]
		}
		marks[i] = bookmark{parent: parent, first: -1, last: -1, before: owner.last, after: -1}
		if owner.last >= 0 {
			marks[owner.last].after = i
		} else {
			owner.first = i
		}
		owner.last = i
		// A closed item shows its own children when it opens.
		owner.open++
		path = append(path, i)
	}
	return marks, top
}
