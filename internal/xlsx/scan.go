package xlsx

import (
	"errors"
	"io"
)

// A scanner is a strict pull parser for the XML of a package part.
//
// It reads its input through a small sliding window, so that a part of 200 MB
// costs no more memory than one of 2 kB; that, strictness and speed are why it
// is ours. On BenchmarkScan it runs at 280 MB/s. encoding/xml, which is strict
// too, runs at 34: on the 1 MB of XML of a workbook of 200 actions it would spend
// all of the 30 ms that check may take before it judged a cell.
// tdewolff/parse/v2/xml runs at 170 before any check, wants the whole part in
// memory, and is built to forgive (unquoted or duplicate attributes, tags that do
// not match, comments cut short, DOCTYPE), so that every rule below would have to
// be checked again over its tokens.
//
// What it refuses, beyond what is not well-formed XML 1.0: a DOCTYPE, entities
// other than the five predefined ones and character references, prefixes
// nobody declared, encodings other than UTF-8 and UTF-16, and nesting, tags or
// texts beyond the given limits. FuzzScan holds it against encoding/xml:
// whatever is accepted here must be accepted there, with the same tokens.
//
// Errors stick: after the first, every call reports the end of the input.
//
// What stands before the root is in scan_prolog.go, tags and namespaces in
// scan_tag.go, character data in scan_text.go; scan_read.go is what the readers
// of parts use.
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
	prefixes map[string]int // the rank, from 1, of the binding of each prefix in force
	defaults namespace      // the namespace of names without a prefix
	scratch  []byte         // decoded values of the current token
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
	outer  int       // the rank, from 1, of the declaration that this one hides; 0 for none
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
	if x.prefixes == nil {
		x.prefixes = map[string]int{}
	}
	clear(x.prefixes)
	*x = scanner{
		src: src, buf: x.buf, max: lim.TokenBytes, deep: lim.Nesting, most: lim.Elements,
		attrs: x.attrs[:0], names: x.names[:0], nameEnds: x.nameEnds[:0],
		bindings: x.bindings[:0], prefixes: x.prefixes, scratch: x.scratch[:0],
	}
	x.buf[0] = 0
	x.detectEncoding()
}

// release forgets the input so that a pooled scanner keeps no file alive.
func (x *scanner) release() { x.src = nil }

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
