package pdf

import (
	"encoding/xml"
	"strings"
	"time"
	"unicode"

	"nrreport/internal/document"
	"nrreport/internal/french"
)

// metadata is what the file says of itself, twice over: in the information
// dictionary, which old readers show, and in XMP, which archives read. Both
// derive from this one value, so that they agree.
type metadata struct {
	title, author, subject, lang, producer string
	keywords                               []string
	created                                time.Time
}

func newMetadata(doc *document.Document, producer string) metadata {
	m := metadata{
		title: oneLine(doc.Title), author: oneLine(doc.Author), subject: oneLine(doc.Subject),
		lang: oneLine(doc.Lang), producer: oneLine(producer), created: doc.Created.UTC(),
	}
	for _, k := range doc.Keywords {
		if k = oneLine(k); k != "" {
			m.keywords = append(m.keywords, k)
		}
	}
	return m
}

// oneLine makes a text fit for what is said and not drawn (metadata, bookmarks,
// alternative texts), where the reader's own fonts serve: valid, on one line,
// without the characters that XML cannot hold, that mean nothing outside one
// font (private use), or that would turn the text after them around.
func oneLine(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == 0x2028, r == 0x2029:
			return ' '
		case r == 0xFFFE, r == 0xFFFF, unicode.Is(unicode.Co, r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// said is a text of the structure, of links and of bookmarks, with the spaces that
// voices know: see toUnicode.
func said(s string) string { return strings.Map(french.PlainSpace, oneLine(s)) }

// infoDict writes the information dictionary (ISO 32000-1, 14.3.3).
func (m *metadata) infoDict(f *file) ref {
	number := f.reserve(1)
	o := f.begin(number)
	o.raw("<<")
	for _, e := range []struct{ key, value string }{
		{"/Title", m.title}, {"/Author", m.author}, {"/Subject", m.subject},
		{"/Keywords", strings.Join(m.keywords, ", ")}, {"/Creator", m.producer}, {"/Producer", m.producer},
	} {
		if e.value != "" {
			o.raw(e.key)
			o.text(e.value)
		}
	}
	if !m.created.IsZero() {
		o.raw("/CreationDate")
		o.ascii(pdfDate(m.created))
		o.raw("/ModDate")
		o.ascii(pdfDate(m.created))
	}
	o.raw(">>")
	f.end()
	return number
}

// pdfDate is a date as PDF writes them (ISO 32000-1, 7.9.4), in universal time.
func pdfDate(t time.Time) string { return t.UTC().Format("D:20060102150405Z") }

// xmp writes the metadata stream (ISO 16684-1). It is left uncompressed, so that
// tools that know nothing of PDF find it.
func (m *metadata) xmp(f *file) ref {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	m.descriptive(&b)
	b.WriteString(identification)
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	number := f.reserve(1)
	f.stream(number, "/Type/Metadata/Subtype/XML", []byte(b.String()), false)
	return number
}

// descriptive writes the properties that describe the report.
func (m *metadata) descriptive(b *strings.Builder) {
	b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	alternative := func(property, value string) {
		if value != "" {
			b.WriteString("<" + property + `><rdf:Alt><rdf:li xml:lang="x-default">` + escapeXML(value) + "</rdf:li></rdf:Alt></" + property + ">\n")
		}
	}
	list := func(property, kind string, values ...string) {
		if len(values) == 0 || values[0] == "" {
			return
		}
		b.WriteString("<" + property + "><rdf:" + kind + ">")
		for _, v := range values {
			b.WriteString("<rdf:li>" + escapeXML(v) + "</rdf:li>")
		}
		b.WriteString("</rdf:" + kind + "></" + property + ">\n")
	}
	simple := func(property, value string) {
		if value != "" {
			b.WriteString("<" + property + ">" + escapeXML(value) + "</" + property + ">\n")
		}
	}
	alternative("dc:title", m.title)
	list("dc:creator", "Seq", m.author)
	alternative("dc:description", m.subject)
	list("dc:subject", "Bag", m.keywords...)
	list("dc:language", "Bag", m.lang)
	simple("pdf:Keywords", strings.Join(m.keywords, ", "))
	simple("pdf:Producer", m.producer)
	simple("xmp:CreatorTool", m.producer)
	if !m.created.IsZero() {
		date := m.created.Format("2006-01-02T15:04:05Z")
		simple("xmp:CreateDate", date)
		simple("xmp:ModifyDate", date)
		simple("xmp:MetadataDate", date)
	}
	b.WriteString("</rdf:Description>\n")
}

// identification claims PDF/A-3a and PDF/UA-1. PDF/A wants every schema that it
// does not know described in the file itself, PDF/UA's too (ISO 19005-3,
// 6.6.2.3).
const identification = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
