package layout_test

import (
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// A callout of a few lines stands on one page, wherever it comes on it; one that
// is longer than a page goes on.
func TestShortCalloutsStayWhole(t *testing.T) {
	fonts := fontSet(t)
	for before := range 60 {
		var body []document.Block
		for range before {
			body = append(body, document.Text("Une ligne."))
		}
		body = append(body, &document.Callout{Title: "Thème non retenu", Tone: document.Attention,
			Blocks: []document.Block{document.Text("Voici le motif de ce choix."), document.Text("Le dernier mot.")}})
		p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: body}, fonts, layout.Options{})
		first, last := pageOf(p, "retenu"), pageOf(p, "mot.")
		if first < 0 || first != last {
			t.Errorf("after %d lines, the callout begins on page %d and ends on page %d", before, first, last)
		}
	}
	long := &document.Callout{Title: "Alertes"}
	for range 120 {
		long.Blocks = append(long.Blocks, document.Text("Une ligne."))
	}
	checkFaults(t, fonts, long)
	p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{document.Text("Avant."), long}}, fonts, layout.Options{})
	if begins := pageOf(p, "Alertes"); begins != pageOf(p, "Avant.") || len(p.Pages) < 3 {
		t.Errorf("a long callout begins on page %d of %d", begins, len(p.Pages))
	}
}

// Nor is it cut where moving it takes with it all that leads to it, a heading and
// its words, and leaves the page half empty.
func TestShortCalloutsStayWholeWithTheirHeading(t *testing.T) {
	fonts := fontSet(t)
	reason := document.Text("Voici le motif de ce choix, en une phrase qui prend deux lignes parce que l’on continue à l’écrire encore un peu.")
	lead := &document.Paragraph{Style: document.Lead, Spans: document.T(strings.Repeat("Le thème dans les mots du décret. ", 6))}
	for before := range 40 {
		var body []document.Block
		for range before {
			body = append(body, document.Text("Une ligne."))
		}
		body = append(body, &document.Section{Title: document.T("Thème"), Blocks: []document.Block{lead,
			&document.Callout{Title: "Thème non retenu", Tone: document.Attention, Blocks: []document.Block{reason, reason, document.Text("Le dernier mot.")}}}})
		p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: body}, fonts, layout.Options{})
		if first, last := pageOf(p, "retenu"), pageOf(p, "mot."); first < 0 || first != last {
			t.Errorf("after %d lines, the callout begins on page %d and ends on page %d", before, first, last)
		}
	}
}

// pageOf is the rank of the page on which a word stands first, -1 for none.
func pageOf(p *layout.Pages, word string) int {
	for i := range p.Pages {
		for _, item := range p.Pages[i].Items {
			if strings.Contains(item.Text, word) {
				return i
			}
		}
	}
	return -1
}
