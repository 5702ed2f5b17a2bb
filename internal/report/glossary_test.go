package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

func TestTermSearch(t *testing.T) {
	for text, want := range map[string][]string{
		"L’écoconception des sites":              {"Écoconception"},
		"ÉCOCONCEPTION":                          {"Écoconception"},
		"Trois jumeaux numériques, un tiers‑":    {"Jumeau numérique"},
		"des tiers-lieux et un Tiers-Lieu":       {"Tiers-lieu"},
		"des ordinateurs reconditionnés":         {"Reconditionné"},
		"2 To de données, 3 TNT":                 {"TNT", "To"},
		"to, tnt, les pixels, PIXEL, tonne":      nil,
		"le parcours Pix":                        {"Pix"},
		"1 500 M€ HT":                            {"HT et TTC", "k€ et M€"},
		"12 tCO₂e par an":                        {"tCO₂e"},
		"(LoRaWAN)":                              {"LoRa"},
		"l’empreinte environnementale":           {"Empreinte environnementale du numérique"},
		"un hyperviseur pour la ville":           {"Hyperviseur", "Territoire connecté"},
		"sobriété ; numérique ; données fermées": nil,
		"": nil,
	} {
		c := newComposer(analysis.Of(&plan.Plan{Actions: []plan.Action{{Description: plan.Prose{Text: richtext.FromPlain(text)}}}}), nil, Options{})
		c.annexGlossary()
		c.trimGlossary(nil)
		if diff := cmp.Diff(want, terms(c.glossary)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// TestTermsAreMetByTheirName keeps a term and the words it is searched by
// together.
func TestTermsAreMetByTheirName(t *testing.T) {
	all := decree.Glossary()
	for i := range all {
		search := newTermSearch(all)
		search.read(all[i].Term)
		if !search.met[i] {
			t.Errorf("« %s » is not met by its own name", all[i].Term)
		}
	}
}

func terms(glossary *document.Table) []string {
	var list []string
	for _, row := range glossary.Body {
		list = append(list, document.PlainText(row.Cells[0].Spans))
	}
	return list
}
