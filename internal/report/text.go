package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Texts typed by users go through [french.Typeset] here, once, and nowhere
// else; the sentences of this package go through it too, so that the source
// may write ordinary spaces before « : » and « % ».

// slab hands out small slices cut from large ones. A report of 20,000 actions
// has a million spans and cells, nearly all alone or by five: one allocation
// for a few hundred of them is what keeps composing fast and lean.
type slab[T any] struct{ free []T }

const slabSize = 512

// take returns a slice of n zero values; appending to it never overwrites
// another one.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		if n > slabSize/4 {
			return make([]T, n)
		}
		s.free = make([]T, slabSize)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

// words returns a text as spans.
func (c *composer) words(text string) []document.Span {
	return c.span(document.Span{Text: text})
}

// span returns one finished span as spans.
func (c *composer) span(s document.Span) []document.Span {
	s.Text = french.Typeset(s.Text)
	spans := c.spans.take(1)
	spans[0] = s
	return spans
}

// cell is a table cell of plain text.
func (c *composer) cell(text string) document.Cell {
	return document.Cell{Spans: c.words(text)}
}

// toned is a cell whose words, mark included, carry the meaning that the tone
// repeats. The tone is the words': a tone of the whole cell asks the layout for
// a mark of its own, which suits bare numbers.
func (c *composer) toned(text string, tone document.Tone) document.Cell {
	return document.Cell{Spans: c.span(document.Span{Text: text, Tone: tone})}
}

// rowHeader is the cell that names its row.
func (c *composer) rowHeader(text string) document.Cell {
	return document.Cell{Spans: c.words(text), RowHeader: true}
}

// row gathers cells.
func (c *composer) row(cells ...document.Cell) document.Row {
	out := c.cells.take(len(cells))
	copy(out, cells)
	return document.Row{Cells: out}
}

// groupRow is a subheading inside a table.
func (c *composer) groupRow(text string, columns int) document.Row {
	r := c.row(document.Cell{Spans: c.words(text), RowHeader: true, ColSpan: columns})
	r.Group = true
	return r
}

// headRow is the head of a table.
func (c *composer) headRow(labels ...string) []document.Row {
	cells := make([]document.Cell, len(labels))
	for i, l := range labels {
		cells[i] = c.cell(l)
	}
	return []document.Row{{Cells: cells}}
}

// sentence is a paragraph of plain text; several parts are joined by spaces,
// empty ones left out.
func (c *composer) sentence(parts ...string) *document.Paragraph {
	return &document.Paragraph{Spans: c.words(joinParts(parts))}
}

// remark is a paragraph in small print.
func (c *composer) remark(parts ...string) *document.Paragraph {
	return &document.Paragraph{Style: document.Small, Spans: c.words(joinParts(parts))}
}

// runIn puts a bold label at the head of a text, in its first paragraph when it
// has one.
func (c *composer) runIn(label string, blocks []document.Block) []document.Block {
	head := document.Span{Text: french.Typeset(label) + " ", Bold: true}
	if len(blocks) > 0 {
		if first, ok := blocks[0].(*document.Paragraph); ok {
			spans := c.spans.take(len(first.Spans) + 1)
			spans[0] = head
			copy(spans[1:], first.Spans)
			first.Spans = spans
			return blocks
		}
	}
	alone := &document.Paragraph{Spans: c.span(head), KeepWithNext: true}
	return append([]document.Block{alone}, blocks...)
}

// label is a short bold line over what follows.
func (c *composer) label(text string) *document.Paragraph {
	return &document.Paragraph{Style: document.Label, Spans: c.words(text), KeepWithNext: true}
}

func joinParts(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return joinWith(" ", parts...)
}

// section is a heading with what stands under it, or nothing when nothing
// does: no heading stands alone. It remembers the anchor, which the first
// section that asks for it keeps: two rows of one theme number are an error
// that a draft is built in spite of.
func (c *composer) section(id, title string, blocks ...document.Block) *document.Section {
	if len(blocks) == 0 {
		return nil
	}
	switch {
	case id == "":
	case c.anchors[id]:
		id = ""
	default:
		c.anchors[id] = true
	}
	return &document.Section{ID: id, Title: c.words(title), Blocks: blocks}
}

// sectionLater is a section that is never empty and whose blocks, without
// anchors, are made when they are laid out: see the package documentation.
func (c *composer) sectionLater(id, title string, blocks func() []document.Block) *document.Section {
	if id != "" {
		c.anchors[id] = true
	}
	return &document.Section{ID: id, Title: c.words(title), Later: blocks}
}

// chapter is a section on a fresh page.
func (c *composer) chapter(id, title string, blocks ...document.Block) *document.Section {
	s := c.section(id, title, blocks...)
	if s != nil {
		s.NewPage = true
	}
	return s
}

// part is a chapter with the title and the introduction that the fixed prose
// gives it; subpart is a section of the same kind.
func (c *composer) part(id string, p decree.ProsePart, blocks ...document.Block) *document.Section {
	if len(blocks) == 0 {
		return nil
	}
	return c.chapter(id, p.Title, append(c.intro(p), blocks...)...)
}

func (c *composer) subpart(id string, p decree.ProsePart, blocks ...document.Block) *document.Section {
	if len(blocks) == 0 {
		return nil
	}
	return c.section(id, p.Title, append(c.intro(p), blocks...)...)
}

// partLater and subpartLater are to part and subpart what sectionLater is to
// section.
func (c *composer) partLater(id string, p decree.ProsePart, blocks func() []document.Block) *document.Section {
	s := c.subpartLater(id, p, blocks)
	s.NewPage = true
	return s
}

func (c *composer) subpartLater(id string, p decree.ProsePart, blocks func() []document.Block) *document.Section {
	return c.sectionLater(id, p.Title, func() []document.Block { return append(c.intro(p), blocks()...) })
}

// intro is the opening sentences of a part, for this type of document.
func (c *composer) intro(p decree.ProsePart) []document.Block {
	if text := p.Intro(c.p.Community.Document.Or("")); text != "" {
		return []document.Block{c.sentence(text)}
	}
	return nil
}

// bullets is a list of one-paragraph items.
func (c *composer) bullets(items []string) *document.List {
	list := &document.List{Items: make([]document.Item, len(items))}
	for i, item := range items {
		list.Items[i].Blocks = []document.Block{c.sentence(item)}
	}
	return list
}

// add appends blocks, leaving out sections that came out empty.
func add(to []document.Block, blocks ...document.Block) []document.Block {
	for _, b := range blocks {
		if s, ok := b.(*document.Section); ok && s == nil {
			continue
		}
		to = append(to, b)
	}
	return to
}

// prose turns a cell's rich text into paragraphs and lists.
func (c *composer) prose(p plan.Prose) []document.Block { return c.rich(p.Text, document.Body) }

// rich turns a rich text into paragraphs of the given style and lists; the
// neighbouring items of one kind make one list.
func (c *composer) rich(text richtext.Text, style document.ParagraphStyle) []document.Block {
	blocks := make([]document.Block, 0, len(text))
	var list *document.List
	for _, b := range text {
		spans := c.runs(b.Runs)
		if len(spans) == 0 {
			continue
		}
		if b.Kind == richtext.Paragraph {
			list = nil
			blocks = append(blocks, &document.Paragraph{Style: style, Spans: spans})
			continue
		}
		ordered := b.Kind == richtext.Numbered
		if list == nil || list.Ordered != ordered {
			list = &document.List{Ordered: ordered}
			blocks = append(blocks, list)
		}
		list.Items = append(list.Items, document.Item{
			Blocks: []document.Block{&document.Paragraph{Style: style, Spans: spans}},
		})
	}
	return blocks
}

func (c *composer) runs(runs []richtext.Run) []document.Span {
	n := 0
	for _, r := range runs {
		if r.Text != "" {
			n++
		}
	}
	spans := c.spans.take(n)[:0]
	for _, r := range runs {
		if r.Text != "" {
			span := document.Span{Text: french.Typeset(r.Text), Bold: r.Bold, Italic: r.Italic}
			if r.Link == "" {
				spans = addLinked(spans, span)
				continue
			}
			span.Extra = &document.SpanExtra{URL: r.Link}
			spans = append(spans, span)
		}
	}
	return spans
}

// proseCell is a cell that holds a cell's rich text; a single paragraph needs
// no block.
func (c *composer) proseCell(p plan.Prose) document.Cell {
	if len(p.Text) == 1 && p.Text[0].Kind == richtext.Paragraph {
		return document.Cell{Spans: c.runs(p.Text[0].Runs)}
	}
	return document.Cell{Blocks: c.prose(p)}
}

// textOr is a text, or words that say it is missing.
func textOr(t plan.Text, fallback string) string {
	if t.OK() && t.V != "" {
		return t.V
	}
	return fallback
}

// notFilled is what is printed where nothing was typed.
const notFilled = "non renseigné"

// dateShort is a day in figures, or "" when none is given.
func dateShort(d plan.Date) string {
	if !d.OK() {
		return ""
	}
	return french.DateShort(d.V.Year, d.V.Month, d.V.Day)
}

// dateLong is a day in words, or "".
func dateLong(d plan.Day) string {
	if d.IsZero() {
		return ""
	}
	return french.Date(d.Year, d.Month, d.Day)
}

// joinWith joins the parts that are not empty.
func joinWith(separator string, parts ...string) string {
	text := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if text != "" {
			text += separator
		}
		text += p
	}
	return text
}

// stripNumber removes the « n° » that people type before a number, and the name
// of what is numbered: « Délibération n° 2026-97 ».
func stripNumber(s string) string {
	for _, prefix := range [...]string{"n°", "nº", "numéro", "no ", "n ", "annexe", "délibération"} {
		if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			return stripNumber(strings.TrimLeft(s[len(prefix):], " \u00a0"))
		}
	}
	return s
}

// lowerJoin lists labels in the middle of a sentence: « volet, échéance ». The
// same lists come back from sheet to sheet and are made once.
func (c *composer) lowerJoin(labels []string) string {
	buf := c.scratch[:0]
	for i, l := range labels {
		if i > 0 {
			buf = append(buf, ", "...)
		}
		r, size := utf8.DecodeRuneInString(l)
		if next, _ := utf8.DecodeRuneInString(l[size:]); !unicode.IsUpper(next) { // not SIREN
			r = unicode.ToLower(r)
		}
		buf = utf8.AppendRune(buf, r)
		buf = append(buf, l[size:]...)
	}
	c.scratch = buf
	text, known := c.blanks[string(buf)]
	if !known {
		text = french.Typeset(string(buf))
		c.blanks[string(buf)] = text
	}
	return text
}
