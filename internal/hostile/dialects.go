package hostile

import (
	"archive/zip"
	"fmt"
	"regexp"
	"strings"
)

// dialects are the examples as other programs write them: each says the same.
func dialects(m *maker) {
	for _, d := range programs {
		for _, o := range []struct {
			name, origin string
			p            pack
		}{{"plan", largeOrigin, m.large}, {"strategie", smallOrigin, m.small}} {
			f := m.add(d.name+" "+o.name, Same, func() []byte { return d.write(o.p.clone()) })
			f.Origin = o.origin
		}
	}
	for _, d := range forms {
		f := m.add(d.name, Same, func() []byte { return d.write(m.small.clone()) })
		f.Origin = smallOrigin
	}
}

type dialect struct {
	name  string
	write func(pack) []byte
}

// programs imitate what each program's files look like, as far as a reader can
// tell.
var programs = []dialect{
	{"Excel 2007", func(p pack) []byte {
		return signed(sharedTexts(p), "Microsoft Excel", "12.0000").swap(bookPart, "<fileVersion ", `<fileVersion codeName="{x}" `).zip()
	}},
	{"Excel 2010", func(p pack) []byte { return withSpans(signed(sharedTexts(p), "Microsoft Excel", "14.0300")).zip() }},
	{"Excel 2016", func(p pack) []byte {
		return withSpans(signed(sharedTexts(p), "Microsoft Excel", "16.0300")).swap(bookPart, "<bookViews", `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\Users\Marie\Documents\"/></mc:Choice></mc:AlternateContent><bookViews`).zip()
	}},
	{"Excel 365", func(p pack) []byte {
		p = withSpans(signed(sharedTexts(p), "Microsoft Excel", "16.0300"))
		p = p.edit("xl/worksheets/sheet", func(s string) string {
			s = strings.Replace(s, "<worksheet ", `<worksheet xmlns:rev="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" rev:uid="{00000000-0001-0000-0000-000000000000}" `, 1)
			return strings.Replace(s, "</worksheet>", `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="0"/></ext></extLst></worksheet>`, 1)
		})
		return p.set("xl/metadata.xml", header+`<metadata xmlns="`+mainSpace+`"/>`).
			set("xl/persons/person.xml", header+`<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"/>`).
			set("docMetadata/LabelInfo.xml", header+`<x/>`).zip()
	}},
	{"Excel for Mac", func(p pack) []byte { return signed(sharedTexts(p), "Microsoft Macintosh Excel", "16.0300").zip() }},
	{"Excel strict", func(p pack) []byte {
		return signed(sharedTexts(p), "Microsoft Excel", "16.0300").edit("", func(s string) string {
			return strings.NewReplacer(
				mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main", linkSpace, "http://purl.oclc.org/ooxml/officeDocument/relationships",
				"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/customProperties",
				"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
				"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
				"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
				"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main",
			).Replace(s)
		}).zip()
	}},
	{"LibreOffice", func(p pack) []byte {
		p = signed(sharedTexts(p), "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project", "")
		return p.edit("xl/worksheets/sheet", func(s string) string {
			s = numberCell.ReplaceAllString(s, `<c r="$1"$2 t="n"><v>$3</v></c>`)
			return strings.ReplaceAll(s, "<row ", `<row customFormat="false" outlineLevel="0" collapsed="false" `)
		}).zip()
	}},
	{"Google Sheets", func(p pack) []byte {
		return sharedTexts(p).drop("docProps/app.xml").drop("docProps/core.xml").
			edit("_rels/.rels", func(s string) string {
				return regexp.MustCompile(`<Relationship [^>]*docProps/(app|core)[^>]*></Relationship>`).ReplaceAllString(s, "")
			}).
			edit(typesPart, func(s string) string {
				return regexp.MustCompile(`<Override PartName="/docProps/(app|core)[^>]*></Override>`).ReplaceAllString(s, "")
			}).
			edit("xl/worksheets/sheet", func(s string) string {
				return regexp.MustCompile(`<dimension [^>]*>(</dimension>)?`).ReplaceAllString(strings.ReplaceAll(s, "<row ", `<row customHeight="0" `), "")
			}).zip()
	}},
	{"OnlyOffice", func(p pack) []byte { return signed(sharedTexts(p), "ONLYOFFICE/7.5", "07.0500").zip() }},
	{"WPS", func(p pack) []byte {
		return signed(sharedTexts(p), "WPS Office", "12.0000").set("docProps/custom.xml", strings.Replace(p.get("docProps/custom.xml"), "</Properties>",
			`<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="90" name="KSOProductBuildVer"><vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">1036-12</vt:lpwstr></property></Properties>`, 1)).zip()
	}},
	{"Numbers", func(p pack) []byte {
		// Numbers writes absolute targets, shared texts, and no custom types.
		return absolute(signed(sharedTexts(p), "Apple Numbers", "")).zip()
	}},
	{"openpyxl", func(p pack) []byte {
		return absolute(signed(sharedTexts(p), "Microsoft Excel", "3.1")).edit("xl/worksheets/sheet", func(s string) string {
			return strings.NewReplacer(header, "", `<?xml version="1.0" encoding="UTF-8"?>`+"\n", "").Replace(s)
		}).zip()
	}},
	{"Apache POI", func(p pack) []byte {
		return signed(p, "Apache POI", "").edit("xl/worksheets/sheet", func(s string) string {
			s = regexp.MustCompile(`<dimension ref="[^"]*"`).ReplaceAllString(s, `<dimension ref="A1"`)
			return strings.ReplaceAll(s, ` t="inlineStr"><is><t>`, ` t="inlineStr"><is><t xml:space="preserve">`)
		}).zip()
	}},
	// Each font and style taken from another workbook declares all the
	// namespaces that XmlBeans knows.
	{"Apache POI copying styles", func(p pack) []byte {
		var known strings.Builder
		for i := range 62 {
			fmt.Fprintf(&known, ` xmlns:n%d="urn:exemple:%d"`, i, i)
		}
		return signed(p, "Apache POI", "").edit(stylesPart, func(s string) string {
			return regexp.MustCompile(`<(font|fill|border|xf)([ >])`).ReplaceAllString(s, "<$1"+known.String()+"$2")
		}).zip()
	}},
	{"ClosedXML", func(p pack) []byte { return prefixed(sharedTexts(p)).zip() }},
	{"SheetJS", func(p pack) []byte {
		return p.edit("xl/worksheets/sheet", func(s string) string {
			return inlineText.ReplaceAllString(s, `<c r="$1"$2 t="str"><v>$3</v></c>`)
		}).zip()
	}},
	{"XlsxWriter", func(p pack) []byte {
		return withSpans(sharedTexts(p)).zipAs(zip.Deflate, func(h *zip.FileHeader) { h.CreatorVersion = 3 << 8 })
	}},
}

// forms are liberties that the standards give and that programs take.
var forms = []dialect{
	{"stored", func(p pack) []byte { return p.zipAs(zip.Store, nil) }},
	{"parts in another order", func(p pack) []byte {
		q := pack{}
		for i := len(p) - 1; i >= 0; i-- {
			q = append(q, p[i])
		}
		return q.zip()
	}},
	{"folders listed", func(p pack) []byte {
		return append(pack{{"_rels/", ""}, {"xl/", ""}, {"xl/worksheets/", ""}}, p...).zip()
	}},
	{"UTF-16", func(p pack) []byte {
		return p.edit("xl/worksheets/sheet", func(s string) string {
			return inUTF16("\uFEFF" + strings.Replace(s, "UTF-8", "UTF-16", 1))
		}).zip()
	}},
	{"byte order marks", func(p pack) []byte { return p.edit("xl/", func(s string) string { return "\uFEFF" + s }).zip() }},
	{"no declarations", func(p pack) []byte { return p.edit("xl/", body).zip() }},
	{"apostrophes", func(p pack) []byte {
		return p.edit("xl/worksheets/", func(s string) string {
			return regexp.MustCompile(`="([^"']*)"`).ReplaceAllString(s, `='$1'`)
		}).zip()
	}},
	{"indented", func(p pack) []byte {
		return p.edit("xl/worksheets/", func(s string) string {
			return strings.NewReplacer("<row ", "\r\n\t<row ", "<c ", "\r\n\t\t<c ", "</row>", "\r\n\t</row>", "<v>", "\n<v>", "</c>", "\n</c>").Replace(s)
		}).zip()
	}},
	{"comments between", func(p pack) []byte {
		return p.edit("xl/worksheets/", func(s string) string { return strings.ReplaceAll(s, "<row ", "<!-- ligne --><?x y?><row ") }).zip()
	}},
	{"prefixes", func(p pack) []byte { return prefixed(p).zip() }},
	{"absolute targets", func(p pack) []byte { return absolute(p).zip() }},
	{"climbing targets", func(p pack) []byte {
		return p.edit(bookRels, func(s string) string {
			return strings.ReplaceAll(s, `Target="worksheets/`, `Target="../xl/./worksheets/`)
		}).zip()
	}},
	{"backslashes", func(p pack) []byte {
		for i := range p {
			p[i].name = strings.ReplaceAll(p[i].name, "/", `\`)
		}
		return p.zip()
	}},
	{"names in capitals", func(p pack) []byte {
		for i := range p {
			p[i].name = strings.ToUpper(p[i].name)
		}
		return p.zip()
	}},
	{"no dimension", func(p pack) []byte {
		return p.edit("xl/worksheets/", func(s string) string {
			return regexp.MustCompile(`<dimension [^>]*>(</dimension>)?`).ReplaceAllString(s, "")
		}).zip()
	}},
	{"wrong counts", func(p pack) []byte {
		return p.edit("xl/", func(s string) string {
			return regexp.MustCompile(` (unique)?[cC]ount="\d+"`).ReplaceAllString(s, ` ${1}count="1"`)
		}).zip()
	}},
	{"bytes after the end", func(p pack) []byte { return append(p.zip(), "\r\n-- passerelle --\r\n"...) }},
	{"thumbnail and printer", func(p pack) []byte {
		return p.set("docProps/thumbnail.jpeg", "\xFF\xD8").set("xl/printerSettings/printerSettings1.bin", "\x00").zip()
	}},
	{"zip comment", func(p pack) []byte {
		data := p.zip()
		data[len(data)-2] = 4
		return append(data, "plan"...)
	}},
}

// signed says which program saved the file.
func signed(p pack, application, version string) pack {
	if version != "" {
		version = "<AppVersion>" + version + "</AppVersion>"
	}
	return p.set("docProps/app.xml", header+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`+application+`</Application>`+version+`</Properties>`)
}

// sharedTexts moves the texts of the cells to the shared strings, as most
// programs do.
func sharedTexts(p pack) pack {
	n := strings.Count(p.get(stringsPart), "<si>")
	index := map[string]int{}
	var added strings.Builder
	p = p.edit("xl/worksheets/sheet", func(s string) string {
		return inlineText.ReplaceAllStringFunc(s, func(cell string) string {
			f := inlineText.FindStringSubmatch(cell)
			i, known := index[f[3]]
			if !known {
				i, index[f[3]] = n, n
				n++
				added.WriteString(`<si><t xml:space="preserve">` + f[3] + `</t></si>`)
			}
			return fmt.Sprintf(`<c r="%s"%s t="s"><v>%d</v></c>`, f[1], f[2], i)
		})
	})
	return p.swap(stringsPart, "</sst>", added.String()+"</sst>")
}

// withSpans adds the hints that Excel gives itself.
func withSpans(p pack) pack {
	return p.edit("xl/worksheets/sheet", func(s string) string {
		s = strings.Replace(s, "<worksheet ", `<worksheet xmlns:xac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" `, 1)
		s = regexp.MustCompile(` spans="[^"]*"`).ReplaceAllString(s, "")
		return strings.ReplaceAll(s, "<row ", `<row spans="1:30" xac:dyDescent="0.25" `)
	})
}

// absolute writes targets from the root of the package.
func absolute(p pack) pack {
	return p.edit(bookRels, func(s string) string {
		return regexp.MustCompile(`Target="([a-z])`).ReplaceAllString(s, `Target="/xl/$1`)
	}).edit("_rels/.rels", func(s string) string {
		return regexp.MustCompile(`Target="([a-z])`).ReplaceAllString(s, `Target="/$1`)
	})
}

var (
	unprefixed = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)([ />])`)
	mainDeclar = regexp.MustCompile(`xmlns="` + regexp.QuoteMeta(mainSpace) + `"`)
)

// prefixed names the elements of the main namespace with a prefix.
func prefixed(p pack) pack {
	return p.edit("xl/", func(s string) string {
		if strings.Count(s, `xmlns="`) != 1 || !mainDeclar.MatchString(s) {
			return s
		}
		s = unprefixed.ReplaceAllString(s, `<${1}s:$2$3`)
		return mainDeclar.ReplaceAllString(s, `xmlns:s="`+mainSpace+`"`)
	})
}
