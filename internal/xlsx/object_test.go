package xlsx

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	anchorSpace  = `http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing`
	drawingSpace = `http://schemas.openxmlformats.org/drawingml/2006/main`
)

func drawing(anchors string) string {
	return `<xdr:wsDr xmlns:xdr="` + anchorSpace + `" xmlns:a="` + drawingSpace + `" xmlns:r="` + docRels + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">` + anchors + `</xdr:wsDr>`
}

func pic(name, alt, blip string) string {
	return `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="` + name + `" descr="` + alt + `"/></xdr:nvPicPr><xdr:blipFill>` + blip + `</xdr:blipFill></xdr:pic>`
}

func withDrawing(p parts, anchors string, triples ...string) parts {
	return p.set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "drawing", "../drawings/drawing1.xml")).
		set("xl/drawings/drawing1.xml", drawing(anchors)).
		set("xl/drawings/_rels/drawing1.xml.rels", rels(triples...))
}

func TestPictures(t *testing.T) {
	png := string(somePNG(t))
	const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`
	from := `<xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`
	p := withDrawing(newParts(""),
		`<xdr:twoCellAnchor>`+from+pic("Logo", "Blason &amp; devise", `<a:blip r:embed="rId1"/>`)+`</xdr:twoCellAnchor>`+
			`<xdr:oneCellAnchor>`+from+`<xdr:grpSp>`+pic("Groupe", "", `<a:blip r:embed="rId2"/>`)+`</xdr:grpSp></xdr:oneCellAnchor>`+
			`<xdr:absoluteAnchor>`+pic("Libre", "", `<a:blip r:link="rId3"/>`)+`</xdr:absoluteAnchor>`+
			`<xdr:twoCellAnchor>`+from+`<mc:AlternateContent><mc:Choice Requires="x">`+pic("Choix", "", `<a:blip r:embed="rId1"/>`)+`</mc:Choice><mc:Fallback>`+pic("Repli", "", `<a:blip r:embed="rId1"/>`)+`</mc:Fallback></mc:AlternateContent></xdr:twoCellAnchor>`+
			`<xdr:twoCellAnchor>`+from+pic("Vecteurs", "", `<a:blip><a:extLst><a:ext uri="x"><v:svgBlip xmlns:v="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId4"/></a:ext></a:extLst></a:blip>`)+`</xdr:twoCellAnchor>`+
			`<xdr:twoCellAnchor>`+from+`<xdr:graphicFrame/></xdr:twoCellAnchor>`,
		"rId1", "image", "../media/image1.jpg", "rId2", "image", "../media/image2.emf", "rId3", "image", "file:///logo.png", "rId4", "image", "../media/image3.svg").
		set("xl/media/image1.jpg", png).
		set("xl/media/image2.emf", "\x01\x00\x00\x00"+strings.Repeat("\x00", 36)+" EMF"+strings.Repeat("\x00", 50)).
		set("xl/media/image3.svg", svg)
	f, err := Open("plan.xlsx", p.zip(), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	list, err := f.Sheets[0].Pictures()
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		if (list[i].Data == nil) != list[i].Linked {
			t.Errorf("%s: %d bytes, linked %v", list[i].Name, len(list[i].Data), list[i].Linked)
		}
		list[i].Data = nil
	}
	want := []Picture{
		{Row: 5, Col: 3, Name: "Logo", Alt: "Blason & devise", Format: "png"},
		{Row: 5, Col: 3, Name: "Groupe", Format: "emf"},
		{Name: "Libre", Linked: true},
		{Row: 5, Col: 3, Name: "Choix", Format: "png"},
		{Row: 5, Col: 3, Name: "Vecteurs", Format: "svg"},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedPictures(t *testing.T) {
	anchor := `<xdr:oneCellAnchor>` + pic("Logo", "", `<a:blip r:embed="rId1"/>`) + `</xdr:oneCellAnchor>`
	for _, tt := range []struct {
		name string
		p    parts
		want string
	}{
		{"no relationship", withDrawing(newParts(""), anchor), "image manque"},
		{"no part", withDrawing(newParts(""), anchor, "rId1", "image", "../media/image1.png"), "manque"},
		{"no drawing", withDrawing(newParts(""), anchor).without("xl/drawings/drawing1.xml"), "manque"},
		{"cut drawing", withDrawing(newParts(""), anchor).set("xl/drawings/drawing1.xml", drawing(anchor)[:150]), "incomplète"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Open("plan.xlsx", tt.p.zip(), DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			list, err := f.Sheets[0].Pictures()
			if list != nil {
				t.Error("got pictures")
			}
			wantRefused(t, err, tt.want)
		})
	}
	t.Run("too large", func(t *testing.T) {
		lim := DefaultLimits()
		lim.PictureBytes = 10
		f, err := Open("plan.xlsx", withDrawing(newParts(""), anchor, "rId1", "image", "../media/image1.png").set("xl/media/image1.png", string(somePNG(t))).zip(), lim)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Sheets[0].Pictures()
		wantRefused(t, err, "image de plus de")
	})
	t.Run("too much together", func(t *testing.T) {
		png := somePNG(t)
		lim := DefaultLimits()
		lim.PicturesBytes = int64(len(png))
		for _, tt := range []struct {
			second string
			want   string
		}{{"../media/image1.png", ""}, {"../media/image2.png", "d’images"}} {
			other := `<xdr:oneCellAnchor>` + pic("Autre", "", `<a:blip r:embed="rId2"/>`) + `</xdr:oneCellAnchor>`
			p := withDrawing(newParts(""), anchor+other, "rId1", "image", "../media/image1.png", "rId2", "image", tt.second).
				set("xl/media/image1.png", string(png)).set("xl/media/image2.png", string(png))
			f, err := Open("plan.xlsx", p.zip(), lim)
			if err != nil {
				t.Fatal(err)
			}
			list, err := f.Sheets[0].Pictures()
			if tt.want != "" {
				wantRefused(t, err, tt.want)
			} else if err != nil || len(list) != 2 || !bytes.Equal(list[0].Data, list[1].Data) {
				t.Errorf("%d pictures, %v", len(list), err)
			}
		}
	})
}

// TestPicturesInCells follows the four steps from a cell to its picture; a
// data type of another kind (a share price) is no picture.
func TestPicturesInCells(t *testing.T) {
	const richSpace = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
	related := strings.NewReplacer("</Relationships>",
		`<Relationship Id="rId10" Type="`+docRels+`/sheetMetadata" Target="metadata.xml"/>`+
			`<Relationship Id="rId11" Type="http://schemas.microsoft.com/office/2017/06/relationships/rdRichValue" Target="richData/rdrichvalue.xml"/>`+
			`<Relationship Id="rId12" Type="http://schemas.microsoft.com/office/2017/06/relationships/rdRichValueStructure" Target="richData/rdrichvaluestructure.xml"/>`+
			`<Relationship Id="rId13" Type="http://schemas.microsoft.com/office/2022/10/relationships/richValueRel" Target="richData/richValueRel.xml"/></Relationships>`)
	p := newParts(`<row r="1"><c r="A1" t="e" vm="2"><v>#VALUE!</v></c><c r="B1" t="str" vm="1"><v>cours</v></c><c r="C1" t="e" vm="9"><v>#VALUE!</v></c><c r="D1"><v>1</v></c></row>`)
	p["xl/_rels/workbook.xml.rels"] = related.Replace(p["xl/_rels/workbook.xml.rels"])
	p["xl/metadata.xml"] = `<metadata xmlns="` + mainSpace + `" xmlns:d="` + richSpace + `"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes>` +
		`<futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext uri="{x}"><d:rvb i="0"/></ext></extLst></bk><bk><extLst><ext uri="{x}"><d:rvb i="1"/></ext></extLst></bk></futureMetadata>` +
		`<valueMetadata count="2"><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>`
	p["xl/richData/rdrichvaluestructure.xml"] = `<rvStructures xmlns="` + richSpace + `"><s t="_entity"><k n="_DisplayString" t="s"/></s><s t="_localImage"><k n="CalcOrigin" t="i"/><k n="_rvRel:LocalImageIdentifier" t="i"/></s></rvStructures>`
	p["xl/richData/rdrichvalue.xml"] = `<rvData xmlns="` + richSpace + `"><rv s="0"><v>12 EUR</v></rv><rv s="1"><v>5</v><v>0</v></rv></rvData>`
	p["xl/richData/richValueRel.xml"] = `<richValueRels xmlns="http://schemas.microsoft.com/office/spreadsheetml/2022/richvaluerel" xmlns:r="` + docRels + `"><rel r:id="rId1"/></richValueRels>`
	p["xl/richData/_rels/richValueRel.xml.rels"] = rels("rId1", "image", "../media/image1.png")
	p["xl/media/image1.png"] = string(somePNG(t))

	f, err := Open("plan.xlsx", p.zip(), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	g, err := f.Sheets[0].Read()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Ref{{1, 1}}, g.PicturesInCells); diff != "" {
		t.Error(diff)
	}
	list, err := f.Sheets[0].Pictures()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Picture{{Row: 1, Col: 1, Format: "png", Data: somePNG(t), InCell: true}}, list); diff != "" {
		t.Error(diff)
	}
}

func TestComments(t *testing.T) {
	const threadSpace = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
	p := newParts("").
		set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId1", "comments", "../comments1.xml", "rId2", "threadedComment", "../threadedComments/threadedComment1.xml")).
		set("xl/comments1.xml", `<comments xmlns="`+mainSpace+`"><authors><author>Léa</author><author>tc={1}</author></authors><commentList>`+
			`<comment ref="C3" authorId="0"><text><r><rPr><b/></rPr><t>À </t></r><r><t>vérifier</t></r></text></comment>`+
			`<comment ref="A1" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`).
		set("xl/threadedComments/threadedComment1.xml", `<ThreadedComments xmlns="`+threadSpace+`">`+
			`<threadedComment ref="A1" personId="{P1}" id="{1}"><text>Quel budget ?</text></threadedComment>`+
			`<threadedComment ref="A1" personId="{p2}" id="{2}" parentId="{1}"><text>12 000 €</text></threadedComment></ThreadedComments>`).
		set("xl/persons/person.xml", `<personList xmlns="`+threadSpace+`"><person displayName="Noé" id="{P1}"/><person displayName="Inès" id="{P2}"/></personList>`)
	p["xl/_rels/workbook.xml.rels"] = strings.Replace(p["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rId20" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" Target="persons/person.xml"/></Relationships>`, 1)
	f, err := Open("plan.xlsx", p.zip(), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	list, err := f.Sheets[0].Comments()
	if err != nil {
		t.Fatal(err)
	}
	want := []Comment{
		{At: Ref{1, 1}, Author: "Noé", Text: "Quel budget ?", Threaded: true},
		{At: Ref{1, 1}, Author: "Inès", Text: "12 000 €", Threaded: true},
		{At: Ref{3, 3}, Author: "Léa", Text: "À vérifier"},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
	const part = "xl/threadedComments/threadedComment1.xml"
	p = p.set(part, strings.Replace(p[part], "Quel budget ?", strings.Repeat("é", MaxCellChars+1), 1))
	if f, err = Open("plan.xlsx", p.zip(), DefaultLimits()); err != nil {
		t.Fatal(err)
	}
	_, err = f.Sheets[0].Comments()
	wantRefused(t, err, "commentaire trop long")
}
