package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"unicode"

	"nrreport/internal/truetype"
	"nrreport/internal/typeface"
)

// drawable are the characters that a face has.
func drawable(fonts *typeface.Set, face typeface.Face) []rune {
	var out []rune
	for r := rune(0x20); r < 0xfffe; r++ {
		if fonts.Has(face, r) && !unicode.IsControl(r) && r != 0xfeff {
			out = append(out, r)
		}
	}
	return out
}

// TestSubsetKeepsTheOutlines embeds all that a face has and compares each glyph,
// point by point, with that of the original file.
func TestSubsetKeepsTheOutlines(t *testing.T) {
	fonts := embedded(t)
	for face := range typeface.Face(typeface.Count) {
		t.Run(face.String(), func(t *testing.T) {
			runes := drawable(fonts, face)
			s, err := newSubset(fonts.Font(face), runes, &deflater{})
			if err != nil {
				t.Fatal(err)
			}
			original, program := fonts.Font(face), inflate(t, s.program)
			cut, err := truetype.Parse(program)
			if err != nil {
				t.Fatal(err)
			}
			checkSums(t, program)
			if len(program) != s.programLength {
				t.Error("the length said is not the length")
			}
			glyphs := inflate(t, s.glyphs)
			for _, r := range runes {
				g := int(binary.BigEndian.Uint16(glyphs[2*cid(r):]))
				was := original.Glyph(r)
				if g == 0 || !sameOutline(t, original, was, cut, g, 0) {
					t.Errorf("U+%04X: glyph %d differs from glyph %d", r, g, was)
				}
				if cut.Bearing(g) != original.Bearing(was) {
					t.Errorf("U+%04X begins at %d and not at %d", r, cut.Bearing(g), original.Bearing(was))
				}
				if want, _ := fonts.Advance(face, r); cut.Advance(g) != want {
					t.Errorf("U+%04X is %d wide and was measured %d", r, cut.Advance(g), want)
				}
			}
		})
	}
}

func inflate(t *testing.T, data []byte) []byte {
	zr, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(zr)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// checkSums checks the sums of a font and of its tables.
func checkSums(t *testing.T, data []byte) {
	sum := func(data []byte) (sum uint32) {
		for padded := append(bytes.Clone(data), make([]byte, -len(data)&3)...); len(padded) > 0; padded = padded[4:] {
			sum += binary.BigEndian.Uint32(padded)
		}
		return sum
	}
	if got := sum(data); got != 0xb1b0afba {
		t.Errorf("the sum of the font is %08x", got)
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if tag := string(entry[:4]); tag != "head" && sum(data[offset:offset+length]) != binary.BigEndian.Uint32(entry[4:]) {
			t.Errorf("the sum of table %s is wrong", tag)
		}
	}
}

// sameOutline compares glyphs, those that are made of others by their parts.
func sameOutline(t *testing.T, f *truetype.Font, a int, g *truetype.Font, b, depth int) bool {
	x, errX := f.Outline(a)
	y, errY := g.Outline(b)
	if errX != nil || errY != nil {
		t.Fatal(errX, errY)
	}
	if len(x) < 10 || len(y) < 10 {
		return len(x) == len(y)
	}
	if int16(binary.BigEndian.Uint16(x)) >= 0 {
		return bytes.Equal(bytes.TrimRight(x, "\x00"), bytes.TrimRight(y, "\x00"))
	}
	if len(x) > len(y) || depth > 5 {
		return false
	}
	for at := 10; at+4 <= len(x); {
		flags := binary.BigEndian.Uint16(x[at:])
		partX, partY := int(binary.BigEndian.Uint16(x[at+2:])), int(binary.BigEndian.Uint16(y[at+2:]))
		size := 6
		if flags&1 != 0 {
			size += 2
		}
		switch {
		case flags&(1<<3) != 0:
			size += 2
		case flags&(1<<6) != 0:
			size += 4
		case flags&(1<<7) != 0:
			size += 8
		}
		if flags != binary.BigEndian.Uint16(y[at:]) || !bytes.Equal(x[at+4:at+size], y[at+4:at+size]) || !sameOutline(t, f, partX, g, partY, depth+1) {
			return false
		}
		at += size
		if flags&(1<<5) == 0 {
			break
		}
	}
	return true
}

// TestCodesAreApart: no two characters share a number, and what has no narrow
// code below 0x100 is a control.
func TestCodesAreApart(t *testing.T) {
	taken := map[int]rune{}
	for r := rune(0); r < 0xfffe; r++ {
		if r < 0x100 && narrowCode(r) == 0 {
			if !unicode.IsControl(r) {
				t.Errorf("U+%04X has no code", r)
			}
			continue
		}
		if other, ok := taken[cid(r)]; ok {
			t.Errorf("U+%04X and U+%04X are both %d", r, other, cid(r))
		}
		taken[cid(r)] = r
	}
}

// TestOnlyUsedFontsAreEmbedded: a report without symbols carries one
// font.
func TestOnlyUsedFontsAreEmbedded(t *testing.T) {
	fonts := embedded(t)
	p := newPen(fonts)
	doc, _ := sample(fonts)
	data := write(t, doc, p.pages, fonts, producer())
	if n := bytes.Count(data, []byte("/Length1 ")); n != 1 {
		t.Errorf("%d fonts are embedded", n)
	}
}

// An amount is read, found and copied whole: its narrow spaces are spaces for
// whoever does not see them.
func TestSpacesAreSpaces(t *testing.T) {
	narrow, wide := toUnicode([]rune{' ', '0', '\u00a0', '\u202f', '\u2007'})
	for _, space := range []string{"<20> <20> <0020>", "<A0> <A0> <0020>", "<8C> <8C> <0020>"} {
		if !strings.Contains(string(narrow), space) {
			t.Errorf("%s is not in the narrow map:\n%s", space, narrow)
		}
	}
	if !strings.Contains(string(wide), "<2007> <2007> <0020>") {
		t.Errorf("the wide map is\n%s", wide)
	}
	if got := said("de 2\u202f100\u00a0kg\nà 4\u2009800"); got != "de 2 100 kg à 4 800" {
		t.Errorf("said %q", got)
	}
}
