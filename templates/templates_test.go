package templates

import (
	"encoding/binary"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// What the package documentation says of the fonts.
const (
	inBoth = "éèêëàâçîïôùûüÿæœŒÆ’«»“”–—…€‰≥≤≠≈±×−₂²³°§·•\u00a0\u202f\u2009\u2011" +
		"✓✗✔✘☑☐→←↑↓↗↘▲▼△▽▶●○■□◆½" + "αЖ"
	inSymbolOnly = "⚠◇◐★ℹ" + "ابא"
	inNeither    = "中"
)

func TestFontCoverage(t *testing.T) {
	text := map[string][]byte{"Source Sans 3": SansRegular, "Source Sans 3 It": SansItalic,
		"Source Sans 3 Semibold": SansSemibold, "Source Sans 3 Bold": SansBold, "Source Sans 3 Bold It": SansBoldItalic}
	symbols := map[string][]byte{"DejaVu Sans": SymbolRegular, "DejaVu Sans Bold": SymbolBold}
	for name, data := range text {
		covers(t, name, data, inBoth, inSymbolOnly+inNeither)
	}
	for name, data := range symbols {
		covers(t, name, data, inBoth+inSymbolOnly, inNeither)
	}
}

func covers(t *testing.T, name string, data []byte, has, lacks string) {
	t.Helper()
	font, err := sfnt.Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var buffer sfnt.Buffer
	for _, r := range has {
		if i, err := font.GlyphIndex(&buffer, r); err != nil || i == 0 {
			t.Errorf("%s has no %q", name, r)
		}
	}
	for _, r := range lacks {
		if i, _ := font.GlyphIndex(&buffer, r); i != 0 {
			t.Errorf("%s has %q after all", name, r)
		}
	}
	if n := embeddingRestrictions(data); n != 0 {
		t.Errorf("%s: OS/2 fsType %d, embedding is restricted", name, n)
	}
}

// embeddingRestrictions returns fsType of the OS/2 table, or -1 without one.
func embeddingRestrictions(font []byte) int {
	tables := int(binary.BigEndian.Uint16(font[4:]))
	for i := range tables {
		entry := font[12+16*i:]
		if string(entry[:4]) == "OS/2" {
			return int(binary.BigEndian.Uint16(font[binary.BigEndian.Uint32(entry[8:])+8:]))
		}
	}
	return -1
}

func TestProfileIsSRGB(t *testing.T) {
	switch {
	case int(binary.BigEndian.Uint32(SRGB)) != len(SRGB):
		t.Error("the profile's size is not the one it states")
	case SRGB[8] != 2 || string(SRGB[12:20]) != "mntrRGB " || string(SRGB[36:40]) != "acsp":
		t.Error("not a version 2 RGB display profile")
	case len(SRGB) > 10_000:
		t.Errorf("%d bytes", len(SRGB))
	}
}
