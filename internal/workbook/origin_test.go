package workbook

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/xlsx/officetest"
)

// troublesomeOrigin holds labels that a spreadsheet may want to change.
func troublesomeOrigin() *Origin {
	var many []string
	for i := range 5_000 {
		many = append(many, fmt.Sprintf("A%d · =1+1 · _x0041_ é", i))
	}
	return &Origin{
		Plan:        strings.Repeat("0", 64),
		Departments: []string{"Direction générale", "1e5", "=A1", "🌱 « été »"},
		Department:  2,
		Logo:        "abc-_9",
		Sheets: []OriginSheet{
			{
				Sheet: SheetActions, Columns: []string{"code", "titre", "2025"},
				Rows: []OriginRow{
					{Label: "1.10", Rank: 4, Department: 2, Prints: []string{"aaaaaa", "", "-_-_-_"}},
					{Label: "", Rank: 0, Department: 0, Prints: []string{"", "", ""}},
					{Label: "14/03/2026 · Fresque", Rank: 12_000, Department: 3, Prints: []string{"000001", "1e1000", "TRUEEE"}},
				},
				Elsewhere: []OriginRest{{Department: 0, Labels: []string{"", ":", "", "-x"}}, {Department: 1, Labels: many}, {Department: 3, Labels: []string{""}}},
			},
			{Sheet: SheetEvents, Columns: []string{"date"}},
		},
	}
}

func TestOriginIsReadBack(t *testing.T) {
	b := Blank()
	b.Origin = troublesomeOrigin()
	got, diags := read(t, render(t, b, WriteOptions{}))
	if len(diags) > 0 {
		t.Errorf("got %v", brief(diags))
	}
	if diff := cmp.Diff(b.Origin, got.Origin); diff != "" {
		t.Errorf("the origin changed (-want +got):\n%s", diff)
	}
}

func TestOriginIsOutOfSight(t *testing.T) {
	b := Blank()
	b.Origin = troublesomeOrigin()
	visible, err := opened(t, render(t, b, WriteOptions{})).GetSheetVisible(serviceName(SheetOrigin))
	if err != nil || visible {
		t.Errorf("visible: %v, %v", visible, err)
	}
}

func TestLibreOfficeKeepsTheOrigin(t *testing.T) {
	office := officetest.Need(t)
	b := Blank()
	b.Origin = troublesomeOrigin()
	file := filepath.Join(t.TempDir(), "part.xlsx")
	must(os.WriteFile(file, render(t, b, WriteOptions{}), 0o600))
	data, err := os.ReadFile(office.MustSave(t, "xlsx", file)[0])
	must(err)
	got, _ := read(t, data)
	if diff := cmp.Diff(b.Origin, got.Origin); diff != "" {
		t.Errorf("the origin changed (-want +got):\n%s", diff)
	}
}

// Half an origin would make losses pass for choices: whatever is wrong with the
// sheet, all of it is left aside, and said.
func TestDamagedOrigin(t *testing.T) {
	b := Blank()
	b.Origin = troublesomeOrigin()
	data := render(t, b, WriteOptions{})
	name := serviceName(SheetOrigin)
	for what, change := range map[string]func(*excelize.File){
		"format":            set(name, "B1", "99"),
		"plan":              set(name, "B2", ""),
		"kind":              set(name, "A9", "autre"),
		"rank":              set(name, "C9", "-1"),
		"prints":            set(name, "F9", "aaaaaa"),
		"department":        set(name, "D9", "4"),
		"no department":     set(name, "C5", ""),
		"department beyond": set(name, "C12", "12"),
		"sheet":             set(name, "B9", "feuille"),
	} {
		got, diags := read(t, editFile(t, data, change))
		if got.Origin != nil || len(diags) != 1 || diags[0].Code != remarkOrigin.Code {
			t.Errorf("%s: %v, %v", what, got.Origin != nil, brief(diags))
		}
	}
}

// A sheet of the user's that happens to bear the name is a sheet like another.
func TestSheetNamedLikeTheOrigin(t *testing.T) {
	_, diags := read(t, edit(t, func(f *excelize.File) {
		_, err := f.NewSheet("Origine")
		must(err)
		set("Origine", "A1", "des données")(f)
	}))
	if len(diags) != 1 || diags[0].Code != remarkSheetUnknown.Code {
		t.Errorf("got %v", brief(diags))
	}
}

// What a cell says has one fingerprint, however a program writes it down.
func TestPrints(t *testing.T) {
	text := func(s string) Cell { return Cell{Kind: CellText, Text: s} }
	same := [][2]Cell{
		{text("a  b"), text(" a\u00a0b\n")},
		{{Kind: CellNumber, Number: 0.1 + 0.2}, {Kind: CellNumber, Number: 0.3}},
		{{Kind: CellInvalid}, {}},
		{{Kind: CellNA}, text("n.d.")},
	}
	for _, pair := range same {
		if pair[0].Print() != pair[1].Print() {
			t.Errorf("%+v and %+v differ", pair[0], pair[1])
		}
	}
	if (&Cell{}).Print() != "" {
		t.Error("a blank cell has a fingerprint")
	}
	seen := map[string]Cell{}
	for _, c := range []Cell{{}, text("a"), text("A"), text("é"), text("0"), {Kind: CellNumber, Number: 1}, {Kind: CellNumber, Number: 1.5}, {Kind: CellNA}, {Kind: CellNotApplicable}, {Kind: CellBool}} {
		if other, taken := seen[c.Print()]; taken {
			t.Errorf("%+v and %+v have one fingerprint", c, other)
		}
		seen[c.Print()] = c
	}
}

func TestLabels(t *testing.T) {
	b := Blank()
	events := b.Table(SheetEvents)
	row := events.NewRow()
	row.Cells[events.Sheet.Column("titre")] = Cell{Kind: CellText, Text: "Fresque"}
	row.Cells[events.Sheet.Column("lieu")] = Cell{Kind: CellText, Text: "Médiathèque"}
	events.Rows = append(events.Rows, row)
	if got := events.Label(0); got != "Fresque · Médiathèque" {
		t.Errorf("got %q", got)
	}
	for _, tt := range []struct {
		sheet *Sheet
		a, b  string
		same  bool
	}{
		{&actionsSheet, "A1. 2", "a1.2", true},
		{&actionsSheet, "A1.2", "A12", false},
		{&eventsSheet, "Fresque · Médiathèque", "fresque médiatheque", true},
		{&actorsSheet, "🌱", "🌿", false},
		{&actorsSheet, "", "🌿", false},
	} {
		if same := tt.sheet.KeyOf(tt.a) == tt.sheet.KeyOf(tt.b); same != tt.same {
			t.Errorf("%q and %q: %v", tt.a, tt.b, same)
		}
	}
}

// A department's workbook tells what is its own to fill.
func TestReadMeOfADepartment(t *testing.T) {
	for department, want := range map[string]bool{"": false, "Direction des achats": true} {
		rows, err := opened(t, render(t, Blank(), WriteOptions{For: department})).GetRows(serviceName(SheetReadMe))
		must(err)
		text := fmt.Sprint(rows)
		if got := strings.Contains(text, "Préparé pour : "+department) && strings.Contains(text, "Ce qui vous revient"); got != want {
			t.Errorf("%q: %v", department, got)
		}
		// Sheets that only the lead fills are not « à commencer » for it.
		if got := strings.Contains(text, "0 0 pour information"); got != want {
			t.Errorf("%q: sheets for information: %v", department, got)
		}
		if !strings.Contains(text, "à commencer") {
			t.Errorf("%q: its own sheets are not to begin", department)
		}
	}
}
