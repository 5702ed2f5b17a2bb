package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// The grid of layout's style.go, in points.
const (
	marginSide, marginTop, marginBottom = 56.0, 72.0, 62.0
	// epsilon allows for the rounding of each word to a thousandth of a point.
	epsilon = 0.1
)

// faults lists what no laid-out document may show.
func faults(doc *document.Document, p *layout.Pages, fonts *typeface.Set) []string {
	f := &faultFinder{doc: doc, p: p, fonts: fonts}
	if want, got := bare(expectedText(doc, p, fonts)), bare(readingText(p)); want != got {
		f.add("text lost or moved %s", firstDifference(want, got))
	}
	f.marks()
	f.ownership()
	f.headings()
	f.tree(p.Root, "")
	for i := range p.Pages {
		f.boundaries(i)
		f.overlaps(i)
	}
	f.links()
	return f.list
}

type faultFinder struct {
	doc   *document.Document
	p     *layout.Pages
	fonts *typeface.Set
	list  []string
}

func (f *faultFinder) add(format string, args ...any) {
	if len(f.list) < 20 {
		f.list = append(f.list, fmt.Sprintf(format, args...))
	}
}

// marks: they tile the page's items, and the MCIDs of the owned ones ascend
// from 0.
func (f *faultFinder) marks() {
	for i, page := range f.p.Pages {
		next, mcid := int32(0), int32(0)
		for _, m := range page.Marks {
			if m.First != next || m.Last <= m.First {
				f.add("page %d: mark %d–%d after %d", i+1, m.First, m.Last, next)
			}
			next = m.Last
			if m.Owner == nil {
				continue
			}
			if m.MCID != mcid {
				f.add("page %d: MCID %d, want %d", i+1, m.MCID, mcid)
			}
			mcid++
		}
		if int(next) != len(page.Items) {
			f.add("page %d: %d of %d items in marks", i+1, next, len(page.Items))
		}
	}
}

// ownership: each mark is the kid of its owner, once, and the tree names no
// other.
func (f *faultFinder) ownership() {
	type place struct{ page, mcid int32 }
	owners := map[place]*layout.Element{}
	seen := map[*layout.Element]bool{}
	var walk func(e *layout.Element)
	walk = func(e *layout.Element) {
		if seen[e] {
			f.add("element %s twice in the tree", e.Role)
			return
		}
		seen[e] = true
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
				continue
			}
			at := place{k.Page, k.MCID}
			if owners[at] != nil {
				f.add("mark %v owned twice", at)
			}
			owners[at] = e
		}
	}
	walk(f.p.Root)
	for i, page := range f.p.Pages {
		for _, m := range page.Marks {
			if m.Owner == nil {
				continue
			}
			at := place{int32(i), m.MCID}
			if owners[at] != m.Owner {
				f.add("mark %v of a %s is not in the tree under it", at, m.Owner.Role)
			}
			delete(owners, at)
		}
	}
	for at := range owners {
		f.add("the tree names mark %v, which does not exist", at)
	}
}

// headings: H1 first, no level skipped.
func (f *faultFinder) headings() {
	level := 0
	var walk func(e *layout.Element)
	walk = func(e *layout.Element) {
		if len(e.Role) == 2 && e.Role[0] == 'H' {
			n := int(e.Role[1] - '0')
			if n > level+1 {
				f.add("H%d after level %d", n, level)
			}
			level = n
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
			}
		}
	}
	walk(f.p.Root)
}

// tree: elements stand where ISO 32000-1 lets them, with the attributes that
// PDF/UA asks for.
func (f *faultFinder) tree(e *layout.Element, parent layout.Role) {
	in := func(roles ...layout.Role) {
		for _, r := range roles {
			if parent == r {
				return
			}
		}
		f.add("%s in %s", e.Role, parent)
	}
	attr := e.Attr
	if attr == nil {
		attr = &layout.Attributes{}
	}
	switch e.Role {
	case layout.RoleTR:
		in(layout.RoleTHead, layout.RoleTBody)
	case layout.RoleTHead, layout.RoleTBody:
		in(layout.RoleTable)
	case layout.RoleTD:
		in(layout.RoleTR)
	case layout.RoleTH:
		in(layout.RoleTR)
		if attr.Scope == "" {
			f.add("TH without scope")
		}
	case layout.RoleLI:
		in(layout.RoleL)
	case layout.RoleLBody:
		in(layout.RoleLI)
	case layout.RoleLbl:
		in(layout.RoleLI)
	case layout.RoleTOCI:
		in(layout.RoleTOC)
	case layout.RoleTOC:
		in(layout.RoleTOCI, layout.RoleSect, layout.RoleDocument, layout.RoleDiv, layout.RoleLBody, layout.RoleTD)
	case layout.RoleFigure:
		if attr.Alt == "" || attr.BBox == nil {
			f.add("figure without alternative text or box")
		}
	case layout.RoleTable:
		f.regular(e)
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			f.tree(k.Element, e.Role)
		}
	}
}

// regular: every row of a table fills the same columns once.
func (f *faultFinder) regular(table *layout.Element) {
	columns := -1
	for _, part := range table.Kids {
		if part.Element.Role == layout.RoleCaption {
			continue
		}
		var below []int
		for _, tr := range part.Element.Kids {
			col := 0
			for _, k := range tr.Element.Kids {
				for col < len(below) && below[col] > 0 {
					below[col]--
					col++
				}
				cols, rows := 1, 1
				if a := k.Element.Attr; a != nil {
					cols, rows = max(a.ColSpan, 1), max(a.RowSpan, 1)
				}
				for range cols {
					for col >= len(below) {
						below = append(below, 0)
					}
					below[col] = rows - 1
					col++
				}
			}
			for col < len(below) && below[col] > 0 {
				below[col]--
				col++
			}
			if columns >= 0 && col != columns {
				f.add("table row of %d columns among rows of %d", col, columns)
			}
			columns = col
		}
		for _, n := range below {
			if n > 0 {
				f.add("a cell spans %d rows beyond its table part", n)
			}
		}
	}
}

// boundaries: what means something stands between the margins, everything else
// on the page.
func (f *faultFinder) boundaries(i int) {
	page := &f.p.Pages[i]
	hasCover := f.doc.Cover.Title != "" || f.doc.Cover.Community != ""
	for _, m := range page.Marks {
		left, top, right, bottom := marginSide, marginTop, page.Width-marginSide, page.Height-marginBottom
		if m.Owner == nil || hasCover && i == 0 {
			left, top, right, bottom = 0, 0, page.Width, page.Height
		}
		if m.Artifact == layout.Watermark {
			continue
		}
		for _, it := range page.Items[m.First:m.Last] {
			x, y, w, h := box(f.fonts, &it)
			if x < left-epsilon || y < top-epsilon || x+w > right+epsilon || y+h > bottom+epsilon {
				f.add("page %d: %q at %.1f,%.1f %.1f×%.1f is outside", i+1, it.Text, x, y, w, h)
			}
		}
	}
}

// box is what an item covers, in points: of a text, without its trailing space,
// from the capitals' top to the baseline.
func box(fonts *typeface.Set, it *layout.Item) (x, y, w, h float64) {
	switch it.Kind {
	case layout.TextKind:
		w = float64(fonts.Width(it.Face, strings.TrimRightFunc(it.Text, unicode.IsSpace))) * it.H.Pt() / 1000
		return it.X.Pt(), it.Y.Pt() - it.H.Pt()*0.66, w, it.H.Pt() * 0.66
	case layout.PathKind:
		x, y = 1e9, 1e9
		right, bottom := -1e9, -1e9
		for _, p := range it.Extra.Points {
			x, y = min(x, p.X.Pt()), min(y, p.Y.Pt())
			right, bottom = max(right, p.X.Pt()), max(bottom, p.Y.Pt())
		}
		return x, y, right - x, bottom - y
	}
	return it.X.Pt(), it.Y.Pt(), it.W.Pt(), it.H.Pt()
}

// overlaps: no text is drawn over another, charts aside.
func (f *faultFinder) overlaps(i int) {
	page := &f.p.Pages[i]
	var texts []*layout.Item
	for _, m := range page.Marks {
		if m.Owner == nil || m.Owner.Role == layout.RoleFigure {
			continue
		}
		for j := m.First; j < m.Last; j++ {
			if it := &page.Items[j]; it.Kind == layout.TextKind && strings.TrimSpace(it.Text) != "" {
				texts = append(texts, it)
			}
		}
	}
	for a := range texts {
		ax, ay, aw, ah := box(f.fonts, texts[a])
		for b := a + 1; b < len(texts); b++ {
			bx, by, bw, bh := box(f.fonts, texts[b])
			if ax+aw > bx+0.5 && bx+bw > ax+0.5 && ay+ah > by+0.5 && by+bh > ay+0.5 {
				f.add("page %d: %q and %q overlap", i+1, texts[a].Text, texts[b].Text)
			}
		}
	}
}

// links: they lead somewhere, from an element of the tree.
func (f *faultFinder) links() {
	for i, page := range f.p.Pages {
		for _, l := range page.Links {
			if l.Element == nil || l.Element.Role != layout.RoleLink || (l.URL == "") == (l.Anchor == "") {
				f.add("page %d: link %+v", i+1, l)
				continue
			}
			if _, ok := f.p.Dests[l.Anchor]; !ok && l.URL == "" {
				f.add("page %d: link to %q, which is nowhere", i+1, l.Anchor)
			}
			if l.Element.Attr.LinkText == "" {
				f.add("page %d: link without text", i+1)
			}
			if l.X < -epsilon || l.X+l.W > page.Width+epsilon || l.W <= 0 {
				f.add("page %d: link box %.1f+%.1f", i+1, l.X, l.W)
			}
		}
	}
	for _, o := range f.p.Outline {
		if _, ok := f.p.Dests[o.Anchor]; !ok {
			f.add("bookmark %q leads nowhere", o.Title)
		}
	}
}

func TestSampleHasNoFault(t *testing.T) {
	fonts := fontSet(t)
	doc := sample()
	p := layout.Layout(doc, fonts, layout.Options{})
	for _, fault := range faults(doc, p, fonts) {
		t.Error(fault)
	}
	if len(p.Pages) < 10 {
		t.Errorf("%d pages only", len(p.Pages))
	}
}
