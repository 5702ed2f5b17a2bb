package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// boxes is the drawing that holds the boxes of a sheet's notes, in VML. It may
// hold other things: the buttons of a form.
//
// Programs write it as XML, with prefixes of their choice; Excel, at times, as
// something that is no XML (a lone <br> in a text). That is edited by its tags,
// which Excel always writes alike.
type boxes struct {
	data []byte
	e    *editor // nil for what is no XML
	cuts []span  // then, what is to go
	made string  // and what is to come
}

const (
	vmlSpaces = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	blankVML  = `<xml ` + vmlSpaces + `><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`
	vmlEnd    = "</xml>"
)

// readBoxes reads a drawing; nil when it is not understood.
func readBoxes(data []byte, lim Limits) *boxes {
	if e, err := edit(data, lim, nil); err == nil {
		return &boxes{data: data, e: e}
	}
	if !declareAll(data) || !bytes.Contains(data, []byte(vmlEnd)) || bytes.IndexByte(data, 0) >= 0 || !eachShape(data, func(span) {}) {
		return nil
	}
	return &boxes{data: data}
}

// declareAll reports whether XML has the declarations that our boxes need.
func declareAll(xml []byte) bool {
	for _, needed := range strings.Fields(vmlSpaces) {
		if !bytes.Contains(xml, []byte(needed)) {
			return false
		}
	}
	return true
}

func (b *boxes) changed() bool {
	if b.e != nil {
		return b.e.changed()
	}
	return len(b.cuts) > 0 || b.made != ""
}

func (b *boxes) bytes() []byte {
	if b.e != nil {
		return b.e.bytes()
	}
	var out []byte
	at := 0
	for _, c := range b.cuts {
		out = append(out, b.data[at:c.from]...)
		at = c.to
	}
	end := bytes.LastIndex(b.data, []byte(vmlEnd))
	out = append(append(out, b.data[at:end]...), b.made...)
	return append(out, b.data[end:]...)
}

// remove removes the boxes of the notes of some cells: the last of each cell,
// where there are more boxes than notes.
func (b *boxes) remove(notes map[*element]Ref) {
	if b == nil || len(notes) == 0 {
		return
	}
	found := map[Ref]span{}
	if b.e == nil {
		eachShape(b.data, func(s span) {
			if at, ok := noteCell(b.data[s.from:s.to]); ok {
				found[at] = s
			}
		})
	} else {
		b.eachNote(func(shape, data *element) { found[noteCellOf(data)] = span{shape.from, shape.to} })
	}
	for _, at := range notes {
		s, ok := found[at]
		switch {
		case !ok:
		case b.e == nil:
			b.cuts = append(b.cuts, s)
		default:
			b.e.replace(s.from, s.to, "")
		}
		delete(found, at)
	}
	slices.SortFunc(b.cuts, func(x, y span) int { return x.from - y.from })
}

// eachNote visits the boxes of notes in a drawing that is XML.
func (b *boxes) eachNote(visit func(shape, data *element)) {
	for _, shape := range b.e.root.children {
		for _, data := range shape.children {
			if shape.local == "shape" && data.local == "ClientData" && data.attr("ObjectType") == "Note" {
				visit(shape, data)
			}
		}
	}
}

// stretch makes the box of someone's note lower by so many rows, so that what we
// add shows: Excel cuts a text at the edge of its box. Fewer than none takes that
// back. A box whose place is not told by cells stays as it is.
func (b *boxes) stretch(rows map[Ref]int) {
	if b == nil || b.e == nil || len(rows) == 0 {
		return
	}
	b.eachNote(func(_, data *element) {
		more := rows[noteCellOf(data)]
		for _, anchor := range data.children {
			numbers := strings.Split(anchor.text, ",")
			if more == 0 || anchor.local != "Anchor" || len(numbers) != 8 || len(anchor.children) > 0 {
				continue
			}
			const top, bottom = 2, 6
			trimmed := strings.TrimSpace(numbers[bottom])
			first, ok1 := parseCount([]byte(strings.TrimSpace(numbers[top])))
			n, ok2 := parseCount([]byte(trimmed))
			if ok1 && ok2 && n+more > first && n+more < maxRow {
				numbers[bottom] = strings.Replace(numbers[bottom], trimmed, strconv.Itoa(n+more), 1)
				b.e.replace(anchor.open, anchor.close, strings.Join(numbers, ","))
			}
		}
	})
}

// rowsFor is how many rows of a usual height a text takes in a note.
func rowsFor(text string) int { return (linesOf(text)*3 + 3) / 4 }

// noteCellOf reads the cell of a note.
func noteCellOf(data *element) (at Ref) {
	for _, c := range data.children {
		n, ok := parseCount([]byte(strings.TrimSpace(c.text)))
		switch {
		case ok && c.local == "Row":
			at.Row = n + 1
		case ok && c.local == "Column":
			at.Col = n + 1
		}
	}
	return at
}

// draws reports whether anything is left in the drawing.
func (b *boxes) draws() bool {
	rest := readBoxes(b.bytes(), DefaultLimits())
	if rest == nil || rest.e == nil {
		return true // what is not understood is someone's
	}
	for _, c := range rest.e.root.children {
		if c.local != "shapelayout" && c.local != "shapetype" {
			return true
		}
	}
	return false
}

// add draws the boxes of notes, out of sight until the pointer is on the cell.
func (b *boxes) add(marks []Mark, sheet *geometry) {
	var out strings.Builder
	spaces := ""
	if b.e != nil && !declareAll(b.data[:b.e.root.open]) {
		spaces = " " + vmlSpaces
	}
	if !bytes.Contains(b.data, []byte(`id="_x0000_t202"`)) {
		out.WriteString(`<v:shapetype` + spaces + ` id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	}
	next := nextShape(b.data)
	for i, m := range marks {
		out.WriteString(noteBox(spaces, next+i, m, sheet))
	}
	if b.e == nil {
		b.made += out.String()
		return
	}
	b.e.append(b.e.root, out.String())
}

// noteBox draws one box beside its cell, large enough for its text.
func noteBox(spaces string, number int, m Mark, sheet *geometry) string {
	const width, perLine, most = 320, 15, 600 // px
	height := min((linesOf(m.Text)+3)*perLine+10, most)
	return fmt.Sprintf(`<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:%dpx;height:%dpx;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		spaces, number, width, height, sheet.anchor(m.At, width, height), m.At.Row-1, m.At.Col-1)
}

// linesOf estimates how many lines a text takes in a note.
func linesOf(text string) int {
	const charsPerLine = 52
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + len([]rune(line))/charsPerLine
	}
	return lines
}

// eachShape visits the shapes of a drawing that is no XML: what each spans, its
// tags included. It reports whether each ends before the next begins.
func eachShape(b []byte, visit func(span)) (sound bool) {
	const open, closing = "<v:shape", "</v:shape>"
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte(open))
		if i < 0 {
			return true
		}
		from := at + i
		at = from + len(open)
		if at < len(b) && !isSpace(b[at]) && b[at] != '>' {
			continue // a shapetype
		}
		end := bytes.Index(b[at:], []byte(closing))
		if end < 0 || bytes.Contains(b[at:at+end], []byte(open)) {
			return false
		}
		at += end + len(closing)
		visit(span{from, at})
	}
}

// noteCell returns the cell that a shape is the note of.
func noteCell(shape []byte) (Ref, bool) {
	number := func(tag string) (int, bool) {
		_, rest, _ := bytes.Cut(shape, []byte("<x:"+tag+">"))
		digits, _, _ := bytes.Cut(rest, []byte("<"))
		return parseCount(bytes.TrimSpace(digits))
	}
	row, ok1 := number("Row")
	col, ok2 := number("Column")
	return Ref{row + 1, col + 1}, ok1 && ok2 && bytes.Contains(shape, []byte(`ObjectType="Note"`))
}

// nextShape returns a number above those of all the shapes.
func nextShape(b []byte) int {
	const mark = `"_x0000_s`
	next := 1025
	for rest := b; ; {
		i := bytes.Index(rest, []byte(mark))
		if i < 0 {
			return next
		}
		rest = rest[i+len(mark):]
		digits, _, _ := bytes.Cut(rest[:min(len(rest), 12)], []byte(`"`))
		if n, err := strconv.Atoi(string(digits)); err == nil && n >= next && n < 1<<30 {
			next = n + 1
		}
	}
}
