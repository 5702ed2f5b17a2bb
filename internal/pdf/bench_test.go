package pdf

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// words are what tables of actions are made of.
var words = []string{
	"Allonger la durée d’usage des postes de travail", "Direction des systèmes d’information", "en cours",
	"Réemploi et réparation", "12 400 €", "60 %", "31/12/2026", "Former les agents à l’écoconception des services",
	"Sobriété énergétique du centre de données", "Commande publique", "à venir", "Mme l’adjointe au numérique",
}

// tables is a document of tables that fills about so many pages: 28 rows of four
// cells a page, as reports have.
func tables(fonts *typeface.Set, pages int) (*document.Document, *layout.Pages) {
	doc := &document.Document{Title: "Banc d’essai", Lang: "fr-FR", Author: "Essai"}
	p := newPen(fonts)
	for n := range pages {
		if n > 0 {
			p.newPage()
		}
		sect := p.heading(p.pages.Root, 1, fmt.Sprintf("s%d", n), fmt.Sprintf("Chapitre %d", n+1))
		table := child(sect, layout.RoleTable, nil)
		for row := range 28 {
			tr := child(table, layout.RoleTR, nil)
			y := 100 + 24*float64(row)
			p.artifact(layout.LayoutArtifact, layout.Item{Kind: layout.RectKind, X: unit(margin), Y: unit(y + 5), W: unit(500), H: 500, Colour: layout.Colour{R: 200, G: 205, B: 210}})
			for column := range 4 {
				role, attr := layout.RoleTD, (*layout.Attributes)(nil)
				if column == 0 || row == 0 {
					role, attr = layout.RoleTH, &layout.Attributes{Scope: "Row"}
				}
				cell := child(tr, role, attr)
				text := words[(n*7+row*5+column*3)%len(words)]
				half := len(text) / 2
				for half < len(text) && text[half] != ' ' {
					half++
				}
				items := []layout.Item{p.text(margin+125*float64(column), y, 8.5, typeface.Regular, text[:half]+" ")}
				if half < len(text) {
					items = append(items, p.text(margin+125*float64(column), y+10, 8.5, typeface.Regular, text[half+1:]+" "))
				}
				p.mark(cell, items...)
			}
		}
	}
	return doc, p.pages
}

// BenchmarkWrite measures what tags and finishing cost: the same pages drawn by
// the same painter, finished and not.
func BenchmarkWrite(b *testing.B) {
	fonts := embedded(b)
	for _, pages := range []int{30, 120, 1000} {
		doc, laid := tables(fonts, pages)
		for _, variant := range []struct {
			name string
			opt  Options
		}{{"untagged", Options{Untagged: true}}, {"tagged", Options{}}, {"cached", Options{Cache: &Cache{}}}} {
			b.Run(fmt.Sprintf("pages=%d/%s", pages, variant.name), func(b *testing.B) {
				b.ReportAllocs()
				var size int
				for b.Loop() {
					var out counter
					if err := Write(&out, doc, laid, fonts, variant.opt); err != nil {
						b.Fatal(err)
					}
					size = int(out)
				}
				b.ReportMetric(float64(size)/1024, "kB")
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
			})
		}
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

var _ = []any{io.Discard, bytes.MinRead}
