package french

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// show makes no-break spaces visible: ~ is U+00A0, ` is U+202F.
var show = strings.NewReplacer(NBSP, "~", NNBSP, "`")

func TestTypeset(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"Bilan annuel", "Bilan annuel"},
		{"Objectif : réduire", "Objectif~: réduire"},
		{"Objectif: réduire", "Objectif~: réduire"},
		{"Pourquoi ?", "Pourquoi`?"},
		{"Pourquoi?", "Pourquoi`?"},
		{"Quoi ?!", "Quoi`?!"},
		{"Quoi?! Rien", "Quoi`?! Rien"},
		{"un ; deux ! trois ?", "un`; deux`! trois`?"},
		{"un\u00a0; deux", "un`; deux"},
		{"mot  :  suite", "mot~:  suite"},
		{"etc. : voir", "etc.~: voir"},
		{"à 10:30", "à 10:30"},
		{"ratio 1:2", "ratio 1:2"},
		{"«mot»", "«~mot~»"},
		{"« mot »", "«~mot~»"},
		{"« mot », puis « autre »", "«~mot~», puis «~autre~»"},
		{"35%", "35~%"},
		{"35 % des agents", "35~% des agents"},
		{"35\u202f%", "35~%"},
		{"12€ et 12k€, 1,5 M€", "12~€ et 12~k€, 1,5~M€"},
		{"12 000 agents", "12`000 agents"},
		{"1 234 567 €", "1`234`567~€"},
		{"en 2025 120 agents", "en 2025 120 agents"},
		{"01 23 45 67 89", "01 23 45 67 89"},
		{"12 kWh, 3 ans, 4 ETP, 20 °C", "12~kWh, 3~ans, 4~ETP, 20~°C"},
		{"3 agents", "3 agents"},
		{"axe 2 l'usage", "axe 2 l’usage"},
		{"3 mars 2025", "3~mars 2025"},
		{"1er janvier 2025", "1er~janvier 2025"},
		{"en 2025 mars", "en 2025 mars"},
		{"n° 12 et n°13", "n°~12 et n°~13"},
		{"art. 58 et L. 2311-1-1", "art.~58 et L.~2311-1-1"},
		{"M. Martin et Mme Durand", "M.~Martin et Mme~Durand"},
		{"Comme Durand", "Comme Durand"},
		{"l'élu, aujourd'hui, repair'café", "l’élu, aujourd’hui, repair’café"},
		{"5' et les élus'", "5' et les élus'"},
		{"etc...", "etc…"},
		{"....", "...."},
		{`le "mot" juste`, "le «~mot~» juste"},
		{`l'"éco" (dit "bio").`, "l’«~éco~» (dit «~bio~»)."},
		{`écran 24" et 27"`, `écran 24" et 27"`},
		{`un "seul`, `un "seul`},
		{"un \"seul\net \"deux\"", "un \"seul\net «~deux~»"},
		{`"Pourquoi?"`, "«~Pourquoi`?~»"},
		{"12 tCO2e, le CO2.", "12~tCO₂e, le CO₂."},
		{"action CO2-14 et ACO2", "action CO2-14 et ACO2"},
		{"coeur de main-d'oeuvre, Oeuvre, OEUVRE", "cœur de main-d’œuvre, Œuvre, ŒUVRE"},
		{"Sœur, noeuds, voeux, boeuf, oeil, manoeuvre", "Sœur, nœuds, vœux, bœuf, œil, manœuvre"},
		{"coefficient, moelle, coexister, poésie", "coefficient, moelle, coexister, poésie"},
		{"A1.1 : action", "A1.1~: action"},
		{"Thème A3 mars", "Thème A3 mars"},
		{"La cellule affiche « #DIV/0! »", "La cellule affiche «\u00a0#DIV/0!\u00a0»"},
		{"https://exemple.fr/l'oeuvre?q=35%&x=1!", "https://exemple.fr/l'oeuvre?q=35%&x=1!"},
		{"oeuvre.coeur@ville.fr, l'oeuvre", "oeuvre.coeur@ville.fr, l’œuvre"},
		{`voir C:\l'oeuvre\CO2.xlsx`, `voir C:\l'oeuvre\CO2.xlsx`},
		{"site coeur.fr!", "site coeur.fr!"},
		{"bilan.pdf : l'essentiel", "bilan.pdf~: l’essentiel"},
		{"Ligne\n: suite", "Ligne\n: suite"},
		{" : début", " : début"},
		{"?", "?"},
		{"\xff : \xc2", "\xff~: \xc2"},
	} {
		got := Typeset(tt.in)
		if show.Replace(got) != show.Replace(strings.NewReplacer("~", NBSP, "`", NNBSP).Replace(tt.want)) {
			t.Errorf("Typeset(%q)\n got %s\nwant %s", tt.in, show.Replace(got), tt.want)
		}
		if again := Typeset(got); again != got {
			t.Errorf("Typeset is not idempotent on %q: %s then %s", tt.in, show.Replace(got), show.Replace(again))
		}
	}
}

// letters keeps what a reader spells: no white space, signs brought back to the
// keyboard's.
func letters(s string) string {
	s = strings.NewReplacer("’", "'", "…", "...", "œ", "oe", "Œ", "OE", "₂", "2", "«", `"`, "»", `"`).Replace(s)
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s))
}

// text draws strings out of the pieces that the rules care about.
func text() *rapid.Generator[string] {
	pieces := []string{" ", " ", " ", "\u00a0", "\u202f", "\n", "\t", "l'", "mot", "élu", "A1.1", "12", "000", "5", "2025", ",", ".",
		"...", ":", ";", "!", "?", "«", "»", `"`, `"`, "'", "’", "(", ")", "%", "€", "k€", "M€", "n°", "art.", "L.", "M.", "Mme",
		"oeuvre", "coeur", "OE", "CO2", "tCO2e", "CO₂", "kg", "mars", "1er", "@", "://", "www.", ".fr", "_", "-", "°C", "\xc3", "🙂", "D", "o", "e"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces"), "")
	})
}

func TestTypesetIsIdempotentAndKeepsLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTypeset(t, text().Draw(t, "s")) })
}

func FuzzTypeset(f *testing.F) {
	for _, s := range []string{`l'"éco" : 35% ?`, "https://a.fr/?b!", "12 000 k€", "«»", "CO2...", "oeuvre@coeur.fr"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkTypeset(t, s) })
}

func checkTypeset(t interface{ Fatalf(string, ...any) }, s string) {
	once := Typeset(s)
	if twice := Typeset(once); twice != once {
		t.Fatalf("not idempotent: %q, then %q, then %q", s, once, twice)
	}
	if letters(once) != letters(s) {
		t.Fatalf("letters changed: %q became %q", s, once)
	}
}

const finished = "La ville a équipé 12\u202f345 agents de postes reconditionnés\u00a0: 35\u00a0% des achats de l’année 2025, " +
	"soit une économie de 40\u00a0tCO₂e et de 120\u00a0k€. Le cœur du programme est la main-d’œuvre locale (voir https://exemple.fr/l'essentiel). "

func TestTypesetDoesNotAllocateOnFinishedText(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Typeset(finished) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkTypesetFinished(b *testing.B) {
	s := strings.Repeat(finished, 4)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Typeset(s)
	}
}

func BenchmarkTypesetTyped(b *testing.B) {
	s := strings.Repeat("La ville a équipé 12 345 agents : 35% des achats de l'année, soit 40 tCO2e et 120k€ ; main-d'oeuvre locale ? ", 4)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Typeset(s)
	}
}
