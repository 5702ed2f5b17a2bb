package pdf

import (
	"bufio"
	"io"
	"math"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// Stream writes a report while it is being laid out, for one that is too long
// to be whole in memory: each page is drawn and each section written as soon as
// the layout has finished it. It is the Sink of that layout.
//
// The file says the same as [Write] would have it say. What differs is what is
// not known yet when a page is written: its number among all pages, which has a
// content stream of its own at the end; and pages that quote other pages, which
// are drawn last.
type Stream struct {
	buffered *bufio.Writer
	w        *finisher
	press    *press
	batch    *batch
	pages    int
}

// NewStream starts a file. Finish or Stop must follow. Of the options, Untagged
// has no effect.
func NewStream(w io.Writer, fonts *typeface.Set, opt Options) *Stream {
	buffered := bufio.NewWriterSize(w, 64<<10)
	f := newFile(buffered)
	s := &Stream{buffered: buffered, w: &finisher{file: f, fonts: fonts, opt: opt, tree: newTree(f)}, batch: &batch{}}
	s.w.tree.frees = true
	s.press = newPress(math.MaxInt32, nil, s.w.drawBatch, s.keep) // long, or it would not be a stream
	return s
}

// Page implements [layout.Sink].
func (s *Stream) Page(p layout.Page, held bool) {
	if len(s.batch.pages) == batchPages {
		s.turn()
	}
	s.batch.pages = append(s.batch.pages, p)
	s.batch.held = append(s.batch.held, held)
	s.pages++
}

// Close implements [layout.Sink].
func (s *Stream) Close(element, parent *layout.Element) {
	s.batch.sections = append(s.batch.sections, section{element, parent})
}

// turn hands over the batch and begins the next.
func (s *Stream) turn() {
	if len(s.batch.pages) > 0 {
		s.press.add(s.batch)
	}
	s.batch = &batch{first: s.pages}
}

// keep writes a batch of pages and the sections that end with them.
func (s *Stream) keep(b *batch, result drawn) error {
	w := s.w
	for i := range b.pages {
		w.addPage(&b.pages[i], w.reserve(1), b.held[i])
		w.keepPage(b.first+i, result, i)
	}
	for _, end := range b.sections {
		if err := w.tree.close(end, w.pages); err != nil {
			return err
		}
	}
	return w.err
}

// Stop gives the file up; it has no effect after Finish.
func (s *Stream) Stop() {
	if s.press != nil {
		s.press.finish(&s.w.used)
		s.press = nil
	}
}

// Finish writes the rest: doc and pages are those of the layout that this was
// the sink of.
func (s *Stream) Finish(doc *document.Document, pages *layout.Pages) error {
	s.turn()
	err := s.press.finish(&s.w.used)
	s.press = nil
	if err != nil {
		return err
	}
	w := s.w
	w.doc, w.in = doc, pages
	if len(w.pages) == 0 || len(w.pages) != len(pages.Pages) {
		return internalError("%d pages au lieu de %d", len(w.pages), len(pages.Pages))
	}
	if w.pictures, err = preparePictures(pages); err != nil {
		return err
	}
	if err := w.drawHeld(); err != nil {
		return err
	}
	w.numberLinks()
	if err := w.writeRest(); err != nil {
		return err
	}
	return s.buffered.Flush()
}

// drawHeld draws what had to wait: whole pages, and page numbers.
func (w *finisher) drawHeld() error {
	var waiting []layout.Page
	var contents []ref
	for i := range w.in.Pages {
		in, p := &w.in.Pages[i], &w.pages[i]
		switch {
		case in.Items != nil:
			waiting, contents = append(waiting, *in), append(contents, p.content)
		case in.Foot != nil:
			p.foot = w.reserve(1)
			waiting, contents = append(waiting, footPage(in)), append(contents, p.foot)
		}
	}
	press := newPress(len(waiting), &w.deflater, w.drawBatch, func(b *batch, result drawn) error {
		for i, content := range result.contents {
			w.stream(contents[b.first+i], "", content, true)
		}
		return w.err
	})
	for first := 0; first < len(waiting); first += batchPages {
		press.add(&batch{first: first, pages: waiting[first:min(first+batchPages, len(waiting))]})
	}
	return press.finish(&w.used)
}

// footPage is the number of a page by itself.
func footPage(p *layout.Page) layout.Page {
	return layout.Page{
		Width: p.Width, Height: p.Height, Items: p.Foot,
		Marks: []layout.Mark{{Artifact: layout.PaginationFooter, Last: int32(len(p.Foot))}},
	}
}
