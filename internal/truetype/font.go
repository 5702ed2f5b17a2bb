// Package truetype reads TrueType font files and cuts them down to some glyphs.
// It knows the tables of ISO/IEC 14496-22 that the report's fonts have, and
// trusts what they say: it is for fonts that the program carries.
//
// A [Font] refers to the file as it is and copies nothing. A general library
// also reads the kerning pairs, which the report has no use for: five times as
// long, half a megabyte, and more of each file in memory with the program.
package truetype

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
)

// Font is a font file, read as it is asked. It never changes, and any number of
// goroutines may use it at once.
type Font struct {
	tables []table
	upem   int // units of an em
}

type table struct {
	tag  string
	data []byte
}

// Parse finds the tables of a font file, which must not change afterwards. A
// font without a character map, as those embedded in a PDF, is a font.
func Parse(data []byte) (*Font, error) {
	if len(data) < 12 {
		return nil, errors.New("truetype: no font")
	}
	f := &Font{}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if len(data) < 12+16*(i+1) {
			return nil, errors.New("truetype: cut short")
		}
		entry := data[12+16*i:]
		offset, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if offset+length > uint64(len(data)) {
			return nil, errors.New("truetype: cut short")
		}
		f.tables = append(f.tables, table{string(entry[:4]), data[offset : offset+length]})
	}
	for _, needed := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"hmtx", 4}, {"glyf", 0}, {"loca", 2}, {"maxp", 6}} {
		if len(f.Table(needed.tag)) < needed.size {
			return nil, fmt.Errorf("truetype: no table %s", needed.tag)
		}
	}
	f.upem = int(binary.BigEndian.Uint16(f.Table("head")[18:]))
	if f.upem == 0 {
		return nil, errors.New("truetype: no unit")
	}
	return f, nil
}

// Table is the table of a tag, nil when there is none. It must not be modified.
func (f *Font) Table(tag string) []byte {
	for _, t := range f.tables {
		if t.tag == tag {
			return t.data
		}
	}
	return nil
}

// Signed is a signed number of two bytes in a table, 0 beyond its end.
func (f *Font) Signed(tag string, offset int) int {
	data := f.Table(tag)
	if offset+2 > len(data) {
		return 0
	}
	return int(int16(binary.BigEndian.Uint16(data[offset:])))
}

// Thousandths turns units of the font into thousandths of an em, rounded.
func (f *Font) Thousandths(v int) int {
	if v < 0 {
		return -f.Thousandths(-v)
	}
	return (2*1000*v + f.upem) / (2 * f.upem)
}

// Glyph looks a character up in the format 4 subtable of cmap, the one for the
// Basic Multilingual Plane: segments of characters whose glyphs follow each
// other, or are listed. It is 0 for what the font lacks.
func (f *Font) Glyph(r rune) int {
	cmap := f.Table("cmap")
	if len(cmap) < 4 || r > 0xffff {
		return 0
	}
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

// Advance is the width of a glyph in thousandths of an em.
func (f *Font) Advance(glyph int) int {
	return f.Thousandths(int(binary.BigEndian.Uint16(f.metric(glyph))))
}

// Bearing is the left side bearing of a glyph, in units of the font: viewers
// shift it by that much.
func (f *Font) Bearing(glyph int) int {
	return int(int16(binary.BigEndian.Uint16(f.metric(glyph)[2:])))
}

// metric is the width and the left side bearing of a glyph; the last ones share
// one width.
func (f *Font) metric(glyph int) []byte {
	count := int(binary.BigEndian.Uint16(f.Table("hhea")[34:]))
	hmtx := f.Table("hmtx")
	if glyph < count {
		return hmtx[4*glyph : 4*glyph+4]
	}
	bearing := 4*count + 2*(glyph-count)
	return append(slices.Clone(hmtx[4*count-4:4*count-2]), hmtx[bearing:bearing+2]...)
}

// Name is the PostScript name, entry 6 of the name table.
func (f *Font) Name() string {
	name := f.Table("name")
	if len(name) < 6 {
		return ""
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
			if c > ' ' && c < 0x7f {
				out = append(out, c)
			}
		}
		return string(out)
	}
	return ""
}
