package document

import (
	"fmt"
	"strings"
)

// Problems says, in English and for developers, what no document may do:
// anchors that are missing or given twice, links to nothing, empty headings,
// figures without alternative text, tables that are not regular, notes that
// nothing calls. A composed document has none; the tests of whoever makes or
// changes documents ask for it.
func Problems(d *Document) []string {
	c := &checker{anchors: map[string]bool{}}
	Walk(d.Body, func(b Block, _ int) bool { c.collect(b); return true })
	Walk(d.Body, func(b Block, depth int) bool { c.block(b, depth); return true })
	if d.Title == "" || d.Lang == "" {
		c.fault("document without title or language")
	}
	return c.faults
}

// maxLevel is the deepest heading that the report's structure allows (H4).
const maxLevel = 4

type checker struct {
	anchors map[string]bool
	faults  []string
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *checker) collect(b Block) {
	id := anchorOf(b)
	if id == "" {
		return
	}
	if c.anchors[id] {
		c.fault("anchor %q given twice", id)
	}
	c.anchors[id] = true
}

func anchorOf(b Block) string {
	switch b := b.(type) {
	case *Section:
		return b.ID
	case *Paragraph:
		return b.ID
	case *Table:
		return b.ID
	case *Fields:
		return b.ID
	case *Figure:
		return b.ID
	}
	return ""
}

func (c *checker) block(b Block, depth int) {
	Spans(b, c.span)
	switch b := b.(type) {
	case *Section:
		title := PlainText(b.Title)
		if strings.TrimSpace(title) == "" {
			c.fault("section %q has an empty heading", b.ID)
		}
		if len(b.Content()) == 0 {
			c.fault("section %q is empty", title)
		}
		c.later(b, title)
		if depth+1 > maxLevel {
			c.fault("section %q is at level %d", title, depth+1)
		}
	case *Paragraph:
		if len(b.Spans) == 0 {
			c.fault("paragraph without text")
		}
	case *List:
		if len(b.Items) == 0 {
			c.fault("list without items")
		}
		for _, item := range b.Items {
			if len(item.Blocks) == 0 {
				c.fault("empty list item")
			}
		}
	case *Table:
		c.table(b)
	case *Fields:
		for _, f := range b.Items {
			if f.Label == "" || len(f.Spans)+len(f.Blocks) == 0 {
				c.fault("field %q of %q without label or value", f.Label, b.ID)
			}
		}
	case *Figure:
		c.figure(b)
	case *Cards:
		for _, card := range b.Items {
			if card.Value == "" || card.Label == "" {
				c.fault("card without value or label: %+v", card)
			}
		}
	case *Callout:
		if b.Title == "" && len(b.Blocks) == 0 {
			c.fault("empty callout")
		}
	}
}

// later: what is made when it is needed cannot be pointed to.
func (c *checker) later(s *Section, title string) {
	if s.Later == nil {
		return
	}
	if len(s.Blocks) > 0 {
		c.fault("section %q has blocks twice", title)
	}
	Walk(s.Later(), func(b Block, _ int) bool {
		inner, isSection := b.(*Section)
		if anchorOf(b) != "" || isSection && !inner.Unlisted {
			c.fault("section %q makes later what others point to", title)
		}
		return true
	})
}

func (c *checker) span(s Span) {
	x := s.Extra
	if x == nil {
		x = &SpanExtra{}
	}
	for _, target := range [2]string{x.Ref, x.PageOf} {
		if target != "" && !c.anchors[target] {
			c.fault("link %q leads to %q, which does not exist", s.Text, target)
		}
	}
	if s.Text == "" && x.PageOf == "" {
		c.fault("empty span")
	}
	if x.URL != "" && !allowedURL(x.URL) {
		c.fault("link to %q is neither http(s) nor mailto", x.URL)
	}
}

func allowedURL(u string) bool {
	for _, scheme := range [3]string{"https://", "http://", "mailto:"} {
		if len(u) > len(scheme) && strings.EqualFold(u[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

func (c *checker) figure(f *Figure) {
	if strings.TrimSpace(f.Alt) == "" {
		c.fault("figure %q has no alternative text", PlainText(f.Caption))
	}
	if (f.Chart == nil) == (f.Image == nil) {
		c.fault("figure %q must have a chart or a picture, and one only", PlainText(f.Caption))
	}
}

func (c *checker) table(t *Table) {
	name := PlainText(t.Caption)
	if name == "" {
		name = t.ID
	}
	if len(t.Columns) == 0 || len(t.Head) == 0 || len(t.Body) == 0 {
		c.fault("table %q without columns, head or body", name)
		return
	}
	if t.Summary == "" {
		c.fault("table %q has no summary", name)
	}
	c.rows(name, t.Head, len(t.Columns))
	c.rows(name, t.Body, len(t.Columns))
}

// rows checks that each row fills the columns once, spans counted.
func (c *checker) rows(name string, rows []Row, columns int) {
	below := make([]int, columns) // rows that a cell above still covers, by column
	for i, r := range rows {
		col := 0
		for _, cell := range r.Cells {
			for col < columns && below[col] > 0 {
				below[col]--
				col++
			}
			for range max(cell.ColSpan, 1) {
				if col >= columns {
					c.fault("table %q, row %d: more cells than columns", name, i+1)
					return
				}
				below[col] = max(cell.RowSpan, 1) - 1
				col++
			}
		}
		for col < columns && below[col] > 0 {
			below[col]--
			col++
		}
		if col != columns {
			c.fault("table %q, row %d: %d columns filled out of %d", name, i+1, col, columns)
		}
	}
}
