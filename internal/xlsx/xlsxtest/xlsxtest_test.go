package xlsxtest

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/xlsx"
)

// TestProblems plants one fault at a time in a sound workbook.
func TestProblems(t *testing.T) {
	validation := func(change func(*excelize.DataValidation)) func(*excelize.File) error {
		return func(f *excelize.File) error {
			v := excelize.NewDataValidation(true)
			v.SetSqref("A1:A9")
			v.SetSqrefDropList("liste")
			change(v)
			return f.AddDataValidation("Sheet1", v)
		}
	}
	formula := func(s string) func(*excelize.File) error {
		return func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "D1", s) }
	}
	for _, tt := range []struct {
		name  string
		plant func(*excelize.File) error
		want  string // empty: no problem
	}{
		{"sound", func(*excelize.File) error { return nil }, ""},
		{"sound list", validation(func(*excelize.DataValidation) {}), ""},
		{"long prompt", validation(func(v *excelize.DataValidation) { s := strings.Repeat("é", 256); v.Prompt = &s }), "prompt of 256"},
		{"long prompt title", validation(func(v *excelize.DataValidation) { s := strings.Repeat("é", 33); v.PromptTitle = &s }), "prompt title of 33"},
		{"long error title", validation(func(v *excelize.DataValidation) { s := strings.Repeat("é", 33); v.ErrorTitle = &s }), "error title of 33"},
		{"empty list", validation(func(v *excelize.DataValidation) { v.Formula1 = "" }), "without items"},
		{"long inline list", validation(func(v *excelize.DataValidation) { v.Formula1 = `"` + strings.Repeat("a,", 130) + `b"` }), "first formula of"},
		{"sound formula", formula(`IF(COUNTIF(A1:A9,"SI(;)")=0,"",_xlfn.IFS(A1=1,2))`), ""},
		{"French function", formula("SOMME(A1:A9)"), "French name"},
		{"semicolon", formula("SUM(A1;A2)"), "semicolon"},
		{"unprefixed function", formula("XLOOKUP(A1,A2:A9,B2:B9)"), "_xlfn."},
		{"parentheses", formula("SUM(A1"), "parentheses"},
		{"equals sign", validation(func(v *excelize.DataValidation) { v.Formula1 = "=liste" }), "begins with its ="},
		{"name of a cell", func(f *excelize.File) error {
			return f.SetDefinedName(&excelize.DefinedName{Name: "REF2", RefersTo: "Sheet1!$A$1"})
		}, "that of a cell"},
		{"table named like a cell", func(f *excelize.File) error {
			return f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "AB12"})
		}, "that of a cell"},
		{"table over another", func(f *excelize.File) error {
			if err := f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "Un"}); err != nil {
				return err
			}
			return f.AddTable("Sheet1", &excelize.Table{Range: "G1:H3", Name: "Deux"})
		}, "overlaps"},
		{"header changed after the table", func(f *excelize.File) error {
			if err := f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "Un"}); err != nil {
				return err
			}
			return f.SetCellStr("Sheet1", "F1", "Autre")
		}, `says "Autre"`},
		{"headers that differ by case", func(f *excelize.File) error {
			if err := f.SetSheetRow("Sheet1", "F1", &[]any{"Code", "CODE"}); err != nil {
				return err
			}
			return f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "Un"})
		}, "two columns"},
		{"name of a table taken", func(f *excelize.File) error {
			return f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "Liste"})
		}, "taken"},
		{"link to a file", func(f *excelize.File) error {
			return f.SetCellHyperLink("Sheet1", "A1", "file:///plan.xlsx", "External")
		}, "neither http"},
		{"link to nowhere", func(f *excelize.File) error {
			return f.SetCellHyperLink("Sheet1", "A1", "Absente!A1", "Location")
		}, "no sheet"},
		{"merged cells under a table", func(f *excelize.File) error {
			if err := f.MergeCell("Sheet1", "F2", "G2"); err != nil {
				return err
			}
			return f.AddTable("Sheet1", &excelize.Table{Range: "F1:G3", Name: "Un"})
		}, "overlaps"},
		{"too many lines", func(f *excelize.File) error {
			return f.SetCellStr("Sheet1", "A1", strings.Repeat("a\n", 260))
		}, "line ends"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := excelize.NewFile()
			defer f.Close()
			if err := f.SetDefinedName(&excelize.DefinedName{Name: "liste", RefersTo: "Sheet1!$A$1:$A$3"}); err != nil {
				t.Fatal(err)
			}
			if err := tt.plant(f); err != nil {
				t.Fatal(err)
			}
			var buf bytes.Buffer
			if err := xlsx.Save(f, &buf); err != nil {
				t.Fatal(err)
			}
			got := strings.Join(Problems(buf.Bytes()), "\n")
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProblemsOfNoWorkbook(t *testing.T) {
	if got := Problems([]byte("Code;Action")); len(got) != 1 || !strings.Contains(got[0], "CSV") {
		t.Errorf("got %v", got)
	}
}
