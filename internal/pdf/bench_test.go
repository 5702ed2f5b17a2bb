package pdf

import (
	"fmt"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// words are what tables of actions are made of.
var words = []string{
	"Allonger la durée d’usage des postes de travail", "Direction des systèmes d’information", "en cours",
	"Réemploi et réparation", "12 400 €", "60 %", "31/12/2026", "Former les agents à l’écoconception des services",
	"Sobriété énergétique du centre de données", "Commande publique", "à venir", "Mme l’adjointe au numérique",
}

// report is a document of so many actions, as reports are: tables, and a sheet
// for each action.
func report(actions int) *document.Document {
	doc := &document.Document{
		Title: "Stratégie numérique responsable", Lang: "fr-FR", Author: "Banc d’essai", Accent: "#00695C",
		RunningHead: "Banc d’essai", RunningFoot: "Annexe n° 1", Cover: document.Cover{Community: "Ville d’essai", Title: "Stratégie"},
		Body: []document.Block{&document.Contents{Title: "Sommaire", MaxLevel: 1}},
	}
	word := func(i, j int) string { return words[(7*i+5*j)%len(words)] }
	const each = 40
	for first := 0; first < actions; first += each {
		table := &document.Table{
			Caption: document.T("Actions du chapitre"), Summary: "Une ligne par action.",
			Columns: []document.Column{{Width: 1}, {Width: 5}, {Width: 3}, {Width: 2}},
			Head:    []document.Row{{Cells: []document.Cell{{Spans: document.T("Code")}, {Spans: document.T("Action")}, {Spans: document.T("Direction")}, {Spans: document.T("État")}}}},
		}
		chapter := &document.Section{ID: fmt.Sprintf("c%d", first), Title: document.T(fmt.Sprintf("Chapitre %d", first/each+1)), NewPage: true, Blocks: []document.Block{table}}
		for i := first; i < min(first+each, actions); i++ {
			code := fmt.Sprintf("A%d.%d", first/each+1, i-first+1)
			table.Body = append(table.Body, document.Row{Cells: []document.Cell{
				{Spans: []document.Span{{Text: code, Extra: &document.SpanExtra{Ref: code}}}, RowHeader: true},
				{Spans: document.T(word(i, 0))}, {Spans: document.T(word(i, 1))}, {Spans: document.T(word(i, 2))},
			}})
			sheet := &document.Fields{Summary: "Fiche de l’action.", Columns: 2}
			for j := range 8 {
				sheet.Items = append(sheet.Items, document.Field{Label: "Champ", Spans: document.T(word(i, j)), Wide: j > 5})
			}
			chapter.Blocks = append(chapter.Blocks, &document.Section{ID: code, Title: document.T(code + " – " + word(i, 0)), Unlisted: true, Blocks: []document.Block{
				sheet, document.Text(word(i, 3) + ". " + word(i, 4) + ". " + word(i, 5) + "."),
			}})
		}
		doc.Body = append(doc.Body, chapter)
	}
	return doc
}

// BenchmarkWrite measures what tags and finishing cost: the same pages drawn by
// the same painter, finished and not. "cached" is a report of a series.
func BenchmarkWrite(b *testing.B) {
	fonts := embedded(b)
	for _, actions := range []int{60, 200, 1000} {
		doc := report(actions)
		pages := layout.Layout(doc, fonts, layout.Options{})
		for _, variant := range []struct {
			name string
			opt  Options
		}{{"untagged", Options{Untagged: true}}, {"tagged", Options{}}, {"cached", Options{Cache: &Cache{}}}} {
			b.Run(fmt.Sprintf("actions=%d/%s", actions, variant.name), func(b *testing.B) {
				b.ReportAllocs()
				var size counter
				for b.Loop() {
					size = 0
					if err := Write(&size, doc, pages, fonts, variant.opt); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(len(pages.Pages)), "pages")
				b.ReportMetric(float64(size)/1000, "kB")
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(pages.Pages)), "µs/page")
			})
		}
	}
}

// BenchmarkReport is the cost of tags and finishing in what a user waits for:
// layout and writing together.
func BenchmarkReport(b *testing.B) {
	fonts := embedded(b)
	doc := report(200)
	for _, variant := range []struct {
		name string
		opt  Options
	}{{"untagged", Options{Untagged: true}}, {"tagged", Options{Release: true}}} {
		b.Run(variant.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(new(counter), doc, layout.Layout(doc, fonts, layout.Options{}), fonts, variant.opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }
