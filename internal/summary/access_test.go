package summary_test

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/colour"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/summary"
)

// TestAccessible holds every summary to what a person who does not see the page
// needs: headers that programs announce, no merged cells, charts that speak,
// text that stands out; and to what one who prints it does.
func TestAccessible(t *testing.T) {
	cases := examples(t)
	cases["bilan"], cases["strategie"], cases["vide"] = check(review()), check(strategy()), check(&plan.Plan{})
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			data := c.write(t, summary.Options{Edition: report.Internal, Draft: true})
			f := open(t, data)
			for _, sheet := range f.GetSheetList() {
				noMergedCell(t, f, sheet)
				tablesAnnounced(t, f, sheet)
				headersNamed(t, f, sheet)
				printable(t, f, sheet)
				readable(t, f, sheet)
			}
			for _, c := range charts(t, data) {
				if len(c.alt) < 40 || !strings.HasSuffix(c.alt, ".") || strings.ContainsAny(c.alt, french.NBSP+french.NNBSP) {
					t.Errorf("chart %q says %q", c.name, c.alt)
				}
			}
			props, err := f.GetDocProps()
			if err != nil {
				t.Fatal(err)
			}
			if props.Title == "" || props.Subject == "" || props.Creator == "" || props.Language != "fr-FR" {
				t.Errorf("document properties %+v", props)
			}
		})
	}
}

func noMergedCell(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(merged) > 0 {
		t.Errorf("%s merges %v", sheet, merged)
	}
}

// tablesAnnounced checks that the data of a sheet is one declared table, or a
// sentence when there is none.
func tablesAnnounced(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	tables, err := f.GetTables(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if sheet == "Synthèse" {
		return // several tables on one page, held by the golden files
	}
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) == 0 {
		if len(rows) != 1 || len(rows[0]) != 1 || !strings.HasPrefix(rows[0][0], "Aucun") {
			t.Errorf("%s has neither a table nor a sentence: %v", sheet, rows)
		}
		return
	}
	if len(tables) > 1 || !strings.HasPrefix(tables[0].Range, "A1:") {
		t.Errorf("%s: tables %v", sheet, tables)
	}
	seen := map[string]bool{}
	for _, head := range rows[0] {
		if folded := strings.ToLower(head); head == "" || seen[folded] {
			t.Errorf("%s: header %q is blank or given twice", sheet, head)
		} else {
			seen[folded] = true
		}
	}
	panes, err := f.GetPanes(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%s: the header row scrolls away: %+v", sheet, panes)
	}
	if !strings.Contains(definedName(f, sheet, "_xlnm.Print_Titles"), "$1:$1") {
		t.Errorf("%s: the header row is not repeated in print", sheet)
	}
}

// headersNamed checks that each table of a sheet has a name that JAWS and NVDA
// know: TitleRegion1.A1.N46.4 refers to the headers' corner and goes over the
// whole table.
func headersNamed(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	tables, err := f.GetTables(sheet)
	if err != nil {
		t.Fatal(err)
	}
	rank, err := f.GetSheetIndex(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		first, last, _ := strings.Cut(table.Range, ":")
		column, row, err := excelize.SplitCellName(last)
		if err != nil {
			t.Fatal(err)
		}
		kind := "TitleRegion"
		if column == "A" {
			kind = "ColumnTitleRegion"
		}
		// A total stands below its table.
		want := regexp.MustCompile(fmt.Sprintf(`^%s[0-9]+\.%s\.%s(%d|%d)\.%d$`, kind, first, column, row, row+1, rank+1))
		corner := regexp.MustCompile(`^'` + sheet + `'!\$A\$` + strings.TrimPrefix(first, "A") + `(:\$[B-D]\$` + strings.TrimPrefix(first, "A") + `)?$`)
		if !slices.ContainsFunc(f.GetDefinedName(), func(d excelize.DefinedName) bool {
			return want.MatchString(d.Name) && corner.MatchString(d.RefersTo)
		}) {
			t.Errorf("%s: no name announces the headers of %s", sheet, table.Range)
		}
	}
}

func definedName(f *excelize.File, sheet, name string) string {
	for _, d := range f.GetDefinedName() {
		if d.Name == name && d.Scope == sheet {
			return d.RefersTo
		}
	}
	return ""
}

func printable(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	layout, err := f.GetPageLayout(sheet)
	if err != nil {
		t.Fatal(err)
	}
	props, err := f.GetSheetProps(sheet)
	if err != nil {
		t.Fatal(err)
	}
	orientation, height := "landscape", 0
	if sheet == "Synthèse" {
		orientation, height = "portrait", 1
		if definedName(f, sheet, "_xlnm.Print_Area") == "" {
			t.Errorf("%s has no print area", sheet)
		}
	}
	if *layout.Size != 9 || *layout.Orientation != orientation || *layout.FitToWidth != 1 || *layout.FitToHeight != height || !*props.FitToPage {
		t.Errorf("%s is not set up for A4 %s", sheet, orientation)
	}
	foot, err := f.GetHeaderFooter(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(foot.OddFooter, "&P sur &N") {
		t.Errorf("%s does not number its pages: %q", sheet, foot.OddFooter)
	}
}

// readable computes the contrast of every font on its ground.
func readable(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, text := range row {
			if text == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			style := styleOf(t, f, sheet, cell)
			ground := colour.White
			if style.Fill.Pattern == 1 {
				ground = parsed(t, style.Fill.Color[0])
			}
			fonts := []*excelize.Font{style.Font}
			runs, err := f.GetCellRichText(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			for _, run := range runs {
				if run.Font != nil {
					fonts = append(fonts, run.Font)
				}
			}
			for _, font := range fonts {
				if ratio := colour.Contrast(parsed(t, font.Color), ground); ratio < colour.TextContrast {
					t.Errorf("%s %s: %s on %s has a contrast of %.2f", sheet, cell, font.Color, ground.Hex(), ratio)
				}
				if font.Size < 9 {
					t.Errorf("%s %s is set in %v points", sheet, cell, font.Size)
				}
			}
		}
	}
}

// parsed reads "RRGGBB" or "AARRGGBB".
func parsed(t *testing.T, hex string) colour.RGB {
	t.Helper()
	c, ok := colour.Parse("#" + hex[max(0, len(hex)-6):])
	if !ok {
		t.Fatalf("colour %q", hex)
	}
	return c
}

type chart struct{ name, alt string }

// charts are the names and alternative texts of the drawings, in their order.
func charts(t *testing.T, data []byte) []chart {
	t.Helper()
	all := parts(t, data)
	var names []string
	for name := range all {
		if strings.HasPrefix(name, "xl/drawings/drawing") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var list []chart
	for _, name := range names {
		d := xml.NewDecoder(strings.NewReader(all[name]))
		for {
			token, err := d.Token()
			if err != nil {
				break
			}
			if e, ok := token.(xml.StartElement); ok && e.Name.Local == "cNvPr" {
				var c chart
				for _, a := range e.Attr {
					switch a.Name.Local {
					case "name":
						c.name = a.Value
					case "descr":
						c.alt = a.Value
					}
				}
				list = append(list, c)
			}
		}
	}
	return list
}

// The tables of the page are announced but have no filter; those of the other
// sheets have one.
func TestFilters(t *testing.T) {
	filter := regexp.MustCompile(`<autoFilter `)
	for name, content := range parts(t, check(review()).write(t, summary.Options{})) {
		if !strings.HasPrefix(name, "xl/tables/") {
			continue
		}
		onPage := strings.Contains(content, ` name="Synthese`)
		if filter.MatchString(content) == onPage {
			t.Errorf("%s: table on the page %v, filter %v", name, onPage, !onPage)
		}
	}
}
