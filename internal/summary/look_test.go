package summary

import (
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"nrreport/internal/analysis"
	"nrreport/internal/colour"
	"nrreport/internal/plan"
)

// Whatever a community's colour, what is read stands out.
func TestPaletteStandsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newPalette("#" + colour.Of(rapid.Uint32Max(0xFFFFFF).Draw(t, "colour")).Hex())
		text := func(what string, c, ground colour.RGB) {
			if got := colour.Contrast(c, ground); got < colour.TextContrast {
				t.Errorf("%s: %s on %s has a contrast of %.2f", what, c.Hex(), ground.Hex(), got)
			}
		}
		text("header", colour.White, p.accent)
		for _, c := range p.tones {
			text("tone", c, colour.White)
		}
		for i := range p.segments {
			text("label", p.labels[i], p.segments[i])
			if got := colour.Contrast(p.segments[i], colour.White); got < colour.GraphicContrast {
				t.Errorf("segment %d, %s, has a contrast of %.2f", i, p.segments[i].Hex(), got)
			}
		}
	})
}

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		text     string
		capacity float64
		want     int
	}{
		{"", 10, 1},
		{"court", 10, 1},
		{"deux mots", 5, 2},
		{"un deux trois quatre", 10, 3},
		{"à l’été", 8, 1},
		{"une\ndeux", 10, 2},
		{"anticonstitutionnellement", 10, 3},
		{strings.Repeat("é", 10), 10, 1},
	} {
		if got := wrapped(c.text, c.capacity); got != c.want {
			t.Errorf("wrapped(%q, %v) = %d; want %d", c.text, c.capacity, got, c.want)
		}
	}
}

func TestSerialOf(t *testing.T) {
	for _, c := range []struct {
		day  plan.Day
		want float64
		ok   bool
	}{
		{plan.Day{Year: 1900, Month: time.March, Day: 1}, 61, true},
		{plan.Day{Year: 2025, Month: time.March, Day: 1}, 45717, true},
		{plan.Day{Year: 1900, Month: time.February, Day: 28}, 0, false},
	} {
		got, ok := serialOf(c.day)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("serialOf(%v) = %v, %v; want %v, %v", c.day, got, ok, c.want, c.ok)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		v       float64
		number  string
		percent string
	}{
		{0, asInteger, asPercent},
		{12, asInteger, asPercent},
		{12.5, "#,##0.0", `0.0\ %`},
		{-12.5, "#,##0.0", `0.0\ %`},
		{12.25, "#,##0.00", `0.0\ %`},
		{0.1 + 0.2, "#,##0.0", `0.0\ %`},
		{1.005, "#,##0.00", asPercent},
		{0.004, "#,##0.000", `0.000\ %`},
		{1e300, asInteger, asPercent},
	} {
		if got := decimals(c.v); got != c.number {
			t.Errorf("decimals(%v) = %q; want %q", c.v, got, c.number)
		}
		if got := percentFormat(c.v); got != c.percent {
			t.Errorf("percentFormat(%v) = %q; want %q", c.v, got, c.percent)
		}
	}
	for written, want := range map[string]string{
		"9 950 €": asEuros, "12 k€": asThousands, "12,3 k€": asTenthsOfK, "1 M€": asMillions, "1,2 M€": asTenthsOfM,
		"1,04 M€": asHundredthsOfM,
	} {
		if got := shortEuros(written); got != want {
			t.Errorf("shortEuros(%q) = %q; want %q", written, got, want)
		}
	}
}

func TestFooterFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := &plan.Plan{}
		p.Community.Name = plan.Text{V: rapid.StringN(1, 400, -1).Draw(t, "name"), State: plan.Valid}
		b := newBook(analysis.Of(p), nil, Options{Draft: true})
		defer b.f.Close()
		foot := b.footer("Indicateurs")
		if n := len(utf16.Encode([]rune(foot))); n > longestFooter {
			t.Errorf("a footer of %d characters", n)
		}
		if !strings.HasSuffix(foot, "Page &P sur &N") {
			t.Errorf("footer %q", foot)
		}
	})
}

func TestFoldLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"", ""},
		{"un deux trois", "un deux|trois"},
		{"le 3\u00a0mars 2025", "le 3\u00a0mars|2025"},
		{"anticonstitutionnel", "anticonst|itutionne|l"},
		{"un anticonstitutionnel", "un|anticonst|itutionne|l"},
	} {
		if got := strings.Join(foldLines(c.text, 9), "|"); got != c.want {
			t.Errorf("foldLines(%q) = %q; want %q", c.text, got, c.want)
		}
	}
}
