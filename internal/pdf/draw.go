package pdf

import (
	"bytes"
	"fmt"
	"math"
	"math/bits"
	"strconv"

	"github.com/go-pdf/fpdf"

	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// painter draws laid-out pages into one fpdf document.
//
// Its only entry is the page, whose marks it opens, draws and closes one by
// one: nothing can be drawn outside a structure element or an artifact.
//
// Shapes go through fpdf. Text is written as raw operators between them, for
// fpdf.Text copies each string five times and brackets it with the graphics
// state; fpdf's own idea of the state stays true because colours and line widths
// are always set through it.
//
// Content streams are half of a report's size. What keeps them small: places are
// rounded to a tenth of a point (720 to the inch), lines of text are placed
// relative to the line before across marks, rectangles that touch are drawn as
// one, and most characters take one byte.
type painter struct {
	f    *fpdf.Fpdf
	used *usedRunes
	// fontName and imageName are the resource names; a font has two, see
	// narrowCode.
	fontName  func(face typeface.Face, wide bool) string
	imageName func(int) string
	// twoBytes writes all text with two bytes a character.
	twoBytes bool
	// boxes of the images, to keep their proportions.
	images []picture
	// tagged writes the marks; without it, the same drawing is plain fpdf.
	tagged bool

	height layout.Unit
	text   []byte // operators not yet handed to fpdf
	reader bytes.Reader
	// inText tells that a text object is open, and around that it was opened
	// before the mark and outlives it.
	inText, around bool
	// Text position of the last Td, in tenths of a point from the bottom
	// left.
	lineX, lineY int64
	rects        rectRun

	// Graphics state of the page, as far as it is known.
	fill, stroke     layout.Colour
	lineWidth        layout.Unit
	dashed           bool
	font             typeface.Face
	wide             bool // the variant of font
	fontSize         layout.Unit
	fillSet, drawSet bool
	fontSet          bool
	// blends tells that the page shows a transparent picture.
	blends bool
}

// usedRunes records, for each face, the characters drawn with it. Fonts are
// addressed by UTF-16 units, so only the Basic Multilingual Plane is possible.
type usedRunes struct {
	faces [typeface.Count][0x10000 / 64]uint64
}

func (u *usedRunes) add(face typeface.Face, r rune) { u.faces[face][r>>6] |= 1 << (r & 63) }

func (u *usedRunes) merge(other *usedRunes) {
	for face := range u.faces {
		for i, word := range other.faces[face] {
			u.faces[face][i] |= word
		}
	}
}

// runes lists the characters drawn with a face, in order.
func (u *usedRunes) runes(face typeface.Face) []rune {
	var out []rune
	for i, word := range u.faces[face] {
		for ; word != 0; word &= word - 1 {
			out = append(out, rune(i*64+bits.TrailingZeros64(word)))
		}
	}
	return out
}

// newCanvas is an empty fpdf document in points.
func newCanvas(width, height float64, compress bool) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width, Ht: height}})
	setUp(f)
	f.SetCompression(compress)
	f.SetCatalogSort(true)
	return f
}

// setUp takes off the automatisms that this package has no use for.
func setUp(f *fpdf.Fpdf) {
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
}

// page draws one page.
func (p *painter) page(page *layout.Page) error {
	p.f.AddPageFormat("P", fpdf.SizeType{Wd: page.Width, Ht: page.Height})
	p.height = layout.Unit(math.Round(page.Height * 1000))
	// fpdf carries the dash pattern over to the new page, and so must dashed.
	p.fillSet, p.drawSet, p.fontSet = false, false, false
	p.lineWidth = -1
	p.blends = false
	next := int32(0)
	for i := range page.Marks {
		m := &page.Marks[i]
		if m.First != next || m.Last < m.First || int(m.Last) > len(page.Items) {
			return internalError("la marque %d ne suit pas la précédente", i)
		}
		next = m.Last
		p.open(m, page)
		for j := m.First; j < m.Last; j++ {
			if err := p.item(&page.Items[j]); err != nil {
				return err
			}
		}
		p.close()
	}
	if int(next) != len(page.Items) {
		return internalError("%d dessins ne sont dans aucune marque", len(page.Items)-int(next))
	}
	p.endText()
	p.handOver()
	return p.f.Error()
}

// open begins the marked-content sequence of a mark. A text object may hold
// whole sequences, or be held by one, and nothing in between (ISO 32000-1,
// 14.6.1): marks of text alone share a text object.
func (p *painter) open(m *layout.Mark, page *layout.Page) {
	p.around = textOnly(page.Items[m.First:m.Last])
	if p.around {
		p.beginText()
	} else {
		p.endText()
	}
	if !p.tagged {
		return
	}
	if m.Owner == nil {
		p.text = append(p.text, artifactProperties(m.Artifact, page)...)
	} else {
		p.text = append(p.text, '/')
		p.text = append(p.text, m.Owner.Role...)
		p.text = append(p.text, "<</MCID "...)
		p.text = strconv.AppendInt(p.text, int64(m.MCID), 10)
		p.text = append(p.text, ">>"...)
	}
	p.text = append(p.text, "BDC\n"...)
}

// textOnly tells that all items are plain lines of text.
func textOnly(items []layout.Item) bool {
	for i := range items {
		if items[i].Kind != layout.TextKind || items[i].Extra != nil {
			return false
		}
	}
	return len(items) > 0
}

// artifactProperties is the operand of an artifact (ISO 32000-1, 14.8.2.2.2).
func artifactProperties(kind layout.Artifact, page *layout.Page) string {
	switch kind {
	case layout.PaginationHeader:
		return "/Artifact<</Type/Pagination/Subtype/Header>>"
	case layout.PaginationFooter:
		return "/Artifact<</Type/Pagination/Subtype/Footer>>"
	case layout.Watermark:
		return "/Artifact<</Type/Pagination/Subtype/Watermark>>"
	case layout.Background:
		var box object
		box.raw("/Artifact<</Type/Background/BBox[0 0")
		box.points(page.Width)
		box.points(page.Height)
		box.raw("]>>")
		return string(box)
	default:
		return "/Artifact<</Type/Layout>>"
	}
}

// close ends the sequence.
func (p *painter) close() {
	if !p.around {
		p.drawRects()
		p.endText()
	}
	if p.tagged {
		p.text = append(p.text, "EMC\n"...)
	}
}

// handOver gives the pending operators to fpdf.
func (p *painter) handOver() {
	if len(p.text) == 0 {
		return
	}
	p.reader.Reset(p.text)
	p.f.RawWriteBuf(&p.reader)
	p.text = p.text[:0]
}

// shape prepares for drawing through fpdf.
func (p *painter) shape() {
	p.endText()
	p.handOver()
}

func (p *painter) beginText() {
	if !p.inText {
		p.text = append(p.text, "BT\n"...)
		p.inText, p.lineX, p.lineY = true, 0, 0
	}
}

func (p *painter) endText() {
	if p.inText {
		p.text = append(p.text, "ET\n"...)
		p.inText = false
	}
}

func (p *painter) item(it *layout.Item) error {
	if it.Kind == layout.RectKind {
		if !p.rects.add(it, p.height) {
			p.drawRects()
			p.rects.add(it, p.height)
		}
		return nil
	}
	p.drawRects()
	switch it.Kind {
	case layout.TextKind:
		return p.drawText(it)
	case layout.PathKind:
		p.drawPath(it)
	case layout.ImageKind:
		return p.drawImage(it)
	default:
		return internalError("dessin de nature %d", it.Kind)
	}
	return nil
}

func (p *painter) setFill(c layout.Colour) {
	if p.fillSet && p.fill == c {
		return
	}
	p.handOver() // what is pending has the colour before
	p.f.SetFillColor(int(c.R), int(c.G), int(c.B))
	p.fill, p.fillSet = c, true
}

func (p *painter) drawPath(it *layout.Item) {
	e := it.Extra
	if e == nil || len(e.Points) < 2 || (!e.Filled && e.LineWidth <= 0) {
		return
	}
	p.shape()
	style := ""
	if e.Filled {
		p.setFill(it.Colour)
		style = "f"
	}
	if e.LineWidth > 0 {
		p.setStroke(e)
		style = "S"
		if e.Filled {
			style = "B"
		}
	}
	for i, pt := range e.Points {
		// fpdf turns y upside down: it is given what comes out a tenth.
		x, y := points(tenths(pt.X)), p.height.Pt()-points(tenths(p.height-pt.Y))
		if i == 0 {
			p.f.MoveTo(x, y)
		} else {
			p.f.LineTo(x, y)
		}
	}
	if e.Closed {
		p.f.ClosePath()
	}
	p.f.DrawPath(style)
}

func (p *painter) setStroke(e *layout.Extra) {
	if !p.drawSet || p.stroke != e.Stroke {
		p.f.SetDrawColor(int(e.Stroke.R), int(e.Stroke.G), int(e.Stroke.B))
		p.stroke, p.drawSet = e.Stroke, true
	}
	if p.lineWidth != e.LineWidth {
		p.f.SetLineWidth(e.LineWidth.Pt())
		p.lineWidth = e.LineWidth
	}
	if len(e.Dash) > 0 || p.dashed {
		dash := make([]float64, len(e.Dash))
		for i, d := range e.Dash {
			dash[i] = d.Pt()
		}
		p.f.SetDashPattern(dash, 0)
		p.dashed = len(dash) > 0
	}
}

// drawImage draws a picture in its box, whole and in its proportions.
func (p *painter) drawImage(it *layout.Item) error {
	if it.Extra == nil || it.Extra.Image < 0 || it.Extra.Image >= len(p.images) {
		return internalError("image inconnue")
	}
	pic := &p.images[it.Extra.Image]
	p.blends = p.blends || pic.transparent
	x, y, w, h := it.X, it.Y, it.W, it.H
	if pic.width > 0 && pic.height > 0 {
		w, h = fit(pic.width, pic.height, w, h)
		x += (it.W - w) / 2
		y += (it.H - h) / 2
	}
	p.endText()
	p.text = append(p.text, "q "...)
	p.text = appendUnits(p.text, w)
	p.text = append(p.text, " 0 0 "...)
	p.text = appendUnits(p.text, h)
	p.text = append(p.text, ' ')
	p.text = appendUnits(p.text, x)
	p.text = append(p.text, ' ')
	p.text = appendUnits(p.text, p.height-y-h)
	p.text = append(p.text, " cm /"...)
	p.text = append(p.text, p.imageName(it.Extra.Image)...)
	p.text = append(p.text, " Do Q\n"...)
	return nil
}

// fit is the largest size of those proportions that the box holds.
func fit(width, height int, w, h layout.Unit) (layout.Unit, layout.Unit) {
	byWidth := int64(w) * int64(height) / int64(width)
	if byWidth <= int64(h)+1 {
		return w, min(h, layout.Unit(byWidth))
	}
	return min(w, layout.Unit(int64(h)*int64(width)/int64(height))), h
}

func (p *painter) drawText(it *layout.Item) error {
	if it.Text == "" {
		return nil
	}
	if it.Face >= typeface.Count {
		return internalError("police %d inconnue", it.Face)
	}
	p.setFill(it.Colour)
	p.beginText()
	x, y := tenths(it.X), tenths(p.height-it.Y)
	if it.Extra != nil && it.Extra.Angle != 0 {
		sin, cos := math.Sincos(it.Extra.Angle * math.Pi / 180)
		for _, v := range []float64{cos, sin, -sin, cos} {
			p.text = strconv.AppendFloat(p.text, v, 'f', 4, 64)
			p.text = append(p.text, ' ')
		}
		p.text = appendTenths(p.text, x)
		p.text = append(p.text, ' ')
		p.text = appendTenths(p.text, y)
		p.text = append(p.text, " Tm\n"...)
		if err := p.show(it); err != nil {
			return err
		}
		p.endText() // so that the next Td starts afresh
		return nil
	}
	p.text = appendTenths(p.text, x-p.lineX)
	p.text = append(p.text, ' ')
	p.text = appendTenths(p.text, y-p.lineY)
	p.text = append(p.text, " Td\n"...)
	p.lineX, p.lineY = x, y
	return p.show(it)
}

// show writes the text, in pieces of one font: characters that have a code of
// one byte, and the others.
func (p *painter) show(it *layout.Item) error {
	open := false
	for _, r := range it.Text {
		if r > 0xfffd || r == 0xfeff {
			return internalError("le caractère U+%04X ne peut être dessiné", r)
		}
		p.used.add(it.Face, r)
		code := narrowCode(r)
		wide := code == 0 || p.twoBytes
		if !p.fontSet || p.font != it.Face || p.wide != wide || p.fontSize != it.H {
			if open {
				p.text = append(p.text, ") Tj\n"...)
				open = false
			}
			p.selectFont(it.Face, wide, it.H)
		}
		if !open {
			p.text = append(p.text, '(')
			open = true
		}
		if wide {
			p.text = appendEscaped(p.text, byte(r>>8), byte(r))
		} else {
			p.text = appendEscaped(p.text, code)
		}
	}
	p.text = append(p.text, ") Tj\n"...)
	return nil
}

func (p *painter) selectFont(face typeface.Face, wide bool, size layout.Unit) {
	p.text = append(p.text, '/')
	p.text = append(p.text, p.fontName(face, wide)...)
	p.text = append(p.text, ' ')
	p.text = appendUnits(p.text, size)
	p.text = append(p.text, " Tf\n"...)
	p.font, p.wide, p.fontSize, p.fontSet = face, wide, size, true
}

// tenths rounds a length to tenths of a point.
func tenths(u layout.Unit) int64 {
	if u < 0 {
		return -((-int64(u) + 50) / 100)
	}
	return (int64(u) + 50) / 100
}

func points(tenths int64) float64 { return float64(tenths) / 10 }

func appendTenths(b []byte, n int64) []byte { return appendHundredths(b, 10*n) }

// hundredths rounds a length to hundredths of a point.
func hundredths(u layout.Unit) int64 {
	if u < 0 {
		return -((-int64(u) + 5) / 10)
	}
	return (int64(u) + 5) / 10
}

func appendUnits(b []byte, u layout.Unit) []byte { return appendHundredths(b, hundredths(u)) }

// internalError says that the pages do not hold together: a defect of this
// program that no workbook should be able to cause.
func internalError(format string, args ...any) error {
	return fmt.Errorf("erreur interne dans la mise en page du PDF : "+format, args...)
}
