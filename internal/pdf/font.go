package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sort"
	"strconv"

	"nrreport/internal/truetype"
)

// subset is a font reduced to the characters drawn with it, ready to embed.
type subset struct {
	// name is the PostScript name with the six letters that tell a subset
	// (ISO 32000-1, 9.6.4).
	name string
	// program and glyphs are deflated streams.
	program, glyphs []byte
	programLength   int
	// narrow and wide are the ToUnicode streams of the two fonts, deflated;
	// nil when that font draws nothing.
	narrow, wide []byte
	// widths is the value of W.
	widths object
	// descriptor holds the entries of the font descriptor but the references.
	descriptor string
}

// newSubset cuts a TrueType font down to the runes, which are sorted and in the
// Basic Multilingual Plane.
//
// What is kept is what a viewer uses: characters reach glyphs through
// CIDToGIDMap, not through a cmap of the font (ISO 32000-1, 9.7.4.2).
func newSubset(font *truetype.Font, runes []rune, d *deflater) (*subset, error) {
	glyphs := make([]int, len(runes))
	for i, r := range runes {
		if glyphs[i] = font.Glyph(r); glyphs[i] == 0 {
			return nil, internalError("la police %s n’a pas le caractère U+%04X", font.Name(), r)
		}
	}
	cut, number, err := font.Subset(glyphs)
	if err != nil {
		return nil, internalError("%v", err)
	}
	s := &subset{descriptor: fontDescriptor(font)}
	var drawn []description
	for i, r := range runes {
		g := number[glyphs[i]]
		drawn = append(drawn, description{cid(r), g, cut.Advance(g)})
	}
	sort.Slice(drawn, func(i, j int) bool { return drawn[i].cid < drawn[j].cid })
	program := cut.Assemble("glyf", "head", "hhea", "hmtx", "loca", "maxp")
	s.program = bytes.Clone(d.deflate(program))
	s.programLength = len(program)
	s.glyphs = bytes.Clone(d.deflate(glyphMap(drawn)))
	narrow, wide := toUnicode(runes)
	if narrow != nil {
		s.narrow = bytes.Clone(d.deflate(narrow))
	}
	if wide != nil {
		s.wide = bytes.Clone(d.deflate(wide))
	}
	s.widths = widths(drawn)
	s.name = subsetTag(runes) + "+" + font.Name()
	return s, nil
}

// subsetTag derives six capital letters from the characters.
func subsetTag(runes []rune) string {
	sum := sha256.Sum256([]byte(string(runes)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// description is what the dictionaries say of a character.
type description struct{ cid, glyph, advance int }

// glyphMap is the CIDToGIDMap stream.
func glyphMap(drawn []description) []byte {
	glyphs := make([]byte, 2*(drawn[len(drawn)-1].cid+1))
	for _, c := range drawn {
		binary.BigEndian.PutUint16(glyphs[2*c.cid:], uint16(c.glyph))
	}
	return glyphs
}

// widths is the W array: runs of consecutive characters, each with its widths.
func widths(drawn []description) object {
	var o object
	o.raw("[")
	for i, c := range drawn {
		if i == 0 || c.cid != drawn[i-1].cid+1 {
			if i > 0 {
				o.raw("]")
			}
			o.int(c.cid)
			o.raw("[")
		}
		o.int(c.advance)
	}
	o.raw("]]")
	return o
}

// write embeds the font and returns the numbers of its narrow and wide Type 0
// dictionaries, 0 for the one that draws nothing. encoding is the CMap of the
// narrow one.
func (s *subset) write(f *file, encoding ref) (narrow, wide ref) {
	first := f.reserve(4)
	descendant, descriptor, program, glyphs := first, first+1, first+2, first+3
	f.stream(program, "/Length1 "+strconv.Itoa(s.programLength), s.program, true)
	f.stream(glyphs, "", s.glyphs, true)

	o := f.begin(descendant)
	o.raw("<</Type/Font/Subtype/CIDFontType2/BaseFont")
	o.name(s.name)
	o.raw("/CIDSystemInfo" + systemInfo + "/FontDescriptor")
	o.ref(descriptor)
	o.raw("/CIDToGIDMap")
	o.ref(glyphs)
	o.raw("/W")
	*o = append(*o, s.widths...)
	o.raw(">>")
	f.end()

	o = f.begin(descriptor)
	o.raw("<</Type/FontDescriptor/FontName")
	o.name(s.name)
	o.raw(s.descriptor)
	o.raw("/FontFile2")
	o.ref(program)
	o.raw(">>")
	f.end()

	if s.narrow != nil {
		var e object
		e.ref(encoding)
		narrow = s.composite(f, string(e), narrowCMapName, descendant, s.narrow)
	}
	if s.wide != nil {
		wide = s.composite(f, "/Identity-H", "Identity-H", descendant, s.wide)
	}
	return narrow, wide
}

// composite writes a Type 0 dictionary.
func (s *subset) composite(f *file, encoding, encodingName string, descendant ref, toUnicode []byte) ref {
	unicode, number := f.reserve(1), f.reserve(1)
	f.stream(unicode, "", toUnicode, true)
	o := f.begin(number)
	o.raw("<</Type/Font/Subtype/Type0/BaseFont")
	o.name(s.name + "-" + encodingName)
	o.raw("/Encoding" + encoding + "/DescendantFonts[")
	o.ref(descendant)
	o.raw("]/ToUnicode")
	o.ref(unicode)
	o.raw(">>")
	f.end()
	return number
}

// fontDescriptor gives the metrics that a viewer uses when it replaces the font or
// lays a selection over the text (ISO 32000-1, table 122).
func fontDescriptor(f *truetype.Font) string {
	ascent, descent := f.Signed("hhea", 4), f.Signed("hhea", 6)
	capHeight, weight := ascent, 400
	if os2 := f.Table("OS/2"); len(os2) >= 96 {
		weight = f.Signed("OS/2", 4)
		capHeight = f.Signed("OS/2", 88)
	}
	italic := f.Signed("post", 4)
	// Symbolic: the codes are not those of a standard Latin encoding.
	flags := 1 << 2
	if italic != 0 {
		flags |= 1 << 6
	}
	return fmt.Sprintf("/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		flags,
		f.Thousandths(f.Signed("head", 36)), f.Thousandths(f.Signed("head", 38)),
		f.Thousandths(f.Signed("head", 40)), f.Thousandths(f.Signed("head", 42)),
		italic, f.Thousandths(ascent), f.Thousandths(descent), f.Thousandths(capHeight),
		50+weight*weight/(65*65))
}
