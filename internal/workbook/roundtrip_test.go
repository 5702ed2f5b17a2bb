package workbook

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/xlsx/officetest"
)

// Writing a book and reading it back gives the same book, and nothing wrong to
// report; writing what was read gives the same bytes, so that nothing drifts
// from one year's workbook to the next.
func TestWriteThenRead(t *testing.T) { checkSome(t, "25", writeThenRead) }

func FuzzWriteThenRead(f *testing.F) { f.Fuzz(rapid.MakeFuzz(writeThenRead)) }

func writeThenRead(t *rapid.T) {
	b := anyBook(t)
	data := render(t, b, WriteOptions{})
	got, diags, err := Read("plan.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	compareBooks(t, b, got, diags)
	if !bytes.Equal(data, render(t, got, WriteOptions{})) {
		t.Error("the second writing differs from the first")
	}
}

// LibreOffice may save the workbook on the way: nothing is lost or changed.
func TestWriteThenLibreOfficeThenRead(t *testing.T) {
	office := officetest.Need(t)
	folder := t.TempDir()
	var files []string
	for seed := range 4 {
		files = append(files, filepath.Join(folder, fmt.Sprintf("plan%d.xlsx", seed)))
		if err := os.WriteFile(files[seed], render(t, rapid.Custom(anyBook).Example(seed), WriteOptions{}), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	saved := office.MustSave(t, "xlsx", files...)
	for seed, file := range saved {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, diags, err := Read("plan.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		// LibreOffice shows a linked cell in one look: its bold is lost.
		compareBooks(t, plainLinks(rapid.Custom(anyBook).Example(seed)), plainLinks(got), diags)
	}
}

// plainLinks takes the look off the texts that have a link.
func plainLinks(b *Book) *Book {
	for _, t := range b.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				for _, block := range t.Rows[i].Cells[j].Rich {
					for k := range block.Runs {
						if r := &block.Runs[k]; r.Link != "" {
							r.Bold, r.Italic = false, false
						}
					}
				}
			}
		}
	}
	return b
}

func compareBooks(t rapid.TB, want, got *Book, diags diag.List) {
	t.Helper()
	if diff := cmp.Diff(content(want), content(got)); diff != "" {
		t.Errorf("the book changed (-written +read):\n%s", diff)
	}
	for _, d := range diags {
		if d.Severity == diag.Error {
			t.Errorf("%s %s!%s: %s (%q)", d.Code, d.At.SheetName(), d.At.Cell(), d.Message, d.Value)
		}
	}
}

// checkSome is rapid.Check with a number of draws that suits a property that
// writes workbooks; -rapid.checks still asks for more.
func checkSome(t *testing.T, checks string, property func(*rapid.T)) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f.Value.String() == f.DefValue {
		if err := f.Value.Set(checks); err != nil {
			t.Fatal(err)
		}
		defer f.Value.Set(f.DefValue)
	}
	rapid.Check(t, property)
}

// content is a book as text, without the places of its cells.
func content(b *Book) map[string][]string {
	all := map[string][]string{}
	for _, t := range b.Tables {
		lines := []string{fmt.Sprint("years ", t.Years)}
		for _, row := range t.Rows {
			var cells []string
			for i := range row.Cells {
				name := "year"
				if i < len(t.Sheet.Columns) {
					name = t.Sheet.Columns[i].Key
				}
				if c := &row.Cells[i]; !c.IsBlank() {
					cells = append(cells, name+"="+cellContent(c))
				}
			}
			lines = append(lines, strings.Join(cells, " | "))
		}
		all[t.Sheet.Name] = lines
	}
	return all
}

func cellContent(c *Cell) string {
	switch c.Kind {
	case CellRich:
		var b strings.Builder
		for _, block := range c.Rich {
			fmt.Fprintf(&b, "{%d", block.Kind)
			for i, r := range block.Runs {
				look := fmt.Sprintf(" [%t %t %s] ", r.Bold, r.Italic, r.Link)
				if p := i - 1; p >= 0 && block.Runs[p].Bold == r.Bold && block.Runs[p].Italic == r.Italic && block.Runs[p].Link == r.Link {
					look = ""
				}
				b.WriteString(look + r.Text)
			}
			b.WriteString("}")
		}
		return b.String()
	case CellDate:
		return c.Day.ISO()
	case CellNumber, CellBool:
		return fmt.Sprint(c.Kind, " ", c.Number)
	}
	return fmt.Sprintf("%d %q", c.Kind, c.Text)
}

// anyBook draws a book as the reader makes them: texts folded, codes unique,
// values within their bounds.
func anyBook(t *rapid.T) *Book {
	b := Blank(rapid.SliceOfNDistinct(rapid.IntRange(2015, 2060), 1, 5, rapid.ID).Draw(t, "years")...)
	for _, table := range b.Tables {
		s := table.Sheet
		if s.Form {
			fillRow(t, b, table, &table.Rows[0], 0)
			continue
		}
		for i := range table.Rows { // the fixed rows
			for j := len(s.FixedRows[0]); j < len(s.Columns); j++ {
				table.Rows[i].Cells[j] = anyCell(t, b, &s.Columns[j], i)
			}
		}
		if s.Key == SheetProgramme {
			continue
		}
		for i := range rapid.IntRange(0, 6).Draw(t, s.Name) {
			row := table.NewRow()
			fillRow(t, b, table, &row, i)
			table.Rows = append(table.Rows, row)
		}
	}
	return b
}

func fillRow(t *rapid.T, b *Book, table *Table, row *Row, index int) {
	for j := range row.Cells {
		if j >= len(table.Sheet.Columns) {
			row.Cells[j] = anyCell(t, b, &yearColumn, index)
			continue
		}
		c := &table.Sheet.Columns[j]
		row.Cells[j] = anyCell(t, b, c, index)
		switch {
		case table.Sheet.Key == SheetThemes && c.Key == "numero":
			row.Cells[j] = Cell{Kind: CellNumber, Number: float64(plan.DecreeThemes + 1 + index)}
		case table.Sheet.Key == SheetThemes && c.Key == "titre":
			row.Cells[j] = Cell{Kind: CellText, Text: fmt.Sprint("Thème à nous n° ", index+1)}
		case j == 0 && row.Cells[j].IsBlank() && !table.Sheet.Form:
			row.Cells[j] = Cell{Kind: CellText, Text: fmt.Sprint("Ligne ", index+1)} // a row is known by its first cell
			if c.Type == TypeDate {
				row.Cells[j] = Cell{Kind: CellDate, Day: plan.Day{Year: 2025, Month: 3, Day: 1 + index}}
			}
		}
	}
}

// anyCell draws a cell of the column, blank one time in four.
func anyCell(t *rapid.T, b *Book, c *Column, index int) Cell {
	if c.Type == TypeCode {
		return Cell{Kind: CellText, Text: fmt.Sprintf("%s%d", rapid.SampledFrom([]string{"A", "O1.", "1.", "I-", "=A", "+", "00"}).Draw(t, "code"), 10+index)}
	}
	if c.OnDemand && c.Type != TypeProse || rapid.IntRange(0, 3).Draw(t, "blank") == 0 {
		return Cell{}
	}
	number := func(v float64) Cell { return Cell{Kind: CellNumber, Number: v} }
	text := func(s string) Cell { return Cell{Kind: CellText, Text: s} }
	switch c.Type {
	case TypeProse:
		if rich := anyRich(t); len(rich) > 0 {
			return Cell{Kind: CellRich, Rich: rich}
		}
		return Cell{}
	case TypeEnum:
		return text(rapid.SampledFrom(c.Values).Draw(t, c.Key).Value)
	case TypeRefs:
		return text(strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"O1.1", "2.1", "I1-3", "X"}), 1, 3).Draw(t, c.Key), listSeparator))
	case TypeNames:
		return text(strings.Join(rapid.SliceOfN(rapid.Custom(anyWords), 1, 3).Draw(t, c.Key), listSeparator))
	case TypeTheme:
		return number(float64(rapid.IntRange(1, 9).Draw(t, c.Key)))
	case TypeYesNo:
		return Cell{Kind: CellBool, Number: float64(rapid.IntRange(0, 1).Draw(t, c.Key))}
	case TypeDate:
		day := plan.Day{Year: rapid.IntRange(1990, 2099).Draw(t, "year"), Month: 1, Day: rapid.IntRange(1, 365).Draw(t, "day")}
		return Cell{Kind: CellDate, Day: plan.DayOf(day.Time())}
	case TypeYear:
		return number(float64(rapid.IntRange(int(c.Min), int(c.Max)).Draw(t, c.Key)))
	case TypeInteger:
		return number(float64(rapid.IntRange(0, 300_000).Draw(t, c.Key)))
	case TypeNumber:
		return number(float64(rapid.IntRange(0, 100_000).Draw(t, c.Key)) / 100)
	case TypePercent:
		return number(float64(rapid.IntRange(0, 1000).Draw(t, c.Key)) / 10)
	case TypeMoney:
		return number(float64(rapid.IntRange(0, 1_000_000_00).Draw(t, c.Key)))
	case TypeMeasure:
		switch rapid.IntRange(0, 4).Draw(t, c.Key) {
		case 0:
			return Cell{Kind: CellNA}
		case 1:
			return Cell{Kind: CellNotApplicable}
		case 2:
			return number(0)
		}
		return number(float64(rapid.IntRange(-10_000_000, 10_000_000).Draw(t, "measure")) / 1000)
	case TypeColour:
		return text(fmt.Sprintf("#%06X", rapid.IntRange(0, 0xFFFFFF).Draw(t, c.Key)))
	case TypeEmail:
		return text("service" + fmt.Sprint(rapid.IntRange(0, 9).Draw(t, c.Key)) + "@ville.example")
	case TypeSIREN:
		return text(fmt.Sprintf("%09d", rapid.IntRange(0, 999_999_999).Draw(t, c.Key)))
	}
	return text(anyWords(t))
}

// anyWords draws a short text on one line, as troublesome as they come.
func anyWords(t *rapid.T) string {
	words := []string{"Écoconception", "l’œuvre", "tCO₂e", "«\u202fÀ\u00a0jour\u202f»", "=1+1", "+33", "-5", "@nom", "'x", "🌱", "数字", "سلام", "e\u0301te\u0301",
		"a&b", "<p>", "\"", "_x0041_", "_x005F_", "2025", "n.d.", "oui", "1.1", "100 %", "N°", "…", "%s", "{}", "TRUE", "#N/A", "https://exemple.fr/a?b=c&d", "Anne-Marie"}
	n := rapid.IntRange(1, 5).Draw(t, "words")
	var picked []string
	for range n {
		picked = append(picked, rapid.SampledFrom(words).Draw(t, "word"))
	}
	return oneLine(strings.Join(picked, " "))
}

// anyRich draws a rich text of a few blocks, as the reader makes them.
func anyRich(t *rapid.T) richtext.Text {
	link := rapid.SampledFrom([]string{"", "", "", "https://exemple.fr/page?a=1&b=2", "mailto:a@b.fr"}).Draw(t, "link")
	var runs []richtext.Run
	for range rapid.IntRange(1, 6).Draw(t, "runs") {
		lead := rapid.SampledFrom([]string{"", "\n", "\n- ", "\n• ", "\n1. ", "\n12) ", " ", "\n\n"}).Draw(t, "lead")
		runs = append(runs, richtext.Run{
			Text: lead + anyWords(t) + rapid.SampledFrom([]string{"", " "}).Draw(t, "trail"),
			Bold: rapid.Bool().Draw(t, "bold"), Italic: rapid.Bool().Draw(t, "italic"), Link: link,
		})
	}
	uniform := true
	for _, r := range runs {
		uniform = uniform && r.Bold == runs[0].Bold && r.Italic == runs[0].Italic
	}
	for i := range runs {
		if uniform {
			runs[i].Bold, runs[i].Italic = false, false
		}
	}
	return richtext.FromRuns(runs)
}
