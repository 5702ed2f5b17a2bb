package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// failer is what tests and properties have in common.
type failer interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Failed() bool
}

// aList is a list of a few lines.
func aList() List {
	title, text := Look{Size: 16, Bold: true}, Look{Size: 10, Wrap: true, Framed: true, Ink: "123456", Ground: "FFEEDD"}
	return List{
		Name: "Anomalies", Widths: []float64{12, 40}, Title: title, Print: Look{Size: 8}, Header: 1,
		Rows: []ListRow{
			{Cells: []ListCell{{Text: "Deux anomalies", Look: text}}},
			{Cells: []ListCell{{Text: "Cellule", Look: title}, {Text: "Remarque", Look: title}}, Height: 20},
			{Cells: []ListCell{{Text: "B2", Look: text, Sheet: "Feuille", At: Ref{2, 2}}, {Text: "=A1 & <b> _x0041_\nligne", Look: text}}},
		},
	}
}

var someFill = Fill{Ink: "8A1C12", Ground: "F8CFCA"}

func aMark(sheet string, at Ref) Mark {
	return Mark{Sheet: sheet, At: at, Text: "Erreur ACT-004\nIl manque « pilote » & le reste.", Fill: someFill}
}

func annotator(t failer, data []byte) *Annotator {
	t.Helper()
	f, err := Open("plan.xlsx", data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.Annotator()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func writtenBy(t failer, a *Annotator) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := a.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func annotate(t failer, data []byte, marks ...Mark) ([]byte, []Trouble) {
	t.Helper()
	a := annotator(t, data)
	if err := a.Mark(marks); err != nil {
		t.Fatal(err)
	}
	if err := a.SetList(aList()); err != nil {
		t.Fatal(err)
	}
	return writtenBy(t, a), a.Troubles()
}

// clean takes annotations off.
func clean(t failer, data []byte) []byte {
	t.Helper()
	a := annotator(t, data)
	if err := a.SelectFirst(); err != nil {
		t.Fatal(err)
	}
	return writtenBy(t, a)
}

// contents returns the parts of a package.
func contents(t failer, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
	}
	return all
}

// told is what a workbook says, our list left out: the cells, the notes and
// the pictures of each sheet.
func told(t failer, data []byte) map[string][]string {
	t.Helper()
	f, err := Open("plan.xlsx", data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, s := range f.Sheets {
		if ours, err := s.IsAnnotation(); err != nil {
			t.Fatal(err)
		} else if ours {
			continue
		}
		g, err := s.Read()
		if err != nil {
			t.Fatal(err)
		}
		lines := []string{fmt.Sprintf("%+v", *g)}
		for i := range g.Rows {
			lines = append(lines, fmt.Sprintf("%+v", g.Rows[i]))
		}
		if comments, err := s.Comments(); err == nil {
			for _, c := range comments {
				lines = append(lines, fmt.Sprintf("note %s %q %q %v", c.At, c.Author, c.Text, c.Threaded))
			}
		}
		pictures, err := s.Pictures()
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%+v", pictures))
		all[s.Name] = lines[1:] // a grid prints the addresses of its rows
	}
	return all
}

// cellsXML is the cells of a sheet, byte for byte.
func cellsXML(sheet string) string {
	start, end := strings.Index(sheet, "sheetData"), strings.LastIndex(sheet, "sheetData")
	return sheet[start:end]
}

// holds checks all that must hold of any workbook and marks.
func holds(t failer, before []byte, marks ...Mark) ([]byte, []Trouble) {
	t.Helper()
	out, troubles := annotate(t, before, marks...)
	if again, _ := annotate(t, before, marks...); !bytes.Equal(out, again) {
		t.Error("two runs differ")
	}
	if twice, _ := annotate(t, out, marks...); !bytes.Equal(out, twice) {
		differ(t, out, twice)
	}
	cleaned, base := clean(t, out), before
	if annotator(t, before).Had() {
		base = clean(t, before)
	}
	if diff := cmp.Diff(told(t, base), told(t, cleaned)); diff != "" {
		t.Errorf("annotations do not come off:\n%s", diff)
	}
	if twice, _ := annotate(t, cleaned, marks...); !bytes.Equal(out, twice) {
		t.Error("annotating the cleaned workbook is not annotating the workbook")
		differ(t, out, twice)
	}
	was, is := contents(t, before), contents(t, out)
	for name, content := range was {
		switch now, there := is[name]; {
		case !there:
			t.Errorf("%s is gone", name)
		case strings.HasPrefix(content, "\xFF\xFE"): // UTF-16 becomes UTF-8
		case strings.HasPrefix(name, "xl/worksheets/sheet"):
			if cellsXML(now) != cellsXML(content) {
				t.Errorf("the cells of %s changed", name)
			}
		case now == content, strings.HasSuffix(name, ".rels"), strings.HasSuffix(name, ".vml"), strings.Contains(name, "comments"),
			strings.Contains(name, "chartsheets"),
			name == typesPart, name == "xl/workbook.xml", name == "xl/styles.xml":
		default:
			t.Errorf("%s changed", name)
		}
	}
	f, err := Open("plan.xlsx", out, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if ours, err := f.Sheets[0].IsAnnotation(); err != nil || !ours || f.Sheets[0].Index != 0 {
		t.Errorf("the first sheet is %q, %v", f.Sheets[0].Name, err)
	}
	return out, troubles
}

func differ(t failer, a, b []byte) {
	t.Helper()
	x, y := contents(t, a), contents(t, b)
	for name := range x {
		if x[name] != y[name] {
			t.Errorf("annotating twice changes %s:\n%.600s\n%.600s", name, x[name], y[name])
		}
	}
	for name := range y {
		if _, ok := x[name]; !ok {
			t.Errorf("annotating twice adds %s", name)
		}
	}
	if t.Failed() {
		return
	}
	t.Error("annotating twice changes the zip")
}

// notesOn returns the texts of the notes of a cell.
func notesOn(t failer, data []byte, sheet string, at Ref) []string {
	t.Helper()
	f, err := Open("plan.xlsx", data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	list, err := f.Sheet(sheet).Comments()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, c := range list {
		if c.At == at {
			texts = append(texts, c.Text)
		}
	}
	return texts
}

const legacy = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`

func shape(id, kind string, row, col int) string {
	return fmt.Sprintf(`<v:shape id="%s" type="#_x0000_t202"><v:textbox><div>DIV</div></v:textbox><x:ClientData ObjectType="%s"><x:Anchor>1, 15, 0, 10, 3, 15, 4, 5</x:Anchor><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`, id, kind, row, col)
}

// withNotes gives the first sheet notes stored as a program would.
func withNotes(p parts, vml, comments string) parts {
	sheet := strings.Replace(p["xl/worksheets/sheet1.xml"], "</worksheet>", `<legacyDrawing r:id="rId7"/></worksheet>`, 1)
	return p.set("xl/worksheets/sheet1.xml", sheet).
		set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId6", "comments", "../comments1.xml", "rId7", "vmlDrawing", "../drawings/vmlDrawing4.vml")).
		set("xl/comments1.xml", `<comments xmlns="`+mainSpace+`"><authors><author>Léa</author><author> </author></authors><commentList>`+comments+`</commentList></comments>`).
		set("xl/drawings/vmlDrawing4.vml", vml)
}

const row2 = `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>`

func TestAnnotate(t *testing.T) {
	plain := newParts(row2)
	office := withNotes(plain, legacy+shape("shape_0", "Note", 1, 1)+shape("shape_0", "Note", 8, 3)+`</xml>`,
		`<comment ref="B2" authorId="1"><text><r><rPr><b/></rPr><t xml:space="preserve">Léa : </t></r><r><t>à voir</t></r></text></comment>`+
			`<comment ref="D9" authorId="1"><text><t>Autre</t></text></comment>`)
	b2, c3 := aMark("Feuille", Ref{2, 2}), aMark("Feuille", Ref{3, 3})
	for _, tt := range []struct {
		name  string
		p     parts
		marks []Mark
		want  []Trouble
	}{
		{"plain", plain, []Mark{b2, c3}, nil},
		{"no mark", plain, nil, nil},
		{"cells that touch", plain, []Mark{b2, aMark("Feuille", Ref{3, 2}), aMark("Feuille", Ref{2, 3})}, nil},
		{"notes of LibreOffice", office, []Mark{b2, c3}, nil},
		{"a note without runs", office, []Mark{aMark("Feuille", Ref{9, 4})}, nil},
		{"another person's blank note", withNotes(plain, legacy+shape("_x0000_s1025", "Note", 1, 1)+`</xml>`, `<comment ref="B2" authorId="0"><text></text></comment>`), []Mark{b2}, nil},
		{"VML that is no XML", office.set("xl/drawings/vmlDrawing4.vml", legacy+`<v:shapetype id="_x0000_t202"></v:shapetype>`+shape("_x0000_s2049", "Note", 1, 1)+shape("_x0000_s2050", "Note", 8, 3)+"<v:shape><v:textbox>a<br>b</v:textbox></v:shape></xml>"), []Mark{b2, c3}, nil},
		{"VML with other prefixes", office.set("xl/drawings/vmlDrawing4.vml", `<xml><ns0:shapelayout xmlns:ns0="urn:schemas-microsoft-com:office:office"/>`+
			`<ns0:shape xmlns:ns0="urn:schemas-microsoft-com:vml" id="a"><ns1:ClientData xmlns:ns1="urn:schemas-microsoft-com:office:excel" ObjectType="Note"><ns1:Row>1</ns1:Row><ns1:Column>1</ns1:Column></ns1:ClientData></ns0:shape></xml>`), []Mark{b2, c3}, nil},
		{"a form's buttons", withNotes(plain, legacy+shape("_x0000_s1025", "Button", 1, 1)+`</xml>`, "").without("xl/comments1.xml").
			set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId7", "vmlDrawing", "../drawings/vmlDrawing4.vml")), []Mark{b2}, nil},
		{"a thread", office.set("xl/worksheets/_rels/sheet1.xml.rels", rels("rId6", "comments", "../comments1.xml", "rId7", "vmlDrawing", "../drawings/vmlDrawing4.vml", "rId8", "threadedComment", "../threadedComments/threadedComment1.xml")).
			set("xl/threadedComments/threadedComment1.xml", `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" personId="{P1}" id="{1}"><text>Quel budget ?</text></threadedComment></ThreadedComments>`),
			[]Mark{b2, c3}, []Trouble{{TroubleThread, "Feuille", Ref{2, 2}}}},
		{"a thread told by its note", office.with("xl/comments1.xml", "<author>Léa</author><author> ", "<author>Léa</author><author>tc={12}"), []Mark{b2}, []Trouble{{TroubleThread, "Feuille", Ref{2, 2}}}},
		{"a note too long", office.with("xl/comments1.xml", "à voir", strings.Repeat("long ", 6000)), []Mark{b2}, []Trouble{{TroubleLong, "Feuille", Ref{2, 2}}}},
		{"notes without a drawing", office.without("xl/drawings/vmlDrawing4.vml"), []Mark{b2}, []Trouble{{Kind: TroubleNotes, Sheet: "Feuille"}}},
		{"a drawing that nothing can read", office.set("xl/drawings/vmlDrawing4.vml", "\x00\x01"), []Mark{b2}, []Trouble{{Kind: TroubleNotes, Sheet: "Feuille"}}},
		{"damaged notes", office.set("xl/comments1.xml", "<comments"), []Mark{b2}, []Trouble{{Kind: TroubleNotes, Sheet: "Feuille"}}},
		{"no styles", newParts("").without("xl/styles.xml").set("xl/_rels/workbook.xml.rels", rels("rId1", "worksheet", "worksheets/sheet1.xml")), []Mark{b2}, []Trouble{{Kind: TroubleFills, Sheet: "Feuille"}}},
		{"a signature", plain.set("_rels/.rels", rels("rId1", "officeDocument", "xl/workbook.xml", "rId2", "digital-signature/origin", "_xmlsignatures/origin.sigs")).set("_xmlsignatures/origin.sigs", ""), nil, []Trouble{{Kind: TroubleSigned}}},
		{"prefixes everywhere", prefixed(plain), []Mark{b2, c3}, nil},
		{"the strict form", strict(office), []Mark{b2, c3}, nil},
		{"UTF-16", plain.set("xl/worksheets/sheet1.xml", utf16LE(worksheet(`<sheetData>`+row2+`</sheetData>`))), []Mark{b2}, nil},
		{"names, views and formats", furnished(), []Mark{b2, aMark("Autre", Ref{1, 1})}, nil},
		{"empty relationships", plain.set("xl/worksheets/_rels/sheet1.xml.rels", rels()), []Mark{b2}, nil},
		{"a sheet of theirs called Anomalies", plain.with("xl/workbook.xml", `name="Feuille"`, `name="ANOMALIES"`), []Mark{aMark("ANOMALIES", Ref{1, 1})}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, troubles := holds(t, tt.p.zip(), tt.marks...)
			if diff := cmp.Diff(tt.want, troubles); diff != "" {
				t.Errorf("troubles:\n%s", diff)
			}
			for _, m := range tt.marks {
				if len(tt.want) > 0 {
					continue
				}
				if notes := notesOn(t, out, m.Sheet, m.At); len(notes) != 1 || !strings.Contains(notes[0], m.Text) {
					t.Errorf("notes on %s: %q", m.At, notes)
				}
			}
		})
	}
}

func prefixed(p parts) parts {
	p = p.copy()
	for _, name := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"} {
		s := strings.TrimPrefix(p[name], xmlHeader)
		s = strings.ReplaceAll(strings.ReplaceAll(s, "<", "<x:"), "<x:/", "</x:")
		p[name] = strings.Replace(strings.Replace(s, "xmlns=", "xmlns:x=", 1), "r:id=", "rel:id=", 1)
		p[name] = strings.Replace(p[name], "xmlns:r=", "xmlns:rel=", 1)
	}
	return p
}

func strict(p parts) parts {
	p = p.copy()
	for name, s := range p {
		s = strings.ReplaceAll(s, mainSpace, mainStrict)
		p[name] = strings.ReplaceAll(s, docRels, strings.TrimSuffix(relationsStrict, "/"))
	}
	return p
}

func utf16LE(s string) string {
	b := []byte("\xFF\xFE")
	for _, r := range strings.Replace(s, "UTF-8", "UTF-16", 1) {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// furnished is a workbook of three tabs, one of them a chart, with all that
// names a tab by its rank, and formats that have priorities.
func furnished() parts {
	p := newParts(row2)
	p["xl/workbook.xml"] = xmlHeader + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + docRels + `"><workbookPr/><bookViews><workbookView activeTab="2" firstSheet="1"/><workbookView activeTab="0"/></bookViews>` +
		`<sheets><sheet name="Graphique" sheetId="7" r:id="rId5"/><sheet name="Feuille" sheetId="1" r:id="rId1"/><sheet name="Autre" sheetId="12" state="visible" r:id="rId4"/></sheets>` +
		`<definedNames><definedName name="partout">Feuille!$A$1</definedName><definedName name="local" localSheetId="2">Autre!$A$1</definedName></definedNames><calcPr calcId="1"/></workbook>`
	p["xl/_rels/workbook.xml.rels"] = rels("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml", "rId3", "sharedStrings", "sharedStrings.xml", "rId4", "worksheet", "/xl/worksheets/sheet9.xml", "rId5", "chartsheet", "chartsheets/sheet1.xml")
	p["xl/chartsheets/sheet1.xml"] = xmlHeader + `<chartsheet xmlns="` + mainSpace + `"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews></chartsheet>`
	p["xl/worksheets/sheet1.xml"] = worksheet(`<sheetViews><sheetView tabSelected='true' workbookViewId="0"/></sheetViews><sheetData>` + row2 + `</sheetData>` +
		`<conditionalFormatting sqref="A1:C3"><cfRule type="expression" dxfId="0" priority="1"><formula>A1=""</formula></cfRule><cfRule type="expression" priority="3"><formula>B1=""</formula></cfRule></conditionalFormatting>` +
		`<dataValidations count="1"><dataValidation type="list" sqref="B2"><formula1>partout</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>` +
		`<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" priority="2" id="{1}"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`)
	p["xl/worksheets/sheet9.xml"] = worksheet(`<sheetData/>`)
	p["xl/styles.xml"] = strings.Replace(p["xl/styles.xml"], "</styleSheet>", `<dxfs count="1"><dxf><font><b/></font></dxf></dxfs><tableStyles count="0"/></styleSheet>`, 1)
	return p
}

// What names tabs by rank follows them; one tab alone is selected.
func TestAnnotateMovesTabs(t *testing.T) {
	out, _ := annotate(t, furnished().zip(), aMark("Feuille", Ref{2, 2}))
	is := contents(t, out)
	book := is["xl/workbook.xml"]
	for _, want := range []string{
		`<sheets><sheet xmlns:r="` + docRels + `" name="Anomalies" sheetId="13" r:id="nrreport1"/><sheet name="Graphique"`,
		`<definedName name="local" localSheetId="3">`,
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">'Anomalies'!$3:$3</definedName></definedNames><calcPr`,
		`<workbookView activeTab="0" firstSheet="0"/><workbookView activeTab="0"/>`,
	} {
		if !strings.Contains(book, want) {
			t.Errorf("%s\nlacks %s", book, want)
		}
	}
	selected := 0
	for name, content := range is {
		if strings.Contains(name, "sheets/sheet") && strings.Contains(content, `tabSelected="1"`) {
			selected++
		}
	}
	if selected != 1 {
		t.Errorf("%d tabs are selected", selected)
	}
	sheet := is["xl/worksheets/sheet1.xml"]
	for _, want := range []string{`dxfId="0" priority="2"`, `priority="4"><formula>B1`, `<x14:cfRule type="dataBar" priority="3"`,
		`<conditionalFormatting sqref="B2"><cfRule type="expression" dxfId="1" priority="1"><formula>&quot;nrreport&quot;=&quot;nrreport&quot;</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A1:C3"`,
		`footer="0"/><legacyDrawing`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("%s\nlacks %s", sheet, want)
		}
	}
	cleaned := contents(t, clean(t, out))
	want := strings.NewReplacer(`activeTab="2" firstSheet="1"`, `activeTab="0" firstSheet="0"`).Replace(furnished()["xl/workbook.xml"])
	if diff := cmp.Diff(want, cleaned["xl/workbook.xml"]); diff != "" {
		t.Error(diff)
	}
	want = strings.Replace(furnished()["xl/worksheets/sheet1.xml"], ` tabSelected='true'`, "", 1)
	if diff := cmp.Diff(want, cleaned["xl/worksheets/sheet1.xml"]); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(cleaned["xl/chartsheets/sheet1.xml"], `tabSelected="1"`) {
		t.Error("no tab is selected")
	}
}

// The box of someone's note makes room for what we add, and no more once it is
// taken off.
func TestAnnotateStretchesBoxes(t *testing.T) {
	p := withNotes(newParts(row2), legacy+shape("_x0000_s1025", "Note", 1, 1)+shape("_x0000_s1026", "Note", 8, 3)+`</xml>`,
		`<comment ref="B2" authorId="0"><text><t>Vu</t></text></comment><comment ref="D9" authorId="0"><text><t>Autre</t></text></comment>`)
	out, _ := annotate(t, p.zip(), aMark("Feuille", Ref{2, 2}))
	const before, after = "<x:Anchor>1, 15, 0, 10, 3, 15, 4, 5<", "<x:Anchor>1, 15, 0, 10, 3, 15, 9, 5<"
	vml := contents(t, out)["xl/drawings/vmlDrawing4.vml"]
	if strings.Count(vml, before) != 1 || strings.Count(vml, after) != 1 {
		t.Error(vml)
	}
	if vml := contents(t, clean(t, out))["xl/drawings/vmlDrawing4.vml"]; strings.Count(vml, before) != 2 {
		t.Error(vml)
	}
}

// What people write around our lines, or in them, is theirs.
func TestAnnotateKeepsWhatPeopleWrite(t *testing.T) {
	mark := aMark("Feuille", Ref{2, 2})
	out, _ := annotate(t, newParts(row2).zip(), mark)
	change := func(old, new string) []byte {
		p := parts(contents(t, out))
		return p.with("xl/comments1.xml", old, new).zip()
	}
	end := noteLast + noteSum(mark.Text)
	t.Run("after", func(t *testing.T) {
		edited := change(end, end+"&#10;C’est fait. Léa")
		if got := notesOn(t, clean(t, edited), "Feuille", Ref{2, 2}); !slices.Equal(got, []string{"\nC’est fait. Léa"}) {
			t.Errorf("%q", got)
		}
		holds(t, edited, mark)
	})
	t.Run("before", func(t *testing.T) {
		edited := change(noteFirst, "Léa : vu."+noteFirst)
		if got := notesOn(t, clean(t, edited), "Feuille", Ref{2, 2}); !slices.Equal(got, []string{"Léa : vu."}) {
			t.Errorf("%q", got)
		}
	})
	t.Run("inside", func(t *testing.T) {
		edited := change("le reste", "le reste (non, Léa)")
		cleaned := clean(t, edited)
		if got := notesOn(t, cleaned, "Feuille", Ref{2, 2}); len(got) != 1 || !strings.Contains(got[0], "(non, Léa)") {
			t.Errorf("%q", got)
		}
		_, troubles := holds(t, edited, mark)
		if diff := cmp.Diff([]Trouble{{TroubleEdited, "Feuille", Ref{2, 2}}}, troubles); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("in the list", func(t *testing.T) {
		p := parts(contents(t, out)).with("xl/worksheets/sheet2.xml", "Deux anomalies", "Deux anomalies, vu avec Léa")
		_, troubles := annotate(t, p.zip(), mark)
		if diff := cmp.Diff([]Trouble{{Kind: TroubleList, Sheet: "Anomalies"}}, troubles); diff != "" {
			t.Error(diff)
		}
		kept := told(t, clean(t, p.zip()))
		if len(kept["Anomalies"]) == 0 {
			t.Error("the list is gone")
		}
	})
}

// A workbook that excelize made, with about all that a sheet may carry.
func TestAnnotateKeepsTheRest(t *testing.T) {
	holds(t, furnishedByExcelize(t), aMark("Actions", Ref{2, 2}), aMark("Actions", Ref{4, 4}), aMark("Nue", Ref{9, 9}))
}

func furnishedByExcelize(t testing.TB) []byte {
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(f.SetSheetName("Sheet1", "Actions"))
	_, err := f.NewSheet("Nue")
	must(err)
	for row := 1; row <= 6; row++ {
		must(f.SetSheetRow("Actions", fmt.Sprintf("A%d", row), &[]any{fmt.Sprint("A", row), row * 10, "texte"}))
	}
	must(f.AddComment("Actions", excelize.Comment{Cell: "B2", Author: "Léa", Paragraph: []excelize.RichTextRun{{Text: "Léa : ", Font: &excelize.Font{Bold: true}}, {Text: "à voir"}}}))
	must(f.AddComment("Actions", excelize.Comment{Cell: "C5", Author: "Noé", Text: "non"}))
	must(f.AddChart("Actions", "F2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Actions!$B$1:$B$6"}}}))
	must(f.AddPictureFromBytes("Actions", "F20", &excelize.Picture{Extension: ".png", File: somePNG(t), Format: &excelize.GraphicOptions{}}))
	must(f.AddTable("Nue", &excelize.Table{Range: "A1:C3", Name: "Table1"}))
	list := excelize.NewDataValidation(true)
	list.Sqref = "C1:C6"
	must(list.SetDropList([]string{"a", "b"}))
	must(f.AddDataValidation("Actions", list))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	must(err)
	must(f.SetConditionalFormat("Actions", "A1:C6", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: `A1=""`, Format: &red}, {Type: "data_bar", Criteria: "=", MinType: "min", MaxType: "max", BarColor: "#638EC6", BarSolid: true}}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "Zone", RefersTo: "Actions!$A$1:$C$6", Scope: "Nue"}))
	must(f.ProtectSheet("Actions", &excelize.SheetProtectionOptions{Password: "x"}))
	must(f.SetPanes("Actions", &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	f.SetActiveSheet(1)
	var b bytes.Buffer
	must(Save(f, &b))
	return b.Bytes()
}

// Whatever the notes and the marks, annotations come off and do not pile up.
func TestAnnotateAnything(t *testing.T) { rapid.Check(t, annotateAnything) }

func FuzzAnnotate(f *testing.F) { f.Fuzz(rapid.MakeFuzz(annotateAnything)) }

func annotateAnything(t *rapid.T) {
	texts := rapid.SampledFrom([]string{"", "à voir", "a & b <c>", "\n\n", "nrreport · à revoir", "fin\nnrreport · fin 0000", "_x0041_", " espace "})
	var comments, boxes strings.Builder
	seen := map[Ref]bool{}
	refs := rapid.Custom(func(t *rapid.T) Ref {
		return Ref{rapid.IntRange(1, 6).Draw(t, "row"), rapid.IntRange(1, 4).Draw(t, "col")}
	})
	for range rapid.IntRange(0, 5).Draw(t, "notes") {
		at := refs.Draw(t, "at")
		if seen[at] {
			continue
		}
		seen[at] = true
		text := ""
		for range rapid.IntRange(0, 3).Draw(t, "runs") {
			text += "<r><t xml:space=\"preserve\">" + textXML(texts.Draw(t, "text")) + "</t></r>"
		}
		if rapid.Bool().Draw(t, "plain") {
			text = "<t>" + textXML(texts.Draw(t, "text")) + "</t>"
		}
		fmt.Fprintf(&comments, `<comment ref="%s" authorId="%d"><text>%s</text></comment>`, at, rapid.IntRange(0, 1).Draw(t, "author"), text)
		boxes.WriteString(shape("_x0000_s1030", "Note", at.Row-1, at.Col-1))
	}
	p := newParts(row2)
	if comments.Len() > 0 {
		p = withNotes(p, legacy+boxes.String()+"</xml>", comments.String())
	}
	var marks []Mark
	for _, at := range rapid.SliceOfNDistinct(refs, 0, 6, rapid.ID).Draw(t, "marks") {
		m := aMark("Feuille", at)
		m.Text = strings.Join(rapid.SliceOfN(texts, 1, 3).Draw(t, "said"), "\n")
		marks = append(marks, m)
	}
	holds(t, p.zip(), marks...)
}
