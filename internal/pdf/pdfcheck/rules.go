package pdfcheck

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"nrreport/internal/pdf/pdfread"
)

// allowed says which children each element may have; an element that is not
// listed may have any.
var allowed = map[string][]string{
	"Table": {"Caption", "THead", "TBody", "TR"},
	"THead": {"TR"},
	"TBody": {"TR"},
	"TR":    {"TH", "TD"},
	"L":     {"Caption", "L", "LI"},
	"LI":    {"Lbl", "LBody"},
	"TOC":   {"Caption", "TOC", "TOCI"},
	"TOCI":  {"Lbl", "Reference", "Link", "P", "TOC", "Span"},
}

// required says in which element some must stand.
var required = map[string][]string{
	"TR":    {"Table", "THead", "TBody"},
	"TH":    {"TR"},
	"TD":    {"TR"},
	"THead": {"Table"},
	"TBody": {"Table"},
	"LI":    {"L"},
	"Lbl":   {"LI", "TOCI", "Note"},
	"LBody": {"LI"},
	"TOCI":  {"TOC"},
}

// standard are the roles that need no role map.
var standard = map[string]bool{
	"Document": true, "Sect": true, "Div": true, "H1": true, "H2": true, "H3": true, "H4": true,
	"P": true, "L": true, "LI": true, "Lbl": true, "LBody": true, "Table": true, "THead": true,
	"TBody": true, "TR": true, "TH": true, "TD": true, "Figure": true, "Caption": true,
	"TOC": true, "TOCI": true, "Link": true, "Note": true, "Reference": true, "Span": true,
}

// structure checks the elements.
func (c *checker) structure() {
	level := 0
	ids := map[string]bool{}
	c.root.walk(func(n *Node) {
		if !standard[n.Role] {
			c.problem("%q is no standard role", n.Role)
		}
		c.nesting(n)
		c.substance(n)
		if id, ok := n.dict["ID"].(pdfread.String); ok {
			if ids[string(id)] {
				c.problem("two elements have the identifier %q", id)
			}
			ids[string(id)] = true
		}
		switch n.Role {
		case "H1", "H2", "H3", "H4":
			depth := int(n.Role[1] - '0')
			if depth > level+1 {
				c.problem("heading %s %q comes after level %d", n.Role, n.FullText(), level)
			}
			level = depth
			if strings.TrimSpace(n.FullText()) == "" {
				c.problem("an empty %s", n.Role)
			}
		case "Figure":
			c.figure(n)
		case "Table":
			c.table(n)
		case "Note":
			if n.dict["ID"] == nil {
				c.problem("note %q has no identifier", n.FullText())
			}
		case "L":
			c.list(n)
		case "Link":
			if len(n.objects) == 0 {
				c.problem("link %q leads nowhere", n.FullText())
			}
		}
	})
	c.identifiers(ids)
}

func (c *checker) nesting(n *Node) {
	if children := allowed[n.Role]; children != nil {
		for _, kid := range n.Kids {
			if !has(children, kid.Role) {
				c.problem("a %s in a %s", kid.Role, n.Role)
			}
		}
		if len(n.marks) > 0 {
			c.problem("a %s draws by itself", n.Role)
		}
	}
	if parents := required[n.Role]; parents != nil && (n.parent == nil || !has(parents, n.parent.Role)) {
		c.problem("a %s outside %v", n.Role, parents)
	}
}

// substance checks that an element holds something, and that the language it
// claims is one. Only a cell may be empty, and only one that heads nothing.
func (c *checker) substance(n *Node) {
	if len(n.Kids) == 0 && len(n.marks) == 0 && len(n.objects) == 0 && n.Role != "TD" {
		c.problem("an empty %s", n.Role)
	}
	if lang, ok := n.dict["Lang"].(pdfread.String); ok && !language.MatchString(lang.Text()) {
		c.problem("%s: %q is no language", n.Role, lang.Text())
	}
}

// language is the form of the tags in use (BCP 47): a language, and a country.
var language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)

// list checks that a list says how its items are numbered when they are.
func (c *checker) list(n *Node) {
	numbering, _ := n.attributes["ListNumbering"].(pdfread.Name)
	for _, item := range n.Kids {
		labelled := len(item.Kids) > 0 && item.Kids[0].Role == "Lbl"
		if item.Role == "LI" && labelled != (numbering != "" && numbering != "None") {
			c.problem("list of numbering %q: item %q has a label: %v", numbering, item.FullText(), labelled)
			return
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// identifiers checks the tree of identifiers.
func (c *checker) identifiers(ids map[string]bool) {
	root, err := c.file.Dict(c.catalog["StructTreeRoot"])
	if err != nil || len(ids) == 0 {
		return
	}
	found := 0
	before := ""
	var walk func(v pdfread.Value)
	walk = func(v pdfread.Value) {
		dict, err := c.file.Dict(v)
		if err != nil {
			c.problem("identifiers: %v", err)
			return
		}
		kids, _ := dict["Kids"].(pdfread.Array)
		for _, kid := range kids {
			walk(kid)
		}
		names, _ := dict["Names"].(pdfread.Array)
		for i := 0; i+1 < len(names); i += 2 {
			id, _ := names[i].(pdfread.String)
			if string(id) <= before {
				c.problem("identifiers: %q after %q", id, before)
			}
			before = string(id)
			if n := c.nodes[asRef(names[i+1])]; n == nil || n.dict["ID"] != id {
				c.problem("identifier %q leads to another element", id)
			}
			found++
		}
	}
	walk(root["IDTree"])
	if found != len(ids) {
		c.problem("%d of %d identifiers are in their tree", found, len(ids))
	}
	c.root.walk(func(n *Node) {
		headers, _ := n.attributes["Headers"].(pdfread.Array)
		for _, h := range headers {
			if id, _ := h.(pdfread.String); !ids[string(id)] {
				c.problem("cell %q refers to header %q, which does not exist", n.FullText(), id)
			}
		}
	})
}

func (c *checker) figure(n *Node) {
	switch alt := strings.TrimSpace(n.Alt); {
	case alt == "":
		c.problem("a figure without alternative text")
	case len(strings.Fields(alt)) < 2 || fileName.MatchString(alt):
		c.problem("figure %q: its alternative text says nothing", alt)
	}
	p, top, drawn := n.start()
	box, _ := n.attributes["BBox"].(pdfread.Array)
	if len(box) != 4 || !drawn {
		c.problem("figure %q has no box", n.Alt)
		return
	}
	left, bottom, right, above := number(box[0]), number(box[1]), number(box[2]), number(box[3])
	if left >= right || bottom >= above || left < -1 || bottom < -1 || right > p.width+1 || above > p.height+1 {
		c.problem("figure %q: its box %v is not on the page", n.Alt, box)
	}
	if top < bottom-1 || top > above+1 {
		c.problem("figure %q: its box %v is not where it is drawn (%.0f)", n.Alt, box, top)
	}
}

// fileName tells the names that authoring tools give to pictures.
var fileName = regexp.MustCompile(`(?i)^(image|picture|figure|graphique)\s*\d*$|\.(png|jpe?g|gif|bmp|svg)$`)

// table checks that all rows have as many columns, spans counted, and that
// headers say what they head.
func (c *checker) table(n *Node) {
	var rows []*Node
	for _, kid := range n.Kids {
		switch kid.Role {
		case "TR":
			rows = append(rows, kid)
		case "THead", "TBody":
			rows = append(rows, kid.Kids...)
		}
	}
	if len(rows) == 0 {
		c.problem("a table without rows")
		return
	}
	headers := 0
	headRows := rowsUnder(n, "THead")
	spread := false // the header of a column spans several, or several rows
	taken := map[[2]int]bool{}
	width := 0
	for _, cell := range rows[0].Kids {
		width += span(cell, "ColSpan")
	}
	for y, row := range rows {
		x := 0
		for _, cell := range row.Kids {
			for taken[[2]int{y, x}] {
				x++
			}
			across, down := span(cell, "ColSpan"), span(cell, "RowSpan")
			for dy := range down {
				for dx := range across {
					if taken[[2]int{y + dy, x + dx}] {
						c.problem("table: two cells at row %d, column %d", y+dy+1, x+dx+1)
					}
					taken[[2]int{y + dy, x + dx}] = true
				}
			}
			if y+down > len(rows) {
				c.problem("table: cell %q spans beyond the last row", cell.FullText())
			}
			x += across
			if cell.Role == "TH" {
				headers++
				spread = spread || cell.attributes["Scope"] == pdfread.Name("Column") && (across > 1 && across < width || down > 1)
				if strings.TrimSpace(cell.FullText()) == "" {
					c.problem("table %q: an empty header cell at row %d", start(n.FullText()), y+1)
				}
				if scope := cell.attributes["Scope"]; scope != pdfread.Name("Row") && scope != pdfread.Name("Column") && scope != pdfread.Name("Both") {
					c.problem("header cell %q has no scope", cell.FullText())
				}
				if y >= headRows && headRows > 0 && cell.attributes["Scope"] != pdfread.Name("Row") {
					c.problem("table %q: %q, among the rows, heads columns that have a header", start(n.FullText()), start(cell.FullText()))
				}
			}
		}
		for taken[[2]int{y, x}] {
			x++
		}
		if x != width {
			c.problem("table %q: row %d has %d columns and not %d", start(n.FullText()), y+1, x, width)
		}
	}
	if spread {
		c.namedHeaders(n, rows)
	}
	if headers == 0 {
		c.problem("a table without header cells")
	}
}

// rowsUnder counts the rows of a part of a table.
func rowsUnder(table *Node, part string) int {
	count := 0
	for _, kid := range table.Kids {
		if kid.Role == part {
			count += len(kid.Kids)
		}
	}
	return count
}

// namedHeaders checks that each cell of a table whose headers span names its own:
// a scope does not tell which of them a cell under two is under.
func (c *checker) namedHeaders(n *Node, rows []*Node) {
	for _, row := range rows {
		for _, cell := range row.Kids {
			if headers, _ := cell.attributes["Headers"].(pdfread.Array); cell.Role == "TD" && len(headers) == 0 {
				c.problem("table %q: cell %q does not name its headers", start(n.FullText()), start(cell.FullText()))
				return
			}
		}
	}
}

// start is enough of a text to find it.
func start(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40])
	}
	return s
}

func span(n *Node, key pdfread.Name) int {
	if v, ok := n.attributes[key].(int); ok && v > 1 {
		return v
	}
	return 1
}

// annotations checks the links.
func (c *checker) annotations() {
	seen := map[pdfread.Ref]bool{}
	for _, p := range c.pages {
		list, _ := p.dict["Annots"].(pdfread.Array)
		for _, v := range list {
			seen[asRef(v)] = true
			dict, err := c.file.Dict(v)
			if err != nil {
				continue // said by parents
			}
			c.annotation(p, dict)
		}
	}
	c.root.walk(func(n *Node) {
		for _, object := range n.objects {
			if !seen[object] {
				c.problem("link %q refers to an annotation that is on no page", n.FullText())
				continue
			}
			dict, err := c.file.Dict(object)
			if err == nil && dict["Dest"] != nil {
				c.linkTarget(n, dict)
			}
		}
	})
}

func (c *checker) annotation(p *page, dict pdfread.Dict) {
	if dict["Subtype"] != pdfread.Name("Link") {
		c.problem("page %d: annotation %v", p.number, dict["Subtype"])
	}
	flags, _ := dict["F"].(int)
	if flags&4 == 0 || flags&(1|2|32) != 0 {
		c.problem("page %d: a link with flags %d", p.number, flags)
	}
	contents, _ := dict["Contents"].(pdfread.String)
	switch said := strings.TrimSpace(contents.Text()); {
	case said == "":
		c.problem("page %d: a link without a description", p.number)
	case vague.MatchString(said):
		c.problem("page %d: link %q does not say where it leads", p.number, said)
	}
	box, _ := dict["Rect"].(pdfread.Array)
	if len(box) != 4 || number(box[0]) >= number(box[2]) || number(box[1]) >= number(box[3]) ||
		number(box[0]) < -1 || number(box[1]) < -1 || number(box[2]) > p.width+1 || number(box[3]) > p.height+1 {
		c.problem("page %d: link %q: its box %v is not on the page", p.number, contents.Text(), box)
	}
	action, _ := dict["A"].(pdfread.Dict)
	switch {
	case action != nil:
		uri, _ := action["URI"].(pdfread.String)
		if action["S"] != pdfread.Name("URI") || !web(string(uri)) {
			c.problem("page %d: link %q leads to %q", p.number, contents.Text(), uri)
		}
	case dict["Dest"] == nil:
		c.problem("page %d: link %q leads nowhere", p.number, contents.Text())
	}
}

// vague are descriptions that say nothing out of their sentence (RGAA 6.1).
var vague = regexp.MustCompile(`(?i)^(cliquez |cliquer )?ici\W*$|^(lien|suite|lire la suite|en savoir plus|voir|page|source)\W*$`)

func web(uri string) bool {
	for i := range len(uri) {
		if uri[i] <= ' ' || uri[i] >= 0x7f {
			return false
		}
	}
	return strings.HasPrefix(uri, "http://") || strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "mailto:")
}

// dest reads a destination.
func (c *checker) dest(v pdfread.Value) (*page, float64, bool) {
	d, _ := v.(pdfread.Array)
	if len(d) != 5 || d[1] != pdfread.Name("XYZ") {
		return nil, 0, false
	}
	for _, p := range c.pages {
		if p.ref == asRef(d[0]) {
			return p, number(d[3]), true
		}
	}
	return nil, 0, false
}

// reach is how far under a destination, in points, the thing it leads to may
// begin, and how far above, letters being drawn over their line.
const (
	reachBelow = 60
	reachAbove = 12
)

// linkTarget checks that a link lands on something, and in a table of contents on
// the page whose number it shows.
func (c *checker) linkTarget(n *Node, dict pdfread.Dict) {
	p, y, ok := c.dest(dict["Dest"])
	if !ok || y < 0 || y > p.height+1 {
		c.problem("link %q: destination %v", n.FullText(), dict["Dest"])
		return
	}
	landed := false
	for _, m := range p.marks {
		if m.drawn && y >= m.top-reachAbove && y <= m.top+reachBelow {
			landed = true
			break
		}
	}
	if !landed {
		c.problem("link %q lands on nothing (page %d, %.0f points from the bottom)", n.FullText(), p.number, y)
	}
	for above := n.parent; above != nil; above = above.parent {
		if above.Role == "TOCI" {
			if shown, ok := lastNumber(n.FullText()); ok && shown != p.number {
				c.problem("contents: %q leads to page %d", n.FullText(), p.number)
			}
			return
		}
	}
}

// lastNumber is the number that ends a text.
func lastNumber(s string) (int, bool) {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	digits := len(s)
	for digits > 0 && s[digits-1] >= '0' && s[digits-1] <= '9' {
		digits--
	}
	n, err := strconv.Atoi(s[digits:])
	return n, err == nil
}

// outlines checks that the bookmarks hold together and that each leads to the
// heading that it names.
func (c *checker) outlines() {
	if c.catalog["Outlines"] == nil {
		return
	}
	headings := map[string][]*Node{}
	c.root.walk(func(n *Node) {
		if len(n.Role) == 2 && n.Role[0] == 'H' {
			key := squeeze(n.FullText())
			headings[key] = append(headings[key], n)
		}
	})
	root, err := c.file.Dict(c.catalog["Outlines"])
	if err != nil {
		c.problem("bookmarks: %v", err)
		return
	}
	c.bookmarks(asRef(c.catalog["Outlines"]), root, headings, 0)
}

// bookmarks checks the children of a bookmark and returns how many there are.
func (c *checker) bookmarks(parentRef pdfread.Ref, parent pdfread.Dict, headings map[string][]*Node, depth int) {
	var before pdfread.Ref
	count := 0
	at := asRef(parent["First"])
	for at != 0 && depth < 20 && count < 1<<20 {
		item, err := c.file.Dict(at)
		if err != nil {
			c.problem("bookmarks: %v", err)
			return
		}
		title, _ := item["Title"].(pdfread.String)
		if item["Parent"] != parentRef || asRef(item["Prev"]) != before {
			c.problem("bookmark %q has the wrong parent or neighbour", title.Text())
		}
		c.bookmark(title.Text(), item, headings)
		if item["First"] != nil {
			c.bookmarks(at, item, headings, depth+1)
		}
		before, at = at, asRef(item["Next"])
		count++
	}
	if asRef(parent["Last"]) != before {
		c.problem("bookmarks: the last is not the last")
	}
	if n, _ := parent["Count"].(int); n != count && n != -count {
		c.problem("bookmarks: %d said, %d found", n, count)
	}
}

func (c *checker) bookmark(title string, item pdfread.Dict, headings map[string][]*Node) {
	p, y, ok := c.dest(item["Dest"])
	if !ok {
		c.problem("bookmark %q: destination %v", title, item["Dest"])
		return
	}
	candidates := headings[squeeze(title)]
	if len(candidates) == 0 {
		c.problem("bookmark %q names no heading", title)
		return
	}
	for _, h := range candidates {
		if at, top, ok := h.start(); ok && at == p && y >= top-reachAbove && y <= top+reachBelow {
			return
		}
	}
	c.problem("bookmark %q does not lead to its heading (page %d, %.0f points from the bottom)", title, p.number, y)
}

// squeeze makes all white space one space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
