package xlsx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/french"
)

// An Annotator gives a workbook back with remarks: a list on a sheet of its own
// that comes first, and a colour and a note on each cell concerned. All else
// stays as it was: the bytes of the cells are not even rewritten.
//
// # Why not excelize
//
// Excelize writes again all that it opens, and leaves out what it does not
// know; its notes land on the wrong sheet where the parts of notes and of their
// boxes bear different numbers, and fail on what LibreOffice saves. Here the
// package itself is edited: the parts that do not change are copied as they are
// compressed, and in the others only the bytes that must change do.
//
// # How annotations are known again
//
// Remarks come back from people who saved the file with Excel or LibreOffice,
// which rename parts, number styles anew and, as LibreOffice does, forget the
// authors of notes. What is ours is told by what survives that:
//
//   - the list, by its title and by a fingerprint of its texts. A list that
//     someone wrote in has another: it is kept, as a sheet of theirs;
//   - the colours, by the formula of the conditional format that lays them. A
//     cell's own style never changes, so there is none to give back, and a cell
//     that does not exist needs no making;
//   - the notes, by their first and last lines. What someone wrote before or
//     after is kept, and a note changed in between is theirs.
//
// [File.Annotator] takes all of that off first, so that annotating an annotated
// workbook is annotating the workbook.
type Annotator struct {
	f        *File
	parts    map[string]*change // by folded name
	sheets   []*annotated
	book     string // name of the workbook part
	strict   bool   // the workbook is of the strict form
	had      bool
	troubles []Trouble
}

// change is a part written, or removed when data is nil.
type change struct {
	name string
	data []byte
}

// annotated is a worksheet that may receive marks.
type annotated struct{ name, part string }

// Mark is a remark on one cell.
type Mark struct {
	Sheet string
	At    Ref
	// Text is the note, in lines.
	Text string
	// Fill is how the cell shows.
	Fill Fill
}

// Fill is a colour of text on a colour of ground, as six hexadecimal digits.
type Fill struct{ Ink, Ground string }

// Trouble is what could not be done, or not be taken off.
type Trouble struct {
	Kind  TroubleKind
	Sheet string // empty for the whole file
	At    Ref    // zero for a whole sheet
}

// TroubleKind tells what a [Trouble] is about.
type TroubleKind uint8

const (
	// TroubleThread: a conversation stands on the cell, which can hold no
	// note besides. The cell got its colour.
	TroubleThread TroubleKind = iota + 1
	// TroubleLong: the note of someone is so long that ours does not fit.
	TroubleLong
	// TroubleNotes: the notes of the sheet are stored in a way that is not
	// understood; they were left as they are, and none was added.
	TroubleNotes
	// TroubleFills: the workbook has no styles part, so no colour was laid.
	TroubleFills
	// TroubleEdited: a note of ours was changed by someone and is kept.
	TroubleEdited
	// TroubleList: someone wrote in the list of before, which is kept.
	TroubleList
	// TroubleSigned: the workbook was signed; no change leaves a signature
	// valid.
	TroubleSigned
)

// Annotator starts from a workbook, without the annotations of before.
func (f *File) Annotator() (a *Annotator, err error) {
	defer shield(f.Name, &err)
	a = &Annotator{f: f, parts: map[string]*change{}}
	root, err := f.pack.relationsOf("")
	if err != nil {
		return nil, err
	}
	for _, r := range root {
		switch r.kind {
		case "officeDocument":
			a.book = r.target
		case "origin":
			a.troubles = append(a.troubles, Trouble{Kind: TroubleSigned})
		}
	}
	_, list, err := a.relations(a.book)
	if err != nil {
		return nil, err
	}
	a.strict = slices.ContainsFunc(list, func(r related) bool { return r.base == relationsStrict })
	if err := a.removeLists(); err != nil {
		return nil, err
	}
	for _, s := range a.sheets {
		if err := a.unmark(s); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// Had reports whether the workbook bore annotations.
func (a *Annotator) Had() bool { return a.had }

// Troubles returns what could not be done so far.
func (a *Annotator) Troubles() []Trouble { return a.troubles }

// Mark lays the colours and writes the notes. It is called once; a cell is
// marked once.
func (a *Annotator) Mark(marks []Mark) (err error) {
	defer shield(a.f.Name, &err)
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(x, y Mark) int { return x.At.Compare(y.At) })
	for _, s := range a.sheets {
		var own []Mark
		for _, m := range marks {
			if m.Sheet == s.name {
				own = append(own, m)
			}
		}
		if len(own) == 0 {
			continue
		}
		if err := a.addNotes(s, own); err != nil {
			return err
		}
		if err := a.addFills(s, own); err != nil {
			return err
		}
	}
	return nil
}

// Write writes the workbook.
func (a *Annotator) Write(w io.Writer) (err error) {
	out := &collector{parts: map[string]*packed{}}
	for folded, f := range a.f.pack.parts {
		if a.parts[folded] != nil {
			continue
		}
		p, err := a.untouched(f)
		if err != nil {
			return err
		}
		out.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = p
	}
	for _, c := range a.parts {
		if c.data == nil {
			continue
		}
		if err := out.checkWellFormed(c.name, c.data); err != nil {
			return err
		}
		if err := out.pack(c.name, c.data); err != nil {
			return err
		}
	}
	return out.write(w)
}

// untouched takes a part out of the zip as it is compressed.
func (a *Annotator) untouched(f *zip.File) (*packed, error) {
	start, err := f.DataOffset()
	if err != nil || f.Flags&0x1 != 0 || f.Method != zip.Deflate && f.Method != zip.Store {
		u := damaged(inPart(f.Name), "une de ses parties ne peut être copiée")
		u.File = a.f.Name
		return nil, u
	}
	return &packed{
		data: a.f.pack.data[start : start+int64(f.CompressedSize64)], size: int(f.UncompressedSize64),
		crc: f.CRC32, stored: f.Method == zip.Store,
	}, nil
}

// has reports whether a part is there.
func (a *Annotator) has(name string) bool {
	if c := a.parts[foldPart(name)]; c != nil {
		return c.data != nil
	}
	return a.f.pack.has(name)
}

// part returns a part as it now stands, in UTF-8 where it is XML.
func (a *Annotator) part(name string) ([]byte, error) {
	if c := a.parts[foldPart(name)]; c != nil && c.data != nil {
		return c.data, nil
	}
	b, err := a.f.pack.whole(name)
	if err != nil {
		return nil, err
	}
	if b, err = utf8XML(b); err != nil {
		return nil, unreadableXML(inPart(name), err)
	}
	return b, nil
}

// edit opens a part's XML.
func (a *Annotator) edit(name string, skip func(string) bool) (*editor, error) {
	b, err := a.part(name)
	if err != nil {
		return nil, err
	}
	e, err := edit(b, a.f.lim, skip)
	if err != nil {
		return nil, unreadableXML(inPart(name), err)
	}
	return e, nil
}

// keep stores what an editor made of a part.
func (a *Annotator) keep(name string, e *editor) {
	if e.changed() {
		a.set(name, e.bytes())
	}
}

func (a *Annotator) set(name string, data []byte) {
	folded := foldPart(name)
	c := &change{name: strings.TrimPrefix(name, "/"), data: data}
	if f := a.f.pack.parts[folded]; f != nil {
		c.name = strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
	}
	a.parts[folded] = c
}

// drop removes a part, its relationships and its content type.
func (a *Annotator) drop(name string) error {
	a.set(name, nil)
	if own := relationsPart(name); a.has(own) {
		a.set(own, nil)
	}
	e, err := a.edit(typesPart, nil)
	if err != nil {
		return err
	}
	for _, el := range e.root.children {
		if el.is(spaceTypes, "Override") && foldPart(el.attr("PartName")) == foldPart(name) {
			e.remove(el)
		}
	}
	a.keep(typesPart, e)
	return nil
}

// add adds a part with its content type.
func (a *Annotator) add(name, media string, data []byte) error {
	a.set(name, data)
	e, err := a.edit(typesPart, nil)
	if err != nil {
		return err
	}
	e.append(e.root, "<"+e.root.prefix()+`Override PartName="/`+name+`" ContentType="`+media+`"/>`)
	a.keep(typesPart, e)
	return nil
}

// freeNumber returns the lowest number from 1 for which no part of these
// patterns is there.
func (a *Annotator) freeNumber(patterns ...string) int {
	for n := 1; ; n++ {
		if !slices.ContainsFunc(patterns, func(p string) bool { return a.has(fmt.Sprintf(p, n)) }) {
			return n
		}
	}
}

func relationsPart(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// related is a relationship with the element that states it.
type related struct {
	relation
	el *element
	// base is the type without its last segment.
	base string
}

// relations reads the relationships of a part as they now stand. The editor is
// nil when there are none.
func (a *Annotator) relations(part string) (*editor, []related, error) {
	name := relationsPart(part)
	if !a.has(name) {
		return nil, nil, nil
	}
	e, err := a.edit(name, nil)
	if err != nil {
		return nil, nil, err
	}
	var list []related
	for _, el := range e.root.children {
		if !el.is(spaceRelations, "Relationship") {
			continue
		}
		kind := el.attr("Type")
		r := related{el: el, base: path.Dir(kind) + "/", relation: relation{
			id: el.attr("Id"), kind: path.Base(kind), target: el.attr("Target"), external: el.attr("TargetMode") == "External",
		}}
		if i := strings.LastIndexByte(kind, '/'); i >= 0 {
			r.base = kind[:i+1]
		}
		if !r.external {
			r.target = a.f.pack.locate(part, r.target)
		}
		list = append(list, r)
	}
	return e, list, nil
}

// relate adds a relationship and returns its identifier.
func (a *Annotator) relate(part, kind, target string) (id string, err error) {
	e, list, err := a.relations(part)
	if err != nil {
		return "", err
	}
	if e == nil {
		a.set(relationsPart(part), []byte(xmlDeclaration+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`))
		if e, list, err = a.relations(part); err != nil {
			return "", err
		}
	}
	taken := make(map[string]bool, len(list))
	for _, r := range list {
		taken[strings.ToLower(r.id)] = true
	}
	for n := 1; ; n++ {
		if id = "nrreport" + strconv.Itoa(n); !taken[id] {
			break
		}
	}
	e.append(e.root, "<"+e.root.prefix()+`Relationship Id="`+id+`" Type="`+escapeXML(a.relationBase()+kind)+`" Target="/`+target+`"/>`)
	a.keep(relationsPart(part), e)
	return id, nil
}

// unrelate removes relationships of a part, and their part once it states
// nothing more, not even what we do not know.
func (a *Annotator) unrelate(part string, gone func(related) bool) error {
	e, list, err := a.relations(part)
	if err != nil || e == nil {
		return err
	}
	left := len(e.root.children)
	for _, r := range list {
		if gone(r) {
			e.remove(r.el)
			left--
		}
	}
	if left == 0 {
		a.set(relationsPart(part), nil)
		return nil
	}
	a.keep(relationsPart(part), e)
	return nil
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of a workbook's form: transitional, or strict.
const (
	relationsTransitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relationsStrict       = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	mainTransitional      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	mainStrict            = "http://purl.oclc.org/ooxml/spreadsheetml/main"
)

func (a *Annotator) relationBase() string {
	if a.strict {
		return relationsStrict
	}
	return relationsTransitional
}

// relationSpace is the namespace of the attributes that name relationships.
func (a *Annotator) relationSpace() string { return strings.TrimSuffix(a.relationBase(), "/") }

func (a *Annotator) mainSpace() string {
	if a.strict {
		return mainStrict
	}
	return mainTransitional
}

// listTitle is the first cell of the list: it tells ours from a sheet that
// bears the same name.
const listTitle = "Anomalies relevées par nrreport"

// listPrint is what the cell with the fingerprint begins with.
const listPrint = "nrreport" + french.NBSP + "· empreinte "

// IsAnnotation reports whether a sheet is the list that an [Annotator] writes,
// as it was written: one that someone changed is a sheet like any other.
func (s *Sheet) IsAnnotation() (ours bool, err error) {
	defer shield(s.file.Name, &err)
	_, ours, err = s.list()
	return ours, err
}

// list tells whether a sheet has the title of our list, and the content that
// we wrote.
func (s *Sheet) list() (title, untouched bool, err error) {
	if s.corner() != listTitle {
		return false, false, nil
	}
	g, err := s.Read()
	if err != nil {
		return false, false, err
	}
	if c := g.Cell(Ref{1, 1}); c == nil || c.Text != listTitle {
		return false, false, nil
	}
	var texts []string
	found := ""
	for i := range g.Rows {
		for j := range g.Rows[i].Cells {
			text := g.Rows[i].Cells[j].Text
			if rest, ok := strings.CutPrefix(text, listPrint); ok && found == "" {
				found = rest
				continue
			}
			texts = append(texts, text)
		}
	}
	return true, found == fingerprint(texts), nil
}

// corner returns the text of the first cell of a sheet, whose rest is left
// unread; "" when it is none, or cannot be read.
func (s *Sheet) corner() string {
	r, err := s.file.pack.open(s.part)
	if err != nil {
		return ""
	}
	defer r.Close()
	var x scanner
	x.reset(r, s.file.lim)
	x.root(spaceSheet, "worksheet")
	for x.child(1) && !x.is(spaceSheet, "sheetData") {
	}
	if !x.child(2) || !x.child(3) {
		return ""
	}
	kind, _ := cellTypeOf(x.attr("t"))
	for x.child(4) {
		switch {
		case x.is(spaceSheet, "is"):
			var t textReader
			return t.read(&x, len(listTitle)).text
		case x.is(spaceSheet, "v"):
			value := x.appendText(nil, len(listTitle))
			if i, ok := parseCount(value); ok && kind == typeShared && i < len(s.file.strings) {
				return s.file.strings[i].text
			}
			return string(value)
		}
	}
	return ""
}

// fingerprint sums up texts, whatever their order and spaces.
func fingerprint(texts []string) string {
	lines := make([]string, 0, len(texts))
	for _, t := range texts {
		if words := strings.Fields(t); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:4])
}

// holdsOurMark spares parsing the sheets that bear no mark.
func holdsOurMark(b []byte) bool { return bytes.Contains(b, []byte("nrreport")) }
