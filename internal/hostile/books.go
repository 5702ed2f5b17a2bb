package hostile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// structure are packages whose parts do not hold together.
func structure(m *maker) {
	entry := `<sheet name="Actions"`
	m.change("two sheets of one name", Refused, func(p pack) pack { return p.swap(bookPart, `name="Objectifs"`, `name="Actions"`) })
	m.change("two sheets but for case", Refused, func(p pack) pack { return p.swap(bookPart, `name="Objectifs"`, `name="ACTIONS"`) })
	m.change("two sheets but for accents", Either, func(p pack) pack { return p.swap(bookPart, `name="Objectifs"`, `name="Áctions"`) })
	m.change("two sheets of one meaning", Either, func(p pack) pack { return p.swap(bookPart, `name="Objectifs"`, `name="Plan d’actions"`) })
	m.change("two sheets of one content", Refused, func(p pack) pack {
		return p.swap(bookRels, strings.TrimPrefix(p.sheet("Objectifs"), "xl/"), strings.TrimPrefix(p.sheet("Actions"), "xl/"))
	})
	m.change("sheet without a name", Refused, func(p pack) pack { return p.swap(bookPart, entry, `<sheet name=""`) })
	m.change("sheet of a long name", Either, func(p pack) pack {
		return p.swap(bookPart, entry, `<sheet name="`+strings.Repeat("Actions ", 1000)+`"`)
	})
	m.change("sheet of forbidden signs", Either, func(p pack) pack { return p.swap(bookPart, entry, `<sheet name="A/c[t]i:o?n*s\"`) })
	m.change("sheet without a part", Refused, func(p pack) pack { return p.drop(p.sheet("Actions")) })
	m.change("sheet that is a picture", Refused, func(p pack) pack { return p.set(p.sheet("Actions"), "\x89PNG\r\n\x1a\n") })
	m.change("sheet that is empty", Refused, func(p pack) pack { return p.set(p.sheet("Actions"), "") })
	m.change("sheet of another format", Refused, func(p pack) pack { return p.set(p.sheet("Actions"), header+`<html/>`) })
	m.change("sheet of another space", Refused, func(p pack) pack {
		return p.edit(p.sheet("Actions"), func(s string) string { return strings.Replace(s, mainSpace, "urn:x", 1) })
	})
	m.change("sheet without data", Refused, func(p pack) pack { return p.set(p.sheet("Actions"), worksheet("")) })
	m.change("sheet cut and packed again", Refused, func(p pack) pack {
		s := p.get(p.sheet("Actions"))
		return p.set(p.sheet("Actions"), s[:len(s)*2/3])
	})
	m.change("strings cut and packed again", Refused, func(p pack) pack {
		s := p.get(stringsPart)
		return p.set(stringsPart, s[:len(s)/2])
	})
	m.change("sheet outside", Refused, func(p pack) pack {
		target := strings.TrimPrefix(p.sheet("Actions"), "xl/")
		return p.swap(bookRels, `Target="`+target+`"`, `TargetMode="External" Target="http://exemple.fr/x.xml"`)
	})
	m.change("sheet above the root", Refused, func(p pack) pack {
		return p.swap(bookRels, strings.TrimPrefix(p.sheet("Actions"), "xl/"), "../../../etc/passwd")
	})
	m.change("no sheet", Refused, func(p pack) pack {
		return p.set(bookPart, header+`<workbook xmlns="`+mainSpace+`"><sheets/></workbook>`)
	})
	m.change("no workbook", Refused, func(p pack) pack { return p.drop(bookPart) })
	m.change("no relations", Refused, func(p pack) pack { return p.drop("_rels/.rels") })
	m.change("no relations of the workbook", Refused, func(p pack) pack { return p.drop(bookRels) })
	m.change("no types", Refused, func(p pack) pack { return p.drop(typesPart) })
	m.change("no styles", Refused, func(p pack) pack { return p.drop(stylesPart) })
	m.change("no strings", Refused, func(p pack) pack { return p.drop(stringsPart) })
	m.change("no theme", Either, func(p pack) pack { return p.drop("xl/theme/theme1.xml") })
	m.change("no properties", Either, func(p pack) pack { return p.drop("docProps/custom.xml") })
	m.change("styles of nothing", Refused, func(p pack) pack { return p.set(stylesPart, header+`<styleSheet xmlns="`+mainSpace+`"/>`) })
	m.change("relations that loop", Refused, func(p pack) pack { return p.set("_rels/.rels", relations("rId1", "officeDocument", "_rels/.rels")) })
	m.change("two relations of one name", Refused, func(p pack) pack { return p.swap(bookRels, `Id="rId2"`, `Id="rId1"`) })
	m.change("ten thousand relations", Either, func(p pack) pack {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, `<Relationship Id="x%d" Type="%s/x" Target="x%d.xml"/>`, i, linkSpace, i)
		}
		return p.swap(bookRels, "</Relationships>", b.String()+"</Relationships>")
	})
	m.change("only a chart", Either, func(p pack) pack {
		p = p.set(bookPart, header+`<workbook xmlns="`+mainSpace+`" xmlns:r="`+linkSpace+`"><sheets><sheet name="Graphe" sheetId="1" r:id="rId1"/></sheets></workbook>`)
		return p.set(bookRels, relations("rId1", "chartsheet", "chartsheets/sheet1.xml")).set("xl/chartsheets/sheet1.xml", header+`<chartsheet xmlns="`+mainSpace+`"/>`)
	})
	m.change("a chart beside", Read, func(p pack) pack {
		p = p.swap(bookPart, "</sheets>", `<sheet name="Graphe" sheetId="99" r:id="g1"/></sheets>`)
		return p.swap(bookRels, "</Relationships>", `<Relationship Id="g1" Type="`+linkSpace+`/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`).
			set("xl/chartsheets/sheet1.xml", header+`<chartsheet xmlns="`+mainSpace+`"/>`)
	})
	m.change("macros", Same, func(p pack) pack {
		return p.swap(typesPart, "openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml").
			swap(bookRels, "</Relationships>", `<Relationship Id="v1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`).
			set("xl/vbaProject.bin", compound("VBA", 2000))
	}).Name = "structure-macros.xlsm"
	m.change("a template", Same, func(p pack) pack {
		return p.swap(typesPart, "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
	}).Name = "structure-template.xltx"
	m.change("links to other workbooks", Same, func(p pack) pack {
		return p.swap(bookRels, "</Relationships>", `<Relationship Id="e1" Type="`+linkSpace+`/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`).
			set("xl/externalLinks/externalLink1.xml", header+`<externalLink xmlns="`+mainSpace+`"/>`)
	})
	m.change("a model of the future", Read, func(p pack) pack {
		return p.edit("docProps/custom.xml", func(s string) string { return regexp.MustCompile(`>\d+<`).ReplaceAllString(s, ">999<") })
	})
	m.change("a model of no number", Read, func(p pack) pack {
		return p.edit("docProps/custom.xml", func(s string) string { return regexp.MustCompile(`>\d+<`).ReplaceAllString(s, ">-1<") })
	})
	for _, picture := range [][2]string{
		{"picture that is broken", "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 100)},
		{"picture that is empty", ""},
		{"picture of 65536 by 65536", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x02\x00\x00\x00\x00\x00\x00\x00"},
		{"picture with no jpeg in it", "\xFF\xD8\xFF\xE1\x00\x00Exif\x00\x00"},
		{"picture in svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`},
		{"picture in emf", "\x01\x00\x00\x00\x6C\x00\x00\x00" + strings.Repeat("\x00", 100)},
	} {
		m.change(picture[0], Either, func(p pack) pack { return withPicture(p, picture[1]) })
	}
	m.change("picture without a part", Either, func(p pack) pack { return withPicture(p, "x").drop("xl/media/logo.png") })
}

// withPicture puts a picture on the sheet of the community, where the logo is
// looked for.
func withPicture(p pack, data string) pack {
	sheet := p.sheet("Collectivité")
	name := strings.TrimPrefix(sheet, "xl/worksheets/")
	const drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
	return p.swap(sheet, "</worksheet>", `<drawing xmlns:r="`+linkSpace+`" r:id="d1"/></worksheet>`).
		set("xl/worksheets/_rels/"+name+".rels", relations("d1", "drawing", "../drawings/drawing9.xml")).
		set("xl/drawings/drawing9.xml", header+`<xdr:wsDr xmlns:xdr="`+drawingSpace+`" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="`+linkSpace+`"><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="100000" cy="100000"/>`+
			`<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="i1"/></xdr:blipFill><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`).
		set("xl/drawings/_rels/drawing9.xml.rels", relations("i1", "image", "../media/logo.png")).
		set("xl/media/logo.png", data)
}

var (
	inlineText = regexp.MustCompile(`<c r="([A-Z]+\d+)"((?: s="\d+")?) t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>`)
	numberCell = regexp.MustCompile(`<c r="([A-Z]+\d+)"((?: s="\d+")?)><v>([^<]*)</v></c>`)
)

// content are sound workbooks that say something out of the ordinary.
func content(m *maker) {
	dataSheets := []string{"Collectivité", "Programme de travail", "Acteurs", "Thèmes", "Objectifs", "Actions", "Indicateurs", "Sensibilisation"}
	// eachText changes every text typed in the data sheets, below the header.
	eachText := func(change func(row int, s string) string) func(pack) pack {
		return func(p pack) pack {
			for _, name := range dataSheets {
				p = p.edit(p.sheet(name), func(s string) string {
					return inlineText.ReplaceAllStringFunc(s, func(cell string) string {
						f := inlineText.FindStringSubmatch(cell)
						row, _ := strconv.Atoi(strings.TrimLeft(f[1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
						return `<c r="` + f[1] + `"` + f[2] + ` t="inlineStr"><is><t xml:space="preserve">` + change(row, f[3]) + `</t></is></c>`
					})
				})
			}
			return p
		}
	}
	const headers = 5
	below := func(change func(s string) string) func(pack) pack {
		return eachText(func(row int, s string) string {
			if row <= headers {
				return s
			}
			return change(s)
		})
	}
	m.change("decomposed accents", Read, eachText(func(_ int, s string) string { return norm.NFD.String(s) }))
	m.change("forty accents on a letter", Read, below(func(s string) string { return s + "e" + strings.Repeat("\u0301", 40) }))
	m.change("capitals", Read, eachText(func(_ int, s string) string { return upper(s) }))
	m.change("spaces around", Read, eachText(func(_ int, s string) string { return "\u00A0 " + s + "  \u202F" }))
	m.change("formulas typed as texts", Read, below(func(s string) string { return "=1+cmd|' /C calc'!A0 " + s }))
	m.change("plus and minus first", Read, below(func(s string) string { return "+" + s }))
	m.change("at sign first", Read, below(func(s string) string { return "@SUM(1+1) " + s }))
	m.change("markup", Read, below(func(s string) string { return "&lt;script&gt;alert(1)&lt;/script&gt; " + s }))
	m.change("links to scripts", Read, below(func(s string) string { return "javascript:alert(1) file:///etc/passwd \\\\serveur\\partage " + s }))
	m.change("direction marks", Read, below(func(s string) string { return "\u202E" + s + "\u202C" }))
	m.change("scripts of the world", Read, below(func(s string) string { return s + " سلام 北京市 Київ 🇫🇷 𝐍𝐑 e\u0301" }))
	m.change("emoji alone", Read, below(func(string) string { return "🚲🌱♻️" }))
	m.change("one long word", Read, below(func(string) string { return strings.Repeat("anticonstitutionnellement", 40) })).heavy()
	m.change("long texts", Read, below(func(s string) string { return strings.Repeat(s+" ", 60) })).heavy()
	m.change("many lines", Read, below(func(s string) string { return strings.Repeat(s+"&#10;", 20) })).heavy()
	m.change("controls", Read, below(func(s string) string { return "_x0007_" + s + "_x001B_[31m_x0008_" }))
	m.change("placeholders of formats", Read, below(func(s string) string { return "%s%d%n{{.}}${x}" + s }))
	m.change("texts of one space", Read, below(func(string) string { return " " }))
	m.change("not available everywhere", Read, below(func(string) string { return "n.d." }))
	m.change("errors everywhere", Read, func(p pack) pack {
		for _, name := range dataSheets[1:] {
			p = p.edit(p.sheet(name), func(s string) string { return numberCell.ReplaceAllString(s, `<c r="$1"$2 t="e"><v>#REF!</v></c>`) })
		}
		return p
	})
	m.change("formulas without values", Read, func(p pack) pack {
		for _, name := range dataSheets {
			p = p.edit(p.sheet(name), func(s string) string { return numberCell.ReplaceAllString(s, `<c r="$1"$2><f>NOW()</f></c>`) })
		}
		return p
	})
	m.change("numbers as texts", Read, func(p pack) pack {
		for _, name := range dataSheets {
			p = p.edit(p.sheet(name), func(s string) string {
				return numberCell.ReplaceAllString(s, `<c r="$1"$2 t="inlineStr"><is><t>$3</t></is></c>`)
			})
		}
		return p
	})
	m.change("negative numbers", Read, func(p pack) pack {
		for _, name := range dataSheets {
			p = p.edit(p.sheet(name), func(s string) string { return numberCell.ReplaceAllString(s, `<c r="$1"$2><v>-$3</v></c>`) })
		}
		return p
	})
	m.change("enormous numbers", Read, func(p pack) pack {
		for _, name := range dataSheets {
			p = p.edit(p.sheet(name), func(s string) string { return numberCell.ReplaceAllString(s, `<c r="$1"$2><v>1.7E308</v></c>`) })
		}
		return p
	})
	m.change("minute numbers", Read, func(p pack) pack {
		for _, name := range dataSheets {
			p = p.edit(p.sheet(name), func(s string) string { return numberCell.ReplaceAllString(s, `<c r="$1"$2><v>4.9E-324</v></c>`) })
		}
		return p
	})
	m.change("dates of 1904", Read, func(p pack) pack { return p.swap(bookPart, "<workbookPr ", `<workbookPr date1904="1" `) })
	m.change("all rows hidden", Read, func(p pack) pack {
		return p.edit("xl/worksheets/", func(s string) string { return strings.ReplaceAll(s, "<row ", `<row hidden="1" `) })
	})
	m.change("all sheets hidden", Read, func(p pack) pack {
		return p.edit(bookPart, func(s string) string {
			return regexp.MustCompile(`(<sheet name="[^"]*" sheetId="\d+")`).ReplaceAllString(strings.ReplaceAll(s, ` state="hidden"`, ""), `$1 state="veryHidden"`)
		})
	})
	m.change("everything merged", Read, func(p pack) pack {
		return p.swap(p.sheet("Actions"), "</sheetData>", `</sheetData><mergeCells count="1"><mergeCell ref="A1:Z200"/></mergeCells>`)
	})
	m.change("filtered", Read, func(p pack) pack {
		return p.swap(p.sheet("Actions"), "</sheetData>", `</sheetData><autoFilter ref="A5:Z50"><filterColumn colId="0"><filters><filter val="rien"/></filters></filterColumn></autoFilter>`)
	})
	m.change("no header", Read, eachText(func(row int, s string) string {
		if row == headers {
			return "?"
		}
		return s
	}))
	m.change("headers all alike", Read, eachText(func(row int, s string) string {
		if row == headers {
			return "Code"
		}
		return s
	}))
	m.change("headers nearly right", Read, eachText(func(row int, s string) string {
		if r := []rune(s); row == headers && len(r) > 6 {
			return string(r[:3]) + string(r[4:])
		}
		return s
	}))
	m.change("codes all alike", Read, below(func(s string) string {
		if regexp.MustCompile(`^[A-Z]{1,3}\d`).MatchString(s) {
			return "X1"
		}
		return s
	}))
	for i, name := range dataSheets {
		m.change(fmt.Sprintf("without sheet %d", i+1), Read, func(p pack) pack { return p.swap(bookPart, `name="`+name+`"`, fmt.Sprintf(`name="Feuille %d"`, i)) })
	}
	m.change("formatted down to the last row", Read, func(p pack) pack {
		return p.edit(p.sheet("Actions"), func(s string) string {
			last := regexp.MustCompile(`<row r="(\d+)"`).FindAllStringSubmatch(s, -1)
			n, _ := strconv.Atoi(last[len(last)-1][1])
			var b strings.Builder
			for r := n + 1; r <= 1_048_576; r++ {
				fmt.Fprintf(&b, `<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>`, r, r)
			}
			return strings.Replace(s, "</sheetData>", b.String()+"</sheetData>", 1)
		})
	}).heavy()
	m.change("formatted across", Read, func(p pack) pack {
		return p.edit(p.sheet("Actions"), func(s string) string {
			var b strings.Builder
			for r := 900; r < 1000; r++ {
				fmt.Fprintf(&b, `<row r="%d">`, r)
				for c := 1; c <= 16_384; c++ {
					fmt.Fprintf(&b, `<c r="%s%d" s="1"/>`, column(c), r)
				}
				b.WriteString("</row>")
			}
			return strings.Replace(s, "</sheetData>", b.String()+"</sheetData>", 1)
		})
	}).heavy()
	m.change("five thousand copies of the rows", Read, func(p pack) pack {
		return p.edit(p.sheet("Actions"), func(s string) string {
			rows := regexp.MustCompile(`<row r="(\d+)".*?</row>`).FindAllString(s, -1)
			model, n := rows[len(rows)-1], 0
			var b strings.Builder
			for r := 2000; r < 7000; r++ {
				n++
				b.WriteString(regexp.MustCompile(`r="([A-Z]*)\d+"`).ReplaceAllString(model, fmt.Sprintf(`r="${1}%d"`, r)))
			}
			return strings.Replace(s, "</sheetData>", b.String()+"</sheetData>", 1)
		})
	}).heavy()
}

// upper writes in capitals, but for character references.
func upper(s string) string {
	parts := regexp.MustCompile(`&[^;]*;`).Split(s, -1)
	refs := regexp.MustCompile(`&[^;]*;`).FindAllString(s, -1)
	var b strings.Builder
	for i, p := range parts {
		b.WriteString(strings.ToUpper(p))
		if i < len(refs) {
			b.WriteString(refs[i])
		}
	}
	return b.String()
}

// otherTrades are sound workbooks that have nothing to do with ours.
func otherTrades(m *maker) {
	book := func(hazard, sheet string, rows int, titles ...string) *File {
		return m.add(hazard, Read, func() []byte {
			var b strings.Builder
			for r := range rows + 1 {
				fmt.Fprintf(&b, `<row r="%d">`, r+1)
				for c, title := range titles {
					switch {
					case r == 0:
						b.WriteString(text(column(c+1)+"1", title))
					case c%2 == 0:
						b.WriteString(text(fmt.Sprintf("%s%d", column(c+1), r+1), fmt.Sprintf("%s %d", title, r)))
					default:
						fmt.Fprintf(&b, `<c r="%s%d"><v>%d</v></c>`, column(c+1), r+1, r*c)
					}
				}
				b.WriteString(`</row>`)
			}
			return tiny(sheet, b.String()).zip()
		})
	}
	book("budget", "Budget 2025", 300, "Chapitre", "Article", "Libellé", "BP 2025", "DM", "Réalisé")
	book("invoices", "Factures", 500, "N°", "Date", "Fournisseur", "Montant HT", "TVA")
	book("staff", "Agents", 200, "Nom", "Prénom", "Grade", "Service", "Courriel")
	book("timetable", "Planning", 60, "Semaine", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi")
	book("inventory", "Inventaire", 1000, "Référence", "Désignation", "Quantité", "Lieu")
	book("survey", "Réponses au formulaire 1", 400, "Horodateur", "Question 1", "Question 2", "Question 3")
	book("default sheet", "Feuil1", 20, "A", "B", "C")
	book("actions of another plan", "Actions", 50, "Axe", "Objectif opérationnel", "Fiche action", "Pilote", "État d’avancement", "Échéance")
	book("a sheet of ours with other columns", "Indicateurs", 50, "Gare", "Voyageurs", "Retards", "Trains")
	book("ledger of a hundred thousand rows", "Grand livre", 100_000, "Compte", "Date", "Pièce", "Libellé", "Débit", "Crédit").heavy()
	m.add("blank", Read, func() []byte { return tiny("Feuil1", "").zip() })
	m.add("our sheet blank", Read, func() []byte { return tiny("Actions", "").zip() })
	m.add("hidden sheet only", Read, func() []byte {
		return tiny("Feuil1", `<row><c><v>1</v></c></row>`).swap(bookPart, ` r:id=`, ` state="hidden" r:id=`).zip()
	})
}
