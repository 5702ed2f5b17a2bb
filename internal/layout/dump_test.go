package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/golden"
	"nrreport/internal/layout"
)

// dump writes the structure tree, with the text that each element owns and where
// it begins, then the artifacts' text, bookmarks and links of each page.
func dump(p *layout.Pages) string {
	d := &dumper{p: p, texts: markTexts(p)}
	d.element(p.Root, 0)
	for i := range p.Pages {
		d.page(i)
	}
	for _, o := range p.Outline {
		dest := p.Dests[o.Anchor]
		fmt.Fprintf(d, "bookmark %s%s → p. %d, %.0f\n", strings.Repeat("  ", o.Level-1), o.Title, dest.Page+1, dest.Y)
	}
	return d.String()
}

type dumper struct {
	strings.Builder
	p     *layout.Pages
	texts []map[int32][]layout.Item
}

// markTexts is the items of the owned marks, by page and MCID.
func markTexts(p *layout.Pages) []map[int32][]layout.Item {
	texts := make([]map[int32][]layout.Item, len(p.Pages))
	for i, page := range p.Pages {
		texts[i] = map[int32][]layout.Item{}
		for _, m := range page.Marks {
			if m.Owner != nil {
				texts[i][m.MCID] = page.Items[m.First:m.Last]
			}
		}
	}
	return texts
}

func (d *dumper) element(e *layout.Element, depth int) {
	indent := strings.Repeat("  ", depth)
	fmt.Fprintf(d, "%s%s%s\n", indent, e.Role, attributes(e.Attr))
	for _, k := range e.Kids {
		if k.Element != nil {
			d.element(k.Element, depth+1)
			continue
		}
		items := d.texts[k.Page][k.MCID]
		fmt.Fprintf(d, "%s  p%d %s\n", indent, k.Page+1, d.items(items))
	}
}

// items is a line: where the mark begins, to 4 points, and its text.
func (d *dumper) items(items []layout.Item) string {
	var b strings.Builder
	first := items[0]
	fmt.Fprintf(&b, "(%.0f,%.0f)", first.X.Pt()/4, first.Y.Pt()/4)
	shapes := 0
	y := first.Y
	for _, it := range items {
		if it.Kind != layout.TextKind {
			shapes++
			continue
		}
		if it.Y > y {
			b.WriteString(" ⏎")
		}
		y = it.Y
		fmt.Fprintf(&b, " %q", it.Text)
	}
	if shapes > 0 {
		fmt.Fprintf(&b, " +%d shapes", shapes)
	}
	return b.String()
}

func attributes(a *layout.Attributes) string {
	if a == nil {
		return ""
	}
	var b strings.Builder
	put := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s=%q", name, value)
		}
	}
	put("id", a.ID)
	put("alt", a.Alt)
	put("said", a.ActualText)
	put("stands for", a.Expansion)
	put("lang", a.Lang)
	put("scope", a.Scope)
	put("headers", strings.Join(a.Headers, " "))
	put("summary", a.Summary)
	put("list", a.ListNumbering)
	put("link", a.LinkText)
	if a.ColSpan > 1 || a.RowSpan > 1 {
		fmt.Fprintf(&b, " span=%d×%d", max(a.ColSpan, 1), max(a.RowSpan, 1))
	}
	if a.BBox != nil {
		fmt.Fprintf(&b, " box=%.0f", *a.BBox)
	}
	return b.String()
}

func (d *dumper) page(i int) {
	page := &d.p.Pages[i]
	fmt.Fprintf(d, "page %d, %.0f × %.0f\n", i+1, page.Width, page.Height)
	names := map[layout.Artifact]string{
		layout.LayoutArtifact: "layout", layout.PaginationHeader: "header", layout.PaginationFooter: "footer",
		layout.Background: "background", layout.Watermark: "watermark",
	}
	for _, m := range page.Marks {
		if m.Owner == nil {
			fmt.Fprintf(d, "  %s %s\n", names[m.Artifact], d.items(page.Items[m.First:m.Last]))
		}
	}
	for _, l := range page.Links {
		fmt.Fprintf(d, "  link (%.0f,%.0f) %.0f×%.0f %s%s\n", l.X/4, l.Y/4, l.W/4, l.H/4, l.URL, l.Anchor)
	}
}

func TestSampleGolden(t *testing.T) {
	golden.Equal(t, "sample.txt", dump(layout.Layout(sample(), fontSet(t), layout.Options{})))
}

// Each kind of block alone, on one small page's worth.
func TestBlocksGolden(t *testing.T) {
	chapters := sampleChapters()
	fonts := fontSet(t)
	for _, tt := range []struct {
		name   string
		blocks []document.Block
	}{
		{"table", []document.Block{actionsTable(3)}},
		{"matrix", []document.Block{matrix()}},
		{"fields", []document.Block{fields()}},
		{"essential", chapters[:1]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &document.Document{Title: "D", Lang: "fr-FR", Body: tt.blocks}
			golden.Equal(t, tt.name+".txt", dump(layout.Layout(doc, fonts, layout.Options{})))
		})
	}
}
