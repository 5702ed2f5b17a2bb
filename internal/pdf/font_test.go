package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"testing"
	"unicode"

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
			s, err := newSubset(fonts.File(face), runes, &deflater{})
			if err != nil {
				t.Fatal(err)
			}
			original, err := parseFont(fonts.File(face))
			if err != nil {
				t.Fatal(err)
			}
			cut := &fontFile{upem: original.upem, tables: tablesOf(t, inflate(t, s.program))}
			if len(inflate(t, s.program)) != s.programLength {
				t.Error("the length said is not the length")
			}
			glyphs := inflate(t, s.glyphs)
			for _, r := range runes {
				g := int(binary.BigEndian.Uint16(glyphs[2*cid(r):]))
				was := glyphOf(original, r)
				if g == 0 || !sameOutline(original, was, cut, g, 0) {
					t.Errorf("U+%04X: glyph %d differs from glyph %d", r, g, was)
				}
				if bearing(cut, g) != bearing(original, was) {
					t.Errorf("U+%04X begins at %d and not at %d", r, bearing(cut, g), bearing(original, was))
				}
				if want, _ := fonts.Advance(face, r); cut.advance(g) != want {
					t.Errorf("U+%04X is %d wide and was measured %d", r, cut.advance(g), want)
				}
			}
		})
	}
}

// bearing is the left side bearing of a glyph, which viewers shift it by.
func bearing(f *fontFile, glyph int) int16 {
	metrics, hmtx := f.signed("hhea", 34), f.table("hmtx")
	if glyph < metrics {
		return int16(binary.BigEndian.Uint16(hmtx[4*glyph+2:]))
	}
	return int16(binary.BigEndian.Uint16(hmtx[4*metrics+2*(glyph-metrics):]))
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

// tablesOf reads the tables of a font and checks their sums.
func tablesOf(t *testing.T, data []byte) []fontTable {
	if sum := fontSum(data); sum != 0xb1b0afba {
		t.Errorf("the sum of the font is %08x", sum)
	}
	var out []fontTable
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		table := fontTable{string(entry[:4]), data[offset : offset+length]}
		if table.tag != "head" && fontSum(table.data) != binary.BigEndian.Uint32(entry[4:]) {
			t.Errorf("the sum of table %s is wrong", table.tag)
		}
		out = append(out, table)
	}
	return out
}

// glyphOf looks a character up in the cmap of a font, one segment after the
// other.
func glyphOf(f *fontFile, r rune) int {
	cmap := f.table("cmap")
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		sub := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if binary.BigEndian.Uint16(sub) != 4 {
			continue
		}
		segments := int(binary.BigEndian.Uint16(sub[6:])) / 2
		word := func(array, i int) int { return int(binary.BigEndian.Uint16(sub[array+2*i:])) }
		ends, starts, deltas, offsets := 14, 16+2*segments, 16+4*segments, 16+6*segments
		for s := range segments {
			if int(r) > word(ends, s) || int(r) < word(starts, s) {
				continue
			}
			if word(offsets, s) == 0 {
				return (int(r) + word(deltas, s)) & 0xffff
			}
			g := word(offsets+2*s+word(offsets, s), int(r)-word(starts, s))
			if g != 0 {
				g = (g + word(deltas, s)) & 0xffff
			}
			return g
		}
	}
	return 0
}

// outline is the data of a glyph without its instructions.
func outline(f *fontFile, glyph int) []byte {
	glyf, loca := f.table("glyf"), f.table("loca")
	at := func(i int) int { return 2 * int(binary.BigEndian.Uint16(loca[2*i:])) }
	if f.signed("head", 50) == 1 {
		at = func(i int) int { return int(binary.BigEndian.Uint32(loca[4*i:])) }
	}
	return bareGlyph(glyf[at(glyph):at(glyph+1)])
}

// sameOutline compares glyphs, those that are made of others by their parts.
func sameOutline(f *fontFile, a int, g *fontFile, b, depth int) bool {
	x, y := outline(f, a), outline(g, b)
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
		if flags != binary.BigEndian.Uint16(y[at:]) || !bytes.Equal(x[at+4:at+size], y[at+4:at+size]) || !sameOutline(f, partX, g, partY, depth+1) {
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
