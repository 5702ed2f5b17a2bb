package report

import (
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/plan"
)

// overview shows the whole of what is aimed at before the themes go into
// detail: objectives, measures and indicators with their targets.
func (c *composer) overview() []document.Block {
	var blocks []document.Block
	blocks = add(blocks,
		c.subpart(analysis.AnchorObjectives, c.fixed.Part.Objectives, c.objectivesOverview()...),
		c.subpart(analysis.AnchorActions, c.fixed.Part.Actions, c.actionsOverview()...),
	)
	if !c.a.Review {
		blocks = add(blocks, c.indicatorsOverview())
	}
	return add(nil, c.chapter("ensemble", "Objectifs et mesures", blocks...))
}

// objectivesOverview lists every objective, theme by theme, with how many
// actions and indicators serve it.
func (c *composer) objectivesOverview() []document.Block {
	if len(c.p.Objectives) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: c.words("Objectifs, avec les actions et les indicateurs qui les servent"),
		Summary: "Une ligne par objectif, groupées par thème : code, objectif, échéance, nombre d’actions et d’indicateurs rattachés.",
		Columns: []document.Column{
			{Width: 1.2, MinWidth: 4}, {Width: 8}, {Width: 1.8, MinWidth: 6},
			{Width: 1.2, Align: document.Right, MinWidth: 4}, {Width: 1.5, Align: document.Right, MinWidth: 6},
		},
		Head: c.headRow("Code", "Objectif", "Échéance", "Actions", "Indicateurs"),
	}
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		if len(s.Objectives) == 0 {
			return
		}
		table.Body = append(table.Body, c.groupRow(name, len(table.Columns)))
		for _, i := range s.Objectives {
			o, state := &c.p.Objectives[i], &c.a.Objectives[i]
			table.Body = append(table.Body, c.row(
				c.rowHeader(textOr(o.Code, "—")), c.cell(textOr(o.Title, "objectif sans intitulé")), c.cell(dateOr(o.Due)),
				c.integer(len(state.Actions)), c.integer(len(state.Indicators))))
		}
	})
	return []document.Block{table}
}

// eachTheme visits the themes that have something, then what has no theme.
func (c *composer) eachTheme(visit func(name string, s *analysis.ThemeState)) {
	for i := range c.p.Themes {
		visit(c.shortTheme(i), &c.a.Themes[i])
	}
	if s := &c.a.Unplaced; len(s.Objectives)+len(s.Actions)+len(s.Indicators) > 0 {
		visit("Sans thème", s)
	}
}

// themeOf is the number of the theme of a state, 0 for what has none.
func (c *composer) themeOf(s *analysis.ThemeState) plan.ThemeID {
	for i := range c.a.Themes {
		if s == &c.a.Themes[i] {
			return c.p.Themes[i].ID
		}
	}
	return 0
}

func dateOr(d plan.Date) string {
	if text := dateShort(d); text != "" {
		return text
	}
	return notFilled
}

func (c *composer) actionsOverview() []document.Block {
	if len(c.p.Actions) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: c.words("Nombre d’actions par thème et par volet"),
		Summary: "Une ligne par thème : nombre d’actions internes à la collectivité, tournées vers le territoire, sans volet précisé, et total ; la dernière ligne est l’ensemble.",
		Columns: []document.Column{
			{Width: 6}, {Width: 1.3, Align: document.Right, MinWidth: 4}, {Width: 1.5, Align: document.Right, MinWidth: 5},
			{Width: 1.7, Align: document.Right, MinWidth: 6}, {Width: 1.2, Align: document.Right, MinWidth: 4},
		},
		Head: c.headRow("Thème", "Interne", "Territoire", "Non précisé", "Total"),
	}
	var all [3]int
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		sides := c.countSides(s.Actions)
		for k := range sides {
			all[k] += sides[k]
		}
		table.Body = append(table.Body, c.sidesRow(name, sides))
	})
	total := c.sidesRow("Ensemble", all)
	total.Total = true
	table.Body = append(table.Body, total)
	return append(c.progressChart(), table)
}

// countSides counts actions: internal, territory, neither.
func (c *composer) countSides(actions []int) (n [3]int) {
	for _, i := range actions {
		switch c.p.Actions[i].Side.Or("") {
		case plan.Internal:
			n[0]++
		case plan.Territory:
			n[1]++
		default:
			n[2]++
		}
	}
	return n
}

func (c *composer) sidesRow(name string, n [3]int) document.Row {
	return c.row(c.rowHeader(name), c.integer(n[0]), c.integer(n[1]), c.integer(n[2]), c.integer(n[0]+n[1]+n[2]))
}

// indicatorsOverview sets every indicator against its target. It stands with
// the objectives in a stratégie, in the bilan of a bilan annuel.
func (c *composer) indicatorsOverview() *document.Section {
	if len(c.p.Indicators) == 0 {
		return nil
	}
	return c.subpartLater(analysis.AnchorIndicators, c.fixed.Part.Indicators, func() []document.Block {
		var all []int
		c.eachTheme(func(_ string, s *analysis.ThemeState) { all = append(all, s.Indicators...) })
		c.absences = false
		table := c.targetTable("Indicateurs et leur cible", all, false)
		var blocks []document.Block
		if text := c.targetCounts(); text != "" {
			blocks = append(blocks, c.sentence(text))
		}
		return c.addLegend(append(blocks, table))
	})
}

// objectivesOf is the table of a theme's objectives, with what is expected of
// each.
func (c *composer) objectivesOf(list []int, where string) []document.Block {
	if len(list) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: c.words("Objectifs " + where),
		Summary: "Une ligne par objectif : code, objectif, portée annuelle ou pluriannuelle, échéance et résultat attendu.",
		Columns: []document.Column{
			{Width: 1.2, MinWidth: 4}, {Width: 5}, {Width: 1.9, MinWidth: 6.5}, {Width: 1.8, MinWidth: 6}, {Width: 5},
		},
		Head: c.headRow("Code", "Objectif", "Portée", "Échéance", "Résultat attendu"),
	}
	for _, i := range list {
		o := &c.p.Objectives[i]
		table.Body = append(table.Body, c.row(
			c.rowHeader(textOr(o.Code, "—")), c.cell(textOr(o.Title, "objectif sans intitulé")),
			c.cell(string(o.Scope.Or(notFilled))), c.cell(dateOr(o.Due)), c.expected(o)))
	}
	return []document.Block{table}
}

// expected is the result expected of an objective, then its comment and what
// other columns say.
func (c *composer) expected(o *plan.Objective) document.Cell {
	extras := c.extraLines(o.Extras)
	if o.Comment.IsBlank() && len(extras) == 0 {
		if o.Result.IsBlank() {
			return c.toned(notFilled, document.Muted)
		}
		return c.proseCell(o.Result)
	}
	blocks := c.prose(o.Result)
	blocks = append(blocks, c.rich(o.Comment.Text, document.Small)...)
	return document.Cell{Blocks: append(blocks, extras...)}
}

// extraLines prints the values of the columns that no chapter knows by name,
// one line each.
func (c *composer) extraLines(extras []plan.Extra) []document.Block {
	var lines []document.Block
	for _, e := range c.printable(extras) {
		lines = append(lines, c.remark(e.Label+" : "+e.Value))
	}
	return lines
}

// printable leaves out the personal columns in the public edition.
func (c *composer) printable(extras []plan.Extra) []plan.Extra {
	personal := func(e plan.Extra) bool { return e.Personal }
	if c.opt.Edition == Internal || !slices.ContainsFunc(extras, personal) {
		return extras
	}
	return slices.DeleteFunc(slices.Clone(extras), personal)
}
