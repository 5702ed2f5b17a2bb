package workbook

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nrreport/internal/plan"
	"nrreport/internal/xlsx/officetest"
)

// The counters and lists are written with their values: LibreOffice, told to
// calculate everything again, finds the same.
func TestFormulasHoldTheirValues(t *testing.T) {
	office := officetest.Need(t)
	if err := office.Recalculate(); err != nil {
		t.Fatal(err)
	}
	readOnly := func(s SheetKey, row int) bool { return s == SheetCommunity || row%3 == 1 }
	folder := t.TempDir()
	var files []string
	var want []map[string]string
	add := func(name string, b *Book, opt WriteOptions) {
		data := render(t, b, opt)
		files = append(files, filepath.Join(folder, name+".xlsx"))
		if err := os.WriteFile(files[len(files)-1], data, 0o600); err != nil {
			t.Fatal(err)
		}
		want = append(want, formulaValues(t, data))
	}
	add("blank", Blank(), WriteOptions{})
	add("prefilled", Prefilled(), WriteOptions{})
	add("one", rapid.Custom(anyBook).Example(1), WriteOptions{})
	add("context", Prefilled(), WriteOptions{ReadOnly: func(s SheetKey, row int) bool { return s == SheetProgramme || row%2 == 1 }})
	add("two", rapid.Custom(anyBook).Example(2), WriteOptions{ReadOnly: readOnly})
	for i, file := range office.MustSave(t, "xlsx", files...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := formulaValues(t, data)
		if len(want[i]) == 0 {
			t.Fatal("the workbook has no formula")
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("%s (-written +calculated):\n%s", filepath.Base(file), diff)
		}
	}
}

// formulaValues returns the value of each cell that has a formula.
func formulaValues(t *testing.T, data []byte) map[string]string {
	t.Helper()
	f := opened(t, data)
	values := map[string]string{}
	for _, sheet := range []string{serviceName(SheetReadMe), serviceName(SheetLists)} {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for i := range rows {
			for j := range rows[i] {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := f.GetCellFormula(sheet, cell); err != nil {
					t.Fatal(err)
				} else if formula != "" {
					values[sheet+"!"+cell] = rows[i][j]
				}
			}
		}
	}
	return values
}

// What guides the filler is still there once LibreOffice has saved the file.
func TestGuidanceSurvivesLibreOffice(t *testing.T) {
	office := officetest.Need(t)
	file := filepath.Join(t.TempDir(), "modele.xlsx")
	data := render(t, Blank(), WriteOptions{})
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(office.MustSave(t, "xlsx", file)[0])
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(guidance(t, data), guidance(t, saved)); diff != "" {
		t.Errorf("(-written +saved by LibreOffice):\n%s", diff)
	}
}

// guidance sums up what helps and guards in a workbook.
func guidance(t *testing.T, data []byte) map[string]any {
	t.Helper()
	f := opened(t, data)
	all := map[string]any{}
	for _, l := range newWriter(Blank(), WriteOptions{}).sheets {
		validations, err := f.GetDataValidations(l.Name)
		if err != nil {
			t.Fatal(err)
		}
		lists, prompts := map[string]bool{}, map[string]bool{}
		for _, v := range validations {
			if v.Type == "list" {
				lists[v.Formula1] = true
			}
			if v.Prompt != nil {
				prompts[*v.Prompt] = true
			}
		}
		all[l.Name+" lists"] = slices.Sorted(maps.Keys(lists))
		all[l.Name+" prompts"] = slices.Sorted(maps.Keys(prompts))
		formats, err := f.GetConditionalFormats(l.Name)
		if err != nil {
			t.Fatal(err)
		}
		all[l.Name+" has formats"] = len(formats) > 0
		for _, cell := range []string{"A5", "A6"} {
			id, err := f.GetCellStyle(l.Name, cell)
			if err != nil {
				t.Fatal(err)
			}
			style, err := f.GetStyle(id)
			if err != nil {
				t.Fatal(err)
			}
			if !l.Form {
				all[l.Name+" locks "+cell] = style.Protection == nil || style.Protection.Locked
			}
		}
		layout, err := f.GetPageLayout(l.Name)
		if err != nil {
			t.Fatal(err)
		}
		all[l.Name+" orientation"] = *layout.Orientation
		all[l.Name+" paper"] = *layout.Size
		all[l.Name+" wide"] = *layout.FitToWidth
	}
	for _, name := range f.GetDefinedName() {
		if name.Scope == "Workbook" {
			all["name "+name.Name] = true
		}
	}
	for _, p := range must2(f.GetCustomProps()) {
		all["property "+p.Name] = fmt.Sprint(p.Value)
	}
	return all
}

func must2[T any](v T, err error) T {
	must(err)
	return v
}

// The lists that follow what is typed (themes, codes) count what there is, in
// LibreOffice as in Excel.
func TestListsFollowTheSheets(t *testing.T) {
	office := officetest.Need(t)
	if err := office.Recalculate(); err != nil {
		t.Fatal(err)
	}
	b := Prefilled()
	own := b.Table(SheetThemes).NewRow()
	own.Cells[0] = Cell{Kind: CellNumber, Number: 7}
	own.Cells[1] = Cell{Kind: CellText, Text: "Sobriété dans les écoles"}
	b.Table(SheetThemes).Rows = append(b.Table(SheetThemes).Rows, own)
	want := map[string]int{
		"ROWS(liste_themes)":                             7,
		"ROWS(liste_codes_indicateurs)":                  len(b.Table(SheetIndicators).Rows),
		"ROWS(liste_codes_objectifs)":                    1, // no objective yet: one blank line
		"ROWS(liste_actions_volet)":                      2,
		`COUNTIF(liste_themes,"7 – Sobriété*")`:          1,
		`COUNTIF(liste_codes_indicateurs,"I5.02")`:       1,
		`IF(type_document="",1,0)`:                       1,
		`IF(ISNUMBER(date_reference),1,0)`:               0,
		`ROWS(liste_catalogue_actions)`:                  len(catalogueLists()[0].values),
		`COUNTIF(liste_seuils,"AGEC-58")`:                1,
		`COUNTIF(liste_unites,"tCO₂e")`:                  1,
		`COUNTIF(liste_oui_non,"oui")`:                   1,
		`COUNTIF(liste_actions_statut,"en retard")`:      0, // computed, not offered
		`COUNTIF(liste_collectivite_nature,"commune")`:   1,
		`COUNTIF(liste_sensibilisation_format,"repair")`: 0,
	}
	f := opened(t, render(t, b, WriteOptions{}))
	formulas := slices.Sorted(maps.Keys(want))
	must2(f.NewSheet("Essai"))
	for i, formula := range formulas {
		must(f.SetCellFormula("Essai", ref("A", i+1), formula))
	}
	file := filepath.Join(t.TempDir(), "listes.xlsx")
	must(f.SaveAs(file))
	calculated := opened(t, must2(os.ReadFile(office.MustSave(t, "xlsx", file)[0])))
	for i, formula := range formulas {
		if got := must2(calculated.GetCellValue("Essai", ref("A", i+1))); got != fmt.Sprint(want[formula]) {
			t.Errorf("%s = %q, want %d", formula, got, want[formula])
		}
	}
}

// The workbook colours as late what the plan counts as late: of a strategy that no
// council has seen, nothing.
func TestReferenceIsThePlans(t *testing.T) {
	office := officetest.Need(t)
	if err := office.Recalculate(); err != nil {
		t.Fatal(err)
	}
	for _, document := range []plan.DocumentType{plan.Strategy, plan.YearlyReview} {
		b := Blank(2026, 2027)
		form := b.Table(SheetCommunity)
		form.Rows[0].Cells[form.Sheet.Column(DocumentKey)] = Cell{Kind: CellText, Text: string(document)}
		form.Rows[0].Cells[form.Sheet.Column(YearKey)] = Cell{Kind: CellNumber, Number: 2027}
		want := "0"
		if !b.Plan().ReferenceDay().IsZero() {
			want = "1"
		}
		f := opened(t, render(t, b, WriteOptions{}))
		must2(f.NewSheet("Essai"))
		must(f.SetCellFormula("Essai", "A1", "IF(ISNUMBER(date_reference),1,0)"))
		file := filepath.Join(t.TempDir(), "reference.xlsx")
		must(f.SaveAs(file))
		calculated := opened(t, must2(os.ReadFile(office.MustSave(t, "xlsx", file)[0])))
		if got := must2(calculated.GetCellValue("Essai", "A1")); got != want {
			t.Errorf("%s: the workbook has a day of reference: %s, want %s", document, got, want)
		}
	}
}
