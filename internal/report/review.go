package report

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/plan"
)

// review is the bilan that joins the report on sustainable development (CGCT
// D. 2311-15): the year in figures, what was done inside the community, what
// was done on its territory, and how it is run and assessed. In a stratégie it
// stands only if there is something to report.
func (c *composer) review() []document.Block {
	if !c.a.Review && !c.anythingDone() {
		return nil
	}
	blocks := []document.Block{c.sentence(progressText(c.a.Overall))}
	for _, side := range sides {
		blocks = add(blocks, c.sideReview(side.side))
	}
	blocks = add(blocks, c.section(anchorConduct, "Élaboration, mise en œuvre et évaluation", c.conduct()...))
	if c.a.Review {
		blocks = add(blocks, c.indicatorsOverview())
	}
	return add(nil, c.part(analysis.AnchorReview, c.fixed.Part.Sustainability, blocks...))
}

// anythingDone reports whether an action has begun or has a bilan.
func (c *composer) anythingDone() bool {
	for i := range c.p.Actions {
		if c.conducted(i) && (c.p.Actions[i].Review.OK() || c.p.Actions[i].Status.Or("") == plan.Done) {
			return true
		}
	}
	return false
}

// conducted reports whether an action belongs in the bilan: it has begun, is
// late, or something is said of its year.
func (c *composer) conducted(i int) bool {
	a := &c.p.Actions[i]
	switch a.Status.Or("") {
	case "", plan.Planned, plan.Discussed:
		return a.Review.OK() || c.a.Actions[i].Late
	}
	return true
}

var sideTitles = map[plan.Side]string{
	plan.Internal:  "Actions internes à la collectivité",
	plan.Territory: "Actions sur le territoire",
	"":             "Actions dont le volet n’est pas précisé",
}

// sideReview is the bilan of one side's actions, theme by theme.
func (c *composer) sideReview(side plan.Side) *document.Section {
	if !slices.ContainsFunc(c.p.Actions, func(a plan.Action) bool { return a.Side.Or("") == side }) {
		return nil
	}
	return c.sectionLater(reviewAnchor(side), sideTitles[side], func() []document.Block { return c.sideActions(side) })
}

func (c *composer) sideActions(side plan.Side) []document.Block {
	table := &document.Table{
		Caption: c.words("Bilan des actions conduites"),
		Summary: "Une ligne par action, groupées par thème : code, intitulé et état, bilan de l’année et suite prévue.",
		Columns: []document.Column{{Width: 1.1, MinWidth: 4}, {Width: 4.5}, {Width: 7}},
		Head:    c.headRow("Code", "Action", "Bilan de l’année et suite"),
	}
	waiting := 0
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		named := false
		for _, i := range s.Actions {
			if c.p.Actions[i].Side.Or("") != side {
				continue
			}
			if !c.conducted(i) {
				waiting++
				continue
			}
			if !named {
				table.Body = append(table.Body, c.groupRow(name, len(table.Columns)))
				named = true
			}
			table.Body = append(table.Body, c.reviewRow(i))
		}
	})
	blocks := []document.Block{c.sentence(c.sideText(side))}
	if len(table.Body) > 0 {
		blocks = append(blocks, table)
	}
	if waiting > 0 {
		blocks = append(blocks, c.remark(count(waiting, "action n’a pas encore commencé et n’est pas reprise ici.", "actions n’ont pas encore commencé et ne sont pas reprises ici.")))
	}
	return blocks
}

func reviewAnchor(side plan.Side) string {
	if side == "" {
		return "bilan-autres"
	}
	return "bilan-" + string(side)
}

// sideText is what the report's article asks of this side, and its progress.
func (c *composer) sideText(side plan.Side) string {
	switch side {
	case plan.Internal:
		return "Actions conduites au titre du patrimoine, du fonctionnement et des activités internes. " + progressText(c.a.Internal)
	case plan.Territory:
		return "Politiques publiques, orientations et programmes mis en œuvre sur le territoire. " + progressText(c.a.Territory)
	}
	return "Ces actions restent à rattacher au volet interne ou au volet territoire."
}

func (c *composer) reviewRow(i int) document.Row {
	a := &c.p.Actions[i]
	action := document.Cell{Blocks: []document.Block{
		&document.Paragraph{Spans: c.finished(c.actionTitles[i]).Spans},
		&document.Paragraph{Style: document.Small, Spans: c.stateWords(i).Spans},
	}}
	return c.row(c.actionCode(i), action, c.reviewCell(a))
}

func (c *composer) reviewCell(a *plan.Action) document.Cell {
	if a.Next.IsBlank() {
		if a.Review.IsBlank() {
			return c.absent()
		}
		return c.proseCell(a.Review)
	}
	blocks := c.prose(a.Review)
	if len(blocks) == 0 {
		blocks = append(blocks, &document.Paragraph{Spans: c.span(document.Span{Text: "Bilan " + notFilled, Tone: document.Muted})})
	}
	return document.Cell{Blocks: append(blocks, c.runIn("Suite :", c.prose(a.Next))...)}
}

// anchorConduct is where the bilan says how the strategy is run.
const anchorConduct = "bilan-modalites"

// conduct says how the strategy is drawn up, carried out and assessed, in the
// words of the workbook: this part is lifted into another report, where a
// pointer to the chapter that holds them would lead nowhere.
func (c *composer) conduct() []document.Block {
	com := &c.p.Community
	blocks := c.drawnUp()
	if text := c.prose(com.Governance); com.Governance.Says() {
		blocks = append(blocks, c.runIn("Mise en œuvre.", text)...)
	}
	if text := c.prose(com.Evaluation); com.Evaluation.Says() {
		blocks = append(blocks, c.runIn("Évaluation.", text)...)
	}
	return blocks
}

// drawnUp sums up how the strategy was drawn up: what it rests on, and with whom.
func (c *composer) drawnUp() []document.Block {
	var parts []string
	if slices.ContainsFunc(c.p.Programme, func(e plan.ProgrammeElement) bool { return e.Text.Says() }) {
		parts = append(parts, "La stratégie s’appuie sur un programme de travail.")
	}
	if len(c.p.Actors) > 0 {
		parts = append(parts, c.actorsText())
	}
	if parts == nil {
		return nil
	}
	return c.runIn("Élaboration.", []document.Block{c.sentence(parts...)})
}
