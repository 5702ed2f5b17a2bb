package layout_test

import (
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// BenchmarkLayout sets every kind of block, then what long reports are made of:
// a table of 2,000 actions.
func BenchmarkLayout(b *testing.B) {
	fonts := fontSet(b)
	for _, bench := range []struct {
		name string
		doc  *document.Document
	}{
		{"sample", sample()},
		{"table", &document.Document{Title: "Actions", Lang: "fr-FR", Body: []document.Block{actionsTable(2000)}}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				pages = len(layout.Layout(bench.doc, fonts, layout.Options{}).Pages)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
		})
	}
}
