package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/intake"
	"nrreport/internal/intake/intaketest"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
	"nrreport/internal/xlsx"
	"nrreport/internal/xlsx/xlsxtest"
)

func fixture(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "export.txt"))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := intaketest.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return intaketest.Workbook(sheets)
}

// What becomes of the fixture, cell by cell, is in testdata/export.golden.
func TestImport(t *testing.T) {
	book, account, err := intake.Import("export.xlsx", fixture(t), intake.Known())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %q: %d actions (%d sub-actions), %d themes, %d objectives, %d indicators, proposed %v, unproposed %d, %s, %d to confirm\n\n",
		account.Source, account.Sheets, account.Actions, account.SubActions, account.Themes, account.Objectives, account.Indicators,
		account.Proposed, account.Unproposed, account.Tax, account.ToConfirm)
	for _, table := range book.Tables {
		for i := range table.Rows {
			var cells []string
			for j := range table.Rows[i].Cells {
				c := &table.Rows[i].Cells[j]
				if c.IsBlank() {
					continue
				}
				text := c.Shown(table.Column(j))
				if c.Kind == workbook.CellRich {
					text = c.Rich.Plain()
				}
				if c.Kind == workbook.CellInvalid {
					text = "?" + text
				}
				cells = append(cells, fmt.Sprintf("    %s = %s\n", table.ColumnKey(j), strings.ReplaceAll(text, "\n", `\n`)))
			}
			if len(cells) > len(table.Sheet.FixedRows[0:min(1, len(table.Sheet.FixedRows))])+1 || table.Sheet.Form && len(cells) > 0 {
				fmt.Fprintf(&b, "%s %d\n%s", table.Sheet.Name, i+1, strings.Join(cells, ""))
			}
		}
	}
	fmt.Fprintln(&b)
	if err := diag.WriteText(&b, account.Diags, diag.TextOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, k := range account.Columns {
		fmt.Fprintf(&b, "%s | %s | %d | %s\n", k.Sheet, k.Title, k.Listed, k.Why)
	}
	golden.Equal(t, "export.golden", b.String())
	requireAccounted(t, "export.xlsx", fixture(t), book, account)
}

// A date that shows its month alone is taken for the first of it, and said, as
// in a workbook of ours.
func TestMonthsAreSaid(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Axe", "Titre de la fiche action", "Date de début", "Date de fin"},
		{"1. Axe", "Acheter des postes", 46082, 46112},
		{"1. Axe", "Former les agents", 46082, 46113},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for format, area := range map[string][2]string{"mmm yyyy": {"C2", "C3"}, "dd/mm/yyyy": {"D2", "D3"}} {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", area[0], area[1], style); err != nil {
			t.Fatal(err)
		}
	}
	var data bytes.Buffer
	if err := xlsx.Save(f, &data); err != nil {
		t.Fatal(err)
	}
	_, account, err := intake.Import("export.xlsx", data.Bytes(), intake.Known())
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range account.Diags {
		said = append(said, fmt.Sprint(d.Code, " ", d.At.Cell(), " ", len(d.Also)))
	}
	if !slices.Contains(said, "LEC-028 C2 1") || len(said) != 1 {
		t.Errorf("said %q", said)
	}
}

// The new workbook is one of ours: it is read back as it was made, and Excel
// finds nothing to repair. It is kept in the folder NRREPORT_KEEP, for other
// tools to validate.
func TestImportedWorkbookIsOurs(t *testing.T) {
	book, _, err := intake.Import("export.xlsx", fixture(t), intake.Known())
	if err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := workbook.Write(&data, book, workbook.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	xlsxtest.Check(t, data.Bytes())
	if folder := os.Getenv("NRREPORT_KEEP"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "reprise.xlsx"), data.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	again, _, err := workbook.Read("plan.xlsx", data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range []*workbook.Book{book, again} {
		// An amount that says HT in a plan of TTC is read, and reported.
		actions := b.Table(workbook.SheetActions)
		actions.Rows[1].Cells[actions.Sheet.Column("budget_invest")] = workbook.Cell{}
	}
	if diff := cmp.Diff(workbooktest.Content(book), workbooktest.Content(again)); diff != "" {
		t.Errorf("it is not read back as it was made:\n%s", diff)
	}
	if len(again.PersonalCells()) == 0 {
		t.Error("the names of agents are not marked as personal data")
	}
}

// requireAccounted holds an import to its word: every filled cell of the sheets
// imported has one fate, and what is carried or listed can be found where the
// account says.
func requireAccounted(t rapid.TB, name string, data []byte, book *workbook.Book, account *intake.Account) {
	t.Helper()
	file, err := xlsx.Open(name, data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		sheet string
		cell  string
	}
	fates := map[place]intake.CellFate{}
	for _, f := range account.Cells {
		key := place{f.At.SheetName(), f.At.Cell()}
		if _, twice := fates[key]; twice {
			t.Fatalf("%v has two fates", key)
		}
		fates[key] = f
	}
	for _, s := range file.Sheets {
		if !slices.Contains(account.Sheets, s.Name) {
			continue
		}
		grid, err := s.Read()
		if err != nil {
			t.Fatal(err)
		}
		for i := range grid.Rows {
			for j := range grid.Rows[i].Cells {
				c := &grid.Rows[i].Cells[j]
				if c.Kind == xlsx.KindText && strings.TrimSpace(c.Text) == "" {
					continue
				}
				key := place{s.Name, xlsx.Ref{Row: grid.Rows[i].Number, Col: c.Col}.String()}
				f, known := fates[key]
				if !known {
					t.Fatalf("%v (%q) has no fate", key, c.Text)
				}
				requireFound(t, c, f, book)
			}
		}
	}
}

func requireFound(t rapid.TB, c *xlsx.Cell, f intake.CellFate, book *workbook.Book) {
	t.Helper()
	switch f.Fate {
	case intake.Title, intake.Guide, intake.Void:
		return
	case intake.Carried, intake.Listed:
	default:
		t.Fatalf("%s (%q) has the fate %d", f.At.Cell(), c.Text, f.Fate)
	}
	if len(f.To) == 0 {
		t.Fatalf("%s (%q) went nowhere", f.At.Cell(), c.Text)
	}
	var found strings.Builder
	typed := false
	for _, to := range f.To {
		table := book.Table(to.Sheet)
		i := table.Sheet.Column(to.Column)
		cell := &table.Rows[to.Row].Cells[i]
		if cell.IsBlank() {
			t.Fatalf("%s (%q) went to %+v, which is blank", f.At.Cell(), c.Text, to)
		}
		switch table.Sheet.Columns[i].Type {
		case workbook.TypeText, workbook.TypeProse, workbook.TypeNames:
			found.WriteString(" " + french.Fold(cell.Shown(&table.Sheet.Columns[i])))
		default:
			typed = true // an enumeration, a date, an amount: read as the schema reads them
		}
		typed = typed || to.Column == workbook.ConfirmKey
	}
	if typed || c.Kind != xlsx.KindText {
		return
	}
	if amount, err := french.ParseEuros(c.Text); err == nil && strings.Contains(found.String(), french.Fold(french.Euros(amount.Cents))) {
		return // written out: « 12 k€ » is 12 000 €
	}
	// The numbers of lists are given again when a text is written.
	for _, word := range strings.Fields(french.Fold(richtext.FromPlain(c.Text).Plain())) {
		if !strings.Contains(found.String(), word) {
			t.Fatalf("%s: %q of %q is not in %q", f.At.Cell(), word, c.Text, found.String())
		}
	}
}

// Whatever the sheet holds, nothing is lost, and what is made can be written.
func TestNothingIsLost(t *testing.T) { rapid.Check(t, nothingIsLost) }

func FuzzNothingIsLost(f *testing.F) { f.Fuzz(rapid.MakeFuzz(nothingIsLost)) }

func nothingIsLost(t *rapid.T) {
	var titles []any
	for _, s := range intake.Known() {
		for _, c := range s.Columns {
			for _, title := range c.Titles {
				if rapid.IntRange(0, 2).Draw(t, "column") > 0 {
					titles = append(titles, strings.NewReplacer("####", "2024", "#", "3").Replace(title))
				}
			}
		}
	}
	titles = append(titles, "Titre de la fiche action", "Titre à nous", "", "Statut")
	rows := [][]any{titles}
	if rapid.Bool().Draw(t, "above") {
		rows = [][]any{{"Acteurs", "Export du 3 mars"}, titles}
	}
	values := []string{
		"", "", "", "1. Axe", "2. Axe", "Acheter des postes", "Former les agents", "En cours", "Réalisé", "Élevé", "Oui", "non", "x",
		"01/03/2025", "fin mars", "31/02/2025", "12 000 € TTC", "12 k€ HT", "Ville de X : 12 000 €", "a, b ; c | d\ne", " ; ", "-", "•", "|||",
		"(Fiche non classée)", "Champ texte libre", strings.Repeat("long ", 80), "https://exemple.fr", "= 2+2", "Région (5 000 €) ; Département : 3 000 €",
	}
	for range rapid.IntRange(1, 8).Draw(t, "rows") {
		row := make([]any, len(titles))
		for i := range row {
			switch rapid.IntRange(0, 12).Draw(t, "kind") {
			case 0:
				row[i] = rapid.SampledFrom([]float64{0, 1, -3, 45360, 12000.5, 2025, 1e15}).Draw(t, "number")
			case 1:
				row[i] = rapid.Bool().Draw(t, "bool")
			default:
				row[i] = rapid.SampledFrom(values).Draw(t, "value")
			}
		}
		rows = append(rows, row)
	}
	data := intaketest.Workbook([]intaketest.Sheet{{Name: "Plan", Rows: rows}})
	book, account, err := intake.Import("export.xlsx", data, intake.Known())
	var refused *intake.Refused
	if errors.As(err, &refused) {
		return // no action in it
	}
	if err != nil {
		t.Fatal(err)
	}
	requireAccounted(t, "export.xlsx", data, book, account)
	if rapid.IntRange(0, 19).Draw(t, "written") == 0 { // costly: not each time
		var b bytes.Buffer
		if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRefused(t *testing.T) {
	var ours bytes.Buffer
	if err := workbook.Write(&ours, workbook.Blank(), workbook.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	other := intaketest.Workbook([]intaketest.Sheet{{Name: "Congés", Rows: [][]any{{"Nom", "Jours"}, {"Léa", 12.0}}}})
	form := intaketest.Workbook([]intaketest.Sheet{{Name: "Fichier d'import", Rows: [][]any{{"Titre de la fiche action", "Statut"}, {"Champ texte", "Champ liste"}}}})
	empty := intaketest.Workbook([]intaketest.Sheet{
		{Name: "Plan", Rows: [][]any{{"Titre de la fiche action", "Statut"}}},
		{Name: "Plan 2", Rows: [][]any{{"Titre de la fiche action", "Statut"}}},
	})
	for _, c := range []struct {
		data []byte
		says []string
	}{
		{ours.Bytes(), []string{"déjà un classeur de nrreport", "nrreport check"}},
		{other, []string{"n’est pas un plan d’un outil connu", "Congés", "Territoires en Transitions", "Titre de la fiche action", "--map"}},
		{form, []string{"ne contient aucune action : la feuille « Fichier d'import » n’a rien sous ses titres, sinon"}},
		{empty, []string{"ne contient aucune action : les feuilles « Plan » et « Plan 2 » n’ont rien sous leurs titres, sinon"}},
	} {
		_, _, err := intake.Import("export.xlsx", c.data, intake.Known())
		var refused *intake.Refused
		if !errors.As(err, &refused) {
			t.Fatalf("%v, want a refusal", err)
		}
		for _, says := range c.says {
			if told := strings.ReplaceAll(refused.Error(), french.NBSP, " "); !strings.Contains(told, says) {
				t.Errorf("%q is not in %q", says, told)
			}
		}
	}
	var unreadable *xlsx.Unreadable
	if _, _, err := intake.Import("export.xlsx", []byte("%PDF-1.7"), intake.Known()); !errors.As(err, &unreadable) {
		t.Errorf("a PDF: %v", err)
	}
}

// Another source is one more file: what is wrong with it is said, with where.
func TestLoad(t *testing.T) {
	const head = "name = \"Autre\"\nneeds = [\"Action\"]\n"
	for _, c := range []struct{ text, says string }{
		{"name = ", "la ligne 1 n’est pas comprise"},
		{"nom = \"x\"", "la ligne 1 a un champ inconnu, « nom »"},
		{"needs = [\"Action\"]", "n’a pas de nom"},
		{"name = \"x\"", "à quels titres reconnaître"},
		{head + "[[column]]\nas = \"cell\"\nkey = \"titre\"", "la colonne n° 1 n’a pas de titre"},
		{head + "[[column]]\ntitles = [\"Action\"]\nas = \"cellule\"", "usage inconnu (as = « cellule »)"},
		{head + "[[column]]\ntitles = [\"Action\"]\nas = \"cell\"\nkey = \"intitule\"", "n’existe pas (key = « intitule »)"},
		{head + "[[column]]\ntitles = [\"Action\"]\nas = \"budget\"\nkey = \"titre\"", "d’un autre type (key = « titre »)"},
		{head + "[[column]]\ntitles = [\"Axe\"]\nas = \"axis\"", "n’a pas de niveau"},
		{head + "[[column]]\ntitles = [\"Divers\"]\nas = \"none\"", "ne dit pas pourquoi"},
		{head + "[[column]]\ntitles = [\"Continu\"]\nas = \"flag\"", "ne dit pas ce qu’il faut confirmer"},
	} {
		_, err := intake.Load("autre.toml", []byte(c.text))
		var wrong *intake.MapError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "autre.toml") {
			t.Errorf("%q: %v, want %q", c.text, err, c.says)
		}
	}
	source, err := intake.Load("autre.toml", []byte(head+"[[column]]\ntitles = [\"Action\"]\nas = \"cell\"\nkey = \"titre\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	data := intaketest.Workbook([]intaketest.Sheet{{Name: "Suivi", Rows: [][]any{{"ACTION :", "Qui"}, {"Acheter mieux", "Léa"}}}})
	book, account, err := intake.Import("suivi.xlsx", data, []*intake.Source{source})
	if err != nil {
		t.Fatal(err)
	}
	if p := book.Plan(); len(p.Actions) != 1 || p.Actions[0].Title.V != "Acheter mieux" || account.Source != "Autre" {
		t.Errorf("%+v", p.Actions)
	}
}

// All the known maps can be read, and each of the model's columns that they
// name exists; an action is to be confirmed until somebody has.
func TestKnown(t *testing.T) {
	if len(intake.Known()) == 0 {
		t.Fatal("no source is known")
	}
	book, _, err := intake.Import("export.xlsx", fixture(t), intake.Known())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range book.Plan().Actions {
		if !a.ToConfirm.OK() {
			t.Errorf("%s has nothing to confirm", a.Code.V)
		}
		if a.Status.OK() && a.Status.V == plan.TypedLate && a.Code.V == "" {
			t.Error("an action has no code")
		}
	}
}

// What people wrote beside the cells is listed with the action of their row;
// the help of the form is not.
func TestComments(t *testing.T) {
	f := excelize.NewFile()
	for cell, value := range map[string]string{
		"A1": "Titre de la fiche action", "B1": "Statut", "A2": "Champ texte", "B2": "Champ liste",
		"A3": "Acheter mieux", "B3": "En cours", "A4": "Former", "B4": "À venir",
	} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	for cell, text := range map[string]string{"A1": "Obligatoire", "A2": "Ligne : exemple", "B3": "Vu avec les finances", "A9": "Ajouter une action sur les écrans ?"} {
		if err := f.AddComment("Sheet1", excelize.Comment{Cell: cell, Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	book, account, err := intake.Import("export.xlsx", b.Bytes(), intake.Known())
	if err != nil {
		t.Fatal(err)
	}
	requireAccounted(t, "export.xlsx", b.Bytes(), book, account)
	var got []string
	table := book.Table(workbook.SheetTransfer)
	for i := range table.Rows {
		var cells []string
		for j := range table.Rows[i].Cells {
			cells = append(cells, table.Rows[i].Cells[j].Shown(table.Column(j)))
		}
		got = append(got, strings.Join(cells, " | "))
	}
	want := []string{
		"Sheet1!B3 | Commentaires des cellules | A01 | Vu avec les finances | Un commentaire attaché à une cellule n’est pas une valeur du plan.",
		"Sheet1!A9 | Commentaires des cellules |  | Ajouter une action sur les écrans ? | Un commentaire attaché à une cellule n’est pas une valeur du plan.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var columns []string
	for _, k := range account.Columns {
		columns = append(columns, fmt.Sprintf("%s (%d) : %s", k.Title, k.Listed, k.Why))
	}
	if want := []string{"Commentaires des cellules (2) : Un commentaire attaché à une cellule n’est pas une valeur du plan."}; !slices.Equal(columns, want) {
		t.Errorf("%q, want %q", columns, want)
	}
}

// The map that users start from can be read, and shows each use.
func TestNewMap(t *testing.T) {
	source, err := intake.Load("modele.toml", []byte(intake.NewMap()))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[intake.Use]bool{}
	for _, c := range source.Columns {
		shown[c.As] = true
	}
	for _, use := range intake.Uses() {
		if !shown[use] {
			t.Errorf("the model shows no column as = %q", use)
		}
	}
}
