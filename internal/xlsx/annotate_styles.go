package xlsx

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// stylesheet is the styles part under edition. What is asked for twice, in this
// run or in one before, is one: annotating again adds nothing.
type stylesheet struct {
	a       *Annotator
	part    string
	e       *editor
	prefix  string
	added   map[string][]string // what was added to each collection
	missing map[string]bool     // the collections to be made
}

// errNoStyles is a workbook without a styles part, where nothing can be styled.
var errNoStyles = errors.New("no styles part")

// styleOrder is the order of the collections of the part (29500-1, 18.8.39).
var styleOrder = []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"}

// entryOf names the entries of the collections that are added to.
var entryOf = map[string]string{"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf", "dxfs": "dxf"}

// implied are the entries that a missing collection stands for: what cells
// refer to as 0 must keep its meaning.
var implied = map[string][]string{
	"fonts":   {"<font/>"},
	"fills":   {`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`},
	"borders": {"<border/>"},
	"cellXfs": {"<xf/>"},
}

func (a *Annotator) styles() (*stylesheet, error) {
	_, list, err := a.relations(a.book)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(r related) bool { return r.kind == "styles" && !r.external && a.has(r.target) })
	if i < 0 {
		return nil, errNoStyles
	}
	s := &stylesheet{a: a, part: list[i].target, added: map[string][]string{}, missing: map[string]bool{}}
	if s.e, err = a.edit(s.part, nil); err != nil {
		return nil, err
	}
	s.prefix = s.e.root.prefix()
	return s, nil
}

// id returns the rank in a collection of an entry written without prefix.
func (s *stylesheet) id(collection, entry string) int {
	entry = s.prefixed(entry)
	all := s.e.root.child(spaceSheet, collection)
	n := 0
	if all != nil {
		for _, c := range all.children {
			if !c.is(spaceSheet, entryOf[collection]) {
				continue
			}
			if string(s.e.data[c.from:c.to]) == entry {
				return n
			}
			n++
		}
	} else {
		if !s.missing[collection] {
			s.missing[collection] = true
			for _, e := range implied[collection] {
				s.added[collection] = append(s.added[collection], s.prefixed(e))
			}
		}
	}
	if i := slices.Index(s.added[collection], entry); i >= 0 {
		return n + i
	}
	s.added[collection] = append(s.added[collection], entry)
	return n + len(s.added[collection]) - 1
}

// prefixed writes XML with the part's prefix.
func (s *stylesheet) prefixed(xml string) string {
	if s.prefix == "" {
		return xml
	}
	xml = strings.ReplaceAll(xml, "<", "<"+s.prefix)
	return strings.ReplaceAll(xml, "<"+s.prefix+"/", "</"+s.prefix)
}

// keep writes what was added.
func (s *stylesheet) keep() {
	for i, collection := range styleOrder {
		entries := s.added[collection]
		if len(entries) == 0 {
			continue
		}
		xml := strings.Join(entries, "")
		if all := s.e.root.child(spaceSheet, collection); all != nil {
			s.e.append(all, xml)
			if all.attr("count") != "" {
				s.e.set(all, "count", strconv.Itoa(len(all.children)+len(entries)))
			}
			continue
		}
		s.e.insertAfter(styleOrder[:i], fmt.Sprintf(`<%s%s count="%d">%s</%[1]s%[2]s>`, s.prefix, collection, len(entries), xml))
	}
	s.a.keep(s.part, s.e)
}

// looks gives the numbers of the cell styles of a list; none where the
// workbook has no styles.
func (a *Annotator) looks(list List) (map[Look]int, error) {
	ids := map[Look]int{}
	s, err := a.styles()
	if errors.Is(err, errNoStyles) {
		return ids, nil
	}
	if err != nil {
		return nil, err
	}
	add := func(l Look) {
		if _, known := ids[l]; !known {
			ids[l] = s.look(l)
		}
	}
	add(list.Title)
	for _, row := range list.Rows {
		for _, c := range row.Cells {
			add(c.Look)
		}
	}
	add(list.Print)
	s.keep()
	return ids, nil
}

func (s *stylesheet) look(l Look) int {
	font := "<font>"
	if l.Bold {
		font += "<b/>"
	}
	if l.Underline {
		font += "<u/>"
	}
	font += fmt.Sprintf(`<sz val="%g"/>`, l.Size)
	if l.Ink != "" {
		font += `<color rgb="FF` + l.Ink + `"/>`
	}
	font += `<name val="` + escapeXML(s.fontName()) + `"/></font>`
	fill := 0
	if l.Ground != "" {
		fill = s.id("fills", `<fill><patternFill patternType="solid"><fgColor rgb="FF`+l.Ground+`"/><bgColor indexed="64"/></patternFill></fill>`)
	}
	border := 0
	if l.Framed {
		const line = ` style="thin"><color rgb="FFC3CED3"/></`
		border = s.id("borders", "<border><left"+line+"left><right"+line+"right><top"+line+"top><bottom"+line+"bottom><diagonal/></border>")
	}
	wrap := ""
	if l.Wrap {
		wrap = ` wrapText="1"`
	}
	parent := ""
	if s.e.root.child(spaceSheet, "cellStyleXfs") != nil {
		parent = ` xfId="0"`
	}
	return s.id("cellXfs", fmt.Sprintf(`<xf numFmtId="49" fontId="%d" fillId="%d" borderId="%d"%s applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"%s/></xf>`,
		s.id("fonts", font), fill, border, parent, wrap))
}

// fontName is the font of the workbook's first style.
func (s *stylesheet) fontName() string {
	if fonts := s.e.root.child(spaceSheet, "fonts"); fonts != nil && len(fonts.children) > 0 {
		if name := fonts.children[0].child(spaceSheet, "name"); name != nil && name.attr("val") != "" {
			return name.attr("val")
		}
	}
	return "Calibri"
}

// fill gives the number of a colour among the styles of conditional formats.
func (s *stylesheet) fill(f Fill) int {
	return s.id("dxfs", `<dxf><font><color rgb="FF`+f.Ink+`"/></font><fill><patternFill patternType="solid"><fgColor rgb="FF`+f.Ground+`"/><bgColor rgb="FF`+f.Ground+`"/></patternFill></fill></dxf>`)
}

// markFormula is the condition of the formats that colour faulty cells: always
// true, and like no one else's.
const markFormula = `"nrreport"="nrreport"`

// areasPerFormat bounds the areas of one conditional format.
const areasPerFormat = 200

// addFills lays the colours of a sheet. They come before the other formats of
// the sheet, so that they show: Excel goes by priority, LibreOffice by place.
func (a *Annotator) addFills(s *annotated, marks []Mark) error {
	styles, err := a.styles()
	if errors.Is(err, errNoStyles) {
		a.troubles = append(a.troubles, Trouble{Kind: TroubleFills, Sheet: s.name})
		return nil
	}
	if err != nil {
		return err
	}
	var fills []Fill
	cells := map[Fill][]Ref{}
	for _, m := range marks {
		if cells[m.Fill] == nil {
			fills = append(fills, m.Fill)
		}
		cells[m.Fill] = append(cells[m.Fill], m.At)
	}
	slices.SortFunc(fills, func(x, y Fill) int { return strings.Compare(x.Ground+x.Ink, y.Ground+y.Ink) })
	e, err := a.edit(s.part, heavy)
	if err != nil {
		return err
	}
	prefix := e.root.prefix()
	var xml strings.Builder
	priority := 0
	for _, f := range fills {
		id := styles.fill(f)
		for areas := range slices.Chunk(columnsOf(cells[f]), areasPerFormat) {
			priority++
			fmt.Fprintf(&xml, `<%[1]sconditionalFormatting sqref="%[2]s"><%[1]scfRule type="expression" dxfId="%[3]d" priority="%[4]d"><%[1]sformula>%[5]s</%[1]sformula></%[1]scfRule></%[1]sconditionalFormatting>`,
				prefix, joinRanges(areas), id, priority, escapeXML(markFormula))
		}
	}
	styles.keep()
	e.root.walk(func(el *element) {
		if p, ok := priorityOf(el); ok {
			e.set(el, "priority", strconv.Itoa(p+priority))
		}
	})
	e.insertAfter(beforeFormats, xml.String())
	a.keep(s.part, e)
	return nil
}

// priorityOf reads the rank of a rule among those of its sheet, be it of the
// format's first edition or of an extension.
func priorityOf(el *element) (int, bool) {
	if el.local != "cfRule" {
		return 0, false
	}
	return parseCount([]byte(el.attr("priority")))
}

// beforeFormats are the elements of a sheet before its conditional formats, in
// the order of the format (29500-1, 18.3.1.99); beforeLegacy, those before its
// old drawing.
var (
	beforeFormats = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
		"protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"}
	beforeLegacy = append(slices.Clone(beforeFormats), "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
		"rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing")
)

// columnsOf gathers cells that touch in a column.
func columnsOf(cells []Ref) []Range {
	cells = slices.Clone(cells)
	slices.SortFunc(cells, func(x, y Ref) int { return Ref{x.Col, x.Row}.Compare(Ref{y.Col, y.Row}) })
	var areas []Range
	for _, c := range cells {
		if n := len(areas); n > 0 && areas[n-1].Last == (Ref{c.Row - 1, c.Col}) {
			areas[n-1].Last = c
			continue
		}
		areas = append(areas, Range{c, c})
	}
	return areas
}

func joinRanges(areas []Range) string {
	names := make([]string, len(areas))
	for i, r := range areas {
		names[i] = r.String()
	}
	return strings.Join(names, " ")
}

// removeFills takes the colours off a sheet, and gives the other formats the
// priorities they had.
func (a *Annotator) removeFills(s *annotated) error {
	b, err := a.part(s.part)
	if err != nil || !holdsOurMark(b) {
		return err
	}
	e, err := a.edit(s.part, heavy)
	if err != nil {
		return err
	}
	ours := map[*element]bool{}
	var gone []int
	for _, format := range e.root.children {
		if !format.is(spaceSheet, "conditionalFormatting") {
			continue
		}
		rules, left := 0, 0
		for _, rule := range format.children {
			if rule.local != "cfRule" {
				continue
			}
			rules++
			if formula := rule.child(spaceSheet, "formula"); formula != nil && strings.TrimSpace(formula.text) == markFormula {
				ours[rule] = true
				gone = append(gone, rule.count("priority"))
			} else {
				left++
			}
		}
		switch {
		case left == rules:
		case left == 0:
			e.remove(format)
		default:
			for _, rule := range format.children {
				if ours[rule] {
					e.remove(rule)
				}
			}
		}
	}
	if len(ours) == 0 {
		return nil
	}
	a.had = true
	e.root.walk(func(el *element) {
		priority, ok := priorityOf(el)
		if !ok || ours[el] {
			return
		}
		above := 0
		for _, p := range gone {
			if p < priority {
				above++
			}
		}
		e.set(el, "priority", strconv.Itoa(priority-above))
	})
	a.keep(s.part, e)
	return nil
}
