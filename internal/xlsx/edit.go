package xlsx

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"
)

// element is an element of a part's XML, with the bytes that it spans.
type element struct {
	space namespace
	local string
	// name is the name as written, prefix included.
	name  string
	attrs []attr
	// text is the character data that stands directly in the element.
	text string
	// The start tag is [from, open), the end tag [close, to). An element
	// written as one empty tag has open == close == to.
	from, open, close, to int
	children              []*element
}

type attr struct {
	prefix, local, value string
	space                namespace
}

func (e *element) is(space namespace, local string) bool {
	return e.space == space && e.local == local
}

// attr returns the value of an attribute without a prefix, "" when absent.
func (e *element) attr(local string) string {
	for _, a := range e.attrs {
		if a.prefix == "" && a.local == local {
			return a.value
		}
	}
	return ""
}

// attrIn returns the value of an attribute of a namespace, "" when absent.
func (e *element) attrIn(space namespace, local string) string {
	for _, a := range e.attrs {
		if a.prefix != "" && a.space == space && a.local == local {
			return a.value
		}
	}
	return ""
}

// count reads an attribute that holds a number; absent or wrong is 0.
func (e *element) count(local string) int {
	n, _ := parseCount([]byte(e.attr(local)))
	return n
}

// child returns the first child of a name, nil when there is none.
func (e *element) child(space namespace, local string) *element {
	for _, c := range e.children {
		if c.is(space, local) {
			return c
		}
	}
	return nil
}

// prefix is what the names of the element's namespace begin with where it
// stands: "x:" or nothing.
func (e *element) prefix() string {
	return e.name[:len(e.name)-len(e.local)]
}

// walk calls visit on the element and on all those within.
func (e *element) walk(visit func(*element)) {
	visit(e)
	for _, c := range e.children {
		c.walk(visit)
	}
}

// editor changes a part's XML where it must change and keeps every other byte:
// whatever it does not understand passes through. Changes are asked for on the
// elements as they were read, then made all at once by bytes.
type editor struct {
	data    []byte
	root    *element
	splices []splice
	inside  map[*element]string // what goes at the end of elements
}

type splice struct {
	from, to int
	with     string
}

// maxOutlined bounds the elements that an editor keeps: well over what the
// comments of the largest workbook need.
const maxOutlined = 1_500_000

// edit reads the XML of a part. The children of the elements that skip accepts
// are checked and left out. The part must be UTF-8, see [utf8XML].
func edit(data []byte, lim Limits, skip func(local string) bool) (*editor, error) {
	lim.TokenBytes = len(data) + 1
	var x scanner
	x.reset(bytes.NewReader(data), lim)
	e := &editor{data: data, inside: map[*element]string{}}
	var open []*element
	skipped, kept := 0, 0 // skipped is the depth of the element passed over
	for {
		switch x.next() {
		case tokenStart:
			if skipped > 0 {
				continue
			}
			if kept++; kept > maxOutlined {
				return nil, errTooMany
			}
			el := outlined(&x, data)
			if len(open) == 0 {
				e.root = el
			} else {
				parent := open[len(open)-1]
				parent.children = append(parent.children, el)
			}
			open = append(open, el)
			if skip != nil && skip(el.local) {
				skipped = x.depth
			}
		case tokenText:
			if skipped == 0 && len(open) > 0 {
				open[len(open)-1].text += string(x.content)
			}
		case tokenEnd:
			if skipped > 0 && x.depth >= skipped {
				continue
			}
			skipped = 0
			el := open[len(open)-1]
			el.close, el.to = x.from, x.to
			open = open[:len(open)-1]
		case tokenNone:
			return e, x.err
		}
	}
}

func outlined(x *scanner, data []byte) *element {
	el := &element{space: x.space, local: string(x.local), from: x.from, open: x.to}
	el.name = string(data[x.from+1 : x.from+1+nameLength(data[x.from+1:])])
	for i := range x.attrs {
		a := &x.attrs[i]
		el.attrs = append(el.attrs, attr{string(a.prefix), string(a.local), string(a.value), a.space})
	}
	return el
}

// changed reports whether something was asked for.
func (e *editor) changed() bool { return len(e.splices)+len(e.inside) > 0 }

// replace puts other bytes in the place of some.
func (e *editor) replace(from, to int, with string) {
	e.splices = append(e.splices, splice{from, to, with})
}

// remove takes an element away.
func (e *editor) remove(el *element) { e.replace(el.from, el.to, "") }

// after puts XML after an element.
func (e *editor) after(el *element, xml string) { e.replace(el.to, el.to, xml) }

// append puts XML at the end of an element's content. Several appends follow
// each other.
func (e *editor) append(el *element, xml string) { e.inside[el] += xml }

// prepend puts XML at the start of an element's content, which has some.
func (e *editor) prepend(el *element, xml string) { e.replace(el.open, el.open, xml) }

// set gives an attribute without a prefix another value, or adds it.
func (e *editor) set(el *element, local, value string) {
	if el.attr(local) == value {
		return
	}
	value = escapeXML(value)
	if from, to, ok := attributeSpan(e.data[el.from:el.open], local); ok {
		e.replace(el.from+from, el.from+to, value)
		return
	}
	at := el.from + 1 + len(el.name)
	e.replace(at, at, " "+local+`="`+value+`"`)
}

// unset removes an attribute without a prefix.
func (e *editor) unset(el *element, local string) {
	from, to, ok := attributeSpan(e.data[el.from:el.open], local)
	if !ok {
		return
	}
	from = bytes.LastIndex(e.data[el.from:el.from+from], []byte(local))
	for isSpace(e.data[el.from+from-1]) {
		from--
	}
	e.replace(el.from+from, el.from+to+len(`"`), "")
}

// attributeSpan finds the value of an attribute in a start tag that the
// scanner accepted.
func attributeSpan(tag []byte, local string) (from, to int, ok bool) {
	i := 1 + nameLength(tag[1:])
	for {
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		n := nameLength(tag[i:])
		if n == 0 {
			return 0, 0, false
		}
		name := tag[i : i+n]
		i += n
		for tag[i] != '"' && tag[i] != '\'' {
			i++
		}
		end := i + 1 + bytes.IndexByte(tag[i+1:], tag[i])
		if string(name) == local {
			return i + 1, end, true
		}
		i = end + 1
	}
}

// bytes makes the changes.
func (e *editor) bytes() []byte {
	if !e.changed() {
		return e.data
	}
	splices := e.splices
	for el, xml := range e.inside {
		if el.open == el.to { // <x/> becomes <x>…</x>
			slash := el.open - 1 - len(">")
			splices = append(splices, splice{slash, el.open, ">" + xml + "</" + el.name + ">"})
		} else {
			splices = append(splices, splice{el.close, el.close, xml})
		}
	}
	slices.SortStableFunc(splices, func(a, b splice) int { return cmp.Compare(a.from, b.from) })
	size := len(e.data)
	for _, s := range splices {
		size += len(s.with)
	}
	out := make([]byte, 0, size)
	at := 0
	for _, s := range splices {
		out = append(append(out, e.data[at:s.from]...), s.with...)
		at = s.to
	}
	return append(out, e.data[at:]...)
}

// insertAfter puts XML in the root after the last of the elements that come
// before it in the order of the format. One of them must be there.
func (e *editor) insertAfter(before []string, xml string) {
	var last *element
	for _, c := range e.root.children {
		if c.space == e.root.space && slices.Contains(before, c.local) {
			last = c
		}
	}
	if last == nil {
		e.prepend(e.root, xml)
		return
	}
	e.after(last, xml)
}

// utf8XML returns the XML of a part in UTF-8, whatever it was in.
func utf8XML(b []byte) ([]byte, error) {
	bigEndian := bytes.HasPrefix(b, []byte("\xFE\xFF")) || bytes.HasPrefix(b, []byte("\x00<"))
	if !bigEndian && !bytes.HasPrefix(b, []byte("\xFF\xFE")) && !bytes.HasPrefix(b, []byte("<\x00")) {
		return b, nil
	}
	out, err := io.ReadAll(&utf16Reader{src: bytes.NewReader(b), bigEndian: bigEndian})
	if err != nil {
		return nil, err
	}
	out = bytes.TrimPrefix(out, []byte("\uFEFF"))
	if end := bytes.Index(out, []byte("?>")); end >= 0 && bytes.HasPrefix(out, []byte("<?xml")) {
		out = append([]byte(`<?xml version="1.0" encoding="UTF-8"?>`), out[end+2:]...)
	}
	return out, nil
}

// escapeXML makes s fit for an attribute or a text. A line end stays one in
// both.
func escapeXML(s string) string { return xmlEscapes.Replace(s) }

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;", "\r", "&#13;")

// textXML writes a text for an element of the kind that keeps its escapes:
// those of cells and of comments.
func textXML(s string) string { return escapeXML(escapeEscapes(SafeText(s))) }
