package pdfcheck

import (
	"fmt"
	"strings"

	"nrreport/internal/pdf/pdfread"
)

// Node is a structure element.
type Node struct {
	Role string
	Alt  string
	// Text is what its own marks draw, without its children's.
	Text string
	Kids []*Node

	ref        pdfread.Ref
	dict       pdfread.Dict
	attributes pdfread.Dict // those of all owners together
	parent     *Node
	// marks are its own, on pages.
	marks   []place
	objects []pdfread.Ref // annotations
	// order interleaves kids and texts for FullText.
	order []any
}

type place struct {
	page *page
	mcid int
}

// readTree reads the structure tree and who owns each mark.
func (c *checker) readTree() {
	root, err := c.file.Dict(c.catalog["StructTreeRoot"])
	if err != nil {
		c.problem("structure tree: %v", err)
		return
	}
	ref, _ := c.catalog["StructTreeRoot"].(pdfread.Ref)
	kid, ok := root["K"].(pdfread.Ref)
	if !ok {
		c.problem("structure tree: more than one root element")
		return
	}
	byRef := map[pdfread.Ref]*page{}
	for _, p := range c.pages {
		byRef[p.ref] = p
	}
	c.root = c.readNode(kid, ref, nil, byRef, 0)
	if c.root == nil || c.root.Role != "Document" {
		c.problem("the root element is not a Document")
	}
	for _, p := range c.pages {
		for mcid, owner := range p.owners {
			if owner == nil {
				c.problem("page %d: mark %d belongs to no element", p.number, mcid)
			}
		}
	}
}

func (c *checker) readNode(ref, parentRef pdfread.Ref, parent *Node, pages map[pdfread.Ref]*page, depth int) *Node {
	if depth > 60 {
		c.problem("structure tree: too deep")
		return nil
	}
	dict, err := c.file.Dict(ref)
	if err != nil {
		c.problem("structure tree: %v", err)
		return nil
	}
	if c.nodes[ref] != nil {
		c.problem("structure tree: element %d stands twice", ref)
		return nil
	}
	role, _ := dict["S"].(pdfread.Name)
	alt, _ := dict["Alt"].(pdfread.String)
	n := &Node{Role: string(role), Alt: alt.Text(), ref: ref, dict: dict, parent: parent, attributes: pdfread.Dict{}}
	c.nodes[ref] = n
	if dict["P"] != parentRef {
		c.problem("%s %d has the wrong parent", role, ref)
	}
	c.readAttributes(n)
	own := pages[asRef(dict["Pg"])]
	kids, isList := dict["K"].(pdfread.Array)
	if !isList && dict["K"] != nil {
		kids = pdfread.Array{dict["K"]}
	}
	for _, kid := range kids {
		switch kid := kid.(type) {
		case int:
			c.own(n, own, kid)
		case pdfread.Ref:
			if child := c.readNode(kid, ref, n, pages, depth+1); child != nil {
				n.Kids = append(n.Kids, child)
				n.order = append(n.order, child)
			}
		case pdfread.Dict:
			at := own
			if kid["Pg"] != nil {
				at = pages[asRef(kid["Pg"])]
			}
			switch kid["Type"] {
			case pdfread.Name("MCR"):
				mcid, _ := kid["MCID"].(int)
				c.own(n, at, mcid)
			case pdfread.Name("OBJR"):
				if at == nil {
					c.problem("%s %d: an object reference without a page", role, ref)
				}
				n.objects = append(n.objects, asRef(kid["Obj"]))
			default:
				c.problem("%s %d: kid of type %v", role, ref, kid["Type"])
			}
		default:
			c.problem("%s %d: unexpected kid", role, ref)
		}
	}
	return n
}

func asRef(v pdfread.Value) pdfread.Ref {
	r, _ := v.(pdfread.Ref)
	return r
}

// own gives a mark to an element.
func (c *checker) own(n *Node, p *page, mcid int) {
	if p == nil || mcid < 0 || mcid >= len(p.marks) {
		c.problem("%s %d: mark %d does not exist", n.Role, n.ref, mcid)
		return
	}
	if p.owners[mcid] != nil {
		c.problem("page %d: mark %d belongs to two elements", p.number, mcid)
	}
	if p.marks[mcid].tag != n.Role {
		c.problem("page %d: mark %d is tagged %s and belongs to a %s", p.number, mcid, p.marks[mcid].tag, n.Role)
	}
	p.owners[mcid] = n
	n.marks = append(n.marks, place{p, mcid})
	text := p.marks[mcid].text.String()
	n.Text += text
	n.order = append(n.order, text)
}

func (c *checker) readAttributes(n *Node) {
	list, isList := n.dict["A"].(pdfread.Array)
	if !isList && n.dict["A"] != nil {
		list = pdfread.Array{n.dict["A"]}
	}
	for _, v := range list {
		dict, err := c.file.Dict(v)
		if err != nil || dict["O"] == nil {
			c.problem("%s %d: attributes without an owner (%v)", n.Role, n.ref, err)
			continue
		}
		for key, v := range dict {
			n.attributes[key] = v
		}
	}
}

// FullText is the text of an element and of those under it, in reading order.
func (n *Node) FullText() string {
	var b strings.Builder
	for _, part := range n.order {
		switch part := part.(type) {
		case string:
			b.WriteString(part)
		case *Node:
			b.WriteString(part.FullText())
		}
	}
	return b.String()
}

// start is the page and the top of the first thing that an element draws.
func (n *Node) start() (*page, float64, bool) {
	var walk func(n *Node) (*page, float64, bool)
	walk = func(n *Node) (*page, float64, bool) {
		if len(n.marks) > 0 {
			m := n.marks[0]
			return m.page, m.page.marks[m.mcid].top, true
		}
		for _, kid := range n.Kids {
			if p, y, ok := walk(kid); ok {
				return p, y, true
			}
		}
		return nil, 0, false
	}
	return walk(n)
}

// walk calls visit on an element and those under it, in reading order.
func (n *Node) walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, kid := range n.Kids {
		kid.walk(visit)
	}
}

// parents checks the tree from marks and annotations to elements.
func (c *checker) parents() {
	root, err := c.file.Dict(c.catalog["StructTreeRoot"])
	if err != nil {
		return
	}
	entries := map[int]pdfread.Value{}
	last := -1
	c.numberTree(root["ParentTree"], entries, &last)
	if next, _ := root["ParentTreeNextKey"].(int); next != last+1 {
		c.problem("parent tree: the next key is %d after %d", next, last)
	}
	for _, p := range c.pages {
		key, ok := p.dict["StructParents"].(int)
		owners, ok2 := entries[key].(pdfread.Array)
		if !ok || !ok2 || len(owners) != len(p.owners) {
			c.problem("page %d: the parent tree has %d of %d marks", p.number, len(owners), len(p.owners))
			continue
		}
		for mcid, owner := range p.owners {
			if owner != nil && owners[mcid] != owner.ref {
				c.problem("page %d: the parent tree gives mark %d to %v and not to %d", p.number, mcid, owners[mcid], owner.ref)
			}
		}
		annotations, _ := p.dict["Annots"].(pdfread.Array)
		for _, v := range annotations {
			dict, err := c.file.Dict(v)
			if err != nil {
				c.problem("page %d: %v", p.number, err)
				continue
			}
			key, ok := dict["StructParent"].(int)
			owner := c.nodes[asRef(entries[key])]
			if !ok || owner == nil || owner.Role != "Link" || !contains(owner.objects, asRef(v)) {
				c.problem("page %d: link %v is not in a Link element", p.number, v)
			}
		}
	}
}

func contains(list []pdfread.Ref, r pdfread.Ref) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// numberTree reads a number tree and checks its order and limits.
func (c *checker) numberTree(v pdfread.Value, entries map[int]pdfread.Value, last *int) {
	dict, err := c.file.Dict(v)
	if err != nil {
		c.problem("number tree: %v", err)
		return
	}
	if kids, ok := dict["Kids"].(pdfread.Array); ok {
		for _, kid := range kids {
			c.numberTree(kid, entries, last)
		}
		return
	}
	nums, _ := dict["Nums"].(pdfread.Array)
	limits, _ := dict["Limits"].(pdfread.Array)
	for i := 0; i+1 < len(nums); i += 2 {
		key, ok := nums[i].(int)
		if !ok || key <= *last {
			c.problem("number tree: key %v after %d", nums[i], *last)
			continue
		}
		if len(limits) == 2 && (key < int(number(limits[0])) || key > int(number(limits[1]))) {
			c.problem("number tree: key %d is outside the limits of its leaf", key)
		}
		*last = key
		entries[key] = nums[i+1]
	}
}

// Dump prints the structure and the text in reading order, two spaces a level:
// what a screen reader goes through.
func Dump(data []byte) (string, error) {
	c := load(data)
	if c.root == nil {
		return "", fmt.Errorf("no structure: %s", strings.Join(c.problems, "; "))
	}
	var b strings.Builder
	dump(&b, c.root, 0)
	return b.String(), nil
}

func dump(b *strings.Builder, n *Node, level int) {
	indent := strings.Repeat("  ", level)
	b.WriteString(indent + n.Role)
	for _, key := range []pdfread.Name{"Scope", "ColSpan", "RowSpan", "Headers", "ListNumbering"} {
		switch v := n.attributes[key].(type) {
		case pdfread.Name:
			fmt.Fprintf(b, " %s=%s", key, string(v))
		case int:
			fmt.Fprintf(b, " %s=%d", key, v)
		case pdfread.Array:
			fmt.Fprintf(b, " %s=%v", key, v)
		}
	}
	for _, key := range []pdfread.Name{"ID", "Lang", "Alt", "ActualText", "E"} {
		if s, ok := n.dict[key].(pdfread.String); ok {
			fmt.Fprintf(b, " %s=%q", key, s.Text())
		}
	}
	if s, ok := n.attributes["Summary"].(pdfread.String); ok {
		fmt.Fprintf(b, " Summary=%q", s.Text())
	}
	b.WriteString("\n")
	pending := ""
	flush := func() {
		if pending != "" {
			fmt.Fprintf(b, "%s  %q\n", indent, pending)
			pending = ""
		}
	}
	for _, part := range n.order {
		switch part := part.(type) {
		case string:
			pending += part
		case *Node:
			flush()
			dump(b, part, level+1)
		}
	}
	flush()
}

// Text is the text of a report in reading order, without its structure.
func Text(data []byte) (string, error) {
	c := load(data)
	if c.root == nil {
		return "", fmt.Errorf("no structure: %s", strings.Join(c.problems, "; "))
	}
	return c.root.FullText(), nil
}
