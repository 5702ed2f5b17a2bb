package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

const (
	header     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	linkSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	relsSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesSpace = "http://schemas.openxmlformats.org/package/2006/content-types"

	bookPart    = "xl/workbook.xml"
	bookRels    = "xl/_rels/workbook.xml.rels"
	typesPart   = "[Content_Types].xml"
	stringsPart = "xl/sharedStrings.xml"
	stylesPart  = "xl/styles.xml"
)

// pack is a package taken apart: its parts, in order.
type pack []part

type part struct {
	name, data string
}

func unpack(data []byte) pack {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(err == nil, "unpacking: %v", err)
	var p pack
	for _, f := range z.File {
		r, err := f.Open()
		must(err == nil, "unpacking %s: %v", f.Name, err)
		content, err := io.ReadAll(r)
		must(err == nil, "unpacking %s: %v", f.Name, err)
		p = append(p, part{f.Name, string(content)})
	}
	return p
}

func (p pack) clone() pack { return slices.Clone(p) }

func (p pack) index(name string) int {
	return slices.IndexFunc(p, func(x part) bool { return x.name == name })
}

func (p pack) get(name string) string {
	i := p.index(name)
	must(i >= 0, "no part %s", name)
	return p[i].data
}

// set replaces a part, or adds it.
func (p pack) set(name, data string) pack {
	if i := p.index(name); i >= 0 {
		p[i].data = data
		return p
	}
	return append(p, part{name, data})
}

func (p pack) drop(name string) pack {
	return slices.DeleteFunc(p, func(x part) bool { return x.name == name })
}

// swap replaces the first occurrence of a text that must be there.
func (p pack) swap(name, old, new string) pack {
	data := p.get(name)
	must(strings.Contains(data, old), "%s does not hold %q", name, old)
	return p.set(name, strings.Replace(data, old, new, 1))
}

// edit changes every part whose name begins with prefix.
func (p pack) edit(prefix string, change func(string) string) pack {
	for i := range p {
		if strings.HasPrefix(p[i].name, prefix) {
			p[i].data = change(p[i].data)
		}
	}
	return p
}

var sheetEntry = regexp.MustCompile(`<sheet name="([^"]*)"[^>]*r:id="([^"]*)"`)

// sheet returns the part of the sheet of a name.
func (p pack) sheet(name string) string {
	for _, m := range sheetEntry.FindAllStringSubmatch(p.get(bookPart), -1) {
		if m[1] != name {
			continue
		}
		target := regexp.MustCompile(`<Relationship [^>]*Id="` + m[2] + `"[^>]*>`).FindString(p.get(bookRels))
		found := regexp.MustCompile(`Target="([^"]*)"`).FindStringSubmatch(target)
		must(found != nil, "no target for %s", name)
		return "xl/" + found[1]
	}
	must(false, "no sheet %s", name)
	return ""
}

// zip packs the parts as most programs do.
func (p pack) zip() []byte { return p.zipAs(zip.Deflate, nil) }

// zipAs packs the parts with a method; change may alter each entry's header.
func (p pack) zipAs(method uint16, change func(*zip.FileHeader)) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, x := range p {
		h := &zip.FileHeader{Name: x.name, Method: method}
		if change != nil {
			change(h)
		}
		part, err := w.CreateHeader(h)
		must(err == nil, "packing %s: %v", x.name, err)
		_, err = io.WriteString(part, x.data)
		must(err == nil, "packing %s: %v", x.name, err)
	}
	err := w.Close()
	must(err == nil, "packing: %v", err)
	return b.Bytes()
}

// tiny is the smallest sound package with one sheet.
func tiny(sheet, rows string) pack {
	return tinyBook(sheet, worksheet("<sheetData>"+rows+"</sheetData>"))
}

func tinyBook(sheet, worksheet string) pack {
	return pack{
		{typesPart, header + `<Types xmlns="` + typesSpace + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml")},
		{bookPart, header + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + linkSpace + `"><sheets><sheet name="` + sheet + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{bookRels, relations("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml", "rId3", "sharedStrings", "sharedStrings.xml")},
		{"xl/worksheets/sheet1.xml", worksheet},
		{stylesPart, header + `<styleSheet xmlns="` + mainSpace + `"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`},
		{stringsPart, header + `<sst xmlns="` + mainSpace + `"><si><t>Code</t></si><si><t>Réemploi</t></si></sst>`},
	}
}

func worksheet(body string) string {
	return header + `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + linkSpace + `">` + body + `</worksheet>`
}

// relations writes relationships out of triples: identifier, kind, target.
func relations(triples ...string) string {
	var b strings.Builder
	b.WriteString(header + `<Relationships xmlns="` + relsSpace + `">`)
	for t := range slices.Chunk(triples, 3) {
		mode := ""
		if strings.Contains(t[2], ":") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, t[0], linkSpace, t[1], t[2], mode)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// text is a cell with a text of its own.
func text(ref, s string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t xml:space="preserve">` + s + `</t></is></c>`
}

// column names a column from its number: 1 is A.
func column(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
