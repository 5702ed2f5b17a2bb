package report

import (
	"strconv"
	"time"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// title is the document's own title.
func (c *composer) title() string {
	if c.a.Review {
		return c.fixed.Cover.Review
	}
	return c.fixed.Cover.Strategy
}

// subtitle is the exercise of a bilan, the period of a stratégie.
func (c *composer) subtitle() string {
	com := &c.p.Community
	period := com.Start.OK() && com.End.OK() && com.Start.V.Year != com.End.V.Year
	switch {
	case period && !c.a.Review:
		return c.fixed.Cover.Period.Fill("début", strconv.Itoa(com.Start.V.Year), "fin", strconv.Itoa(com.End.V.Year))
	case c.a.Year != 0:
		return c.fixed.Cover.Exercise.Fill("année", strconv.Itoa(c.a.Year))
	}
	return ""
}

// communityName is never empty, so that nothing printed with it breaks.
func (c *composer) communityName() string {
	return french.Typeset(textOr(c.p.Community.Name, "Collectivité à préciser"))
}

func (c *composer) cover() document.Cover {
	cover := document.Cover{
		Logo:      c.logo(),
		Community: c.communityName(),
		Title:     french.Typeset(c.title()),
		Subtitle:  french.Typeset(c.subtitle()),
		Lines:     c.actLines(),
		Foot:      c.authorLines(),
	}
	if c.opt.Draft {
		cover.Mention = french.Typeset(c.fixed.Mention.Draft)
	}
	if c.opt.Edition == Internal {
		cover.Lines = append(cover.Lines, french.Typeset(c.fixed.Mention.InternalEdition))
	}
	return cover
}

func (c *composer) logo() *document.Image {
	l := c.p.Community.Logo
	if l == nil || len(l.Data) == 0 || l.Format != "png" && l.Format != "jpeg" {
		return nil
	}
	return &document.Image{Format: l.Format, Data: l.Data, Alt: french.Typeset("Logo : " + c.communityName())}
}

// actLines say to which act the report is attached: « Annexe n° 2 à la
// délibération n° 2025-114 du 3 mars 2025 », with what is known of it.
func (c *composer) actLines() []string {
	com := &c.p.Community
	var lines []string
	act, annex := "", stripNumber(textOr(com.Annex, ""))
	if number := stripNumber(textOr(com.Deliberation, "")); number != "" {
		act = "délibération n° " + number
		if com.SessionDate.OK() {
			act += " du " + dateLong(com.SessionDate.V)
		}
	}
	switch {
	case annex != "" && act != "":
		lines = append(lines, "Annexe n° "+annex+" à la "+act)
	case annex != "":
		lines = append(lines, "Annexe n° "+annex+" à la délibération")
	case act != "":
		lines = append(lines, "Annexe à la "+act)
	}
	if com.Assembly.OK() {
		line := french.Capital(com.Assembly.V)
		if com.SessionDate.OK() {
			line += ", séance du " + dateLong(com.SessionDate.V)
		}
		lines = append(lines, line)
	} else if act == "" && com.SessionDate.OK() {
		lines = append(lines, "Séance du "+dateLong(com.SessionDate.V))
	}
	for i := range lines {
		lines[i] = french.Typeset(lines[i])
	}
	return lines
}

// authorLines are the mention of CGCT R. 2131-1: first name, last name and
// quality of the author of the act, and its date.
func (c *composer) authorLines() []string {
	author := c.author()
	if author == "" {
		return nil
	}
	lines := []string{french.Typeset("Auteur de l’acte : " + author)}
	if day := c.p.Community.SessionDate; day.OK() {
		lines = append(lines, french.Typeset("Date de l’acte : "+dateLong(day.V)))
	}
	return lines
}

// author is the author of the act, « Prénom Nom, qualité », or "".
func (c *composer) author() string {
	com := &c.p.Community
	name := joinParts([]string{textOr(com.AuthorFirst, ""), textOr(com.AuthorLast, "")})
	if role := textOr(com.AuthorRole, ""); role != "" {
		if name == "" {
			return role
		}
		return name + ", " + role
	}
	return name
}

// metadata that readers see in the document's properties.
func (c *composer) metadata(d *document.Document) {
	name := c.communityName()
	d.Title = french.Typeset(joinWith(", ", c.title(), french.Uncapital(c.subtitle()), name))
	d.Subject = french.Typeset("Stratégie numérique responsable au titre de l’article 35 de la loi n° 2021-1485 (REEN) et de l’article D. 2311-15-1 du CGCT")
	d.Author = name
	if author := c.author(); author != "" {
		d.Author = french.Typeset(author)
	}
	d.Keywords = []string{"numérique responsable", "sobriété numérique", "loi REEN", "développement durable", name}
	d.Lang = "fr-FR"
	d.Created = c.created()
	d.Accent = textOr(c.p.Community.Colour, "")
	d.RunningHead = french.Typeset(c.fixed.Mention.Running.Fill("collectivité", name, "titre", c.title()))
	d.RunningFoot = c.runningFoot()
	if c.opt.Draft {
		d.Watermark = c.fixed.Cover.Draft
	}
}

// created is the date in the metadata: what the caller asked for
// (SOURCE_DATE_EPOCH), else the day lateness is judged at.
func (c *composer) created() (t time.Time) {
	if !c.opt.Created.IsZero() {
		return c.opt.Created
	}
	if day := c.p.ReferenceDay(); !day.IsZero() {
		return day.Time()
	}
	return t
}

func (c *composer) runningFoot() string {
	parts := c.subtitle()
	if lines := c.actLines(); len(lines) > 0 && c.p.Community.Deliberation.OK() {
		parts = lines[0]
	}
	if c.opt.Draft {
		parts = joinWith(" – ", c.fixed.Cover.Draft, parts)
	}
	if c.opt.Edition == Internal {
		parts = joinWith(" – ", parts, c.fixed.Cover.InternalEdition)
	}
	return french.Typeset(parts)
}

// editorial is the foreword and who signs it.
func (c *composer) editorial() []document.Block {
	com := &c.p.Community
	if com.Editorial.IsBlank() {
		return nil
	}
	blocks := c.prose(com.Editorial)
	if first, ok := blocks[0].(*document.Paragraph); ok && len(blocks) > 1 {
		first.Style = document.Lead
	}
	if com.Signatory.OK() {
		blocks = append(blocks, &document.Paragraph{Style: document.Signature, Spans: c.signature(com)})
	}
	return add(nil, c.chapter("editorial", c.fixed.Part.Editorial.Title, blocks...))
}

func (c *composer) signature(com *plan.Community) []document.Span {
	spans := []document.Span{{Text: french.Typeset(com.Signatory.V), Bold: true}}
	if com.SignatoryRole.OK() {
		spans = append(spans, document.Span{Text: french.Typeset(", " + com.SignatoryRole.V)})
	}
	return spans
}

// contents is the table of contents.
func (c *composer) contents() []document.Block {
	return []document.Block{&document.Contents{Title: c.fixed.Part.Contents.Title, MaxLevel: 2}}
}
