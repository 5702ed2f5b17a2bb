package layout_test

import (
	"testing"

	"nrreport/internal/colour"
	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// The bar above a chapter's title shows on white paper, whatever the community's
// colour.
func TestChapterBarShowsInAPaleColour(t *testing.T) {
	doc := &document.Document{Title: "Document", Lang: "fr-FR", Accent: "#FFF3B0", Body: []document.Block{
		&document.Section{Title: document.T("Chapitre"), Blocks: []document.Block{document.Text("Une ligne.")}},
	}}
	bars := 0
	for _, page := range layout.Layout(doc, fontSet(t), layout.Options{}).Pages {
		for _, item := range page.Items {
			if item.Kind != layout.RectKind || item.W != 48*layout.Point || item.H != 4*layout.Point {
				continue
			}
			bars++
			if got := colour.Contrast(item.Colour, colour.White); got < colour.GraphicContrast {
				t.Errorf("the bar stands out at %.2f:1", got)
			}
		}
	}
	if bars != 1 {
		t.Errorf("%d bars", bars)
	}
}
