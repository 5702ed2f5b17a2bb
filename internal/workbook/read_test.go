package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/xlsx"
	"nrreport/internal/xlsx/officetest"
)

func TestTemplateReadsWithoutRemark(t *testing.T) {
	book, diags := read(t, blankWorkbook())
	if len(diags) > 0 {
		t.Errorf("the blank template is not blameless: %v", brief(diags))
	}
	if book.ModelVersion != ModelVersion || book.SHA256 == "" || book.Size == 0 {
		t.Errorf("the file is not described: %+v", book)
	}
	if n := len(book.Table(SheetThemes).Rows); n != plan.DecreeThemes {
		t.Errorf("%d themes", n)
	}
}

// TestSheets checks how sheets are recognised. want lists the diagnostics
// expected, in brief.
func TestSheets(t *testing.T) {
	rename := func(from, to string) func(*excelize.File) {
		return func(f *excelize.File) { must(f.SetSheetName(from, to)) }
	}
	add := func(name, cell string, value any) func(*excelize.File) {
		return func(f *excelize.File) {
			_, err := f.NewSheet(name)
			must(err)
			must(f.SetCellValue(name, cell, value))
		}
	}
	remove := func(name string) func(*excelize.File) {
		return func(f *excelize.File) { must(f.DeleteSheet(name)) }
	}
	action := row(SheetActions, 6, map[string]any{"code": "A1.01", "titre": "Acheter"})
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		want    []string
		said    string // in the message of the first
	}{
		{"lower case, no accent, space", []func(*excelize.File){rename("Thèmes", "themes "), rename("Actions", "ACTIONS")}, nil, ""},
		{"decomposed accents", []func(*excelize.File){rename("Thèmes", "The\u0300mes")}, nil, ""},
		{"alias", []func(*excelize.File){rename("Actions", "Plan d'actions")}, nil, ""},
		{"near name", []func(*excelize.File){rename("Actions", "Acttions")}, []string{"LEC-004"}, "est lue comme la feuille « Actions »"},
		{"renamed, known by its titles", []func(*excelize.File){rename("Actions", "Feuil3")}, []string{"LEC-004"}, "en a les titres"},
		{"required sheet missing", []func(*excelize.File){remove("Objectifs")}, []string{"LEC-002"}, "« Objectifs » manque"},
		{"optional sheet missing", []func(*excelize.File){remove("Sensibilisation")}, []string{"LEC-003"}, ""},
		{"unknown sheet", []func(*excelize.File){add("Brouillon", "B2", "à trier")}, []string{"LEC-006"}, "1 cellule remplie"},
		{"a sheet named as our list of remarks", []func(*excelize.File){add("Anomalies", "A1", "C12")}, []string{"LEC-006"}, "Anomalies"},
		{"two of one name", []func(*excelize.File){add("actions ", "A1", "x")}, []string{"LEC-005"}, "« Actions » et « actions »"},
		{"alias beside the name", []func(*excelize.File){add("Mesures", "A1", "x")}, []string{"LEC-020"}, "tient déjà ce rôle"},
		{"copy of a sheet", []func(*excelize.File){func(f *excelize.File) {
			n, err := f.NewSheet("Actions (2)")
			must(err)
			from, err := f.GetSheetIndex("Actions")
			must(err)
			must(f.CopySheet(from, n))
		}}, []string{"LEC-020"}, "a les titres de la feuille « Actions »"},
		{"hidden sheet", []func(*excelize.File){func(f *excelize.File) { must(f.SetSheetVisible("Actions", false)) }}, []string{"LEC-017"}, "La feuille est masquée"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, diags := read(t, edit(t, append([]func(*excelize.File){action}, tt.changes...)...))
			checkBrief(t, diags, tt.want, tt.said)
			if n := len(book.Table(SheetActions).Rows); n != 1 {
				t.Errorf("%d actions", n)
			}
		})
	}
}

func checkBrief(t *testing.T, diags diag.List, want []string, said string) {
	t.Helper()
	if got := brief(diags); !slices.Equal(got, want) {
		t.Fatalf("diagnostics: got %q, want %q\n%v", got, want, diags)
	}
	if said != "" && !strings.Contains(plainSpaces(diags[0].Message), said) {
		t.Errorf("%q does not say %q", diags[0].Message, said)
	}
}

// TestTitles checks how columns are recognised, on a sheet of indicators.
func TestTitles(t *testing.T) {
	title := func(key, text any) func(*excelize.File) {
		return func(f *excelize.File) {
			cell := columnOf(f, &indicatorsSheet, key.(string)) + "5"
			must(f.SetCellValue("Indicateurs", cell, text))
		}
	}
	extra := func(column, text string) func(*excelize.File) { return set("Indicateurs", column+"5", text) }
	record := row(SheetIndicators, 6, map[string]any{"code": "I1.1", "titre": "Part", "unite": "%", "2025": 12, "2026": 24})
	blank, err := excelize.OpenReader(bytes.NewReader(blankWorkbook()))
	must(err)
	defer blank.Close()
	// placed puts the letters of a column for its key: « {unite}5 » is E5.
	placed := func(text string) string {
		return regexp.MustCompile(`\{\w+\}`).ReplaceAllStringFunc(text, func(key string) string {
			return columnOf(blank, &indicatorsSheet, strings.Trim(key, "{}"))
		})
	}
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		want    []string
		said    string
	}{
		{"case, accents, spaces, star", []func(*excelize.File){record, title("unite", " UNITE * ")}, nil, ""},
		{"a remark in brackets", []func(*excelize.File){record, title("unite", "Unité (kg, %…)")}, nil, ""},
		{"a second line", []func(*excelize.File){record, title("unite", "Unité\nvoir l’aide")}, nil, ""},
		{"alias", []func(*excelize.File){record, title("depart", "Situation de départ")}, nil, ""},
		{"near miss", []func(*excelize.File){record, title("unite", "Unitée")}, []string{"LEC-013 {unite}5"}, "« Unitée » est lu comme « Unité »"},
		{"renamed beyond recognition", []func(*excelize.File){record, title("unite", "Grandeur")}, []string{"LEC-011", "LEC-091 {unite}5"}, "« Unité » manque"},
		{"renamed and optional", []func(*excelize.File){record, row(SheetIndicators, 6, map[string]any{"source": "Service achats"}), title("source", "Relevé par qui")}, []string{"LEC-012", "LEC-091 {source}5"}, "« Source » manque"},
		{"renamed and empty", []func(*excelize.File){record, title("source", "Relevé par qui")}, []string{"LEC-012", "LEC-015 {source}5"}, ""},
		{"optional column missing", []func(*excelize.File){record, title("commentaire", "")}, []string{"LEC-012"}, "« Commentaire » manque"},
		{"twice", []func(*excelize.File){record, extra("X", "Unité"), set("Indicateurs", "X6", "kg")}, []string{"LEC-014 X5"}, "en {unite}5 et en X5"},
		{"alias beside the title", []func(*excelize.File){record, extra("X", "Unité de mesure"), set("Indicateurs", "X6", "kg")}, []string{"LEC-020 X5"}, "tient déjà ce rôle"},
		{"unknown column", []func(*excelize.File){record, extra("X", "Responsable"), set("Indicateurs", "X6", "Ana")}, []string{"LEC-015 X5"}, "1 cellule remplie"},
		{"column without title", []func(*excelize.File){record, set("Indicateurs", "X6", "note"), set("Indicateurs", "X9", "note")}, []string{"LEC-057 X5"}, "2 cellules remplies"},
		{"columns without titles", []func(*excelize.File){record, set("Indicateurs", "X6", "note"), set("Indicateurs", "Y6", "note"), set("Indicateurs", "Z6", 3), set("Indicateurs", "AB7", 3)}, []string{"LEC-057 X5"}, "4 colonnes n’ont pas de titre : elles ne sont pas lues (X à Z et AB : 4 cellules remplies)."},
		{"above the titles", []func(*excelize.File){record, set("Indicateurs", "C1", "note")}, []string{"LEC-016 C1"}, ""},
		{"above the titles, twice", []func(*excelize.File){record, set("Indicateurs", "C1", "note"), set("Indicateurs", "D1", "note")}, []string{"LEC-016 C1"}, "2 cellules remplies"},
		{"year as text", []func(*excelize.File){record, title("2025", "2025")}, nil, ""},
		{"year among words", []func(*excelize.File){record, title("2025", "Réalisé 2025")}, []string{"LEC-072 {2025}5"}, "année 2025"},
		{"year behind a sign", []func(*excelize.File){record, title("2025", "≤ 2025")}, []string{"LEC-072 {2025}5"}, "« ≤ 2025 » est lue comme celle de l’année 2025"},
		{"year between spaces", []func(*excelize.File){record, title("2025", " 2025 ")}, nil, ""},
		{"another year", []func(*excelize.File){record, title("2025", 2019)}, nil, ""},
		{"year twice", []func(*excelize.File){record, title("2026", "Valeur 2025")}, []string{"LEC-071 {2026}5"}, "en {2025}5 et en {2026}5"},
		{"a target is no year", []func(*excelize.File){record, title("2026", "Cible 2026")}, []string{"LEC-015 {2026}5"}, ""},
		{"a whole sheet of actions", []func(*excelize.File){paste("Actions", 1, 9, "Indicateurs", 1)}, []string{"LEC-092"}, "a les titres de la feuille « Actions »"},
		{"a table of actions under the indicators", []func(*excelize.File){
			record, row(SheetActions, 6, map[string]any{"code": "A1.1", "titre": "Acheter"}), paste("Actions", 5, 2, "Indicateurs", 9),
		}, []string{"LEC-092 9"}, "commence ici : 1 ligne n’est pas lue (10)."},
		{"the titles of actions, then those of indicators", []func(*excelize.File){
			record, paste("Actions", 5, 1, "Indicateurs", 9), paste("Indicateurs", 5, 2, "Indicateurs", 14),
		}, []string{"LEC-016 9", "LEC-016 14"}, "répète les titres de la feuille « Actions »"},
		{"titles that other sheets have too", []func(*excelize.File){record, title("source", "Direction pilote"), title("commentaire", "Statut")}, []string{"LEC-012", "LEC-012", "LEC-015 {source}5", "LEC-015 {commentaire}5"}, ""},
		{"no titles", []func(*excelize.File){record, func(f *excelize.File) { must(f.RemoveRow("Indicateurs", 5)) }}, []string{"LEC-010"}, "introuvables : rien n’y est lu (5 cellules remplies)."},
		{"no titles and nothing typed", []func(*excelize.File){func(f *excelize.File) { must(f.RemoveRow("Indicateurs", 5)) }}, []string{"LEC-010"}, "introuvables : rien n’y est saisi."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, diags := read(t, edit(t, tt.changes...))
			for i := range tt.want {
				tt.want[i] = placed(tt.want[i])
			}
			checkBrief(t, diags, tt.want, placed(tt.said))
		})
	}
}

// paste copies some rows of a sheet to another.
func paste(from string, row, rows int, to string, at int) func(*excelize.File) {
	return func(f *excelize.File) {
		all, err := f.GetRows(from)
		must(err)
		for i, cells := range all[row-1 : min(len(all), row-1+rows)] {
			values := make([]any, 40)
			for j, text := range cells {
				if text != "" {
					values[j] = text
				}
			}
			must(f.SetSheetRow(to, "A"+strconv.Itoa(at+i), &values))
		}
	}
}

// TestColumnsMove reads the same record whatever the order of the columns.
func TestColumnsMove(t *testing.T) {
	record := row(SheetIndicators, 6, map[string]any{"code": "I1.1", "titre": "Part", "unite": "%", "2025": 12, "2026": "n.d.", "2027": "s.o.", "cible": 0})
	f := excelize.NewFile()
	defer f.Close()
	source, err := excelize.OpenReader(bytes.NewReader(edit(t, record)))
	must(err)
	defer source.Close()
	rows, err := source.GetRows("Indicateurs", excelize.Options{RawCellValue: true})
	must(err)
	must(f.SetSheetName("Sheet1", "Indicateurs"))
	for j, text := range rows[4] {
		column := diag.ColumnName(len(rows[4]) - j)
		must(f.SetCellValue("Indicateurs", column+"1", text))
		if j < len(rows[5]) {
			must(f.SetCellValue("Indicateurs", column+"2", rows[5][j]))
		}
	}
	book, _ := read(t, saved(t, f))
	p := book.Plan()
	if len(p.Indicators) != 1 {
		t.Fatalf("%d indicators", len(p.Indicators))
	}
	ind := p.Indicators[0]
	if diff := cmp.Diff([]int{2025, 2026, 2027, 2028}, p.Years); diff != "" {
		t.Error(diff)
	}
	kinds := []plan.MeasureKind{plan.Known, plan.NotAvailable, plan.NotApplicable, plan.NotFilled}
	for i, m := range ind.Values {
		if m.Kind != kinds[i] {
			t.Errorf("%d: %v", p.Years[i], m.Kind)
		}
	}
	if !ind.Target.Known() || ind.Target.V != 0 {
		t.Errorf("zero is a number: %+v", ind.Target)
	}
}

// TestRows checks which rows are records.
func TestRows(t *testing.T) {
	first := row(SheetActions, 6, map[string]any{"code": "A1.01", "titre": "Acheter", "budget_invest": 1200})
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		rows    int
		want    []string
	}{
		{"gap", []func(*excelize.File){first, row(SheetActions, 40, map[string]any{"titre": "Former"})}, 2, nil},
		{"spaces only", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"titre": " \u00a0"})}, 1, nil},
		{"copied example", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"code": "Exemple : A9", "titre": "x"})}, 1, []string{"LEC-016 7"}},
		{"total that says so", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"code": "TOTAL", "budget_invest": 1200})}, 1, []string{"LEC-019 7"}},
		{"total of formulas", []func(*excelize.File){first, func(f *excelize.File) {
			cell := columnOf(f, &actionsSheet, "budget_invest") + "7"
			must(f.SetCellValue("Actions", cell, 1200))
			must(f.SetCellFormula("Actions", cell, "SUM(A1:A2)"))
		}}, 1, []string{"LEC-019 7"}},
		{"totals, said once", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"titre": "Sous-total"}), row(SheetActions, 8, map[string]any{"titre": "Total général"})}, 1, []string{"LEC-019 7"}},
		{"total of something", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"titre": "Sous-total des achats", "budget_invest": 1200})}, 1, []string{"LEC-019 7"}},
		{"a title that totals", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"titre": "Total des dons", "budget_invest": 1200, "statut": "en cours"})}, 2, nil},
		{"titles pasted along", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"code": "Code", "titre": "Action", "theme": "Thème", "statut": "Statut"})}, 1, []string{"LEC-016 7"}},
		{"an action that totals", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"code": "A1.02", "titre": "Total des dons"})}, 2, nil},
		{"hidden rows", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"titre": "b"}), row(SheetActions, 8, map[string]any{"titre": "c"}),
			func(f *excelize.File) {
				must(f.SetRowVisible("Actions", 7, false))
				must(f.SetRowVisible("Actions", 8, false))
			}}, 3, []string{"LEC-017"}},
		{"hidden column", []func(*excelize.File){first, func(f *excelize.File) { must(f.SetColVisible("Actions", "B", false)) }}, 1, []string{"LEC-017"}},
		{"merged", []func(*excelize.File){first, func(f *excelize.File) { must(f.MergeCell("Actions", "B6", "B7")) }}, 1, nil},
		{"merged over two records", []func(*excelize.File){first, row(SheetActions, 7, map[string]any{"code": "A1.02"}),
			func(f *excelize.File) { must(f.MergeCell("Actions", "B6", "B7")) }}, 2, []string{"LEC-018 B6"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, diags := read(t, edit(t, tt.changes...))
			if tt.name == "merged" { // the row below is no record: merging it is harmless, and still said
				tt.want = []string{"LEC-018 B6"}
			}
			checkBrief(t, diags, tt.want, "")
			if n := len(book.Table(SheetActions).Rows); n != tt.rows {
				t.Errorf("%d records, want %d", n, tt.rows)
			}
		})
	}
}

func TestForm(t *testing.T) {
	label := func(key, text string) func(*excelize.File) {
		return func(f *excelize.File) {
			cell := strings.Replace(answerCell(f, key), "B", "A", 1)
			must(f.SetCellValue("Collectivité", cell, text))
		}
	}
	name := answer("nom", "Ville de Test")
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		want    []string
		said    string
	}{
		{"label in other letters", []func(*excelize.File){name, label("nom", "NOM DE LA COLLECTIVITE :")}, nil, ""},
		{"near label", []func(*excelize.File){name, label("nom", "Nom de la colectivité")}, []string{"LEC-013 A5"}, "est lu comme"},
		{"label twice", []func(*excelize.File){name, label("siren", "Nom"), answer("organe", "Conseil")}, []string{"LEC-011", "LEC-020 A7"}, ""},
		{"unknown label", []func(*excelize.File){name, set("Collectivité", "A60", "Devise"), set("Collectivité", "B60", "Liberté")}, []string{"LEC-015 A60"}, "1 cellule remplie"},
		{"beside the form", []func(*excelize.File){name, set("Collectivité", "F9", "à vérifier")}, []string{"LEC-016 F9"}, ""},
		{"answer typed over the help", []func(*excelize.File){name, set("Collectivité", "C9", "121 350 habitants")}, []string{"LEC-016 C9"}, "à côté du formulaire"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, diags := read(t, edit(t, tt.changes...))
			checkBrief(t, diags, tt.want, tt.said)
			if got := cellOf(t, book, SheetCommunity, 0, "nom"); got.Text != "Ville de Test" {
				t.Errorf("name: %+v", got)
			}
		})
	}
}

func TestTaxIsHeldAgainstTheCommunitysChoice(t *testing.T) {
	action := row(SheetActions, 6, map[string]any{"code": "A1.01", "budget_invest": "1 500 € HT", "budget_fonct": "200 € TTC"})
	book, diags := read(t, edit(t, answer("montants", "TTC"), action))
	checkBrief(t, diags, []string{"LEC-034 " + cellOf(t, book, SheetActions, 0, "budget_invest").At.Cell()}, "annonce des montants TTC")
	_, diags = read(t, edit(t, action))
	checkBrief(t, diags, nil, "")
}

func TestOwnThemes(t *testing.T) {
	book, diags := read(t, edit(t,
		row(SheetThemes, 12, map[string]any{"titre": "Sobriété dans les écoles", "retenu": "oui"}),
		row(SheetThemes, 13, map[string]any{"numero": 9, "titre": "Données"}),
		row(SheetObjectives, 6, map[string]any{"code": "O9.1", "theme": "données"}),
		row(SheetObjectives, 7, map[string]any{"code": "O10.1", "theme": "sobriete dans les ecoles"}),
	))
	checkBrief(t, diags, []string{"LEC-056 A12"}, "numéro 10")
	p := book.Plan()
	if p.Objectives[0].Theme.V != 9 || p.Objectives[1].Theme.V != 10 || p.Theme(10) == nil || !p.Theme(10).Own() {
		t.Errorf("themes %v and %v", p.Objectives[0].Theme, p.Objectives[1].Theme)
	}
}

func TestRichTextAndLinks(t *testing.T) {
	data := edit(t, func(f *excelize.File) {
		cell := columnOf(f, &actionsSheet, "description") + "6"
		must(f.SetCellRichText("Actions", cell, []excelize.RichTextRun{
			{Text: "Deux marchés :\n- "}, {Text: "reconditionné", Font: &excelize.Font{Bold: true}}, {Text: "\n- neuf"},
		}))
		must(f.SetCellValue("Actions", columnOf(f, &actionsSheet, "suite")+"6", "Le guide"))
		must(f.SetCellHyperLink("Actions", columnOf(f, &actionsSheet, "suite")+"6", "https://exemple.fr/guide", "External"))
	})
	book, diags := read(t, data)
	checkBrief(t, diags, nil, "")
	want := richtext.Text{
		{Kind: richtext.Paragraph, Runs: []richtext.Run{{Text: "Deux marchés :"}}},
		{Kind: richtext.Bullet, Runs: []richtext.Run{{Text: "reconditionné", Bold: true}}},
		{Kind: richtext.Bullet, Runs: []richtext.Run{{Text: "neuf"}}},
	}
	if diff := cmp.Diff(want, cellOf(t, book, SheetActions, 0, "description").Rich); diff != "" {
		t.Error(diff)
	}
	if next := cellOf(t, book, SheetActions, 0, "suite").Rich; len(next) != 1 || next[0].Runs[0].Link != "https://exemple.fr/guide" {
		t.Errorf("link: %+v", next)
	}
}

func TestLogo(t *testing.T) {
	picture := func(cell, extension string, data []byte) func(*excelize.File) {
		return func(f *excelize.File) {
			must(f.AddPictureFromBytes("Collectivité", cell, &excelize.Picture{Extension: extension, File: data, Format: &excelize.GraphicOptions{}}))
		}
	}
	small := pngOf(t, 40, 20)
	withoutHeadings := func(f *excelize.File) {
		for row := range 60 {
			must(f.SetCellValue("Collectivité", fmt.Sprintf("A%d", row+1), nil))
			must(f.SetCellValue("Collectivité", fmt.Sprintf("B%d", row+1), nil))
		}
	}
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		want    []string
		logo    string // its cell
	}{
		{"png", []func(*excelize.File){picture("B50", ".png", small)}, nil, "B50"},
		{"two pictures", []func(*excelize.File){picture("B50", ".png", small), picture("D3", ".png", pngOf(t, 10, 10))}, []string{"LEC-062 D3"}, "B50"},
		{"another format first", []func(*excelize.File){picture("A2", ".gif", gifOf(t)), picture("B50", ".png", small)}, []string{"LEC-061 A2"}, "B50"},
		{"huge", []func(*excelize.File){picture("B50", ".png", hugePNG(t))}, []string{"LEC-063 B50"}, ""},
		{"on a sheet that lost its headings", []func(*excelize.File){withoutHeadings, picture("B50", ".png", small)}, []string{"LEC-010"}, "B50"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			book, diags := read(t, edit(t, tt.changes...))
			checkBrief(t, diags, tt.want, "")
			got := ""
			if book.Logo != nil {
				got = book.Logo.At.Cell()
			}
			if got != tt.logo {
				t.Errorf("logo in %q, want %q", got, tt.logo)
			}
		})
	}
}

// People's comments on cells are told to be left aside, without their words nor
// their names, which may not be public; ours are not.
func TestComments(t *testing.T) {
	comment := func(cell, text string) func(*excelize.File) {
		return func(f *excelize.File) {
			must(f.AddComment("Actions", excelize.Comment{Cell: cell, Author: "Léa", Text: text}))
		}
	}
	for _, tt := range []struct {
		name    string
		changes []func(*excelize.File)
		want    []string
		says    string
	}{
		{"one", []func(*excelize.File){comment("C7", "À valider")}, []string{"LEC-064 C7"}, "attaché à cette cellule"},
		{"several", []func(*excelize.File){comment("C7", "À valider"), comment("B6", "Estimé")}, []string{"LEC-064 B6"}, "aux cellules B6 et C7"},
		{"without a word", []func(*excelize.File){comment("C7", " ")}, nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := edit(t, tt.changes...)
			_, diags := read(t, data)
			checkBrief(t, diags, tt.want, tt.says)
			for _, d := range diags {
				if said := d.Message + d.Value; strings.Contains(said, "Léa") || strings.Contains(said, "valider") {
					t.Errorf("a remark repeats a comment: %s", said)
				}
			}
			annotated, err := Annotate("plan.xlsx", data, diag.List{{Severity: diag.Warning, At: diag.Position{Sheet: &diag.Sheet{File: "plan.xlsx", Name: "Actions"}, Row: 8, Col: 2}, Message: "À revoir."}}, true)
			if err != nil {
				t.Fatal(err)
			}
			_, again, err := Read("plan.xlsx", annotated.Data)
			if err != nil {
				t.Fatal(err)
			}
			checkBrief(t, again, tt.want, tt.says)
		})
	}
	t.Run("damaged", func(t *testing.T) {
		_, diags := read(t, patch(t, edit(t, comment("C7", "À valider")), "xl/comments", regexp.MustCompile(`(?s)<comment .*`), ""))
		checkBrief(t, diags, []string{"LEC-064"}, "endommagés")
	})
}

// TestDamagedLogo cuts the picture inside the package, which excelize would
// refuse to do.
func TestDamagedLogo(t *testing.T) {
	data := edit(t, func(f *excelize.File) {
		must(f.AddPictureFromBytes("Collectivité", "B50", &excelize.Picture{Extension: ".png", File: pngOf(t, 40, 20), Format: &excelize.GraphicOptions{}}))
	})
	data = patch(t, data, "xl/media/", regexp.MustCompile(`(?s)IHDR.*`), "")
	book, diags := read(t, data)
	checkBrief(t, diags, []string{"LEC-061 B50"}, "endommagée")
	if book.Logo != nil {
		t.Error("a damaged logo was taken")
	}
}

func pngOf(t *testing.T, width, height int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gifOf(t *testing.T) []byte {
	var b bytes.Buffer
	if err := gif.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hugePNG is a small file that announces 100,000 × 100,000 pixels.
func hugePNG(t *testing.T) []byte {
	data := pngOf(t, 1, 1)
	copy(data[16:24], []byte{0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0})
	// The header's checksum must match.
	crc := crc32.ChecksumIEEE(data[12:29])
	copy(data[29:33], []byte{byte(crc >> 24), byte(crc >> 16), byte(crc >> 8), byte(crc)})
	return data
}

func TestModelVersion(t *testing.T) {
	version := func(v any) []byte {
		return edit(t, func(f *excelize.File) {
			must(f.SetCustomProps(excelize.CustomProperty{Name: VersionProperty, Value: v}))
		})
	}
	for _, tt := range []struct {
		value any
		want  []string
	}{
		{int32(ModelVersion), nil},
		{strconv.Itoa(ModelVersion), nil},
		{int32(ModelVersion + 1), []string{"LEC-008"}},
		{"bientôt", []string{"LEC-009"}},
	} {
		_, diags := read(t, version(tt.value))
		checkBrief(t, diags, tt.want, "")
	}
}

func TestForeignWorkbook(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	must(f.SetCellValue("Sheet1", "A1", "Facture n° 12"))
	book, diags := read(t, saved(t, f))
	checkBrief(t, diags, []string{"LEC-001"}, "aucune des feuilles du modèle")
	if book == nil || book.Plan() == nil {
		t.Error("even a foreign workbook has a plan, an empty one")
	}
	if !strings.Contains(diags[0].Remedy, "nrreport template") {
		t.Error(diags[0].Remedy)
	}
}

func TestUnreadableFile(t *testing.T) {
	book, diags, err := Read("plan.xlsx", []byte("Nom;Valeur\n"))
	var unreadable *xlsx.Unreadable
	if !errors.As(err, &unreadable) || book != nil || diags != nil {
		t.Errorf("got %v, %v, %v", book, diags, err)
	}
}

func TestTooManyRows(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 50,000 rows")
	}
	f := excelize.NewFile()
	defer f.Close()
	must(f.SetSheetName("Sheet1", "Actions"))
	sw, err := f.NewStreamWriter("Actions")
	must(err)
	must(sw.SetRow("A1", []any{"Code", "Action", "Thème"}))
	for i := range 50_000 {
		must(sw.SetRow(fmt.Sprintf("A%d", i+2), []any{"A"}))
	}
	must(sw.Flush())
	_, _, err = Read("plan.xlsx", saved(t, f))
	var unreadable *xlsx.Unreadable
	if !errors.As(err, &unreadable) || unreadable.Remedy == "" {
		t.Errorf("got %v", err)
	}
}

// TestManyRemarksOfLittleWeight: a large plan with a slip on every row is not
// blocked because the slips are many.
func TestManyRemarksOfLittleWeight(t *testing.T) {
	long := strings.Repeat("très long ", 30)
	for more, says := range map[int]string{
		1:  "La feuille compte 1 autre anomalie, qui n’est pas détaillée.",
		10: "La feuille compte 10 autres anomalies, qui ne sont pas détaillées.",
	} {
		_, diags := read(t, edit(t, func(f *excelize.File) {
			for i := range maxSheetDiags + more {
				must(f.SetCellValue("Acteurs", "A"+strconv.Itoa(i+6), long))
			}
		}))
		if diags.HasErrors() || len(diags) != maxSheetDiags+1 || diags.Count(diag.Warning) != len(diags) {
			t.Errorf("%d diagnostics: %s", len(diags), diags.Summary())
		}
		if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Message == says }) {
			t.Errorf("nothing says %q", says)
		}
	}
}

// TestEveryRemark reads workbooks that hold, together, every fault the reader
// knows, and holds what it says of them against the golden file: this is what
// users will read.
func TestEveryRemark(t *testing.T) {
	var out strings.Builder
	said := map[string]bool{}
	for _, w := range faultyWorkbooks(t) {
		_, diags := read(t, w.data)
		fmt.Fprintf(&out, "== %s\n", w.name)
		for _, d := range diags {
			said[d.Code] = true
		}
		if w.brief && len(diags) > 5 {
			diags = append(diags[:1:1], diags[len(diags)-1])
		}
		if err := diag.WriteText(&out, diags, diag.TextOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	// The model has one version so far: no workbook is older.
	said[remarkModelOlder.Code] = true
	for _, r := range ReaderDiagnostics() {
		if !said[r.Code] {
			t.Errorf("no workbook shows %s (%s)", r.Code, r.Title)
		}
	}
	golden.Equal(t, "remarques.txt", out.String())
}

// TestLibreOfficeChangesNoRemark saves the faulty workbooks again with
// LibreOffice, which computes the formulas and keeps the rest.
func TestLibreOfficeChangesNoRemark(t *testing.T) {
	lo := officetest.Need(t)
	folder := t.TempDir()
	var files []string
	var wants []diag.List
	for i, w := range faultyWorkbooks(t) {
		if w.brief {
			continue // thousands of rows teach nothing more
		}
		_, diags := read(t, w.data)
		file := filepath.Join(folder, strconv.Itoa(i)+".xlsx")
		must(os.WriteFile(file, w.data, 0o600))
		files, wants = append(files, file), append(wants, diags)
	}
	for i, file := range lo.MustSave(t, "xlsx", files...) {
		data, err := os.ReadFile(file)
		must(err)
		_, got := read(t, data)
		if diff := cmp.Diff(resaved(wants[i]), resaved(got)); diff != "" {
			t.Errorf("%s (-before +after LibreOffice):\n%s", filepath.Base(file), diff)
		}
	}
}

// resaved is what a list of diagnostics says once saved again: formulas have a
// result, pictures lose their names, and links to a disk are made relative.
func resaved(diags diag.List) []string {
	var list []string
	for _, d := range diags {
		if d.Code == remarkFormula.Code {
			continue
		}
		if d.Code == remarkPictureFormat.Code || d.Code == remarkPictureLarge.Code || d.Code == remarkPictureExtra.Code {
			d.Value = ""
		}
		if d.Code == remarkLink.Code {
			d.Value, d.Message = "", ""
		}
		list = append(list, strings.Join([]string{d.Code, d.At.SheetName(), d.At.Cell(), d.Value, d.Message}, " | "))
	}
	return list
}

type faulty struct {
	name  string
	data  []byte
	brief bool // show only the first and the last diagnostic
}

func faultyWorkbooks(t *testing.T) []faulty {
	foreign := excelize.NewFile()
	defer foreign.Close()
	must(foreign.SetCellValue("Sheet1", "A1", "Facture"))

	everything := edit(t,
		answer("nom", "Ville de Test"), answer("siren", "200 068"), answer("contact_courriel", "mairie"),
		answer("couleur", "bleu"), answer("exercice", "l’an prochain"), answer("montants", "HT"),
		answer("debut", styled{45658.5, "dd/mm/yyyy"}), answer("fin", styled{47848, "0"}), answer("elu", styled{45658, "dd/mm/yyyy"}),
		answer("annexe", strings.Repeat("1", 80)), answer("population", 40_000_000),
		set("Collectivité", "F3", "à revoir"),
		func(f *excelize.File) {
			must(f.AddPictureFromBytes("Collectivité", "A2", &excelize.Picture{Extension: ".gif", File: gifOf(t), Format: &excelize.GraphicOptions{}}))
			must(f.AddPictureFromBytes("Collectivité", "B40", &excelize.Picture{Extension: ".png", File: hugePNG(t), Format: &excelize.GraphicOptions{}}))
			must(f.AddPictureFromBytes("Collectivité", "B50", &excelize.Picture{Extension: ".png", File: pngOf(t, 40, 20), Format: &excelize.GraphicOptions{}}))
			must(f.AddPictureFromBytes("Collectivité", "B55", &excelize.Picture{Extension: ".png", File: pngOf(t, 20, 20), Format: &excelize.GraphicOptions{}}))
		},
		row(SheetThemes, 6, map[string]any{"retenu": "peut-être"}),
		row(SheetThemes, 12, map[string]any{"titre": "Écoles"}),
		row(SheetObjectives, 6, map[string]any{"code": "O1.1", "theme": "Ecoconseption", "echeance": "2025"}),
		row(SheetObjectives, 7, map[string]any{"code": "O1.2", "theme": "1 – Écoconception des sites et des services numériques", "echeance": "mars 2025"}),
		row(SheetObjectives, 8, map[string]any{"code": "O1.3", "theme": 1, "echeance": styled{2025, "dd/mm/yyyy"}}),
		row(SheetActions, 6, map[string]any{"code": "A1.01", "titre": "Acheter", "statut": "réalissée", "avancement": 35, "debut": "31/02/2025", "echeance": "01/03/25",
			"budget_invest": "1.500", "budget_fonct": "1 500 € TTC", "budget_realise": formula("SUM(A1:A2)"), "etp": "deux"}),
		row(SheetActions, 10, map[string]any{"code": "A1.04", "titre": "Réparer", "budget_invest": styled{12, `0" k€"`}, "echeance": styled{46082, "mmm-yy"}}),
		row(SheetActions, 7, map[string]any{"code": styled{45658, "dd/mm/yyyy"}, "titre": formula("NA()"), "avancement": styled{35, "0%"}, "debut": "bientôt", "budget_invest": -5}),
		struck("Actions", "A10", "B10"),
		row(SheetActions, 8, map[string]any{"code": "TOTAL", "budget_invest": 1200}),
		row(SheetActions, 9, map[string]any{"code": "Exemple : A1", "titre": "x"}),
		set("Actions", "AB5", "Responsable"), set("Actions", "AB6", "Ana"), set("Actions", "AC5", "Statut"), set("Actions", "AD5", "Mesure"), set("Actions", "AD6", "x"), set("Actions", "AF7", "x"),
		func(f *excelize.File) {
			must(f.SetCellValue("Actions", columnOf(f, &actionsSheet, "volet")+"5", "Vollet"))
			must(f.SetCellValue("Actions", columnOf(f, &actionsSheet, "suite")+"5", nil))
			must(f.SetCellHyperLink("Actions", "B6", "file:///C:/Users/x/plan.docx", "External"))
			must(f.SetRowVisible("Actions", 7, false))
			must(f.MergeCell("Actions", "D6", "D7"))
			must(f.AddComment("Actions", excelize.Comment{Cell: "C7", Author: "Léa", Text: "À valider"}))
			must(f.AddComment("Actions", excelize.Comment{Cell: "B9", Author: "Noé", Text: "Estimé"}))
			must(f.SetCellValue("Indicateurs", columnOf(f, &indicatorsSheet, "2026")+"5", "Réalisé 2025"))
			must(f.SetCellValue("Indicateurs", columnOf(f, &indicatorsSheet, "2027")+"5", "Année 2026"))
			must(f.SetCellValue("Indicateurs", columnOf(f, &indicatorsSheet, "unite")+"5", "Unité"))
			must(f.SetCellValue("Objectifs", columnOf(f, &objectivesSheet, "portee")+"5", "Niveau"))
			_, err := f.NewSheet("Brouillon")
			must(err)
			must(f.SetCellValue("Brouillon", "A1", "x"))
			_, err = f.NewSheet("actions ")
			must(err)
			_, err = f.NewSheet("Mesures")
			must(err)
			must(f.DeleteSheet("Acteurs"))
			must(f.DeleteSheet("Programme de travail"))
			must(f.SetSheetName("Sensibilisation", "Sensibilisatoin"))
		},
		func(f *excelize.File) {
			set("Sensibilisatoin", "J6", 12.5)(f)
			set("Sensibilisatoin", "A6", "14/03/2026 18:00")(f)
		},
	)
	measures := edit(t,
		row(SheetIndicators, 6, map[string]any{"code": "I1.1", "unite": "%", "depart": 0.35, "cible": "-", "2025": "non renseigné", "2026": styled{24, "0%"}}),
		row(SheetIndicators, 7, map[string]any{"code": "I1.2", "unite": "kg", "depart": styled{0.35, "0%"}, "cible": "12 tonnes", "2025": true, "2026": "1.234"}),
	)
	elsewhere := edit(t, row(SheetActions, 6, map[string]any{"code": "A1.01", "titre": "Acheter"}),
		paste("Actions", 1, 6, "Indicateurs", 1), paste("Actions", 5, 2, "Objectifs", 9), paste("Actions", 5, 1, "Acteurs", 9))
	noTitles := edit(t, row(SheetActions, 6, map[string]any{"code": "A1.01"}), func(f *excelize.File) { must(f.RemoveRow("Actions", 5)) })
	flood := edit(t, func(f *excelize.File) {
		for i := range 2*maxSheetDiags/3 + 10 {
			row(SheetEvents, i+6, nil)(f)
			for _, cell := range []string{"A", "J", "K"} {
				must(f.SetCellValue("Sensibilisation", cell+strconv.Itoa(i+6), "x"))
			}
		}
	})
	newer := edit(t, func(f *excelize.File) {
		must(f.SetCustomProps(excelize.CustomProperty{Name: VersionProperty, Value: int32(ModelVersion + 1)}))
	})
	unversioned := edit(t, func(f *excelize.File) {
		must(f.SetCustomProps(excelize.CustomProperty{Name: VersionProperty}))
	})
	damaged := edit(t, func(f *excelize.File) {
		_, err := f.NewSheet(serviceName(SheetOrigin))
		must(err)
		set(serviceName(SheetOrigin), "A1", originMarker)(f)
		set(serviceName(SheetOrigin), "B1", originFormat)(f)
		set(serviceName(SheetOrigin), "A2", recordRow)(f)
	})
	return []faulty{
		{"un autre classeur", saved(t, foreign), false},
		{"de tout", everything, false},
		{"valeurs d’indicateurs", measures, false},
		{"sans titres", noTitles, false},
		{"collé dans une autre feuille", elsewhere, false},
		{"colonnes décalées", flood, true},
		{"modèle plus récent", newer, false},
		{"modèle inconnu", unversioned, false},
		{"origine abîmée", damaged, false},
	}
}

func TestReaderDiagnostics(t *testing.T) {
	previous := ""
	for _, r := range ReaderDiagnostics() {
		if !regexp.MustCompile(`^LEC-\d{3}$`).MatchString(r.Code) || r.Code <= previous {
			t.Errorf("%s after %s", r.Code, previous)
		}
		previous = r.Code
		if r.Title == "" || r.Explanation == "" || r.Severity == 0 {
			t.Errorf("%s is not documented", r.Code)
		}
		if strings.ContainsRune(r.Title+r.Explanation, '\'') || french.Typeset(r.Title) != r.Title && !strings.Contains(r.Title, " ") {
			t.Errorf("%s: %q", r.Code, r.Explanation)
		}
	}
}

// struck draws a line through the words of cells.
func struck(sheet, from, to string) func(*excelize.File) {
	return func(f *excelize.File) {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		must(err)
		must(f.SetCellStyle(sheet, from, to, style))
	}
}

// A row struck out is cancelled to its author, and printed like any other: it
// is told. A word struck out in a row is not.
func TestStruckRows(t *testing.T) {
	action := func(number int, code string) func(*excelize.File) {
		return row(SheetActions, number, map[string]any{"code": code, "titre": "Acheter", "statut": "en cours", "etp": 1})
	}
	for _, tt := range []struct {
		changes []func(*excelize.File)
		want    []string
		said    string
	}{
		{[]func(*excelize.File){action(6, "A1"), action(7, "A2")}, nil, ""},
		{[]func(*excelize.File){action(6, "A1"), action(7, "A2"), struck("Actions", "A7", "X7")}, []string{"LEC-065 7"}, "La ligne 7 est barrée"},
		{[]func(*excelize.File){action(6, "A1"), action(7, "A2"), struck("Actions", "A6", "B7")}, []string{"LEC-065 6"}, "Les lignes 6 et 7 sont barrées"},
		{[]func(*excelize.File){row(SheetActions, 6, map[string]any{"code": "A1", "titre": "Acheter", "statut": "Annulée"}), struck("Actions", "A6", "X6")}, nil, ""},
		{[]func(*excelize.File){action(6, "A1"), struck("Actions", "B6", "B6")}, nil, ""},
		{[]func(*excelize.File){action(6, "A1"), struck("Actions", "A9", "X9")}, nil, ""},
	} {
		book, diags := read(t, edit(t, tt.changes...))
		checkBrief(t, diags, tt.want, tt.said)
		if n := len(book.Plan().Actions); n != len(tt.changes)-1 && tt.want != nil {
			t.Errorf("%d actions", n)
		}
	}
}

// A schedule kept by months holds the first of each: it is read, and told once
// for each column. A day that the format hides, and that is no first, was chosen.
func TestMonthsAreNamed(t *testing.T) {
	const march, april = 46082, 46113 // the first of both, in 2026
	book, diags := read(t, edit(t,
		row(SheetActions, 6, map[string]any{"code": "A1", "debut": styled{march, "mmm-yy"}, "echeance": styled{april, "mmmm yyyy"}}),
		row(SheetActions, 7, map[string]any{"code": "A2", "debut": styled{march + 30, "mmm-yy"}, "echeance": styled{march, "yyyy"}}),
		row(SheetActions, 8, map[string]any{"code": "A3", "debut": styled{march, "dd/mm/yyyy"}}),
	))
	start, due := cellOf(t, book, SheetActions, 0, "debut").At.Cell(), cellOf(t, book, SheetActions, 0, "echeance").At.Cell()
	checkBrief(t, diags, []string{"LEC-028 " + start, "LEC-028 " + due}, "c’est le 01/03/2026 qui est retenu")
	if got := diags[len(diags)-1].Message; got != french.Typeset("2 dates de la colonne n’affichent pas leur jour : c’est le premier du mois qui est retenu.") {
		t.Error(got)
	}
	for i, want := range []string{"2026-04-01", "2026-03-01"} {
		if got := book.Plan().Actions[i].Due.V.ISO(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The remedy agrees with the number of cells.
func TestStrayCellsRemedy(t *testing.T) {
	record := row(SheetIndicators, 6, map[string]any{"code": "I1.1", "titre": "Part"})
	for want, changes := range map[string][]func(*excelize.File){
		"Si elle appartient au plan, recopiez-la":      {record, set("Indicateurs", "C1", "note")},
		"Si elles appartiennent au plan, recopiez-les": {record, set("Indicateurs", "C1", "note"), set("Indicateurs", "D1", "note")},
	} {
		_, diags := read(t, edit(t, changes...))
		if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "LEC-016" && strings.HasPrefix(d.Remedy, want) }) {
			t.Errorf("no remedy says %q: %v", want, diags)
		}
	}
}
