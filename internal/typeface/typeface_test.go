package typeface

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-pdf/fpdf"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func embedded(t testing.TB) *Set {
	t.Helper()
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var textFaces = []Face{Regular, Bold, Italic, BoldItalic, Semibold}

func TestNewRefusesWhatIsNotAFont(t *testing.T) {
	var files [Count][]byte
	for i := range files {
		files[i] = []byte("not a font")
	}
	if _, err := New(files); err == nil || !strings.Contains(err.Error(), "Regular") {
		t.Errorf("error = %v, want one that names the face", err)
	}
}

// Tables of figures and reserved page numbers rely on it.
func TestDigitsHaveOneWidth(t *testing.T) {
	s := embedded(t)
	for _, f := range textFaces {
		want := s.Width(f, "0")
		for _, d := range "123456789" {
			if got := s.Width(f, string(d)); got != want || got == 0 {
				t.Errorf("%v: width of %c = %d, of 0 = %d", f, d, got, want)
			}
		}
	}
}

func TestTextFacesHaveTheSameCharacters(t *testing.T) {
	s := embedded(t)
	for r := rune(0); r <= 0xFFFF; r++ {
		for _, f := range textFaces[1:] {
			if s.Has(f, r) != s.Has(Regular, r) {
				t.Errorf("%U: %v and Regular differ", r, f)
			}
		}
	}
}

func TestFrenchNeedsNoFallback(t *testing.T) {
	s := embedded(t)
	const text = "àâäçéèêëîïôöùûüÿæœ ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ « » “ ” ‘ ’ – — … € % ‰ ≥ ≤ × − ± ₂ ² ³ ° § · • № ✓ ✗ → \u00a0\u202f\u2011"
	for _, f := range textFaces {
		if !s.Plain(f, text) {
			n, _ := s.Run(f, text)
			t.Errorf("%v lacks %q", f, text[n:])
		}
	}
}

// What is measured is what is drawn: fpdf, which draws, computes the same
// widths from the same files.
func TestWidthsAreThoseOfFPDF(t *testing.T) {
	s := embedded(t)
	for f := Regular; f < Count; f++ {
		pdf := fpdf.New("P", "pt", "A4", "")
		pdf.AddUTF8FontFromBytes("f", "", bytes.Clone(s.File(f)))
		pdf.SetFont("f", "", 10)
		if err := pdf.Error(); err != nil {
			t.Fatalf("%v: %v", f, err)
		}
		differences := 0
		for r := rune(0x20); r < 0xFFFF; r++ {
			w, ok := s.Advance(f, r)
			if !ok || w == 0 { // fpdf marks a width of zero by 65535
				continue
			}
			if got := pdf.GetStringSymbolWidth(string(r)); got != w {
				differences++
				if differences < 5 {
					t.Errorf("%v %U: we measure %d, fpdf draws %d", f, r, w, got)
				}
			}
		}
	}
}

func TestRun(t *testing.T) {
	s := embedded(t)
	type run struct {
		text string
		face Face
	}
	tests := []struct {
		face Face
		text string
		want []run
	}{
		{Regular, "", nil},
		{Regular, "Écoles", []run{{"Écoles", Regular}}},
		{Regular, "⚠ délai", []run{{"⚠", Symbols}, {" délai", Regular}}},
		{Bold, "fait ★★ !", []run{{"fait ", Bold}, {"★★", SymbolsBold}, {" !", Bold}}},
		{Semibold, "ℹ", []run{{"ℹ", SymbolsBold}}},
	}
	for _, tt := range tests {
		var got []run
		for rest := tt.text; rest != ""; {
			n, face := s.Run(tt.face, rest)
			got, rest = append(got, run{rest[:n], face}), rest[n:]
		}
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(run{})); diff != "" {
			t.Errorf("%v %q (-want +got):\n%s", tt.face, tt.text, diff)
		}
	}
}

func TestClean(t *testing.T) {
	s := embedded(t)
	tests := []struct {
		name, text, want string
		replaced         []Replacement
	}{
		{"French is left alone", "L’État, « cœur » : 12\u202f345\u00a0€ ≥ 3\u00a0%", "", nil},
		{"composes accents", "e\u0301cole a\u0300", "école à", nil},
		{"more marks than Unicode expects on a letter", "e" + strings.Repeat("\u0301", 40), "é" + strings.Repeat("\u0301", 39), nil},
		{"line breaks", "a\r\nb\rc\vd\u2028e\nf", "a\nb\nc\nd\ne\nf", nil},
		{"tabulation", "a\tb", "a b", nil},
		{"invisible characters go", "\ufeffré\u00ademploi\u200b\u2060\u200e ✓\ufe0f", "réemploi ✓", nil},
		{"control", "a\x00b\x1b[0m", "ab[0m", []Replacement{{0, "", false}, {0x1b, "", false}}},
		{"private use", "a\ue000", "a▯", []Replacement{{0xe000, Missing, true}}},
		{"ligatures and widths", "eﬃcace Ａ１", "eﬃcace A1", []Replacement{{'Ａ', "A", false}, {'１', "1", false}}},
		{"mathematical alphabet", "𝐍𝐑 𝟐", "NR 2", []Replacement{{'𝐍', "N", false}, {'𝐑', "R", false}, {'𝟐', "2", false}}},
		{"marks with an equivalent", "✅ fait ❌ 🟠", "✓ fait ✗ (orange)", []Replacement{{'✅', "✓", false}, {'❌', "✗", false}, {'🟠', "(orange)", false}}},
		{"emoji without", "vélo 🚲 !", "vélo ▯ !", []Replacement{{'🚲', Missing, true}}},
		{"flag", "🇫🇷", "FR", []Replacement{{'🇫', "F", false}, {'🇷', "R", false}}},
		{"key", "1\ufe0f\u20e3", "1", []Replacement{{'\u20e3', "", false}}},
		{"family", "👩\u200d👧🏽", "▯▯", []Replacement{{'👩', Missing, true}, {'👧', Missing, true}, {'🏽', "", false}}},
		{"Chinese", "北京", "▯▯", []Replacement{{'北', Missing, true}, {'京', Missing, true}}},
		{"Arabic is drawn letter by letter", "سل", "سل", []Replacement{{'س', "س", true}, {'ل', "ل", true}}},
		{"broken UTF-8", "a\xffb", "a\ufffdb", nil},
		{"Greek and Cyrillic", "Ωμέγα Київ", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want == "" {
				want = tt.text
			}
			got, replaced := s.Clean(tt.text)
			if got != want {
				t.Errorf("Clean(%q) = %q, want %q", tt.text, got, want)
			}
			if tt.name != "ligatures and widths" || s.Has(Regular, 'ﬃ') {
				if diff := cmp.Diff(tt.replaced, replaced); diff != "" {
					t.Errorf("replaced (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestEquivalentsCanBeDrawn(t *testing.T) {
	s := embedded(t)
	for r, by := range equivalents {
		if !s.allDrawn(by) {
			t.Errorf("%U is replaced by %q, which no font has", r, by)
		}
	}
	if !s.allDrawn(Missing) {
		t.Errorf("no font has %q", Missing)
	}
}

// Whatever the text, what comes out can be drawn, comes out again the same, and
// a text that had nothing replaced keeps its letters.
func TestCleanProperties(t *testing.T) {
	s := embedded(t)
	rapid.Check(t, func(t *rapid.T) { checkClean(t, s, rapid.String().Draw(t, "text")) })
}

func FuzzClean(f *testing.F) {
	s := embedded(f)
	for _, seed := range []string{"", "été", "e\u0301", "🇫🇷\u200d👩", "سلام", "\xff\xfe", "a\r\n\tb", "ﬃ𝐍"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { checkClean(t, s, text) })
}

func checkClean(t interface{ Fatalf(string, ...any) }, s *Set, text string) {
	got, _ := s.Clean(text)
	if !utf8.ValidString(got) {
		t.Fatalf("Clean(%q) is not UTF-8", text)
	}
	for _, r := range got {
		if r > 0xFFFF || r != '\n' && !s.drawn(r) {
			t.Fatalf("Clean(%q) = %q holds %U, which no font draws", text, got, r)
		}
	}
	if again, replaced := s.Clean(got); again != got {
		t.Fatalf("Clean(%q) = %q, then %q (%v)", text, got, again, replaced)
	}
}

func TestSetIsSharedBetweenGoroutines(t *testing.T) {
	s := embedded(t)
	const text = "Réemploi ⚠ 12 € — Київ ✅"
	widths := make([]int, 8)
	var wait sync.WaitGroup
	for i := range widths {
		wait.Go(func() {
			cleaned, _ := s.Clean(text)
			widths[i] = s.Width(Bold, cleaned)
		})
	}
	wait.Wait()
	if slices.Min(widths) != slices.Max(widths) || widths[0] == 0 {
		t.Errorf("widths differ: %v", widths)
	}
}

func BenchmarkWidth(b *testing.B) {
	s := embedded(b)
	text := strings.Repeat("La collectivité réduit l’empreinte de ses équipements. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Width(Regular, text)
	}
}

func BenchmarkClean(b *testing.B) {
	s := embedded(b)
	text := strings.Repeat("La collectivité réduit l’empreinte de ses équipements. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.Clean(text)
	}
}

func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		embedded(b)
	}
}
