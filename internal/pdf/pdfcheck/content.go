package pdfcheck

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"nrreport/internal/pdf/pdfread"
)

// marked is what one marked-content sequence draws.
type marked struct {
	text strings.Builder
	// top is the highest point drawn, in points from the bottom of the page;
	// for text, the baseline plus the type size.
	top   float64
	drawn bool
	tag   string
	// shapes counts what is drawn besides text.
	shapes int
}

func (m *marked) reach(y float64) {
	if !m.drawn || y > m.top {
		m.top = y
	}
	m.drawn = true
}

// contentReader walks the content stream of a page.
type contentReader struct {
	*checker
	page  *page
	fonts map[pdfread.Name]*font

	// open is the sequence being read; nil outside. artifact tells that it is
	// one.
	open     *marked
	artifact bool
	// pagination tells that the artifact is a running title, a page number or a
	// watermark.
	pagination bool
	depth      int // of marked-content sequences
	saved      int // of q
	inText     bool
	// markInText tells that the open mark began inside the text object.
	markInText bool
	font       *font
	size       float64
	x, y       float64 // of the text line
	// bottom and top are those of the picture that a cm made room for.
	bottom, top float64
}

// read reports what is wrong in the stream and fills the page's marks.
func (r *contentReader) read(data []byte) {
	lexer := pdfread.NewLexer(data)
	var operands []pdfread.Value
	for {
		v, err := lexer.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.problem("page %d: content stream: %v", r.page.number, err)
			return
		}
		if op, ok := v.(pdfread.Operator); ok {
			r.operator(string(op), operands)
			operands = operands[:0]
			continue
		}
		operands = append(operands, v)
	}
	if r.depth != 0 || r.saved != 0 || r.inText {
		r.problem("page %d: content stream ends with %d marks, %d states and text %v open", r.page.number, r.depth, r.saved, r.inText)
	}
}

func (r *contentReader) operator(op string, operands []pdfread.Value) {
	switch op {
	case "BDC", "BMC":
		r.begin(op, operands)
	case "EMC":
		if r.depth--; r.depth < 0 {
			r.problem("page %d: EMC without BDC", r.page.number)
			r.depth = 0
		}
		if r.inText != r.markInText {
			r.problem("page %d: a mark and a text object overlap", r.page.number)
		}
		r.open, r.artifact = nil, false
	case "q":
		r.saved++
	case "Q":
		if r.saved--; r.saved < 0 {
			r.problem("page %d: Q without q", r.page.number)
			r.saved = 0
		}
	case "BT":
		r.inText, r.x, r.y = true, 0, 0
	case "ET":
		if r.depth > 0 && r.markInText {
			r.problem("page %d: a text object ends inside a mark that it holds", r.page.number)
		}
		r.inText = false
	case "Tf":
		if name, ok := operand(operands, 0).(pdfread.Name); ok {
			r.font = r.fonts[name]
			if r.font == nil {
				r.problem("page %d: font /%s is not among the resources", r.page.number, name)
			}
		}
		r.size = number(operand(operands, 1))
	case "Td":
		r.x += number(operand(operands, 0))
		r.y += number(operand(operands, 1))
	case "Tm":
		r.x, r.y = number(operand(operands, 4)), number(operand(operands, 5))
	case "Tj":
		r.show(operands)
	case "re":
		r.pathPoint(number(operand(operands, 1)), number(operand(operands, 1))+number(operand(operands, 3)))
	case "m", "l":
		r.pathPoint(number(operand(operands, 1)), number(operand(operands, 1)))
	case "cm":
		r.bottom = number(operand(operands, 5))
		r.top = r.bottom + number(operand(operands, 3))
	case "Do":
		r.paint(op)
		r.pathPoint(r.bottom, r.top)
	case "f", "f*", "S", "s", "B", "B*", "b", "b*", "sh":
		r.paint(op)
	case "n", "h", "c", "v", "y", "W", "W*", "w", "J", "j", "M", "d", "g", "G", "rg", "RG", "gs":
	default:
		r.problem("page %d: operator %s is not expected", r.page.number, op)
	}
}

func operand(operands []pdfread.Value, i int) pdfread.Value {
	if i < len(operands) {
		return operands[i]
	}
	return nil
}

func number(v pdfread.Value) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// begin opens a marked-content sequence: an artifact, or one with a new MCID.
func (r *contentReader) begin(op string, operands []pdfread.Value) {
	r.depth++
	r.markInText = r.inText
	if r.depth > 1 {
		r.problem("page %d: nested marks", r.page.number)
		return
	}
	tag, _ := operand(operands, 0).(pdfread.Name)
	properties, _ := operand(operands, 1).(pdfread.Dict)
	if tag == "Artifact" {
		r.artifact, r.open = true, &marked{tag: "Artifact"}
		r.beginArtifact(properties)
		return
	}
	mcid, ok := properties["MCID"].(int)
	if op == "BMC" || !ok {
		r.problem("page %d: a mark /%s is neither an artifact nor numbered", r.page.number, tag)
		return
	}
	if mcid != len(r.page.marks) {
		r.problem("page %d: mark %d comes where %d should", r.page.number, mcid, len(r.page.marks))
	}
	r.open = &marked{tag: string(tag)}
	r.page.marks = append(r.page.marks, r.open)
}

// beginArtifact checks what an artifact says it is (ISO 32000-1, table 330).
func (r *contentReader) beginArtifact(properties pdfread.Dict) {
	kind, _ := properties["Type"].(pdfread.Name)
	switch subtype, _ := properties["Subtype"].(pdfread.Name); kind {
	case "Pagination":
		r.pagination = true
		if subtype != "Header" && subtype != "Footer" && subtype != "Watermark" {
			r.problem("page %d: a pagination artifact of subtype %q", r.page.number, subtype)
		}
	case "Layout", "Background":
		r.pagination = false
	default:
		r.problem("page %d: an artifact of type %q", r.page.number, kind)
	}
}

// runningMargin is how near the edge of the page, in points, only running titles
// and page numbers stand.
const runningMargin = 45

// pathPoint notes how high a path goes.
func (r *contentReader) pathPoint(ys ...float64) {
	if r.open == nil {
		return
	}
	for _, y := range ys {
		r.open.reach(y)
	}
}

func (r *contentReader) paint(op string) {
	if r.open == nil {
		r.problem("page %d: %s paints outside marked content", r.page.number, op)
		return
	}
	r.open.shapes++
}

// show decodes a string through the font's ToUnicode.
func (r *contentReader) show(operands []pdfread.Value) {
	if r.open == nil {
		r.problem("page %d: text outside marked content", r.page.number)
		return
	}
	if near := r.y < runningMargin || r.y > r.page.height-runningMargin; near && r.artifact && !r.pagination {
		r.problem("page %d: a running title or a page number is not marked as one", r.page.number)
	}
	if !r.inText || r.font == nil {
		r.problem("page %d: text without a font or outside a text object", r.page.number)
		return
	}
	s, _ := operand(operands, 0).(pdfread.String)
	width := r.font.codeBytes
	if len(s)%width != 0 {
		r.problem("page %d: a string of odd length", r.page.number)
		return
	}
	r.open.reach(r.y + r.size)
	for ; len(s) > 0; s = s[width:] {
		code := int(s[0])
		if width == 2 {
			code = code<<8 | int(s[1])
		}
		r.open.text.WriteString(r.char(code))
	}
}

// char is the character of a code; what is wrong with it is reported.
func (r *contentReader) char(code int) string {
	cid := code
	if r.font.cids != nil {
		var ok bool
		if cid, ok = r.font.cids[code]; !ok {
			r.problem("page %d: code %02X of %s is not in its encoding", r.page.number, code, r.font.name)
		}
	}
	text, ok := r.font.unicode[code]
	if !ok {
		r.problem("page %d: code %04X of %s has no Unicode value", r.page.number, code, r.font.name)
		text = "\uFFFD"
	}
	if 2*cid+1 >= len(r.font.glyphs) || r.font.glyphs[2*cid] == 0 && r.font.glyphs[2*cid+1] == 0 {
		r.problem("page %d: code %04X of %s draws an empty box", r.page.number, code, r.font.name)
	}
	if _, ok := r.font.widths[cid]; !ok {
		r.problem("page %d: code %04X of %s has no width", r.page.number, code, r.font.name)
	}
	return text
}

// font is a Type 0 font.
type font struct {
	name string
	// codeBytes is the length of a code, and cids what an encoding of its own
	// makes of it.
	codeBytes int
	cids      map[int]int
	unicode   map[int]string
	widths    map[int]float64
	glyphs    []byte // CIDToGIDMap
}

// readFont checks that a font is embedded and reads its maps.
func (c *checker) readFont(v pdfread.Value) (*font, error) {
	dict, err := c.file.Dict(v)
	if err != nil {
		return nil, err
	}
	base, _ := dict["BaseFont"].(pdfread.Name)
	f := &font{name: string(base), codeBytes: 2, unicode: map[int]string{}, widths: map[int]float64{}}
	if dict["Subtype"] != pdfread.Name("Type0") {
		return nil, fmt.Errorf("font %s is not a Type 0 font", f.name)
	}
	if dict["Encoding"] != pdfread.Name("Identity-H") {
		header, cmap, err := c.file.Stream(dict["Encoding"])
		if err != nil {
			return nil, fmt.Errorf("font %s: encoding: %w", f.name, err)
		}
		if header["Type"] != pdfread.Name("CMap") || header["CMapName"] == nil || header["CIDSystemInfo"] == nil {
			c.problem("font %s: the encoding does not say what it is", f.name)
		}
		f.codeBytes, f.cids = 1, map[int]int{}
		if err := f.readCMap(cmap); err != nil {
			c.problem("font %s: encoding: %v", f.name, err)
		}
	}
	if len(base) < 8 || base[6] != '+' {
		c.problem("font %s: a subset needs a tag", f.name)
	}
	_, cmap, err := c.file.Stream(dict["ToUnicode"])
	if err != nil {
		return nil, fmt.Errorf("font %s: ToUnicode: %w", f.name, err)
	}
	if err := f.readCMap(cmap); err != nil {
		c.problem("font %s: ToUnicode: %v", f.name, err)
	}
	descendants, err := c.file.Array(dict["DescendantFonts"])
	if err != nil || len(descendants) != 1 {
		return nil, fmt.Errorf("font %s has no descendant (%v)", f.name, err)
	}
	cid, err := c.file.Dict(descendants[0])
	if err != nil {
		return nil, err
	}
	if _, f.glyphs, err = c.file.Stream(cid["CIDToGIDMap"]); err != nil {
		return nil, fmt.Errorf("font %s: CIDToGIDMap: %w", f.name, err)
	}
	descriptor, err := c.file.Dict(cid["FontDescriptor"])
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", f.name, err)
	}
	header, program, err := c.file.Stream(descriptor["FontFile2"])
	if err != nil {
		return nil, fmt.Errorf("font %s is not embedded: %w", f.name, err)
	}
	if header["Length1"] != len(program) || len(program) < 12 || string(program[:4]) != "\x00\x01\x00\x00" {
		c.problem("font %s: the program is not TrueType of the length given", f.name)
	}
	return f, f.readWidths(cid["W"])
}

func (f *font) readWidths(v pdfread.Value) error {
	w, ok := v.(pdfread.Array)
	if !ok {
		return fmt.Errorf("font %s has no widths", f.name)
	}
	for i := 0; i+1 < len(w); i += 2 {
		first, ok := w[i].(int)
		list, ok2 := w[i+1].(pdfread.Array)
		if !ok || !ok2 {
			return fmt.Errorf("font %s: unexpected widths", f.name)
		}
		for j, width := range list {
			f.widths[first+j] = number(width)
		}
	}
	return nil
}

// readCMap reads the ranges of a ToUnicode CMap.
func (f *font) readCMap(data []byte) error {
	lexer := pdfread.NewLexer(data)
	var before []pdfread.Value
	for {
		v, err := lexer.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		op, isOperator := v.(pdfread.Operator)
		if !isOperator {
			before = append(before, v)
			continue
		}
		switch op {
		case "endbfrange":
			err = f.ranges(before)
		case "endcidrange":
			err = f.cidRanges(before, 3)
		case "endcidchar":
			err = f.cidRanges(before, 2)
		case "endcodespacerange":
			if s, _ := operand(before, 0).(pdfread.String); len(s) != f.codeBytes {
				err = fmt.Errorf("codes of %d bytes", len(s))
			}
		}
		if err != nil {
			return err
		}
		before = before[:0]
	}
}

// cidRanges reads ranges (or single codes, two values each) of an encoding.
func (f *font) cidRanges(values []pdfread.Value, each int) error {
	if len(values)%each != 0 || f.cids == nil {
		return errors.New("incomplete range")
	}
	for ; len(values) > 0; values = values[each:] {
		first, _ := values[0].(pdfread.String)
		last, _ := values[each-2].(pdfread.String)
		cid, ok := values[each-1].(int)
		if len(first) != 1 || len(last) != 1 || !ok {
			return errors.New("unexpected range")
		}
		for code := int(first[0]); code <= int(last[0]); code++ {
			f.cids[code] = cid + code - int(first[0])
		}
	}
	return nil
}

func (f *font) ranges(values []pdfread.Value) error {
	if len(values)%3 != 0 {
		return errors.New("incomplete range")
	}
	for ; len(values) > 0; values = values[3:] {
		var ends [3]int
		for i := range ends {
			s, _ := values[i].(pdfread.String)
			switch {
			case i < 2 && len(s) == 1 && f.codeBytes == 1:
				ends[i] = int(s[0])
			case len(s) == 2 && (i == 2 || f.codeBytes == 2):
				ends[i] = int(s[0])<<8 | int(s[1])
			default:
				return errors.New("unexpected range")
			}
		}
		if ends[0] > ends[1] || ends[0]>>8 != ends[1]>>8 || ends[2]&0xff+ends[1]-ends[0] > 0xff {
			return fmt.Errorf("range <%04X> <%04X> <%04X> crosses a multiple of 256", ends[0], ends[1], ends[2])
		}
		for code := ends[0]; code <= ends[1]; code++ {
			r := rune(ends[2] + code - ends[0])
			if r == 0 || r == 0xFEFF || r == 0xFFFE {
				return fmt.Errorf("code %04X maps to U+%04X", code, r)
			}
			f.unicode[code] = string(r)
		}
	}
	return nil
}
