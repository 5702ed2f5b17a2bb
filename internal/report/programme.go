package report

import (
	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// programme is the programme de travail, element by element, then the actors
// it was written with.
func (c *composer) programme() []document.Block {
	var blocks []document.Block
	for _, id := range [...]string{decree.ImpactReview, decree.UsageReview, decree.EarlierActions} {
		if r, ok := decree.RequirementByID(id); ok {
			blocks = add(blocks, c.section(programmeAnchor(id), r.Title, c.elements(id)...))
		}
	}
	blocks = add(blocks, c.section("programme-autres", "Autres éléments", c.otherElements()...))
	blocks = add(blocks, c.subpart(analysis.AnchorActors, c.fixed.Part.Actors, c.actors()...))
	return add(nil, c.part(analysis.AnchorProgramme, c.fixed.Part.Programme, blocks...))
}

// programmeAnchor is the anchor of one element of the decree.
func programmeAnchor(id string) string { return analysis.AnchorProgramme + "-" + id }

// elements are the rows of one element of the decree.
func (c *composer) elements(id string) []document.Block {
	var blocks []document.Block
	for i := range c.p.Programme {
		if e := &c.p.Programme[i]; e.Element.Or("") == id {
			blocks = append(blocks, c.element(e)...)
		}
	}
	return blocks
}

// otherElements are the rows that name none of the decree's elements.
func (c *composer) otherElements() []document.Block {
	var blocks []document.Block
	for i := range c.p.Programme {
		switch e := &c.p.Programme[i]; e.Element.Or("") {
		case decree.ImpactReview, decree.UsageReview, decree.EarlierActions:
		default:
			if title := e.Element.Or(""); title != "" {
				blocks = append(blocks, c.label(title))
			}
			blocks = append(blocks, c.element(e)...)
		}
	}
	return blocks
}

// element is one row: the text, its key figures apart, then the method, the
// date and the source.
func (c *composer) element(e *plan.ProgrammeElement) []document.Block {
	blocks := c.prose(e.Text)
	if e.Figures.OK() {
		blocks = append(blocks, &document.Callout{Title: "Chiffres clés", Tone: document.Strong, Blocks: c.prose(e.Figures)})
	}
	var origin []string
	if e.Method.OK() {
		origin = append(origin, french.Stop("Méthode ou outil : "+e.Method.V))
	}
	if e.Date.OK() {
		origin = append(origin, "Date : "+dateLong(e.Date.V)+".")
	}
	if e.Source.OK() {
		origin = append(origin, french.Stop("Source : "+e.Source.V))
	}
	if len(origin) > 0 {
		blocks = append(blocks, c.remark(origin...))
	}
	return append(blocks, c.extraLines(e.Extras)...)
}

// actorCategories is the order in which actors are listed.
var actorCategories = [...]struct {
	category plan.ActorCategory
	title    string
}{
	{plan.PublicActor, "Acteurs publics"}, {plan.PrivateActor, "Acteurs privés"},
	{plan.NonProfitActor, "Acteurs associatifs"}, {plan.CitizenActor, "Citoyens"},
	{plan.OtherActor, "Autres acteurs"}, {"", "Catégorie non précisée"},
}

func (c *composer) actors() []document.Block {
	if len(c.p.Actors) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: c.words("Acteurs associés à la stratégie"),
		Summary: "Une ligne par acteur, groupés par catégorie : nom, rôle et façon dont il est associé.",
		Columns: []document.Column{{Width: 4}, {Width: 4}, {Width: 4}},
		Head:    c.headRow("Acteur", "Rôle", "Modalité d’association"),
	}
	for _, k := range actorCategories {
		named := false
		for i := range c.p.Actors {
			a := &c.p.Actors[i]
			if a.Category.Or("") != k.category {
				continue
			}
			if !named {
				table.Body = append(table.Body, c.groupRow(k.title, len(table.Columns)))
				named = true
			}
			table.Body = append(table.Body, c.actorRow(a))
		}
	}
	return []document.Block{c.sentence(c.actorsText()), table}
}

func (c *composer) actorRow(a *plan.Actor) document.Row {
	name := c.rowHeader(textOr(a.Name, "Acteur sans nom"))
	if extras := c.extraLines(a.Extras); len(extras) > 0 {
		name = document.Cell{RowHeader: true, Blocks: append([]document.Block{&document.Paragraph{Spans: name.Spans}}, extras...)}
	}
	return c.row(name, c.textCell(a.Role), c.textCell(a.Involvement))
}

// actorsText counts the actors by category: « 12 acteurs sont associés :
// 5 publics, 4 privés et 3 associatifs. »
func (c *composer) actorsText() string {
	counts := map[plan.ActorCategory]int{}
	for i := range c.p.Actors {
		counts[c.p.Actors[i].Category.Or("")]++
	}
	var parts []string
	for _, k := range [...]struct {
		category         plan.ActorCategory
		singular, plural string
	}{
		{plan.PublicActor, "public", "publics"}, {plan.PrivateActor, "privé", "privés"},
		{plan.NonProfitActor, "associatif", "associatifs"}, {plan.CitizenActor, "citoyen", "citoyens"},
		{plan.OtherActor, "autre", "autres"}, {"", "sans catégorie", "sans catégorie"},
	} {
		if n := counts[k.category]; n > 0 {
			parts = append(parts, count(n, k.singular, k.plural))
		}
	}
	text := count(len(c.p.Actors), "acteur est associé", "acteurs sont associés")
	if len(parts) == 1 && counts[plan.OtherActor] == 0 { // the number would be said twice
		return text + french.Plural(len(c.p.Actors), " (", " (tous ") + withoutCount(parts[0]) + ")."
	}
	return text + " : " + french.Join(parts) + "."
}
