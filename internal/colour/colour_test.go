package colour

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text string
		want RGB
		ok   bool
	}{
		{"#1F4E79", RGB{0x1F, 0x4E, 0x79}, true},
		{" #ffffff ", White, true},
		{"1F4E79", RGB{}, false},
		{"#1F4E7", RGB{}, false},
		{"#1F4E7G", RGB{}, false},
		{"bleu", RGB{}, false},
		{"", RGB{}, false},
	} {
		got, ok := Parse(c.text)
		if got != c.want || ok != c.ok {
			t.Errorf("Parse(%q) = %v, %v; want %v, %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

// The ratio in integers is the one that WCAG's formula gives.
func TestContrast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Of(rapid.Uint32Max(0xFFFFFF).Draw(t, "a"))
		b := Of(rapid.Uint32Max(0xFFFFFF).Draw(t, "b"))
		la, lb := relativeLuminance(a), relativeLuminance(b)
		want := (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
		if got := Contrast(a, b); math.Abs(got-want) > 0.005*want {
			t.Fatalf("Contrast(%v, %v) = %.4f; want %.4f", a, b, got, want)
		}
	})
	if got := Contrast(Black, White); got != 21 {
		t.Errorf("black on white has a contrast of %v", got)
	}
}

// relativeLuminance is WCAG 2.1's definition, as written.
func relativeLuminance(c RGB) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestDarkenUntilStandsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := RGB{rapid.Byte().Draw(t, "r"), rapid.Byte().Draw(t, "g"), rapid.Byte().Draw(t, "b")}
		d := c.DarkenUntil(White, TextContrast)
		if got := Contrast(d, White); got < TextContrast {
			t.Fatalf("%v darkened to %v has a contrast of %.2f", c, d, got)
		}
		if Contrast(c, White) >= TextContrast && d != c {
			t.Fatalf("%v stood out and became %v", c, d)
		}
		if back, ok := Parse("#" + d.Hex()); !ok || back != d {
			t.Fatalf("%v is written %s", d, d.Hex())
		}
	})
}
