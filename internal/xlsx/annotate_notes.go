package xlsx

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// The first and last lines of what we write in a note. A sum of what stands
// between follows the last: what someone changed there is theirs.
const (
	noteFirst = "nrreport · à revoir"
	noteLast  = "nrreport · fin "
	// noteGap parts our lines from those that someone wrote before.
	noteGap    = "\n\n"
	noteAuthor = "nrreport"
)

// noteBlock is what we write for a mark. The text may quote a cell, which may
// hold anything: one of our own lines too.
func noteBlock(text string) string {
	text = strings.NewReplacer(noteFirst, "nrreport", noteLast, "nrreport").Replace(SafeText(text))
	return noteFirst + "\n" + text + "\n" + noteLast + noteSum(text)
}

func noteSum(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:2])
}

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// findBlocks finds our lines in the text of a note, with the gap before them.
// edited tells that there are some that someone changed.
func findBlocks(text string) (blocks []span, edited bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], noteFirst)
		if i < 0 {
			return blocks, edited
		}
		from := at + i
		at = from + len(noteFirst)
		inside, rest, found := strings.Cut(text[at:], noteLast)
		sum := noteSum(inside)
		if !found || !strings.HasPrefix(rest, sum) {
			edited = true
			continue
		}
		at += len(inside) + len(noteLast) + len(sum)
		if strings.HasSuffix(text[:from], noteGap) {
			from -= len(noteGap)
		}
		blocks = append(blocks, span{from, at})
	}
}

// notes are the notes of a sheet under edition.
type notes struct {
	part, vml string   // names, empty when there is none
	ids       []string // of the relationships that lead there
	e         *editor
	authors   *element
	list      *element
	boxes     *boxes
	threads   map[Ref]bool
}

// notesOf reads the notes of a sheet as they now stand. understood is false where they are stored in an unusual way.
func (a *Annotator) notesOf(s *annotated) (n *notes, understood bool, err error) {
	n = &notes{threads: map[Ref]bool{}}
	_, list, err := a.relations(s.part)
	if err != nil {
		return n, false, nil
	}
	if !slices.ContainsFunc(list, func(r related) bool {
		return r.kind == "comments" || r.kind == "vmlDrawing" || r.kind == "threadedComment"
	}) {
		return n, true, err
	}
	sheet, err := a.edit(s.part, heavy)
	if err != nil {
		return nil, false, err
	}
	legacy := ""
	if el := sheet.root.child(spaceSheet, "legacyDrawing"); el != nil {
		legacy = el.attrIn(spaceRelation, "id")
	}
	read := map[string]bool{}
	for _, r := range list {
		switch {
		case r.external:
		case r.kind == "comments" && n.part == "":
			n.part, n.ids = r.target, append(n.ids, r.id)
		case r.kind == "vmlDrawing" && r.id == legacy:
			n.vml, n.ids = r.target, append(n.ids, r.id)
		case r.kind == "threadedComment" && a.has(r.target) && !read[foldPart(r.target)]:
			read[foldPart(r.target)] = true
			thread, err := a.edit(r.target, nil)
			if err != nil {
				return n, false, nil
			}
			for _, c := range thread.root.children {
				if at, ok := ParseRef(c.attr("ref")); ok {
					n.threads[at] = true
				}
			}
		}
	}
	if legacy != "" && (n.vml == "" || !a.has(n.vml)) || n.part != "" && !a.has(n.part) {
		return n, false, nil
	}
	if n.vml != "" {
		drawn, err := a.part(n.vml)
		if err != nil {
			return n, false, nil
		}
		if n.boxes = readBoxes(drawn, a.f.lim); n.boxes == nil {
			return n, false, nil
		}
	}
	if n.part == "" {
		return n, true, nil
	}
	if n.e, err = a.edit(n.part, nil); err != nil || !n.e.root.is(spaceSheet, "comments") {
		return n, false, nil
	}
	n.authors, n.list = n.e.root.child(spaceSheet, "authors"), n.e.root.child(spaceSheet, "commentList")
	return n, n.authors != nil && n.list != nil, nil
}

// note is one note of a sheet.
type note struct {
	el   *element
	at   Ref
	text *element // nil when it has none
	runs []noteRun
}

// noteRun is a stretch of a note in one look.
type noteRun struct {
	el *element // the r element, or the t of a text without runs
	t  *element // what holds the characters
	// decoded is the text as people read it.
	decoded string
}

func (n *notes) all() []note {
	var all []note
	if n.list == nil {
		return nil
	}
	for _, el := range n.list.children {
		at, ok := ParseRef(el.attr("ref"))
		if !ok || !el.is(spaceSheet, "comment") {
			continue
		}
		c := note{el: el, at: at, text: el.child(spaceSheet, "text")}
		if c.text != nil {
			for _, r := range c.text.children {
				run := noteRun{el: r}
				switch {
				case r.is(spaceSheet, "t"):
					run.t = r
				case r.is(spaceSheet, "r"):
					run.t = r.child(spaceSheet, "t")
				}
				if run.t != nil {
					run.decoded = string(unescape([]byte(run.t.text)))
					c.runs = append(c.runs, run)
				}
			}
		}
		all = append(all, c)
	}
	return all
}

func (c *note) string() string {
	var b strings.Builder
	for _, r := range c.runs {
		b.WriteString(r.decoded)
	}
	return b.String()
}

// unmark takes our annotations off a sheet.
func (a *Annotator) unmark(s *annotated) error {
	if err := a.removeFills(s); err != nil {
		return err
	}
	return a.removeNotes(s)
}

// removeNotes takes our lines out of the notes of a sheet; a note that holds
// nothing else goes, and the parts go with the last one.
func (a *Annotator) removeNotes(s *annotated) error {
	n, understood, err := a.notesOf(s)
	if err != nil || !understood || n.part == "" && n.vml == "" {
		return err
	}
	gone, stretched := map[*element]Ref{}, map[Ref]int{}
	for _, c := range n.all() {
		blocks, edited := findBlocks(c.string())
		if edited {
			a.troubles = append(a.troubles, Trouble{Kind: TroubleEdited, Sheet: s.name, At: c.at})
		}
		if len(blocks) == 0 {
			continue
		}
		a.had = true
		if len(blocks) == 1 && c.isOurs(blocks[0]) {
			n.e.remove(c.el)
			gone[c.el] = c.at
		} else {
			n.cut(c, blocks)
			for _, block := range blocks {
				stretched[c.at] -= rowsFor(c.string()[block.from:block.to])
			}
		}
	}
	if n.e != nil {
		n.removeAuthor(gone)
		if len(gone) < len(n.list.children) {
			n.boxes.remove(gone)
			n.boxes.stretch(stretched)
			a.keepNotes(n)
			return nil
		}
		if err := a.drop(n.part); err != nil {
			return err
		}
	}
	if n.vml != "" {
		n.boxes.remove(gone)
		if n.boxes.draws() {
			a.keepNotes(&notes{vml: n.vml, boxes: n.boxes})
		} else if err := a.dropBoxes(s, n); err != nil {
			return err
		}
	}
	return a.unrelate(s.part, func(r related) bool {
		return !r.external && (r.target == n.part || r.target == n.vml) && !a.has(r.target)
	})
}

// dropBoxes removes a drawing in which nothing is drawn.
func (a *Annotator) dropBoxes(s *annotated, n *notes) error {
	if err := a.drop(n.vml); err != nil {
		return err
	}
	sheet, err := a.edit(s.part, heavy)
	if err != nil {
		return err
	}
	sheet.remove(sheet.root.child(spaceSheet, "legacyDrawing"))
	a.keep(s.part, sheet)
	return nil
}

// isOurs tells a note of ours alone from that of someone to which we added: a
// gap then stands before our lines, though nothing else may.
func (c *note) isOurs(block span) bool {
	text := c.string()
	return strings.HasPrefix(text[block.from:], noteFirst) && strings.TrimSpace(text[:block.from]+text[block.to:]) == ""
}

// cut takes stretches out of the text of a note and leaves the looks of the
// rest.
func (n *notes) cut(c note, gone []span) {
	at := 0
	for _, r := range c.runs {
		var left strings.Builder
		for i := range len(r.decoded) {
			in := func(s span) bool { return at+i >= s.from && at+i < s.to }
			if !slices.ContainsFunc(gone, in) {
				left.WriteByte(r.decoded[i])
			}
		}
		at += len(r.decoded)
		switch left.Len() {
		case len(r.decoded):
		case 0:
			n.e.remove(r.el)
		default:
			n.e.replace(r.t.from, r.t.to, n.textElement(left.String()))
		}
	}
}

func (n *notes) textElement(text string) string {
	name := n.e.root.prefix() + "t"
	return "<" + name + ` xml:space="preserve">` + textXML(text) + "</" + name + ">"
}

// removeAuthor takes our name off the end of the list of authors when no note
// is by us any more: elsewhere in the list it holds the rank of the others.
func (n *notes) removeAuthor(gone map[*element]Ref) {
	last := len(n.authors.children) - 1
	if last < 0 || n.authors.children[last].text != noteAuthor {
		return
	}
	for _, c := range n.list.children {
		if _, removed := gone[c]; !removed && c.count("authorId") == last {
			return
		}
	}
	n.e.remove(n.authors.children[last])
}

func (a *Annotator) keepNotes(n *notes) {
	if n.e != nil {
		a.keep(n.part, n.e)
	}
	if n.boxes != nil && n.boxes.changed() {
		a.set(n.vml, n.boxes.bytes())
	}
}

// maxNote bounds a note, in bytes: well within what the format and
// [Limits.CellChars] allow.
const maxNote = 30_000

// addNotes writes the notes of a sheet.
func (a *Annotator) addNotes(s *annotated, marks []Mark) error {
	n, understood, err := a.notesOf(s)
	if err != nil {
		return err
	}
	if !understood {
		a.troubles = append(a.troubles, Trouble{Kind: TroubleNotes, Sheet: s.name})
		return nil
	}
	here := map[Ref]note{}
	for _, c := range n.all() {
		here[c.at] = c
	}
	var fresh []Mark
	stretched := map[Ref]int{}
	for _, m := range marks {
		c, taken := here[m.At]
		switch {
		case n.threads[m.At] || taken && n.isThread(c):
			a.troubles = append(a.troubles, Trouble{Kind: TroubleThread, Sheet: s.name, At: m.At})
		case taken && (c.text == nil || len(c.string())+len(m.Text) > maxNote):
			a.troubles = append(a.troubles, Trouble{Kind: TroubleLong, Sheet: s.name, At: m.At})
		case taken:
			n.join(c, m.Text)
			stretched[m.At] = rowsFor(noteGap + noteBlock(m.Text))
		default:
			fresh = append(fresh, m)
		}
	}
	n.boxes.stretch(stretched)
	if len(fresh) > 0 {
		if err := a.makeNotes(s, n); err != nil {
			return err
		}
		sheet, err := a.part(s.part)
		if err != nil {
			return err
		}
		n.write(fresh, readGeometry(sheet, a.f.lim, fresh))
	}
	a.keepNotes(n)
	return nil
}

// isThread tells the note that Excel keeps beside a conversation, for older
// versions.
func (n *notes) isThread(c note) bool {
	id := c.el.count("authorId")
	return id < len(n.authors.children) && strings.HasPrefix(n.authors.children[id].text, "tc=")
}

// join adds our lines to the note of someone.
func (n *notes) join(c note, text string) {
	prefix := n.e.root.prefix()
	for _, r := range c.runs {
		if r.el == r.t { // a text without runs: make one of it
			n.e.replace(r.el.from, r.el.from, "<"+prefix+"r>")
			n.e.after(r.el, "</"+prefix+"r>")
		}
	}
	var runs strings.Builder
	n.writeRuns(&runs, noteGap, text)
	for _, el := range c.text.children {
		if el.local == "rPh" || el.local == "phoneticPr" { // they follow the runs
			n.e.replace(el.from, el.from, runs.String())
			return
		}
	}
	n.e.append(c.text, runs.String())
}

// writeRuns writes our lines: the first and the last in the look of a label.
func (n *notes) writeRuns(b *strings.Builder, gap, text string) {
	prefix := n.e.root.prefix()
	look := func(bold string) string {
		return fmt.Sprintf(`<%srPr>%s<%[1]ssz val="9"/><%[1]scolor rgb="FF000000"/><%[1]srFont val="Tahoma"/><%[1]sfamily val="2"/></%[1]srPr>`, prefix, bold)
	}
	block := noteBlock(text)
	first, rest := gap+block[:len(noteFirst)], block[len(noteFirst):]
	b.WriteString("<" + prefix + "r>" + look("<"+prefix+"b/>") + n.textElement(first) + "</" + prefix + "r>")
	b.WriteString("<" + prefix + "r>" + look("") + n.textElement(rest) + "</" + prefix + "r>")
}

// makeNotes makes the parts that a sheet lacks to hold notes.
func (a *Annotator) makeNotes(s *annotated, n *notes) error {
	number := a.freeNumber("xl/comments%d.xml", "xl/drawings/vmlDrawing%d.vml")
	if n.part == "" {
		n.part = fmt.Sprintf("xl/comments%d.xml", number)
		blank := xmlDeclaration + `<comments xmlns="` + a.mainSpace() + `"><authors></authors><commentList></commentList></comments>`
		if err := a.add(n.part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml", []byte(blank)); err != nil {
			return err
		}
		if _, err := a.relate(s.part, "comments", n.part); err != nil {
			return err
		}
		var err error
		if n.e, err = a.edit(n.part, nil); err != nil {
			return err
		}
		n.authors, n.list = n.e.root.children[0], n.e.root.children[1]
	}
	if n.vml != "" {
		return nil
	}
	n.vml, n.boxes = fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", number), readBoxes([]byte(blankVML), a.f.lim)
	if err := a.add(n.vml, "application/vnd.openxmlformats-officedocument.vmlDrawing", []byte(blankVML)); err != nil {
		return err
	}
	id, err := a.relate(s.part, "vmlDrawing", n.vml)
	if err != nil {
		return err
	}
	sheet, err := a.edit(s.part, heavy)
	if err != nil {
		return err
	}
	sheet.insertAfter(beforeLegacy, "<"+sheet.root.prefix()+`legacyDrawing xmlns:r="`+a.relationSpace()+`" r:id="`+id+`"/>`)
	a.keep(s.part, sheet)
	return nil
}

// write adds notes of ours alone, with their boxes.
func (n *notes) write(marks []Mark, sheet *geometry) {
	prefix := n.e.root.prefix()
	author := -1
	for i, el := range n.authors.children {
		if el.text == noteAuthor {
			author = i
		}
	}
	if author < 0 {
		author = len(n.authors.children)
		n.e.append(n.authors, "<"+prefix+"author>"+noteAuthor+"</"+prefix+"author>")
	}
	var b strings.Builder
	for _, m := range marks {
		fmt.Fprintf(&b, `<%scomment ref="%s" authorId="%d"><%[1]stext>`, prefix, m.At, author)
		n.writeRuns(&b, "", m.Text)
		b.WriteString("</" + prefix + "text></" + prefix + "comment>")
	}
	n.e.append(n.list, b.String())
	n.boxes.add(marks, sheet)
}
