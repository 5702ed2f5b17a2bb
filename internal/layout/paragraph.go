package layout

import (
	"strings"
	"unicode/utf8"

	"nrreport/internal/document"
	"nrreport/internal/typeface"
)

// frag is a run of text on a line: one face, size, colour and owner.
type frag struct {
	text   string
	x, w   Unit // from the line's start; w is the advance, trailing space included
	size   Unit
	face   Face
	colour Colour
	in     *inline // nil: the paragraph's own text
}

// line is a line of a paragraph.
type line struct {
	frags []frag
	width Unit // without the trailing space
}

// inline is an element inside a paragraph: a link, a reference, a foreign word.
type inline struct {
	top, leaf   *Element // what the paragraph holds, and what owns the text
	attached    bool
	url, anchor string
	// pageOf is the anchor whose page number the text will be.
	pageOf string
}

// alignment is that of a paragraph's lines.
type alignment = document.Align

// paragraph is text cut into lines, ready to be drawn line by line.
type paragraph struct {
	lines  []line
	style  style
	owner  *Element
	x      Unit
	width  Unit
	align  alignment
	before *sign // what stands at the left of the first line
}

// sign is drawn at the left of a paragraph's first line: a list's label, which
// an element owns, or the mark of a tone, an artifact.
type sign struct {
	owner *Element // nil: an artifact
	text  string
	style style
	x     Unit
	right Unit // when set, the text ends there
	tone  document.Tone
	room  Unit // from the mark of a tone to the text
}

// segment is a stretch of text that no line break may cut, while a paragraph
// is being set.
type segment struct {
	span       int32
	start, end int32 // in the span's text, trailing spaces included
	word       Unit  // width without them
	spaces     Unit
	face       Face
	after      breakKind
}

// setter cuts spans into lines. It keeps its memory from one paragraph to the
// next.
type setter struct {
	e        *engine
	segments []segment
	looks    []look
	frags    []frag // chunk from which paragraphs take theirs
	lines    []line
}

// look is how a span is drawn.
type look struct {
	text   string
	face   Face
	size   Unit
	colour Colour
	in     *inline
}

// whole tells what is never cut: a number to come.
func (lk *look) whole() bool { return lk.in != nil && lk.in.pageOf != "" }

// symbolScale is the size of the fallback font beside the text face, whose
// letters are smaller at the same size.
const symbolScale = 88 // percent

// set makes a paragraph of spans. No text is lost: every character of the
// cleaned spans is in a frag, each line break as a space.
func (s *setter) set(spans []document.Span, st style, width Unit, owner *Element) *paragraph {
	s.segments, s.looks = s.segments[:0], s.looks[:0]
	for i := range spans {
		s.addSpan(&spans[i], st)
	}
	s.joinSpans()
	if width > 160*Point {
		s.holdLastWord(st)
	}
	width = max(width, Point)
	return &paragraph{lines: s.breakLines(width), style: st, owner: owner, width: width}
}

// addSpan measures a span.
func (s *setter) addSpan(span *document.Span, st style) {
	lk := look{face: styled(st.face, span.Bold, span.Italic), size: st.size, colour: st.colour}
	lk.in = s.e.inlineOf(span)
	text := span.Text
	if lk.in != nil && lk.in.pageOf != "" {
		text = s.e.numberRoom
	}
	text = s.e.clean(text)
	lk.text = text
	if strings.Contains(text, "\n") {
		// Drawn as a space at the line's end: words must not fuse when the
		// text is extracted.
		lk.text = strings.ReplaceAll(text, "\n", " ")
	}
	switch {
	case span.Tone != document.Plain:
		lk.colour = s.e.palette.tone(span.Tone).text
	case lk.in != nil && (lk.in.url != "" || lk.in.anchor != ""):
		lk.colour = s.e.palette.accent
	}
	s.looks = append(s.looks, lk)
	index := int32(len(s.looks) - 1)
	if needsUnicode(text) {
		s.cutUnicode(index, text)
		return
	}
	before := s.lastRune(index)
	for at := 0; at < len(text); {
		word, total, after := nextSegment(text[at:], before, 0)
		s.addSegment(index, at, word, total, after)
		at += total
		before = ' '
		if word == total && at < len(text) {
			before, _ = utf8.DecodeLastRuneInString(text[:at])
		}
	}
}

// lastRune is the last character before span index.
func (s *setter) lastRune(index int32) rune {
	for i := index - 1; i >= 0; i-- {
		if text := s.looks[i].text; text != "" {
			r, _ := utf8.DecodeLastRuneInString(text)
			return r
		}
	}
	return 0
}

func (s *setter) cutUnicode(index int32, text string) {
	state := -1
	for at := 0; at < len(text); {
		word, total, after, next := nextUnicodeSegment(text[at:], state)
		s.addSegment(index, at, word, total, after)
		at, state = at+total, next
	}
}

// addSegment adds one segment, or several when the text needs a fallback font.
func (s *setter) addSegment(span int32, at, word, total int, after breakKind) {
	fonts, lk := s.e.fonts, &s.looks[span]
	text, spaces := lk.text[at:at+word], lk.text[at+word:at+total]
	for {
		n, face := len(text), lk.face
		if !fonts.Plain(face, text) {
			n, face = fonts.Run(face, text)
		}
		size := faceSize(face, lk.size)
		seg := segment{
			span: span, start: int32(at), end: int32(at + n), face: face, word: scaled(fonts.Width(face, text[:n]), size),
		}
		at, text = at+n, text[n:]
		if text == "" { // the spaces are drawn in the face of what they follow
			seg.end, seg.spaces, seg.after = int32(at+len(spaces)), scaled(fonts.Width(face, spaces), size), after
			s.segments = append(s.segments, seg)
			return
		}
		s.segments = append(s.segments, seg)
	}
}

// faceSize is the size at which a face is drawn in a text of a given size.
func faceSize(face Face, size Unit) Unit {
	if face == typeface.Symbols || face == typeface.SymbolsBold {
		return size * symbolScale / 100
	}
	return size
}

// joinSpans forbids the break at a space that ends a span when what follows in
// the next span forbids it.
func (s *setter) joinSpans() {
	for i := 0; i+1 < len(s.segments); i++ {
		seg, next := &s.segments[i], s.segments[i+1]
		if seg.span == next.span || seg.after != mayBreak {
			continue
		}
		text := s.looks[seg.span].text[:seg.end]
		rest := s.looks[next.span].text
		follow, _ := utf8.DecodeRuneInString(rest)
		previous, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " "))
		if strings.HasSuffix(text, " ") && gluedSpace(previous, strings.TrimSuffix(text, " "), rest, follow) {
			seg.after = noBreak
		}
	}
}

// holdLastWord keeps the last word of a paragraph with the one before it when
// it is so short that it would look lost on a line of its own.
func (s *setter) holdLastWord(st style) {
	n := len(s.segments)
	if n < 4 {
		return
	}
	first, width := n-1, s.segments[n-1].word
	for first > 0 && s.segments[first-1].after == noBreak {
		first--
		width += s.segments[first].word + s.segments[first].spaces
	}
	if first > 0 && width < 2*st.size && s.segments[first-1].after == mayBreak {
		s.segments[first-1].after = noBreak
	}
}

// breakLines fills lines one after the other, each as full as it goes.
func (s *setter) breakLines(width Unit) []line {
	s.makeRoom()
	firstLine := len(s.lines)
	f := lineFiller{s: s, width: width, first: len(s.frags)}
	for i := 0; i < len(s.segments); {
		end, group := s.group(i)
		if f.used > 0 && f.used+group > width {
			f.endLine()
		}
		for ; i < end; i++ {
			seg := &s.segments[i]
			if group > width && f.used+seg.word > width {
				f.addBroken(seg)
			} else {
				f.add(seg, seg.start, seg.end, seg.word, seg.spaces)
			}
		}
		if s.segments[end-1].after == mustBreak && end < len(s.segments) {
			f.endLine()
		}
	}
	if len(s.frags) > f.first || len(s.lines) == firstLine {
		f.endLine()
	}
	return s.lines[firstLine:len(s.lines):len(s.lines)]
}

// group returns the end of the unbreakable run of segments that starts at i,
// and its width.
func (s *setter) group(i int) (end int, width Unit) {
	for {
		seg := &s.segments[i]
		i++
		width += seg.word
		if seg.after != noBreak || i == len(s.segments) {
			return i, width
		}
		width += seg.spaces
	}
}

// makeRoom begins new chunks when the current ones are nearly full, so that one
// allocation serves many paragraphs and none is copied.
func (s *setter) makeRoom() {
	const chunk, spare = 512, 32
	if cap(s.lines)-len(s.lines) < spare {
		s.lines = make([]line, 0, chunk)
	}
	if cap(s.frags)-len(s.frags) < spare {
		s.frags = make([]frag, 0, chunk)
	}
}

// lineFiller is the line being filled.
type lineFiller struct {
	s     *setter
	width Unit // available
	used  Unit // spaces included
	inked Unit // trailing space excluded
	first int  // index of the line's first frag
	// span and start tell where the last frag's text begins.
	span, start int32
}

// add puts part of a segment's span on the line; it widens the last frag when
// it goes on from it.
func (f *lineFiller) add(seg *segment, start, end int32, word, spaces Unit) {
	lk := &f.s.looks[seg.span]
	if end > start {
		frags := f.s.frags
		if n := len(frags); n > f.first && f.span == seg.span && frags[n-1].face == seg.face && f.start+int32(len(frags[n-1].text)) == start {
			frags[n-1].text = lk.text[f.start:end]
			frags[n-1].w += word + spaces
		} else {
			f.span, f.start = seg.span, start
			f.s.frags = append(frags, frag{
				text: lk.text[start:end], x: f.used, w: word + spaces, size: faceSize(seg.face, lk.size),
				face: seg.face, colour: lk.colour, in: lk.in,
			})
		}
	}
	if word > 0 {
		f.inked = f.used + word
	}
	f.used += word + spaces
}

// addBroken cuts between letters a word that is wider than a whole line, or
// that holds to such a one; a number to come goes to the next line.
func (f *lineFiller) addBroken(seg *segment) {
	lk := &f.s.looks[seg.span]
	if lk.whole() {
		if f.used > 0 {
			f.endLine()
		}
		f.add(seg, seg.start, seg.end, seg.word, seg.spaces)
		return
	}
	size := faceSize(seg.face, lk.size)
	text := lk.text[seg.start:seg.end]
	word := strings.TrimRightFunc(text, breakingSpace)
	from, width := 0, 0 // in thousandths, rounded once: a line has hundreds of letters
	for i, r := range word {
		w := f.s.e.fonts.Width(seg.face, word[i:i+utf8.RuneLen(r)])
		if f.used+scaled(width+w, size) > f.width && (i > from || f.used > 0) && w > 0 {
			f.add(seg, seg.start+int32(from), seg.start+int32(i), scaled(width, size), 0)
			f.endLine()
			from, width = i, 0
		}
		width += w
	}
	f.add(seg, seg.start+int32(from), seg.end, scaled(width, size), seg.spaces)
}

// endLine closes the line and begins the next. Spaces of a span of their own,
// after the last word, stand at its end, however many there are: nothing begins
// beyond the line. What nothing can cut and is wider than the column, a letter
// or a number to come, is drawn smaller.
func (f *lineFiller) endLine() {
	s := f.s
	for i := f.first; i < len(s.frags); i++ {
		fr := &s.frags[i]
		fr.x = min(fr.x, f.inked)
		if f.inked > f.width {
			fr.x, fr.w, fr.size = reduced(fr.x, f.width, f.inked), reduced(fr.w, f.width, f.inked), reduced(fr.size, f.width, f.inked)
		}
	}
	f.inked = min(f.inked, f.width)
	s.lines = append(s.lines, line{frags: s.frags[f.first:len(s.frags):len(s.frags)], width: f.inked})
	f.used, f.inked, f.first = 0, 0, len(s.frags)
}

// reduced is a length in the proportion of two others.
func reduced(length, to, from Unit) Unit { return Unit(int64(length) * int64(to) / int64(from)) }

// height of all the lines.
func (p *paragraph) height() Unit { return Unit(len(p.lines)) * p.style.leading }

// left is where a line begins.
func (p *paragraph) left(part int) Unit {
	switch room := p.width - p.lines[part].width; p.align {
	case document.Right:
		return p.x + room
	case document.Center:
		return p.x + room/2
	}
	return p.x
}

// draw draws a line of the paragraph, its top at y.
func (p *paragraph) draw(d *pageDrawing, part int, y Unit) {
	if part == 0 && p.before != nil {
		p.before.draw(d, p, y)
	}
	ln := &p.lines[part]
	x := p.left(part)
	baseline := y + p.style.baseline()
	var numbers []awaitedNumber
	firstItem, firstLink := len(d.items), len(d.links)
	for i := range ln.frags {
		f := &ln.frags[i]
		owner := p.owner
		if f.in != nil && !d.asArtifact {
			owner = d.e.attach(p.owner, f.in)
		}
		if f.in != nil && f.in.pageOf != "" {
			numbers = append(numbers, awaitedNumber{int32(len(d.items)), f.in.pageOf, f.in.leaf})
		}
		d.draw(owner, Item{
			Kind: TextKind, Face: f.face, Colour: f.colour, X: x + f.x, Y: baseline, W: f.w, H: f.size, Text: f.text,
		})
		if f.in == nil || f.in.url == "" && f.in.anchor == "" {
			continue
		}
		w := min(f.w, ln.width-f.x) // not under the spaces that end the line
		d.link(f.in, x+f.x, y, w, p.style.leading)
		if w > 0 { // a link shows by more than its colour
			d.draw(owner, Item{Kind: RectKind, Colour: f.colour, X: x + f.x, Y: baseline + f.size*14/100, W: w, H: hairline})
		}
	}
	if len(numbers) > 0 && !d.asArtifact {
		d.e.await(awaitedNumbers{
			page: d.number, align: p.align, numbers: numbers,
			firstItem: int32(firstItem), lastItem: int32(len(d.items)),
			firstLink: int32(firstLink), lastLink: int32(len(d.links)),
		})
	}
}

// addTo puts the paragraph's lines in a column, two at least on each side of a
// page break.
func (p *paragraph) addTo(c *column) {
	n := len(p.lines)
	for i := range n {
		if i == 1 || i > 1 && i == n-1 {
			c.join()
		}
		c.put(item{box: p, part: int32(i), height: p.style.leading})
	}
}
