package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"nrreport/internal/french"
	"nrreport/internal/richtext"
)

// sharedString is one entry of the table of texts that cells point into.
type sharedString struct {
	text string
	runs []richtext.Run
	// long marks a text over the limit. It is refused where a cell uses it,
	// so that the message can name the cell.
	long bool
}

// readStrings reads the shared strings part.
func (f *File) readStrings(part string) ([]sharedString, error) {
	var list []sharedString
	err := f.pack.scanLarge(part, inPart(part), func(x *scanner) error {
		if !x.root(spaceSheet, "sst") {
			return errMalformed
		}
		var t textReader
		for x.child(1) {
			if !x.is(spaceSheet, "si") {
				continue
			}
			if len(list) >= f.lim.SharedStrings {
				return beyond("", "plus de "+french.Count(f.lim.SharedStrings, "texte", "textes")+" différents")
			}
			s := t.read(x, f.lim.CellChars)
			if err := f.chargeText(len(s.text)); err != nil {
				return err
			}
			list = append(list, s)
		}
		return nil
	})
	return list, err
}

// textReader reads the text items that shared strings, inline strings and
// comments have in common (29500-1, 18.4.8): plain text, or runs with a look.
// Phonetic guides are no part of the text. It keeps its buffer between items.
type textReader struct{ buf []byte }

// read reads the content of the current element.
func (t *textReader) read(x *scanner, limit int) sharedString {
	depth := x.depth
	t.buf = t.buf[:0]
	maxBytes := 6*limit + utf8.UTFMax // "_x000D_" is the longest way to write a character, "_" being in it
	var pieces []piece
	rich := false
	for x.child(depth) {
		if len(pieces) > limit {
			return sharedString{long: true}
		}
		switch {
		case x.is(spaceSheet, "t"):
			start := len(t.buf)
			t.buf = x.appendOnlyText(t.buf, maxBytes)
			pieces = append(pieces, piece{start: start, end: len(t.buf)})
		case x.is(spaceSheet, "r"):
			p := t.run(x, maxBytes)
			rich = rich || p.bold || p.italic
			pieces = append(pieces, p)
		}
	}
	if !rich {
		text, long := cellText(t.buf, limit)
		return sharedString{text: text, long: long || len(t.buf) > maxBytes}
	}
	var s sharedString
	var all []byte
	for _, p := range pieces {
		text, _ := cellText(t.buf[p.start:p.end], limit)
		if text == "" {
			continue
		}
		all = append(all, text...)
		if n := len(s.runs); n > 0 && s.runs[n-1].Bold == p.bold && s.runs[n-1].Italic == p.italic {
			s.runs[n-1].Text += text
			continue
		}
		s.runs = append(s.runs, richtext.Run{Text: text, Bold: p.bold, Italic: p.italic})
	}
	s.text = string(all)
	s.long = len(t.buf) > maxBytes || utf16Length(all) > limit
	if s.long {
		s.text, s.runs = "", nil
	}
	return s
}

// piece is a stretch of the buffer with its look.
type piece struct {
	start, end   int
	bold, italic bool
}

// run reads one "r" element.
func (t *textReader) run(x *scanner, maxBytes int) piece {
	depth := x.depth
	p := piece{start: len(t.buf)}
	for x.child(depth) {
		switch {
		case x.is(spaceSheet, "rPr"):
			for x.child(depth + 1) {
				on := x.attr("val") == nil || x.flag("val")
				switch {
				case x.is(spaceSheet, "b"):
					p.bold = on
				case x.is(spaceSheet, "i"):
					p.italic = on
				}
			}
		case x.is(spaceSheet, "t"):
			t.buf = x.appendOnlyText(t.buf, maxBytes)
		}
	}
	p.end = len(t.buf)
	return p
}

// cellText makes the text of a cell out of its XML content: escapes resolved,
// line ends as "\n". long tells that it is over the limit, and then the text
// is empty.
func cellText(b []byte, limit int) (text string, long bool) {
	b = unescape(b)
	if len(b) > limit && utf16Length(b) > limit {
		return "", true
	}
	return string(b), false
}

// unescape resolves the "_xHHHH_" that the format uses for characters that XML
// cannot carry (29500-1, 22.9.2.19, ST_Xstring), and writes every line end as
// "\n". What names half a character is left as it is.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 && !bytes.Contains(b, []byte("_x")) {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if r, ok := escapeAt(b[i:]); ok {
			size := len("_xHHHH_")
			if utf16.IsSurrogate(r) {
				low, ok := escapeAt(b[i+size:])
				if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
					out = append(out, b[i])
					i++
					continue
				}
				size *= 2
			}
			out = utf8.AppendRune(out, r)
			i += size
			continue
		}
		out = append(out, b[i])
		i++
	}
	out = bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(out, []byte("\r"), []byte("\n"))
}

func escapeAt(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	r := rune(0)
	for _, c := range b[2:6] {
		d := hexDigit(c)
		if d < 0 {
			return 0, false
		}
		r = r<<4 | d
	}
	return r, true
}

// utf16Length counts as Excel does: characters beyond U+FFFF are two.
func utf16Length(b []byte) int {
	n := 0
	for _, r := range string(b) {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
