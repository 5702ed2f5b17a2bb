package pdf

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/go-pdf/fpdf"

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
		f := newFile(buffered)
		err = (&finisher{file: f, doc: doc, in: pages, pictures: pictures, fonts: fonts, opt: opt, tree: newTree(f)}).write()
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
	tree  *tree
	used  usedRunes
}

func (w *finisher) write() error {
	w.number()
	if err := w.draw(); err != nil {
		return err
	}
	return w.writeRest()
}

// writeRest writes all that is not the drawing of a page.
func (w *finisher) writeRest() error {
	resources, err := w.resources()
	if err != nil {
		return err
	}
	nav := navigator{f: w.file, pages: w.pages, dests: w.in.Dests}
	pageRoot, err := nav.pageTree(resources)
	if err != nil {
		return err
	}
	structure, err := w.tree.root(w.in.Root, w.pages)
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
	first := w.reserve(len(w.in.Pages))
	for i := range w.in.Pages {
		w.addPage(&w.in.Pages[i], first+ref(i), false)
	}
	w.numberLinks()
}

// addPage notes the next page and its links. The texts of those of a page that
// is held are not known yet.
func (w *finisher) addPage(in *layout.Page, number ref, held bool) {
	page := len(w.pages)
	p := pagePart{width: in.Width, height: in.Height, number: number, links: make([]linkPart, len(in.Links))}
	for j := range p.links {
		p.links[j] = linkPart{box: &in.Links[j], number: w.reserve(1), page: page}
		if !held {
			p.links[j].text = linkText(p.links[j].box)
		}
	}
	w.tree.addLinks(p.links)
	w.pages = append(w.pages, p)
}

// numberLinks gives the links their places in the parent tree, after the pages.
func (w *finisher) numberLinks() {
	key := len(w.pages)
	for i := range w.pages {
		for j := range w.pages[i].links {
			w.pages[i].links[j].key = key
			key++
		}
	}
}

// draw writes the content stream of each page.
func (w *finisher) draw() error {
	press := newPress(len(w.in.Pages), &w.deflater, w.drawBatch, func(b *batch, result drawn) error {
		for i := range b.pages {
			w.keepPage(b.first+i, result, i)
		}
		return w.err
	})
	for first := 0; first < len(w.in.Pages); first += batchPages {
		press.add(&batch{first: first, pages: w.in.Pages[first:min(first+batchPages, len(w.in.Pages))]})
	}
	return press.finish(&w.used)
}

// keepPage writes the content stream of a page, the i-th of a batch.
func (w *finisher) keepPage(page int, result drawn, i int) {
	p := &w.pages[page]
	p.content = w.reserve(1)
	p.marks, p.orphan, p.blends = result.marks[i], len(result.marks[i]), result.blends[i]
	p.owners = make([]ref, p.orphan)
	if content := result.contents[i]; content != nil {
		w.stream(p.content, "", content, true)
	}
}

// drawBatch draws some pages with fpdf.
func (w *finisher) drawBatch(b *batch, used *usedRunes, d *deflater) drawn {
	var out drawn
	out.err = guarded(func() error { return w.drawPages(b, used, d, &out) })
	return out
}

// drawPages draws in a template of fpdf rather than in a document: it gives its
// content streams as they are, where a document writes them in a file, which
// copies them three times.
func (w *finisher) drawPages(b *batch, used *usedRunes, d *deflater, out *drawn) error {
	var ranks []int // of the pages drawn
	var failure error
	size := fpdf.SizeType{Wd: b.pages[0].Width, Ht: b.pages[0].Height}
	template := fpdf.CreateTpl(fpdf.PointType{}, size, "P", "pt", "", func(t *fpdf.Tpl) {
		setUp(&t.Fpdf)
		ranks, failure = w.paint(&t.Fpdf, b, used, out)
	})
	if failure != nil {
		return failure
	}
	if template.NumPages() != 1+len(ranks) {
		return internalError("fpdf a dessiné %d pages au lieu de %d", template.NumPages()-1, len(ranks))
	}
	out.contents = make([][]byte, len(b.pages))
	for i, rank := range ranks {
		page, err := template.FromPage(i + 2) // templates begin with an empty page
		if err != nil {
			return internalError("%v", err)
		}
		out.contents[rank] = bytes.Clone(d.deflate(page.Bytes()))
	}
	return nil
}

// paint draws the pages that are not held, and returns their ranks.
func (w *finisher) paint(f *fpdf.Fpdf, b *batch, used *usedRunes, out *drawn) ([]int, error) {
	p := &painter{
		f: f, used: used, images: w.pictures, tagged: true,
		fontName: fontResource, imageName: imageResource,
	}
	var ranks []int
	for i := range b.pages {
		marks, err := ownedMarks(&b.pages[i])
		if err != nil {
			return nil, err
		}
		held, blends := b.held != nil && b.held[i], false
		if !held {
			if err := p.page(&b.pages[i]); err != nil {
				return nil, err
			}
			ranks, blends = append(ranks, i), p.blends
		}
		out.marks, out.blends = append(out.marks, marks), append(out.blends, blends)
		if w.opt.Release && !held {
			b.pages[i].Items, b.pages[i].Marks = nil, nil
		}
	}
	return ranks, nil
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
		s, err := w.opt.Cache.subset(w.fonts.Font(face), face, runes, &w.deflater)
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
