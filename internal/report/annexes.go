package report

import (
	"strconv"

	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// annex is a numbered chapter at the end.
func (c *composer) annex(id string, p decree.ProsePart, blocks ...document.Block) []document.Block {
	if len(blocks) == 0 {
		return nil
	}
	return add(nil, c.part(id, c.numbered(p), blocks...))
}

// annexLater is an annex that is never empty and is made when it is laid out.
func (c *composer) annexLater(id string, p decree.ProsePart, blocks func() []document.Block) []document.Block {
	return add(nil, c.partLater(id, c.numbered(p), blocks))
}

func (c *composer) numbered(p decree.ProsePart) decree.ProsePart {
	c.annexes++
	p.Title = "Annexe " + strconv.Itoa(c.annexes) + " – " + p.Title
	return p
}

// runningOn lets a short annex follow the one before on its page.
func runningOn(annex []document.Block) []document.Block {
	for _, b := range annex {
		b.(*document.Section).NewPage = false
	}
	return annex
}

// annexReading says how to read the report and how its figures are computed.
func (c *composer) annexReading() []document.Block {
	words := &c.fixed.Reading
	var blocks []document.Block
	for _, text := range words.Text {
		blocks = append(blocks, c.sentence(text))
	}
	if c.anyMeasured() {
		blocks = append(blocks, c.sentence(words.Curves))
	}
	states := &document.Table{
		Caption: c.words("Les états d’une valeur"),
		Summary: "Une ligne par état : ce qui est imprimé et ce que cela veut dire.",
		Columns: []document.Column{{Width: 1.5, MinWidth: 8}, {Width: 6}},
		Head:    c.headRow("Imprimé", "Signification"),
	}
	for _, s := range words.State {
		states.Body = append(states.Body, c.row(c.rowHeader(s.Label), c.cell(s.Meaning)))
	}
	blocks = append(blocks, c.sentence(words.StatesIntro), states)
	var methods []document.Block
	for _, m := range c.fixed.Method {
		methods = append(methods, c.runIn(m.Title+".", []document.Block{c.sentence(m.Text)})...)
	}
	blocks = add(blocks, c.subpart("", c.fixed.Part.Methods, methods...))
	return c.annex("lecture", c.fixed.Part.Reading, blocks...)
}

// annexResources are the resources that can be used, theme by theme, with
// their links.
func (c *composer) annexResources() []document.Block {
	var blocks []document.Block
	sections := decree.Catalogue()
	for i := range sections {
		s := &sections[i]
		if len(s.Resources) == 0 {
			continue
		}
		title := s.Title
		if s.Theme != 0 {
			title = "Thème " + strconv.Itoa(int(s.Theme)) + " – " + s.Title
		}
		list := &document.List{}
		for k := range s.Resources {
			list.Items = append(list.Items, document.Item{Blocks: []document.Block{c.resource(&s.Resources[k])}})
		}
		section := c.section("", title, list)
		section.Unlisted = true
		blocks = append(blocks, section)
	}
	blocks = append(blocks, c.remark(c.fixed.Mention.Guide))
	return c.annex("ressources", c.fixed.Part.Resources, blocks...)
}

// resource is a title, linked where an address is known, and its publisher.
func (c *composer) resource(r *decree.Resource) *document.Paragraph {
	title := document.Span{Text: r.Title}
	if r.Lang != "" || r.URL != "" {
		title.Extra = &document.SpanExtra{Lang: r.Lang, URL: r.URL}
	}
	spans := c.span(title)
	if r.Publisher != "" && r.Publisher != r.Title {
		spans = append(spans, document.Span{Text: french.Typeset(" (" + r.Publisher + ")")})
	}
	return &document.Paragraph{Spans: spans}
}

// anchorOrigin is the annex that names the author of the act and its dates.
const anchorOrigin = "origine"

// annexOrigin says which workbooks the report comes from, with their
// fingerprints, who wrote it and when.
func (c *composer) annexOrigin() []document.Block {
	words := &c.fixed.Integrity
	var blocks []document.Block
	for _, s := range c.p.Sources {
		f := c.fieldList()
		f.verbatim("Classeur source", diag.FileName(s.Name))
		f.text("Taille", french.Integer(s.Size)+french.NBSP+french.Plural(s.Size, "octet", "octets"))
		f.verbatim(words.SHA256, s.SHA256)
		blocks = append(blocks, f.fields("Classeur source et son empreinte"))
	}
	if c.opt.Changes != nil {
		for _, s := range c.opt.Changes.Before.Sources {
			f := c.fieldList()
			f.verbatim("Version précédente", diag.FileName(s.Name))
			f.text("Taille", french.Integer(s.Size)+french.NBSP+french.Plural(s.Size, "octet", "octets"))
			f.verbatim(words.SHA256, s.SHA256)
			blocks = append(blocks, f.fields("Classeur de la version précédente et son empreinte"))
		}
	}
	if len(c.p.Sources) > 0 {
		blocks = append(blocks, c.sentence(words.Verify))
	}
	attached := map[string]int{}
	for _, a := range c.opt.Attachments {
		attached[a.Relationship]++
	}
	if attached["Data"] > 0 {
		blocks = append(blocks, c.sentence(words.DataAttached))
	}
	if n := attached["Source"]; n > 0 {
		blocks = append(blocks, c.sentence(french.Plural(n, words.SourceAttached, words.SourcesAttached)))
	}
	blocks = append(blocks, c.colophon())
	annex := c.annex(anchorOrigin, c.fixed.Part.Integrity, add(blocks, c.subpart("", c.fixed.Part.Accessibility, c.accessibility()...))...)
	return runningOn(annex)
}

func (c *composer) accessibility() []document.Block {
	var blocks []document.Block
	for _, text := range c.fixed.Accessibility.Text {
		blocks = append(blocks, c.sentence(text))
	}
	if contact := joinWith(", ", c.p.Community.ContactRole.Or(""), c.p.Community.Department.Or("")); contact != "" {
		blocks = append(blocks, c.sentence(c.fixed.Accessibility.Contact.Fill("contact", contact)))
	}
	return blocks
}

// colophon is the mention of author and date (CGCT R. 2131-1), and of the tool.
func (c *composer) colophon() document.Block {
	com := &c.p.Community
	f := c.fieldList()
	f.text("Auteur de l’acte", c.author())
	f.text("Date de l’acte", dateLong(com.SessionDate.Or(plan.Day{})))
	f.text("Mise en ligne", c.fixed.Mention.OnlineDate)
	f.text("Retards appréciés au", dateLong(c.a.Reference))
	edition := c.fixed.Mention.PublicEdition
	if c.opt.Edition == Internal {
		edition = c.fixed.Mention.InternalEdition
	}
	f.text("Édition", edition)
	f.text("Outil", joinWith(" ", "nrreport", c.opt.Version))
	f.blanks = nil
	return f.fields("Auteur, dates, édition et outil")
}

// verbatim prints a name or a fingerprint as it is.
func (f *fieldList) verbatim(label, value string) {
	if value != "" {
		f.items = append(f.items, document.Field{Label: label, Spans: document.T(value), Wide: true})
	}
}
