package workbook

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/xlsx"
)

var (
	typed     = func(s string) raw { return raw{kind: rawText, text: s} }
	number    = func(n float64) raw { return raw{kind: rawNumber, number: n} }
	asPercent = func(n float64) raw { return raw{kind: rawNumber, form: formPercent, number: n} }
	asDate    = func(n float64) raw { return raw{kind: rawNumber, form: formDate, number: n} }
	asTime    = func(n float64) raw { return raw{kind: rawNumber, form: formTime, number: n} }
	asScaled  = func(n float64) raw { return raw{kind: rawNumber, form: formThousands, number: n} }
	yes, no   = raw{kind: rawBool, number: 1}, raw{kind: rawBool}
)

// parsed is a cell in brief: what the tables below expect.
func parsed(c Cell) string {
	switch c.Kind {
	case CellBlank:
		return ""
	case CellText:
		return c.Text
	case CellRich:
		return c.Rich.Plain()
	case CellNumber:
		return decimal(c.Number, '.')
	case CellDate:
		return c.Day.ISO()
	case CellBool:
		return map[bool]string{true: "oui", false: "non"}[c.Number != 0]
	case CellNA:
		return "n.d."
	case CellNotApplicable:
		return "s.o."
	}
	return "!" // invalid: the text seen is checked apart
}

// TestCell holds each kind of value against each type of column. want is the
// cell in brief, "!" for an invalid one; code is the remark expected, "" for
// none.
func TestCell(t *testing.T) {
	column := func(sheet SheetKey, key string) *Column {
		s := SheetOf(sheet)
		return &s.Columns[s.Column(key)]
	}
	status, progress := column(SheetActions, "statut"), column(SheetActions, "avancement")
	nature, element := column(SheetCommunity, "nature"), column(SheetProgramme, "element")
	date, money := &Column{Type: TypeDate}, &Column{Type: TypeMoney}
	text, prose, code := &Column{Type: TypeText}, &Column{Type: TypeProse}, &Column{Type: TypeCode}
	plain, integer := &Column{Type: TypeNumber}, &Column{Type: TypeInteger}
	year, yesNo, theme := &Column{Type: TypeYear}, &Column{Type: TypeYesNo}, &Column{Type: TypeTheme}
	refs, names, measure := &Column{Type: TypeRefs}, &Column{Type: TypeNames}, &Column{Type: TypeMeasure}
	siren, email, colour := &Column{Type: TypeSIREN}, &Column{Type: TypeEmail}, &Column{Type: TypeColour}

	tests := []struct {
		name string
		col  *Column
		in   raw
		want string
		code string
	}{
		// Dates.
		{"serial", date, asDate(45717), "2025-03-01", ""},
		{"serial with an hour", date, asDate(45717.75), "2025-03-01", "LEC-026"},
		{"serial without the format", date, number(45717), "2025-03-01", "LEC-027"},
		{"text, day first", date, typed("01/03/2025"), "2025-03-01", ""},
		{"text, first of the month", date, typed(" 1er mars 2025 "), "2025-03-01", ""},
		{"text with an hour", date, typed("14/10/2025 18:30"), "2025-10-14", "LEC-026"},
		{"text with an hour in words", date, typed("mardi 14 octobre 2025 à 18 h 30"), "2025-10-14", "LEC-026"},
		{"year alone, as a date", date, asDate(2025), "!", "LEC-021"},
		{"year alone, as a number", date, number(2025), "!", "LEC-021"},
		{"year alone, as text", date, typed("2025"), "!", "LEC-021"},
		{"month alone", date, typed("mars 2025"), "!", "LEC-022"},
		{"month alone, in figures", date, typed("03/2025"), "!", "LEC-022"},
		{"words", date, typed("fin d’année"), "!", "LEC-023"},
		{"doubtful", date, typed("30/06/2026 ?"), "!", "LEC-023"},
		{"percentage", date, asPercent(0.5), "!", "LEC-023"},
		{"hour alone", date, asTime(0.75), "!", "LEC-023"},
		{"impossible", date, typed("31/02/2025"), "!", "LEC-024"},
		{"too old", date, asDate(10), "!", "LEC-024"},
		{"too far", date, typed("01/01/2150"), "!", "LEC-024"},
		{"two-digit year", date, typed("01/03/25"), "!", "LEC-025"},
		{"month first", date, typed("03/14/2025"), "!", "LEC-025"},
		{"figures without separators", date, number(20250301), "!", "LEC-023"},
		{"boolean", date, yes, "!", "LEC-053"},

		// Percentages.
		{"formatted", progress, asPercent(0.35), "35", ""},
		{"noise of binary fractions", progress, asPercent(0.29), "29", ""},
		{"text with its sign", progress, typed("35 %"), "35", ""},
		{"narrow space and comma", progress, typed("12,5\u202f%"), "12.5", ""},
		{"fraction without the format", progress, number(0.35), "35", ""},
		{"zero", progress, number(0), "0", ""},
		{"a hundred per cent", progress, asPercent(1), "100", ""},
		{"above one, formatted", progress, asPercent(35), "!", "LEC-033"},
		{"above one, plain", progress, number(35), "!", "LEC-033"},
		{"one, plain", progress, number(1), "!", "LEC-033"},
		{"text without sign", progress, typed("35"), "!", "LEC-033"},
		{"small text without sign", progress, typed("0,35"), "!", "LEC-033"},
		{"zero as text", progress, typed("0"), "0", ""},
		{"above a hundred, as text", progress, typed("120 %"), "!", "LEC-036"},
		{"negative", progress, asPercent(-0.1), "!", "LEC-036"},
		{"words", progress, typed("la moitié"), "!", "LEC-031"},
		{"date", progress, asDate(45717), "!", "LEC-053"},

		// Numbers.
		{"number", plain, number(12.5), "12.5", ""},
		{"comma", plain, typed("12,5"), "12.5", ""},
		{"narrow no-break space", plain, typed("1\u202f234,5"), "1234.5", ""},
		{"no-break space", plain, typed("1\u00a0234"), "1234", ""},
		{"two readings", plain, typed("1.234"), "!", "LEC-032"},
		{"unit typed along", plain, typed("120 personnes"), "!", "LEC-031"},
		{"about", plain, typed("environ 120"), "!", "LEC-031"},
		{"percentage", plain, asPercent(0.35), "!", "LEC-053"},
		{"date", plain, asDate(45717), "!", "LEC-053"},
		{"boolean", plain, no, "!", "LEC-053"},
		{"shown in thousands", plain, asScaled(12), "!", "LEC-032"},
		{"huge", plain, number(1e15), "!", "LEC-036"},
		{"whole", integer, number(120), "120", ""},
		{"whole, as text", integer, typed("1 200"), "1200", ""},
		{"not whole", integer, number(12.5), "!", "LEC-035"},
		{"negative", integer, typed("−3"), "!", "LEC-035"},

		// Money, in cents.
		{"number", money, number(12000), "1200000", ""},
		{"cents", money, number(12.34), "1234", ""},
		{"text with its sign", money, typed("12 000,50 €"), "1200050", ""},
		{"thousands", money, typed("12 k€"), "1200000", ""},
		{"excluding tax", money, typed("1 500 € HT"), "150000", ""},
		{"two readings", money, typed("1.500"), "!", "LEC-032"},
		{"another currency", money, typed("1500 $"), "!", "LEC-031"},
		{"percentage", money, asPercent(0.2), "!", "LEC-053"},
		{"shown in thousands", money, asScaled(12), "!", "LEC-032"},

		// Choices.
		{"as listed", status, typed("réalisée"), "réalisée", ""},
		{"case, accents, spaces", status, typed("  REALISEE "), "réalisée", ""},
		{"decomposed accents", status, typed("re\u0301alise\u0301e"), "réalisée", ""},
		{"synonym", status, typed("terminé"), "réalisée", ""},
		{"late, understood", status, typed("En retard"), "en retard", ""},
		{"near miss", status, typed("réalissée"), "!", "LEC-041"},
		{"perhaps", status, typed("réalisée ?"), "!", "LEC-041"},
		{"unknown", status, typed("on verra"), "!", "LEC-041"},
		{"number", status, number(3), "!", "LEC-041"},
		{"nature by its kind", nature, typed("Communauté d'agglomération"), "EPCI à fiscalité propre", ""},
		{"by its letter", element, typed("b."), "b. Bilan des usages du numérique", ""},

		// Themes.
		{"number", theme, number(3), "3", ""},
		{"number and point", theme, typed("3."), "3", ""},
		{"as the drop-down has it", theme, typed("3 – Écoconception des sites et des services numériques"), "3", ""},
		{"word", theme, typed("Thème 3"), "3", ""},
		{"short", theme, typed("T3"), "3", ""},
		{"title", theme, typed("ÉCOCONCEPTION DES SITES ET DES SERVICES NUMÉRIQUES"), "3", ""},
		{"number with words of one’s own", theme, typed("1 - achats"), "1", ""},
		{"own theme", theme, typed("Sobriété dans les écoles"), "7", ""},
		{"own theme by number", theme, number(7), "7", ""},
		{"number and title apart", theme, typed("1 – Écoconception des sites et des services numériques"), "!", "LEC-042"},
		{"two themes", theme, typed("1 et 2"), "!", "LEC-042"},
		{"two themes, with a slash", theme, typed("2/3"), "!", "LEC-042"},
		{"two themes, by their short names", theme, typed("T1, T4"), "!", "LEC-042"},
		{"the same theme twice", theme, typed("3 (thème 3)"), "3", ""},
		{"a year after its number", theme, typed("1 - achats 2026"), "1", ""},
		{"a number of its title", theme, typed("8 – Plan en 5 points (suite)"), "8", ""},
		{"near miss", theme, typed("Écoconcepton des sites et des services numériques"), "!", "LEC-042"},
		{"part of a title", theme, typed("commande publique"), "!", "LEC-042"},
		{"unknown", theme, typed("divers"), "!", "LEC-042"},
		{"half a theme", theme, number(1.5), "!", "LEC-042"},
		{"zero", theme, number(0), "!", "LEC-042"},

		// Yes and no, years.
		{"yes", yesNo, typed("Oui"), "oui", ""},
		{"cross", yesNo, typed("x"), "oui", ""},
		{"boolean", yesNo, yes, "oui", ""},
		{"no", yesNo, no, "non", ""},
		{"perhaps", yesNo, typed("peut-être"), "!", "LEC-043"},
		{"no, perhaps", yesNo, typed("non ?"), "!", "LEC-043"},
		{"number", year, number(2025), "2025", ""},
		{"text", year, typed(" 2025 "), "2025", ""},
		{"formatted as a date", year, asDate(2025), "2025", ""},
		{"a whole date", year, asDate(45717), "!", "LEC-053"},
		{"two digits", year, number(25), "!", "LEC-044"},
		{"words", year, typed("2025 ou 2026"), "!", "LEC-044"},

		// Measures.
		{"number", measure, number(0), "0", ""},
		{"not available", measure, typed("N.D."), "n.d.", ""},
		{"not available, in words", measure, typed("non disponible"), "n.d.", ""},
		{"not applicable", measure, typed("s.o"), "s.o.", ""},
		{"not filled", measure, typed("non renseigné"), "", "LEC-040"},
		{"dash", measure, typed("-"), "!", "LEC-039"},
		{"question mark", measure, typed("?"), "!", "LEC-039"},
		{"not available, perhaps", measure, typed("n.d. ?"), "!", "LEC-039"},
		{"a number, perhaps", measure, typed("22 % ?"), "!", "LEC-039"},
		{"n/a has two readings", measure, typed("N/A"), "!", "LEC-039"},
		{"two readings", measure, typed("1.234"), "!", "LEC-032"},
		{"percentage", measure, asPercent(0.24), "24", ""},
		{"percentage above one", measure, asPercent(24), "!", "LEC-033"},
		{"percentage as text", measure, typed("24 %"), "24", ""},
		{"date", measure, asDate(45717), "!", "LEC-053"},

		// Texts.
		{"text", text, typed("  deux\u00a0mots \n et d’autres "), "deux mots et d’autres", ""},
		{"year kept as typed", text, number(2025), "2025", ""},
		{"decimal kept as typed", text, number(12.5), "12,5", ""},
		{"percentage kept as typed", text, asPercent(0.35), "35 %", ""},
		{"date", text, asDate(45717), "01/03/2025", "LEC-054"},
		{"boolean", text, yes, "VRAI", ""},
		{"formula lookalike", text, typed("=1+1"), "=1+1", ""},
		{"link that says more", text, raw{kind: rawText, text: "Rapport", link: "https://exemple.fr/r"}, "Rapport (https://exemple.fr/r)", ""},
		{"link that says the same", text, raw{kind: rawText, text: "https://exemple.fr", link: "https://exemple.fr/"}, "https://exemple.fr", ""},
		{"link to a disk", text, raw{kind: rawText, text: "Rapport", link: `file:///C:\Users\x\r.docx`}, "Rapport", "LEC-049"},
		{"lines and bullets", prose, typed("Un bilan :\n- premier\n- second"), "Un bilan :\npremier\nsecond", ""},
		{"lone dash", prose, typed(" - "), "-", ""},
		{"number in a long text", prose, number(2025), "2025", ""},
		{"code", code, typed(" A1.01 "), "A1.01", ""},
		{"code that is a number", code, number(1.1), "1.1", ""},
		{"code that Excel made a date", code, asDate(45658), "!", "LEC-053"},
		{"codes", refs, typed("O1.1;O1.2 , O2.1\nO3.1 et O3.2"), "O1.1 ; O1.2 ; O2.1 ; O3.1 ; O3.2", ""},
		{"one code", refs, number(1.1), "1.1", ""},
		{"codes that Excel made a date", refs, asDate(45658), "!", "LEC-053"},
		{"names", names, typed("- Ville, service des sports\n- Région ; "), "Ville, service des sports ; Région", ""},

		// Forms of identity.
		{"spaces", siren, typed("200 068 674"), "200068674", ""},
		{"number", siren, number(200068674), "200068674", ""},
		{"SIRET", siren, typed("200 068 674 00017"), "!", "LEC-045"},
		{"too short", siren, number(20006867), "!", "LEC-045"},
		{"letters", siren, typed("sans objet"), "!", "LEC-045"},
		{"address", email, typed(" numerique@ville.fr"), "numerique@ville.fr", ""},
		{"two addresses", email, typed("a@ville.fr ; b@ville.fr"), "!", "LEC-046"},
		{"no domain", email, typed("numerique@ville"), "!", "LEC-046"},
		{"colour", colour, typed("#1f5fa8"), "#1F5FA8", ""},
		{"without its sign", colour, typed("1F5FA8"), "#1F5FA8", ""},
		{"digits alone", colour, number(123456), "#123456", ""},
		{"short form", colour, typed("#0af"), "#00AAFF", ""},
		{"name", colour, typed("bleu"), "!", "LEC-047"},

		// What the spreadsheet itself could not tell.
		{"formula without value", text, raw{kind: rawPending, text: "=A1"}, "!", "LEC-051"},
		{"formula without value", money, raw{kind: rawPending, text: "=SUM(A1:A3)"}, "!", "LEC-051"},
		{"error", text, raw{kind: rawError, text: "#REF!"}, "!", "LEC-052"},
		{"error", measure, raw{kind: rawError, text: "#N/A"}, "!", "LEC-052"},
	}
	themes := decreeThemes()
	themes.add(7, "Sobriété dans les écoles")
	themes.add(8, "Plan en 5 points")
	for _, tt := range tests {
		t.Run(tt.name+"/"+tt.want, func(t *testing.T) {
			got, diags := parseOne(tt.col, tt.in, "", themes)
			if parsed(got) != tt.want {
				t.Errorf("got %q, want %q", parsed(got), tt.want)
			}
			checkCode(t, diags, tt.code)
			if got.Kind == CellInvalid && got.Text == "" {
				t.Error("an invalid cell lost what was seen")
			}
		})
	}
}

// TestMeasureInItsUnit checks the values whose meaning depends on the unit.
func TestMeasureInItsUnit(t *testing.T) {
	for _, tt := range []struct {
		unit string
		in   raw
		want string
		code string
	}{
		{"%", number(24), "24", ""},
		{"%", asPercent(0.24), "24", ""},
		{"% HT", typed("24 %"), "24", ""},
		{"%", number(0.24), "0.24", "LEC-038"},
		{"kg", asPercent(0.24), "!", "LEC-037"},
		{"kg", typed("24 %"), "!", "LEC-037"},
		{"kg", typed("12,5 kg"), "12.5", ""},
		{"kg", typed("12,5 tonnes"), "!", "LEC-037"},
		{"k€", typed("12 k€"), "12", ""},
		{"k€", asScaled(12), "12", ""},
		{"€", asScaled(12), "!", "LEC-032"},
		{"oui/non", typed("oui"), "1", ""},
		{"oui/non", no, "0", ""},
		{"nombre", typed("oui"), "!", "LEC-039"},
	} {
		t.Run(tt.unit+"/"+tt.want, func(t *testing.T) {
			got, diags := parseOne(&Column{Type: TypeMeasure}, tt.in, tt.unit, decreeThemes())
			if parsed(got) != tt.want {
				t.Errorf("got %q, want %q", parsed(got), tt.want)
			}
			checkCode(t, diags, tt.code)
		})
	}
}

func TestDateSystem1904(t *testing.T) {
	p := parser{moment: (&xlsx.File{Date1904: true}).Time, themes: decreeThemes(), report: func(diag.Diagnostic) {}}
	v := asDate(44255)
	col := newColumn(&Column{Type: TypeDate})
	if got := p.cell(&col, &v, diag.Position{}); got.Day != (plan.Day{Year: 2025, Month: time.March, Day: 1}) {
		t.Errorf("got %v", got.Day)
	}
}

func TestProseKeepsItsLook(t *testing.T) {
	got, _ := parseOne(&Column{Type: TypeProse}, raw{
		kind: rawText, text: "Trois points :\n- gras\nvoir", link: "https://exemple.fr",
		runs: []richtext.Run{{Text: "Trois points :\n- "}, {Text: "gras", Bold: true}, {Text: "\nvoir", Italic: true}},
	}, "", decreeThemes())
	want := richtext.Text{
		{Kind: richtext.Paragraph, Runs: []richtext.Run{{Text: "Trois points :", Link: "https://exemple.fr"}}},
		{Kind: richtext.Bullet, Runs: []richtext.Run{{Text: "gras", Bold: true, Link: "https://exemple.fr"}}},
		{Kind: richtext.Paragraph, Runs: []richtext.Run{{Text: "voir", Italic: true, Link: "https://exemple.fr"}}},
	}
	if diff := cmp.Diff(want, got.Rich); diff != "" {
		t.Error(diff)
	}
}

func TestLongTextIsKeptAndReported(t *testing.T) {
	long := strings.Repeat("é", 251)
	got, diags := parseOne(&Column{Type: TypeText, MaxLen: 250}, typed(long), "", decreeThemes())
	if got.Text != long {
		t.Error("the text was cut")
	}
	checkCode(t, diags, "LEC-048")
}

func TestSuggestions(t *testing.T) {
	status := SheetOf(SheetActions)
	for _, tt := range []struct {
		col  *Column
		in   string
		want string
	}{
		{&status.Columns[status.Column("statut")], "réalissée", "vouliez-vous dire « réalisée » ?"},
		{&status.Columns[status.Column("statut")], "terminnée", "vouliez-vous dire « réalisée » ?"},
		{&Column{Type: TypeTheme}, "Sensibilisation des élus et des agent", "vouliez-vous dire « Sensibilisation des élus et des agents » ?"},
		{&Column{Type: TypeNumber}, "1.234", "« 1 234 » ou « 1,234 »"},
		{&Column{Type: TypeNumber}, "120 personnes", "Saisissez le nombre seul : 120."},
		{&Column{Type: TypeNumber}, "0,5 ETP", "Saisissez le nombre seul : 0,5."},
		{&Column{Type: TypeNumber}, "20 %", "Saisissez le nombre seul, ou laissez la cellule vide"},
		{&Column{Type: TypeNumber}, "2 jours/semaine", "Saisissez le nombre seul, ou laissez la cellule vide"},
		{&Column{Type: TypeNumber}, "10 j", "Saisissez le nombre seul, ou laissez la cellule vide"},
		{&Column{Type: TypeInteger}, "3 milliers", "Saisissez le nombre seul, ou laissez la cellule vide"},
		{&Column{Type: TypeMoney}, "~12 000", "Saisissez le nombre seul : 12 000."},
		{&Column{Type: TypeMoney}, "<25 000 euros environ", "Saisissez le nombre seul"},
		{&Column{Type: TypeInteger}, "1 200+", "Saisissez le nombre seul : 1 200."},
		{&Column{Type: TypeInteger}, "environ 1 200 personnes", "Saisissez le nombre seul : 1 200."},
		{&Column{Type: TypeInteger}, "12 à 15", "Saisissez le nombre seul, ou laissez la cellule vide"},
		{&Column{Type: TypeDate}, "permanente", "celui où la stratégie s’achève"},
		{&Column{Type: TypeTheme}, "1 et 2", "désigne à la fois le thème 1 et le thème 2"},
		{&Column{Type: TypeDate}, "01/03/25", "01/03/2025"},
		{&Column{Type: TypeDate}, "2025", "01/01/2025 pour un début, 31/12/2025 pour une échéance"},
		{&Column{Type: TypeDate}, "fin 2026", "par exemple 31/12/2026"},
		{&Column{Type: TypeDate}, "T3 2027 ou T4 2028", "par exemple 31/12/2030"},
		{&Column{Type: TypeDate}, "dossier 9999", "par exemple 31/12/2030"},
	} {
		_, diags := parseOne(tt.col, typed(tt.in), "", decreeThemes())
		if len(diags) != 1 || !strings.Contains(plainSpaces(diags[0].Message+" "+diags[0].Remedy), tt.want) {
			t.Errorf("%q: got %v, want %q in it", tt.in, diags, tt.want)
		}
	}
}

// TestEveryCellIsReadOrReported is the reader's promise, one cell at a time:
// whatever is typed in whatever column either makes a cell or a diagnostic,
// and what is understood is understood again in the form the tool writes.
func TestEveryCellIsReadOrReported(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		col := rapid.SampledFrom(allColumns()).Draw(rt, "column")
		v := rapid.Custom(anyRaw).Draw(rt, "value")
		checkCell(rt, col, v, rapid.SampledFrom([]string{"", "%", "kg", "oui/non"}).Draw(rt, "unit"))
	})
}

// FuzzCell is the same property with the fuzzer's hand on texts and numbers.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"", "35 %", "1.234", "12 k€ HT", "01/03/2025", "2025", "O1.1 ; O1.2", "n.d.", "Thème 3", "=cmd|' /C calc'!A0", "\u202f", "31 fév. 2024"} {
		f.Add(uint8(0), s, 0.0, uint8(0), "%")
	}
	f.Add(uint8(3), "", 45717.5, uint8(2), "")
	columns := allColumns()
	f.Fuzz(func(t *testing.T, column uint8, text string, n float64, form uint8, unit string) {
		v := raw{kind: rawText, text: text}
		if form%6 != 0 && !math.IsNaN(n) && !math.IsInf(n, 0) {
			v = raw{kind: rawNumber, number: n, form: rawForm(form%6 - 1)}
		} else if isBlankText(text) {
			v = raw{}
		}
		checkCell(t, columns[int(column)%len(columns)], v, unit)
	})
}

type failer interface {
	Errorf(string, ...any)
}

var sixThemes = decreeThemes()

func checkCell(t failer, col *Column, v raw, unit string) {
	got, diags := parseOne(col, v, unit, sixThemes)
	if v.kind == rawBlank {
		if got.Kind != CellBlank || len(diags) > 0 {
			t.Errorf("a blank cell gave %+v and %v", got, diags)
		}
		return
	}
	if (got.Kind == CellBlank || got.Kind == CellInvalid) && len(diags) == 0 {
		t.Errorf("%s: %+v was neither read nor reported", col.Key, v)
	}
	for _, d := range diags {
		if d.Message == "" || d.Severity != diag.Info && d.Remedy == "" {
			t.Errorf("%s: %+v: a diagnostic does not help: %+v", col.Key, v, d)
		}
	}
	switch got.Kind {
	case CellBlank, CellInvalid:
		return
	case CellText:
		if isBlankText(got.Text) && !isBlankText(v.text) {
			t.Errorf("%s: %+v gave an empty text", col.Key, v)
		}
	}
	again, diags := parseOne(col, asWritten(col, &got), unit, sixThemes)
	diags = slices.DeleteFunc(diags, func(d diag.Diagnostic) bool { return d.Code == remarkSmallPercent.Code || d.Code == remarkTooLong.Code })
	if diff := cmp.Diff(got, again); diff != "" || len(diags) > 0 {
		t.Errorf("%s: %+v was read as %+v, then as %+v %v", col.Key, v, got, again, diags)
	}
}

// asWritten is the cell that the tool writes for a typed cell.
func asWritten(col *Column, c *Cell) raw {
	switch c.Kind {
	case CellRich:
		var lines []string
		for _, block := range c.Rich {
			line := ""
			switch block.Kind {
			case richtext.Bullet:
				line = "• "
			case richtext.Numbered:
				line = "1. "
			}
			for _, run := range block.Runs {
				line += run.Text
			}
			lines = append(lines, line)
		}
		return typed(strings.Join(lines, "\n"))
	case CellNumber:
		switch col.Type {
		case TypePercent:
			return asPercent(c.Number / 100)
		case TypeMoney:
			return number(c.Number / 100)
		}
		return number(c.Number)
	case CellDate:
		serial := plan.Day{Year: 1899, Month: 12, Day: 30}.DaysUntil(c.Day)
		return asDate(float64(serial))
	case CellBool:
		return typed(map[bool]string{true: "oui", false: "non"}[c.Number != 0])
	case CellNA:
		return typed("n.d.")
	case CellNotApplicable:
		return typed("s.o.")
	}
	return typed(c.Text)
}

func allColumns() []*Column {
	var list []*Column
	for _, s := range Model() {
		for i := range s.Columns {
			list = append(list, &s.Columns[i])
		}
	}
	return append(list, yearValues.Column)
}

func anyRaw(t *rapid.T) raw {
	texts := rapid.OneOf(rapid.String(), rapid.StringMatching(`[0-9]{1,4}[ .,/][0-9]{1,4}([ .,/][0-9]{1,4})?( ?(%|€|k€|HT|kg))?`),
		rapid.SampledFrom([]string{"oui", "n.d.", "s.o.", "-", "Thème 2", "en cours", "O1.1;O1.2", "#1F5FA8", "a@b.fr", "mars 2025", "200068674"}))
	numbers := rapid.OneOf(rapid.Float64Range(-1e7, 1e7), rapid.Map(rapid.IntRange(-5, 60000), func(n int) float64 { return float64(n) }), rapid.Float64Range(0, 1))
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		return raw{kind: rawBool, number: float64(rapid.IntRange(0, 1).Draw(t, "bool"))}
	case 1:
		return raw{kind: rawError, text: "#REF!"}
	case 2:
		return raw{kind: rawPending, text: "=A1"}
	case 3, 4:
		return raw{kind: rawNumber, number: numbers.Draw(t, "number"), form: rawForm(rapid.IntRange(0, int(formThousands)).Draw(t, "form"))}
	}
	text := texts.Draw(t, "text")
	if isBlankText(text) {
		return raw{}
	}
	return raw{kind: rawText, text: text}
}

func parseOne(c *Column, v raw, unit string, themes *themeIndex) (Cell, diag.List) {
	var diags diag.List
	p := parser{moment: (&xlsx.File{}).Time, themes: themes, report: func(d diag.Diagnostic) { diags = append(diags, d) }}
	p.setUnit(unit)
	col := newColumn(c)
	return p.cell(&col, &v, diag.Position{Row: 7, Col: 3}), diags
}

func checkCode(t *testing.T, diags diag.List, want string) {
	t.Helper()
	var codes []string
	for _, d := range diags {
		codes = append(codes, d.Code)
	}
	if got := strings.Join(codes, " "); got != want {
		t.Errorf("diagnostics: got %q, want %q: %v", got, want, diags)
	}
}

// plainSpaces makes typeset sentences comparable with those of the sources.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

// What is suggested for a theme: the title misspelt, or the only one that a part
// may come from.
func TestNearestTheme(t *testing.T) {
	var x themeIndex
	x.add(1, "Commande publique locale et durable", "Commande publique durable")
	x.add(3, "Écoconception des services numériques")
	x.add(5, "Territoire et inclusion numériques")
	for typed, want := range map[string]string{
		"commande publique":        "Commande publique locale et durable",
		"Comande publique durable": "Commande publique durable",
		"inclusion":                "Territoire et inclusion numériques",
		"numériques":               "", // of two themes
		"et":                       "",
		"divers":                   "",
	} {
		if got, _ := x.nearest(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
