package layout

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

// lineEngine is an engine that sets lines, of a document with one anchor.
func lineEngine(t testing.TB) *engine {
	t.Helper()
	fonts, err := typeface.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	doc := &document.Document{Body: []document.Block{&document.Paragraph{ID: "there"}}}
	return newEngine(doc, fonts, Options{}, 3)
}

var lineStyle = style{typeface.Regular, 9 * Point, 12 * Point, white}

// lineTexts is what stands on each line, spaces at its ends left out.
func lineTexts(p *paragraph) []string {
	var texts []string
	for i := range p.lines {
		var b strings.Builder
		for _, f := range p.lines[i].frags {
			b.WriteString(f.text)
		}
		texts = append(texts, strings.TrimSpace(b.String()))
	}
	return texts
}

// beyond returns a text that leaves its column or, but for spaces, its line; ""
// when none does. One character or one number alone may be wider than the column.
func beyond(e *engine, p *paragraph) string {
	const epsilon = 10 // each word is rounded
	for i, said := range lineTexts(p) {
		ln := &p.lines[i]
		alone := utf8.RuneCountInString(said) == 1 || said == e.numberRoom
		for _, f := range ln.frags {
			text := strings.TrimRightFunc(f.text, breakingSpace)
			end := f.x + scaled(e.fonts.Width(f.face, text), f.size)
			if f.x > ln.width || end > ln.width+epsilon || ln.width > p.width && !alone {
				return f.text
			}
		}
	}
	return ""
}

func pageOf(anchor string) document.Span {
	return document.Span{Extra: &document.SpanExtra{PageOf: anchor}}
}

func text(s string) document.Span { return document.Span{Text: s} }

func TestLinesStayInTheirColumn(t *testing.T) {
	tests := []struct {
		name  string
		width Unit
		spans []document.Span
		want  []string
	}{
		{"a page number goes with the end of a word that is cut", 40 * Point,
			[]document.Span{text("n°\u00a02022-1084"), pageOf("there")}, []string{"n°\u00a02022-10", "84000"}},
		{"a page number held to a word that fills the line", 54 * Point,
			[]document.Span{text("collectivité"), pageOf("there")}, []string{"collectivité", "000"}},
		{"a word held to a page number", 40 * Point,
			[]document.Span{pageOf("there"), text("collectivité")}, []string{"000collect", "ivité"}},
		{"spaces of their own after a word that fills the line", 54 * Point,
			[]document.Span{text("collectivité "), text(" "), text("  "), text("réduit")}, []string{"collectivité", "réduit"}},
		{"spaces of their own after the last word", 54 * Point,
			[]document.Span{text("collectivité "), text("  ")}, []string{"collectivité"}},
	}
	e := lineEngine(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := e.setter.set(tt.spans, lineStyle, tt.width, nil)
			if got := lineTexts(p); !slices.Equal(got, tt.want) {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
			if outside := beyond(e, p); outside != "" {
				t.Errorf("%q is outside", outside)
			}
		})
	}
}

// Small letters do not add up their roundings.
func TestLineOfHundredsOfLetters(t *testing.T) {
	e := lineEngine(t)
	small := style{typeface.Regular, 5950, 12 * Point, white}
	p := e.setter.set([]document.Span{text(strings.Repeat("anticonstitutionnellement", 40))}, small, 711500, nil)
	if outside := beyond(e, p); outside != "" {
		t.Errorf("%q is outside", outside)
	}
}

// The line under a link stops with its words.
func TestLinksAreNotUnderlinedBeyondTheLine(t *testing.T) {
	e := lineEngine(t)
	const width = 54 * Point
	link := document.Span{Text: "collectivité   ", Extra: &document.SpanExtra{URL: "https://www.exemple.fr"}}
	p := e.setter.set([]document.Span{link, text(" "), text("réduit")}, lineStyle, width, e.pages.Root)
	e.page.begin(0, pageShort, pageLong)
	p.draw(&e.page, 0, 0)
	for _, it := range e.page.items {
		if it.Kind == RectKind && it.X+it.W > width {
			t.Errorf("underlined to %.1f pt in a column of %.1f", (it.X + it.W).Pt(), width.Pt())
		}
	}
	if len(e.page.links) != 1 || e.page.links[0].W > width.Pt() {
		t.Errorf("links %+v", e.page.links)
	}
}

// Whatever the spans and the column, no word leaves it and none is lost.
func TestNoLineIsWiderThanItsColumn(t *testing.T) {
	e := lineEngine(t)
	words := []string{
		"la", "collectivité", "n°\u00a02022-1084", "«\u00a0terme\u00a0»", "https://www.exemple.fr/une/adresse?avec=des&parametres=1", "peut-être",
		"« x »", "1 000", "%", ";", "\n", "  ", "\u2003", "⚠", "✅ ", "北京市", "سلام", "e\u0301cole", "",
	}
	rapid.Check(t, func(t *rapid.T) {
		var spans []document.Span
		for range rapid.IntRange(0, 6).Draw(t, "spans") {
			s := text(strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 5).Draw(t, "words"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between")))
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				s.Extra = &document.SpanExtra{PageOf: "there"}
			case 1:
				s.Extra = &document.SpanExtra{URL: "https://www.exemple.fr"}
			case 2:
				s.Bold = true
			}
			spans = append(spans, s)
		}
		p := e.setter.set(spans, lineStyle, Unit(rapid.IntRange(4, 300).Draw(t, "width"))*Point, nil)
		if outside := beyond(e, p); outside != "" {
			t.Errorf("%q is outside of %.0f pt:\n%q", outside, p.width.Pt(), lineTexts(p))
		}
		want := ""
		for _, s := range spans {
			if s.Extra != nil && s.Extra.PageOf != "" {
				want += e.numberRoom
				continue
			}
			want += e.clean(s.Text)
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := bare(strings.Join(lineTexts(p), "")); got != bare(want) {
			t.Errorf("%q became %q", want, got)
		}
	})
}
