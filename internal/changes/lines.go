package changes

import (
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Line is one change as a reader is told it: what moved, from what, to what.
// Every text is typographically finished. A zero field says nothing.
type Line struct {
	Group Group
	// Cell is the difference that the line tells, nil for a figure that is
	// computed. Each difference between two cells is told by one line.
	Cell *Cell
	// Sheet, Code and Title name the row, What is what moved in it.
	Sheet, Code, Title, What string
	Was, Is                  string
	// Effect is the change itself: « repoussée de 12 jours », « −3 000 € »,
	// « favorable ».
	Effect string
	// Slip is by how many days a due date moved, later when positive; 0 where
	// it did not, or stands in one version only.
	Slip int
	// Reason is the comment that goes with the change of an adopted value.
	Reason            string
	BeforeAt, AfterAt diag.Position
	// Remark is the code of the remark on it; Silent tells that nothing
	// explains the change of an adopted value.
	Remark   string
	Silent   bool
	Personal bool
}

// Group gathers lines of one kind.
type Group uint8

// The groups, in the order they are told: what was adopted first.
const (
	AdoptedGroup Group = iota
	AddedGroup
	FinishedGroup
	DroppedGroup
	ReopenedGroup
	ArchivedGroup
	VanishedGroup
	SlipGroup
	ProgressGroup
	PilotGroup
	BudgetGroup
	TotalGroup
	IndicatorGroup
	IndicatorRowGroup
	ObjectiveGroup
	ThemeGroup
	EventGroup
	OtherGroup

	groups = int(OtherGroup) + 1
)

// Key is the stable name of the group in JSON.
func (g Group) Key() string { return groupNames[g].key }

// Title heads the group.
func (g Group) Title() string { return groupNames[g].title }

var groupNames = [groups]struct{ key, title string }{
	AdoptedGroup:      {"valeurs_votees", "Valeurs publiées qui ont changé"},
	AddedGroup:        {"actions_nouvelles", "Actions nouvelles"},
	FinishedGroup:     {"actions_realisees", "Actions réalisées"},
	DroppedGroup:      {"actions_abandonnees", "Actions abandonnées"},
	ReopenedGroup:     {"actions_rouvertes", "Actions rouvertes"},
	ArchivedGroup:     {"actions_archivees", "Actions closes qui ne sont plus reprises"},
	VanishedGroup:     {"actions_disparues", "Actions disparues"},
	SlipGroup:         {"echeances", "Échéances modifiées"},
	ProgressGroup:     {"avancement", "Statut et avancement"},
	PilotGroup:        {"pilotes", "Directions pilotes"},
	BudgetGroup:       {"budgets", "Budget des actions"},
	TotalGroup:        {"budget_total", "Budget par thème, par volet et en tout"},
	IndicatorGroup:    {"indicateurs", "Indicateurs"},
	IndicatorRowGroup: {"indicateurs_entres_sortis", "Indicateurs nouveaux ou retirés"},
	ObjectiveGroup:    {"objectifs", "Objectifs nouveaux ou retirés"},
	ThemeGroup:        {"themes", "Thèmes"},
	EventGroup:        {"sensibilisation", "Sensibilisation"},
	OtherGroup:        {"autres", "Autres modifications"},
}

// The sheets and columns that have lists of their own, by their keys in the
// model of package workbook, which the domain does not know; the cases of package
// compare hold these to it. All other columns are told without being named here.
const (
	actionSheet    = "actions"
	indicatorSheet = "indicateurs"
	objectiveSheet = "objectifs"
	themeSheet     = "themes"
	eventSheet     = "sensibilisation"
	archiveSheet   = "archives"
	statusKey      = "statut"
	spentKey       = "budget_realise"
)

// spentBudget names the column of what was spent and says what it does not: the
// amounts are since the action began, and those of two years do not add up.
const spentBudget = "Budget réalisé (cumul)"

// actionGroups are the columns of the actions that have a group of their own,
// in the order they are told.
var actionGroups = [...]struct {
	key   string
	group Group
}{
	{"echeance", SlipGroup}, {statusKey, ProgressGroup}, {"avancement", ProgressGroup}, {"pilote", PilotGroup},
	{"budget_invest", BudgetGroup}, {"budget_fonct", BudgetGroup}, {spentKey, BudgetGroup},
}

// Lines tells all the changes, group by group. They are written once, when first
// asked for: neither they nor the changes may be altered afterwards.
func (c *Changes) Lines() []Line {
	c.once.Do(func() { c.lines = c.tell() })
	return c.lines
}

func (c *Changes) tell() []Line {
	t := &teller{Changes: c, told: make([]bool, len(c.Cells)), at: make(map[place]int, len(c.Cells))}
	for i := range c.Cells {
		cell := &c.Cells[i]
		t.at[place{cell.SheetKey, cell.Key, cell.Pair}] = i
	}
	t.adopted()
	t.actions()
	t.totals()
	t.indicators()
	t.objectives()
	t.themes()
	t.events()
	t.others()
	var all []Line
	for _, lines := range t.groups {
		all = append(all, lines...)
	}
	return all
}

// teller writes the lines; told marks the cells that have theirs.
type teller struct {
	*Changes
	groups [groups][]Line
	told   []bool
	at     map[place]int
}

type place struct {
	sheet, column string
	pair          Pair
}

// take returns the difference of a cell, unless there is none or a line tells
// it already.
func (t *teller) take(sheet, column string, p Pair) *Cell {
	i, known := t.at[place{sheet, column, p}]
	if !known || t.told[i] {
		return nil
	}
	t.told[i] = true
	return &t.Cells[i]
}

func (t *teller) add(l Line) {
	for _, text := range []*string{&l.Title, &l.What, &l.Was, &l.Is, &l.Effect, &l.Reason} {
		*text = french.Typeset(*text)
	}
	t.groups[l.Group] = append(t.groups[l.Group], l)
}

func (t *teller) adopted() {
	for i := range t.Cells {
		cell := &t.Cells[i]
		if !cell.Adopted() {
			continue
		}
		t.told[i] = true
		l := cellLine(cell, AdoptedGroup)
		switch cell.Kind {
		case RowGone:
			l.What, l.Was, l.Is = "Ligne entière", "présente", "absente"
		case Reused:
			l.What = "Code réutilisé"
		case Filled:
			l.Effect = "complétée"
		}
		t.add(l)
	}
}

func cellLine(cell *Cell, group Group) Line {
	return Line{
		Group: group, Cell: cell, Sheet: cell.Sheet, Code: cell.Row, Title: cell.Title,
		What: strings.ReplaceAll(cell.Column, " : ", ", "), Was: cell.Was, Is: cell.Is, Effect: cell.Effect, Reason: cell.Reason,
		BeforeAt: cell.BeforeAt, AfterAt: cell.AfterAt, Remark: cell.RemarkCode(), Silent: cell.Silent(), Personal: cell.Personal,
	}
}

func (t *teller) actions() {
	for i := range t.Actions {
		a := &t.Actions[i]
		switch a.Kind {
		case Added:
			is := &t.After.Actions[a.After]
			t.add(Line{Group: AddedGroup, Sheet: is.At.SheetName(), Code: is.Code.Or(""), Title: is.Title.Or(""), AfterAt: is.At,
				Is: statusText(is.Status), Effect: dueText(is.Due)})
		case TakenUp:
			is := &t.After.Actions[a.After]
			t.add(Line{Group: ReopenedGroup, Sheet: is.At.SheetName(), Code: is.Code.Or(""), Title: is.Title.Or(""),
				BeforeAt: a.Archive.At, AfterAt: is.At, What: "Statut", Was: statusText(a.Archive.Status), Is: statusText(is.Status)})
		case Archived, Vanished:
			was := &t.Before.Actions[a.Before]
			group := ArchivedGroup
			if a.Kind == Vanished {
				group = VanishedGroup
			}
			line := Line{Group: group, Sheet: was.At.SheetName(), Code: was.Code.Or(""), Title: was.Title.Or(""), BeforeAt: was.At, Was: statusText(was.Status)}
			if a.Archive != nil {
				line.AfterAt = a.Archive.At
				if is := statusText(a.Archive.Status); is != line.Was {
					line.What, line.Is = "Statut", is
				}
			}
			t.add(line)
		default:
			t.continued(a)
		}
	}
}

// closings are the groups of what happened to an action of both versions.
var closings = map[ActionKind]Group{Finished: FinishedGroup, Dropped: DroppedGroup, Reopened: ReopenedGroup}

// continued tells what moved in an action of both versions.
func (t *teller) continued(a *Action) {
	for _, column := range actionGroups {
		cell := t.take(actionSheet, column.key, a.Pair)
		if cell == nil {
			continue
		}
		l := cellLine(cell, column.group)
		switch {
		case column.key == spentKey:
			l.What = spentBudget
		case column.group == SlipGroup && a.Slip != 0:
			l.Slip, l.Effect = a.Slip, slipText(a.Slip)
		case column.key == statusKey:
			if group, closes := closings[a.Kind]; closes {
				l.Group = group
			}
		}
		t.add(l)
	}
}

func (t *teller) totals() {
	for _, m := range t.Money {
		t.total(m, t.ThemeName(m.Theme))
	}
	if len(t.Sides) > 1 { // one alone is the whole
		for _, m := range t.Sides {
			t.total(m, SideName(m.Side))
		}
	}
	var among []string
	if n, budget := t.Archived(); budget.Told() {
		among = append(among, french.Count(n, "action archivée", "actions archivées"))
	}
	if n, budget := t.TakenUp(); budget.Told() {
		among = append(among, french.Count(n, "action reprise de l’archive", "actions reprises de l’archive"))
	}
	name := "Ensemble"
	if len(among) > 0 {
		name += " (dont " + french.Join(among) + ")"
	}
	t.total(t.Total, name)
}

func (t *teller) total(m Money, name string) {
	if m.PlannedBefore != m.PlannedAfter || m.PlannedToldBefore != m.PlannedToldAfter {
		t.add(Line{Group: TotalGroup, Title: name, What: "Budget prévu", Was: moneyText(m.PlannedBefore, m.PlannedToldBefore),
			Is: moneyText(m.PlannedAfter, m.PlannedToldAfter), Effect: MoneyEffect(m.PlannedBefore, m.PlannedAfter)})
	}
	if m.SpentBefore != m.SpentAfter || m.SpentToldBefore != m.SpentToldAfter {
		t.add(Line{Group: TotalGroup, Title: name, What: spentBudget, Was: moneyText(m.SpentBefore, m.SpentToldBefore),
			Is: moneyText(m.SpentAfter, m.SpentToldAfter), Effect: MoneyEffect(m.SpentBefore, m.SpentAfter)})
	}
}

func (t *teller) indicators() {
	for i := range t.Indicators {
		n := &t.Indicators[i]
		switch {
		case n.New():
			is := &t.After.Indicators[n.After]
			t.add(Line{Group: IndicatorRowGroup, Sheet: is.At.SheetName(), Code: is.Code.Or(""), Title: is.Title.Or(""), Is: "nouveau", AfterAt: is.At})
		case n.Gone():
			was := &t.Before.Indicators[n.Before]
			t.add(Line{Group: IndicatorRowGroup, Sheet: was.At.SheetName(), Code: was.Code.Or(""), Title: was.Title.Or(""), Is: "retiré", BeforeAt: was.At})
		case n.Shown():
			was, is := &t.Before.Indicators[n.Before], &t.After.Indicators[n.After]
			t.add(Line{Group: IndicatorGroup, Cell: t.take(indicatorSheet, strconv.Itoa(n.ToYear), n.Pair),
				Sheet: is.At.SheetName(), Code: is.Code.Or(""), Title: is.Title.Or(""), What: n.years(),
				Was: n.FromText, Is: n.ToText, Effect: n.Way.text(), BeforeAt: orRow(n.From.At, was.At), AfterAt: orRow(n.To.At, is.At)})
		}
	}
}

// Shown reports whether an indicator of both versions has a value to tell.
func (n *Indicator) Shown() bool {
	return !n.New() && !n.Gone() && n.ToYear != 0 && (n.From.Kind != plan.NotFilled || n.To.Kind != plan.NotFilled)
}

func orRow(cell, row diag.Position) diag.Position {
	if cell.IsZero() {
		return row
	}
	return cell
}

func (t *teller) objectives() {
	for _, p := range t.Objectives {
		switch {
		case p.New():
			is := &t.After.Objectives[p.After]
			t.add(Line{Group: ObjectiveGroup, Sheet: is.At.SheetName(), Code: is.Code.Or(""), Title: is.Title.Or(""), Is: "nouveau", AfterAt: is.At})
		case p.Gone():
			was := &t.Before.Objectives[p.Before]
			t.add(Line{Group: ObjectiveGroup, Sheet: was.At.SheetName(), Code: was.Code.Or(""), Title: was.Title.Or(""), Is: "retiré", BeforeAt: was.At})
		}
	}
}

func (t *teller) themes() {
	for _, theme := range t.Themes {
		l := Line{Group: ThemeGroup, Title: t.ThemeName(theme.ID)}
		switch theme.Kind {
		case ThemeKept:
			continue
		case ThemeRetained, ThemeSetAside:
			cell := t.take(themeSheet, "retenu", theme.Pair)
			if cell == nil {
				continue
			}
			l.Cell, l.BeforeAt, l.AfterAt = cell, cell.BeforeAt, cell.AfterAt
			l.What, l.Was, l.Is = "Retenu", "non retenu", "retenu"
			if theme.Kind == ThemeSetAside {
				l.Was, l.Is = l.Is, l.Was
			}
		case ThemeAdded:
			l.Is, l.AfterAt = "nouveau", t.After.Themes[theme.After].At
		case ThemeGone:
			l.Is, l.BeforeAt = "retiré", t.Before.Themes[theme.Before].At
		}
		l.Sheet = sheetOf(&l)
		t.add(l)
	}
}

func sheetOf(l *Line) string {
	if name := l.AfterAt.SheetName(); name != "" {
		return name
	}
	return l.BeforeAt.SheetName()
}

// events tells the log in numbers when a new exercise has a log of its own; two
// versions of one exercise are compared row by row.
func (t *teller) events() {
	was, is := countEvents(t.Before), countEvents(t.After)
	for i, what := range [...]string{"Événements de l’exercice", "Personnes touchées", "Personnes certifiées"} {
		if was[i].n != is[i].n {
			t.add(Line{Group: EventGroup, What: what, Was: was[i].String(), Is: is[i].String()})
		}
	}
}

// logged is a number that a log gives, or that none of its events does.
type logged struct {
	n     int64
	blank bool
}

func (l logged) String() string {
	if l.blank {
		return "non renseigné"
	}
	return french.Integer(l.n)
}

// countEvents counts what the awareness figures of the report count: the events
// of the exercise and, where one of them tells, their people.
func countEvents(p *plan.Plan) [3]logged {
	year := Year(p)
	var events, reached, certified logged
	for i := range p.Events {
		e := &p.Events[i]
		if year != 0 && (!e.Date.OK() || e.Date.V.Year != year) {
			continue
		}
		if events.n == 0 {
			reached.blank, certified.blank = true, true
		}
		events.n++
		reached.add(e.Participants)
		certified.add(e.Certified)
	}
	return [3]logged{events, reached, certified}
}

func (l *logged) add(people plan.Number) {
	if people.OK() {
		l.n, l.blank = l.n+int64(people.V), false
	}
}

// others are the differences that no line above tells.
func (t *teller) others() {
	newLog := Year(t.Before) != Year(t.After)
	moved := t.archiveMoves()
	for i := range t.Cells {
		cell := &t.Cells[i]
		if t.told[i] || cell.Kind == RowAdded && listed(cell.SheetKey, newLog) || cell.Kind == RowGone && listed(cell.SheetKey, newLog) {
			continue
		}
		l := cellLine(cell, OtherGroup)
		switch {
		case cell.Kind == RowAdded:
			l.What, l.Is = "Ligne entière", "ajoutée"
			if row, archived := moved[cell]; archived {
				l.What, l.Is, l.BeforeAt = "Action", "archivée", row
			}
		case cell.Kind == RowGone:
			l.What, l.Is = "Ligne entière", "retirée"
			if row, back := moved[cell]; back {
				l.What, l.Is, l.AfterAt = "Action", "reprise des archives", row
			}
		case cell.Kind == Recoded:
			l.What = "Code"
		}
		t.add(l)
	}
}

// archiveMoves are the rows of the archive that came from the actions, or went
// back to them, each with the row that the action has, or had, there.
func (t *teller) archiveMoves() map[*Cell]diag.Position {
	added, gone := map[int]*Cell{}, map[int]*Cell{} // by index in the archive
	for i := range t.Cells {
		switch cell := &t.Cells[i]; {
		case cell.SheetKey != archiveSheet:
		case cell.Kind == RowAdded:
			added[cell.After] = cell
		case cell.Kind == RowGone:
			gone[cell.Before] = cell
		}
	}
	moves := map[*Cell]diag.Position{}
	for i := range t.Actions {
		switch a := &t.Actions[i]; {
		case a.Archive == nil:
		case a.Kind == TakenUp:
			if cell := gone[indexOf(t.Before.Archive, a.Archive)]; cell != nil {
				moves[cell] = t.After.Actions[a.After].At
			}
		default:
			if cell := added[indexOf(t.After.Archive, a.Archive)]; cell != nil {
				moves[cell] = t.Before.Actions[a.Before].At
			}
		}
	}
	return moves
}

func indexOf(archive []plan.ArchivedAction, x *plan.ArchivedAction) int {
	for i := range archive {
		if &archive[i] == x {
			return i
		}
	}
	return -1
}

// listed reports whether the rows of a sheet that come and go have a list of
// their own, or a number.
func listed(sheet string, newLog bool) bool {
	switch sheet {
	case actionSheet, indicatorSheet, objectiveSheet, themeSheet:
		return true
	case eventSheet:
		return newLog
	}
	return false
}
