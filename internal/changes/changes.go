// Package changes holds what became of a plan from one version to the next:
// the actions that are new, finished, dropped or late in another way, the money
// and the indicators that moved, and the values that were adopted and have
// changed since.
//
// Package compare finds them in two workbooks: [Changes] is data. What it comes
// to in French is said here once, line by line ([Changes.Lines]), for the report,
// the summary and the command line to print. (Package rollover compares nothing:
// it makes the plan of the next exercise out of that of the one that ends.)
package changes

import (
	"sync"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// Changes compares two versions of a plan.
type Changes struct {
	// Before and After are the two versions; indices below are those of
	// their slices, -1 where a row stands in one version only.
	Before, After *plan.Plan

	Actions    []Action
	Objectives []Pair
	Indicators []Indicator
	Themes     []Theme
	// Money has one entry per theme that has some, then the actions without
	// theme; Sides has one per volet that has some.
	Money, Sides []Money
	Total        Money

	// Cells are all the cells that differ between rows that stand in both
	// versions, and the rows that are new or gone, in the order of the sheets.
	Cells []Cell

	once  sync.Once
	lines []Line
}

// None reports whether the two versions say the same.
func (c *Changes) None() bool { return len(c.Cells) == 0 }

// Adopted are the changes of values that were adopted, the explained ones
// included.
func (c *Changes) Adopted() []*Cell { return c.cells((*Cell).Adopted) }

// Silent are the changes of adopted values that nothing explains.
func (c *Changes) Silent() []*Cell { return c.cells((*Cell).Silent) }

func (c *Changes) cells(keep func(*Cell) bool) []*Cell {
	var list []*Cell
	for i := range c.Cells {
		if keep(&c.Cells[i]) {
			list = append(list, &c.Cells[i])
		}
	}
	return list
}

// Archived are the actions of the version before that the version after keeps in
// its archive: how many, and their budget, which counts in both.
func (c *Changes) Archived() (actions int, budget Money) { return c.archive(Archived) }

// TakenUp are the actions that the version before kept in its archive, and the
// version after has again: how many, and their budget, which counts in both.
func (c *Changes) TakenUp() (actions int, budget Money) { return c.archive(TakenUp) }

func (c *Changes) archive(kind ActionKind) (actions int, budget Money) {
	for i := range c.Actions {
		if a := &c.Actions[i]; a.Kind == kind && a.Archive != nil {
			actions++
			budget.Add(a.Budget)
		}
	}
	return actions, budget
}

// Pair is a row of both versions, or of one: the other index is -1.
type Pair struct{ Before, After int }

// New and Gone tell the rows that stand in one version only.
func (p Pair) New() bool  { return p.Before < 0 }
func (p Pair) Gone() bool { return p.After < 0 }

// ActionKind is what happened to an action.
type ActionKind uint8

const (
	// Continued: open in both versions, or closed in both.
	Continued ActionKind = iota
	Added
	Finished
	Dropped
	Reopened
	// Archived: closed before, and no longer in the plan; or closed since, and
	// kept in its archive.
	Archived
	// Vanished: open before, and no longer in the plan.
	Vanished
	// TakenUp: in the archive of the version before, and in the plan again.
	TakenUp
)

// Action is what happened to one action.
type Action struct {
	Pair
	Kind ActionKind
	// Slip is by how many days the due date moved, later when positive; 0
	// where it did not, or where a version has none.
	Slip int
	// Budget is what both versions say, be it in their archive.
	Budget Money
	// Archive is the action as the version after keeps it in its archive or, for
	// one that is taken up again, as the version before kept it; nil when no
	// archive holds it.
	Archive *plan.ArchivedAction
}

// Money is a budget in both versions.
type Money struct {
	Theme plan.ThemeID // 0: none
	Side  plan.Side    // in Changes.Sides; "": none
	// Planned adds up investment and running; Told says that some amount was
	// given.
	PlannedBefore, PlannedAfter, SpentBefore, SpentAfter                 plan.Cents
	PlannedToldBefore, PlannedToldAfter, SpentToldBefore, SpentToldAfter bool
}

// Moved reports whether an amount differs.
func (m Money) Moved() bool {
	return m.PlannedBefore != m.PlannedAfter || m.SpentBefore != m.SpentAfter ||
		m.PlannedToldBefore != m.PlannedToldAfter || m.SpentToldBefore != m.SpentToldAfter
}

// PlannedMove and SpentMove are by how much what is planned, and what is spent,
// moved either way.
func (m Money) PlannedMove() plan.Cents {
	return max(m.PlannedAfter-m.PlannedBefore, m.PlannedBefore-m.PlannedAfter)
}

func (m Money) SpentMove() plan.Cents {
	return max(m.SpentAfter-m.SpentBefore, m.SpentBefore-m.SpentAfter)
}

// Add adds another budget to this one.
func (m *Money) Add(o Money) {
	m.PlannedBefore += o.PlannedBefore
	m.PlannedAfter += o.PlannedAfter
	m.SpentBefore += o.SpentBefore
	m.SpentAfter += o.SpentAfter
	m.PlannedToldBefore = m.PlannedToldBefore || o.PlannedToldBefore
	m.PlannedToldAfter = m.PlannedToldAfter || o.PlannedToldAfter
	m.SpentToldBefore = m.SpentToldBefore || o.SpentToldBefore
	m.SpentToldAfter = m.SpentToldAfter || o.SpentToldAfter
}

// Told reports whether an amount was given in either version.
func (m Money) Told() bool {
	return m.PlannedToldBefore || m.PlannedToldAfter || m.SpentToldBefore || m.SpentToldAfter
}

// Indicator is an indicator from the exercise of one version to that of the
// other.
type Indicator struct {
	Pair
	// From is what the version before published for its exercise, or for the
	// last year it gave a number for; To is the value of the exercise now. The
	// years are 0 where both versions are of one exercise, or of none.
	From, To         plan.Measure
	FromYear, ToYear int
	// FromText and ToText are the values in their unit.
	FromText, ToText string
	Way              Way
}

// Way is the direction of a move in the light of what is sought.
type Way uint8

const (
	UnknownWay Way = iota
	Better
	Same
	Worse
	// NeitherWay: the indicator seeks no direction.
	NeitherWay
)

// Theme is a theme whose place in the strategy changed.
type Theme struct {
	ID   plan.ThemeID
	Kind ThemeKind
	Pair
}

// ThemeKind is what became of a theme.
type ThemeKind uint8

const (
	ThemeKept ThemeKind = iota
	ThemeRetained
	ThemeSetAside
	ThemeAdded
	ThemeGone
)

// CellKind tells a changed cell from a row that came, went or changed its
// name.
type CellKind uint8

const (
	Edited CellKind = iota
	// Filled: blank, or not available, before.
	Filled
	// Erased: blank now.
	Erased
	RowAdded
	RowGone
	// Recoded: the same row under another code.
	Recoded
	// Reused: the code now names something else.
	Reused
)

// Cell is one difference.
type Cell struct {
	Kind CellKind
	// Pair is the row; SheetKey and Key are the keys of the sheet and of the
	// column in the model, the year for the column of a year.
	Pair
	SheetKey, Key string
	// Code is that of the remark that documents the change when nothing
	// explains it; it is empty for a change that calls for none.
	Code string
	// Sheet is the name of the sheet in the model, Row names the row as its
	// users do ("A1.2"), Title is its title, Column that of the column.
	Sheet, Row, Title, Column string
	// Was and Is are the values as people write them; "" is blank. Effect is
	// what they do not show: an amount's difference, another link.
	Was, Is, Effect string
	// Reason is the comment, new or changed, that goes with the change.
	Reason string
	// WithTheme is the theme, set aside with its reason, that a row went away
	// with; 0 for none.
	WithTheme plan.ThemeID
	// BeforeAt and AfterAt are the cells, or the rows.
	BeforeAt, AfterAt diag.Position
	Personal          bool
	adopted           bool
}

// Adopt marks the change of an adopted value.
func (c *Cell) Adopt(code string) { c.Code, c.adopted = code, true }

// Adopted reports whether the value had been adopted or published.
func (c *Cell) Adopted() bool { return c.adopted }

// Silent reports whether an adopted value changed without a word. A value
// that completes a blank one changes nothing of what was adopted.
func (c *Cell) Silent() bool { return c.adopted && c.Reason == "" && c.Kind != Filled }

// The codes of the remarks on an adopted value that changed with a word, or that
// was completed, and of those on the comparison itself: two workbooks that may
// not be two versions of one plan, or not of two years that follow.
const (
	ExplainedCode  = "EVO-010"
	CompletedCode  = "EVO-011"
	DoubtfulCode   = "EVO-013"
	OtherYearsCode = "EVO-014"
)

// OnComparison reports whether a remark bears on the comparison itself.
func OnComparison(code string) bool { return code == DoubtfulCode || code == OtherYearsCode }

// RemarkCode is the code of the remark on the change, "" for one that calls for
// none.
func (c *Cell) RemarkCode() string {
	switch {
	case !c.adopted:
		return c.Code
	case c.Kind == Filled:
		return CompletedCode
	case c.Reason != "":
		return ExplainedCode
	}
	return c.Code
}

// Year is the exercise of a plan, 0 when unknown.
func Year(p *plan.Plan) int {
	if !p.Community.Year.OK() {
		return 0
	}
	return int(p.Community.Year.V)
}
