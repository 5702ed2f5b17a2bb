package truetype

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Subset returns the font with some of its glyphs, in their order, then those
// that they are made of; and the number that each was given. The first is always
// that of a missing character.
//
// The instructions of the glyphs are left out. They are half of a subset, and
// what they fit to the pixels of old screens: Poppler, MuPDF and macOS never run
// them, printers have no use for them.
func (f *Font) Subset(glyphs []int) (*Font, map[int]int, error) {
	order := slices.Compact(slices.Sorted(slices.Values(append([]int{0}, glyphs...))))
	number := make(map[int]int, len(order))
	for i, glyph := range order {
		number[glyph] = i
	}
	var bare, places, metrics []byte
	for i := 0; i < len(order); i++ { // it grows
		glyph, err := f.Outline(order[i])
		if err != nil {
			return nil, nil, err
		}
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

	out := &Font{upem: f.upem, tables: slices.Clone(f.tables)}
	for _, changed := range []string{"head", "hhea", "maxp"} {
		out.replace(changed, slices.Clone(f.Table(changed)))
	}
	binary.BigEndian.PutUint16(out.Table("head")[50:], 1) // four bytes a place
	binary.BigEndian.PutUint16(out.Table("hhea")[34:], uint16(len(order)))
	binary.BigEndian.PutUint16(out.Table("maxp")[4:], uint16(len(order)))
	out.replace("glyf", bare)
	out.replace("loca", places)
	out.replace("hmtx", metrics)
	return out, number, nil
}

// Outline is the drawing of a glyph without its instructions, empty for a space.
func (f *Font) Outline(glyph int) ([]byte, error) {
	glyf, loca := f.Table("glyf"), f.Table("loca")
	size, place := 2, func(i int) int { return 2 * int(binary.BigEndian.Uint16(loca[2*i:])) }
	if f.Signed("head", 50) == 1 {
		size, place = 4, func(i int) int { return int(binary.BigEndian.Uint32(loca[4*i:])) }
	}
	if size*(glyph+2) > len(loca) {
		return nil, fmt.Errorf("truetype: no outline %d", glyph)
	}
	start, end := place(glyph), place(glyph+1)
	if start > end || end > len(glyf) {
		return nil, fmt.Errorf("truetype: outline %d overlaps another", glyph)
	}
	return bareGlyph(glyf[start:end]), nil
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

// Assemble writes a font of the tables named, in their alphabetical order.
func (f *Font) Assemble(tags ...string) []byte {
	var kept []table
	for _, tag := range tags {
		if data := f.Table(tag); data != nil {
			kept = append(kept, table{tag, data})
		}
	}
	head := slices.IndexFunc(kept, func(t table) bool { return t.tag == "head" })
	if head >= 0 {
		// The sums are those of a font whose adjustment is zero.
		kept[head].data = slices.Clone(kept[head].data)
		binary.BigEndian.PutUint32(kept[head].data[8:], 0)
	}
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
		out = binary.BigEndian.AppendUint32(out, sum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	adjustment := 0
	for i, t := range kept {
		if i == head {
			adjustment = len(out) + 8
		}
		out = append(out, t.data...)
		out = append(out, make([]byte, -len(out)&3)...)
	}
	if head >= 0 {
		binary.BigEndian.PutUint32(out[adjustment:], 0xb1b0afba-sum(out))
	}
	return out
}

func (f *Font) replace(tag string, data []byte) {
	for i := range f.tables {
		if f.tables[i].tag == tag {
			f.tables[i].data = data
		}
	}
}

// sum is the checksum of a table.
func sum(data []byte) uint32 {
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
