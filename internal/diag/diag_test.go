package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumnName(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "A", 26: "Z", 27: "AA", 52: "AZ", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(n); got != want {
			t.Errorf("ColumnName(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPositionCell(t *testing.T) {
	for _, tc := range []struct {
		p    Position
		want string
	}{
		{Position{Row: 12, Col: 3}, "C12"},
		{Position{Row: 12}, "12"},
		{Position{Col: 3}, "C"},
		{Position{}, ""},
	} {
		if got := tc.p.Cell(); got != tc.want {
			t.Errorf("%+v.Cell() = %q, want %q", tc.p, got, tc.want)
		}
	}
}

func sample() List {
	actions := &Sheet{File: "plan.xlsx", Name: "Actions", Order: 6}
	home := &Sheet{File: "plan.xlsx", Name: "Collectivité", Order: 1}
	l := List{
		{Code: "ACT-004", Severity: Error, At: Position{actions, 12, 9}, Message: "L’action A1.3 n’a pas de direction pilote.", Remedy: "Indiquez la direction pilote."},
		{Code: "ACT-011", Severity: Warning, At: Position{actions, 9, 14}, Value: strings.Repeat("très long ", 20), Message: "Texte long.", Remedy: "Raccourcissez.", Also: []Position{{actions, 10, 14}, {home, 3, 2}}},
		{Code: "COL-002", Severity: Error, At: Position{home, 5, 2}, Value: "123", Message: "Le SIREN n’a pas neuf chiffres.", Remedy: "Corrigez le SIREN.", Basis: "Code de commerce, art. R. 123-221"},
		{Code: "LEC-030", Severity: Info, At: Position{Sheet: &Sheet{File: "plan.xlsx", Name: "Notes", Order: 99}}, Message: "Cette feuille n’est pas lue."},
		{Code: "DEC-001", Severity: Info, Message: "Remarque générale."},
	}
	l.Sort()
	return l
}

func TestWriteText(t *testing.T) {
	var b strings.Builder
	if err := WriteText(&b, sample(), TextOptions{}); err != nil {
		t.Fatal(err)
	}
	want := `Ensemble du plan
  information DEC-001  Remarque générale.

plan.xlsx, feuille « Collectivité »
  B5  erreur COL-002  Le SIREN n’a pas neuf chiffres.
      Valeur lue : « 123 »
      → Corrigez le SIREN.
      Texte : Code de commerce, art. R. 123-221

plan.xlsx, feuille « Actions »
  N9  avertissement ACT-011  Texte long.
      Valeur lue : « très long très long très long très long très long très long… »
      Voir aussi : N10, « Collectivité » B3
      → Raccourcissez.
  I12  erreur ACT-004  L’action A1.3 n’a pas de direction pilote.
      → Indiquez la direction pilote.

plan.xlsx, feuille « Notes »
  feuille entière  information LEC-030  Cette feuille n’est pas lue.

2 erreurs, 1 avertissement, 2 informations.
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
}

func TestWriteTextColour(t *testing.T) {
	var plain, coloured strings.Builder
	l := sample()
	if err := WriteText(&plain, l, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := WriteText(&coloured, l, TextOptions{Colour: true}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("plain text has escape sequences")
	}
	stripped := coloured.String()
	for _, s := range []style{bold, dim, red, yellow, blue} {
		stripped = strings.ReplaceAll(stripped, "\x1b["+string(s)+"m", "")
	}
	stripped = strings.ReplaceAll(stripped, "\x1b[0m", "")
	if diff := cmp.Diff(plain.String(), stripped); diff != "" {
		t.Errorf("colour changes the words:\n%s", diff)
	}
	if stripped == coloured.String() {
		t.Error("colour adds nothing")
	}
}

func TestSummary(t *testing.T) {
	e, w, i := Diagnostic{Severity: Error}, Diagnostic{Severity: Warning}, Diagnostic{Severity: Info}
	for _, tc := range []struct {
		l    List
		want string
	}{
		{nil, "Aucune anomalie."},
		{List{e}, "1 erreur."},
		{List{e, e, w}, "2 erreurs, 1 avertissement."},
		{List{w}, "Aucune erreur, 1 avertissement."},
		{List{i, i}, "Aucune erreur, 2 informations."},
	} {
		if got := tc.l.Summary(); got != tc.want {
			t.Errorf("Summary() = %q, want %q", got, tc.want)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	var b strings.Builder
	list := List{sample()[1]}
	list[0].Also = []Position{{}, {list[0].At.Sheet, 9, 2}} // the first has no column in the workbook
	if err := WriteJSON(&b, list); err != nil {
		t.Fatal(err)
	}
	want := `{
  "diagnostics": [
    {
      "code": "COL-002",
      "gravite": "erreur",
      "fichier": "plan.xlsx",
      "feuille": "Collectivité",
      "cellule": "B5",
      "voir_aussi": [
        {
          "fichier": "plan.xlsx",
          "feuille": "Collectivité",
          "cellule": "B9"
        }
      ],
      "valeur": "123",
      "message": "Le SIREN n’a pas neuf chiffres.",
      "remede": "Corrigez le SIREN.",
      "texte": "Code de commerce, art. R. 123-221"
    }
  ],
  "erreurs": 1,
  "avertissements": 0,
  "informations": 0
}
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("JSON differs (-want +got):\n%s", diff)
	}
}

func TestPlaces(t *testing.T) {
	actions, events := &Sheet{Name: "Actions"}, &Sheet{Name: "Sensibilisation"}
	from := Position{Sheet: actions, Row: 6, Col: 2}
	many := make([]Position, 12)
	for i := range many {
		many[i] = Position{Sheet: actions, Row: int32(7 + i), Col: 1}
	}
	for _, tt := range []struct {
		name string
		also []Position
		want string
	}{
		{"same sheet", []Position{{Sheet: actions, Row: 7, Col: 2}}, "B7"},
		{"row alone", []Position{{Sheet: actions, Row: 7}}, "ligne 7"},
		{"column alone", []Position{{Sheet: actions, Col: 3}}, "colonne C"},
		{"another sheet, said once", []Position{{Sheet: events, Row: 20}, {Sheet: events, Row: 21}}, "« Sensibilisation » ligne 20, ligne 21"},
		{"there and back", []Position{{Sheet: events, Row: 20}, {Sheet: actions, Row: 9, Col: 1}}, "« Sensibilisation » ligne 20, « Actions » A9"},
		{"many", many, "A7, A8, A9, A10, A11, A12, A13, A14, et d’autres"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Places(from, tt.also); got != tt.want {
				t.Errorf("Places() = %q, want %q", got, tt.want)
			}
		})
	}
}

// The cells of a sheet that is not there are named nowhere.
func TestPlacesLeavesOutWhatHasNoName(t *testing.T) {
	actions := &Sheet{File: "plan.xlsx", Name: "Actions"}
	from := Position{Sheet: actions, Row: 6, Col: 1}
	if got := Places(from, []Position{{}, {Sheet: actions, Row: 7, Col: 1}, {}}); got != "A7" {
		t.Errorf("%q", got)
	}
	if got := Places(Position{}, []Position{{}, {}}); got != "" {
		t.Errorf("%q", got)
	}
}
