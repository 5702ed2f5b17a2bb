package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// A page that goes on with a sheet of fields says whose they are, on one line
// that screen readers, which have heard the title, do not hear again.
func TestSheetOfFieldsGoesOnUnderItsTitle(t *testing.T) {
	const title = "A1.2 – Réserver un lot du marché de postes aux entreprises d’insertion et de l’économie sociale et solidaire du territoire"
	var items []document.Field
	for i := range 60 {
		items = append(items, document.Field{Label: fmt.Sprintf("Champ %d", i+1), Spans: document.T("Valeur.")})
	}
	section := &document.Section{Title: document.T(title), Blocks: []document.Block{&document.Fields{Items: items}}}
	fonts := fontSet(t)
	checkFaults(t, fonts, section)
	p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{section}}, fonts, layout.Options{})
	if len(p.Pages) != 2 {
		t.Fatalf("%d pages, want 2", len(p.Pages))
	}
	for n, page := range p.Pages {
		var again []string
		for _, m := range page.Marks {
			for _, it := range page.Items[m.First:m.Last] {
				if !strings.HasSuffix(it.Text, "(suite)") {
					continue
				}
				again = append(again, it.Text)
				if m.Owner != nil || m.Artifact != layout.LayoutArtifact {
					t.Errorf("page %d: %q is read aloud", n+1, it.Text)
				}
			}
		}
		if want := n; len(again) != want {
			t.Errorf("page %d says again %q", n+1, again)
		}
		for _, text := range again {
			if !strings.HasPrefix(text, "A1.2 – Réserver un lot") {
				t.Errorf("page %d goes on with %q", n+1, text)
			}
		}
	}
}

// A field that stands alone on its row has the whole of it.
func TestLoneFieldTakesTheWholeRow(t *testing.T) {
	const value = "Ressourcerie du Val, Clic et Compagnie, Fablab des Lavandières"
	fields := &document.Fields{Columns: 2, Items: []document.Field{
		{Label: "Partenaires", Spans: document.T(value)},
		{Label: "Bilan", Spans: document.T("Fait."), Wide: true},
	}}
	fonts := fontSet(t)
	checkFaults(t, fonts, fields)
	p := layout.Layout(&document.Document{Title: "Document", Lang: "fr-FR", Body: []document.Block{fields}}, fonts, layout.Options{})
	for _, it := range p.Pages[0].Items {
		if strings.TrimSpace(it.Text) == value {
			return
		}
	}
	t.Errorf("%q does not stand on one line", value)
}
