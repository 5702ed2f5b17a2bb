package pdf

import (
	"bytes"
	"fmt"

	"nrreport/internal/french"
)

// Text is written in two fonts that share one embedded program. The narrow one
// gives a byte to each of the characters that French reports are made of; the
// wide one writes all others with their UTF-16 code. In both, the code is the
// number of the glyph's description (CID): MuPDF reads nothing else back. The
// narrow font needs a CMap of its own to say so, which is embedded once; for the
// wide one it is the predefined Identity-H.
//
// That alone takes a twelfth off the pages, next to two bytes everywhere.

// narrowExtras are the characters of the codes 0x80 to 0x9F; ASCII and the
// upper half of Latin-1 have their own.
var narrowExtras = [32]rune{
	'’', '€', 'œ', 'Œ', '–', '—', '…', '“', '”', '‘', '•', '₂', '\u202f', '\u2009', '\u2011', 'Ÿ',
	'→', '←', '↑', '↓', '↗', '↘', '≥', '≤', '≈', '−', '✓', '✗', '▲', '▼', '■', '●',
}

// narrowCode is the code of a character in the narrow font, 0 when it has none.
func narrowCode(r rune) byte {
	if r < 0x100 {
		if r >= 0x20 && r < 0x7f || r >= 0xa0 {
			return byte(r)
		}
		return 0
	}
	for i, extra := range narrowExtras {
		if r == extra {
			return 0x80 + byte(i)
		}
	}
	return 0
}

// cid is the number of a character in both fonts: its narrow code or else its
// wide one. They cannot meet, the only characters below 0x100 without a narrow
// code being controls.
func cid(r rune) int {
	if code := narrowCode(r); code != 0 {
		return int(code)
	}
	return int(r)
}

// narrowCMapName names the encoding of narrow fonts.
const narrowCMapName = "NR-OneByte-H"

const systemInfo = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"

// narrowCMap is the encoding of narrow fonts (ISO 32000-1, 9.7.5.4): the
// identity, on one byte.
const narrowCMap = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (Identity) def
/Supplement 0 def
end def
/CMapName /` + narrowCMapName + ` def
/CMapType 1 def
/WMode 0 def
1 begincodespacerange
<00> <FF>
endcodespacerange
1 begincidrange
<00> <FF> 0
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`

// codeMap is a ToUnicode CMap under construction: spans of codes whose
// characters follow each other.
type codeMap struct {
	digits int // of a code, in hexadecimal
	spans  []codeSpan
}

type codeSpan struct {
	first, last int
	char        rune
}

// add gives a code its character; codes come in order. A range may not cross a
// multiple of 256 in its last byte (ISO 32000-1, 9.10.3).
func (m *codeMap) add(code int, char rune) {
	if n := len(m.spans); n > 0 {
		s := &m.spans[n-1]
		if s.last+1 == code && s.char+rune(code-s.first) == char && code&0xff != 0 && char&0xff != 0 {
			s.last = code
			return
		}
	}
	m.spans = append(m.spans, codeSpan{code, code, char})
}

// bytes is the CMap: only the codes in use.
func (m *codeMap) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
	fmt.Fprintf(&b, "<%0*X> <%0*X>\nendcodespacerange\n", m.digits, 0, m.digits, 1<<(4*m.digits)-1)
	const most = 100 // entries allowed in a block
	for start := 0; start < len(m.spans); start += most {
		block := m.spans[start:min(start+most, len(m.spans))]
		fmt.Fprintf(&b, "%d beginbfrange\n", len(block))
		for _, s := range block {
			fmt.Fprintf(&b, "<%0*X> <%0*X> <%04X>\n", m.digits, s.first, m.digits, s.last, s.char)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// toUnicode makes the maps of the narrow and the wide font for the characters
// drawn; one is nil when it draws none. Spaces that do not break are spaces there:
// once lines are made they have no other meaning, and voices know no other (see
// [french.PlainSpace]). Who looks for an amount, or copies one, types a space too.
func toUnicode(runes []rune) (narrow, wide []byte) {
	one, two := codeMap{digits: 2}, codeMap{digits: 4}
	var coded [256]rune
	for _, r := range runes {
		if code := narrowCode(r); code != 0 {
			coded[code] = r
		} else {
			two.add(int(r), french.PlainSpace(r))
		}
	}
	for code, r := range coded {
		if r != 0 {
			one.add(code, french.PlainSpace(r))
		}
	}
	if len(one.spans) > 0 {
		narrow = one.bytes()
	}
	if len(two.spans) > 0 {
		wide = two.bytes()
	}
	return narrow, wide
}
