package layout_test

import (
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// A chapter's last page never holds a heading and two lines only, wherever the
// pages before end: the section before comes with them. A long one stays where
// it began.
func TestLastPageIsNotAFewLines(t *testing.T) {
	fonts := fontSet(t)
	section := func(title string, blocks ...document.Block) *document.Section {
		return &document.Section{Title: []document.Span{{Text: title}}, Unlisted: title == "Bilan", Blocks: blocks}
	}
	lines := func(n int) (blocks []document.Block) {
		for range n {
			blocks = append(blocks, document.Text("Une ligne."))
		}
		return blocks
	}
	for before := range 40 {
		chapter := section("Chapitre",
			section("Actions", lines(30+before)...),
			section("Bilan", lines(4)...),
			section("Perspectives", document.Text("Tout dernier mot.")))
		next := section("Annexe", lines(3)...)
		next.NewPage = true
		p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{chapter, next}}, fonts, layout.Options{})
		review, outlook, last := pageOf(p, "Bilan"), pageOf(p, "Perspectives"), pageOf(p, "dernier")
		if outlook != last || pageOf(p, "Annexe") != last+1 {
			t.Errorf("after %d lines, the last section begins on page %d and ends on page %d", before, outlook, last)
		}
		if review != outlook {
			t.Errorf("after %d lines, the last section stands alone on page %d", before, outlook)
		}
	}

	long := section("Chapitre", section("Bilan", lines(60)...), section("Perspectives", document.Text("Tout dernier mot.")))
	checkFaults(t, fonts, long)
	p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{long}}, fonts, layout.Options{})
	if begins := pageOf(p, "Bilan"); begins != 0 {
		t.Errorf("a long section begins on page %d", begins)
	}
}
