package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/typeface"
)

// streamed writes a document while it is being laid out.
func streamed(t *testing.T, doc *document.Document, fonts *typeface.Set, opt Options) ([]byte, *layout.Pages) {
	t.Helper()
	var out bytes.Buffer
	s := NewStream(&out, fonts, opt)
	defer s.Stop()
	pages := layout.Layout(doc, fonts, layout.Options{Sink: s})
	if err := s.Finish(doc, pages); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), pages
}

// withoutDigits leaves page numbers out.
func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, text)
}

// A file written while it is laid out says what it says when it is written
// whole: the same structure, the same words, the same pages.
func TestStreamSaysTheSame(t *testing.T) {
	fonts := embedded(t)
	cache := &Cache{}
	count := uint64(12)
	if testing.Short() {
		count = 4
	}
	for seed := range count {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			opt := Options{Producer: "nrreport essai", Cache: cache}
			doc := randomDocument(seed)
			data, pages := streamed(t, doc, fonts, opt)
			if problems := pdfcheck.Check(data); len(problems) > 0 {
				t.Error(strings.Join(problems, "\n"))
			}
			wholePages := layout.Layout(doc, fonts, layout.Options{})
			whole := write(t, doc, wholePages, fonts, opt)
			// The room kept for page numbers may move a page break.
			samePages := cmp.Equal(wholePages.Dests, pages.Dests)
			for _, said := range []func([]byte) (string, error){pdfcheck.Dump, pdfcheck.Text} {
				want, err := said(whole)
				if err != nil {
					t.Fatal(err)
				}
				got, err := said(data)
				if err != nil {
					t.Fatal(err)
				}
				if !samePages {
					want, got = withoutDigits(want), withoutDigits(got)
				}
				if got != want {
					t.Errorf("streamed (-want +got):\n%s", cmp.Diff(want, got))
				}
			}
			if again, _ := streamed(t, randomDocument(seed), fonts, opt); !bytes.Equal(data, again) {
				t.Error("the second write differs")
			}
		})
	}
}

// longDocument has more pages than are drawn at once, and chapters that are made
// when they are laid out.
func longDocument() *document.Document {
	doc := report(600)
	for _, b := range doc.Body {
		chapter, ok := b.(*document.Section)
		if !ok {
			continue
		}
		for _, b := range chapter.Blocks {
			if sheet, ok := b.(*document.Section); ok {
				blocks := sheet.Blocks
				sheet.Blocks, sheet.Later = nil, func() []document.Block { return blocks }
			}
		}
	}
	return doc
}

// What is written is let go of: neither pages nor elements outlive their
// section.
func TestStreamFrees(t *testing.T) {
	fonts := embedded(t)
	doc := longDocument()
	s := NewStream(new(counter), fonts, Options{})
	defer s.Stop()
	pages := layout.Layout(doc, fonts, layout.Options{Sink: s})
	if len(pages.Pages) < 5*batchPages {
		t.Fatalf("%d pages: too few to show anything", len(pages.Pages))
	}
	if err := s.Finish(doc, pages); err != nil {
		t.Fatal(err)
	}
	for i := range pages.Pages {
		if p := &pages.Pages[i]; p.Foot != nil && (p.Items != nil || p.Marks != nil || p.Links != nil) {
			t.Fatalf("page %d is still there", i+1)
		}
	}
	for i := range s.w.pages {
		p := &s.w.pages[i]
		if p.marks != nil {
			t.Fatalf("the elements of page %d are still there", i+1)
		}
		for _, l := range p.links {
			if l.text != "" && l.box.Element != nil {
				t.Fatalf("a link of page %d is still there", i+1)
			}
		}
	}
	if tree := s.w.tree; len(tree.closed)+len(tree.expected)+len(tree.links) > 0 {
		t.Errorf("%d closed, %d expected, %d links left", len(tree.closed), len(tree.expected), len(tree.links))
	}
	if len(pages.Root.Kids) > 0 {
		t.Error("the tree is still there")
	}
}

// A disk that fills up, a mark without element: whatever fails is told, and
// leaves no goroutine waiting.
func TestStreamFails(t *testing.T) {
	fonts := embedded(t)
	doc := longDocument()
	t.Run("disk", func(t *testing.T) {
		s := NewStream(&fullDisk{room: 200_000}, fonts, Options{})
		defer s.Stop()
		if err := s.Finish(doc, layout.Layout(doc, fonts, layout.Options{Sink: s})); err == nil {
			t.Error("the disk was full, and nothing is said")
		}
	})
	t.Run("mark", func(t *testing.T) {
		s := NewStream(new(counter), fonts, Options{})
		defer s.Stop()
		pages := layout.Layout(doc, fonts, layout.Options{Sink: stray{s}})
		if err := s.Finish(doc, pages); err == nil {
			t.Error("a mark has no element, and nothing is said")
		}
	})
	t.Run("given up", func(t *testing.T) {
		s := NewStream(new(counter), fonts, Options{})
		layout.Layout(doc, fonts, layout.Options{Sink: s})
		s.Stop()
		s.Stop()
	})
}

// stray gives the last mark of each page to an element that nothing holds.
type stray struct{ layout.Sink }

func (s stray) Page(p layout.Page, held bool) {
	for i := range p.Marks {
		if p.Marks[i].Owner != nil {
			p.Marks[i].Owner = &layout.Element{Role: layout.RoleP}
		}
	}
	s.Sink.Page(p, held)
}

type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, fmt.Errorf("no room left")
	}
	return len(p), nil
}
