package layout_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// recorder takes what a sink takes, and holds the layout to its word.
type recorder struct {
	t      *rapid.T
	pages  []layout.Page
	closed []*layout.Element
	kids   map[*layout.Element][]layout.Kid
}

func (r *recorder) Page(p layout.Page, _ bool) { r.pages = append(r.pages, p) }

func (r *recorder) Close(section, parent *layout.Element) {
	if section.Role != layout.RoleSect || slices.Contains(r.closed, section) || slices.Contains(r.closed, parent) {
		r.t.Errorf("a %s is closed twice, or after its parent", section.Role)
	}
	r.closed = append(r.closed, section)
	r.note(section)
}

// note remembers what a section and all that it holds look like when it is
// closed, and that their marks are on pages already taken.
func (r *recorder) note(el *layout.Element) {
	r.kids[el] = slices.Clone(el.Kids)
	for _, k := range el.Kids {
		switch {
		case k.Element != nil:
			r.note(k.Element)
		case int(k.Page) >= len(r.pages) || r.pages[k.Page].Marks[markOf(&r.pages[k.Page], k.MCID)].Owner != el:
			r.t.Errorf("mark %d of page %d is not the section's", k.MCID, k.Page)
		}
	}
}

func markOf(p *layout.Page, mcid int32) int {
	return slices.IndexFunc(p.Marks, func(m layout.Mark) bool { return m.Owner != nil && m.MCID == mcid })
}

// What a sink is given is what the whole layout holds, and does not change any
// more.
func TestSinkTakesTheSame(t *testing.T) {
	fonts := fontSet(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := (&generator{t: t, fuel: 25}).document()
		want := layout.Layout(doc, fonts, layout.Options{}.WithRoom())
		r := &recorder{t: t, kids: map[*layout.Element][]layout.Kid{}}
		got := layout.Layout(doc, fonts, layout.Options{Sink: r})
		if !reflect.DeepEqual(want.Dests, got.Dests) || !reflect.DeepEqual(want.Outline, got.Outline) {
			t.Fatal("anchors land elsewhere")
		}
		if len(r.pages) != len(want.Pages) || len(got.Pages) != len(want.Pages) {
			t.Fatalf("%d pages of %d", len(r.pages), len(want.Pages))
		}
		for i := range r.pages {
			if !reflect.DeepEqual(want.Pages[i].Items, pageWithFoot(r.pages[i], got.Pages[i])) {
				t.Errorf("page %d is drawn otherwise", i+1)
			}
		}
		for el, kids := range r.kids {
			if !slices.Equal(kids, el.Kids) {
				t.Errorf("a %s changed after its section was closed", el.Role)
			}
		}
		sections := 0
		for _, b := range doc.Body {
			if _, ok := b.(*document.Section); ok {
				sections++
			}
		}
		if len(r.closed) < sections {
			t.Errorf("%d sections closed of %d", len(r.closed), sections)
		}
	})
}

// pageWithFoot is the drawing of a page with its number, from what the sink took
// and from the result.
func pageWithFoot(taken, result layout.Page) []layout.Item {
	if result.Items != nil {
		return result.Items
	}
	return append(slices.Clip(taken.Items), result.Foot...)
}
