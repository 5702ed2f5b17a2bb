package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/typeface"
)

// documents is how many TestRandomDocumentsHoldTogether draws: `-documents 10000`
// for a longer run. A fuzz target would add nothing to that: a seed has no
// coverage to follow.
var documents = flag.Uint64("documents", 60, "how many random documents are laid out and written")

// TestRandomDocumentsHoldTogether lays out and writes documents drawn at random,
// and expects the checker to find nothing.
func TestRandomDocumentsHoldTogether(t *testing.T) {
	fonts := embedded(t)
	cache := &Cache{}
	count := *documents
	if testing.Short() {
		count = min(count, 10)
	}
	for seed := range count {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { holdsTogether(t, seed, fonts, cache) })
	}
}

func holdsTogether(t *testing.T, seed uint64, fonts *typeface.Set, cache *Cache) {
	doc := randomDocument(seed)
	pages := layout.Layout(doc, fonts, layout.Options{})
	data := write(t, doc, pages, fonts, Options{Producer: "nrreport essai", Cache: cache})
	if problems := pdfcheck.Check(data); len(problems) > 0 {
		t.Error(strings.Join(problems, "\n"))
	}
	again := write(t, doc, layout.Layout(randomDocument(seed), fonts, layout.Options{}), fonts, producer())
	if !bytes.Equal(data, again) {
		t.Error("the second write differs")
	}
}

// TestForeignWordsAreReadInTheirLanguage: a screen reader changes its voice for
// them, links included.
func TestForeignWordsAreReadInTheirLanguage(t *testing.T) {
	fonts := embedded(t)
	doc := &document.Document{Title: "Ressources", Lang: "fr-FR", Body: []document.Block{&document.Paragraph{Spans: []document.Span{
		{Text: "Voir "},
		{Text: "Designing for Sustainability", Extra: &document.SpanExtra{Lang: "en", URL: "https://www.exemple.fr/"}},
		{Text: " et "},
		{Text: "Power Usage Effectiveness", Extra: &document.SpanExtra{Lang: "en"}},
	}}}}
	got, err := pdfcheck.Dump(write(t, doc, layout.Layout(doc, fonts, layout.Options{}), fonts, producer()))
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"Link Lang=\"en\"\n      \"Designing for Sustainability\"", "Span Lang=\"en\"\n      \"Power Usage Effectiveness\""} {
		if !strings.Contains(got, wanted) {
			t.Errorf("no %q in\n%s", wanted, got)
		}
	}
}

// TestAbbreviationsAreExpanded: a value that is « n.d. » or « s.o. » says what it
// stands for, without the legend under its table.
func TestAbbreviationsAreExpanded(t *testing.T) {
	fonts := embedded(t)
	doc := &document.Document{Title: "Valeurs", Lang: "fr-FR", Body: []document.Block{document.Text("n.d."), document.Text("s.o.")}}
	got, err := pdfcheck.Dump(write(t, doc, layout.Layout(doc, fonts, layout.Options{}), fonts, producer()))
	if err != nil {
		t.Fatal(err)
	}
	for _, wanted := range []string{"Span E=\"donnée non disponible\"\n      \"n.d.\"", "Span E=\"sans objet\"\n      \"s.o.\""} {
		if !strings.Contains(got, wanted) {
			t.Errorf("no %q in\n%s", wanted, got)
		}
	}
}
