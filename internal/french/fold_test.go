package french

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"déjà vu":                      "deja vu",
		"  Élu(e) référent(e) ":        "elu e referent e",
		"N° de délibération":           "no de deliberation",
		"Nº de délibération :":         "no de deliberation",
		"No de deliberation":           "no de deliberation",
		"n°12":                         "no 12",
		"Cœur, œuvre & ex æquo":        "coeur oeuvre ex aequo",
		"Budget prévu\u00a0(€)":        "budget prevu",
		"l’élu / l'élue":               "l elu l elue",
		norm.NFD.String("Échéance"):    "echeance",
		"e\u0301che\u0301ance\u200b":   "echeance",
		"tCO₂e":                        "tco2e",
		"Bilan\nde   l'année":          "bilan de l annee",
		"ÉCHÉANCE_2025":                "echeance 2025",
		"déjà plié, mais sans accents": "deja plie mais sans accents",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWording(t *testing.T) {
	for in, want := range map[string]string{
		"Porter à 30% la part":            "portera30%lapart",
		"Porter à 30\u202f% la part.":     "portera30%lapart",
		"l’« œuvre » de l'État":           "loeuvredeletat",
		"1\u202f000 tonnes, 2025–2030":    "1000tonnes,2025-2030",
		"1,5 ≠ 15, −3 et ≥ 4":             "1,5=\u033815,-3et≥4",
		norm.NFD.String("Écoconception…"): "ecoconception",
		"tCO₂e":                           "tco2e",
		"30":                              "30",
	} {
		if got := Wording(in); got != want {
			t.Errorf("Wording(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if Wording(Typeset(s)) != Wording(s) {
			t.Fatalf("typesetting %q changes its wording", s)
		}
	})
}

func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, then %q", s, once, twice)
		}
	})
}

// Usual texts are folded by a short way, which must lead where the long one does.
func TestFoldOfUsualTexts(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		for _, s := range []string{string(r), "A" + string(r) + "é", " " + string(r) + string(r) + " b"} {
			if got, ok := foldUsual(s); ok && got != foldAny(s) {
				t.Errorf("%q (%U): got %q, want %q", s, r, got, foldAny(s))
			}
		}
	}
	usual := []rune("aZé À9œÆ°'’« »\u00a0–…€.\n")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom(usual)).Draw(t, "s")
		if got, ok := foldUsual(s); !ok || got != foldAny(s) {
			t.Fatalf("%q: got %q, %v, want %q", s, got, ok, foldAny(s))
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("Part d’équipements numériques achetés reconditionnés (%)")
	}
}

func TestNearest(t *testing.T) {
	headers := []string{"Code", "Thème", "Direction pilote", "Élu(e) référent(e)", "Échéance", "Statut", "Budget réalisé"}
	for _, tt := range []struct{ word, want string }{
		{"Direction pilotte", "Direction pilote"},
		{"direciton pilote", "Direction pilote"},
		{"echeances", "Échéance"},
		{"Sattut", "Statut"},
		{"thèmes", "Thème"},
		{"Coed", "Code"},
		{"Priorité", ""},
		{"", ""},
		{"x", ""},
		{strings.Repeat("Direction pilote ", 4000), ""},
	} {
		got, ok := Nearest(tt.word, headers)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Nearest(%.20q) = %q, %v, want %q", tt.word, got, ok, tt.want)
		}
	}
}

func TestNearestFindsOneSlip(t *testing.T) {
	const word = "budget realise"
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(word)-2).Draw(t, "i")
		swapped := word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
		dropped := word[:i] + word[i+1:]
		for _, slip := range []string{swapped, dropped} {
			if got, _ := Nearest(slip, []string{"Statut", "Budget réalisé", "Échéance"}); got != "Budget réalisé" {
				t.Fatalf("Nearest(%q) = %q", slip, got)
			}
		}
	})
}

func TestFoldCode(t *testing.T) {
	for typed, want := range map[string]string{"A1.2": "a1.2", " a 1.2\u00a0": "a1.2", "a1.2": "a1.2", "": "", "É-1": "é-1"} {
		if got := FoldCode(typed); got != want {
			t.Errorf("FoldCode(%q) = %q", typed, got)
		}
	}
}
