package layout_test

import (
	"slices"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// What is said and not drawn: the contents of links, and the words of a sign or
// of an abbreviation that stands alone.
func TestWhatIsSaidBesidesTheText(t *testing.T) {
	doc := &document.Document{Title: "Rapport", Lang: "fr-FR", Body: []document.Block{
		&document.Section{ID: "gouvernance", Title: document.T("Gouvernance et évaluation"), Blocks: []document.Block{
			&document.Paragraph{Spans: []document.Span{document.Ref("« Gouvernance et évaluation »", "gouvernance")}},
			&document.Paragraph{Spans: []document.Span{document.Ref("Gouvernance", "gouvernance")}},
			&document.Paragraph{Spans: []document.Span{document.Ref("« pilotage »", "gouvernance")}},
			&document.Table{
				Columns: []document.Column{{}, {}, {}}, Head: []document.Row{{Cells: cells("Action", "2025", "2026")}},
				Body: []document.Row{{Cells: cells("A1.1", "—", "de 3 — ou 4 — à 5")}, {Cells: cells("…", "n.d.", "s.o.")}},
			},
		}},
	}}
	var links, signs, expansions []string
	var walk func(*layout.Element)
	walk = func(e *layout.Element) {
		if e.Attr != nil && e.Attr.LinkText != "" {
			links = append(links, e.Attr.LinkText)
		}
		if e.Attr != nil && e.Attr.ActualText != "" {
			signs = append(signs, e.Attr.ActualText)
		}
		if e.Attr != nil && e.Attr.Expansion != "" {
			expansions = append(expansions, e.Attr.Expansion)
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
			}
		}
	}
	fonts := fontSet(t)
	p := layout.Layout(doc, fonts, layout.Options{})
	walk(p.Root)
	if want := []string{"Gouvernance et évaluation", "Gouvernance et évaluation", "« pilotage »\u00a0: Gouvernance et évaluation"}; !slices.Equal(links, want) {
		t.Errorf("links say %q, want %q", links, want)
	}
	if want := []string{"sans indication", "suite"}; !slices.Equal(signs, want) {
		t.Errorf("signs are said %q, want %q", signs, want)
	}
	if want := []string{"donnée non disponible", "sans objet"}; !slices.Equal(expansions, want) {
		t.Errorf("abbreviations stand for %q, want %q", expansions, want)
	}
	for _, fault := range faults(doc, p, fonts) {
		t.Error(fault)
	}
}
