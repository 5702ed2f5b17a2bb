package xlsx

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// PageFooter is what the sheets of a workbook to fill in, and the list of what
// is to be mended in it, bear at the foot of each page once printed: the name of
// the sheet, then « Page 2 sur 5 ».
const PageFooter = "&L&9&A&R&9Page &P sur &N"

// List is the sheet that an annotated workbook opens on. Its title and the
// fingerprint by which it is known again are added to Rows: the title above,
// the fingerprint below.
type List struct {
	// Name is the name wished for: where a sheet bears it already, a number
	// is added.
	Name string
	// Widths are those of the columns, in characters.
	Widths []float64
	// Header is the index in Rows of the titles of columns: they stay in view,
	// carry the filter, and come again on each printed page.
	Header int
	Rows   []ListRow
	// Title and Print are the looks of the rows that are added.
	Title, Print Look
}

// ListRow is a row. Height is in points, 0 for that of one line.
type ListRow struct {
	Height float64
	Cells  []ListCell
}

// ListCell is a cell, which holds a text.
type ListCell struct {
	Text string
	Look Look
	// Sheet and At, when set, are the cell that a click leads to.
	Sheet string
	At    Ref
}

// Look is how a cell of the list shows. Colours are six hexadecimal digits;
// without one, the ink is black and the ground blank.
type Look struct {
	Size                          float64 // of the font, in points
	Bold, Underline, Wrap, Framed bool
	Ink, Ground                   string
}

// heavy are the elements of a sheet that are long and that no annotation
// touches.
func heavy(local string) bool {
	switch local {
	case "sheetData", "mergeCells", "hyperlinks", "dataValidations", "cols", "rowBreaks", "colBreaks", "protectedRanges", "ignoredErrors", "tableParts":
		return true
	}
	return false
}

// removeLists takes away the lists of before and fills a.sheets with the other
// worksheets.
func (a *Annotator) removeLists() error {
	removed := 0 // tabs, of those before the current one
	for _, s := range a.f.Sheets {
		title, untouched, err := s.list()
		if err != nil {
			return err
		}
		if title && untouched && len(a.f.Sheets)+len(a.f.OtherSheets) > 1 {
			if err := a.removeSheet(s.Index-removed, s.part); err != nil {
				return err
			}
			removed++
			a.had = true
			continue
		}
		if title {
			a.troubles = append(a.troubles, Trouble{Kind: TroubleList, Sheet: s.Name})
		}
		a.sheets = append(a.sheets, &annotated{name: s.Name, part: s.part})
	}
	return nil
}

// removeSheet removes the tab of a 0-based rank and what only it uses.
func (a *Annotator) removeSheet(rank int, part string) error {
	id := ""
	if err := a.editBook(func(b *book) {
		id = b.tabs[rank].attrIn(spaceRelation, "id")
		b.e.remove(b.tabs[rank])
		b.shift(func(tab int) (int, bool) {
			if tab > rank {
				return tab - 1, true
			}
			return tab, tab != rank
		})
	}); err != nil {
		return err
	}
	_, own, err := a.relations(part)
	if err != nil {
		return err
	}
	for _, r := range own {
		if !r.external && a.has(r.target) {
			if err := a.drop(r.target); err != nil {
				return err
			}
		}
	}
	if err := a.drop(part); err != nil {
		return err
	}
	return a.unrelate(a.book, func(r related) bool { return r.id == id })
}

// book is the workbook part under edition.
type book struct {
	e     *editor
	root  *element
	tabs  []*element // the sheets, in order
	names []*element // the defined names
}

func (a *Annotator) editBook(change func(*book)) error {
	e, err := a.edit(a.book, nil)
	if err != nil {
		return err
	}
	b := &book{e: e, root: e.root}
	for _, c := range e.root.children {
		switch {
		case c.is(spaceSheet, "sheets"):
			for _, tab := range c.children {
				if tab.is(spaceSheet, "sheet") {
					b.tabs = append(b.tabs, tab)
				}
			}
		case c.is(spaceSheet, "definedNames"):
			for _, name := range c.children {
				if name.is(spaceSheet, "definedName") {
					b.names = append(b.names, name)
				}
			}
		}
	}
	change(b)
	a.keep(a.book, e)
	return nil
}

// shift gives the tabs their new ranks wherever the workbook names them by
// rank. What belonged to a tab that is gone goes too; where it was the one in
// view, the first is.
func (b *book) shift(rank func(tab int) (now int, there bool)) {
	left := len(b.names)
	for _, name := range b.names {
		if name.attr("localSheetId") == "" {
			continue
		}
		if now, there := rank(name.count("localSheetId")); there {
			b.e.set(name, "localSheetId", strconv.Itoa(now))
		} else {
			b.e.remove(name)
			left--
		}
	}
	if all := b.root.child(spaceSheet, "definedNames"); all != nil && left == 0 {
		b.e.splices = slices.DeleteFunc(b.e.splices, func(s splice) bool { return s.from >= all.from && s.to <= all.to })
		b.e.remove(all)
	}
	b.views(func(view *element) {
		for _, what := range []string{"activeTab", "firstSheet"} {
			if view.attr(what) == "" {
				continue
			}
			now, there := rank(view.count(what))
			if !there {
				now = 0
			}
			b.e.set(view, what, strconv.Itoa(now))
		}
	})
}

func (b *book) views(visit func(*element)) {
	if views := b.root.child(spaceSheet, "bookViews"); views != nil {
		for _, view := range views.children {
			visit(view)
		}
	}
}

// SetList puts the list first and in view. It is called once, last.
func (a *Annotator) SetList(list List) (err error) {
	defer shield(a.f.Name, &err)
	part := fmt.Sprintf("xl/worksheets/sheet%d.xml", a.freeNumber("xl/worksheets/sheet%d.xml"))
	if err := a.deselect(); err != nil {
		return err
	}
	looks, err := a.looks(list)
	if err != nil {
		return err
	}
	if err := a.add(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml", a.listXML(list, looks)); err != nil {
		return err
	}
	id, err := a.relate(a.book, "worksheet", part)
	if err != nil {
		return err
	}
	return a.editBook(func(b *book) {
		highest, taken := 0, map[string]bool{}
		for _, tab := range b.tabs {
			highest = max(highest, tab.count("sheetId"))
			taken[strings.ToLower(string(unescape([]byte(tab.attr("name")))))] = true
		}
		name := list.Name
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s (%d)", list.Name, n)
		}
		prefix := b.root.prefix()
		tab := "<" + prefix + `sheet xmlns:r="` + a.relationSpace() + `" name="` + escapeXML(name) + `" sheetId="` + strconv.Itoa(highest+1) + `" r:id="` + id + `"/>`
		first := b.tabs[0].from
		b.e.replace(first, first, tab)
		b.shift(func(tab int) (int, bool) { return tab + 1, true })
		b.views(func(view *element) {
			// Set over what shift asked for.
			b.e.splices = slices.DeleteFunc(b.e.splices, func(s splice) bool { return s.from >= view.from && s.to <= view.open })
			for _, what := range []string{"activeTab", "firstSheet"} {
				if view.attr(what) != "" {
					b.e.set(view, what, "0")
				}
			}
		})
		quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'!"
		header, last := list.Header+2, len(list.Rows)+1
		names := fmt.Sprintf(`<%sdefinedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">%s$A$%d:$%s$%d</%[1]sdefinedName>`+
			`<%[1]sdefinedName name="_xlnm.Print_Titles" localSheetId="0">%[2]s$%[3]d:$%[3]d</%[1]sdefinedName>`,
			prefix, escapeXML(quoted), header, ColumnName(len(list.Widths)), last)
		if all := b.root.child(spaceSheet, "definedNames"); all != nil {
			b.e.append(all, names)
			return
		}
		b.e.insertAfter([]string{"fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences"},
			"<"+prefix+"definedNames>"+names+"</"+prefix+"definedNames>")
	})
}

// deselect leaves no tab selected: two at once would be edited together.
func (a *Annotator) deselect() error {
	_, list, err := a.relations(a.book)
	if err != nil {
		return err
	}
	for _, r := range list {
		if r.external || !strings.HasSuffix(r.kind, "sheet") || !a.has(r.target) {
			continue
		}
		if err := a.selectTab(r.target, false); err != nil {
			return err
		}
	}
	return nil
}

func (a *Annotator) selectTab(part string, selected bool) error {
	if b, err := a.part(part); err != nil || !selected && !bytes.Contains(b, []byte("tabSelected")) {
		return err
	}
	e, err := a.edit(part, heavy)
	if err != nil {
		return err
	}
	views := e.root.child(spaceSheet, "sheetViews")
	if views == nil {
		return nil
	}
	for _, view := range views.children {
		switch is := isTrue([]byte(view.attr("tabSelected"))); {
		case is && !selected:
			e.unset(view, "tabSelected")
		case !is && selected:
			e.set(view, "tabSelected", "1")
		}
	}
	a.keep(part, e)
	return nil
}

// listXML writes the sheet.
func (a *Annotator) listXML(list List, looks map[Look]int) []byte {
	rows := slices.Concat([]ListRow{{Cells: []ListCell{{Text: listTitle, Look: list.Title}}, Height: 1.6 * list.Title.Size}}, list.Rows)
	var texts []string
	for _, row := range rows {
		for _, c := range row.Cells {
			texts = append(texts, SafeText(c.Text))
		}
	}
	rows = append(rows, ListRow{Cells: []ListCell{{Text: listPrint + fingerprint(texts), Look: list.Print}}})
	columns := ColumnName(len(list.Widths))
	header, last := list.Header+2, len(rows)-1

	var b, links strings.Builder
	b.WriteString(xmlDeclaration + `<worksheet xmlns="` + a.mainSpace() + `"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="A1:%s%d"/><sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">`+
		`<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A%[4]d" sqref="A%[4]d"/>`+
		`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`, columns, len(rows), header, header+1)
	for i, w := range list.Widths {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, w)
	}
	b.WriteString(`</cols><sheetData>`)
	for i, row := range rows {
		fmt.Fprintf(&b, `<row r="%d"`, i+1)
		if row.Height > 0 {
			fmt.Fprintf(&b, ` ht="%g"`, row.Height)
		}
		b.WriteString(">")
		for j, c := range row.Cells {
			at := Ref{i + 1, j + 1}
			fmt.Fprintf(&b, `<c r="%s"`, at)
			if id, ok := looks[c.Look]; ok {
				fmt.Fprintf(&b, ` s="%d"`, id)
			}
			if c.Text == "" {
				b.WriteString("/>")
				continue
			}
			b.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + textXML(c.Text) + `</t></is></c>`)
			if c.Sheet != "" {
				target := "'" + strings.ReplaceAll(c.Sheet, "'", "''") + "'!" + c.At.String()
				fmt.Fprintf(&links, `<hyperlink ref="%s" location="%s" display="%s"/>`, at, escapeXML(target), escapeXML(SafeText(c.Text)))
			}
		}
		b.WriteString("</row>")
	}
	// No password: the sheet is protected from a slip, so that nobody writes
	// there what the next list would take the place of.
	b.WriteString(`</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" autoFilter="0"/>`)
	fmt.Fprintf(&b, `<autoFilter ref="A%d:%s%d"/>`, header, columns, last)
	if links.Len() > 0 {
		b.WriteString("<hyperlinks>" + links.String() + "</hyperlinks>")
	}
	b.WriteString(`<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>` +
		`<headerFooter><oddFooter>` + escapeXML(PageFooter) + `</oddFooter></headerFooter></worksheet>`)
	return []byte(b.String())
}

// SelectFirst puts the first sheet that shows in view, for want of a list.
func (a *Annotator) SelectFirst() (err error) {
	defer shield(a.f.Name, &err)
	if err := a.deselect(); err != nil {
		return err
	}
	first, id := 0, ""
	if err := a.editBook(func(b *book) {
		first = max(slices.IndexFunc(b.tabs, func(tab *element) bool { return !strings.Contains(strings.ToLower(tab.attr("state")), "hidden") }), 0)
		id = b.tabs[first].attrIn(spaceRelation, "id")
		b.views(func(view *element) {
			if view.attr("activeTab") != "" || first > 0 {
				b.e.set(view, "activeTab", strconv.Itoa(first))
			}
		})
	}); err != nil {
		return err
	}
	_, list, err := a.relations(a.book)
	if err != nil {
		return err
	}
	for _, r := range list {
		if r.id == id && a.has(r.target) {
			return a.selectTab(r.target, true)
		}
	}
	return nil
}
