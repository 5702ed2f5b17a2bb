package pdf

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// object is the text of a PDF object under construction.
type object []byte

// raw appends PDF syntax as it is.
func (o *object) raw(s string) { *o = append(*o, s...) }

// ref appends a reference: " 12 0 R".
func (o *object) ref(r ref) {
	*o = append(*o, ' ')
	*o = strconv.AppendInt(*o, int64(r), 10)
	*o = append(*o, " 0 R"...)
}

// int appends an integer after a space.
func (o *object) int(n int) {
	*o = append(*o, ' ')
	*o = strconv.AppendInt(*o, int64(n), 10)
}

// points appends a length in points with two decimals at most, after a space.
func (o *object) points(v float64) {
	*o = append(*o, ' ')
	*o = appendHundredths(*o, roundHundredths(v))
}

// name appends a name, escaping what a name cannot hold (ISO 32000-1, 7.3.5).
func (o *object) name(s string) {
	*o = append(*o, '/')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c > ' ' && c < 0x7f && !delimiter(c) && c != '#':
			*o = append(*o, c)
		default:
			const hex = "0123456789ABCDEF"
			*o = append(*o, '#', hex[c>>4], hex[c&15])
		}
	}
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// maxString is how long a string may be (ISO 19005-3, 6.1.13), in bytes.
const maxString = 32767

// text appends a text string; what is too long for one ends with "…".
func (o *object) text(s string) {
	coded := textString(s)
	for n := maxString / 2; len(coded) > maxString; n -= 16 {
		coded = textString(firstRunes(s, n) + "…")
	}
	o.ascii(coded)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// textString is the bytes of a text string (ISO 32000-1, 7.9.2.2): one per
// character when all are in the part of PDFDocEncoding that is Latin-1, UTF-16
// otherwise.
func textString(s string) string {
	if docEncoded(s) {
		b := make([]byte, 0, len(s))
		for _, r := range s {
			b = append(b, byte(r))
		}
		return string(b)
	}
	b := append(make([]byte, 0, 2+2*len(s)), 0xfe, 0xff)
	for _, r := range s {
		if r1, r2 := utf16.EncodeRune(r); r1 != utf8.RuneError {
			b = append(b, byte(r1>>8), byte(r1), byte(r2>>8), byte(r2))
		} else {
			b = append(b, byte(r>>8), byte(r))
		}
	}
	return string(b)
}

// docEncoded reports whether every character of s has the same code in
// PDFDocEncoding as in Unicode. The first characters must not look like the
// mark of another encoding.
func docEncoded(s string) bool {
	for i, r := range s {
		switch {
		case r >= 0x20 && r < 0x7f, r == '\n':
		case r > 0xa0 && r <= 0xff && r != 0xad && i > 0:
		case r > 0xa0 && r < 0xef && r != 0xad:
		default:
			return false
		}
	}
	return true
}

// ascii appends a byte string.
func (o *object) ascii(s string) {
	*o = append(*o, '(')
	for i := 0; i < len(s); i++ {
		*o = appendEscaped(*o, s[i])
	}
	*o = append(*o, ')')
}

// appendEscaped appends bytes of a literal string. A carriage return would be
// read back as a line feed (ISO 32000-1, 7.3.4.2).
func appendEscaped(b []byte, bytes ...byte) []byte {
	for _, c := range bytes {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return b
}

// roundHundredths rounds to the nearest hundredth of a point, far below what
// any device shows. The conversion keeps processors that fuse a product and a
// sum from rounding otherwise than the others.
func roundHundredths(v float64) int64 {
	scaled := float64(v * 100)
	if scaled < 0 {
		return -int64(0.5 - scaled)
	}
	return int64(scaled + 0.5)
}

// appendHundredths appends n/100 without trailing zeros.
func appendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 != 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return b
}
