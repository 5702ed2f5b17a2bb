package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/richtext"
)

// cells lists the cells of a grid as "C12=text", one by line.
func cells(g *Grid) string {
	var b strings.Builder
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			fmt.Fprintf(&b, "%s %s %q", Ref{row.Number, c.Col}, kindNames[c.Kind], c.Text)
			if c.Kind == KindNumber || c.Kind == KindBool || c.Kind == KindDate {
				fmt.Fprintf(&b, " %v", c.Number)
			}
			if c.Format != FormatGeneral {
				fmt.Fprintf(&b, " %s", formatNames[c.Format])
			}
			if c.Formula {
				b.WriteString(" formula")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var kindNames = map[Kind]string{KindText: "text", KindNumber: "number", KindBool: "bool", KindError: "error", KindDate: "date", KindFormulaWithoutValue: "unvalued"}

var formatNames = map[Format]string{FormatNumber: "number", FormatPercent: "percent", FormatDate: "date", FormatTime: "time", FormatText: "text", FormatMonth: "month"}

func TestCells(t *testing.T) {
	for _, tt := range []struct {
		name, data, want string
	}{
		{"shared string", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `A1 text "Réemploi"`},
		{"white space of texts is kept", `<row r="1"><c r="A1" t="s"><v> 1 </v></c></row>`, `A1 text " à suivre "`},
		{"inline string", `<row r="1"><c r="B1" t="inlineStr"><is><t>Été &amp; hiver</t></is></c></row>`, `B1 text "Été & hiver"`},
		{"inline string of no type", `<row r="1"><c r="B1"><is><t>abc</t></is><v/></c></row>`, `B1 text "abc"`},
		{"inline type with a plain value", `<row r="1"><c r="B1" t="inlineStr"><v>abc</v></c></row>`, `B1 text "abc"`},
		{"number", `<row r="1"><c r="A1"><v>45717</v></c></row>`, `A1 number "45717" 45717`},
		{"number in exponent form", `<row r="1"><c r="A1" t="n"><v>1.5E-3</v></c></row>`, `A1 number "1.5E-3" 0.0015`},
		{"text that looks like a number", `<row r="1"><c r="A1" t="str"><v>2025</v></c></row>`, `A1 text "2025"`},
		{"date serial with a built-in format", `<row r="1"><c r="A1" s="1"><v>45717</v></c></row>`, `A1 number "45717" 45717 date`},
		{"date serial with a French format", `<row r="1"><c r="A1" s="2"><v>45717</v></c></row>`, `A1 number "45717" 45717 date`},
		{"percentage", `<row r="1"><c r="A1" s="3"><v>0.35</v></c></row>`, `A1 number "0.35" 0.35 percent`},
		{"ISO date", `<row r="1"><c r="A1" t="d"><v>2025-03-01</v></c></row>`, `A1 date "2025-03-01" 45717`},
		{"ISO date with a time", `<row r="1"><c r="A1" t="d"><v>2025-03-01T12:00:00Z</v></c></row>`, `A1 date "2025-03-01T12:00:00Z" 45717.5`},
		{"not an ISO date", `<row r="1"><c r="A1" t="d"><v>mars 2025</v></c></row>`, `A1 text "mars 2025"`},
		{"booleans", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, "A1 bool \"VRAI\" 1\nB1 bool \"FAUX\" 0"},
		{"error value", `<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`, `A1 error "#DIV/0!" formula`},
		{"formula with a number", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>12</v></c></row>`, `A1 number "12" 12 formula`},
		{"formula with a text", `<row r="1"><c r="A1" t="str"><f>B1</f><v>oui</v></c></row>`, `A1 text "oui" formula`},
		{"formula with an empty text is blank", `<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>`, ``},
		{"formula without a value", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>`, `A1 unvalued "" formula`},
		{"formula with an empty value", `<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v/></c></row>`, `A1 unvalued "" formula`},
		{"text formula without a value", `<row r="1"><c r="A1" t="str"><f>B1</f></c></row>`, `A1 unvalued "" formula`},
		{"shared formula", `<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>`, "A1 number \"1\" 1 formula\nA2 number \"2\" 2 formula"},
		{"array formula", `<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>`, `A1 number "1" 1 formula`},
		{"blank cells are left out", `<row r="1"><c r="A1" s="1"/><c r="B1" t="s"/><c r="C1"><v></v></c><c r="D1" t="str"><v/></c><c r="E1"><v>1</v></c></row><row r="2"/>`, `E1 number "1" 1`},
		{"cells without a reference", `<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`,
			"A1 number \"1\" 1\nB1 number \"2\" 2\nC5 number \"3\" 3\nD5 number \"4\" 4\nA6 number \"5\" 5"},
		{"disorder that has one reading", `<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>`,
			"A1 number \"1\" 1\nA2 number \"3\" 3\nB2 number \"4\" 4"},
		{"the farthest cell", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, `XFD1048576 number "1" 1`},
		{"escaped characters", `<row r="1"><c r="A1" t="str"><v>un_x000D_` + "\n" + `deux_x000A_trois_x0009_fin_x00E9_ _x005F_x000D_ _xZZZZ_ _x12_</v></c></row>`,
			`A1 text "un\ndeux\ntrois\tfiné _x000D_ _xZZZZ_ _x12_"`},
		{"escaped pair of surrogates", `<row r="1"><c r="A1" t="str"><v>_xD83D__xDE00_ _xD83D_</v></c></row>`, `A1 text "😀 _xD83D_"`},
		{"line ends", `<row r="1"><c r="A1" t="str"><v>a&#13;&#10;b&#10;c` + "\r\n" + `d` + "\r" + `e</v></c></row>`, `A1 text "a\nb\nc\nd\ne"`},
		{"CDATA and comments", `<!-- rien --><row r="1"><c r="A1" t="str"><v><![CDATA[a < b & c]]><!-- x --> d</v></c></row>`, `A1 text "a < b & c d"`},
		{"phonetic guides are not read", `<row r="1"><c r="A1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/></is></c></row>`, `A1 text "東京"`},
		{"prefixed elements", `<x:row xmlns:x="` + mainSpace + `" r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>`, `A1 number "1" 1`},
		{"extension lists", `<row r="1"><c r="A1"><v>1</v><extLst><ext uri="{x}"><v>9</v></ext></extLst></c><extLst/></row>`, `A1 number "1" 1`},
		{"lower-case references", `<row r="1"><c r="b1"><v>1</v></c></row>`, `B1 number "1" 1`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.TrimSpace(cells(mustRead(t, newParts(tt.data).zip())))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDamagedSheets(t *testing.T) {
	for _, tt := range []struct {
		name, data, want string
	}{
		{"duplicate cells", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "cellule A1"},
		{"duplicate blank cell", `<row r="1"><c r="A1"/><c r="A1"><v>2</v></c></row>`, "figure deux fois"},
		{"duplicate rows", `<row r="3"><c r="A3"><v>1</v></c></row><row r="3"/>`, "ligne 3"},
		{"cell of another row", `<row r="1"><c r="A2"><v>1</v></c></row>`, "référence"},
		{"absolute reference", `<row r="1"><c r="$A$1"><v>1</v></c></row>`, "référence"},
		{"column beyond the last", `<row r="1"><c r="XFE1"><v>1</v></c></row>`, "référence"},
		{"row zero", `<row r="0"/>`, "ligne"},
		{"row beyond the last", `<row r="1048577"/>`, "1\u202f048\u202f576"},
		{"shared string out of bounds", `<row r="1"><c r="A1" t="s"><v>2</v></c></row>`, "texte qui n’existe pas"},
		{"negative shared string", `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, "texte qui n’existe pas"},
		{"style out of bounds", `<row r="1"><c r="A1" s="4"><v>2</v></c></row>`, "style qui n’existe pas"},
		{"unknown type", `<row r="1"><c r="A1" t="x"><v>2</v></c></row>`, "type inconnu"},
		{"text as a number", `<row r="1"><c r="A1"><v>douze</v></c></row>`, "nombre"},
		{"infinity", `<row r="1"><c r="A1"><v>1e999</v></c></row>`, "nombre"},
		{"hexadecimal", `<row r="1"><c r="A1"><v>0x10</v></c></row>`, "nombre"},
		{"not a boolean", `<row r="1"><c r="A1" t="b"><v>2</v></c></row>`, "logique"},
		{"two values", `<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`, "deux valeurs"},
		{"text of the wrong type", `<row r="1"><c r="A1" t="n"><is><t>a</t></is></c></row>`, "type annoncé"},
		{"inline text and a value", `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is><v>b</v></c></row>`, "deux valeurs"},
		{"text among rows", `<row r="1"/>perdu`, "mal formée"},
		{"text among cells", `<row r="1">perdu</row>`, "mal formée"},
		{"cells outside the namespace", `<row r="1" xmlns=""><c r="A1"><v>1</v></c></row>`, "autre chose"},
		{"cells under a markup alternative", `<mc:AlternateContent xmlns:mc="urn:mc"><row r="1"/></mc:AlternateContent>`, "autre chose"},
		{"DOCTYPE is too late here, still refused", `<!DOCTYPE x>`, "DOCTYPE"},
		{"unknown entity", `<row r="1"><c r="A1" t="str"><v>&eacute;</v></c></row>`, "entités"},
		{"crossed tags", `<row r="1"><c r="A1"></row></c>`, "mal formée"},
		{"unquoted attribute", `<row r=1/>`, "mal formée"},
		{"duplicate attribute", `<row r="1" r="2"/>`, "mal formée"},
		{"undeclared prefix", `<x:row r="1"/>`, "mal formée"},
		{"control character", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x01</v></c></row>", "mal formée"},
		{"invalid UTF-8", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xe9t\xe9</v></c></row>", "mal formée"},
		{"too long a text", `<row r="7"><c r="C7" t="inlineStr"><is><t>` + strings.Repeat("é", 32_768) + `</t></is></c></row>`, "feuille « Feuille », cellule C7"},
		{"nesting", `<row r="1">` + strings.Repeat("<extLst>", 200) + strings.Repeat("</extLst>", 200) + `</row>`, "imbriqués"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g, err := readFirst(newParts(tt.data).zip(), DefaultLimits())
			if g != nil {
				t.Error("a damaged sheet was read in part")
			}
			wantRefused(t, err, strings.ReplaceAll(strings.ReplaceAll(tt.want, "« ", "«\u00a0"), " »", "\u00a0»"))
		})
	}
}

func TestRichText(t *testing.T) {
	p := newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`)
	p["xl/sharedStrings.xml"] = `<sst xmlns="` + mainSpace + `">` +
		`<si><r><t xml:space="preserve">Réparer </t></r><r><rPr><b/><sz val="11"/></rPr><t>avant</t></r><r><rPr><b val="1"/></rPr><t> tout</t></r><r><rPr><b val="0"/><i/></rPr><t>, toujours</t></r></si>` +
		`<si><r><rPr><sz val="9"/></rPr><t>Sans </t></r><r><rPr><color rgb="FF0000FF"/></rPr><t>mise en forme</t></r></si></sst>`
	g := mustRead(t, p.zip())
	want := []richtext.Run{{Text: "Réparer "}, {Text: "avant tout", Bold: true}, {Text: ", toujours", Italic: true}}
	if diff := cmp.Diff(want, g.Cell(Ref{1, 1}).Runs); diff != "" {
		t.Error(diff)
	}
	if c := g.Cell(Ref{1, 2}); c.Text != "Sans mise en forme" || c.Runs != nil {
		t.Errorf("got %+v, want a plain text", c)
	}
}
