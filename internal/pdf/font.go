package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"strconv"
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
func newSubset(ttf []byte, runes []rune, d *deflater) (*subset, error) {
	font, err := parseFont(ttf)
	if err != nil {
		return nil, err
	}
	glyphs := make([]int, len(runes))
	for i, r := range runes {
		if glyphs[i] = font.glyph(r); glyphs[i] == 0 {
			return nil, internalError("la police %s n'a pas le caractère U+%04X", font.postScriptName(), r)
		}
	}
	cut, number, err := font.cut(glyphs)
	if err != nil {
		return nil, err
	}
	s := &subset{descriptor: font.descriptor()}
	var drawn []description
	for i, r := range runes {
		g := number[glyphs[i]]
		drawn = append(drawn, description{cid(r), g, cut.advance(g)})
	}
	sort.Slice(drawn, func(i, j int) bool { return drawn[i].cid < drawn[j].cid })
	program := cut.rebuild("glyf", "head", "hhea", "hmtx", "loca", "maxp")
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
	s.name = subsetTag(runes) + "+" + font.postScriptName()
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

// glyph looks a character up in the format 4 subtable of cmap, the one for the
// Basic Multilingual Plane: segments of characters whose glyphs follow each
// other, or are listed. It is 0 for what the font lacks.
func (f *fontFile) glyph(r rune) int {
	cmap := f.table("cmap")
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		sub := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if binary.BigEndian.Uint16(sub) != 4 {
			continue
		}
		size := int(binary.BigEndian.Uint16(sub[6:])) // of each array, in bytes
		ends, starts, deltas, lists := sub[14:], sub[16+size:], sub[16+2*size:], sub[16+3*size:]
		s := 2 * sort.Search(size/2, func(s int) bool { return int(r) <= int(binary.BigEndian.Uint16(ends[2*s:])) })
		if s == size || int(r) < int(binary.BigEndian.Uint16(starts[s:])) {
			return 0
		}
		glyph := int(r)
		if list := int(binary.BigEndian.Uint16(lists[s:])); list != 0 {
			first := int(binary.BigEndian.Uint16(starts[s:]))
			if glyph = int(binary.BigEndian.Uint16(lists[s+list+2*(int(r)-first):])); glyph == 0 {
				return 0
			}
		}
		return (glyph + int(binary.BigEndian.Uint16(deltas[s:]))) & 0xffff
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

// cut returns the font with some of its glyphs, in their order, then those that
// they are made of; and the number that each was given. The first is always that
// of a missing character.
//
// The instructions of the glyphs are left out. They are half of a subset, and
// what they fit to the pixels of old screens: Poppler, MuPDF and macOS never run
// them, printers have no use for them.
func (f *fontFile) cut(glyphs []int) (*fontFile, map[int]int, error) {
	order := slices.Compact(slices.Sorted(slices.Values(append([]int{0}, glyphs...))))
	number := make(map[int]int, len(order))
	for i, glyph := range order {
		number[glyph] = i
	}
	var bare, places, metrics []byte
	for i := 0; i < len(order); i++ { // it grows
		glyph, err := f.outline(order[i])
		if err != nil {
			return nil, nil, err
		}
		glyph = bareGlyph(glyph)
		eachPart(glyph, func(part []byte) {
			was := int(binary.BigEndian.Uint16(part[2:]))
			if _, ok := number[was]; !ok {
				number[was] = len(order)
				order = append(order, was)
			}
			binary.BigEndian.PutUint16(part[2:], uint16(number[was]))
		})
		places = binary.BigEndian.AppendUint32(places, uint32(len(bare)))
		bare = append(bare, glyph...)
		bare = append(bare, make([]byte, -len(bare)&1)...)
		metrics = append(metrics, f.metric(order[i])...)
	}
	places = binary.BigEndian.AppendUint32(places, uint32(len(bare)))

	out := &fontFile{upem: f.upem, tables: slices.Clone(f.tables)}
	for _, changed := range []string{"head", "hhea", "maxp"} {
		out.replace(changed, slices.Clone(f.table(changed)))
	}
	binary.BigEndian.PutUint16(out.table("head")[50:], 1) // four bytes a place
	binary.BigEndian.PutUint16(out.table("hhea")[34:], uint16(len(order)))
	binary.BigEndian.PutUint16(out.table("maxp")[4:], uint16(len(order)))
	out.replace("glyf", bare)
	out.replace("loca", places)
	out.replace("hmtx", metrics)
	return out, number, nil
}

// outline is the drawing of a glyph, empty for a space.
func (f *fontFile) outline(glyph int) ([]byte, error) {
	glyf, loca := f.table("glyf"), f.table("loca")
	size, place := 2, func(i int) int { return 2 * int(binary.BigEndian.Uint16(loca[2*i:])) }
	if f.signed("head", 50) == 1 {
		size, place = 4, func(i int) int { return int(binary.BigEndian.Uint32(loca[4*i:])) }
	}
	if size*(glyph+2) > len(loca) {
		return nil, internalError("police sans dessin %d", glyph)
	}
	start, end := place(glyph), place(glyph+1)
	if start > end || end > len(glyf) {
		return nil, internalError("police dont les dessins se chevauchent")
	}
	return glyf[start:end], nil
}

// metric is the width and the left side bearing of a glyph; the last ones share
// one width.
func (f *fontFile) metric(glyph int) []byte {
	count := int(binary.BigEndian.Uint16(f.table("hhea")[34:]))
	hmtx := f.table("hmtx")
	if glyph < count {
		return hmtx[4*glyph : 4*glyph+4]
	}
	bearing := 4*count + 2*(glyph-count)
	return append(slices.Clone(hmtx[4*count-4:4*count-2]), hmtx[bearing:bearing+2]...)
}

func (f *fontFile) replace(tag string, data []byte) {
	for i := range f.tables {
		if f.tables[i].tag == tag {
			f.tables[i].data = data
		}
	}
}

// bareGlyph is a glyph without its instructions.
func bareGlyph(glyph []byte) []byte {
	if len(glyph) < 10 {
		return nil
	}
	contours := int(int16(binary.BigEndian.Uint16(glyph)))
	if contours < 0 {
		return bareComposite(glyph)
	}
	at := 10 + 2*contours
	if at+2 > len(glyph) {
		return glyph
	}
	length := int(binary.BigEndian.Uint16(glyph[at:]))
	if at+2+length > len(glyph) {
		return glyph
	}
	out := append([]byte(nil), glyph[:at]...)
	out = append(out, 0, 0)
	return append(out, glyph[at+2+length:]...)
}

// bareComposite cuts a composite glyph after its last part.
func bareComposite(glyph []byte) []byte {
	const hasInstructions = 1 << 8
	out := slices.Clone(glyph)
	end := eachPart(out, func(part []byte) {
		binary.BigEndian.PutUint16(part, binary.BigEndian.Uint16(part)&^hasInstructions)
	})
	return out[:end]
}

// eachPart visits the parts of a composite glyph, each from its flags and its
// number on, and returns where the last one ends; 0 for a glyph without parts.
func eachPart(glyph []byte, visit func(part []byte)) int {
	const (
		wordArguments  = 1 << 0
		scale          = 1 << 3
		moreComponents = 1 << 5
		twoScales      = 1 << 6
		fourScales     = 1 << 7
	)
	if len(glyph) < 10 || int16(binary.BigEndian.Uint16(glyph)) >= 0 {
		return 0
	}
	at := 10
	for at+4 <= len(glyph) {
		visit(glyph[at:])
		flags := binary.BigEndian.Uint16(glyph[at:])
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			break
		}
	}
	return min(at, len(glyph))
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
