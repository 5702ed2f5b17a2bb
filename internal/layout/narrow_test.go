package layout_test

import (
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// nested is a paragraph inside lists or callouts inside one another.
func nested(depth int, in func(document.Block) document.Block) document.Block {
	b := document.Block(document.Text("La collectivité réduit l’empreinte de ses équipements."))
	for range depth {
		b = in(b)
	}
	return b
}

func inList(b document.Block) document.Block {
	return &document.List{Items: []document.Item{{Blocks: []document.Block{b}}}}
}

func inOrderedList(b document.Block) document.Block {
	return &document.List{Ordered: true, Items: []document.Item{{Blocks: []document.Block{b}}}}
}

func inCallout(b document.Block) document.Block {
	return &document.Callout{Title: "Attention", Blocks: []document.Block{b}}
}

// ofColumns is a table of one row, the same in each of its columns.
func ofColumns(n int, c document.Cell) *document.Table {
	t := &document.Table{ID: "table", Summary: "s", Body: make([]document.Row, 1)}
	for range n {
		t.Columns = append(t.Columns, document.Column{Width: 1, Align: document.Align(len(t.Columns) % 3)})
		t.Body[0].Cells = append(t.Body[0].Cells, c)
	}
	return t
}

// However little room is left, everything is in it.
func TestNarrowPlaces(t *testing.T) {
	word := document.T("anticonstitutionnellement")
	page := []document.Span{{Extra: &document.SpanExtra{PageOf: "table"}}}
	tests := map[string]document.Block{
		"lists in lists":                              nested(40, inList),
		"ordered lists in ordered lists":              nested(40, inOrderedList),
		"callouts in callouts":                        nested(20, inCallout),
		"lists in lists in a cell":                    ofColumns(6, document.Cell{Blocks: []document.Block{nested(8, inOrderedList)}}),
		"letters wider than their column":             ofColumns(70, document.Cell{Spans: word}),
		"page numbers wider than their column":        ofColumns(70, document.Cell{Spans: page}),
		"words with the mark of a tone, many columns": ofColumns(40, document.Cell{Spans: word, Tone: document.Bad}),
		"bars in many columns":                        ofColumns(40, document.Cell{Spans: word, HasBar: true, Bar: 0.5}),
	}
	fonts := fontSet(t)
	for name, block := range tests {
		t.Run(name, func(t *testing.T) { checkFaults(t, fonts, block) })
	}
}

// narrow draws tables of many columns, and lists and callouts inside one
// another, on the page and in cells.
func (g *generator) narrow() document.Block {
	switch g.upTo(2) {
	case 0:
		t := g.table()
		for i := range t.Body {
			for range g.upTo(20) {
				t.Body[i].Cells = append(t.Body[i].Cells, document.Cell{Spans: g.spans(), Tone: g.tone()})
			}
		}
		return t
	case 1:
		t := g.table()
		for i := range t.Body {
			for j := range t.Body[i].Cells {
				if c := &t.Body[i].Cells[j]; g.upTo(3) == 0 {
					c.Spans, c.Blocks = nil, []document.Block{g.nest(g.upTo(4))}
				}
			}
		}
		return t
	}
	return g.nest(g.upTo(12))
}

// nest is lists and callouts inside one another.
func (g *generator) nest(depth int) document.Block {
	if g.fuel--; depth <= 0 || g.fuel < 0 {
		return g.block(0)
	}
	inner := []document.Block{g.nest(depth - 1)}
	if g.bool("another") {
		inner = append(inner, g.nest(depth-1))
	}
	if g.upTo(3) == 0 {
		return &document.Callout{Title: g.text(), Tone: g.tone(), Blocks: inner}
	}
	l := &document.List{Ordered: g.bool("ordered")}
	for _, b := range inner {
		l.Items = append(l.Items, document.Item{Blocks: []document.Block{b}})
	}
	return l
}

func TestRandomNarrowPlacesHaveNoFault(t *testing.T) {
	fonts := fontSet(t)
	rapid.Check(t, func(t *rapid.T) {
		g := &generator{t: t, fuel: 60}
		checkFaults(t, fonts, g.narrow())
	})
}

// checkFaults lays a block out alone.
func checkFaults(t rapid.TB, fonts *typeface.Set, b document.Block) {
	t.Helper()
	doc := &document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{b}}
	for _, fault := range faults(doc, layout.Layout(doc, fonts, layout.Options{}), fonts) {
		t.Errorf("%.200s", fault)
	}
}
