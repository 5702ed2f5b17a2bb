package xlsx

import "bytes"

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
