package xlsx

import (
	"bytes"
	"unicode/utf8"
)

// The attributes of an element are compared two by two, so their number is
// bounded. The richest of SpreadsheetML (sheetProtection, pageSetup) has about
// twenty; a root may declare many namespaces (excelize's stream writer, 70).
const maxAttributes, maxRootAttributes = 40, 128

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
		if n := len(x.attrs); n > maxRootAttributes || n > maxAttributes && x.depth > 0 {
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
