package xlsx

import (
	"bytes"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/french"
)

// Read reads the whole sheet, or refuses it: what is damaged is never read in
// part. Cells with a style alone are blank and left out, at no cost in memory,
// so a sheet formatted down to its last row is read as fast as it streams.
//
// Each call reads the file again; keep the Grid. Different sheets may be read
// in parallel.
func (s *Sheet) Read() (g *Grid, err error) {
	defer shield(s.file.Name, &err)
	r, err := s.read()
	if err != nil {
		return nil, err
	}
	return r.g, nil
}

func (s *Sheet) read() (*sheetReader, error) {
	// A second reading replaces the first in the counts of the file.
	s.file.cells.Add(-s.chargedCells.Swap(0))
	s.file.text.Add(-s.chargedText.Swap(0))

	related, err := s.file.pack.relationsOf(s.part)
	if err != nil {
		return nil, err
	}
	r := &sheetReader{f: s.file, s: s, g: &Grid{}, related: related}
	err = s.file.pack.scanLarge(s.part, inSheet(s.Name), func(x *scanner) error {
		r.x = x
		return r.sheet()
	})
	r.x = nil // it goes back to its pool
	if err != nil {
		return nil, err
	}
	if err := r.charge(); err != nil {
		return nil, err
	}
	return r, r.finish()
}

// sheetReader holds the state of one reading. Its methods return the error to
// report; those of the scanner stick in it and win over them (see pack.scan).
type sheetReader struct {
	f       *File
	s       *Sheet
	g       *Grid
	x       *scanner
	related relations

	chunk      []Cell // the cells of rows are cut out of chunks
	rowsSeen   bitset
	cellsSeen  bitset
	disordered bool // rows are to be sorted
	data       bool // sheetData was seen
	filtered   bool
	zeroHeight bool // rows are hidden unless they say otherwise
	hyperlinks []hyperlink
	rich       []richCell
	held       []heldPicture

	value   []byte
	formula []byte
	text    textReader
	numbers [512]numberEntry
	words   [512]string

	newCells, newText int64 // since the last charge
}

// numberEntry remembers how a number was written: columns repeat their values
// so often that it spares most allocations.
type numberEntry struct {
	raw    string
	number float64
}

type hyperlink struct {
	at              Range
	address, inside string
}

func (r *sheetReader) sheet() error {
	x := r.x
	if !x.root(spaceSheet, "worksheet") {
		return r.damaged("une de ses feuilles n’en est pas une")
	}
	for x.child(1) {
		if x.space != spaceSheet {
			continue
		}
		var err error
		switch string(x.local) {
		case "sheetFormatPr":
			r.zeroHeight = x.flag("zeroHeight")
		case "cols":
			err = r.columns()
		case "sheetData":
			if r.data {
				return r.damaged("une de ses feuilles a deux contenus")
			}
			r.data = true
			err = r.rows()
		case "autoFilter":
			for x.child(2) {
				r.filtered = r.filtered || x.is(spaceSheet, "filterColumn")
			}
		case "mergeCells":
			err = r.merged()
		case "hyperlinks":
			err = r.links()
		}
		if err != nil {
			return err
		}
	}
	if !r.data {
		return r.damaged("une de ses feuilles n’a pas de contenu")
	}
	return nil
}

func (r *sheetReader) damaged(detail string) error { return damaged(inSheet(r.s.Name), detail) }

// columns notes the hidden columns.
func (r *sheetReader) columns() error {
	x := r.x
	var hidden bitset
	n := 0
	for x.child(2) {
		if !x.is(spaceSheet, "col") {
			continue
		}
		first, ok1 := parseCount(x.attr("min"))
		last, ok2 := parseCount(x.attr("max"))
		last = min(last, maxCol)
		if !ok1 || !ok2 || first < 1 || last < first {
			return r.damaged("la largeur de certaines colonnes est mal définie")
		}
		if n += last - first + 1; n > 4*maxCol {
			return beyond(inSheet(r.s.Name), "trop de définitions de colonnes")
		}
		if !x.flag("hidden") && string(x.attr("width")) != "0" {
			continue
		}
		for c := first; c <= last; c++ {
			if !hidden.set(c) {
				r.g.HiddenColumns = append(r.g.HiddenColumns, c)
			}
		}
	}
	slices.Sort(r.g.HiddenColumns)
	return nil
}

// rows reads sheetData.
func (r *sheetReader) rows() error {
	x := r.x
	previous := 0
	for x.child(2) {
		if !x.is(spaceSheet, "row") {
			return r.damaged("une de ses feuilles contient autre chose que des lignes")
		}
		number := previous + 1
		if v := x.attr("r"); v != nil {
			var ok bool
			if number, ok = parseCount(v); !ok || number < 1 {
				return r.damaged("le numéro d’une ligne est faux")
			}
		}
		if number > min(r.f.lim.Rows, maxRow) {
			return beyond(inSheet(r.s.Name), "plus de "+french.Count(min(r.f.lim.Rows, maxRow), "ligne", "lignes"))
		}
		if r.rowsSeen.set(number) {
			return damaged(inSheet(r.s.Name)+", ligne "+strconv.Itoa(number), "une ligne y figure deux fois")
		}
		if number < previous {
			r.disordered = true
		}
		previous = number
		if err := r.row(number); err != nil {
			return err
		}
	}
	return nil
}

// row reads the cells of the current row element.
func (r *sheetReader) row(number int) error {
	x := r.x
	hidden := r.zeroHeight
	if v := x.attr("hidden"); v != nil {
		hidden = isTrue(v)
	}
	if v := x.attr("ht"); string(v) == "0" {
		hidden = true
	}
	start, previous, sorted := len(r.chunk), 0, true
	r.cellsSeen.clear()
	for x.child(3) {
		if !x.is(spaceSheet, "c") {
			if x.is(spaceSheet, "extLst") {
				continue
			}
			return damaged(inSheet(r.s.Name)+", ligne "+strconv.Itoa(number), "une ligne contient autre chose que des cellules")
		}
		head, err := r.cellHead(number, previous)
		if err != nil {
			return err
		}
		if head.at.Col < previous {
			sorted = false
		}
		previous = head.at.Col
		var c Cell
		if err := r.cell(&c, head.kind, head.at); err != nil {
			return err
		}
		if c.Kind == KindBlank {
			continue
		}
		c.Col, c.Format, c.Struck = head.at.Col, head.style.format, head.style.struck
		if head.meta > 0 {
			r.rich = append(r.rich, richCell{at: head.at, value: head.meta})
		}
		if len(r.chunk) == cap(r.chunk) {
			start = r.grow(start)
		}
		r.chunk = append(r.chunk, c)
		if r.newCells++; r.newCells >= 1024 {
			if err := r.charge(); err != nil {
				return err
			}
		}
	}
	if len(r.chunk) == start {
		return nil
	}
	cells := r.chunk[start:len(r.chunk):len(r.chunk)]
	if !sorted {
		slices.SortFunc(cells, func(a, b Cell) int { return a.Col - b.Col })
	}
	r.g.Rows = append(r.g.Rows, Row{Number: number, Hidden: hidden, Cells: cells})
	return nil
}

// cellHead is what the attributes of a c element say.
type cellHead struct {
	at    Ref
	kind  cellType
	style style
	meta  int // one-based rank of its value's metadata, 0 for none
}

// cellHead reads the attributes of the current c element. A cell that does not
// say where it is stands after the previous one.
func (r *sheetReader) cellHead(number, previous int) (h cellHead, err error) {
	h.at = Ref{Row: number, Col: previous + 1}
	var look, kind []byte
	for i := range r.x.attrs {
		a := &r.x.attrs[i]
		if len(a.prefix) > 0 {
			continue
		}
		switch string(a.local) {
		case "r":
			var ok bool
			if h.at, ok = parseRef(a.value); !ok || h.at.Row != number {
				return h, damaged(inSheet(r.s.Name)+", ligne "+strconv.Itoa(number), "la référence d’une cellule est fausse")
			}
		case "s":
			look = a.value
		case "t":
			kind = a.value
		case "vm":
			h.meta, _ = parseCount(a.value)
		}
	}
	if most := min(r.f.lim.Columns, maxCol); h.at.Col > most {
		return h, beyond(inSheet(r.s.Name), "plus de "+french.Count(most, "colonne", "colonnes"))
	}
	if r.cellsSeen.set(h.at.Col) {
		return h, damaged(inCell(r.s.Name, h.at), "une cellule y figure deux fois")
	}
	var ok bool
	if h.style, ok = r.f.style(look); !ok {
		return h, damaged(inCell(r.s.Name, h.at), "une cellule a un style qui n’existe pas")
	}
	if h.kind, ok = cellTypeOf(kind); !ok {
		return h, damaged(inCell(r.s.Name, h.at), "une cellule est d’un type inconnu")
	}
	return h, nil
}

// grow opens a new chunk and moves the cells of the current row to it. Chunks
// start small, for small sheets, and stop growing at 320 kB.
func (r *sheetReader) grow(start int) int {
	row := r.chunk[start:]
	size := max(min(2*cap(r.chunk), 4096), 64, 2*len(row))
	r.chunk = append(make([]Cell, 0, size), row...)
	return 0
}

// charge adds what was kept since the last call to the counts of the file.
func (r *sheetReader) charge() error {
	cells, text := r.newCells, r.newText
	r.newCells, r.newText = 0, 0
	r.s.chargedCells.Add(cells)
	r.s.chargedText.Add(text)
	if r.f.cells.Add(cells) > int64(r.f.lim.Cells) {
		return beyond("", "plus de "+french.Count(r.f.lim.Cells, "cellule remplie", "cellules remplies"))
	}
	return r.f.chargeText(int(text))
}

// style returns the style of a number; false when there is no such style. A
// file without any style leaves the numbers without a meaning.
func (f *File) style(number []byte) (style, bool) {
	if number == nil || !f.styled {
		if len(f.styles) > 0 {
			return f.styles[0], true
		}
		return style{}, true
	}
	n, ok := parseCount(number)
	if !ok {
		return style{}, false
	}
	if n >= len(f.styles) {
		// A styles part may leave its only style out.
		return style{}, n == 0
	}
	return f.styles[n], true
}

type cellType uint8

const (
	typeUnsaid cellType = iota // a number, unless the content is an inline text
	typeNumber
	typeShared
	typeFormulaText
	typeInline
	typeBool
	typeError
	typeDate
)

func cellTypeOf(t []byte) (cellType, bool) {
	switch string(t) {
	case "":
		return typeUnsaid, true
	case "n":
		return typeNumber, true
	case "s":
		return typeShared, true
	case "str":
		return typeFormulaText, true
	case "inlineStr":
		return typeInline, true
	case "b":
		return typeBool, true
	case "e":
		return typeError, true
	case "d":
		return typeDate, true
	}
	return 0, false
}

// cell reads the content of the current c element into c, whose Kind stays
// blank when there is none.
func (r *sheetReader) cell(c *Cell, t cellType, at Ref) error {
	x := r.x
	var inline sharedString
	hasValue, hasInline := false, false
	maxBytes := 6*r.f.lim.CellChars + 8
	for x.child(4) {
		if x.space != spaceSheet {
			continue
		}
		switch string(x.local) {
		case "v":
			if hasValue {
				return damaged(inCell(r.s.Name, at), "une cellule a deux valeurs")
			}
			hasValue = true
			r.value = x.appendOnlyText(r.value[:0], maxBytes)
			if len(r.value) > maxBytes {
				return r.tooLong(at)
			}
		case "f":
			c.Formula = true
			r.formula = x.appendOnlyText(r.formula[:0], maxBytes)
		case "is":
			if hasInline {
				return damaged(inCell(r.s.Name, at), "une cellule a deux valeurs")
			}
			hasInline = true
			inline = r.text.read(x, r.f.lim.CellChars)
		}
	}
	if x.err != nil {
		return x.err
	}
	if c.Formula {
		if address, ok := formulaLink(r.formula); ok {
			if err := r.addLink(hyperlink{at: Range{at, at}, address: address}); err != nil {
				return err
			}
		}
	}
	switch {
	case hasInline && hasValue && len(r.value) > 0:
		return damaged(inCell(r.s.Name, at), "une cellule a deux valeurs")
	case hasInline && (t == typeInline || t == typeUnsaid):
		return r.setText(c, inline, at)
	case hasInline:
		return damaged(inCell(r.s.Name, at), "la valeur d’une cellule n’est pas du type annoncé")
	case hasValue:
		value := r.value
		if t != typeFormulaText && t != typeInline {
			value = bytes.TrimSpace(value)
		}
		if len(value) > 0 {
			return r.setValue(c, t, value, at)
		}
		// An empty result is a text; a number, a boolean… without digits is
		// what openpyxl leaves for Excel to compute.
		if t == typeFormulaText {
			return nil
		}
	}
	if c.Formula {
		c.Kind = KindFormulaWithoutValue
		c.Raw = "=" + string(r.formula)
		r.newText += int64(len(c.Raw))
	}
	return nil
}

func (r *sheetReader) tooLong(at Ref) error {
	return beyond(inCell(r.s.Name, at), "un texte de plus de "+french.Count(r.f.lim.CellChars, "caractère", "caractères"))
}

// setText gives a cell a text of its own.
func (r *sheetReader) setText(c *Cell, s sharedString, at Ref) error {
	if s.long {
		return r.tooLong(at)
	}
	if s.text == "" {
		return nil
	}
	c.Kind, c.Text, c.Raw, c.Runs = KindText, s.text, s.text, s.runs
	r.newText += int64(len(s.text))
	return nil
}

// setValue gives a cell the value written in its v element, which is not empty.
func (r *sheetReader) setValue(c *Cell, t cellType, value []byte, at Ref) error {
	switch t {
	case typeUnsaid, typeNumber:
		e, ok := r.number(value)
		if !ok {
			return damaged(inCell(r.s.Name, at), "le nombre d’une cellule est mal écrit")
		}
		c.Kind, c.Number, c.Raw, c.Text = KindNumber, e.number, e.raw, e.raw
	case typeShared:
		i, ok := parseCount(value)
		if !ok || i >= len(r.f.strings) {
			return damaged(inCell(r.s.Name, at), "une cellule renvoie à un texte qui n’existe pas")
		}
		s := &r.f.strings[i]
		if s.long {
			return r.tooLong(at)
		}
		if s.text != "" {
			c.Kind, c.Text, c.Raw, c.Runs = KindText, s.text, s.text, s.runs
		}
	case typeFormulaText, typeInline:
		decoded := unescape(value)
		if len(decoded) > r.f.lim.CellChars && utf16Length(decoded) > r.f.lim.CellChars {
			return r.tooLong(at)
		}
		c.Kind, c.Text = KindText, r.word(decoded)
		c.Raw = c.Text
	case typeBool:
		c.Kind = KindBool
		switch string(value) {
		case "1", "true":
			c.Number, c.Text, c.Raw = 1, "VRAI", "1"
		case "0", "false":
			c.Text, c.Raw = "FAUX", "0"
		default:
			return damaged(inCell(r.s.Name, at), "la valeur logique d’une cellule est mal écrite")
		}
	case typeError:
		c.Kind, c.Text = KindError, r.word(value)
		c.Raw = c.Text
	case typeDate:
		c.Text = r.word(value)
		c.Raw = c.Text
		// What is not a date stays what it is, a text: whoever knows the
		// column will say so.
		c.Kind = KindText
		if moment, ok := parseISO(value); ok {
			c.Kind, c.Number = KindDate, r.f.serial(moment)
		}
	}
	return nil
}

// number parses a number as the format writes them: decimal digits, a point,
// an exponent; neither hexadecimal nor infinity.
func (r *sheetReader) number(b []byte) (numberEntry, bool) {
	e := &r.numbers[fnv(b)%uint32(len(r.numbers))]
	if e.raw == string(b) {
		return *e, true
	}
	for _, c := range b {
		if (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return numberEntry{}, false
		}
	}
	raw := string(b)
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) {
		return numberEntry{}, false
	}
	r.newText += int64(len(raw))
	*e = numberEntry{raw: raw, number: v}
	return *e, true
}

// word returns b as a string, the same one for short texts that come again.
func (r *sheetReader) word(b []byte) string {
	if len(b) > 64 {
		r.newText += int64(len(b))
		return string(b)
	}
	e := &r.words[fnv(b)%uint32(len(r.words))]
	if *e != string(b) {
		*e = string(b)
		r.newText += int64(len(b))
	}
	return *e
}

// fnv is FNV-1a; nothing depends on its value.
func fnv(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func (r *sheetReader) merged() error {
	x := r.x
	for x.child(2) {
		if !x.is(spaceSheet, "mergeCell") {
			continue
		}
		area, ok := parseRange(x.attr("ref"))
		if !ok {
			return r.damaged("des cellules fusionnées sont mal définies")
		}
		if len(r.g.Merged) >= r.f.lim.Merged {
			return beyond(inSheet(r.s.Name), "plus de "+french.Count(r.f.lim.Merged, "fusion", "fusions")+" de cellules")
		}
		r.g.Merged = append(r.g.Merged, area)
	}
	return nil
}

func (r *sheetReader) links() error {
	x := r.x
	index := r.related.index()
	for x.child(2) {
		if !x.is(spaceSheet, "hyperlink") {
			continue
		}
		area, ok := parseRange(x.attr("ref"))
		if !ok {
			return r.damaged("un lien est mal défini")
		}
		h := hyperlink{at: area, inside: string(unescape(x.attr("location")))}
		if id := x.attrIn(spaceRelation, "id"); len(id) > 0 {
			related, ok := index[string(id)]
			if !ok {
				return r.damaged("l’adresse d’un lien manque")
			}
			h.address = related.target
			if h.inside != "" {
				h.address += "#" + h.inside
			}
		}
		if err := r.addLink(h); err != nil {
			return err
		}
	}
	return nil
}

func (r *sheetReader) addLink(h hyperlink) error {
	if len(r.hyperlinks) >= r.f.lim.Links {
		return beyond(inSheet(r.s.Name), "plus de "+french.Count(r.f.lim.Links, "lien", "liens"))
	}
	if inside, ok := strings.CutPrefix(h.address, "#"); ok {
		h.address, h.inside = "", inside
	}
	r.newText += int64(len(h.address) + len(h.inside))
	r.hyperlinks = append(r.hyperlinks, h)
	return nil
}

// formulaLink returns the address of a formula HYPERLINK("address"…) whose
// address is written out, not computed.
func formulaLink(formula []byte) (string, bool) {
	const call = `HYPERLINK("`
	if len(formula) < len(call) || !bytes.EqualFold(formula[:len(call)], []byte(call)) {
		return "", false
	}
	rest := formula[len(call):]
	end := bytes.IndexByte(rest, '"')
	if end <= 0 || end+1 >= len(rest) || rest[end+1] != ',' && rest[end+1] != ')' {
		return "", false
	}
	return string(rest[:end]), true
}

// finish puts in order what may not be, and gives links to their cells.
func (r *sheetReader) finish() error {
	g := r.g
	g.HasFilter = r.filtered
	if r.disordered {
		slices.SortFunc(g.Rows, func(a, b Row) int { return a.Number - b.Number })
	}
	visits := 0
	for _, h := range r.hyperlinks {
		for at := range r.cellsIn(h.at) {
			if visits++; visits > r.f.lim.Cells {
				return beyond(inSheet(r.s.Name), "trop de cellules portent plusieurs liens")
			}
			r.link(at, h)
		}
	}
	if err := r.picturesInCells(); err != nil {
		return err
	}
	return r.filteredTables()
}

func (r *sheetReader) link(at Ref, h hyperlink) {
	switch {
	case h.address != "":
		if r.g.Links == nil {
			r.g.Links = map[Ref]string{}
		}
		r.g.Links[at] = h.address
	case h.inside != "":
		if r.g.InnerLinks == nil {
			r.g.InnerLinks = map[Ref]string{}
		}
		r.g.InnerLinks[at] = h.inside
	}
}

// cellsIn yields the cells of a range: the one cell, blank or not, or the
// filled cells of a larger range.
func (r *sheetReader) cellsIn(area Range) iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		if area.First == area.Last {
			yield(area.First)
			return
		}
		rows := r.g.Rows
		i, _ := slices.BinarySearchFunc(rows, area.First.Row, func(row Row, n int) int { return row.Number - n })
		for ; i < len(rows) && rows[i].Number <= area.Last.Row; i++ {
			for _, c := range rows[i].Cells {
				if c.Col >= area.First.Col && c.Col <= area.Last.Col && !yield(Ref{Row: rows[i].Number, Col: c.Col}) {
					return
				}
			}
		}
	}
}

// filteredTables looks for filters set in the sheet's tables.
func (r *sheetReader) filteredTables() error {
	for part := range r.related.parts("table") {
		if r.g.HasFilter {
			break
		}
		err := r.f.pack.scan(part, inSheet(r.s.Name), func(x *scanner) error {
			if !x.root(spaceSheet, "table") {
				return errMalformed
			}
			for x.child(1) {
				if x.is(spaceSheet, "autoFilter") {
					for x.child(2) {
						r.g.HasFilter = r.g.HasFilter || x.is(spaceSheet, "filterColumn")
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// bitset remembers small numbers; clear costs what was set.
type bitset struct {
	words   []uint64
	highest int
}

// set adds n and reports whether it was there.
func (b *bitset) set(n int) bool {
	i, bit := n/64, uint64(1)<<(n%64)
	if i >= len(b.words) {
		b.words = append(b.words, make([]uint64, max(i+1-len(b.words), len(b.words)))...)
	}
	b.highest = max(b.highest, i+1)
	before := b.words[i]&bit != 0
	b.words[i] |= bit
	return before
}

// has reports whether n is there.
func (b *bitset) has(n int) bool { return n/64 < len(b.words) && b.words[n/64]&(1<<(n%64)) != 0 }

func (b *bitset) clear() {
	clear(b.words[:b.highest])
	b.highest = 0
}
