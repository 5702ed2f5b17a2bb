package truetype

import (
	"encoding/binary"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"nrreport/templates"
)

// files are the fonts that the program carries.
var files = map[string][]byte{
	"SourceSans3-Regular": templates.SansRegular, "SourceSans3-It": templates.SansItalic,
	"SourceSans3-Bold": templates.SansBold, "SourceSans3-BoldIt": templates.SansBoldItalic,
	"SourceSans3-Semibold": templates.SansSemibold,
	"DejaVuSans":           templates.SymbolRegular, "DejaVuSans-Bold": templates.SymbolBold,
}

// A general library finds the same glyphs and widths in them.
func TestGlyphsAndWidths(t *testing.T) {
	for name, data := range files {
		f, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name() != name {
			t.Errorf("%s calls itself %q", name, f.Name())
		}
		other, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buffer sfnt.Buffer
		unit := other.UnitsPerEm()
		for r := rune(-1); r < 0x10000; r++ {
			glyph := f.Glyph(r)
			if want, err := other.GlyphIndex(&buffer, r); err != nil || glyph != int(want) {
				t.Fatalf("%s: %U is glyph %d, not %d (%v)", name, r, glyph, want, err)
			}
			advance, err := other.GlyphAdvance(&buffer, sfnt.GlyphIndex(glyph), fixed.Int26_6(unit), font.HintingNone)
			if want := (int(advance)*1000 + int(unit)/2) / int(unit); err != nil || f.Advance(glyph) != want {
				t.Fatalf("%s: %U is %d wide, not %d (%v)", name, r, f.Advance(glyph), want, err)
			}
		}
		if f.Glyph(0x10041) != 0 {
			t.Errorf("%s: a character beyond the basic plane has a glyph", name)
		}
	}
}

// A letter that is made of two brings both, and each is found under its number.
func TestSubsetBringsTheParts(t *testing.T) {
	f, err := Parse(templates.SymbolRegular)
	if err != nil {
		t.Fatal(err)
	}
	accented := f.Glyph('é')
	cut, number, err := f.Subset([]int{accented})
	if err != nil {
		t.Fatal(err)
	}
	outline, err := cut.Outline(number[accented])
	if err != nil {
		t.Fatal(err)
	}
	parts := 0
	eachPart(outline, func(part []byte) {
		parts++
		if _, err := cut.Outline(int(binary.BigEndian.Uint16(part[2:]))); err != nil {
			t.Error(err)
		}
	})
	if parts != 2 || len(number) != 4 {
		t.Errorf("%d parts, %d glyphs", parts, len(number))
	}
	if got := int(binary.BigEndian.Uint16(cut.Table("maxp")[4:])); got != 4 {
		t.Errorf("the font says that it has %d glyphs", got)
	}
}

func TestParseRefusesWhatIsNoFont(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("not a font, but long enough"), templates.SansRegular[:40], templates.SansRegular[:4000]} {
		if _, err := Parse(data); err == nil {
			t.Errorf("%.20q is a font", data)
		}
	}
}
