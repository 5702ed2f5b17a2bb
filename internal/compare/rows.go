package compare

import (
	"math"
	"slices"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
)

func (c *comparison) compareActions(pairs []pair) {
	for _, p := range pairs {
		if p.reused { // two actions, not one
			c.addAction(changes.Pair{Before: -1, After: p.After})
			c.addAction(changes.Pair{Before: p.Before, After: -1})
			continue
		}
		c.addAction(p.Pair)
	}
}

func (c *comparison) addAction(p changes.Pair) {
	a := changes.Action{Pair: p, Archive: c.archived(p)}
	var was, is plan.Action
	if !p.New() {
		was = c.out.Before.Actions[p.Before]
	}
	if !p.Gone() {
		is = c.out.After.Actions[p.After]
	}
	switch a.Kind = kindOf(p, &was, &is); {
	case a.Archive == nil:
	case a.Kind == changes.Vanished:
		a.Kind = changes.Archived
	case a.Kind == changes.Added:
		a.Kind = changes.TakenUp
	}
	if !p.New() && !p.Gone() && was.Due.OK() && is.Due.OK() {
		a.Slip = was.Due.V.DaysUntil(is.Due.V)
	}
	switch a.Kind { // what the archive keeps is not lost
	case changes.Archived:
		if a.Archive != nil {
			is = a.Archive.Action
		}
	case changes.TakenUp:
		was = a.Archive.Action
	}
	a.Budget = moneyOf(0, meansOf(&was), meansOf(&is))
	c.out.Actions = append(c.out.Actions, a)
}

// archived is what the version after keeps in its archive of an action that it
// no longer has among its actions, or what the version before kept there of one
// that it did not have; nil when it is in no archive.
func (c *comparison) archived(p changes.Pair) *plan.ArchivedAction {
	switch {
	case p.Gone() && !p.New():
		return c.archiveOf(c.out.After).find(c.out.Before.Actions[p.Before].Code)
	case p.New() && !p.Gone():
		return c.archiveOf(c.out.Before).find(c.out.After.Actions[p.After].Code)
	}
	return nil
}

// archive finds the archived actions of a version by code.
type archive map[string]*plan.ArchivedAction

func (a archive) find(code plan.Text) *plan.ArchivedAction {
	if !code.OK() {
		return nil
	}
	return a[french.FoldCode(code.V)]
}

// archiveOf is the archive of one of the two versions, read when first asked
// for.
func (c *comparison) archiveOf(p *plan.Plan) archive {
	if a, read := c.archives[p]; read {
		return a
	}
	a := archive{}
	for i := range p.Archive {
		if x := &p.Archive[i]; x.Code.OK() {
			a[french.FoldCode(x.Code.V)] = x
		}
	}
	if c.archives == nil {
		c.archives = map[*plan.Plan]archive{}
	}
	c.archives[p] = a
	return a
}

func kindOf(p changes.Pair, was, is *plan.Action) changes.ActionKind {
	switch closedBefore, closedNow := isClosed(was), isClosed(is); {
	case p.New():
		return changes.Added
	case p.Gone() && closedBefore:
		return changes.Archived
	case p.Gone():
		return changes.Vanished
	case closedBefore && !closedNow:
		return changes.Reopened
	case closedNow && was.Status.Or("") != is.Status.V:
		if is.Status.V == plan.Done {
			return changes.Finished
		}
		return changes.Dropped
	}
	return changes.Continued
}

func (c *comparison) compareIndicators(pairs []pair) {
	from, now := c.adoptedYear, changes.Year(c.out.After)
	for _, p := range pairs {
		halves := []changes.Pair{p.Pair}
		if p.reused {
			halves = []changes.Pair{{Before: -1, After: p.After}, {Before: p.Before, After: -1}}
		}
		for _, half := range halves {
			c.out.Indicators = append(c.out.Indicators, c.indicator(half, from, now))
		}
	}
}

func (c *comparison) indicator(p changes.Pair, from, now int) changes.Indicator {
	ind := changes.Indicator{Pair: p}
	if from == 0 || from >= now { // two versions of one year: nothing has gone by
		return ind
	}
	var was *plan.Indicator
	if !p.New() {
		was = &c.out.Before.Indicators[p.Before]
		ind.From, ind.FromYear = lastPublished(c.out.Before, p.Before, from)
		ind.FromText = inUnit(ind.From, was)
	}
	if !p.Gone() {
		is := &c.out.After.Indicators[p.After]
		ind.To, ind.ToYear = c.out.After.Value(is, now), now
		ind.ToText = inUnit(ind.To, is)
		if was != nil && sameUnit(was.Unit.Or(""), is.Unit.Or("")) {
			ind.Way = wayOf(ind.From, ind.To, is.Direction.Or(""))
		}
	}
	return ind
}

// sameUnit reports whether two numbers may be held against each other. A unit
// that was not typed, or that only says what is counted, is no other unit.
func sameUnit(was, is string) bool {
	before, after := unitOf(was), unitOf(is)
	return plan.SameUnit(was, is) ||
		before == after && after != plan.OtherUnit || was == "" || is == ""
}

// unitOf is the kind of a unit, one for all those that are not printed.
func unitOf(unit string) plan.UnitKind {
	kind := plan.KindOfUnit(unit)
	if kind == plan.CountUnit {
		return plan.BareUnit
	}
	return kind
}

func inUnit(m plan.Measure, ind *plan.Indicator) string { return report.Measure(m, ind.Unit.Or("")) }

// lastPublished is what a plan said of a year or, where it said nothing, of the
// last year that it gives a number for, its starting point included.
func lastPublished(p *plan.Plan, index, year int) (plan.Measure, int) {
	ind := &p.Indicators[index]
	if m := p.Value(ind, year); m.Kind != plan.NotFilled {
		return m, year
	}
	for i, y := range slices.Backward(p.Years) {
		if y <= year && i < len(ind.Values) && ind.Values[i].Known() {
			return ind.Values[i], y
		}
	}
	if ind.Baseline.Known() && ind.BaselineYear.OK() {
		return ind.Baseline, int(ind.BaselineYear.V)
	}
	return plan.Measure{}, year
}

func wayOf(from, to plan.Measure, direction plan.Direction) changes.Way {
	if !from.Known() || !to.Known() {
		return changes.UnknownWay
	}
	move := to.V - from.V
	if math.Abs(move) <= 1e-9*max(1, math.Abs(to.V), math.Abs(from.V)) {
		return changes.Same
	}
	switch {
	case direction == plan.Neutral:
		return changes.NeitherWay
	case direction == plan.Up && move > 0, direction == plan.Down && move < 0:
		return changes.Better
	case direction == plan.Up, direction == plan.Down:
		return changes.Worse
	}
	return changes.UnknownWay
}

func (c *comparison) compareThemes(pairs []pair) {
	for _, p := range pairs {
		theme := changes.Theme{Pair: p.Pair}
		switch {
		case p.New():
			theme.ID, theme.Kind = c.out.After.Themes[p.After].ID, changes.ThemeAdded
		case p.Gone():
			theme.ID, theme.Kind = c.out.Before.Themes[p.Before].ID, changes.ThemeGone
		default:
			was, is := &c.out.Before.Themes[p.Before], &c.out.After.Themes[p.After]
			theme.ID = is.ID
			switch {
			case analysis.SetAside(was) && !analysis.SetAside(is):
				theme.Kind = changes.ThemeRetained
			case !analysis.SetAside(was) && analysis.SetAside(is):
				theme.Kind = changes.ThemeSetAside
			}
		}
		c.out.Themes = append(c.out.Themes, theme)
	}
}

// compareMoney adds up the budgets of each theme of either version, then of each
// volet. An action that one version keeps in its archive, and the other has among
// its actions, counts in both: what was spent stays spent.
func (c *comparison) compareMoney() {
	before, after := analysis.Of(c.withArchived(c.out.Before)), analysis.Of(c.withArchived(c.out.After))
	c.out.Total = moneyOf(0, &before.Means, &after.Means)
	var ids []plan.ThemeID
	for _, p := range []*plan.Plan{c.out.Before, c.out.After} {
		for i := range p.Themes {
			ids = append(ids, p.Themes[i].ID)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		c.addMoney(moneyOf(id, themeMeans(before, id), themeMeans(after, id)))
	}
	c.addMoney(moneyOf(0, &before.Unplaced.Means, &after.Unplaced.Means))
	for _, side := range report.Sides() {
		was, is := before.MeansOfSide(side), after.MeansOfSide(side)
		if m := moneyOf(0, &was, &is); m.Told() {
			m.Side = side
			c.out.Sides = append(c.out.Sides, m)
		}
	}
}

// withArchived is a version with those of its archived actions that the other has
// among its own. Those that both have archived count in neither.
func (c *comparison) withArchived(p *plan.Plan) *plan.Plan {
	var archived []plan.Action
	for i := range c.out.Actions {
		a := &c.out.Actions[i]
		if a.Archive != nil && (a.Kind == changes.TakenUp) == (p == c.out.Before) {
			archived = append(archived, a.Archive.Action)
		}
	}
	if archived == nil {
		return p
	}
	whole := *p
	whole.Actions = slices.Concat(p.Actions, archived)
	return &whole
}

func meansOf(a *plan.Action) *analysis.Means {
	var m analysis.Means
	m.Add(a)
	return &m
}

func themeMeans(a *analysis.Analysis, id plan.ThemeID) *analysis.Means {
	if s := a.Theme(id); s != nil {
		return &s.Means
	}
	return &analysis.Means{}
}

func (c *comparison) addMoney(m changes.Money) {
	if m.Told() {
		c.out.Money = append(c.out.Money, m)
	}
}

func moneyOf(id plan.ThemeID, before, after *analysis.Means) changes.Money {
	return changes.Money{
		Theme:         id,
		PlannedBefore: before.Planned(), PlannedAfter: after.Planned(), SpentBefore: before.Spent, SpentAfter: after.Spent,
		PlannedToldBefore: before.WithPlanned > 0, PlannedToldAfter: after.WithPlanned > 0,
		SpentToldBefore: before.WithSpent > 0, SpentToldAfter: after.WithSpent > 0,
	}
}
