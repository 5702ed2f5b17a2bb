package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// parts is a package under construction: names and contents. newParts gives
// the smallest sound workbook; tests change what they are about.
type parts map[string]string

const (
	xmlHeader  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace  = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	relsSpace  = `http://schemas.openxmlformats.org/package/2006/relationships`
	docRels    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	typesSpace = `http://schemas.openxmlformats.org/package/2006/content-types`
)

func newParts(sheetData string) parts {
	return parts{
		"[Content_Types].xml": xmlHeader + `<Types xmlns="` + typesSpace + `">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`</Types>`,
		"_rels/.rels": rels("rId1", "officeDocument", "xl/workbook.xml"),
		"xl/workbook.xml": xmlHeader + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + docRels + `">` +
			`<sheets><sheet name="Feuille" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml", "rId3", "sharedStrings", "sharedStrings.xml"),
		"xl/worksheets/sheet1.xml":   worksheet(`<sheetData>` + sheetData + `</sheetData>`),
		"xl/styles.xml": xmlHeader + `<styleSheet xmlns="` + mainSpace + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="jj/mm/aaaa"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>` +
			`<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": xmlHeader + `<sst xmlns="` + mainSpace + `" count="2" uniqueCount="2"><si><t>Réemploi</t></si><si><t xml:space="preserve"> à suivre </t></si></sst>`,
	}
}

func worksheet(body string) string {
	return xmlHeader + `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + docRels + `">` + body + `</worksheet>`
}

// rels writes relationships out of triples: id, kind, target.
func rels(triples ...string) string {
	var b strings.Builder
	b.WriteString(xmlHeader + `<Relationships xmlns="` + relsSpace + `">`)
	for t := range slices.Chunk(triples, 3) {
		mode := ""
		if strings.Contains(t[2], ":") {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, t[0], docRels, t[1], t[2], mode)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// with returns a copy of p where a part's text is changed.
func (p parts) with(name, old, new string) parts {
	if !strings.Contains(p[name], old) {
		panic(fmt.Sprintf("%s: %q not found", name, old))
	}
	q := p.copy()
	q[name] = strings.Replace(p[name], old, new, 1)
	return q
}

func (p parts) copy() parts {
	q := parts{}
	for k, v := range p {
		q[k] = v
	}
	return q
}

func (p parts) set(name, content string) parts { q := p.copy(); q[name] = content; return q }
func (p parts) without(name string) parts      { q := p.copy(); delete(q, name); return q }

// zip builds the package, its parts in the order of their names.
func (p parts) zip() []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	names := make([]string, 0, len(p))
	for name := range p {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		part, err := w.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := part.Write([]byte(p[name])); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// readFirst opens a workbook and reads its first sheet.
func readFirst(data []byte, lim Limits) (*Grid, error) {
	f, err := Open("plan.xlsx", data, lim)
	if err != nil {
		return nil, err
	}
	return f.Sheets[0].Read()
}

// mustRead is readFirst for files that must be accepted.
func mustRead(t testing.TB, data []byte) *Grid {
	t.Helper()
	g, err := readFirst(data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// wantRefused checks that an error is an Unreadable that says want.
func wantRefused(t testing.TB, err error, want string) {
	t.Helper()
	var u *Unreadable
	if !errors.As(err, &u) {
		t.Fatalf("got %v, want an *Unreadable", err)
	}
	if !strings.Contains(u.Error(), want) {
		t.Errorf("message %q does not say %q", u.Error(), want)
	}
	if u.File == "" || u.Reason == "" || u.Remedy == "" {
		t.Errorf("incomplete: %+v", *u)
	}
}
