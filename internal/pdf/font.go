package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"

	"github.com/go-pdf/fpdf"
)

// subset is a font reduced to the characters drawn with it, ready to embed.
type subset struct {
	// name is the PostScript name with the six letters that tell a subset
	// (ISO 32000-1, 9.6.4).
	name string
	// program, toUnicode and glyphs are deflated streams.
	program, toUnicode, glyphs []byte
	programLength              int
	// widths is the value of W.
	widths object
	// descriptor holds the entries of the font descriptor but the references.
	descriptor string
}

// newSubset cuts a TrueType font down to the runes, which are sorted and in the
// Basic Multilingual Plane.
//
// fpdf cuts (with its public UTF8CutFont: adding the font to a document would
// parse it a second time and hash a JSON of 65,536 widths), and this function
// drops the tables that a viewer has no use for: characters reach glyphs
// through CIDToGIDMap, not through the font's own cmap (ISO 32000-1, 9.7.4.2).
func newSubset(ttf []byte, runes []rune, d *deflater) (*subset, error) {
	// fpdf may write into the font that it cuts: it gets a copy.
	cut, err := parseFont(fpdf.UTF8CutFont(bytes.Clone(ttf), string(runes)))
	if err != nil {
		return nil, err
	}
	s := &subset{descriptor: cut.descriptor()}
	glyphs := make([]byte, 2*(int(runes[len(runes)-1])+1))
	advances := make([]int, len(runes))
	for i, r := range runes {
		g := cut.glyph(r)
		if g == 0 {
			return nil, internalError("la police %s n'a pas le caractère U+%04X", cut.postScriptName(), r)
		}
		binary.BigEndian.PutUint16(glyphs[2*r:], uint16(g))
		advances[i] = cut.advance(g)
	}
	program := cut.rebuild("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
	s.program = bytes.Clone(d.deflate(program))
	s.programLength = len(program)
	s.glyphs = bytes.Clone(d.deflate(glyphs))
	s.toUnicode = bytes.Clone(d.deflate(toUnicode(runes)))
	s.widths = widths(runes, advances)
	s.name = subsetTag(runes) + "+" + cut.postScriptName()
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

// widths is the W array: runs of consecutive characters, each with its widths.
func widths(runes []rune, advances []int) object {
	var o object
	o.raw("[")
	for i, r := range runes {
		if i == 0 || r != runes[i-1]+1 {
			if i > 0 {
				o.raw("]")
			}
			o.int(int(r))
			o.raw("[")
		}
		o.int(advances[i])
	}
	o.raw("]]")
	return o
}

// toUnicode is the CMap that gives each code its character, and only the codes
// in use. A range may not cross a multiple of 256 in its last byte (ISO 32000-1,
// 9.10.3), and codes are the characters themselves.
func toUnicode(runes []rune) []byte {
	type span struct{ first, last rune }
	var spans []span
	for _, r := range runes {
		if n := len(spans); n > 0 && spans[n-1].last+1 == r && r&0xff != 0 {
			spans[n-1].last = r
		} else {
			spans = append(spans, span{r, r})
		}
	}
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries allowed in a block
	for start := 0; start < len(spans); start += most {
		block := spans[start:min(start+most, len(spans))]
		fmt.Fprintf(&b, "%d beginbfrange\n", len(block))
		for _, s := range block {
			fmt.Fprintf(&b, "<%04X> <%04X> <%04X>\n", s.first, s.last, s.first)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// write embeds the font and returns the number of its Type 0 dictionary.
func (s *subset) write(f *file) ref {
	first := f.reserve(6)
	composite, descendant, descriptor := first, first+1, first+2
	program, unicode, glyphs := first+3, first+4, first+5

	f.stream(program, "/Length1 "+strconv.Itoa(s.programLength), s.program, true)
	f.stream(unicode, "", s.toUnicode, true)
	f.stream(glyphs, "", s.glyphs, true)

	o := f.begin(composite)
	o.raw("<</Type/Font/Subtype/Type0/BaseFont")
	o.name(s.name)
	o.raw("/Encoding/Identity-H/DescendantFonts[")
	o.ref(descendant)
	o.raw("]/ToUnicode")
	o.ref(unicode)
	o.raw(">>")
	f.end()

	o = f.begin(descendant)
	o.raw("<</Type/Font/Subtype/CIDFontType2/BaseFont")
	o.name(s.name)
	o.raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor")
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
	return composite
}

// fontFile is a TrueType font file.
type fontFile struct {
	tables []fontTable
	upem   int
}

type fontTable struct {
	tag  string
	data []byte
}

func parseFont(data []byte) (*fontFile, error) {
	if len(data) < 12 {
		return nil, internalError("police vide")
	}
	f := &fontFile{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		if int(offset)+int(length) > len(data) {
			return nil, internalError("police tronquée")
		}
		f.tables = append(f.tables, fontTable{string(entry[:4]), data[offset : offset+length]})
	}
	for _, needed := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"cmap", 4}, {"glyf", 0}, {"loca", 2}, {"maxp", 6}, {"post", 16}} {
		if len(f.table(needed.tag)) < needed.size {
			return nil, internalError("police sans table %s", needed.tag)
		}
	}
	f.upem = int(binary.BigEndian.Uint16(f.table("head")[18:]))
	if f.upem == 0 {
		return nil, internalError("police sans unité")
	}
	return f, nil
}

func (f *fontFile) table(tag string) []byte {
	for _, t := range f.tables {
		if t.tag == tag {
			return t.data
		}
	}
	return nil
}

// glyph looks a character up in the format 4 subtable of cmap that fpdf writes:
// segments of consecutive glyphs, told by their deltas alone.
func (f *fontFile) glyph(r rune) int {
	cmap := f.table("cmap")
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		sub := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if binary.BigEndian.Uint16(sub) != 4 {
			continue
		}
		segments := int(binary.BigEndian.Uint16(sub[6:])) / 2
		ends, starts, deltas := sub[14:], sub[16+2*segments:], sub[16+4*segments:]
		for s := range segments {
			if int(r) <= int(binary.BigEndian.Uint16(ends[2*s:])) {
				start := int(binary.BigEndian.Uint16(starts[2*s:]))
				if int(r) < start || start == 0xffff {
					return 0
				}
				return (int(r) + int(binary.BigEndian.Uint16(deltas[2*s:]))) & 0xffff
			}
		}
	}
	return 0
}

// advance is the width of a glyph in thousandths of the type size.
func (f *fontFile) advance(glyph int) int {
	metrics := int(binary.BigEndian.Uint16(f.table("hhea")[34:]))
	at := 4 * min(glyph, metrics-1)
	hmtx := f.table("hmtx")
	if at < 0 || at+2 > len(hmtx) {
		return 0
	}
	return f.thousandths(int(binary.BigEndian.Uint16(hmtx[at:])))
}

func (f *fontFile) thousandths(v int) int {
	if v < 0 {
		return -f.thousandths(-v)
	}
	return (2*1000*v + f.upem) / (2 * f.upem)
}

func (f *fontFile) signed(tag string, offset int) int {
	return int(int16(binary.BigEndian.Uint16(f.table(tag)[offset:])))
}

// descriptor gives the metrics that a viewer uses when it replaces the font or
// lays a selection over the text (ISO 32000-1, table 122).
func (f *fontFile) descriptor() string {
	ascent, descent := f.signed("hhea", 4), f.signed("hhea", 6)
	capHeight, weight := ascent, 400
	if os2 := f.table("OS/2"); len(os2) >= 96 {
		weight = f.signed("OS/2", 4)
		capHeight = f.signed("OS/2", 88)
	}
	italic := f.signed("post", 4)
	// Symbolic: the codes are not those of a standard Latin encoding.
	flags := 1 << 2
	if italic != 0 {
		flags |= 1 << 6
	}
	return fmt.Sprintf("/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		flags,
		f.thousandths(f.signed("head", 36)), f.thousandths(f.signed("head", 38)),
		f.thousandths(f.signed("head", 40)), f.thousandths(f.signed("head", 42)),
		italic, f.thousandths(ascent), f.thousandths(descent), f.thousandths(capHeight),
		50+weight*weight/(65*65))
}

// postScriptName is entry 6 of the name table.
func (f *fontFile) postScriptName() string {
	name := f.table("name")
	if len(name) < 6 {
		return "Police"
	}
	texts := int(binary.BigEndian.Uint16(name[4:]))
	for i := range int(binary.BigEndian.Uint16(name[2:])) {
		if 6+12*i+12 > len(name) {
			break
		}
		record := name[6+12*i:]
		if binary.BigEndian.Uint16(record[6:]) != 6 {
			continue
		}
		length, offset := int(binary.BigEndian.Uint16(record[8:])), int(binary.BigEndian.Uint16(record[10:]))
		if texts+offset+length > len(name) {
			break
		}
		// The name is ASCII, in one or two bytes according to the platform.
		var out []byte
		for _, c := range name[texts+offset : texts+offset+length] {
			if c > ' ' && c < 0x7f && !delimiter(c) {
				out = append(out, c)
			}
		}
		return string(out)
	}
	return "Police"
}

// rebuild assembles a font of the tables named, in their alphabetical order.
func (f *fontFile) rebuild(tags ...string) []byte {
	var kept []fontTable
	for _, tag := range tags {
		if data := f.table(tag); data != nil {
			kept = append(kept, fontTable{tag, data})
		}
	}
	// The sums are those of a font whose adjustment is zero.
	binary.BigEndian.PutUint32(f.table("head")[8:], 0)
	power, log := 1, 0
	for power*2 <= len(kept) {
		power, log = power*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(kept), 16 * power, log, 16 * (len(kept) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset := 12 + 16*len(kept)
	for _, t := range kept {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, fontSum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	head := 0
	for _, t := range kept {
		if t.tag == "head" {
			head = len(out)
		}
		out = append(out, t.data...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xb1b0afba-fontSum(out))
	return out
}

// fontSum is the checksum of a table.
func fontSum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
