package hostile

import (
	"fmt"
	"strconv"
	"strings"
)

// entities are definitions that XML allows and no spreadsheet writes.
func entities(m *maker) {
	laughs := `<!DOCTYPE x [<!ENTITY a "ha">`
	for c := 'b'; c <= 'j'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	laughs += "]>"
	for _, e := range []struct{ hazard, doctype string }{
		{"empty doctype", "<!DOCTYPE x>"},
		{"laughs", laughs},
		{"file", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`},
		{"web", `<!DOCTYPE x SYSTEM "http://exemple.fr/x.dtd">`},
		{"parameter", `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://exemple.fr/p"> %p;]>`},
	} {
		for _, place := range [][2]string{{"sheet", m.small.sheet("Actions")}, {"workbook", bookPart}, {"strings", stringsPart}, {"types", typesPart}} {
			where, part := place[0], place[1]
			if e.hazard != "laughs" && where != "sheet" && where != "workbook" {
				continue
			}
			m.change(e.hazard+" in the "+where, Refused, func(p pack) pack {
				return p.set(part, header+e.doctype+body(p.get(part)))
			})
		}
	}
	sheet := m.small.sheet("Actions")
	m.change("undeclared in a text", Refused, func(p pack) pack { return p.swap(sheet, "<t>", "<t>&nbsp;") })
	m.change("undeclared in an attribute", Refused, func(p pack) pack { return p.swap(sheet, `ht="`, `x="&a;" ht="`) })
	m.change("a million references", Either, func(p pack) pack {
		return p.swap(sheet, "<t>", "<t>"+strings.Repeat("&#65;", 200_000))
	}).heavy()
	m.change("reference to nothing", Refused, func(p pack) pack { return p.swap(sheet, "<t>", "<t>&#0;") })
	m.change("reference to a half", Refused, func(p pack) pack { return p.swap(sheet, "<t>", "<t>&#xD800;") })
	m.change("stylesheet", Same, func(p pack) pack {
		return p.set(sheet, header+`<?xml-stylesheet href="http://exemple.fr/x.xsl"?>`+body(p.get(sheet)))
	})
	m.change("inclusion", Same, func(p pack) pack {
		return p.swap(sheet, "</worksheet>", `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></worksheet>`)
	})
}

// body is a document without its declaration.
func body(data string) string {
	if _, rest, ok := strings.Cut(data, "?>"); ok {
		return rest
	}
	return data
}

// limits are contents at the bounds of the format and of the reader, and past
// them.
func limits(m *maker) {
	long := func(n int) func(b *strings.Builder) {
		return func(b *strings.Builder) {
			b.WriteString(`<row r="1">` + text("A1", "Code") + `</row><row r="2">` + text("A2", strings.Repeat("é", n)) + `</row>`)
		}
	}
	m.sheet("text of 32767", Read, long(32_767))
	m.sheet("text of 32768", Refused, long(32_768))
	m.sheet("text of ten million", Refused, long(10_000_000)).heavy()
	m.sheet("three thousand long texts", Refused, func(b *strings.Builder) {
		s := strings.Repeat("texte ", 5000)
		for r := range 3_000 {
			b.WriteString("<row><c t=\"str\"><v>" + strconv.Itoa(r) + s + "</v></c></row>")
		}
	}).heavy()
	for _, r := range [][2]string{
		{"row past the last", "A1048577"}, {"row of ten digits", "A9999999999"}, {"row past int64", "A99999999999999999999"},
		{"column past the last", "XFE1"}, {"column of ten letters", "ABCDEFGHIJ1"}, {"row zero", "A0"}, {"no row", "A"}, {"no column", "1"},
		{"empty reference", ""}, {"a range", "A1:B2"}, {"absolute", "$A$1"}, {"negative", "A-1"}, {"spaces", " A1 "},
	} {
		m.sheet(r[0], Refused, func(b *strings.Builder) { b.WriteString(`<row><c r="` + r[1] + `"><v>1</v></c></row>`) })
	}
	m.sheet("last cell", Read, func(b *strings.Builder) {
		b.WriteString(`<row r="1">` + text("A1", "Code") + `</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)
	})
	m.sheet("two thousand cells in the last column", Read, func(b *strings.Builder) {
		for r := 1; r <= 2000; r++ {
			fmt.Fprintf(b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, r, r)
		}
	})
	m.sheet("full row", Read, func(b *strings.Builder) {
		b.WriteString("<row>")
		for c := 1; c <= 16_384; c++ {
			b.WriteString(text(column(c)+"1", "Colonne"+strconv.Itoa(c)))
		}
		b.WriteString("</row>")
	})
	m.sheet("row of 16385 cells", Refused, func(b *strings.Builder) {
		b.WriteString("<row>" + strings.Repeat("<c><v>1</v></c>", 16_385) + "</row>")
	})
	m.sheet("one cell on each of the rows", Either, func(b *strings.Builder) {
		for range 1_048_576 {
			b.WriteString("<row><c><v>1</v></c></row>")
		}
	}).heavy()
	m.add("six hundred sheets", Refused, func() []byte {
		p := tiny("Actions", "")
		var entries strings.Builder
		triples := []string{"rId2", "styles", "styles.xml", "rId3", "sharedStrings", "sharedStrings.xml"}
		for i := range 600 {
			fmt.Fprintf(&entries, `<sheet name="F%d" sheetId="%d" r:id="s%d"/>`, i, i+1, i)
			triples = append(triples, fmt.Sprintf("s%d", i), "worksheet", fmt.Sprintf("worksheets/f%d.xml", i))
			p = p.set(fmt.Sprintf("xl/worksheets/f%d.xml", i), worksheet("<sheetData/>"))
		}
		return p.set(bookRels, relations(triples...)).swap(bookPart, `<sheet name="Actions" sheetId="1" r:id="rId1"/>`, entries.String()).zip()
	})
	m.change("seventy thousand styles", Refused, func(p pack) pack {
		return p.swap(stylesPart, "</cellXfs>", strings.Repeat(`<xf numFmtId="0"/>`, 70_000)+"</cellXfs>")
	})
	m.change("seventy thousand number formats", Either, func(p pack) pack {
		var b strings.Builder
		for i := range 70_000 {
			fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="0&quot;%d&quot;"/>`, 1000+i, i)
		}
		return p.set(stylesPart, header+`<styleSheet xmlns="`+mainSpace+`"><numFmts>`+b.String()+`</numFmts><cellXfs>`+strings.Repeat(`<xf numFmtId="0"/>`, 60)+`</cellXfs></styleSheet>`)
	})
	m.add("seven hundred thousand shared texts", Refused, func() []byte {
		return tiny("Actions", "").swap(stringsPart, "</sst>", strings.Repeat("<si><t>x</t></si>", 700_000)+"</sst>").zip()
	}).heavy()
	m.add("sixty thousand merges", Refused, func() []byte {
		var b strings.Builder
		for r := 1; r <= 60_000; r++ {
			fmt.Fprintf(&b, `<mergeCell ref="A%d:B%d"/>`, r, r)
		}
		return tinyBook("Actions", worksheet("<sheetData/><mergeCells>"+b.String()+"</mergeCells>")).zip()
	})
	m.add("merges over merges", Either, func() []byte {
		return tinyBook("Actions", worksheet(`<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 40_000)+`</mergeCells>`)).zip()
	})
	m.add("links over links", Either, func() []byte {
		return tinyBook("Actions", worksheet(`<sheetData>`+strings.Repeat("<row><c><v>1</v></c></row>", 30_000)+`</sheetData><hyperlinks>`+strings.Repeat(`<hyperlink ref="A1:XFD1048576" location="x"/>`, 30_000)+`</hyperlinks>`)).zip()
	}).heavy()
	m.add("columns over columns", Either, func() []byte {
		return tinyBook("Actions", worksheet(`<cols>`+strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 100_000)+`</cols><sheetData/>`)).zip()
	})
	m.add("nested elements", Refused, func() []byte {
		return tinyBook("Actions", worksheet("<sheetData/>"+strings.Repeat("<x>", 100_000)+strings.Repeat("</x>", 100_000))).zip()
	})
	m.add("huge attribute", Refused, func() []byte {
		return tinyBook("Actions", worksheet(`<sheetData><row spans="`+strings.Repeat("1", 5<<20)+`"/></sheetData>`)).zip()
	})
	m.add("thousands of attributes", Refused, func() []byte {
		var b strings.Builder
		for i := range 20_000 {
			fmt.Fprintf(&b, ` a%d=""`, i)
		}
		return tinyBook("Actions", worksheet("<sheetData/><x"+b.String()+"/>")).zip()
	})
	m.add("twenty million empty elements", Refused, func() []byte {
		return tinyBook("Actions", worksheet("<sheetData/>"+strings.Repeat("<x/>", 20_000_000))).zip()
	}).heavy()
	m.change("two thousand properties", Refused, func(p pack) pack {
		var b strings.Builder
		for i := range 2000 {
			fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="p%d"><vt:lpwstr>x</vt:lpwstr></property>`, i+2, i)
		}
		return p.set("docProps/custom.xml", header+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`+b.String()+`</Properties>`)
	})
	m.sheet("numbers at the ends of doubles", Read, func(b *strings.Builder) {
		b.WriteString(`<row r="1">` + text("A1", "Code") + text("B1", "Avancement") + `</row>`)
		for i, v := range []string{"1e308", "-1e308", "1e-320", "4.9E-324", "-0", "0.1", "123456789012345678901234567890", "000001", ".5", "5."} {
			fmt.Fprintf(b, `<row r="%d"><c r="B%d"><v>%s</v></c></row>`, i+2, i+2, v)
		}
	})
}

// cells are sheets whose cells contradict each other or point to nothing.
func cells(m *maker) {
	for _, c := range []struct {
		hazard string
		fate   Fate
		rows   string
	}{
		{"duplicate cell", Refused, `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`},
		{"duplicate row", Refused, `<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>`},
		{"duplicate row of other cells", Refused, `<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>`},
		{"rows out of order", Read, `<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`},
		{"cells out of order", Read, `<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>`},
		{"cells without references", Read, `<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`},
		{"references at times", Read, `<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>`},
		{"cell of another row", Refused, `<row r="1"><c r="A2"><v>1</v></c></row>`},
		{"letters in lower case", Read, `<row r="1"><c r="b1"><v>1</v></c></row>`},
		{"shared text past the last", Refused, `<row><c t="s"><v>2</v></c></row>`},
		{"shared text minus one", Refused, `<row><c t="s"><v>-1</v></c></row>`},
		{"shared text of a word", Refused, `<row><c t="s"><v>Code</v></c></row>`},
		{"shared text of ten digits", Refused, `<row><c t="s"><v>9999999999</v></c></row>`},
		{"shared text with a fraction", Refused, `<row><c t="s"><v>0.5</v></c></row>`},
		{"style past the last", Refused, `<row><c s="2"><v>1</v></c></row>`},
		{"style minus one", Refused, `<row><c s="-1"><v>1</v></c></row>`},
		{"style of a word", Refused, `<row><c s="gras"><v>1</v></c></row>`},
		{"style of a blank cell", Refused, `<row><c s="70000"/></row>`},
		{"unknown type", Refused, `<row><c t="z"><v>1</v></c></row>`},
		{"number with a comma", Refused, `<row><c><v>1,5</v></c></row>`},
		{"number of letters", Refused, `<row><c t="n"><v>douze</v></c></row>`},
		{"not a number", Refused, `<row><c><v>NaN</v></c></row>`},
		{"infinity", Refused, `<row><c><v>Infinity</v></c></row>`},
		{"number past doubles", Refused, `<row><c><v>1e999</v></c></row>`},
		{"hexadecimal", Refused, `<row><c><v>0x10</v></c></row>`},
		{"neither true nor false", Refused, `<row><c t="b"><v>2</v></c></row>`},
		{"two values", Refused, `<row><c><v>1</v><v>2</v></c></row>`},
		{"value and text", Refused, `<row><c t="inlineStr"><v>1</v><is><t>x</t></is></c></row>`},
		{"text of a number", Refused, `<row><c t="n"><is><t>x</t></is></c></row>`},
		{"bare text in a row", Refused, `<row>bonjour</row>`},
		{"bare text in a cell", Refused, `<row><c>12</c></row>`},
		{"element in a value", Refused, `<row><c><v>1<x>2</x></v></c></row>`},
		{"cell outside a row", Refused, `<c r="A1"><v>1</v></c>`},
		{"row in a row", Refused, `<row r="1"><row r="2"><c r="A2"><v>1</v></c></row></row>`},
		{"formula without a value", Read, `<row r="1">` + text("A1", "Code") + `</row><row r="2"><c r="A2"><f>1+1</f></c></row>`},
		{"formula that is an attack", Read, `<row r="1">` + text("A1", "Code") + `</row><row r="2"><c r="A2"><f>REPT("x",1E9)</f></c></row>`},
		{"formula over itself", Read, `<row r="1">` + text("A1", "Code") + `</row><row r="2"><c r="A2"><f>A2+1</f><v>0</v></c></row>`},
		{"every error", Read, `<row r="1">` + text("A1", "Code") + `</row><row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="e"><v>#DIV/0!</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="e"><v>#SPILL!</v></c><c r="E2" t="e"><v>#QUOI?</v></c></row>`},
		{"texts of escapes", Read, `<row r="1">` + text("A1", "Code") + text("B1", "Action") + `</row><row r="2">` + text("A2", "_x0000_") + text("B2", "_x000D__x0008__xFFFF__xD83D_") + `</row>`},
	} {
		m.sheet(c.hazard, c.fate, func(b *strings.Builder) { b.WriteString(c.rows) })
	}
}
