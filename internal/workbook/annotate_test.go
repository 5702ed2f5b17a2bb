package workbook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nrreport/internal/diag"
	"nrreport/internal/xlsx"
)

func cellAt(file, sheet string, row, col int32) diag.Position {
	return diag.Position{Sheet: &diag.Sheet{File: file, Name: sheet, Order: 1}, Row: row, Col: col}
}

func TestConcerning(t *testing.T) {
	conflict := diag.Diagnostic{
		Code: "FUS-001", Severity: diag.Error, At: cellAt("a.xlsx", "Actions", 6, 3), Value: "en pause",
		Also: []diag.Position{cellAt("b.xlsx", "Actions", 7, 3), cellAt("a.xlsx", "Actions", 9, 3)},
	}
	whole := diag.Diagnostic{Code: "DEC-001", Severity: diag.Error}
	turned := conflict
	turned.At, turned.Value = conflict.Also[0], ""
	turned.Also = []diag.Position{conflict.At, conflict.Also[1]}
	for _, tt := range []struct {
		name, file string
		alone      bool
		want       diag.List
	}{
		{"the file where it stands", "a.xlsx", false, diag.List{conflict}},
		{"another that it speaks of", "b.xlsx", false, diag.List{turned}},
		{"one that it does not", "c.xlsx", false, nil},
		{"the whole plan", "a.xlsx", true, diag.List{whole, conflict}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, concerning(diag.List{conflict, whole}, tt.file, tt.alone)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCellMarks(t *testing.T) {
	warning := diag.Diagnostic{Code: "ACT-010", Severity: diag.Warning, At: cellAt("a.xlsx", "Actions", 6, 3), Message: "En retard.", Remedy: "Expliquez.", Also: []diag.Position{cellAt("a.xlsx", "Actions", 8, 3)}}
	failure := diag.Diagnostic{Code: "LEC-041", Severity: diag.Error, At: warning.At, Message: "Hors de la liste."}
	row := diag.Diagnostic{Code: "LEC-019", Severity: diag.Warning, At: cellAt("a.xlsx", "Actions", 45, 0), Message: "Total."}
	want := []xlsx.Mark{
		{Sheet: "Actions", At: xlsx.Ref{Row: 6, Col: 3}, Fill: fillError, Text: "Avertissement ACT-010\nEn retard.\nVoir aussi : C8\n→ Expliquez.\n\nErreur LEC-041\nHors de la liste."},
		{Sheet: "Actions", At: xlsx.Ref{Row: 45, Col: 1}, Fill: fillWarning, Text: "Avertissement LEC-019\nTotal."},
	}
	got := cellMarks(diag.List{
		warning, failure, row,
		{Code: "LEC-040", Severity: diag.Info, At: warning.At, Message: "Non renseigné."},
		{Code: "COL-020", Severity: diag.Warning, At: cellAt("a.xlsx", "Actions", 0, 0), Message: "Pas de logo."},
		{Code: "DEC-001", Severity: diag.Error, Message: "Rien."},
	})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A note holds no more than people read, whatever the remarks on its cell.
func TestManyRemarksOnOneCell(t *testing.T) {
	at := cellAt("a.xlsx", "Collectivité", 4, 4)
	many := make(diag.List, 900)
	for i := range many {
		many[i] = diag.Diagnostic{Code: "LEC-061", Severity: diag.Warning, At: at, Message: "L’image est endommagée."}
	}
	marks := cellMarks(many)
	if len(marks) != 1 {
		t.Fatalf("%d marks on one cell", len(marks))
	}
	if n := strings.Count(marks[0].Text, "LEC-061"); n != maxNoted {
		t.Errorf("the note tells %d remarks, want %d", n, maxNoted)
	}
	if end := "890 autres remarques sont dans la feuille « Anomalies »."; !strings.HasSuffix(plainSpaces(marks[0].Text), end) {
		t.Errorf("the note ends with %q, want %q", marks[0].Text[len(marks[0].Text)-80:], end)
	}
}

// The list is what the department reads: each line names its cell and leads
// there, and the list says what could not be kept.
func TestAnomalies(t *testing.T) {
	data := render(t, Blank(2026), WriteOptions{})
	file, err := xlsx.Open("plan.xlsx", data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	diags := diag.List{
		{Code: "COL-005", Severity: diag.Error, At: cellAt("plan.xlsx", "Collectivité", 7, 2), Value: "12\n3", Message: "Le SIREN est faux.", Remedy: "Corrigez-le.", Basis: "Code de commerce"},
		{Code: "LEC-002", Severity: diag.Error, At: cellAt("plan.xlsx", "Absente", 0, 0), Message: "La feuille manque.", Remedy: "Rendez-la."},
		{Code: "LEC-019", Severity: diag.Warning, At: cellAt("plan.xlsx", "Actions", 9, 0), Message: "Total.", Remedy: "Effacez-le.", Also: []diag.Position{cellAt("autre.xlsx", "Actions", 8, 1)}},
		{Code: "DEC-030", Severity: diag.Info, Message: "En général."},
	}
	list := anomalies(file, diags, notices([]xlsx.Trouble{{Kind: xlsx.TroubleThread, Sheet: "Actions", At: xlsx.Ref{Row: 6, Col: 3}}, {Kind: xlsx.TroubleSigned}}))
	var got []string
	for _, row := range list.Rows[list.Header:] {
		var cells []string
		for _, c := range row.Cells {
			text := c.Text
			if c.Sheet != "" {
				text += " ↗ " + c.Sheet + "!" + c.At.String()
			}
			cells = append(cells, text)
		}
		got = append(got, strings.Join(cells, " | "))
	}
	nbsp := "\u00a0"
	want := []string{
		"Gravité | Code | Feuille | Cellule | Valeur lue | Ce qui ne va pas | Ce qu’il faut faire | Texte de référence",
		"erreur | COL-005 | Collectivité | B7 ↗ Collectivité!B7 | 12 3 | Le SIREN est faux. | Corrigez-le. | Code de commerce",
		"erreur | LEC-002 | Absente | feuille entière |  | La feuille manque. | Rendez-la. | ",
		"avertissement | LEC-019 | Actions | ligne 9 ↗ Actions!A9 |  | Total.\nVoir aussi : A8 (autre.xlsx) | Effacez-le. | ",
		"information | DEC-030 |  |  |  | En général. |  | ",
		"à savoir |  | Actions | C6 ↗ Actions!C6 |  | Une conversation y est déjà" + "\u202f; la remarque est dans la liste, sans commentaire sur la cellule. |  | ",
		"à savoir |  |  |  |  | La signature électronique du classeur n’est plus valable dans ce retour, comme après toute modification. |  | ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if intro := list.Rows[0].Cells[0].Text; intro != "2 erreurs, 1 avertissement, 1 information." {
		t.Errorf("%q", strings.ReplaceAll(intro, nbsp, "~"))
	}
}

func TestNoticeNamesItsPlace(t *testing.T) {
	for _, tt := range []struct {
		n    notice
		want string
	}{
		{notice{"", xlsx.Ref{}, "Signature perdue."}, "Signature perdue."},
		{notice{"Actions", xlsx.Ref{}, "rien."}, "Feuille « Actions » : rien."},
		{notice{"Actions", xlsx.Ref{Row: 6, Col: 3}, "rien."}, "Feuille « Actions », cellule C6 : rien."},
	} {
		if got := strings.ReplaceAll(tt.n.String(), "\u00a0", " "); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// A workbook without remarks is not returned.
func TestNothingToAnnotate(t *testing.T) {
	data := render(t, Blank(2026), WriteOptions{})
	info := diag.List{{Code: "LEC-040", Severity: diag.Info, At: cellAt("plan.xlsx", "Actions", 6, 3), Message: "Non renseigné."}}
	made, err := Annotate("plan.xlsx", data, info, true)
	if err != nil || made.Data != nil {
		t.Errorf("%d bytes, %v", len(made.Data), err)
	}
}

// Each kind of trouble has its words.
func TestEveryTroubleIsTold(t *testing.T) {
	for kind := xlsx.TroubleThread; kind <= xlsx.TroubleSigned; kind++ {
		if n := notices([]xlsx.Trouble{{Kind: kind}}); n[0].text == "" {
			t.Errorf("no words for %d", kind)
		}
	}
}

// The list of anomalies is printed with the sheets that it speaks of: their
// pages are numbered alike.
func TestAnomaliesArePrintedAsTheOtherSheets(t *testing.T) {
	made, err := Annotate("plan.xlsx", render(t, Blank(2026), WriteOptions{}), diag.List{
		{Code: "COL-005", Severity: diag.Error, At: cellAt("plan.xlsx", "Collectivité", 7, 2), Message: "Le SIREN est faux."},
	}, true)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(made.Data))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range []string{"Anomalies", "Lisez-moi", "Actions"} {
		foot, err := book.GetHeaderFooter(sheet)
		if err != nil || foot.OddFooter != xlsx.PageFooter {
			t.Errorf("%s: %+v, %v", sheet, foot, err)
		}
	}
}
