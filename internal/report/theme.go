package report

import (
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// shortTheme names a theme in tables and charts: « 1. Commande publique
// durable ». i is its index in the plan.
func (c *composer) shortTheme(i int) string {
	t := &c.p.Themes[i]
	return strconv.Itoa(int(t.ID)) + ". " + c.themeName(t)
}

// themeName is the short name of one of the decree's themes, the title of one
// of the community's own.
func (c *composer) themeName(t *plan.Theme) string {
	if d := decreeTheme(t.ID); d != nil {
		return d.Short
	}
	return textOr(t.Title, "Thème sans intitulé")
}

func decreeTheme(id plan.ThemeID) *decree.Theme {
	themes := decree.Themes()
	for i := range themes {
		if themes[i].ID == id {
			return &themes[i]
		}
	}
	return nil
}

// themeAnchor is the anchor of a theme's chapter.
func themeAnchor(id plan.ThemeID) string {
	return analysis.AnchorTheme + strconv.Itoa(int(id))
}

// themes are the chapters of the themes, in the plan's order: the decree's six,
// then the community's own; then what belongs to none.
func (c *composer) themes() []document.Block {
	var chapters []document.Block
	for i := range c.p.Themes {
		chapters = add(chapters, c.theme(i))
	}
	if s := &c.a.Unplaced; len(s.Objectives)+len(s.Actions)+len(s.Indicators) > 0 {
		blocks := []document.Block{c.sentence("Ces éléments ne sont rattachés à aucun thème de la stratégie.")}
		blocks = append(blocks, c.themeContent(s)...)
		chapters = add(chapters, c.chapter("hors-theme", "Éléments sans thème", blocks...))
	}
	return chapters
}

// theme is one chapter. A theme that is set aside has a short one: the reason,
// and whatever the workbook says of it all the same.
func (c *composer) theme(i int) *document.Section {
	t, s := &c.p.Themes[i], &c.a.Themes[i]
	var blocks []document.Block
	if full := c.themeSubject(t); full != nil {
		blocks = append(blocks, full)
	}
	if analysis.SetAside(t) {
		blocks = append(blocks, c.setAside(t))
	}
	blocks = append(blocks, c.prose(t.Introduction)...)
	blocks = append(blocks, c.themeContent(s)...)
	blocks = c.themeTexts(blocks, t)
	if !analysis.SetAside(t) && len(s.Missing) > 0 {
		blocks = append(blocks, c.sentence("Ce thème reste à compléter : il y manque "+french.Join(s.Missing)+"."))
	}
	chapter := c.chapter(themeAnchor(t.ID), "Thème "+strconv.Itoa(int(t.ID))+" – "+c.themeName(t), blocks...)
	chapter.NewPage = len(s.Actions)+len(s.Indicators) > 0
	return chapter
}

// themeSubject is the theme in the decree's words, or a word on a theme of the
// community's own.
func (c *composer) themeSubject(t *plan.Theme) document.Block {
	text := "Ce thème est propre à la collectivité : il s’ajoute à ceux que propose l’article D. 2311-15-1 du CGCT."
	if d := decreeTheme(t.ID); d != nil {
		text = d.Title + "."
	}
	return &document.Paragraph{Style: document.Lead, Spans: c.words(text)}
}

func (c *composer) setAside(t *plan.Theme) document.Block {
	blocks := c.prose(t.Reason)
	if len(blocks) == 0 {
		blocks = []document.Block{c.sentence("Le motif de ce choix n’est pas encore renseigné.")}
	}
	blocks = append(c.intro(c.fixed.Part.SetAside), blocks...)
	return &document.Callout{Title: french.Typeset("○ " + c.fixed.Part.SetAside.Title), Tone: document.Attention, Blocks: blocks}
}

// themeContent is what a theme holds: figures, objectives, actions, indicators,
// awareness.
func (c *composer) themeContent(s *analysis.ThemeState) []document.Block {
	where := "du thème"
	if s == &c.a.Unplaced {
		where = "sans thème"
	}
	listed := func(title string, rows []int, of func([]int, string) []document.Block) *document.Section {
		if len(rows) == 0 {
			return nil
		}
		return c.sectionLater("", title, func() []document.Block { return of(rows, where) })
	}
	var blocks []document.Block
	return c.addUnlisted(blocks,
		listed(c.fixed.Part.Objectives.Title, s.Objectives, c.objectivesOf),
		c.section("", "Avancement", c.themeProgress(s)...),
		listed(c.fixed.Part.Actions.Title, s.Actions, c.actionsOf),
		listed(c.fixed.Part.Indicators.Title, s.Indicators, c.indicatorsOf),
	)
}

// addUnlisted adds sections that stay out of the table of contents: the
// chapters of the themes all hold the same ones.
func (c *composer) addUnlisted(to []document.Block, sections ...*document.Section) []document.Block {
	for _, s := range sections {
		if s != nil {
			s.Unlisted = true
			to = append(to, s)
		}
	}
	return to
}

// themeTexts adds the awareness figures of themes 4 and 5, then the year's
// bilan and the outlook.
func (c *composer) themeTexts(blocks []document.Block, t *plan.Theme) []document.Block {
	if w, ok := c.a.AwarenessByTheme[t.ID]; ok && w.Events > 0 {
		blocks = c.addUnlisted(blocks, c.subpart("", c.fixed.Part.Awareness, c.awareness(t.ID, w)...))
	}
	year := ""
	if c.a.Year != 0 {
		year = " " + strconv.Itoa(c.a.Year)
	}
	blocks = c.addUnlisted(blocks,
		c.section("", c.fixed.Part.YearReview.Title+year, c.prose(t.Review)...),
		c.section("", c.fixed.Part.Outlook.Title, c.prose(t.Outlook)...),
	)
	return append(blocks, c.extraLines(t.Extras)...)
}

// themeProgress says where the theme's actions stand, in words and in cards.
func (c *composer) themeProgress(s *analysis.ThemeState) []document.Block {
	p := s.Progress
	if p.Actions == 0 || !c.a.Review && !begun(c.a.Overall) {
		return nil
	}
	blocks := []document.Block{c.sentence(progressText(p))}
	var cards []document.Card
	card := func(value, label, note string, tone document.Tone) {
		cards = append(cards, document.Card{Value: french.Typeset(value), Label: french.Typeset(label), Note: note, Tone: tone})
	}
	card(french.Integer(int64(p.Done))+" sur "+french.Integer(int64(p.Actions)), french.Plural(p.Actions, "action réalisée", "actions réalisées"), "", toneIf(p.Done > 0, document.Good))
	if p.Known > 0 {
		card(wholePercent(p.Mean), "d’avancement moyen", "", document.Strong)
	}
	m := s.Means
	if m.WithPlanned > 0 {
		card(shortMoney(m.Planned()), joinParts([]string{"de budget prévu", c.taxBasis()}), "sur toute la durée des actions", document.Strong)
	}
	if m.WithSpent > 0 {
		card(shortMoney(m.Spent), joinParts([]string{"de dépenses", c.taxBasis()}), "depuis le début des actions", document.Strong)
	}
	return append(blocks, &document.Cards{Items: cards})
}
