package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// maxAttributes bounds the attributes of an element. The richest of
// SpreadsheetML (sheetProtection, pageSetup) has about twenty, but excelize's
// stream writer declares 70 namespaces at the root, and Apache POI 62 on each
// font and style that it takes from another workbook.
const maxAttributes = 128

// fewAttributes are compared two by two; what is more is looked up.
const fewAttributes = 12

// maxBindings bounds the namespace declarations in force at one place.
const maxBindings = 1024

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
		if len(x.attrs) > maxAttributes {
			return 0, false, errTooLong
		}
	}
}

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
			x.bind(a.local, namespaceOf(a.value))
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
	}
	if x.repeated() {
		return errMalformed
	}
	if declared && len(x.bindings) > maxBindings {
		return errTooLong
	}
	return nil
}

// repeated reports whether the element has two attributes of one name.
func (x *scanner) repeated() bool {
	if len(x.attrs) <= fewAttributes {
		for i := range x.attrs {
			for j := range x.attrs[:i] {
				if x.attrs[i].sameName(&x.attrs[j]) {
					return true
				}
			}
		}
		return false
	}
	// A table of twice the attributes or more, by what their names come to.
	var table [2 * maxAttributes]uint8 // ranks from 1
	for i := range x.attrs {
		a := &x.attrs[i]
		slot := (fnv(a.prefix)*31 + fnv(a.local)) % uint32(len(table))
		for ; table[slot] > 0; slot = (slot + 1) % uint32(len(table)) {
			if a.sameName(&x.attrs[table[slot]-1]) {
				return true
			}
		}
		table[slot] = uint8(i + 1)
	}
	return false
}

func (a *attribute) sameName(b *attribute) bool {
	return bytes.Equal(a.local, b.local) && bytes.Equal(a.prefix, b.prefix)
}

// bind declares a prefix for the current element and what is inside.
func (x *scanner) bind(prefix []byte, space namespace) {
	outer := x.prefixes[string(prefix)]
	b := binding{space: space, outer: outer, depth: x.depth}
	if outer > 0 {
		b.prefix = x.bindings[outer-1].prefix
	} else {
		b.prefix = string(prefix)
	}
	x.bindings = append(x.bindings, b)
	x.prefixes[b.prefix] = len(x.bindings)
}

// lookup returns the namespace of a prefix. Its time does not grow with the
// declarations in force: a file may have a thousand of them and fifteen million
// names to look up.
func (x *scanner) lookup(prefix []byte) (namespace, error) {
	if len(prefix) == 0 {
		return x.defaults, nil
	}
	if i := x.prefixes[string(prefix)]; i > 0 {
		return x.bindings[i-1].space, nil
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
		switch b := &x.bindings[n-1]; {
		case b.prefix == "":
			x.defaults = b.shadow
		case b.outer > 0:
			x.prefixes[b.prefix] = b.outer
		default:
			delete(x.prefixes, b.prefix)
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
