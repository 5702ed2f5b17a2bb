package workbook

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nrreport/internal/golden"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

func render(t rapid.TB, b *Book, opt WriteOptions) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, b, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func opened(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// The committed template is what the schema makes: run with -update after
// changing the schema or the look.
func TestTemplateIsCommitted(t *testing.T) {
	got := render(t, Blank(), WriteOptions{})
	path := filepath.Join("..", "..", "templates", "modele.xlsx")
	if golden.Updating() {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if committed, err := os.ReadFile(path); err != nil || !bytes.Equal(got, committed) {
		t.Errorf("templates/modele.xlsx is not what the schema makes (%v); run go test ./internal/workbook -run TestTemplateIsCommitted -update", err)
	}
}

// Each sheet has one name that JAWS and NVDA know, on the corner of its headers,
// in every workbook that we write.
func TestHeadersAreAnnounced(t *testing.T) {
	first := map[string]string{serviceName(SheetReadMe): "Feuille", serviceName(SheetCatalogue): "Thème", serviceName(SheetHelp): "Feuille"}
	for _, s := range Model() {
		first[s.Name] = s.Columns[0].Header
		if s.Form {
			first[s.Name] = formHeaders()[0]
		}
	}
	f := opened(t, render(t, Prefilled(), WriteOptions{For: "Direction du numérique"}))
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err != nil || !visible {
			continue
		}
		var said []string
		for _, n := range f.GetDefinedName() {
			corner, here := strings.CutPrefix(n.RefersTo, quoteSheet(sheet)+"!")
			if !here || !strings.HasPrefix(n.Name, "Title_") && !strings.HasPrefix(n.Name, "ColumnTitle_") {
				continue
			}
			cell, _, _ := strings.Cut(strings.ReplaceAll(corner, "$", ""), ":")
			said = append(said, must2(f.GetCellValue(sheet, cell)))
		}
		if want := []string{first[sheet]}; !slices.Equal(said, want) {
			t.Errorf("%s: the headers announced begin with %q, want %q", sheet, said, want)
		}
	}
}

// Excel repairs or refuses a workbook whose messages are too long, or whose
// lists name nothing.
func TestValidationsFitExcel(t *testing.T) {
	f := opened(t, render(t, Prefilled(), WriteOptions{}))
	names := map[string]bool{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = true
	}
	for _, s := range templateSheets() {
		validations, err := f.GetDataValidations(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		if len(validations) < len(s.Columns) {
			t.Errorf("%s: %d validations for %d columns", s.Name, len(validations), len(s.Columns))
		}
		for _, v := range validations {
			check := func(what string, text *string, most int) {
				if text != nil && utf16Len(*text) > most {
					t.Errorf("%s!%s: the %s has %d characters, for %d at most", s.Name, v.Sqref, what, utf16Len(*text), most)
				}
			}
			check("input title", v.PromptTitle, 32)
			check("input message", v.Prompt, 255)
			check("error title", v.ErrorTitle, 32)
			check("error message", v.Error, 225)
			if utf16Len(v.Formula1) > 255 {
				t.Errorf("%s!%s: the formula has %d characters, for 255 at most", s.Name, v.Sqref, utf16Len(v.Formula1))
			}
			if v.Type == "list" && !names[v.Formula1] {
				t.Errorf("%s!%s: no list is named %q", s.Name, v.Sqref, v.Formula1)
			}
		}
	}
}

// A drop-down proposes every value of its column but those that are only
// understood, and nothing else.
func TestDropDownsHoldTheSchema(t *testing.T) {
	f := opened(t, render(t, Blank(), WriteOptions{}))
	refersTo := map[string]string{}
	for _, n := range f.GetDefinedName() {
		refersTo[n.Name] = n.RefersTo
	}
	for _, s := range templateSheets() {
		for i := range s.Columns {
			c := &s.Columns[i]
			if c.Type != TypeEnum {
				continue
			}
			var want []string
			for _, v := range c.Values {
				if !v.Unlisted {
					want = append(want, v.Value)
				}
			}
			area := refersTo["liste_"+enumList(s, c)]
			sheet, cells, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(area, "$", ""), "'", ""), "!")
			var got []string
			for _, row := range must2(f.SearchSheet(sheet, ".*", true)) {
				if inRange(row, cells) {
					got = append(got, must2(f.GetCellValue(sheet, row)))
				}
			}
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%s, %s: the list has %q, want %q", s.Name, c.Header, got, want)
			}
		}
	}
}

// inRange reports whether a cell stands in a one-column range ("C2:C5").
func inRange(cell, cells string) bool {
	first, last, _ := strings.Cut(cells, ":")
	col, row, err := excelize.CellNameToCoordinates(cell)
	must(err)
	col1, row1, err := excelize.CellNameToCoordinates(first)
	must(err)
	_, row2, err := excelize.CellNameToCoordinates(last)
	must(err)
	return col == col1 && row >= row1 && row <= row2
}

// A text that looks like a formula is a text, in tables and in the form.
func TestTextStaysText(t *testing.T) {
	for _, text := range []string{"=1+1", "+33 1 23", "-5", "@somme", "'apostrophe", "=HYPERLINK(\"http://x\")", "2025", "1.1"} {
		b := Blank()
		b.Table(SheetCommunity).Rows[0].Cells[communitySheet.Column("nom")] = Cell{Kind: CellText, Text: text}
		actors := b.Table(SheetActors)
		row := actors.NewRow()
		row.Cells[0] = Cell{Kind: CellText, Text: text}
		row.Cells[2] = Cell{Kind: CellRich, Rich: richtext.Text{{Runs: []richtext.Run{{Text: text, Bold: true}, {Text: " suite"}}}}}
		actors.Rows = append(actors.Rows, row)
		f := opened(t, render(t, b, WriteOptions{}))
		for _, place := range [][2]string{{"Collectivité", "B5"}, {"Acteurs", "A6"}, {"Acteurs", "C6"}} {
			if formula := must2(f.GetCellFormula(place[0], place[1])); formula != "" {
				t.Errorf("%s!%s: %q became the formula %q", place[0], place[1], text, formula)
			}
			if kind := must2(f.GetCellType(place[0], place[1])); kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
				t.Errorf("%s!%s: %q is no text (type %d)", place[0], place[1], text, kind)
			}
			if got := must2(f.GetCellValue(place[0], place[1])); !strings.HasPrefix(got, text) {
				t.Errorf("%s!%s: got %q, want %q", place[0], place[1], got, text)
			}
		}
	}
}

// Headers and guide are locked, inputs are open, rows given as context are not.
func TestLocks(t *testing.T) {
	f := opened(t, render(t, Prefilled(), WriteOptions{
		ReadOnly: func(s SheetKey, row int) bool { return s == SheetActions && row == 1 },
	}))
	locked := func(cell string) bool {
		style := must2(f.GetStyle(must2(f.GetCellStyle("Actions", cell))))
		return style.Protection == nil || style.Protection.Locked
	}
	for cell, want := range map[string]bool{
		"A1": true, "B2": true, "C3": true, "A4": true, "A5": true, "X5": true, // guide and headers
		"A6": false, "E6": false, "A8": false, // drafts
		"A7": true, "D7": true, // the row given as context, blank cells included
	} {
		if got := locked(cell); got != want {
			t.Errorf("Actions!%s: locked = %v, want %v", cell, got, want)
		}
	}
	protection := must2(f.GetSheetProtection("Actions"))
	if protection.Password != "" || !protection.Sort || !protection.AutoFilter || !protection.InsertRows || !protection.DeleteRows || !protection.FormatRows {
		t.Errorf("the protection forbids too much: %+v", protection)
	}
}

func TestTooLongTextIsRefused(t *testing.T) {
	b := Blank()
	long := Cell{Kind: CellRich, Rich: richtext.FromPlain(strings.Repeat("é", 32_768))}
	b.Table(SheetThemes).Rows[0].Cells[themesSheet.Column("bilan")] = long
	var tooLong *TextTooLongError
	if err := Write(io.Discard, b, WriteOptions{}); !errors.As(err, &tooLong) || tooLong.Column != "Bilan de l’année" || tooLong.Sheet != "Thèmes" {
		t.Errorf("got %v", err)
	}
}

// The same book gives the same bytes, logo included, whoever else writes.
func TestWriteIsDeterministic(t *testing.T) {
	b := Prefilled()
	b.Logo = &plan.Logo{Format: "png", Data: onePixel(t)}
	want := render(t, b, WriteOptions{For: "Direction du numérique", Properties: []Property{{"b", "2"}, {"a", "1"}}})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			var buf bytes.Buffer
			if err := Write(&buf, b, WriteOptions{For: "Direction du numérique", Properties: []Property{{"b", "2"}, {"a", "1"}}}); err != nil || !bytes.Equal(buf.Bytes(), want) {
				t.Errorf("another writing gave other bytes (%v)", err)
			}
		})
	}
	wait.Wait()
	got, _ := read(t, want)
	if got.Logo == nil || !bytes.Equal(got.Logo.Data, b.Logo.Data) {
		t.Error("the logo changed")
	}
}

func onePixel(t *testing.T) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewRGBA(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// A column that no row uses on demand is left out, and read back when used.
func TestOnDemandColumns(t *testing.T) {
	hasColumn := func(data []byte, header string) bool {
		for _, row := range must2(opened(t, data).GetRows("Actions")) {
			if slices.Contains(row, header) {
				return true
			}
		}
		return false
	}
	b := Prefilled()
	column := actionsSheet.Column("bilan_precedent")
	header := actionsSheet.Columns[column].Header
	if hasColumn(render(t, b, WriteOptions{}), header) {
		t.Errorf("%q is written though no row uses it", header)
	}
	b.Table(SheetActions).Rows[3].Cells[column] = Cell{Kind: CellRich, Rich: richtext.FromPlain("Fait en 2025.")}
	data := render(t, b, WriteOptions{})
	if !hasColumn(data, header) {
		t.Errorf("%q is not written", header)
	}
	got, _ := read(t, data)
	if text := cellOf(t, got, SheetActions, 3, "bilan_precedent").Rich.Plain(); text != "Fait en 2025." {
		t.Errorf("read back %q", text)
	}
}
