package split

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

func text(s string) workbook.Cell { return workbook.Cell{Kind: workbook.CellText, Text: s} }

// addRow adds a row of texts; a theme is a number.
func addRow(b *workbook.Book, sheet workbook.SheetKey, theme int, cells ...string) {
	t := b.Table(sheet)
	row := t.NewRow()
	if i := t.Sheet.Column("theme"); i >= 0 {
		row.Cells[i] = workbook.Cell{Kind: workbook.CellNumber, Number: float64(theme)}
	}
	for i := 0; i < len(cells); i += 2 {
		row.Cells[t.Sheet.Column(cells[i])] = text(cells[i+1])
	}
	t.Rows = append(t.Rows, row)
}

func townPlan() *workbook.Book {
	b := workbook.Blank()
	form := b.Table(workbook.SheetCommunity)
	form.Rows[0].Cells[form.Sheet.Column("direction")] = text("Direction du numérique")
	addRow(b, workbook.SheetObjectives, 1, "code", "O1.1")
	addRow(b, workbook.SheetObjectives, 2, "code", "O2.1")
	addRow(b, workbook.SheetObjectives, 5, "code", "O5.1")
	addRow(b, workbook.SheetActions, 1, "code", "A1.1", "pilote", "Achats", "objectifs", "o1.1", "indicateurs", "I1.1")
	addRow(b, workbook.SheetActions, 1, "code", "A1.2", "pilote", "ACHATS")
	addRow(b, workbook.SheetActions, 5, "code", "A5.1", "pilote", "Culture", "objectifs", "O5.1 ; O2.1", "indicateurs", "I1.1 ; I5.1")
	addRow(b, workbook.SheetActions, 2, "code", "A2.1")
	addRow(b, workbook.SheetIndicators, 1, "code", "I1.1")
	addRow(b, workbook.SheetIndicators, 5, "code", "I5.1")
	addRow(b, workbook.SheetIndicators, 1, "code", "I1.9")
	addRow(b, workbook.SheetIndicators, 3, "code", "I3.1")
	addRow(b, workbook.SheetEvents, 5, "titre", "Fresque", "organisateur", "culture")
	addRow(b, workbook.SheetEvents, 5, "titre", "Salon", "organisateur", "Association Déclic")
	return b
}

// rowsOf writes a part as its rows by sheet, those to read in brackets.
func rowsOf(p *Part) map[string]string {
	rows := map[string]string{}
	for _, t := range p.Book.Tables {
		var labels []string
		for i := range t.Rows {
			label := t.Label(i)
			if t.Sheet.Form {
				label = "fiche"
			}
			if p.ReadOnly(t.Sheet.Key, i) {
				label = "[" + label + "]"
			}
			labels = append(labels, strings.SplitN(label, " ", 2)[0])
		}
		if len(labels) > 0 {
			rows[t.Sheet.Name] = strings.Join(labels, " ")
		}
	}
	return rows
}

func TestAll(t *testing.T) {
	want := []struct {
		department string
		rows       map[string]string
	}{
		{"Direction du numérique", map[string]string{
			"Collectivité": "fiche", "Programme de travail": "a. b. c.", "Thèmes": "1 2 3 4 5 6", "Objectifs": "O1.1 O2.1 O5.1",
			"Actions": "A2.1", "Indicateurs": "I3.1", "Sensibilisation": "Salon",
		}},
		{"Achats", map[string]string{
			"Collectivité": "[fiche]", "Thèmes": "[1]", "Objectifs": "[O1.1]", "Actions": "A1.1 A1.2", "Indicateurs": "I1.1 I1.9",
		}},
		{"Culture", map[string]string{
			"Collectivité": "[fiche]", "Thèmes": "[1] [2] [5]", "Objectifs": "[O2.1] [O5.1]", "Actions": "A5.1",
			"Indicateurs": "[I1.1] I5.1", "Sensibilisation": "Fresque",
		}},
	}
	parts := All(townPlan())
	if len(parts) != len(want) {
		t.Fatalf("%d parts", len(parts))
	}
	for i, w := range want {
		if parts[i].Department != w.department {
			t.Errorf("part %d is that of %s", i, parts[i].Department)
		}
		if diff := cmp.Diff(w.rows, rowsOf(parts[i])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", w.department, diff)
		}
	}
}

func TestWithoutLead(t *testing.T) {
	b := townPlan()
	b.Table(workbook.SheetCommunity).Rows = nil
	if got := All(b)[0].Department; got != Coordination {
		t.Errorf("got %q", got)
	}
}

func TestFor(t *testing.T) {
	for _, tt := range []struct {
		department string
		themes     []plan.ThemeID
		want       map[string]string
	}{
		{"achats", nil, map[string]string{
			"Collectivité": "[fiche]", "Thèmes": "[1]", "Objectifs": "[O1.1]", "Actions": "A1.1 A1.2", "Indicateurs": "I1.1 I1.9",
		}},
		{"Culture", []plan.ThemeID{2, 3}, map[string]string{
			"Collectivité": "[fiche]", "Thèmes": "[2] [3]", "Objectifs": "[O2.1]",
		}},
		{"Direction nouvelle", []plan.ThemeID{5}, map[string]string{
			"Collectivité": "[fiche]", "Thèmes": "[5]", "Objectifs": "[O5.1]",
		}},
	} {
		p := For(townPlan(), tt.department, tt.themes)
		if diff := cmp.Diff(tt.want, rowsOf(p)); diff != "" {
			t.Errorf("%s %v (-want +got):\n%s", tt.department, tt.themes, diff)
		}
		if french.Fold(p.Book.Origin.For()) != french.Fold(tt.department) {
			t.Errorf("%s: the origin says %q", tt.department, p.Book.Origin.For())
		}
	}
}

func TestBlank(t *testing.T) {
	p := Blank("Culture", []plan.ThemeID{4, 5})
	want := map[string]string{"Collectivité": "[fiche]", "Thèmes": "[4] [5]"}
	if diff := cmp.Diff(want, rowsOf(p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p.Book.Origin != nil {
		t.Error("a blank workbook comes from no plan")
	}
}

// Each row of any plan is for one department, and one only, to fill.
func TestEachRowHasOneOwner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := workbooktest.Book(t)
		before := workbooktest.Content(b)
		owners := map[workbook.SheetKey]map[int]int{}
		for _, p := range All(b) {
			for _, table := range p.Book.Tables {
				key := table.Sheet.Key
				for i, row := range p.Book.Origin.Sheet(key).Rows {
					if owners[key] == nil {
						owners[key] = map[int]int{}
					}
					if !p.ReadOnly(key, i) {
						owners[key][row.Rank]++
					}
				}
			}
		}
		for _, table := range b.Tables {
			for i := range table.Rows {
				if n := owners[table.Sheet.Key][i]; n != 1 {
					t.Errorf("%s: row %d has %d owners", table.Sheet.Name, i, n)
				}
			}
		}
		if !slices.Equal(before, workbooktest.Content(b)) {
			t.Error("the plan was changed")
		}
	})
}

func TestFileNames(t *testing.T) {
	got := FileNames([]string{"Direction de l’Éducation", "direction de l'education", "CON", "com1", "🌱", "A/B : \"c\" <d>?", "l’œuvre", strings.Repeat("très longue direction ", 9)})
	want := []string{"direction-de-l-education.xlsx", "direction-de-l-education-2.xlsx", "direction-con.xlsx", "direction-com1.xlsx", "direction.xlsx", "a-b-c-d.xlsx", "l-oeuvre.xlsx",
		"tres-longue-direction-tres-longue-direction-tres-longue-direction-tres.xlsx"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whatever the departments are called, their files can stand side by side on
// Windows.
func TestFileNamesAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := FileNames(rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"con", "COM9", "Été", "été", "数字", strings.Repeat("数", 200), strings.Repeat("a ", 200)})), 0, 12).Draw(t, "departments"))
		seen := map[string]bool{}
		for _, n := range names {
			base := strings.TrimSuffix(n, ".xlsx")
			switch {
			case seen[strings.ToLower(n)]:
				t.Fatalf("%q twice", n)
			case strings.ContainsAny(n, `\/:*?"<>| `), base == "", strings.Trim(base, ".-") != base, isReserved(base):
				t.Fatalf("%q is not safe", n)
			case utf8.RuneCountInString(n) > 80, len(n) > 240, !utf8.ValidString(n):
				t.Fatalf("%q is too long", n)
			}
			seen[strings.ToLower(n)] = true
		}
	})
}
