package layout_test

import (
	"fmt"
	"strings"
	"unicode"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// readingText is the text of the structure tree in reading order, what a screen
// reader says, figures aside: they speak by their alternative text.
func readingText(p *layout.Pages) string {
	var b strings.Builder
	var walk func(e *layout.Element)
	walk = func(e *layout.Element) {
		if e.Role == layout.RoleFigure {
			// A figure cut over several pages says so in each piece's text.
			switch alt, piece, cut := strings.Cut(e.Attr.Alt, " ("); {
			case cut && strings.HasPrefix(piece, "suite "):
			case cut && strings.HasPrefix(piece, "partie "):
				b.WriteString(alt)
			default:
				b.WriteString(e.Attr.Alt)
			}
			return
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
				continue
			}
			b.WriteString(markText(p, k))
		}
	}
	walk(p.Root)
	return b.String()
}

// markText is the text of one mark.
func markText(p *layout.Pages, k layout.Kid) string {
	page := &p.Pages[k.Page]
	var b strings.Builder
	for _, m := range page.Marks {
		if m.Owner != nil && m.MCID == k.MCID {
			for _, it := range page.Items[m.First:m.Last] {
				b.WriteString(it.Text)
			}
		}
	}
	return b.String()
}

// expected writes the text that a document must give, in reading order, from
// the content model alone.
type expected struct {
	strings.Builder
	fonts  *typeface.Set
	dests  map[string]layout.Dest
	labels int // depth of lists
}

func expectedText(doc *document.Document, p *layout.Pages, fonts *typeface.Set) string {
	x := &expected{fonts: fonts, dests: p.Dests}
	c := &doc.Cover
	if c.Title != "" || c.Community != "" {
		if c.Logo != nil && len(p.Unreadable) == 0 {
			x.text(c.Logo.Alt)
		}
		for _, s := range append(append(append([]string{c.Community, c.Title, c.Subtitle}, c.Lines...), c.Mention), c.Foot...) {
			x.text(s)
		}
	}
	x.blocks(doc, doc.Body)
	return x.String()
}

func (x *expected) text(s string) {
	cleaned, _ := x.fonts.Clean(s)
	x.WriteString(cleaned)
}

func (x *expected) spans(spans []document.Span) {
	for _, s := range spans {
		if s.Extra != nil && s.Extra.PageOf != "" {
			if dest, ok := x.dests[s.Extra.PageOf]; ok {
				fmt.Fprint(x, dest.Page+1)
				continue
			}
		}
		x.text(s.Text)
	}
}

func (x *expected) blocks(doc *document.Document, blocks []document.Block) {
	for _, b := range blocks {
		x.block(doc, b)
	}
}

func (x *expected) block(doc *document.Document, b document.Block) {
	switch b := b.(type) {
	case *document.Section:
		if strings.TrimSpace(document.PlainText(b.Title)) != "" {
			x.spans(b.Title)
		}
		x.blocks(doc, b.Blocks)
	case *document.Paragraph:
		x.spans(b.Spans)
	case *document.List:
		x.labels++
		for i, item := range b.Items {
			switch {
			case b.Ordered:
				fmt.Fprintf(x, "%d.", i+1)
			case x.labels == 1:
				x.WriteString("•")
			default:
				x.WriteString("–")
			}
			x.blocks(doc, item.Blocks)
		}
		x.labels--
	case *document.Table:
		x.spans(b.Caption)
		x.rows(doc, b.Head)
		x.rows(doc, b.Body)
	case *document.Fields:
		for _, f := range b.Items {
			x.text(f.Label)
			x.cell(doc, f.Spans, f.Blocks)
		}
	case *document.Figure:
		x.spans(b.Caption)
		x.text(b.Alt) // drawn, or in its place
	case *document.Cards:
		for _, c := range b.Items {
			x.text(c.Value)
			x.text(c.Label)
			x.text(c.Note)
		}
	case *document.Callout:
		x.text(b.Title)
		x.blocks(doc, b.Blocks)
	case *document.Contents:
		x.text(b.Title)
		x.contents(doc, b)
	}
}

func (x *expected) rows(doc *document.Document, rows []document.Row) {
	for _, r := range rows {
		for _, c := range r.Cells {
			x.cell(doc, c.Spans, c.Blocks)
		}
	}
}

func (x *expected) cell(doc *document.Document, spans []document.Span, blocks []document.Block) {
	if len(blocks) == 0 {
		x.spans(spans)
		return
	}
	depth := x.labels
	x.labels = 0
	x.blocks(doc, blocks)
	x.labels = depth
}

func (x *expected) contents(doc *document.Document, c *document.Contents) {
	sections := 0
	document.Walk(doc.Body, func(b document.Block, depth int) bool {
		s, ok := b.(*document.Section)
		if !ok {
			return true
		}
		sections++
		id := s.ID
		if id == "" {
			id = fmt.Sprintf("section-%d", sections)
		}
		most := c.MaxLevel
		if most <= 0 {
			most = 2
		}
		if title := document.PlainText(s.Title); !s.Unlisted && depth < most && strings.TrimSpace(title) != "" {
			for _, span := range s.Title {
				x.text(span.Text)
			}
			fmt.Fprint(x, x.dests[id].Page+1)
		}
		return true
	})
}

// bare leaves out white space, which line breaks change.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// firstDifference shows where two texts part.
func firstDifference(want, got string) string {
	w, g := []rune(want), []rune(got)
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	window := func(r []rune) string { return string(r[max(0, i-30):min(len(r), i+40)]) }
	return fmt.Sprintf("at %d:\n want …%s…\n got  …%s…", i, window(w), window(g))
}
