package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// generator draws documents at random: what departments may put in cells, and
// what no one should.
type generator struct {
	t   *rapid.T
	ids int
	// fuel bounds the size of a document.
	fuel int
}

var words = []string{
	"la", "collectivité", "réduit", "l’empreinte", "de", "ses", "équipements", "à", "«\u00a0terme\u00a0»", "12\u202f345\u00a0€", "peut-être",
	"2024/2025", ";", "https://www.exemple.fr/une/adresse/tres/longue?avec=des&parametres=1", "n°\u00a02022-1084", "⚠", "✅", "🚲", "北京市", "سلام", "𝐍𝐑",
	strings.Repeat("anticonstitutionnellement", 13), "fin.\nSuite", "\u200b", "e\u0301cole", "a\tb", "\x00", "  ", "–", "%", "« x »", "1 000", "½", "\u00ad",
}

func (g *generator) text() string {
	n := rapid.IntRange(0, 12).Draw(g.t, "words")
	if rapid.IntRange(0, 30).Draw(g.t, "long") == 0 {
		n = 600
	}
	drawn := rapid.SliceOfN(rapid.SampledFrom(words), n, n).Draw(g.t, "text")
	return strings.Join(drawn, " ")
}

func (g *generator) bool(label string) bool { return rapid.Bool().Draw(g.t, label) }
func (g *generator) upTo(n int) int         { return rapid.IntRange(0, n).Draw(g.t, "n") }

func (g *generator) id() string {
	if g.upTo(2) > 0 {
		return ""
	}
	g.ids++
	return fmt.Sprintf("id-%d", g.ids)
}

// target is an anchor that may exist or not, before or after.
func (g *generator) target() string { return fmt.Sprintf("id-%d", g.upTo(12)) }

func (g *generator) tone() document.Tone { return document.Tone(g.upTo(int(document.Bad))) }

func (g *generator) spans() []document.Span {
	spans := make([]document.Span, g.upTo(3))
	for i := range spans {
		s := &spans[i]
		s.Text = g.text()
		switch g.upTo(8) {
		case 0:
			s.Bold = true
		case 1:
			s.Italic, s.Extra = true, &document.SpanExtra{Lang: "en"}
		case 2:
			s.Extra = &document.SpanExtra{URL: "https://www.exemple.fr"}
		case 3:
			s.Extra = &document.SpanExtra{Ref: g.target()}
		case 4:
			s.Extra = &document.SpanExtra{PageOf: g.target()}
		case 5:
			s.Tone = g.tone()
		case 6:
			s.Extra = &document.SpanExtra{URL: "javascript:alert(1)"}
		}
	}
	return spans
}

func (g *generator) blocks(depth int) []document.Block {
	var blocks []document.Block
	for range g.upTo(4) {
		if g.fuel--; g.fuel < 0 {
			break
		}
		blocks = append(blocks, g.block(depth))
	}
	return blocks
}

func (g *generator) block(depth int) document.Block {
	kind := g.upTo(10)
	if depth <= 0 {
		kind = 0
	}
	switch kind {
	case 1, 2:
		return &document.Section{
			ID: g.id(), Title: g.spans(), NewPage: g.bool("page"), Unlisted: g.upTo(4) == 0, OnePage: g.upTo(4) == 0,
			Landscape: g.upTo(4) == 0, Blocks: g.blocks(depth - 1),
		}
	case 3:
		l := &document.List{Ordered: g.bool("ordered")}
		for range g.upTo(4) {
			l.Items = append(l.Items, document.Item{Blocks: g.blocks(depth - 1)})
		}
		return l
	case 4, 5:
		return g.table()
	case 6:
		f := &document.Fields{ID: g.id(), Columns: 1 + g.upTo(1), Summary: "s"}
		for range g.upTo(6) {
			f.Items = append(f.Items, document.Field{Label: g.text(), Spans: g.spans(), Wide: g.bool("wide")})
		}
		return f
	case 7:
		return &document.Figure{ID: g.id(), Caption: g.spans(), Alt: "Figure.", Chart: g.chart()}
	case 8:
		c := &document.Cards{}
		for range g.upTo(6) {
			c.Items = append(c.Items, document.Card{Value: g.text(), Label: g.text(), Note: g.text(), Tone: g.tone()})
		}
		return c
	case 9:
		return &document.Callout{Title: g.text(), Tone: g.tone(), Blocks: g.blocks(depth - 1)}
	case 10:
		return &document.Contents{Title: "Sommaire", MaxLevel: g.upTo(3)}
	}
	return &document.Paragraph{ID: g.id(), Style: document.ParagraphStyle(g.upTo(4)), Spans: g.spans(), KeepWithNext: g.bool("keep")}
}

func (g *generator) table() *document.Table {
	t := &document.Table{ID: g.id(), Caption: g.spans(), Compact: g.bool("compact"), Summary: "s"}
	columns := 1 + g.upTo(6)
	for range columns {
		t.Columns = append(t.Columns, document.Column{Width: float64(g.upTo(5)), Align: document.Align(g.upTo(2)), MinWidth: float64(g.upTo(4))})
	}
	rows := func(n int) []document.Row {
		list := make([]document.Row, n)
		for i := range list {
			list[i].Total, list[i].Group = g.upTo(8) == 0, g.upTo(8) == 0
			for range g.upTo(columns) {
				c := document.Cell{Spans: g.spans(), RowHeader: g.upTo(4) == 0, Tone: g.tone(), HasBar: g.upTo(5) == 0, Bar: 0.4}
				if g.upTo(6) == 0 {
					c.ColSpan = g.upTo(4)
				}
				if g.upTo(6) == 0 {
					c.RowSpan = g.upTo(4)
				}
				if g.upTo(8) == 0 {
					c.Blocks, c.Spans = g.cellBlocks(), nil
				}
				list[i].Cells = append(list[i].Cells, c)
			}
		}
		return list
	}
	t.Head = rows(g.upTo(2))
	t.Body = rows(g.upTo(12))
	return t
}

// cellBlocks is what a cell is for: paragraphs and lists of them.
func (g *generator) cellBlocks() []document.Block {
	blocks := g.blocks(0)
	l := &document.List{Ordered: g.bool("ordered")}
	for range g.upTo(3) {
		l.Items = append(l.Items, document.Item{Blocks: g.blocks(0)})
	}
	return append(blocks, l)
}

func (g *generator) chart() document.Chart {
	value := func() float64 { return rapid.Float64().Draw(g.t, "value") }
	point := func() document.Point {
		return document.Point{Year: 1990 + g.upTo(60), Value: value(), State: document.PointState(g.upTo(3)), Label: g.text()}
	}
	switch g.upTo(2) {
	case 0:
		ch := &document.SeriesChart{Unit: g.text(), Small: g.bool("small"), ThresholdLabel: g.text()}
		for range g.upTo(6) {
			ch.Points = append(ch.Points, point())
		}
		if g.bool("target") {
			p := point()
			ch.Target, ch.Baseline = &p, &p
		}
		for range g.upTo(2) {
			ch.Threshold = append(ch.Threshold, point())
		}
		return ch
	case 1:
		ch := &document.BarChart{Max: value()}
		for range g.upTo(4) {
			ch.Legend = append(ch.Legend, document.LegendEntry{Label: g.text(), Tone: g.tone()})
		}
		for range g.upTo(5) {
			ch.Bars = append(ch.Bars, document.Bar{Label: g.text(), Text: g.text(), Segments: []float64{value(), value()}})
		}
		return ch
	}
	day := func() time.Time {
		return time.Date(2020+g.upTo(10), time.Month(1+g.upTo(11)), 1+g.upTo(27), 0, 0, 0, 0, time.UTC)
	}
	ch := &document.Gantt{From: day(), To: day(), Today: day(), TodayLabel: g.text()}
	for range g.upTo(60) {
		ch.Rows = append(ch.Rows, document.GanttRow{
			Label: g.text(), Start: day(), End: day(), Progress: value(), Tone: g.tone(), Text: g.text(),
			Group: g.upTo(5) == 0, OpenStart: g.upTo(5) == 0, OpenEnd: g.upTo(5) == 0,
		})
	}
	return ch
}

func (g *generator) document() *document.Document {
	doc := &document.Document{Title: "Document", Lang: "fr-FR", Accent: fmt.Sprintf("#%06X", g.upTo(0xFFFFFF)), RunningHead: g.text(), RunningFoot: g.text()}
	if g.bool("cover") {
		doc.Cover = document.Cover{
			Community: "Ville", Title: g.text(), Subtitle: g.text(), Lines: []string{g.text()}, Foot: []string{g.text()}, Mention: g.text(),
		}
	}
	if g.bool("draft") {
		doc.Watermark = "PROJET"
	}
	doc.Body = g.blocks(4)
	return doc
}

// Whatever the document, no text is lost, every mark is owned once, nothing
// leaves the page nor covers other text, tables are regular, headings and links
// in order; and a second run gives the same pages.
func TestRandomDocumentsHaveNoFault(t *testing.T) { rapid.Check(t, noFault(fontSet(t))) }

func FuzzLayout(f *testing.F) { f.Fuzz(rapid.MakeFuzz(noFault(fontSet(f)))) }

func noFault(fonts *typeface.Set) func(*rapid.T) {
	return func(t *rapid.T) {
		g := &generator{t: t, fuel: 25}
		doc := g.document()
		p := layout.Layout(doc, fonts, layout.Options{})
		for _, fault := range faults(doc, p, fonts) {
			t.Error(fault)
		}
		if again := layout.Layout(doc, fonts, layout.Options{}); dump(again) != dump(p) {
			t.Error("a second run gives other pages")
		}
	}
}
