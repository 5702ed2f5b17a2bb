package report

import (
	"cmp"
	"slices"
	"strconv"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// means are the budget and the staff of the plan, by theme and by volet.
func (c *composer) means() []document.Block {
	if len(c.p.Actions) == 0 {
		return nil
	}
	blocks := []document.Block{c.sentence(c.meansText())}
	blocks = add(blocks,
		c.section("", "Moyens par thème", append(c.meansByTheme(), c.archivedSince()...)...),
		c.section("", "Moyens par volet", c.meansBySide()...),
		c.section("", "Financeurs cités", c.funders()...),
	)
	return add(nil, c.part(analysis.AnchorMeans, c.fixed.Part.Means, blocks...))
}

// meansText says the totals, what they are counted on, and what is not told.
func (c *composer) meansText() string {
	m := c.a.Means
	var told []string
	if m.WithPlanned > 0 {
		told = append(told, "Sur toute la durée des actions, le budget prévu s’élève à "+c.amount(m.Planned())+" ("+french.Join(plannedParts(m))+"), d’après "+outOf(m.WithPlanned, m.Total)+".")
	} else {
		told = append(told, "Aucune action n’indique de budget prévu.")
	}
	if m.WithSpent > 0 {
		told = append(told, "Les dépenses cumulées depuis le début des actions s’élèvent à "+c.amount(m.Spent)+", d’après "+outOf(m.WithSpent, m.Total)+".")
	}
	if m.WithStaff > 0 {
		told = append(told, "Les moyens humains représentent "+staff(m.Staff)+french.Plural(m.Staff, " (équivalent temps plein), d’après ", " (équivalents temps plein), d’après ")+outOf(m.WithStaff, m.Total)+".")
	}
	if n := len(m.Unfunded); n > 0 {
		told = append(told, count(n, "action ouverte n’indique", "actions ouvertes n’indiquent")+" encore aucun moyen.")
	}
	return joinParts(append(told, c.taxMention()))
}

// plannedParts are the parts of the planned budget that some action tells.
func plannedParts(m analysis.Means) []string {
	var parts []string
	if m.WithCapital > 0 {
		parts = append(parts, fullMoney(m.PlannedCapital)+" d’investissement")
	}
	if m.WithRunning > 0 {
		parts = append(parts, fullMoney(m.PlannedRunning)+" de fonctionnement")
	}
	return parts
}

func (c *composer) taxMention() string {
	switch c.p.Community.Tax.Or("") {
	case plan.ExclTax:
		return c.fixed.Mention.AmountsExclTax
	case plan.InclTax:
		return c.fixed.Mention.AmountsInclTax
	}
	return c.fixed.Mention.AmountsUnknownTax
}

// amount is a sum with HT or TTC.
func (c *composer) amount(v plan.Cents) string {
	return joinParts([]string{fullMoney(v), c.taxBasis()})
}

// outOf is « 12 actions sur 45 », or « les 45 actions » when it is all.
func outOf(n, total int) string {
	switch {
	case n == total && n == 1:
		return "l’unique action"
	case n == total:
		return "les " + count(n, "action", "actions")
	}
	return count(n, "action", "actions") + " sur " + french.Integer(int64(total))
}

// meansByTheme draws planned and spent by theme, with the table of the figures.
func (c *composer) meansByTheme() []document.Block {
	table := c.meansTable("Budget et personnel par thème", "Thème")
	var planned, spent moneyBars
	c.eachTheme(func(name string, s *analysis.ThemeState) {
		m := s.Means
		c.addMeans(table, name, m, c.themeBefore(c.themeOf(s)))
		if m.WithPlanned+m.WithSpent > 0 {
			planned.add(name, m.Planned(), m.WithPlanned)
			spent.add(name, m.Spent, m.WithSpent)
		}
	})
	table.Body = append(table.Body, c.meansTotal())
	return append(c.meansCharts(planned, spent), table)
}

// moneyBars are the bars of a chart under way: an amount per theme, and how many
// actions tell it.
type moneyBars struct {
	themes  []string
	amounts []int64 // cents
	told    []int
}

func (b *moneyBars) add(theme string, v plan.Cents, told int) {
	b.themes, b.amounts, b.told = append(b.themes, theme), append(b.amounts, int64(v)), append(b.told, told)
}

// bars writes the amounts in one unit.
func (b *moneyBars) bars(amount func(int64) string) []document.Bar {
	list := make([]document.Bar, len(b.themes))
	for i, cents := range b.amounts {
		text := notFilled
		if b.told[i] > 0 {
			text = amount(cents)
		}
		list[i] = document.Bar{Label: french.Typeset(b.themes[i]), Segments: []float64{plan.Cents(cents).Euros()}, Text: text}
	}
	return list
}

// meansCharts are two bar charts on one scale and in one unit, so that they
// compare.
func (c *composer) meansCharts(planned, spent moneyBars) []document.Block {
	amounts := slices.Concat(planned.amounts, spent.amounts)
	if len(amounts) == 0 || slices.Max(amounts) <= 0 {
		return nil
	}
	scale, amount := plan.Cents(slices.Max(amounts)).Euros(), french.EurosAlike(amounts)
	var blocks []document.Block
	for _, kind := range [...]struct {
		caption, legend string
		bars            []document.Bar
		tone            document.Tone
		told            int
	}{
		{"Budget prévu par thème", "Prévu", planned.bars(amount), document.Strong, c.a.Means.WithPlanned},
		{"Dépenses cumulées par thème", spentLabel, spent.bars(amount), document.Good, c.a.Means.WithSpent},
	} {
		if kind.told == 0 {
			continue
		}
		blocks = append(blocks, &document.Figure{
			Caption: c.words(kind.caption),
			Alt:     barsAlt(kind.caption, kind.bars),
			Chart: &document.BarChart{Unit: "€", Max: scale,
				Legend: []document.LegendEntry{{Label: kind.legend, Tone: kind.tone}}, Bars: kind.bars},
		})
	}
	return blocks
}

// spentLabel heads what the actions have spent: the workbook asks for all of it
// since they began, which « réalisé » under the name of a year would not say.
const spentLabel = "Cumul dépensé"

// tellsSpent reports whether money spent is worth a column: a stratégie that
// nobody has begun to pay for has none.
func (c *composer) tellsSpent() bool { return c.a.Review || c.a.Means.WithSpent > 0 }

func (c *composer) meansTable(caption, first string) *document.Table {
	right := func(width float64) document.Column {
		return document.Column{Width: width, Align: document.Right, MinWidth: 6}
	}
	columns := []document.Column{{Width: 4.5}, right(2.2), right(2.2)}
	labels := []string{first, "Investissement prévu", "Fonctionnement prévu"}
	if year := c.previousYear(); year != 0 {
		columns, labels = append(columns, right(2.2)), append(labels, "Total prévu (version"+french.NBSP+strconv.Itoa(year)+")")
	}
	columns, labels = append(columns, right(2.2)), append(labels, "Total prévu")
	told := "budget prévu en investissement, en fonctionnement et en tout"
	if c.tellsSpent() {
		columns, labels, told = append(columns, right(2.2)), append(labels, spentLabel), told+", cumul dépensé depuis le début des actions"
	}
	return &document.Table{
		Caption: c.words(joinWith(", montants ", caption, c.taxBasis())), Compact: true,
		Summary: french.Typeset("Une ligne par " + french.Uncapital(first) + " : " + told + ", équivalents temps plein ; la dernière ligne est le total."),
		Columns: append(columns, right(1.3)),
		Head:    c.headRow(append(labels, "ETP")...),
	}
}

// meansRow is a line of the table; before is the budget of the same actions in
// the version that was adopted, printed where there is one to compare with.
func (c *composer) meansRow(name string, m analysis.Means, before changes.Money) document.Row {
	amount := func(v plan.Cents, told int) document.Cell {
		if told == 0 {
			return c.absent()
		}
		return c.cell(fullMoney(v))
	}
	people := c.absent()
	if m.WithStaff > 0 {
		people = c.cell(french.Quantity(m.Staff, 2))
	}
	cells := append(c.cells.take(7)[:0], c.rowHeader(name), amount(m.PlannedCapital, m.WithCapital), amount(m.PlannedRunning, m.WithRunning))
	if c.previousYear() != 0 {
		told := 0
		if before.PlannedToldBefore {
			told = 1
		}
		cells = append(cells, amount(before.PlannedBefore, told))
	}
	cells = append(cells, amount(m.Planned(), m.WithPlanned))
	if c.tellsSpent() {
		cells = append(cells, amount(m.Spent, m.WithSpent))
	}
	return document.Row{Cells: append(cells, people)}
}

// addMeans adds the line of a theme, or of a volet, that has actions in one of the
// two versions.
func (c *composer) addMeans(table *document.Table, name string, m analysis.Means, before changes.Money) {
	switch {
	case m.Total > 0:
		table.Body = append(table.Body, c.meansRow(name, m, before))
	case c.previousYear() != 0 && before.PlannedToldBefore:
		table.Body = append(table.Body, c.meansGone(name, before))
	}
}

// meansGone is the line of a theme, or of a volet, all of whose actions are in the
// version that was adopted alone: the total of that version counts them.
func (c *composer) meansGone(name string, before changes.Money) document.Row {
	dash := func() document.Cell { return c.toned("—", document.Muted) }
	cells := append(c.cells.take(7)[:0], c.rowHeader(name), dash(), dash(), c.cell(fullMoney(before.PlannedBefore)), dash())
	if c.tellsSpent() {
		cells = append(cells, dash())
	}
	return document.Row{Cells: append(cells, dash())}
}

// previousYear is the exercise of the version that was adopted, 0 where there
// is none to compare with, or it is the same.
func (c *composer) previousYear() int {
	if c.opt.Changes == nil {
		return 0
	}
	year := changes.Year(c.opt.Changes.Before)
	if year == c.a.Year {
		return 0
	}
	return year
}

// budgetBefore finds the budget of a theme, or of a volet, in the version that
// was adopted.
func (c *composer) budgetBefore(of func(*changes.Changes) []changes.Money, is func(changes.Money) bool) changes.Money {
	if c.opt.Changes != nil {
		for _, m := range of(c.opt.Changes) {
			if is(m) {
				return m
			}
		}
	}
	return changes.Money{}
}

func (c *composer) themeBefore(id plan.ThemeID) changes.Money {
	return c.budgetBefore(func(ch *changes.Changes) []changes.Money { return ch.Money }, func(m changes.Money) bool { return m.Theme == id })
}

func (c *composer) sideBefore(side plan.Side) changes.Money {
	return c.budgetBefore(func(ch *changes.Changes) []changes.Money { return ch.Sides }, func(m changes.Money) bool { return m.Side == side })
}

func (c *composer) meansTotal() document.Row {
	var before changes.Money
	if c.opt.Changes != nil {
		before = c.opt.Changes.Total
	}
	row := c.meansRow("Total", c.a.Means, before)
	row.Total = true
	return row
}

// archivedSince says what the column of the version before has that no other column
// has, or that this version did not count: actions archived since, and actions that
// were in its archive and are in the plan again.
func (c *composer) archivedSince() (remarks []document.Block) {
	year := c.previousYear()
	if year == 0 {
		return nil
	}
	counts := "Le total prévu de la version " + strconv.Itoa(year) + " compte "
	if n, budget := c.opt.Changes.Archived(); budget.PlannedToldBefore {
		remarks = append(remarks, c.remark(counts+count(n, "action close, archivée", "actions closes, archivées")+" depuis : "+fullMoney(budget.PlannedBefore)+"."))
	}
	if n, budget := c.opt.Changes.TakenUp(); budget.PlannedToldBefore {
		remarks = append(remarks, c.remark(counts+count(n, "action qu’elle avait archivée et qui est reprise", "actions qu’elle avait archivées et qui sont reprises")+
			" depuis : "+fullMoney(budget.PlannedBefore)+"."))
	}
	return remarks
}

// meansBySide tells the internal part from the part turned to the territory.
func (c *composer) meansBySide() []document.Block {
	table := c.meansTable("Budget et personnel par volet", "Volet")
	for _, side := range sides {
		c.addMeans(table, side.title, c.a.MeansOfSide(side.side), c.sideBefore(side.side))
	}
	table.Body = append(table.Body, c.meansTotal())
	return []document.Block{table}
}

// sides are the two parts of the D. 2311-15 report, then what names none.
var sides = [...]struct {
	side  plan.Side
	title string
}{
	{plan.Internal, "Interne à la collectivité"},
	{plan.Territory, "Sur le territoire"},
	{"", "Volet non précisé"},
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// funders counts the actions that each funder is named for, most named first.
func (c *composer) funders() []document.Block {
	var list []analysis.Tally
	at := map[string]int{}
	for i := range c.p.Actions {
		for _, name := range c.p.Actions[i].Funders.Items {
			folded := french.Fold(name)
			k, known := at[folded]
			if !known {
				k = len(list)
				at[folded] = k
				list = append(list, analysis.Tally{Label: name})
			}
			list[k].Count++
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(x, y analysis.Tally) int { return cmp.Compare(y.Count, x.Count) })
	return []document.Block{c.tallyTable("Actions que chaque financeur soutient",
		"Une ligne par financeur : nombre d’actions qui le citent.", "Financeur", "Actions", list)}
}

// tallyTable writes counts.
func (c *composer) tallyTable(caption, summary, label, counted string, list []analysis.Tally) *document.Table {
	table := &document.Table{
		Caption: c.words(caption), Summary: summary, Compact: true,
		Columns: []document.Column{{Width: 4}, {Width: 1, Align: document.Right, MinWidth: 5}},
		Head:    c.headRow(label, counted),
	}
	for _, t := range list {
		table.Body = append(table.Body, c.row(c.rowHeader(french.Capital(t.Label)), c.integer(t.Count)))
	}
	return table
}
