package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// changesAnchor is the anchor of the chapter on what changed.
const changesAnchor = "evolutions"

// longestChange is how much of each of two values is printed, in characters,
// around what differs; the summary workbook has them whole.
const longestChange = 300

// changes is what became of the plan since the version that was adopted: first
// the adopted values that changed, then the actions, the money, the indicators.
// Nothing is printed when no other version was given.
func (c *composer) changes() []document.Block {
	if c.opt.Changes == nil {
		return nil
	}
	v := c.newChangeView()
	blocks := []document.Block{c.sentence(v.versions()), c.sentence(v.overview())}
	blocks = append(blocks, v.doubts()...)
	blocks = add(blocks,
		c.section("evolutions-votees", "Valeurs publiées qui ont changé", v.adopted()...),
		c.section("", "Actions", v.actions()...),
		c.section("", "Budget", append(v.money(), v.archivedBudget()...)...),
		c.section("", "Indicateurs", v.indicators()...),
		c.section("", "Objectifs et thèmes", v.frame()...),
		c.section("", "Sensibilisation", v.events()...),
		c.section("", "Autres modifications", v.others()...),
	)
	words := c.fixed.Part.Changes
	if v.dated {
		words.Title = "Évolutions depuis " + v.before
	}
	return add(nil, c.part(changesAnchor, words, blocks...))
}

// changeView is the chapter under way. Lines on personal data are set aside in
// the public edition, and counted.
type changeView struct {
	*composer
	ch     *changes.Changes
	groups map[changes.Group][]*changes.Line
	hidden int
	// before and after head the columns of the two versions; dated tells that
	// they are their years.
	before, after string
	dated         bool
}

func (c *composer) newChangeView() *changeView {
	v := &changeView{composer: c, ch: c.opt.Changes, groups: map[changes.Group][]*changes.Line{}}
	lines := v.ch.Lines()
	for i := range lines {
		if l := &lines[i]; !c.prints(l) {
			v.hidden++
		} else {
			v.groups[l.Group] = append(v.groups[l.Group], l)
		}
	}
	v.before, v.after = "Version précédente", "Ce document"
	if was, is := changes.Year(v.ch.Before), changes.Year(v.ch.After); was != is && was != 0 && is != 0 {
		v.before, v.after, v.dated = strconv.Itoa(was), strconv.Itoa(is), true
	}
	return v
}

// prints reports whether the edition prints a change: the public one leaves out
// those of personal data.
func (c *composer) prints(l *changes.Line) bool { return c.opt.Edition == Internal || !l.Personal }

// versions names the version that the plan is compared with.
func (v *changeView) versions() string {
	what := "La version précédente"
	if kind := v.ch.Before.Community.Document; kind.OK() {
		article := "le "
		if kind.V == plan.Strategy {
			article = "la "
		}
		what += " est " + article + string(kind.V)
		if year := changes.Year(v.ch.Before); year != 0 {
			what += " de l’exercice " + strconv.Itoa(year)
		}
		what += ", dont le classeur est " + french.Quote(v.file(v.ch.Before)) + "."
		return what
	}
	return what + " est le classeur " + french.Quote(v.file(v.ch.Before)) + "."
}

func (v *changeView) file(p *plan.Plan) string {
	if len(p.Sources) == 0 || p.Sources[0].Name == "" {
		return "sans nom"
	}
	return diag.FileName(p.Sources[0].Name)
}

// overview counts what happened.
func (v *changeView) overview() string {
	var told []string
	counted := func(group changes.Group, one, many string) {
		if n := len(v.groups[group]); n > 0 {
			told = append(told, count(n, one, many))
		}
	}
	counted(changes.AddedGroup, "action nouvelle", "actions nouvelles")
	counted(changes.FinishedGroup, "action réalisée", "actions réalisées")
	counted(changes.DroppedGroup, "action abandonnée", "actions abandonnées")
	counted(changes.ReopenedGroup, "action rouverte", "actions rouvertes")
	counted(changes.ArchivedGroup, "action close qui n’est plus reprise", "actions closes qui ne sont plus reprises")
	counted(changes.VanishedGroup, "action disparue", "actions disparues")
	counted(changes.SlipGroup, "échéance modifiée", "échéances modifiées")
	text := ""
	if len(told) > 0 {
		text = "Depuis : " + french.Join(told) + ". "
	}
	return text + v.ch.Conclusion()
}

// doubts repeat what the check says of the comparison itself.
func (v *changeView) doubts() []document.Block {
	var blocks []document.Block
	for i := range v.diags {
		if d := &v.diags[i]; changes.OnComparison(d.Code) {
			blocks = append(blocks, v.sentence(d.Message))
		}
	}
	return blocks
}

// adopted sets the two values of each adopted value that changed side by side,
// with the cell of each and the reason given.
func (v *changeView) adopted() []document.Block {
	lines := v.groups[changes.AdoptedGroup]
	if len(lines) == 0 {
		return nil
	}
	table := &document.Table{
		Caption: v.words("Valeurs publiées et valeurs de ce document"),
		Summary: "Une ligne par valeur : ce qu’elle est, la valeur publiée et sa cellule, la valeur de ce document et sa cellule, l’explication donnée.",
		Compact: true,
		Columns: []document.Column{{Width: 4}, {Width: 3, MinWidth: 7}, {Width: 3, MinWidth: 7}, {Width: 3.4, MinWidth: 7}},
		Head:    v.headRow("Valeur", "Version précédente", "Ce document", "Explication"),
	}
	for _, l := range lines {
		was, is := changes.Excerpts(l.Was, l.Is, longestChange)
		table.Body = append(table.Body, v.row(v.named(l), v.value(was, l.BeforeAt), v.value(is, l.AfterAt), v.reason(l)))
	}
	files := "Les cellules de la version précédente sont celles de " + french.Quote(v.file(v.ch.Before))
	if len(v.ch.After.Sources) < 2 {
		files += ", les autres celles de " + french.Quote(v.file(v.ch.After))
	}
	return []document.Block{table, v.remark(files + ".")}
}

// named heads a row: the row of the workbook, then the value.
func (v *changeView) named(l *changes.Line) document.Cell {
	name := joinWith(" – ", l.Code, l.Title)
	if name == "" {
		name = l.Sheet
	}
	return document.Cell{RowHeader: true, Blocks: []document.Block{
		&document.Paragraph{Spans: v.words(name)}, v.remark(l.What),
	}}
}

// value is a value and, under it, where it stands.
func (v *changeView) value(text string, at diag.Position) document.Cell {
	place := v.place(at)
	if at.File() == "" {
		place = ""
	}
	tone := document.Plain
	if text == "" {
		text, tone = "vide", document.Muted
	}
	blocks := []document.Block{&document.Paragraph{Spans: v.span(document.Span{Text: text, Tone: tone})}}
	if place != "" {
		blocks = append(blocks, v.remark(place))
	}
	return document.Cell{Blocks: blocks}
}

func (v *changeView) reason(l *changes.Line) document.Cell {
	switch {
	case l.Reason != "":
		return v.cell(diag.Shorten(l.Reason, longestChange))
	case l.Silent:
		return v.toned("⚠ Aucune explication", document.Attention)
	}
	return v.toned("○ Valeur complétée", document.Muted)
}

// actionKinds are the groups of what happened to whole actions.
var actionKinds = [...]changes.Group{
	changes.AddedGroup, changes.FinishedGroup, changes.DroppedGroup, changes.ReopenedGroup, changes.ArchivedGroup, changes.VanishedGroup,
}

func (v *changeView) actions() []document.Block {
	var blocks []document.Block
	table := &document.Table{
		Caption: v.words("Actions nouvelles, closes ou retirées"),
		Summary: "Une ligne par action, groupées par ce qui leur est arrivé : code, intitulé, situation dans la version précédente et dans ce document.",
		Compact: true,
		Columns: []document.Column{{Width: 1.2, MinWidth: 4}, {Width: 6}, {Width: 2.6, MinWidth: 6}, {Width: 3.2, MinWidth: 7}},
		Head:    v.headRow("Code", "Action", v.before, v.after),
	}
	for _, group := range actionKinds {
		lines := v.groups[group]
		if len(lines) == 0 {
			continue
		}
		table.Body = append(table.Body, v.groupRow(group.Title()+" ("+french.Integer(int64(len(lines)))+")", len(table.Columns)))
		for _, l := range lines {
			table.Body = append(table.Body, v.row(v.rowHeader(textOrValue(l.Code, "—")), v.cell(textOrValue(l.Title, "action sans intitulé")), v.orDash(l.Was), v.orDash(joinWith(", ", l.Is, l.Effect))))
		}
	}
	if len(table.Body) > 0 {
		blocks = append(blocks, table)
	}
	blocks = v.appendMoves(blocks, changes.SlipGroup.Title(), "Décalage", v.groups[changes.SlipGroup])
	if table := v.progressMoves(); len(table.Body) > 0 {
		blocks = append(blocks, table)
	}
	return v.appendMoves(blocks, "Directions pilotes qui ont changé", "", v.groups[changes.PilotGroup])
}

// appendMoves adds a table of values that moved, one row each; effect heads the
// column of the moves, "" for none.
func (v *changeView) appendMoves(blocks []document.Block, caption, effect string, lines []*changes.Line) []document.Block {
	if len(lines) == 0 {
		return blocks
	}
	table := v.actionTable(caption, "Une ligne par action : code, intitulé, valeur de la version précédente et de ce document.", v.before, v.after)
	if effect != "" {
		table.Columns = append(table.Columns, document.Column{Width: 2, MinWidth: 6})
		table.Head[0].Cells = append(table.Head[0].Cells, v.cell(effect))
	}
	for _, l := range lines {
		row := v.actionRow(l.Code, l.Title, v.orBlank(l.Was), v.orBlank(l.Is))
		if effect != "" {
			row.Cells = append(row.Cells, v.slip(l))
		}
		table.Body = append(table.Body, row)
	}
	return append(blocks, table)
}

// slip is how far a due date moved: « +92 jours ». What was put off draws the
// eye.
func (v *changeView) slip(l *changes.Line) document.Cell {
	switch {
	case l.Slip > 0:
		return v.toned("+"+french.Days(l.Slip), document.Attention)
	case l.Slip < 0:
		return v.cell("−" + french.Days(-l.Slip))
	}
	return v.orDash(l.Effect)
}

// actionTable is a table of actions with some columns of values.
func (v *changeView) actionTable(caption, summary string, values ...string) *document.Table {
	table := &document.Table{
		Caption: v.words(caption), Summary: french.Typeset(summary), Compact: true,
		Columns: []document.Column{{Width: 1.2, MinWidth: 4}, {Width: 5}},
		Head:    v.headRow(append([]string{"Code", "Action"}, values...)...),
	}
	for range values {
		table.Columns = append(table.Columns, document.Column{Width: 2.1, MinWidth: 5.5})
	}
	return table
}

func (v *changeView) actionRow(code, title string, values ...document.Cell) document.Row {
	cells := append(v.cells.take(len(values) + 3)[:0], v.rowHeader(textOrValue(code, "—")), v.cell(textOrValue(title, "action sans intitulé")))
	return document.Row{Cells: append(cells, values...)}
}

// progressMoves tells where the actions of both versions stood and stand, where
// that moved; those that are closed since have had their line.
func (v *changeView) progressMoves() *document.Table {
	table := v.actionTable("Statut et avancement des actions qui se poursuivent",
		"Une ligne par action : code, intitulé, statut et avancement dans la version précédente et dans ce document.", v.before, v.after)
	moved := map[changes.Pair]bool{}
	for _, l := range v.groups[changes.ProgressGroup] {
		if l.Cell != nil {
			moved[l.Cell.Pair] = true
		}
	}
	for i := range v.ch.Actions {
		a := &v.ch.Actions[i]
		if a.Kind != changes.Continued || !moved[a.Pair] {
			continue
		}
		was, is := &v.ch.Before.Actions[a.Before], &v.ch.After.Actions[a.After]
		table.Body = append(table.Body, v.actionRow(is.Code.Or(""), is.Title.Or(""), v.orBlank(standing(was)), v.orBlank(standing(is))))
	}
	return table
}

// standing is a status and a progress as they were typed: « en cours, 40 % ».
func standing(a *plan.Action) string {
	progress := ""
	if a.Progress.OK() {
		progress = percent(a.Progress.V)
	}
	return joinWith(", ", string(a.Status.Or("")), progress)
}

// orDash is a text, or a dash where there was nothing to say; orBlank tells a
// blank cell.
func (v *changeView) orDash(text string) document.Cell {
	if text == "" {
		return v.toned("—", document.Muted)
	}
	return v.cell(text)
}

func (v *changeView) orBlank(text string) document.Cell {
	if text == "" {
		return v.toned("vide", document.Muted)
	}
	return v.cell(text)
}

// money sets the budgets of both versions side by side, by theme, by volet and
// in all, then tells the actions whose budget moved.
func (v *changeView) money() []document.Block {
	var blocks []document.Block
	if v.ch.Total.Told() {
		blocks = append(blocks, v.sentence("Chaque montant vaut pour toute la durée des actions. Le cumul dépensé d’une version comprend ce que l’action avait dépensé dans la précédente : les deux ne s’additionnent pas."), v.moneyTable())
	}
	return append(blocks, v.moneyMoves()...)
}

// mostBudgets is how many actions the public edition tells the budget of: nearly
// every action spends something in a year, and the assembly looks for the few
// that matter.
const mostBudgets = 8

// moneyMoves tells, action by action, what made the budgets of both versions
// differ: all the actions whose budget moved in the internal edition, in the
// public one those that moved most and the sum of the others; then what came
// with new actions and what left with others, so that the lines add up to the
// totals above.
func (v *changeView) moneyMoves() []document.Block {
	moved, came, left, same := v.budgetMoves()
	if len(moved) == 0 && !came.sum.Told() && !left.sum.Told() {
		return nil
	}
	told := moved
	if v.opt.Edition != Internal && len(moved) > mostBudgets+1 {
		told = moved[:mostBudgets]
	}
	table := v.actionTable(joinWith(", montants ", "Évolution du budget, action par action", v.taxBasis()),
		"Une ligne par action dont le budget a changé, du plus grand changement du budget prévu au plus petit, puis une ligne pour les actions nouvelles, retirées ou aux montants inchangés ; la dernière ligne est le total : code, intitulé, budget prévu puis cumul dépensé, chacun dans la version précédente et dans ce document.",
		v.headed("Prévu", v.before), v.headed("Prévu", v.after), v.headed(spentLabel, v.before), v.headed(spentLabel, v.after))
	for i := range table.Columns[2:] {
		table.Columns[2+i].Align = document.Right
	}
	for _, a := range told {
		is := v.actionAfter(a)
		table.Body = append(table.Body, v.actionRow(is.Code.Or(""), is.Title.Or(""), v.amounts(a.Budget)...))
	}
	var others budgetGroup
	plannedMoved := false
	for _, a := range moved[len(told):] {
		others.add(a)
		plannedMoved = plannedMoved || a.Budget.PlannedMove() > 0
	}
	what := ", dont seules les dépenses ont changé"
	if plannedMoved {
		what = " dont le budget a changé"
	}
	for _, g := range [...]struct {
		*budgetGroup
		name string
	}{
		{&others, count(others.actions, "autre action", "autres actions") + what},
		{came, count(came.actions, "action nouvelle", "actions nouvelles")},
		{left, count(left.actions, "action qui n’est plus reprise", "actions qui ne sont plus reprises")},
		{same, count(same.actions, "action aux montants inchangés", "actions aux montants inchangés")},
	} {
		if g.sum.Told() {
			table.Body = append(table.Body, v.groupedBudget(g.name, g.sum, g.budgetGroup == came, g.budgetGroup == left))
		}
	}
	total := v.groupedBudget("Total", v.ch.Total, false, false)
	total.Total = true
	table.Body = append(table.Body, total)
	blocks := []document.Block{table}
	if others.actions > 0 {
		blocks = append(blocks, v.remark("La feuille « Évolutions » de la synthèse donne les budgets de toutes les actions, une à une."))
	}
	return blocks
}

// budgetGroup is the budget of several actions.
type budgetGroup struct {
	actions int
	sum     changes.Money
}

func (g *budgetGroup) add(a *changes.Action) {
	g.actions++
	g.sum.Add(a.Budget)
}

// budgetMoves are the actions of both versions whose budget moved, the greatest
// moves of what is planned first, then of what is spent: nearly every action
// spends something in a year, and what is planned is what was adopted. The
// others are added up: those that came, those that left, those that are the same.
func (v *changeView) budgetMoves() (moved []*changes.Action, came, left, same *budgetGroup) {
	came, left, same = new(budgetGroup), new(budgetGroup), new(budgetGroup)
	for i := range v.ch.Actions {
		switch a := &v.ch.Actions[i]; {
		case a.New() && a.Archive == nil:
			came.add(a)
		case a.Gone() && a.Archive == nil:
			left.add(a)
		case a.Budget.Moved():
			moved = append(moved, a)
		default:
			same.add(a)
		}
	}
	slices.SortStableFunc(moved, func(a, b *changes.Action) int {
		return cmp.Or(cmp.Compare(b.Budget.PlannedMove(), a.Budget.PlannedMove()), cmp.Compare(b.Budget.SpentMove(), a.Budget.SpentMove()))
	})
	return moved, came, left, same
}

// actionAfter is an action as the version after tells it, be it in its archive.
func (v *changeView) actionAfter(a *changes.Action) *plan.Action {
	if a.Gone() {
		return &a.Archive.Action
	}
	return &v.ch.After.Actions[a.After]
}

// groupedBudget is the line of several actions; those that came had no budget
// before, and those that left have none now, which is not a blank cell.
func (v *changeView) groupedBudget(name string, m changes.Money, came, left bool) document.Row {
	header := v.rowHeader(name)
	header.ColSpan = 2
	amounts := v.amounts(m)
	if came {
		amounts[0], amounts[2] = v.orDash(""), v.orDash("")
	}
	if left {
		amounts[1], amounts[3] = v.orDash(""), v.orDash("")
	}
	return document.Row{Cells: append([]document.Cell{header}, amounts...)}
}

// amounts are the cells of a budget: planned, then spent, in both versions.
func (v *changeView) amounts(m changes.Money) []document.Cell {
	return []document.Cell{
		v.amountOr(m.PlannedBefore, m.PlannedToldBefore), v.amountOr(m.PlannedAfter, m.PlannedToldAfter),
		v.amountOr(m.SpentBefore, m.SpentToldBefore), v.amountOr(m.SpentAfter, m.SpentToldAfter),
	}
}

// headed joins what a column tells and its version: « Prévu (version 2025) ». A
// bare year would make both amounts of the year, when each is that of the whole
// action as the version tells it.
func (v *changeView) headed(what, version string) string {
	if v.dated {
		version = "version" + french.NBSP + version
	}
	return what + " (" + french.Uncapital(version) + ")"
}

func (v *changeView) amountOr(a plan.Cents, told bool) document.Cell {
	if !told {
		return v.absent()
	}
	return v.cell(fullMoney(a))
}

func (v *changeView) moneyTable() *document.Table {
	amount := document.Column{Width: 2, Align: document.Right, MinWidth: 5.5}
	table := &document.Table{
		Caption: v.words(joinWith(", montants ", "Budget prévu et cumul dépensé dans les deux versions", v.taxBasis())),
		Summary: "Une ligne par thème, puis par volet : budget prévu de la version précédente et de ce document, écart, cumul dépensé selon la version précédente et selon ce document, écart ; la dernière ligne est le total.",
		Compact: true,
		Columns: []document.Column{{Width: 4}, amount, amount, amount, amount, amount, amount},
		Head: v.headRow("Périmètre", v.headed("Prévu", v.before), v.headed("Prévu", v.after), "Écart sur le prévu",
			v.headed(spentLabel, v.before), v.headed(spentLabel, v.after), "Écart sur le cumul"),
	}
	for _, m := range v.ch.Money {
		table.Body = append(table.Body, v.moneyRow(v.shortThemeOf(m.Theme), m))
	}
	if len(v.ch.Sides) > 1 {
		for _, m := range v.ch.Sides {
			table.Body = append(table.Body, v.moneyRow(changes.SideName(m.Side), m))
		}
	}
	total := v.moneyRow("Total", v.ch.Total)
	total.Total = true
	table.Body = append(table.Body, total)
	return table
}

// shortThemeOf names a theme as the other tables do, or as the version before
// did.
func (c *composer) shortThemeOf(id plan.ThemeID) string {
	for i := range c.p.Themes {
		if c.p.Themes[i].ID == id {
			return c.shortTheme(i)
		}
	}
	return c.opt.Changes.ThemeName(id)
}

// archivedBudget says that the budget of actions archived since is in both versions
// here, and no longer in the part on means; and that of the actions taken from the
// archive since, which the report of the version before did not count.
func (v *changeView) archivedBudget() (remarks []document.Block) {
	const both = "Les totaux comptent, dans les deux versions, "
	n, budget := v.ch.Archived()
	if told := budgetTold(budget, budget.PlannedToldAfter, budget.SpentToldAfter); told != "" {
		remarks = append(remarks, v.remark(both+count(n, "action archivée depuis la précédente", "actions archivées depuis la précédente")+" : "+told+
			". La partie sur les moyens n’en compte plus rien."))
	}
	n, budget = v.ch.TakenUp()
	if told := budgetTold(budget, budget.PlannedToldBefore, budget.SpentToldBefore); told != "" {
		remarks = append(remarks, v.remark(both+count(n, "action que la précédente avait archivée et qui est reprise", "actions que la précédente avait archivées et qui sont reprises")+" : "+told+"."))
	}
	return remarks
}

// budgetTold is the budget of actions that were, or had been, archived; "" for none.
func budgetTold(m changes.Money, planned, spent bool) string {
	var told []string
	if planned {
		told = append(told, wasThenIs(m.PlannedBefore, m.PlannedAfter)+" de budget prévu")
	}
	if spent {
		told = append(told, wasThenIs(m.SpentBefore, m.SpentAfter)+" de dépenses")
	}
	return french.Join(told)
}

// wasThenIs is an amount, and what it became where the archive corrects it.
func wasThenIs(was, is plan.Cents) string {
	if was == is {
		return fullMoney(is)
	}
	return fullMoney(was) + ", puis " + fullMoney(is) + ","
}

func (v *changeView) moneyRow(name string, m changes.Money) document.Row {
	gap := func(was, is plan.Cents, told bool) document.Cell {
		if !told {
			return v.orDash("")
		}
		return v.orDash(changes.MoneyEffect(was, is))
	}
	return v.row(v.rowHeader(name),
		v.amountOr(m.PlannedBefore, m.PlannedToldBefore), v.amountOr(m.PlannedAfter, m.PlannedToldAfter), gap(m.PlannedBefore, m.PlannedAfter, m.PlannedToldAfter && m.PlannedToldBefore),
		v.amountOr(m.SpentBefore, m.SpentToldBefore), v.amountOr(m.SpentAfter, m.SpentToldAfter), gap(m.SpentBefore, m.SpentAfter, m.SpentToldAfter && m.SpentToldBefore))
}

// indicators are the values that the version before published and those of this
// exercise, then the indicators that came or went.
func (v *changeView) indicators() []document.Block {
	var blocks []document.Block
	was, is := changes.Year(v.ch.Before), changes.Year(v.ch.After)
	table := &document.Table{
		Caption: v.words("Indicateurs, de la version précédente à ce document"),
		Summary: "Une ligne par indicateur : valeur publiée par la version précédente, valeur de l’exercice et évolution.",
		Compact: true,
		Columns: []document.Column{{Width: 7}, {Width: 2.6, Align: document.Right, MinWidth: 6}, {Width: 2, Align: document.Right, MinWidth: 6}, {Width: 2.4, MinWidth: 6.5}},
		Head:    v.headRow("Indicateur", "Publié pour "+strconv.Itoa(was), strconv.Itoa(is), "Évolution"),
	}
	v.absences = false
	for i := range v.ch.Indicators {
		n := &v.ch.Indicators[i]
		if !n.Shown() {
			continue
		}
		unit := v.ch.Before.Indicators[n.Before].Unit.Or("")
		from := v.measureCell(n.From, unit)
		if n.FromYear != was {
			from = v.cell(measureText(n.From, unit) + " (" + strconv.Itoa(n.FromYear) + ")")
		}
		text, tone := wayText(n)
		table.Body = append(table.Body, v.row(v.rowHeader(v.indicatorLabels[n.After]), from,
			v.measureCell(n.To, v.p.Indicators[n.After].Unit.Or("")), v.toned(text, tone)))
	}
	if len(table.Body) > 0 {
		blocks = v.addLegend(append(blocks, table))
	}
	return v.appendList(blocks, v.groups[changes.IndicatorRowGroup], "Indicateur")
}

// wayText says how an indicator moved, and whether that is the way it should.
func wayText(n *changes.Indicator) (string, document.Tone) {
	arrow := "↘"
	if n.To.V > n.From.V {
		arrow = "↗"
	}
	switch n.Way {
	case changes.Better:
		return arrow + " favorable", document.Good
	case changes.Worse:
		return arrow + " défavorable", document.Bad
	case changes.Same:
		return "→ stable", document.Muted
	case changes.NeitherWay:
		return arrow + map[string]string{"↗": " en hausse", "↘": " en baisse"}[arrow], document.Plain
	}
	return "—", document.Muted
}

// frame tells the objectives and the themes that came, went or were set aside.
func (v *changeView) frame() []document.Block {
	blocks := v.appendList(nil, v.groups[changes.ObjectiveGroup], "Objectif")
	return v.appendList(blocks, v.groups[changes.ThemeGroup], "")
}

// appendList writes lines as items: « Objectif nouveau : O1.3 – … ».
func (v *changeView) appendList(blocks []document.Block, lines []*changes.Line, kind string) []document.Block {
	if len(lines) == 0 {
		return blocks
	}
	items := make([]string, len(lines))
	for i, l := range lines {
		told := *l
		told.What = "" // the title says it
		items[i] = joinWith(" – ", l.Code, l.Title) + " : " + told.Move(longestChange)
		if kind != "" {
			items[i] = kind + " " + l.Is + " : " + joinWith(" – ", l.Code, l.Title)
		}
	}
	return append(blocks, v.bullets(items))
}

// events tells the log in numbers.
func (v *changeView) events() []document.Block {
	var items []string
	for _, l := range v.groups[changes.EventGroup] {
		items = append(items, l.What+" : "+l.Is+", contre "+l.Was+" dans la version précédente.")
	}
	if len(items) == 0 {
		return nil
	}
	return []document.Block{v.bullets(items)}
}

// others names the columns of the changes that bear on nothing adopted, sheet by
// sheet: each year rewrites most texts. Only those who fill the workbook want to
// know in how many cells.
func (v *changeView) others() []document.Block {
	var sheets []string
	columns := map[string][]string{}
	type place struct{ sheet, column string }
	counts, cells := map[place]int{}, map[string]int{}
	for _, l := range v.groups[changes.OtherGroup] {
		at := place{l.Sheet, l.What}
		if cells[l.Sheet] == 0 {
			sheets = append(sheets, l.Sheet)
		}
		if counts[at] == 0 {
			columns[l.Sheet] = append(columns[l.Sheet], l.What)
		}
		counts[at]++
		cells[l.Sheet]++
	}
	var blocks []document.Block
	if len(sheets) > 0 {
		items := make([]string, len(sheets))
		for i, sheet := range sheets {
			var parts []string
			for _, column := range columns[sheet] {
				part := column
				if n := counts[place{sheet, column}]; n > 1 && v.opt.Edition == Internal {
					part += " (" + french.Integer(int64(n)) + ")"
				}
				parts = append(parts, part)
			}
			items[i] = "Feuille " + french.Quote(sheet) + " : " + strings.Join(parts, ", ") + "."
			if v.opt.Edition == Internal {
				items[i] = "Feuille " + french.Quote(sheet) + " : " + count(cells[sheet], "cellule", "cellules") + " – " + strings.Join(parts, ", ") + "."
			}
		}
		blocks = append(blocks, v.sentence("La feuille « Évolutions » de la synthèse donne chaque cellule, avec ses deux valeurs."), v.bullets(items))
	}
	if v.hidden > 0 {
		blocks = append(blocks, v.remark(count(v.hidden, "modification porte sur des coordonnées et n’est pas reprise", "modifications portent sur des coordonnées et ne sont pas reprises")+" dans l’édition publique."))
	}
	return blocks
}

// changesAlert warns of adopted values that changed without a word.
func (c *composer) changesAlert(add func(text, short string)) {
	if c.opt.Changes == nil {
		return
	}
	if n := len(c.opt.Changes.Silent()); n > 0 {
		add(count(n, "valeur publiée a changé sans explication", "valeurs publiées ont changé sans explication")+" depuis la version précédente.",
			count(n, "valeur publiée changée sans explication", "valeurs publiées changées sans explication"))
	}
}
