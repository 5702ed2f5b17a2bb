package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// The classes of bytes that decode must look at.
const (
	plainByte   = iota
	specialByte // & < ] and non-ASCII: needs a look
	spaceByte   // tab and line feed: kept in texts, a space in attributes
	returnByte  // carriage return: a line feed, alone or before one
	badByte     // not a character of XML
)

// byteClasses tabulates byteClass; it is computed once and never written again.
var byteClasses = func() (t [256]uint8) {
	for c := range t {
		t[c] = byteClass(byte(c))
	}
	return t
}()

// text reads character data up to the next tag. skip means that it was the
// white space allowed around the root element.
func (x *scanner) text() (kind tokenKind, skip bool) {
	length := 0
	for {
		i := bytes.IndexByte(x.buf[x.pos+length:x.end], '<')
		if i >= 0 {
			length += i
			break
		}
		length = x.end - x.pos
		if length > x.max {
			return x.fail(errTooLong), false
		}
		if !x.fill() {
			if x.err != nil {
				return tokenNone, false
			}
			break
		}
	}
	raw := x.buf[x.pos : x.pos+length]
	x.pos += length
	if x.depth == 0 {
		for _, c := range raw {
			if !isSpace(c) {
				return x.fail(errMalformed), false
			}
		}
		x.prolog = true
		return tokenNone, true
	}
	content, err := x.decode(raw, false)
	if err != nil {
		return x.fail(err), false
	}
	x.content = content
	return tokenText, false
}

func byteClass(c byte) uint8 {
	switch {
	case c == '\t' || c == '\n':
		return spaceByte
	case c == '\r':
		return returnByte
	case c < 0x20:
		return badByte
	case c == '&' || c == ']' || c == '<' || c >= 0x80:
		return specialByte
	}
	return plainByte
}

// decode checks the characters of raw and resolves references and line ends.
// It returns raw itself when there is nothing to change.
func (x *scanner) decode(raw []byte, inAttribute bool) ([]byte, error) {
	i := 0
	for i < len(raw) {
		class := byteClasses[raw[i]]
		if class == plainByte || class == spaceByte && !inAttribute {
			i++
			continue
		}
		if class == specialByte && raw[i] >= 0x80 {
			size, ok := xmlRune(raw[i:])
			if !ok {
				return nil, errMalformed
			}
			i += size
			continue
		}
		break
	}
	if i == len(raw) {
		return raw, nil
	}
	start := len(x.scratch)
	out := append(x.scratch, raw[:i]...)
	for i < len(raw) {
		c := raw[i]
		switch byteClasses[c] {
		case plainByte:
			out = append(out, c)
			i++
		case spaceByte:
			if inAttribute {
				c = ' '
			}
			out = append(out, c)
			i++
		case returnByte:
			i++
			if i < len(raw) && raw[i] == '\n' {
				i++
			}
			if inAttribute {
				out = append(out, ' ')
			} else {
				out = append(out, '\n')
			}
		case badByte:
			return nil, errMalformed
		case specialByte:
			switch c {
			case '&':
				r, size := reference(raw[i:])
				if size == 0 {
					return nil, errEntity
				}
				out = utf8.AppendRune(out, r)
				i += size
			case ']':
				if !inAttribute && bytes.HasPrefix(raw[i:], []byte("]]>")) {
					return nil, errMalformed
				}
				out = append(out, c)
				i++
			case '<': // only met in an attribute
				return nil, errMalformed
			default:
				size, ok := xmlRune(raw[i:])
				if !ok {
					return nil, errMalformed
				}
				out = append(out, raw[i:i+size]...)
				i += size
			}
		}
	}
	x.scratch = out
	return out[start:], nil
}

// xmlRune checks the non-ASCII character at the start of b.
func xmlRune(b []byte) (size int, ok bool) {
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError && size <= 1 {
		return 0, false
	}
	return size, isXMLChar(r)
}

// isXMLChar reports whether r may stand in an XML 1.0 document (production 2).
func isXMLChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= 0x20 && r <= 0xD7FF ||
		r >= 0xE000 && r <= 0xFFFD ||
		r >= 0x10000 && r <= 0x10FFFF
}

// reference resolves the reference at the start of b ("&amp;", "&#233;",
// "&#xE9;"); size is 0 when it is not one that XML 1.0 predefines.
func reference(b []byte) (r rune, size int) {
	end := bytes.IndexByte(b[:min(len(b), 16)], ';')
	if end < 2 {
		return 0, 0
	}
	name := b[1:end]
	switch string(name) {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	if name[0] != '#' {
		return 0, 0
	}
	digits, base := name[1:], rune(10)
	if len(digits) > 0 && digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	if len(digits) == 0 {
		return 0, 0
	}
	for _, c := range digits {
		d := hexDigit(c)
		if d < 0 || d >= base {
			return 0, 0
		}
		if r = r*base + d; r > 0x10FFFF {
			return 0, 0
		}
	}
	if !isXMLChar(r) {
		return 0, 0
	}
	return r, end + 1
}

func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

func onlyXMLChars(b []byte) bool {
	for i := 0; i < len(b); {
		if c := b[i]; c < 0x80 {
			if byteClasses[c] == badByte {
				return false
			}
			i++
			continue
		}
		size, ok := xmlRune(b[i:])
		if !ok {
			return false
		}
		i += size
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// The functions below are all that the readers of parts need: they walk
// down the tree, and whatever they do not ask for is checked and passed over.
