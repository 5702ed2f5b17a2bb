package pdf

import (
	"bytes"
	"io"

	"github.com/go-pdf/fpdf"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// writeUntagged draws the same pages with the same painter into one plain fpdf
// document, which embeds fonts and images itself. It is the yardstick of the
// benchmark, not a product: the file has neither tags nor reading order.
func writeUntagged(w io.Writer, doc *document.Document, pages *layout.Pages, pictures []picture, fonts *typeface.Set) error {
	f := newCanvas(pages.Pages[0].Width, pages.Pages[0].Height, true)
	f.SetTitle(doc.Title, true)
	f.SetCreationDate(doc.Created)
	f.SetModificationDate(doc.Created)
	names := map[typeface.Face]string{}
	fontName := func(face typeface.Face, _ bool) string {
		if names[face] == "" {
			f.AddUTF8FontFromBytes(face.String(), "", bytes.Clone(fonts.File(face)))
			names[face] = resourceName(f, func(t *fpdf.Tpl) { t.SetFont(face.String(), "", 10) })
		}
		return names[face]
	}
	imageNames := make([]string, len(pictures))
	for i := range pictures {
		name, options := imageResource(i), fpdf.ImageOptions{ImageType: pictures[i].format}
		f.RegisterImageOptionsReader(name, options, bytes.NewReader(pictures[i].data))
		imageNames[i] = resourceName(f, func(t *fpdf.Tpl) { t.ImageOptions(name, 0, 0, 10, 10, false, options, 0, "") })
	}
	p := &painter{f: f, used: &usedRunes{}, images: pictures, twoBytes: true, fontName: fontName, imageName: func(i int) string { return imageNames[i] }}
	for i := range pages.Pages {
		if err := p.page(&pages.Pages[i]); err != nil {
			return err
		}
	}
	for face := range names {
		// fpdf must hear of the characters that it has to embed.
		f.CreateTemplate(func(t *fpdf.Tpl) {
			t.SetFont(face.String(), "", 10)
			t.Text(0, 0, string(p.used.runes(face)))
		})
	}
	return f.Output(w)
}

// resourceName is the name that fpdf gives to what is drawn, read from a
// template that is never used.
func resourceName(f *fpdf.Fpdf, draw func(*fpdf.Tpl)) string {
	content := f.CreateTemplate(draw).Bytes()
	at := bytes.LastIndexByte(content, '/') + 1
	end := bytes.IndexByte(content[at:], ' ')
	if at == 0 || end < 0 {
		return ""
	}
	return string(content[at : at+end])
}
