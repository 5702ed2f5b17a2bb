package plainread_test

import (
	"archive/zip"
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/xlsx/plainread"
)

func TestCells(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, err := range []error{
		f.SetSheetName("Sheet1", "Thèmes"),
		f.SetCellStr("Thèmes", "B2", "Réemploi"),
		f.SetCellValue("Thèmes", "C2", 12.5),
		f.SetCellBool("Thèmes", "A3", true),
		f.SetCellFormula("Thèmes", "D4", "C2*2"),
		f.SetCellRichText("Thèmes", "E5", []excelize.RichTextRun{{Text: "deux "}, {Text: "morceaux", Font: &excelize.Font{Bold: true}}}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := plainread.Cells(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := []plainread.Cell{
		{Sheet: "Thèmes", Row: 2, Col: 2, Type: "s", Text: "Réemploi"},
		{Sheet: "Thèmes", Row: 2, Col: 3, Text: "12.5"},
		{Sheet: "Thèmes", Row: 3, Col: 1, Type: "b", Text: "1"},
		{Sheet: "Thèmes", Row: 4, Col: 4, Type: "str", Formula: true},
		{Sheet: "Thèmes", Row: 5, Col: 5, Type: "s", Text: "deux morceaux"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What programs other than excelize write: prefixes, cells without a
// reference, inline strings, elements of other namespaces.
func TestDialects(t *testing.T) {
	const main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<x:workbook xmlns:x="` + main + `" xmlns:k="k"><x:sheets><x:sheet name="Un" k:id="b"/></x:sheets></x:workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="b" Type="x/worksheet" Target="feuille%201.xml"/></Relationships>`},
		{"XL/Feuille 1.xml", "\uFEFF" + `<x:worksheet xmlns:x="` + main + `"><x:sheetData>` +
			`<x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a</x:t><x:rPh><x:t>z</x:t></x:rPh></x:is><o:v xmlns:o="o">9</o:v></x:c></x:row>` +
			`<x:row r="4"><x:c r="C4" t="str"><x:f>A1</x:f><x:v/></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`},
	} {
		p, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := plainread.Cells(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := []plainread.Cell{
		{Sheet: "Un", Row: 1, Col: 1, Text: "1"},
		{Sheet: "Un", Row: 1, Col: 2, Type: "inlineStr", Text: "a"},
		{Sheet: "Un", Row: 4, Col: 4, Text: "2"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
