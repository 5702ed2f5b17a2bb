package layout_test

import (
	"slices"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/layout"
)

// A page is headed by the first chapter that opens on it, and a page where none
// opens by the one that goes on: the last opened, though another short chapter
// opened on the same page.
func TestRunningHeadNamesTheChapterThatGoesOn(t *testing.T) {
	doc := &document.Document{Title: "Rapport", Lang: "fr-FR", RunningHead: "Ville de Montclair", Body: []document.Block{
		&document.Section{Title: document.T("Notes sur les données"), Blocks: []document.Block{document.Text("Aucune remarque.")}},
		&document.Section{Title: document.T("Origine du document"), Blocks: slices.Repeat([]document.Block{document.Text(prose)}, 20)},
	}}
	pages := layout.Layout(doc, fontSet(t), layout.Options{})
	if len(pages.Pages) < 2 {
		t.Fatalf("%d page", len(pages.Pages))
	}
	for i, want := range []string{"Notes sur les données", "Origine du document"} {
		var heads []string
		page := &pages.Pages[i]
		for _, m := range page.Marks {
			if m.Owner == nil && m.Artifact == layout.PaginationHeader {
				for _, it := range page.Items[m.First:m.Last] {
					heads = append(heads, it.Text)
				}
			}
		}
		if !strings.Contains(strings.Join(heads, "|"), want) {
			t.Errorf("page %d is headed %q, want %q", i+1, heads, want)
		}
	}
}
