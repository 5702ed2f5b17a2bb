package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nrreport/internal/xlsx/plainread"
)

// fuzzLimits keep an input of the fuzzers within a second.
func fuzzLimits() Limits {
	lim := DefaultLimits()
	lim.UnzippedBytes = 8 << 20
	lim.Cells = 100_000
	return lim
}

// place is where a cell stands.
type place struct {
	sheet string
	at    Ref
}

// sameText compares what two readings of a text say, but for line ends and
// escaped surrogates, which each writes its way.
func sameText(a, b string) bool {
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	return strings.Contains(a, "_x") || ends.Replace(a) == ends.Replace(b)
}

// sameName is a sheet's name with the line breaks that stand in an attribute read
// as XML wants them, as spaces. The second reading leaves them.
var sameName = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace

// seenByUs returns the cells of a workbook we accept.
func seenByUs(t testing.TB, data []byte) (map[place]Cell, error) {
	t.Helper()
	f, err := Open("plan.xlsx", data, fuzzLimits())
	if err != nil {
		return nil, checkRefusal(t, err)
	}
	seen := map[place]Cell{}
	for _, s := range f.Sheets {
		g, err := s.Read()
		if err != nil {
			return nil, checkRefusal(t, err)
		}
		last := Ref{}
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				at := Ref{row.Number, c.Col}
				if at.Compare(last) <= 0 {
					t.Fatalf("%s!%s comes after %s", s.Name, at, last)
				}
				last = at
				if c.Kind == KindBlank || c.Text == "" && c.Kind != KindFormulaWithoutValue {
					t.Fatalf("%s!%s is blank: %+v", s.Name, at, c)
				}
				runs := ""
				for _, r := range c.Runs {
					runs += r.Text
				}
				if c.Runs != nil && runs != c.Text {
					t.Fatalf("%s!%s: runs say %q, text %q", s.Name, at, runs, c.Text)
				}
				seen[place{s.Name, at}] = c
			}
		}
		if _, err := s.Pictures(); err != nil {
			return nil, checkRefusal(t, err)
		}
		if _, err := s.Comments(); err != nil {
			return nil, checkRefusal(t, err)
		}
	}
	return seen, nil
}

// checkRefusal holds that a refusal is explained, and is not a panic that the
// shield caught.
func checkRefusal(t testing.TB, err error) error {
	t.Helper()
	var u *Unreadable
	if !errors.As(err, &u) || u.Reason == "" || u.Remedy == "" {
		t.Fatalf("unexplained refusal: %v", err)
	}
	if strings.Contains(u.Reason, "si inattendu") {
		t.Fatalf("a panic was caught: %v", err)
	}
	return err
}

// nothingLost is the invariant of both fuzzers: in a file we accept, the cells
// that a second reading of the package finds are those that we see, no more, no
// less, with the same texts.
func nothingLost(t testing.TB, data []byte) {
	found, err := seenByUs(t, data)
	if err != nil {
		return
	}
	seen := map[place]Cell{}
	for at, c := range found {
		seen[place{sameName(at.sheet), at.at}] = c
	}
	cells, err := plainread.Cells(data)
	if err != nil {
		if strings.Contains(err.Error(), "invalid XML name") {
			return // names of the fifth edition of XML 1.0, which encoding/xml does not know
		}
		t.Fatalf("accepted, and not read a second time: %v", err)
	}
	for _, c := range cells {
		at := place{sameName(c.Sheet), Ref{c.Row, c.Col}}
		ours, ok := seen[at]
		if !ok {
			t.Fatalf("a second reading sees %+v, we do not", c)
		}
		if ours.Kind == KindText && !sameText(c.Text, ours.Text) {
			t.Fatalf("a second reading sees %+v, we see %q", c, ours.Text)
		}
		delete(seen, at)
	}
	for at, c := range seen {
		t.Fatalf("we see %s!%s, %+v, a second reading does not", at.sheet, at.at, c)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45717</v></c></row>`).zip())
	f.Add(newParts(`<row><c t="inlineStr"><is><t>x</t></is></c></row>`).zip())
	f.Add(ole("EncryptedPackage"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("Code;Action\n"))
	f.Fuzz(func(t *testing.T, data []byte) { nothingLost(t, data) })
}

// FuzzParts changes the parts inside a package whose checksums are right, which
// reaches further than FuzzOpen.
func FuzzParts(f *testing.F) {
	names := []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
	add := func(p parts) {
		f.Add(p[names[0]], p[names[1]], p[names[2]], p[names[3]], p[names[4]])
	}
	add(newParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45717</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c></row>`))
	add(newParts(`<row><c><v>1</v></c><c t="inlineStr"><is><r><rPr><b/></rPr><t>x</t></r><r><t>y</t></r></is></c></row><row r="4" hidden="1"><c r="C4" t="str"><f>HYPERLINK("u","v")</f><v>v</v></c></row>`))
	add(newParts(`<row r="2"><c r="B2" t="d"><v>2025-03-01</v></c><c r="A2"><f>B2</f></c></row><row r="1"/>`))
	add(newParts("").set(names[0], worksheet(`<cols><col min="2" max="3" hidden="1"/></cols><sheetData/><autoFilter ref="A1:B2"><filterColumn colId="0"/></autoFilter><mergeCells><mergeCell ref="A1:B2"/></mergeCells><hyperlinks><hyperlink ref="A1:B2" location="x"/></hyperlinks>`)))
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book, related string) {
		p := newParts("")
		for i, content := range []string{sheet, texts, styles, book, related} {
			p[names[i]] = content
		}
		nothingLost(t, p.zip())
	})
}

// setRow writes a row cell by cell.
func setRow(f *excelize.File, row int, values []any) error {
	for i, v := range values {
		cell := Ref{row, i + 1}.String()
		if s, ok := v.(string); ok {
			if err := SetText(f, "Sheet1", cell, s); err != nil {
				return err
			}
		} else if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			return err
		}
	}
	return nil
}

// drawText draws a text a cell may hold: French, escapes, lines, emoji.
func drawText(t *rapid.T) string {
	return rapid.OneOf(
		rapid.StringMatching(`[ a-zéèàçœ’«»€_x0-9D<>&"'=+@-]{0,40}`),
		rapid.SampledFrom([]string{"_x000D_", "a_x0041_", "_x005F_x0041_", "ligne\nsuivante", "tab\tulation", "😀 emoji", "  bords  ", "2025", "#N/A", "TRUE", "=1+1", "]]>", "&amp;", "oui"}),
	).Draw(t, "text")
}

// TestWriteThenRead is the round trip: what excelize writes of a random grid,
// cell by cell or as a stream, is what is read.
func TestWriteThenRead(t *testing.T) { rapid.Check(t, writeThenRead) }

func FuzzWriteThenRead(f *testing.F) { f.Fuzz(rapid.MakeFuzz(writeThenRead)) }

func writeThenRead(t *rapid.T) {
	stream := rapid.Bool().Draw(t, "stream")
	rows, cols := rapid.IntRange(1, 6).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "cols")
	f := excelize.NewFile()
	defer f.Close()
	var w *excelize.StreamWriter
	if stream {
		var err error
		if w, err = f.NewStreamWriter("Sheet1"); err != nil {
			t.Fatal(err)
		}
	}
	want := ""
	for r := 1; r <= rows; r++ {
		values := make([]any, cols)
		for c := range values {
			at := Ref{r, c + 1}
			switch rapid.IntRange(0, 4).Draw(t, "kind") {
			case 0:
				s := drawText(t)
				values[c] = s
				if s != "" {
					want += fmt.Sprintf("%s text %q\n", at, s)
				}
			case 1:
				// Fifteen digits, as many as excelize writes and Excel keeps.
				n := float64(rapid.Int64Range(-1e14, 1e14).Draw(t, "number")) / 1000
				values[c] = n
				want += fmt.Sprintf("%s number %v\n", at, n)
			case 2:
				n := rapid.IntRange(-1e9, 1e9).Draw(t, "int")
				values[c] = n
				want += fmt.Sprintf("%s number %v\n", at, float64(n))
			case 3:
				b := rapid.Bool().Draw(t, "bool")
				values[c] = b
				want += fmt.Sprintf("%s bool %v\n", at, b)
			}
		}
		var err error
		if stream {
			err = w.SetRow(Ref{r, 1}.String(), values)
		} else {
			err = setRow(f, r, values)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if stream {
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := Save(f, &buf); err != nil {
		t.Fatal(err)
	}
	g, err := readFirst(buf.Bytes(), DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			at := Ref{row.Number, c.Col}
			switch c.Kind {
			case KindText:
				got += fmt.Sprintf("%s text %q\n", at, c.Text)
			case KindNumber:
				got += fmt.Sprintf("%s number %v\n", at, c.Number)
			case KindBool:
				got += fmt.Sprintf("%s bool %v\n", at, c.Number == 1)
			default:
				t.Fatalf("%s: %+v", at, c)
			}
		}
	}
	if got != want {
		t.Fatalf("stream %v\ngot  %s\nwant %s", stream, got, want)
	}
}
