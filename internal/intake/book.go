package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// book is the workbook being made.
type book struct {
	*workbook.Book
	actions, themes, objectives, indicators, transfers *workbook.Table

	actionList    []*action
	themeList     []*theme
	objectiveList []*objective
	indicatorList []*indicator
	listed        []*action // the action of each row of transfers, or nil

	themesBy     map[string]*theme
	objectivesBy map[string]*objective
	indicatorsBy map[string]*indicator
}

func newBook(name string) *book {
	b := &book{Book: workbook.Blank(), themesBy: map[string]*theme{}, objectivesBy: map[string]*objective{}, indicatorsBy: map[string]*indicator{}}
	b.Name = name
	b.actions, b.themes = b.Table(workbook.SheetActions), b.Table(workbook.SheetThemes)
	b.objectives, b.indicators = b.Table(workbook.SheetObjectives), b.Table(workbook.SheetIndicators)
	b.transfers = &workbook.Table{Sheet: workbook.SheetOf(workbook.SheetTransfer)}
	return b
}

// add adds a blank row to a table and returns its index.
func add(t *workbook.Table) int {
	t.Rows = append(t.Rows, t.NewRow())
	return len(t.Rows) - 1
}

// at returns a cell by its column's key.
func at(t *workbook.Table, row int, key string) *workbook.Cell {
	return &t.Rows[row].Cells[t.Sheet.Column(key)]
}

// text is a text as the reader gives it: its spaces are plain.
func text(s string) workbook.Cell {
	if s = oneLine(s); s == "" {
		return workbook.Cell{}
	}
	return workbook.Cell{Kind: workbook.CellText, Text: s}
}

func number(n int) workbook.Cell {
	return workbook.Cell{Kind: workbook.CellNumber, Number: float64(n)}
}

func (b *book) answer(key, value string) {
	*at(b.Table(workbook.SheetCommunity), 0, key) = text(value)
}

// theme is an axis.
type theme struct {
	row, id int
	title   string
	rank    int // of its last objective
}

func (b *book) theme(title string) *theme {
	key := french.Fold(title)
	if th, known := b.themesBy[key]; known {
		return th
	}
	th := &theme{row: add(b.themes), id: plan.DecreeThemes + 1 + len(b.themeList), title: title}
	*at(b.themes, th.row, workbook.NumberKey) = number(th.id)
	*at(b.themes, th.row, workbook.TitleKey) = text(title)
	*at(b.themes, th.row, workbook.RetainedKey) = workbook.Cell{Kind: workbook.CellBool, Number: 1}
	*at(b.themes, th.row, workbook.ConfirmKey) = text("repris d’un axe du plan importé : gardez-le comme thème propre, ou supprimez-le si les six thèmes du décret suffisent")
	b.themeList = append(b.themeList, th)
	b.themesBy[key] = th
	return th
}

// objective is the deepest axis of some actions.
type objective struct {
	row     int
	code    string
	own     *theme
	actions []*action
}

func (b *book) objective(path, title string, own *theme, above []string) *objective {
	if obj, known := b.objectivesBy[path]; known {
		return obj
	}
	obj := &objective{row: add(b.objectives), own: own}
	if own != nil {
		own.rank++
		obj.code = fmt.Sprintf("O%d.%d", own.id, own.rank)
	} else {
		obj.code = fmt.Sprintf("O%02d", len(b.objectiveList)+1)
	}
	*at(b.objectives, obj.row, workbook.CodeKey) = text(obj.code)
	*at(b.objectives, obj.row, workbook.TitleKey) = text(title)
	if len(above) > 0 {
		*at(b.objectives, obj.row, workbook.CommentKey) = workbook.Cell{Kind: workbook.CellRich, Rich: richtext.FromPlain("Axe d’origine : " + strings.Join(above, " ; "))}
	}
	*at(b.objectives, obj.row, workbook.ConfirmKey) = text("repris d’un sous-axe du plan importé : vérifiez que c’est un objectif, son thème et sa portée")
	b.objectiveList = append(b.objectiveList, obj)
	b.objectivesBy[path] = obj
	return obj
}

// indicator is one item of the indicators linked to actions.
type indicator struct {
	row     int
	code    string
	actions []*action
}

func (b *book) indicator(title string) *indicator {
	key := french.Fold(title)
	if ind, known := b.indicatorsBy[key]; known {
		return ind
	}
	ind := &indicator{row: add(b.indicators)}
	*at(b.indicators, ind.row, workbook.TitleKey) = text(title)
	b.indicatorList = append(b.indicatorList, ind)
	b.indicatorsBy[key] = ind
	return ind
}

// list adds a row to « Reprise de données » and returns its index.
func (b *book) list(cell, column, value, link, why string, a *action) int {
	row := add(b.transfers)
	*at(b.transfers, row, workbook.OriginCellKey) = text(cell)
	*at(b.transfers, row, workbook.OriginColumnKey) = text(column)
	rich := richtext.FromPlain(value)
	if link != "" && !strings.Contains(value, link) {
		rich = append(rich, richtext.FromPlain(link)...)
	}
	if len(rich) == 0 {
		rich = richtext.Text{{Runs: []richtext.Run{{Text: value}}}}
	}
	*at(b.transfers, row, workbook.ValueKey) = workbook.Cell{Kind: workbook.CellRich, Rich: rich}
	*at(b.transfers, row, workbook.OutcomeKey) = text(why)
	b.listed = append(b.listed, a)
	return row
}

// action is one row of the sheet Actions.
type action struct {
	book       *book
	row        int
	code       string
	parent     *action
	heading    string
	body       []string // what else its words are weighed in
	own        *theme
	objective  *objective
	indicators []*indicator
	theme      plan.ThemeID
	confirms   []confirmLine
	// What its funders give, while its row is read.
	funder, fundingKey string
	funding            []string
}

// confirmLine is a thing to confirm; %s stands for the parent's code.
type confirmLine struct {
	text   string
	parent *action
}

func (b *book) action(parent *action) *action {
	a := &action{book: b, row: add(b.actions), parent: parent}
	if parent != nil {
		a.own, a.objective = parent.own, parent.objective
		if a.objective != nil {
			a.objective.actions = append(a.objective.actions, a)
		}
	}
	b.actionList = append(b.actionList, a)
	return a
}

func (a *action) root() *action {
	if a.parent != nil {
		return a.parent
	}
	return a
}

func (a *action) cell(key string) *workbook.Cell { return at(a.book.actions, a.row, key) }

func (a *action) confirm(text string) {
	a.confirms = append(a.confirms, confirmLine{text: text})
}

// addProse adds a paragraph to a text, after its label; the label stands on a
// line of its own before a list or several paragraphs.
func (a *action) addProse(key, label string, added richtext.Text) {
	if len(added) == 0 {
		return
	}
	c := a.cell(key)
	title := richtext.Run{Text: label + french.NBSP + ":", Bold: true}
	text := slices.Clone(c.Rich)
	if len(added) == 1 && added[0].Kind == richtext.Paragraph {
		title.Text += " "
		text = append(text, richtext.Block{Runs: append([]richtext.Run{title}, added[0].Runs...)})
	} else {
		text = append(append(text, richtext.Block{Runs: []richtext.Run{title}}), added...)
	}
	*c = workbook.Cell{Kind: workbook.CellRich, Rich: text}
}

// finish gives the codes, proposes the themes, and writes what follows from
// them.
func (t *taker) finish() {
	b, account := t.book, t.account
	b.giveCodes()
	account.Proposed = map[plan.ThemeID]int{}
	for _, a := range b.actionList {
		t.propose(a)
	}
	for _, obj := range b.objectiveList {
		if id := obj.theme(); id != 0 {
			*at(b.objectives, obj.row, workbook.ThemeKey) = number(int(id))
		}
	}
	b.finishIndicators()
	t.settleTax()
	for i, a := range b.listed {
		if a != nil {
			*at(b.transfers, i, workbook.PlanRowKey) = text(a.code)
		}
	}
	for _, a := range b.actionList {
		var lines []string
		for _, c := range a.confirms {
			if c.parent != nil {
				c.text = confirmation(c.text, c.parent.code)
			}
			lines = append(lines, c.text)
		}
		*a.cell(workbook.ConfirmKey) = text(strings.Join(lines, " ; "))
		if len(lines) > 0 {
			account.ToConfirm++
		}
	}
	if len(b.transfers.Rows) > 0 {
		b.Tables = append(b.Tables, b.transfers)
	}
	account.Actions, account.Themes = len(b.actionList), len(b.themeList)
	account.Objectives, account.Indicators = len(b.objectiveList), len(b.indicatorList)
	account.ToConfirm += len(b.themeList) + len(b.objectiveList) + len(b.indicatorList)
	for _, d := range t.intake.Remarks() {
		if d.Severity == diag.Error {
			d.Severity = diag.Warning // it blocks nothing here: the value is kept as typed
		}
		account.Diags = append(account.Diags, d)
	}
	account.Diags.Sort()
	slices.SortStableFunc(account.Columns, func(x, y ColumnAccount) int { return x.at.Compare(y.at) })
}

// giveCodes numbers the actions: A01, and A01.1 below.
func (b *book) giveCodes() {
	roots := 0
	for _, a := range b.actionList {
		if a.parent == nil {
			roots++
		}
	}
	width, n := max(2, len(strconv.Itoa(roots))), 0
	rank := map[*action]int{}
	for _, a := range b.actionList {
		if a.parent == nil {
			n++
			a.code = fmt.Sprintf("A%0*d", width, n)
		} else {
			rank[a.parent]++
			a.code = fmt.Sprintf("%s.%d", a.parent.code, rank[a.parent])
		}
		*a.cell(workbook.CodeKey) = text(a.code)
		if a.objective != nil {
			*a.cell(workbook.ObjectivesKey) = text(a.objective.code)
		}
	}
}

// propose gives an action a theme, and says why.
func (t *taker) propose(a *action) {
	p := Propose(a.heading, strings.Join(a.body, "\n"))
	var why string
	switch {
	case a.parent != nil && a.parent.theme != 0 && a.parent.theme <= plan.DecreeThemes:
		a.theme = a.parent.theme
		why = fmt.Sprintf("thème %d, celui qui est proposé pour l’action dont elle dépend", a.theme)
	case p.Theme != 0:
		a.theme = p.Theme
		why = fmt.Sprintf("thème %d proposé d’après %s", p.Theme, some(p.Words))
	case len(p.Tied) > 1:
		var readings []string
		for i, id := range p.Tied {
			readings = append(readings, fmt.Sprintf("thème %d (%s)", id, some(p.TiedWords[i])))
		}
		why = "thème à choisir : " + french.JoinOr(readings)
	default:
		why = "thème à choisir : aucun mot ne désigne l’un des six"
	}
	if a.theme != 0 {
		t.account.Proposed[a.theme]++
	} else {
		t.account.Unproposed++
		if a.own != nil {
			a.theme = plan.ThemeID(a.own.id)
			why += " ; en attendant, l’action est rangée dans son axe"
		}
	}
	if a.theme != 0 {
		*a.cell(workbook.ThemeKey) = number(int(a.theme))
	}
	a.confirms = slices.Insert(a.confirms, 0, confirmLine{text: why})
}

// some quotes a few words.
func some(words []string) string {
	const most = 4
	list := quoted(words[:min(len(words), most)])
	if n := len(words) - most; n > 0 {
		list = append(list, french.Count(n, "autre", "autres"))
	}
	return french.Join(list)
}

// theme is that of all the actions of an objective; where they differ, that of
// its axis.
func (o *objective) theme() plan.ThemeID {
	own := plan.ThemeID(0)
	if o.own != nil {
		own = plan.ThemeID(o.own.id)
	}
	id := own
	for i, a := range o.actions {
		if i > 0 && a.theme != id {
			return own
		}
		id = a.theme
	}
	return id
}

// finishIndicators gives the indicators their codes, and what their actions say.
func (b *book) finishIndicators() {
	width := max(2, len(strconv.Itoa(len(b.indicatorList))))
	for i, ind := range b.indicatorList {
		ind.code = fmt.Sprintf("I%0*d", width, i+1)
		*at(b.indicators, ind.row, workbook.CodeKey) = text(ind.code)
		var objectives, actions []string
		for _, a := range ind.actions {
			actions = append(actions, a.code)
			if a.objective != nil && !slices.Contains(objectives, a.objective.code) {
				objectives = append(objectives, a.objective.code)
			}
		}
		if id := ind.actions[0].theme; id != 0 {
			*at(b.indicators, ind.row, workbook.ThemeKey) = number(int(id))
		}
		*at(b.indicators, ind.row, workbook.ObjectivesKey) = text(strings.Join(objectives, " ; "))
		*at(b.indicators, ind.row, workbook.ConfirmKey) = text("repris des indicateurs liés à " + french.Join(actions) + " : complétez l’unité, le sens, la cible et les valeurs, ou supprimez-le")
	}
	for _, a := range b.actionList {
		var codes []string
		for _, ind := range a.indicators {
			codes = append(codes, ind.code)
		}
		*a.cell(workbook.IndicatorsKey) = text(strings.Join(codes, " ; "))
	}
}
