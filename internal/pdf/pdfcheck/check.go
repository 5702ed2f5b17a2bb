// Package pdfcheck checks, with Go alone, that a PDF of ours holds to the rules
// that make it accessible and archivable, and prints its structure as text for
// golden files. Only tests import it.
//
// It reads the finished file (through pdfread, which shares no code with the
// writer) and knows nothing of how it came about. veraPDF, which knows all the
// clauses, has the last word; this checker has the first, on any machine, and
// sees what veraPDF cannot: that a bookmark leads to the heading it names, that a
// page number printed in the table of contents is the page the link leads to,
// that no glyph is an empty box.
package pdfcheck

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nrreport/internal/pdf/pdfread"
)

// maxProblems bounds a report: one mistake in the writer shows on every page.
const maxProblems = 50

// Check returns what is wrong, nothing when nothing is.
func Check(data []byte) []string {
	c := load(data)
	return c.problems
}

// load reads the file and checks everything on the way.
func load(data []byte) *checker {
	c := &checker{nodes: map[pdfread.Ref]*Node{}}
	file, err := pdfread.Open(data)
	if err != nil {
		c.problem("cannot be opened: %v", err)
		return c
	}
	c.file = file
	if c.catalog, err = file.Dict(file.Trailer["Root"]); err != nil {
		c.problem("catalog: %v", err)
		return c
	}
	c.references()
	c.metadata()
	c.readPages()
	c.readTree()
	c.parents()
	c.structure()
	c.annotations()
	c.outlines()
	c.attachments()
	return c
}

type checker struct {
	file     *pdfread.File
	catalog  pdfread.Dict
	pages    []*page
	root     *Node
	nodes    map[pdfread.Ref]*Node
	problems []string
}

// page is a page with what its marks draw.
type page struct {
	number        int // from 1
	ref           pdfread.Ref
	dict          pdfread.Dict
	width, height float64
	marks         []*marked
	// owners[mcid] is the element that has it among its kids.
	owners []*Node
}

func (c *checker) problem(format string, args ...any) {
	if len(c.problems) < maxProblems {
		c.problems = append(c.problems, fmt.Sprintf(format, args...))
	}
}

// references checks that every object parses, that every reference leads to one
// and that every object is of use.
func (c *checker) references() {
	reached := make([]bool, c.file.Size())
	containers := map[pdfread.Ref]bool{}
	var visit func(v pdfread.Value)
	visit = func(v pdfread.Value) {
		switch v := v.(type) {
		case pdfread.Ref:
			if int(v) >= len(reached) || v <= 0 {
				c.problem("reference to object %d, which does not exist", v)
				return
			}
			if reached[v] {
				return
			}
			reached[v] = true
			target, err := c.file.Object(v)
			if err != nil {
				c.problem("%v", err)
				return
			}
			visit(target)
		case pdfread.Array:
			for _, item := range v {
				visit(item)
			}
		case pdfread.Dict:
			for _, item := range v {
				visit(item)
			}
		case *pdfread.Stream:
			visit(v.Dict)
		}
	}
	visit(c.file.Trailer)
	for n := 1; n < len(reached); n++ {
		if reached[n] {
			continue
		}
		v, err := c.file.Object(pdfread.Ref(n))
		if err != nil {
			c.problem("%v", err)
			continue
		}
		stream, ok := v.(*pdfread.Stream)
		if ok && (stream.Dict["Type"] == pdfread.Name("ObjStm") || stream.Dict["Type"] == pdfread.Name("XRef")) {
			containers[pdfread.Ref(n)] = true
			continue
		}
		c.problem("object %d is of no use", n)
	}
}

// metadata checks the catalog, the information dictionary and XMP.
func (c *checker) metadata() {
	if lang, _ := c.catalog["Lang"].(pdfread.String); lang == "" {
		c.problem("the catalog gives no language")
	} else if !language.MatchString(lang.Text()) {
		c.problem("the catalog: %q is no language", lang.Text())
	}
	if mark, _ := c.catalog["MarkInfo"].(pdfread.Dict); mark["Marked"] != true {
		c.problem("the catalog does not say that the file is tagged")
	}
	if prefs, _ := c.catalog["ViewerPreferences"].(pdfread.Dict); prefs["DisplayDocTitle"] != true {
		c.problem("the window would show the file name")
	}
	for _, key := range []pdfread.Name{"OpenAction", "AA", "JavaScript", "AcroForm"} {
		if c.catalog[key] != nil {
			c.problem("the catalog has /%s", key)
		}
	}
	intents, err := c.file.Array(c.catalog["OutputIntents"])
	if err != nil || len(intents) != 1 {
		c.problem("no output intent")
	} else if intent, err := c.file.Dict(intents[0]); err != nil {
		c.problem("output intent: %v", err)
	} else if header, profile, err := c.file.Stream(intent["DestOutputProfile"]); err != nil || header["N"] != 3 || len(profile) < 132 || string(profile[36:40]) != "acsp" {
		c.problem("the output intent has no RGB profile (%v)", err)
	}
	info, err := c.file.Dict(c.file.Trailer["Info"])
	if err != nil {
		c.problem("information dictionary: %v", err)
		return
	}
	header, xmp, err := c.file.Stream(c.catalog["Metadata"])
	if err != nil || header["Type"] != pdfread.Name("Metadata") || header["Subtype"] != pdfread.Name("XML") {
		c.problem("no XMP metadata (%v)", err)
		return
	}
	title, _ := info["Title"].(pdfread.String)
	if title.Text() == "" {
		c.problem("no title")
	}
	for _, wanted := range []string{
		"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
		`<rdf:li xml:lang="x-default">` + xmlText(title.Text()) + "</rdf:li>",
	} {
		if !strings.Contains(string(xmp), wanted) {
			c.problem("XMP does not have %s", wanted)
		}
	}
	c.sameMetadata(info, string(xmp))
}

// sameMetadata checks that the information dictionary and XMP agree (ISO
// 19005-3, 6.6.2.3 and 6.6.3): archives read the one and people see the other.
func (c *checker) sameMetadata(info pdfread.Dict, xmp string) {
	for key, element := range map[pdfread.Name]string{
		"Keywords": "pdf:Keywords", "Producer": "pdf:Producer", "Creator": "xmp:CreatorTool", "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate",
	} {
		s, _ := info[key].(pdfread.String)
		value := s.Text()
		if strings.HasSuffix(string(key), "Date") && value != "" {
			date, err := time.Parse("D:20060102150405Z", value)
			if err != nil {
				c.problem("%s: %v", key, err)
			}
			value = date.Format(time.RFC3339)
		}
		want := "<" + element + ">" + xmlText(value) + "</" + element + ">"
		if value == "" && strings.Contains(xmp, "<"+element+">") || value != "" && !strings.Contains(xmp, want) {
			c.problem("XMP does not say %s, as the information dictionary does", want)
		}
	}
}

func xmlText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(s)
}

// readPages walks the page tree and reads each content stream.
func (c *checker) readPages() {
	var walk func(v pdfread.Value, parent pdfread.Ref) int
	walk = func(v pdfread.Value, parent pdfread.Ref) int {
		ref, _ := v.(pdfread.Ref)
		dict, err := c.file.Dict(v)
		if err != nil {
			c.problem("page tree: %v", err)
			return 0
		}
		if parent != 0 && dict["Parent"] != parent {
			c.problem("page tree: object %d has the wrong parent", ref)
		}
		if dict["Type"] == pdfread.Name("Page") {
			c.pages = append(c.pages, &page{number: len(c.pages) + 1, ref: ref, dict: dict})
			return 1
		}
		kids, err := c.file.Array(dict["Kids"])
		if err != nil {
			c.problem("page tree: %v", err)
			return 0
		}
		count := 0
		for _, kid := range kids {
			count += walk(kid, ref)
		}
		if dict["Count"] != count {
			c.problem("page tree: object %d counts %v pages, has %d", ref, dict["Count"], count)
		}
		return count
	}
	walk(c.catalog["Pages"], 0)
	fonts := map[pdfread.Ref]map[pdfread.Name]*font{}
	for _, p := range c.pages {
		c.readPage(p, fonts)
	}
}

func (c *checker) readPage(p *page, known map[pdfread.Ref]map[pdfread.Name]*font) {
	if box, err := c.file.Array(p.dict["MediaBox"]); err != nil || len(box) != 4 {
		c.problem("page %d has no size", p.number)
	} else {
		p.width, p.height = number(box[2])-number(box[0]), number(box[3])-number(box[1])
	}
	if p.dict["Tabs"] != pdfread.Name("S") {
		c.problem("page %d: the tab key does not follow the structure", p.number)
	}
	ref, _ := p.dict["Resources"].(pdfread.Ref)
	if known[ref] == nil {
		known[ref] = c.resources(p.dict["Resources"])
	}
	content, err := c.contents(p.dict["Contents"])
	if err != nil {
		c.problem("page %d: %v", p.number, err)
		return
	}
	reader := &contentReader{checker: c, page: p, fonts: known[ref]}
	reader.read(content)
	p.owners = make([]*Node, len(p.marks))
}

// contents joins the content streams of a page, one or several (ISO 32000-1,
// table 30).
func (c *checker) contents(v pdfread.Value) ([]byte, error) {
	parts, several := v.(pdfread.Array)
	if !several {
		parts = pdfread.Array{v}
	}
	var all []byte
	for _, part := range parts {
		_, content, err := c.file.Stream(part)
		if err != nil {
			return nil, err
		}
		all = append(append(all, content...), '\n')
	}
	return all, nil
}

// resources reads the fonts, and checks the images.
func (c *checker) resources(v pdfread.Value) map[pdfread.Name]*font {
	out := map[pdfread.Name]*font{}
	dict, err := c.file.Dict(v)
	if err != nil {
		c.problem("resources: %v", err)
		return out
	}
	fonts, err := c.file.Dict(dict["Font"])
	if err != nil {
		c.problem("fonts: %v", err)
		return out
	}
	for name, v := range fonts {
		f, err := c.readFont(v)
		if err != nil {
			c.problem("%v", err)
			continue
		}
		out[name] = f
	}
	if dict["XObject"] == nil {
		return out
	}
	images, err := c.file.Dict(dict["XObject"])
	if err != nil {
		c.problem("images: %v", err)
	}
	for name, v := range images {
		image, err := c.file.Dict(v)
		if err != nil || image["Subtype"] != pdfread.Name("Image") {
			c.problem("image %s: %v", name, err)
			continue
		}
		space := image["ColorSpace"]
		if list, ok := space.(pdfread.Array); ok && len(list) == 4 && list[0] == pdfread.Name("Indexed") {
			space = list[1]
		}
		if space != pdfread.Name("DeviceRGB") && space != pdfread.Name("DeviceGray") {
			c.problem("image %s is in %v, which the output intent does not cover", name, space)
		}
		if image["Interpolate"] == true {
			c.problem("image %s is interpolated", name)
		}
	}
	return out
}

// attachments checks what PDF/A-3 wants of embedded files.
func (c *checker) attachments() {
	if c.catalog["Names"] == nil && c.catalog["AF"] == nil {
		return
	}
	associated, err := c.file.Array(c.catalog["AF"])
	if err != nil {
		c.problem("associated files: %v", err)
		return
	}
	names, err := c.file.Dict(c.catalog["Names"])
	if err != nil {
		c.problem("names: %v", err)
		return
	}
	tree, err := c.file.Dict(names["EmbeddedFiles"])
	if err != nil {
		c.problem("embedded files: %v", err)
		return
	}
	entries, err := c.file.Array(tree["Names"])
	if err != nil || len(entries) != 2*len(associated) {
		c.problem("%d embedded files for %d associated (%v)", len(entries)/2, len(associated), err)
		return
	}
	for i := 0; i+1 < len(entries); i += 2 {
		name, _ := entries[i].(pdfread.String)
		if i > 0 {
			if before, _ := entries[i-2].(pdfread.String); before >= name {
				c.problem("embedded files are not in order")
			}
		}
		if !slices.Contains(refs(associated), entries[i+1]) {
			c.problem("%q is embedded and not associated", name.Text())
		}
		spec, err := c.file.Dict(entries[i+1])
		if err != nil {
			c.problem("%q: %v", name.Text(), err)
			continue
		}
		if spec["UF"] != name || spec["F"] == nil || spec["AFRelationship"] == nil {
			c.problem("%q: incomplete file specification", name.Text())
		}
		embedded, err := c.file.Dict(spec["EF"])
		if err != nil {
			c.problem("%q: %v", name.Text(), err)
			continue
		}
		header, data, err := c.file.Stream(embedded["F"])
		if err != nil {
			c.problem("%q: %v", name.Text(), err)
			continue
		}
		params, _ := header["Params"].(pdfread.Dict)
		if header["Subtype"] == nil || params["Size"] != len(data) {
			c.problem("%q: no type or wrong size", name.Text())
		}
	}
}

// refs keeps only what can be compared.
func refs(values pdfread.Array) []pdfread.Value {
	var out []pdfread.Value
	for _, v := range values {
		if r, ok := v.(pdfread.Ref); ok {
			out = append(out, r)
		}
	}
	return out
}
