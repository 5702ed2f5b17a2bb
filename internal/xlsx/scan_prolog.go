package xlsx

import (
	"bytes"
	"io"
)

// detectEncoding looks at the first bytes: a byte order mark or the shape of
// "<?" tells UTF-16 from UTF-8.
func (x *scanner) detectEncoding() {
	for x.end < 4 && x.fill() {
	}
	head := x.buf[:x.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		x.pos += 3
	case bytes.HasPrefix(head, []byte("\xFF\xFE")), bytes.HasPrefix(head, []byte("<\x00")):
		x.transcode(false)
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\x00<")):
		x.transcode(true)
	}
}

func (x *scanner) transcode(bigEndian bool) {
	head := bytes.Clone(x.buf[:x.end])
	rest := x.src
	if x.srcErr != nil {
		rest = failingReader{x.srcErr}
	}
	x.src = &utf16Reader{src: io.MultiReader(bytes.NewReader(head), rest), bigEndian: bigEndian}
	x.srcErr, x.pos, x.end = nil, 0, 0
	x.buf[0] = 0
	for x.end < 3 && x.fill() {
	}
	if bytes.HasPrefix(x.buf[:x.end], []byte("\uFEFF")) {
		x.pos = 3
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

// until returns the length of the window up to and including the mark, reading
// more as needed; -1 when the input ends first.
func (x *scanner) until(mark string, from int) int {
	for {
		if i := bytes.Index(x.buf[min(x.pos+from, x.end):x.end], []byte(mark)); i >= 0 {
			return from + i + len(mark)
		}
		if !x.fill() {
			x.fail(errCut)
			return -1
		}
	}
}

// declaration handles what starts with "<!": comments, CDATA sections, and
// what is refused.
func (x *scanner) declaration() (kind tokenKind, done bool) {
	const cdata = "<![CDATA["
	for x.end-x.pos < len(cdata) && x.fill() {
	}
	b := x.buf[x.pos:x.end]
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		size := x.until("-->", 4)
		if size < 0 {
			return tokenNone, true
		}
		body := x.buf[x.pos+4 : x.pos+size-3]
		if bytes.Contains(body, []byte("--")) || bytes.HasSuffix(body, []byte("-")) || !onlyXMLChars(body) {
			return x.fail(errMalformed), true
		}
		x.pos += size
		x.prolog = true
		return tokenNone, false
	case bytes.HasPrefix(b, []byte(cdata)) && x.depth > 0:
		size := x.until("]]>", len(cdata))
		if size < 0 {
			return tokenNone, true
		}
		body := x.buf[x.pos+len(cdata) : x.pos+size-3]
		if !onlyXMLChars(body) {
			return x.fail(errMalformed), true
		}
		x.pos += size
		x.content = bytes.ReplaceAll(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		return tokenText, true
	case bytes.HasPrefix(b, []byte("<!DOCTYPE")):
		return x.fail(errDoctype), true
	}
	return x.fail(errMalformed), true
}

// instruction skips "<?…?>"; the XML declaration may only open the document
// and must name an encoding that was already recognised.
func (x *scanner) instruction() bool {
	first := !x.started && !x.prolog
	size := x.until("?>", 2)
	if size < 0 {
		return false
	}
	body := x.buf[x.pos+2 : x.pos+size-2]
	n := nameLength(body)
	target := body[:n]
	if n == 0 || n < len(body) && !isSpace(body[n]) || bytes.IndexByte(target, ':') >= 0 || !onlyXMLChars(body) {
		x.fail(errMalformed)
		return false
	}
	if bytes.EqualFold(target, []byte("xml")) {
		if !first || string(target) != "xml" {
			x.fail(errMalformed)
			return false
		}
		if err := checkDeclaration(body[n:], x.isUTF16()); err != nil {
			x.fail(err)
			return false
		}
	}
	x.pos += size
	x.prolog = true
	return true
}

func (x *scanner) isUTF16() bool { _, ok := x.src.(*utf16Reader); return ok }

// checkDeclaration reads the three pseudo-attributes of an XML declaration. A
// pattern would be shorter, but is slow to compile in every run of the program.
func checkDeclaration(b []byte, utf16 bool) error {
	version, b := pseudoAttribute(b, "version")
	if string(version) != "1.0" {
		return errMalformed
	}
	encoding, b := pseudoAttribute(b, "encoding")
	standalone, b := pseudoAttribute(b, "standalone")
	if len(bytes.TrimSpace(b)) > 0 {
		return errMalformed
	}
	if standalone != nil && string(standalone) != "yes" && string(standalone) != "no" {
		return errMalformed
	}
	switch string(bytes.ToLower(encoding)) {
	case "":
		return nil
	case "utf-8", "utf8", "us-ascii", "ascii":
		if utf16 {
			return errEncoding
		}
		return nil
	case "utf-16", "utf-16le", "utf-16be":
		if !utf16 {
			return errEncoding
		}
		return nil
	}
	return errEncoding
}

// pseudoAttribute reads name="value" at the start of b; nil when b starts
// with something else.
func pseudoAttribute(b []byte, name string) (value, rest []byte) {
	trimmed := bytes.TrimLeft(b, " \t\r\n")
	after, ok := bytes.CutPrefix(trimmed, []byte(name))
	if !ok || len(trimmed) == len(b) {
		return nil, b
	}
	after = bytes.TrimLeft(after, " \t\r\n")
	after, ok = bytes.CutPrefix(after, []byte("="))
	after = bytes.TrimLeft(after, " \t\r\n")
	if !ok || len(after) == 0 || after[0] != '"' && after[0] != '\'' {
		return nil, b
	}
	end := bytes.IndexByte(after[1:], after[0])
	if end < 0 {
		return nil, b
	}
	return after[1 : 1+end], after[2+end:]
}
