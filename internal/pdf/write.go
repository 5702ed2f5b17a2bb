package pdf

import (
	"bufio"
	"fmt"
	"io"
	"runtime"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
	"nrreport/templates"
)

// Options says how to write.
type Options struct {
	// Producer names the program and its version ("nrreport 1.2").
	Producer string
	// Release lets Write set the Items and Marks of each page to nil once
	// they are drawn, so that the pages of a very long report do not stay in
	// memory with their PDF.
	Release bool
	// Untagged writes what fpdf alone makes of the same drawing: no tags, no
	// finishing. It is there to measure what those cost.
	Untagged bool
	// Cache, when not nil, keeps the fonts cut for one document for the
	// others that use the same characters.
	Cache *Cache

	// tamper lets the tests break what the finisher writes, to see that the
	// checks notice.
	tamper func(what string, b []byte) []byte
}

// Write draws the pages, tags them and writes the finished file. The same input
// gives the same bytes.
//
// Errors in French are for the user (a picture that cannot be read, a full
// disk); those that begin with "erreur interne" are defects of this program.
func Write(w io.Writer, doc *document.Document, pages *layout.Pages, fonts *typeface.Set, opt Options) error {
	if len(pages.Pages) == 0 {
		return internalError("aucune page")
	}
	pictures, err := preparePictures(pages)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(w, 64<<10)
	if opt.Untagged {
		err = writeUntagged(buffered, doc, pages, pictures, fonts)
	} else {
		err = (&finisher{file: newFile(buffered), doc: doc, in: pages, pictures: pictures, fonts: fonts, opt: opt}).write()
	}
	if err != nil {
		return err
	}
	return buffered.Flush()
}

func preparePictures(pages *layout.Pages) ([]picture, error) {
	pictures := make([]picture, len(pages.Images))
	boxes := largestBoxes(pages)
	for i, img := range pages.Images {
		p, err := preparePicture(img, boxes[i][0], boxes[i][1])
		if err != nil {
			return nil, err
		}
		pictures[i] = p
	}
	return pictures, nil
}

// finisher makes the file from the drawn pages.
type finisher struct {
	*file
	doc      *document.Document
	in       *layout.Pages
	pictures []picture
	fonts    *typeface.Set
	opt      Options

	pages []pagePart
	used  usedRunes
}

func (w *finisher) write() error {
	w.number()
	if err := w.draw(); err != nil {
		return err
	}
	resources, err := w.resources()
	if err != nil {
		return err
	}
	nav := navigator{f: w.file, pages: w.pages, dests: w.in.Dests}
	pageRoot, err := nav.pageTree(resources)
	if err != nil {
		return err
	}
	structure, err := writeTree(w.file, w.in.Root, w.pages)
	if err != nil {
		return err
	}
	outlines, err := nav.outline(w.in.Outline)
	if err != nil {
		return err
	}
	specs, names, err := attachments(w.file, w.doc.Attachments)
	if err != nil {
		return err
	}
	meta := newMetadata(w.doc, w.opt.Producer)
	info, xmp := meta.infoDict(w.file), meta.xmp(w.file)
	profile := w.reserve(1)
	w.stream(profile, "/N 3", w.deflate(templates.SRGB), true)

	catalog := w.reserve(1)
	o := w.begin(catalog)
	o.raw("<</Type/Catalog/Pages")
	o.ref(pageRoot)
	o.raw("/Metadata")
	o.ref(xmp)
	o.raw("/Lang")
	o.text(meta.lang)
	o.raw("/MarkInfo<</Marked true>>/StructTreeRoot")
	o.ref(structure)
	o.raw("/ViewerPreferences<</DisplayDocTitle true>>")
	if outlines != 0 {
		o.raw("/PageMode/UseOutlines/Outlines")
		o.ref(outlines)
	}
	o.raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile")
	o.ref(profile)
	o.raw(">>]")
	if names != 0 {
		o.raw("/Names<</EmbeddedFiles")
		o.ref(names)
		o.raw(">>/AF[")
		for _, spec := range specs {
			o.ref(spec)
		}
		o.raw("]")
	}
	o.raw(">>")
	w.end()
	return w.finish(catalog, info)
}

// number gives the pages and their links their numbers.
func (w *finisher) number() {
	w.pages = make([]pagePart, len(w.in.Pages))
	first := w.reserve(len(w.pages))
	key := len(w.pages)
	for i := range w.pages {
		in, p := &w.in.Pages[i], &w.pages[i]
		p.width, p.height, p.number = in.Width, in.Height, first+ref(i)
		p.links = make([]linkPart, len(in.Links))
		for j := range in.Links {
			p.links[j] = linkPart{box: &in.Links[j], number: w.reserve(1), page: i, key: key}
			key++
		}
	}
}

// batchPages is how many pages one fpdf document holds: pages are drawn in
// batches so that several processors can work, and so that the drawing of a
// long report is compressed and gone before the next is begun.
const batchPages = 16

// drawn is a batch of pages: their content streams, deflated, and what the
// structure must know of them.
type drawn struct {
	contents [][]byte
	marks    [][]*layout.Element
	blends   []bool
	err      error
}

// draw writes the content stream of each page.
func (w *finisher) draw() error {
	batches := (len(w.in.Pages) + batchPages - 1) / batchPages
	workers := min(runtime.GOMAXPROCS(0), batches)
	results := make([]chan drawn, batches)
	for i := range results {
		results[i] = make(chan drawn, 1)
	}
	// The tickets bound how far the drawing runs ahead of the writing.
	tickets := make(chan struct{}, 2*workers)
	jobs := make(chan int)
	used := make([]usedRunes, workers)
	finished := make(chan struct{})
	for i := range workers {
		go func() {
			defer func() { finished <- struct{}{} }()
			var d deflater
			for batch := range jobs {
				results[batch] <- w.drawBatch(batch, &used[i], &d)
			}
		}()
	}
	stop := make(chan struct{})
	go func() {
		defer close(jobs)
		for batch := range batches {
			select {
			case tickets <- struct{}{}:
			case <-stop:
				return
			}
			jobs <- batch
		}
	}()
	var err error
	for batch := 0; batch < batches && err == nil; batch++ {
		result := <-results[batch]
		err = result.err
		if err == nil {
			w.keep(batch*batchPages, result)
			err = w.err
		}
		<-tickets
	}
	close(stop)
	for range workers {
		<-finished
	}
	for i := range used {
		w.used.merge(&used[i])
	}
	return err
}

// keep writes the content streams of a batch.
func (w *finisher) keep(first int, batch drawn) {
	for i, content := range batch.contents {
		p := &w.pages[first+i]
		p.content = w.reserve(1)
		p.marks, p.owners, p.blends = batch.marks[i], make([]ref, len(batch.marks[i])), batch.blends[i]
		w.stream(p.content, "", content, true)
	}
}

// drawBatch draws some pages with fpdf, and takes their content streams from
// what it writes.
//
// A panic here would end the program, for no caller can recover it from another
// goroutine; it is made an error.
func (w *finisher) drawBatch(batch int, used *usedRunes, d *deflater) (out drawn) {
	defer func() {
		if r := recover(); r != nil {
			out = drawn{err: internalError("%v", r)}
		}
	}()
	pages := w.in.Pages[batch*batchPages : min((batch+1)*batchPages, len(w.in.Pages))]
	p := &painter{
		f: newCanvas(pages[0].Width, pages[0].Height, false), used: used, images: w.pictures, tagged: true,
		fontName: fontResource, imageName: imageResource,
	}
	for i := range pages {
		marks, err := ownedMarks(&pages[i])
		if err == nil {
			err = p.page(&pages[i])
		}
		if err != nil {
			return drawn{err: err}
		}
		out.marks, out.blends = append(out.marks, marks), append(out.blends, p.blends)
		if w.opt.Release {
			pages[i].Items, pages[i].Marks = nil, nil
		}
	}
	out.err = p.f.Output(source(func(o sourceObject) error {
		// The only streams are the pages', in order: this document has
		// neither font nor image.
		if o.stream != nil {
			out.contents = append(out.contents, append([]byte(nil), d.deflate(o.stream)...))
		}
		return nil
	}))
	if out.err == nil && len(out.contents) != len(pages) {
		out.err = internalError("fpdf a écrit %d pages au lieu de %d", len(out.contents), len(pages))
	}
	return out
}

// ownedMarks lists the elements of the marks of a page by their MCID.
func ownedMarks(page *layout.Page) ([]*layout.Element, error) {
	var marks []*layout.Element
	for i := range page.Marks {
		m := &page.Marks[i]
		if m.Owner == nil {
			continue
		}
		if int(m.MCID) != len(marks) {
			return nil, internalError("la marque %d porte le numéro %d", len(marks), m.MCID)
		}
		marks = append(marks, m.Owner)
	}
	return marks, nil
}

// fontResource names the fonts of a face: F0 is the narrow one, W0 the wide.
func fontResource(face typeface.Face, wide bool) string {
	if wide {
		return wideNames[face]
	}
	return narrowNames[face]
}

var (
	narrowNames = [typeface.Count]string{"F0", "F1", "F2", "F3", "F4", "F5", "F6"}
	wideNames   = [typeface.Count]string{"W0", "W1", "W2", "W3", "W4", "W5", "W6"}
)

func imageResource(i int) string { return fmt.Sprintf("I%d", i) }

// resources writes fonts and images, and the dictionary that names them for all
// pages.
func (w *finisher) resources() (ref, error) {
	var dict object
	dict.raw("<</Font<<")
	encoding := w.reserve(1)
	w.stream(encoding, "/Type/CMap/CMapName/"+narrowCMapName+"/WMode 0/CIDSystemInfo"+systemInfo, w.deflate([]byte(narrowCMap)), true)
	for face := range typeface.Face(typeface.Count) {
		runes := w.used.runes(face)
		if len(runes) == 0 {
			continue
		}
		s, err := w.opt.Cache.subset(w.fonts.File(face), face, runes, &w.deflater)
		if err != nil {
			return 0, err
		}
		if w.opt.tamper != nil {
			spoiled := *s // the cache keeps the good one
			spoiled.narrow = w.opt.tamper("ToUnicode", s.narrow)
			s = &spoiled
		}
		narrow, wide := s.write(w.file, encoding)
		if narrow != 0 {
			dict.raw("/" + fontResource(face, false))
			dict.ref(narrow)
		}
		if wide != 0 {
			dict.raw("/" + fontResource(face, true))
			dict.ref(wide)
		}
	}
	dict.raw(">>")
	if len(w.pictures) > 0 {
		dict.raw("/XObject<<")
		for i := range w.pictures {
			number, err := w.pictures[i].write(w.file)
			if err != nil {
				return 0, err
			}
			dict.raw("/" + imageResource(i))
			dict.ref(number)
		}
		dict.raw(">>")
	}
	dict.raw(">>")
	number := w.reserve(1)
	o := w.begin(number)
	*o = append(*o, dict...)
	w.end()
	return number, nil
}
