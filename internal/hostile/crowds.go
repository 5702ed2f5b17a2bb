package hostile

import (
	"fmt"
	"strings"
)

// crowds are things of which the format allows many, each named by many others:
// whoever looks one up among them for each, or reads it again for each, never
// ends.
func crowds(m *maker) {
	add := func(hazard string, make func() []byte) { m.add(hazard, Either, make).heavy() }
	sheetRels := "xl/worksheets/_rels/sheet1.xml.rels"
	row := `<sheetData><row><c t="inlineStr"><is><t>Code</t></is></c></row></sheetData>`
	// many relates a part to another under n names.
	many := func(n int, kind, target string) string {
		triples := make([]string, 0, 3*n)
		for i := range n {
			triples = append(triples, fmt.Sprintf("r%d", i), kind, target)
		}
		return relations(triples...)
	}
	const names = 60_000
	// filler are elements that a part may have and that nobody reads.
	filler := strings.Repeat("<x/>", 500_000)
	threadSpace := "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

	add("prefixes in force", func() []byte {
		open, shut := "", ""
		for i := range 24 {
			open += "<x"
			for j := range 39 {
				open += fmt.Sprintf(` xmlns:p%dx%d="u"`, i, j)
			}
			open, shut = open+">", "</x>"+shut
		}
		var b strings.Builder
		for i := range 300_000 {
			b.WriteString(strings.Repeat("<a:b/>", 20))
			fmt.Fprintf(&b, `<a:c%d a:d="" a:e=""/>`, i)
		}
		return tinyBook("Actions", worksheet(row+`<extLst xmlns:a="u">`+open+b.String()+shut+`</extLst>`)).zip()
	})
	add("links by relations", func() []byte {
		var b strings.Builder
		for i := range names {
			fmt.Fprintf(&b, `<hyperlink ref="A%d" r:id="r%d"/>`, i+1, i)
		}
		return tinyBook("Actions", worksheet(row+`<hyperlinks>`+b.String()+`</hyperlinks>`)).
			set(sheetRels, many(names, "hyperlink", "http://exemple.fr")).zip()
	})
	add("relations to one table", func() []byte {
		return tinyBook("Actions", worksheet(row)).set(sheetRels, many(names, "table", "../table.xml")).
			set("xl/table.xml", header+`<table xmlns="`+mainSpace+`">`+filler+`</table>`).zip()
	})
	add("relations to one part of notes", func() []byte {
		return tinyBook("Actions", worksheet(row)).set(sheetRels, many(names, "comments", "../notes.xml")).
			set("xl/notes.xml", header+`<comments xmlns="`+mainSpace+`"><commentList>`+filler+`</commentList></comments>`).zip()
	})
	add("relations to one conversation", func() []byte {
		return tinyBook("Actions", worksheet(row)).set(sheetRels, many(names, "threadedComment", "../thread.xml")).
			set("xl/thread.xml", header+`<ThreadedComments xmlns="`+threadSpace+`"/>`).
			swap(bookRels, "</Relationships>", `<Relationship Id="p" Type="`+linkSpace+`/person" Target="people.xml"/></Relationships>`).
			set("xl/people.xml", header+`<personList xmlns="`+threadSpace+`">`+strings.Repeat(`<person id="a"/>`, 60_000)+`</personList>`).zip()
	})
	add("relations to one drawing", func() []byte {
		return tinyBook("Collectivité", worksheet(row)).set(sheetRels, many(names, "drawing", "../drawing.xml")).
			set("xl/drawing.xml", header+`<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">`+filler+`</d:wsDr>`).zip()
	})
	add("one picture nine hundred times", func() []byte {
		const drawing = "xl/drawings/drawing9.xml"
		p := withPicture(tinyBook("Collectivité", worksheet(row)), "\x89PNG\r\n\x1a\n"+strings.Repeat("\x00", 8_000_000))
		start, end := strings.Index(p.get(drawing), "<xdr:oneCellAnchor>"), strings.Index(p.get(drawing), "</xdr:wsDr>")
		anchor := p.get(drawing)[start:end]
		return p.swap(drawing, anchor, strings.Repeat(anchor, 900)).zip()
	})
	add("pictures in cells", func() []byte {
		const richSpace = "http://schemas.microsoft.com/office/spreadsheetml/"
		p := tinyBook("Actions", worksheet(`<sheetData><row><c t="e" vm="1"><v>#VALUE!</v></c></row></sheetData>`))
		for _, x := range [][2]string{
			{"sheetMetadata", `<metadata xmlns="` + mainSpace + `"/>`},
			{"rdRichValue", `<rvData xmlns="` + richSpace + `2017/richdata"/>`},
			{"rdRichValueStructure", `<rvStructures xmlns="` + richSpace + `2017/richdata"/>`},
			{"richValueRel", `<richValueRels xmlns="` + richSpace + `2022/richvaluerel" xmlns:r="` + linkSpace + `">` + strings.Repeat(`<rel r:id="r59999"/>`, 350_000) + `</richValueRels>`},
		} {
			kind, data := x[0], x[1]
			p = p.swap(bookRels, "</Relationships>", `<Relationship Id="`+kind+`" Type="`+linkSpace+"/"+kind+`" Target="`+kind+`.xml"/></Relationships>`).
				set("xl/"+kind+".xml", header+data)
		}
		return p.set("xl/_rels/richValueRel.xml.rels", many(names, "image", "media/a.png")).zip()
	})
}
