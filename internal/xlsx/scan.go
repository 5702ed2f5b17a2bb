package xlsx

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// A scanner is a strict pull parser for the XML of a package part.
//
// It reads its input through a small sliding window, so that a part of 200 MB
// costs no more memory than one of 2 kB; that, and strictness, is why it is
// ours. On BenchmarkScan it runs at 280 MB/s, encoding/xml, which is strict
// too, at 34. tdewolff/parse/v2/xml runs at 170 before any check, wants the
// whole part in memory, and is built to forgive (unquoted or duplicate
// attributes, tags that do not match, comments cut short, DOCTYPE), so that
// every rule below would have to be checked again over its tokens.
//
// What it refuses, beyond what is not well-formed XML 1.0: a DOCTYPE, entities
// other than the five predefined ones and character references, prefixes
// nobody declared, encodings other than UTF-8 and UTF-16, and nesting, tags or
// texts beyond the given limits. FuzzScan holds it against encoding/xml:
// whatever is accepted here must be accepted there, with the same tokens.
//
// Errors stick: after the first, every call reports the end of the input.
type scanner struct {
	src    io.Reader
	srcErr error // what src ended with: io.EOF or a failure
	buf    []byte
	base   int // where buf[0] stands in the input (in its UTF-8 form)
	pos    int // next byte to read in buf
	end    int // end of the valid bytes in buf; buf[end] is a 0 sentinel
	max    int // longest token in bytes
	deep   int // deepest nesting

	elements int64 // how many started
	most     int64 // how many may

	err     error
	prolog  bool // something stood before the root element
	started bool // the root element was seen
	pending bool // an empty element's end is still to be reported

	// The current token. Slices are valid until the next call.
	local   []byte // local name of the element that starts or ends
	space   namespace
	attrs   []attribute
	content []byte // of a text token
	from    int    // where the tag stands in the input, for [outline]
	to      int

	depth    int // number of open elements, the current one included
	names    []byte
	nameEnds []int
	bindings []binding
	defaults namespace // the namespace of names without a prefix
	scratch  []byte    // decoded values of the current token
}

type attribute struct {
	prefix []byte
	local  []byte
	value  []byte
	space  namespace
}

type binding struct {
	prefix string
	space  namespace
	shadow namespace // the default namespace to restore, when prefix is ""
	depth  int
}

type tokenKind uint8

const (
	tokenEnd   tokenKind = iota // an element ends
	tokenStart                  // an element starts
	tokenText                   // character data, decoded
	tokenNone                   // end of the document, or an error
)

// What may be wrong with a part's XML. The texts are for engineers; users read
// the sentence that [unreadableXML] makes of them.
var (
	errDoctype   = errors.New("DOCTYPE declaration")
	errEntity    = errors.New("undeclared entity")
	errEncoding  = errors.New("unsupported encoding")
	errMalformed = errors.New("XML is not well formed")
	errCut       = errors.New("XML ends too early")
	errTooDeep   = errors.New("XML is nested too deeply")
	errTooLong   = errors.New("XML token is too long")
	errTooMany   = errors.New("XML has too many elements")
)

const windowSize = 32 << 10

// reset prepares x for a new document, keeping its buffers.
func (x *scanner) reset(src io.Reader, lim Limits) {
	if x.buf == nil {
		x.buf = make([]byte, windowSize+1)
	}
	*x = scanner{
		src: src, buf: x.buf, max: lim.TokenBytes, deep: lim.Nesting, most: lim.Elements,
		attrs: x.attrs[:0], names: x.names[:0], nameEnds: x.nameEnds[:0],
		bindings: x.bindings[:0], scratch: x.scratch[:0],
	}
	x.buf[0] = 0
	x.detectEncoding()
}

// release forgets the input so that a pooled scanner keeps no file alive.
func (x *scanner) release() { x.src = nil }

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

// fill reads more input behind the bytes not yet consumed until the window is
// full, moving or doubling it as needed, so that a token parsed again after
// each call costs no more than twice its length. It reports whether bytes were
// added.
func (x *scanner) fill() bool {
	if x.srcErr != nil || x.err != nil {
		return false
	}
	if x.pos > 0 {
		copy(x.buf, x.buf[x.pos:x.end])
		x.base += x.pos
		x.end -= x.pos
		x.pos = 0
	}
	if x.end == len(x.buf)-1 {
		if x.end >= x.max {
			x.fail(errTooLong)
			return false
		}
		grown := make([]byte, 2*x.end+1)
		copy(grown, x.buf[:x.end])
		x.buf = grown
	}
	before, idle := x.end, 0
	for x.end < len(x.buf)-1 && x.srcErr == nil {
		n, err := x.src.Read(x.buf[x.end : len(x.buf)-1])
		x.end += n
		x.srcErr = err
		if n > 0 {
			idle = 0
		} else if idle++; idle > 100 {
			x.srcErr = io.ErrNoProgress
		}
	}
	x.buf[x.end] = 0
	if x.srcErr != nil && x.srcErr != io.EOF {
		x.fail(x.srcErr)
		return false
	}
	return x.end > before
}

func (x *scanner) fail(err error) tokenKind {
	if x.err == nil {
		x.err = err
	}
	return tokenNone
}

// next returns the next token. Comments and processing instructions are
// checked and left out.
func (x *scanner) next() tokenKind {
	if x.err != nil {
		return tokenNone
	}
	if x.pending {
		x.pending = false
		x.from = x.to
		return x.closeElement()
	}
	x.scratch = x.scratch[:0]
	for {
		if x.pos == x.end && !x.fill() {
			return x.finish()
		}
		if x.buf[x.pos] != '<' {
			kind, skip := x.text()
			if skip {
				continue
			}
			return kind
		}
		for x.end-x.pos < 2 {
			if !x.fill() {
				return x.fail(errCut)
			}
		}
		switch x.buf[x.pos+1] {
		case '/':
			return x.endTag()
		case '?':
			if !x.instruction() {
				return tokenNone
			}
		case '!':
			kind, done := x.declaration()
			if done {
				return kind
			}
		default:
			return x.startTag()
		}
	}
}

// finish ends the document: every element must be closed.
func (x *scanner) finish() tokenKind {
	if x.err != nil {
		return tokenNone
	}
	if x.depth > 0 || !x.started {
		return x.fail(errCut)
	}
	return tokenNone
}

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

// The classes of bytes that decode must look at.
const (
	plainByte   = iota
	specialByte // & < ] and non-ASCII: needs a look
	spaceByte   // tab and line feed: kept in texts, a space in attributes
	returnByte  // carriage return: a line feed, alone or before one
	badByte     // not a character of XML
)

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

// byteClasses tabulates byteClass; it is computed once and never written again.
var byteClasses = func() (t [256]uint8) {
	for c := range t {
		t[c] = byteClass(byte(c))
	}
	return t
}()

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

// startTag parses "<name attr='v' …>" or its empty form. Running into the end
// of the window, it reads more and begins again.
func (x *scanner) startTag() tokenKind {
	for {
		size, empty, err := x.parseStart()
		if err == errCut && x.fill() {
			x.scratch = x.scratch[:0]
			continue
		}
		if err != nil {
			return x.fail(err)
		}
		name := x.buf[x.pos+1 : x.pos+1+nameLength(x.buf[x.pos+1:])]
		if x.depth == 0 && x.started {
			return x.fail(errMalformed) // a second root
		}
		if x.depth++; x.depth > x.deep {
			return x.fail(errTooDeep)
		}
		if x.elements++; x.elements > x.most {
			return x.fail(errTooMany)
		}
		x.started = true
		x.names = append(x.names, name...)
		x.nameEnds = append(x.nameEnds, len(x.names))
		x.from, x.to = x.base+x.pos, x.base+x.pos+size
		x.pos += size
		x.pending = empty
		if err := x.resolve(name); err != nil {
			return x.fail(err)
		}
		return tokenStart
	}
}

// parseStart reads the tag at x.pos without consuming it; errCut means that
// the window ends before the tag does.
func (x *scanner) parseStart() (size int, empty bool, err error) {
	b := x.buf[x.pos : x.end+1] // ends with the sentinel
	i := 1 + nameLength(b[1:])
	if i == 1 {
		return 0, false, x.cutOr(b, i)
	}
	x.attrs = x.attrs[:0]
	for {
		spaced := false
		for isSpace(b[i]) {
			spaced = true
			i++
		}
		switch b[i] {
		case '>':
			return i + 1, false, nil
		case '/':
			if b[i+1] != '>' {
				return 0, false, x.cutOr(b, i+1)
			}
			return i + 2, true, nil
		}
		n := nameLength(b[i:])
		if n == 0 || !spaced {
			return 0, false, x.cutOr(b, i+n)
		}
		var a attribute
		a.prefix, a.local, err = splitName(b[i : i+n])
		if err != nil {
			return 0, false, x.cutOr(b, i+n)
		}
		i += n
		for isSpace(b[i]) {
			i++
		}
		if b[i] != '=' {
			return 0, false, x.cutOr(b, i)
		}
		i++
		for isSpace(b[i]) {
			i++
		}
		quote := b[i]
		if quote != '"' && quote != '\'' {
			return 0, false, x.cutOr(b, i)
		}
		i++
		n = bytes.IndexByte(b[i:len(b)-1], quote)
		if n < 0 {
			return 0, false, errCut
		}
		if a.value, err = x.decode(b[i:i+n], true); err != nil {
			return 0, false, err
		}
		i += n + 1
		x.attrs = append(x.attrs, a)
		if n := len(x.attrs); n > maxRootAttributes || n > maxAttributes && x.depth > 0 {
			return 0, false, errTooLong
		}
	}
}

// The attributes of an element are compared two by two, so their number is
// bounded. The richest of SpreadsheetML (sheetProtection, pageSetup) has about
// twenty; a root may declare many namespaces (excelize's stream writer, 70).
const maxAttributes, maxRootAttributes = 40, 128

// cutOr tells the sentinel at b[i] (the window ends) from a wrong byte.
func (x *scanner) cutOr(b []byte, i int) error {
	if rest := b[min(i, len(b)-1) : len(b)-1]; !utf8.FullRune(rest) {
		return errCut
	}
	return errMalformed
}

// resolve gives the element and its attributes their namespaces.
func (x *scanner) resolve(name []byte) error {
	prefix, local, err := splitName(name)
	if err != nil {
		return err
	}
	declared := false
	for i := range x.attrs {
		a := &x.attrs[i]
		switch {
		case len(a.prefix) == 0 && string(a.local) == "xmlns":
			x.bindings = append(x.bindings, binding{shadow: x.defaults, depth: x.depth})
			x.defaults = namespaceOf(a.value)
			a.space, declared = spaceXMLNS, true
		case string(a.prefix) == "xmlns":
			if len(a.value) == 0 || string(a.local) == "xmlns" {
				return errMalformed
			}
			x.bindings = append(x.bindings, binding{prefix: string(a.local), space: namespaceOf(a.value), depth: x.depth})
			a.space, declared = spaceXMLNS, true
		}
	}
	x.local = local
	if x.space, err = x.lookup(prefix); err != nil {
		return err
	}
	for i := range x.attrs {
		a := &x.attrs[i]
		if len(a.prefix) > 0 && a.space != spaceXMLNS {
			if a.space, err = x.lookup(a.prefix); err != nil {
				return err
			}
		}
		for _, before := range x.attrs[:i] {
			if bytes.Equal(before.local, a.local) && bytes.Equal(before.prefix, a.prefix) {
				return errMalformed
			}
		}
	}
	if declared && len(x.bindings) > maxBindings {
		return errTooLong
	}
	return nil
}

// maxBindings bounds the namespace declarations in force at one place.
const maxBindings = 1024

func (x *scanner) lookup(prefix []byte) (namespace, error) {
	if len(prefix) == 0 {
		return x.defaults, nil
	}
	for i := len(x.bindings) - 1; i >= 0; i-- {
		if b := &x.bindings[i]; b.prefix == string(prefix) && b.prefix != "" {
			return b.space, nil
		}
	}
	if string(prefix) == "xml" {
		return spaceXML, nil
	}
	return spaceNone, errMalformed
}

// splitName separates "x:row" into its prefix and local part.
func splitName(name []byte) (prefix, local []byte, err error) {
	i := bytes.IndexByte(name, ':')
	if i < 0 {
		return nil, name, nil
	}
	prefix, local = name[:i], name[i+1:]
	if len(prefix) == 0 || len(local) == 0 || bytes.IndexByte(local, ':') >= 0 || nameLength(local) != len(local) {
		return nil, nil, errMalformed
	}
	return prefix, local, nil
}

// nameLength returns the length of the XML name at the start of b, which ends
// with a byte that is not part of a name; 0 when there is none.
func nameLength(b []byte) int {
	i := 0
	for i < len(b) {
		c := b[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == ':':
			i++
		case c >= '0' && c <= '9', c == '-', c == '.':
			if i == 0 {
				return 0
			}
			i++
		case c >= 0x80:
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError || !isNameRune(r, i == 0) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// isNameRune reports whether the non-ASCII character r may stand in a name
// (productions 4 and 4a of XML 1.0, fifth edition).
func isNameRune(r rune, first bool) bool {
	switch {
	case r >= 0xC0 && r <= 0x2FF && r != 0xD7 && r != 0xF7,
		r >= 0x370 && r <= 0x1FFF && r != 0x37E,
		r == 0x200C || r == 0x200D,
		r >= 0x2070 && r <= 0x218F,
		r >= 0x2C00 && r <= 0x2FEF,
		r >= 0x3001 && r <= 0xD7FF,
		r >= 0xF900 && r <= 0xFDCF,
		r >= 0xFDF0 && r <= 0xFFFD,
		r >= 0x10000 && r <= 0xEFFFF:
		return true
	}
	return !first && (r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040)
}

// endTag parses "</name>", which must close the innermost open element.
func (x *scanner) endTag() tokenKind {
	for {
		b := x.buf[x.pos : x.end+1]
		i := 2 + nameLength(b[2:])
		name := b[2:i]
		for isSpace(b[i]) {
			i++
		}
		if b[i] != '>' {
			if x.cutOr(b, i) == errCut && x.fill() {
				continue
			}
			return x.fail(x.cutOr(b, i))
		}
		if x.depth == 0 || !bytes.Equal(name, x.topName()) {
			return x.fail(errMalformed)
		}
		x.from, x.to = x.base+x.pos, x.base+x.pos+i+1
		x.pos += i + 1
		return x.closeElement()
	}
}

func (x *scanner) topName() []byte {
	start := 0
	if n := len(x.nameEnds); n > 1 {
		start = x.nameEnds[n-2]
	}
	return x.names[start:]
}

func (x *scanner) closeElement() tokenKind {
	name := x.topName()
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	x.local = name
	for n := len(x.bindings); n > 0 && x.bindings[n-1].depth == x.depth; n-- {
		if b := x.bindings[n-1]; b.prefix == "" {
			x.defaults = b.shadow
		}
		x.bindings = x.bindings[:n-1]
	}
	x.depth--
	x.nameEnds = x.nameEnds[:len(x.nameEnds)-1]
	if n := len(x.nameEnds); n > 0 {
		x.names = x.names[:x.nameEnds[n-1]]
	} else {
		x.names = x.names[:0]
	}
	return tokenEnd
}

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

// declarationPattern would be shorter, but regexp is slow to compile for every
// run of the program; the declaration is three fixed pseudo-attributes.
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

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// The functions below are all that the readers of parts need: they walk
// down the tree, and whatever they do not ask for is checked and passed over.

// child advances to the next child element of the element at the given depth,
// passing over what is left of the previous child; false at the end of the
// parent, or on an error.
func (x *scanner) child(parent int) bool {
	for {
		switch x.next() {
		case tokenStart:
			if x.depth == parent+1 {
				return true
			}
		case tokenEnd:
			if x.depth < parent {
				return false
			}
		case tokenText:
			// A text among elements would be lost: no part of the format
			// has one, so it is damage.
			if x.depth == parent && len(bytes.TrimSpace(x.content)) > 0 {
				x.fail(errMalformed)
				return false
			}
		case tokenNone:
			return false
		}
	}
}

// descendant advances to the next element that starts at any depth below the
// element at the given depth; false at the end of that one, or on an error.
func (x *scanner) descendant(parent int) bool {
	for {
		switch x.next() {
		case tokenStart:
			return true
		case tokenEnd:
			if x.depth < parent {
				return false
			}
		case tokenNone:
			return false
		}
	}
}

// appendText appends the character data of the current element to b and moves
// to its end; the content of its children is passed over. Beyond limit bytes
// nothing more is appended, so that the caller sees len > limit and no memory
// is spent.
func (x *scanner) appendText(b []byte, limit int) []byte {
	depth := x.depth
	for {
		switch x.next() {
		case tokenText:
			if x.depth == depth && len(b) <= limit {
				b = append(b, x.content...)
			}
		case tokenEnd:
			if x.depth < depth {
				return b
			}
		case tokenNone:
			return b
		}
	}
}

// appendOnlyText is appendText for the elements that hold the content of a cell:
// an element inside would make it a matter of opinion.
func (x *scanner) appendOnlyText(b []byte, limit int) []byte {
	before := x.elements
	b = x.appendText(b, limit)
	if x.elements != before {
		x.fail(errMalformed)
	}
	return b
}

// drain reads to the end of the document, so that what follows is checked too.
func (x *scanner) drain() error {
	for x.next() != tokenNone {
	}
	return x.err
}

// root moves to the root element, which must have the given name.
func (x *scanner) root(space namespace, local string) bool {
	return x.next() == tokenStart && x.is(space, local)
}

// is reports whether the current element has the given name.
func (x *scanner) is(space namespace, local string) bool {
	return x.space == space && string(x.local) == local
}

// attr returns the value of an attribute without a prefix, nil when absent.
func (x *scanner) attr(local string) []byte {
	for i := range x.attrs {
		if a := &x.attrs[i]; len(a.prefix) == 0 && string(a.local) == local {
			return a.value
		}
	}
	return nil
}

// attrIn returns the value of an attribute of a namespace, nil when absent.
func (x *scanner) attrIn(space namespace, local string) []byte {
	for i := range x.attrs {
		if a := &x.attrs[i]; len(a.prefix) > 0 && a.space == space && string(a.local) == local {
			return a.value
		}
	}
	return nil
}

// flag reads an attribute of type xsd:boolean; absent means false.
func (x *scanner) flag(local string) bool { return isTrue(x.attr(local)) }

func isTrue(value []byte) bool {
	switch string(value) {
	case "1", "true", "on":
		return true
	}
	return false
}
