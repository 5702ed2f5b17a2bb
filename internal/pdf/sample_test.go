package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"nrreport/internal/document"
	"nrreport/internal/layout"
	"nrreport/internal/typeface"
)

// embedded loads the fonts once per test that needs them.
func embedded(t testing.TB) *typeface.Set {
	t.Helper()
	fonts, err := typeface.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// pen lays out pages by hand, one mark under the other: just enough to exercise
// every kind of element and drawing without the real layout.
type pen struct {
	fonts *typeface.Set
	pages *layout.Pages
	page  *layout.Page
	y     float64
	mcid  int32
}

const (
	pageWidth, pageHeight = 595.28, 841.89
	margin                = 50.0
)

func newPen(fonts *typeface.Set) *pen {
	p := &pen{fonts: fonts, pages: &layout.Pages{Dests: map[string]layout.Dest{}}}
	p.pages.Root = &layout.Element{Role: layout.RoleDocument}
	p.newPage()
	return p
}

func unit(v float64) layout.Unit { return layout.Unit(v*1000 + 0.5) }

func (p *pen) newPage() {
	p.pages.Pages = append(p.pages.Pages, layout.Page{Width: pageWidth, Height: pageHeight})
	p.page = &p.pages.Pages[len(p.pages.Pages)-1]
	p.y, p.mcid = margin, 0
	p.artifact(layout.PaginationHeader, p.text(margin, 30, 8, typeface.Regular, "Stratégie numérique responsable"))
	p.artifact(layout.PaginationFooter, p.text(margin, pageHeight-30, 8, typeface.Regular, "page "+string(rune('0'+len(p.pages.Pages)%10))))
}

func (p *pen) text(x, y, size float64, face typeface.Face, s string) layout.Item {
	return layout.Item{Kind: layout.TextKind, X: unit(x), Y: unit(y), H: unit(size), Face: face,
		W: unit(float64(p.fonts.Width(face, s)) * size / 1000), Text: s}
}

func (p *pen) artifact(kind layout.Artifact, items ...layout.Item) {
	p.add(layout.Mark{Artifact: kind}, items)
}

func (p *pen) add(m layout.Mark, items []layout.Item) {
	m.First = int32(len(p.page.Items))
	p.page.Items = append(p.page.Items, items...)
	m.Last = int32(len(p.page.Items))
	p.page.Marks = append(p.page.Marks, m)
}

// mark draws items that belong to an element.
func (p *pen) mark(e *layout.Element, items ...layout.Item) {
	p.add(layout.Mark{Owner: e, MCID: p.mcid}, items)
	e.Kids = append(e.Kids, layout.Kid{Page: int32(len(p.pages.Pages) - 1), MCID: p.mcid})
	p.mcid++
}

// child adds an element under another.
func child(parent *layout.Element, role layout.Role, attr *layout.Attributes) *layout.Element {
	e := &layout.Element{Role: role, Attr: attr}
	parent.Kids = append(parent.Kids, layout.Kid{Element: e})
	return e
}

// line draws one line of text for an element and moves down.
func (p *pen) line(e *layout.Element, size float64, face typeface.Face, s string) {
	if p.y > pageHeight-80 {
		p.newPage()
	}
	p.y += size * 1.4
	var items []layout.Item
	x := margin
	for rest := s; rest != ""; {
		n, f := p.fonts.Run(face, rest)
		it := p.text(x, p.y, size, f, rest[:n])
		items = append(items, it)
		x += it.W.Pt()
		rest = rest[n:]
	}
	p.mark(e, items...)
}

// heading starts a section with a title, a destination and a bookmark.
func (p *pen) heading(parent *layout.Element, level int, id, title string) *layout.Element {
	sect := child(parent, layout.RoleSect, nil)
	h := child(sect, layout.Role("H"+string(rune('0'+level))), nil)
	if p.y > pageHeight-120 {
		p.newPage()
	}
	p.pages.Dests[id] = layout.Dest{Page: len(p.pages.Pages) - 1, Y: p.y}
	p.pages.Outline = append(p.pages.Outline, layout.OutlineItem{Title: title, Level: level, Anchor: id})
	p.line(h, 20-2*float64(level), typeface.Bold, title)
	return sect
}

// link draws a paragraph that is a link.
func (p *pen) link(parent *layout.Element, text, url, anchor string) {
	para := child(parent, layout.RoleP, nil)
	e := child(para, layout.RoleLink, &layout.Attributes{LinkText: "Lien : " + text})
	p.line(e, 10, typeface.Regular, text)
	p.page.Links = append(p.page.Links, layout.LinkBox{Element: e, X: margin, Y: p.y - 10, W: 200, H: 13, URL: url, Anchor: anchor})
}

// table draws a table with a header row and a row header in each row.
func (p *pen) table(parent *layout.Element, rows, columns int) {
	e := child(parent, layout.RoleTable, &layout.Attributes{Summary: "Un tableau d'essai, une ligne par action."})
	caption := child(e, layout.RoleCaption, nil)
	p.line(caption, 9, typeface.Semibold, "Tableau d'essai")
	head := child(child(e, layout.RoleTHead, nil), layout.RoleTR, nil)
	for range columns {
		p.line(child(head, layout.RoleTH, &layout.Attributes{Scope: "Column"}), 9, typeface.Bold, "En-tête")
	}
	body := child(e, layout.RoleTBody, nil)
	for range rows {
		if p.y > pageHeight-80 {
			p.newPage()
		}
		tr := child(body, layout.RoleTR, nil)
		p.artifact(layout.LayoutArtifact, layout.Item{Kind: layout.RectKind, X: unit(margin), Y: unit(p.y), W: unit(400), H: unit(0.5), Colour: layout.Colour{R: 200, G: 200, B: 200}})
		for c := range columns {
			switch c {
			case 0:
				p.line(child(tr, layout.RoleTH, &layout.Attributes{Scope: "Row"}), 9, typeface.Regular, "Action (n° 1)")
			case columns - 1:
				child(tr, layout.RoleTD, nil) // an empty cell stays a cell
			default:
				p.line(child(tr, layout.RoleTD, nil), 9, typeface.Regular, "25 % \\ fait")
			}
		}
	}
}

// list draws a bulleted list.
func (p *pen) list(parent *layout.Element, items ...string) {
	l := child(parent, layout.RoleL, &layout.Attributes{ListNumbering: "Disc"})
	for _, s := range items {
		li := child(l, layout.RoleLI, nil)
		p.line(child(li, layout.RoleLbl, nil), 10, typeface.Regular, "• ")
		p.line(child(child(li, layout.RoleLBody, nil), layout.RoleP, nil), 10, typeface.Regular, s)
	}
}

// figure draws a small chart.
func (p *pen) figure(parent *layout.Element, alt string) {
	e := child(parent, layout.RoleFigure, &layout.Attributes{Alt: alt, BBox: &[4]float64{margin, p.y, 200, 100}})
	green := layout.Colour{R: 30, G: 120, B: 60}
	p.mark(e,
		layout.Item{Kind: layout.RectKind, X: unit(margin), Y: unit(p.y + 20), W: unit(40), H: unit(80), Colour: green},
		layout.Item{Kind: layout.PathKind, Extra: &layout.Extra{LineWidth: 1500, Stroke: layout.Colour{R: 20, G: 60, B: 160},
			Points: []layout.XY{{X: unit(margin), Y: unit(p.y)}, {X: unit(margin + 100), Y: unit(p.y + 90)}, {X: unit(margin + 200), Y: unit(p.y + 10)}}}},
		layout.Item{Kind: layout.PathKind, Colour: green, Extra: &layout.Extra{Filled: true, Closed: true, LineWidth: 500, Dash: []layout.Unit{3000, 2000},
			Points: []layout.XY{{X: unit(margin + 120), Y: unit(p.y)}, {X: unit(margin + 160), Y: unit(p.y + 40)}, {X: unit(margin + 120), Y: unit(p.y + 80)}}}},
		p.text(margin+45, p.y+60, 8, typeface.Regular, "24 % (2025)"))
	p.y += 110
}

// picture draws an image.
func (p *pen) picture(parent *layout.Element, img *document.Image, w, h float64) {
	p.pages.Images = append(p.pages.Images, img)
	e := child(parent, layout.RoleFigure, &layout.Attributes{Alt: "Logo de la ville", BBox: &[4]float64{margin, p.y, w, h}})
	p.mark(e, layout.Item{Kind: layout.ImageKind, X: unit(margin), Y: unit(p.y), W: unit(w), H: unit(h), Extra: &layout.Extra{Image: len(p.pages.Images) - 1}})
	p.y += h + 10
}

// roleNote is a note, which the layout makes none of and the checker knows.
const roleNote layout.Role = "Note"

// sample is a document with one of everything.
func sample(fonts *typeface.Set) (*document.Document, *layout.Pages) {
	doc := &document.Document{
		Title:   "Stratégie numérique responsable 2025 – Ville d'Essai (œuvre & compagnie)",
		Subject: "Annexe à la délibération n° 2025-114", Author: "Ville d'Essai",
		Keywords: []string{"numérique responsable", "loi REEN"}, Lang: "fr-FR",
		Created: time.Date(2025, 3, 3, 8, 0, 0, 0, time.UTC),
		Attachments: []document.Attachment{
			{Name: "plan.json", Description: "Les données du plan", MIME: "application/json", Relationship: "Data", Data: []byte(`{"actions":[]}`), Modified: time.Date(2025, 3, 2, 0, 0, 0, 0, time.UTC)},
			{Name: "Plan d'été (déf).xlsx", MIME: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Relationship: "Source", Data: bytes.Repeat([]byte("PK"), 500)},
		},
	}
	p := newPen(fonts)
	root := p.pages.Root
	p.picture(root, &document.Image{Format: "png", Data: samplePNG(60, 40, true)}, 90, 60)
	one := p.heading(root, 1, "s1", "L'essentiel de l'année")
	p.line(child(one, layout.RoleP, nil), 10, typeface.Regular, "Le plan réunit 42 actions ; 10 % sont réalisées. ")
	p.line(child(one, layout.RoleP, nil), 10, typeface.Italic, "Émission de CO₂ : 12 kg ⚠ (à vérifier) « ici » ½ € → ✓")
	toc := child(one, layout.RoleTOC, nil)
	item := child(toc, layout.RoleTOCI, nil)
	p.link(child(item, layout.RoleRef, nil), "Les actions ..... 1", "", "s2")
	p.list(one, "Une première chose", "Une seconde, plus longue que la première")
	p.figure(one, "Part de reconditionné : de 12 % en 2022 à 24 % en 2025 ; cible 30 % en 2027.")
	note := child(one, roleNote, &layout.Attributes{ID: "note-1"})
	p.line(note, 8, typeface.Regular, "1. Source : direction du numérique.")
	two := p.heading(root, 1, "s2", "Les actions")
	sub := p.heading(two, 2, "s2.1", "Par thème")
	p.table(sub, 60, 4)
	para := child(sub, layout.RoleP, nil)
	p.line(child(para, layout.RoleSpan, &layout.Attributes{Lang: "en"}), 10, typeface.BoldItalic, "The Green Web Foundation ")
	p.link(sub, "Le référentiel général d'écoconception", "https://ecoresponsable.numerique.gouv.fr/réf?a=1&b=(2)", "")
	p.artifact(layout.Watermark, func() layout.Item {
		it := p.text(150, 600, 90, typeface.Bold, "PROJET")
		it.Colour = layout.Colour{R: 230, G: 230, B: 230}
		it.Extra = &layout.Extra{Angle: 45}
		return it
	}())
	return doc, p.pages
}

// samplePNG is a small picture of two colours, half transparent if asked.
func samplePNG(w, h int, alpha bool) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{R: uint8(x * 255 / w), G: 90, B: uint8(y * 255 / h), A: 255}
			if alpha && x+y < (w+h)/3 {
				c.A = uint8(x * 255 / w)
			}
			img.SetNRGBA(x, y, c)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func write(t testing.TB, doc *document.Document, pages *layout.Pages, fonts *typeface.Set, opt Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, doc, pages, fonts, opt); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
