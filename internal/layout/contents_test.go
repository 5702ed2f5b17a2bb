package layout_test

import (
	"strconv"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// The contents give up a little room rather than leave a few lines alone on a
// second page; longer ones go on as they are.
func TestContentsAreNotAFewLinesOver(t *testing.T) {
	fonts := fontSet(t)
	over := 0 // how many chapters the second page lists
	for chapters := 15; chapters <= 60 && over < 6; chapters++ {
		body := []document.Block{&document.Contents{Title: "Sommaire"}}
		for i := range chapters {
			body = append(body, &document.Section{Title: document.T("Chapitre " + strconv.Itoa(i+1)), NewPage: i == 0, Blocks: []document.Block{document.Text("Une ligne.")}})
		}
		p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: body}, fonts, layout.Options{})
		for over = 0; listedOn(p, 1, chapters-over); over++ {
		}
		if over > 0 && over < 4 {
			t.Errorf("of %d chapters, the second page of contents lists %d", chapters, over)
		}
	}
	if over == 0 {
		t.Error("no contents reached a second page")
	}
}

// listedOn tells whether page lists that chapter, before any text.
func listedOn(p *layout.Pages, page, chapter int) bool {
	for _, it := range p.Pages[page].Items {
		if it.Text == "Une ligne." {
			return false
		}
	}
	for _, it := range p.Pages[page].Items {
		if it.Text == "Chapitre "+strconv.Itoa(chapter)+" " {
			return true
		}
	}
	return false
}

// What opens a chapter is on the page of what it opens.
func TestLeadIsNotAlone(t *testing.T) {
	fonts := fontSet(t)
	for before := range 40 {
		var lines []document.Block
		for range 10 + before {
			lines = append(lines, document.Text("Une ligne."))
		}
		body := []document.Block{
			&document.Section{Title: document.T("Premier"), Blocks: lines},
			&document.Section{Title: document.T("Second"), Blocks: []document.Block{
				&document.Paragraph{Style: document.Lead, Spans: document.T("Chapeau.")}, document.Text("Tout dernier mot."),
			}},
			&document.Section{Title: document.T("Troisième"), Blocks: lines},
		}
		checkFaults(t, fonts, body[1])
		p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: body}, fonts, layout.Options{})
		if lead, last := pageOf(p, "Chapeau"), pageOf(p, "dernier"); lead != last {
			t.Errorf("after %d lines, the lead is on page %d, its text on page %d", 10+before, lead, last)
		}
	}
}
