// Package analysis holds what follows from a plan: lateness, progress, trends
// against targets and legal thresholds, money, awareness figures, and how the
// decree's requirements are met. It is computed once, and the rules, the report
// and the summary all read the same figures, so that they cannot disagree.
//
// Nothing here looks at a clock: lateness is judged at plan.ReferenceDay.
package analysis

import (
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// Analysis is everything computed from one plan. Slices named after a slice of
// the plan are parallel to it.
type Analysis struct {
	Plan *plan.Plan
	// Reference is the day lateness is judged at; zero when unknown.
	Reference plan.Day
	// Year is the exercise, 0 when unknown.
	Year   int
	Review bool // the document is a bilan annuel

	Objectives []ObjectiveState
	Actions    []ActionState
	Indicators []IndicatorState
	Themes     []ThemeState // parallel to Plan.Themes
	// Unplaced gathers what belongs to no theme of the plan: it would be in
	// no chapter.
	Unplaced ThemeState

	Overall   Progress
	Internal  Progress // volet interne
	Territory Progress // volet territoire
	Means     Means
	// DoneBefore are the actions done in earlier exercises, by index in
	// Plan.Archive: measures that the strategy has had.
	DoneBefore []int
	// Awareness sums the whole log; AwarenessByTheme has themes 4 and 5.
	Awareness        Awareness
	AwarenessByTheme map[plan.ThemeID]Awareness
	// Matrix has one line per requirement of the decree, in its order.
	Matrix []MatrixLine
	// Duties has one line per duty around the strategy: the publication of
	// the act and, for a yearly review, what L. 2311-1-1 and D. 2311-15 ask.
	Duties []MatrixLine

	index index
}

// ObjectiveState links an objective to what serves it, by index in the plan.
type ObjectiveState struct {
	// Theme is 0 when the objective names none.
	Theme   plan.ThemeID
	Actions []int
	// Indicators are those that name the objective, and those that name none
	// but follow an action that serves it.
	Indicators []int
	// Archived are the actions done in earlier exercises that served it, by
	// index in Plan.Archive.
	Archived []int
}

// ActionState is what the dates and the status say together.
type ActionState struct {
	// Theme is the one typed, else that of the first objective; 0 when
	// nothing tells.
	Theme      plan.ThemeID
	Objectives []int // indices in Plan.Objectives, unknown codes left out
	Indicators []int // indices in Plan.Indicators
	// Late: the due date is before the reference day and the action is
	// neither done nor dropped. « En retard » typed by hand does not count:
	// only dates do.
	Late     bool
	DaysLate int
	// Closed: done or dropped.
	Closed bool
	// Funded: a planned budget, a staff figure or other means is given (the
	// decree asks for the means; zero euros written down is an answer, and a
	// cell that could not be read was not left blank).
	Funded bool
	// Progress is 0 to 100: the typed figure, else 100 when done, 0 when not
	// started, and HasProgress false when nothing tells.
	Progress    float64
	HasProgress bool
}

// Trend is how an indicator moves, whatever its favourable direction.
type Trend uint8

const (
	TrendUnknown Trend = iota
	Favourable
	Stable
	Unfavourable
	// Moves without being good or bad (neutral direction).
	NeutralMove
)

// TargetState is where an indicator stands against its target.
type TargetState uint8

const (
	NoTarget TargetState = iota
	// TargetUnknown: a target, but no value since the baseline to hold
	// against it, or none for the target's year or a later one once it has
	// come.
	TargetUnknown
	Reached
	// OnTrack: at or beyond the straight line from baseline to target.
	OnTrack
	Behind
	// Drifting: further from the target than the baseline was.
	Drifting
	// Missed: there is a value for the target's year, or a later one, and it
	// is short of the target.
	Missed
	// Underway: short of the target, and no baseline or years say how far it
	// should be by now.
	Underway
)

// IndicatorState is an indicator at the exercise.
type IndicatorState struct {
	// Theme is the one typed, else that of the first objective; 0 when
	// nothing tells.
	Theme plan.ThemeID
	// Objectives are those it names or, when it names none, those of the
	// actions that it follows.
	Objectives []int
	// Actions are those that cite it.
	Actions []int
	// Current is the value of the exercise, Previous that of the year before.
	Current, Previous plan.Measure
	// Latest is the last known number up to the exercise, and LatestYear its
	// year (0: none). Target is judged on it.
	Latest     plan.Measure
	LatestYear int
	Trend      Trend // Previous → Current
	Target     TargetState
	// Legal is nil when no threshold applies.
	Legal *LegalState
}

// LegalState holds the exercise's value against the dated legal threshold.
type LegalState struct {
	Threshold decree.Threshold
	Required  float64 // % due for the exercise
	Applies   bool    // a value is due for that year
	Met       bool
	Known     bool // the indicator has a value for the year
	// Last is the last number up to the exercise that compares with the
	// threshold or, failing any, the dated starting point; LastYear is its year
	// (0: none). Below: it is less than Required, whatever year it is of. A
	// stratégie that measures nothing yet is thus known to start under the law.
	Last     plan.Measure
	LastYear int
	Below    bool
	// Raised: it met the rate of its own year, and the law asks for more since.
	Raised bool
}

// Progress counts actions. Planned holds « à venir » and « à discuter »;
// Late ones are also counted under their status, and an action without a known
// status is in Actions alone.
type Progress struct {
	Actions, Done, Ongoing, Planned, Paused, Blocked, Dropped, Late int
	// Mean is the mean progress over the actions not dropped that tell theirs,
	// in whole %: 100 only when all are done, 0 only when none has begun.
	// Known is how many tell theirs.
	Mean  float64
	Known int
}

// ThemeState is one theme.
type ThemeState struct {
	Objectives, Actions, Indicators []int // indices in the plan
	// Archived are the actions of the theme done in earlier exercises, by
	// index in Plan.Archive: measures that the strategy has had.
	Archived []int
	Progress Progress
	Means    Means
	// Coverage is how D. 2311-15-1 is answered for this theme.
	Coverage Coverage
	// Missing says in French what a theme retained still lacks
	// ("un objectif", "un indicateur"), in that order.
	Missing []string
}

// Coverage of a requirement.
type Coverage uint8

const (
	Missing Coverage = iota
	// Explained: set aside with a reason (« non retenu »).
	Explained
	Met
)

// Means sums money (cents) and staff (ETP), with how many actions tell them.
type Means struct {
	PlannedCapital, PlannedRunning, Spent plan.Cents
	Staff                                 float64
	// WithCapital to WithStaff are how many actions tell each sum, WithPlanned
	// one at least of capital and running; a sum that none tells is not zero, it
	// is not known. Total is the number of actions considered.
	WithCapital, WithRunning, WithPlanned, WithSpent, WithStaff, Total int
	// Unfunded are the indices of the open actions that tell no means.
	Unfunded []int
}

// Planned is the whole planned budget.
func (m Means) Planned() plan.Cents { return m.PlannedCapital + m.PlannedRunning }

// Tally is a count under a label, in the order of the model's values.
type Tally struct {
	Label string
	Count int
}

// Awareness is the follow-up that sections 4 and 5 of the interministerial
// guide ask for, computed from the log over the exercise (the whole log when
// the exercise is unknown).
type Awareness struct {
	Events   int
	ByFormat []Tally // events by format, zero formats left out
	// Reached is the number of people reached; Estimated is the part of it
	// that is an estimate.
	Reached, Estimated int
	// WithoutCount are events whose participants are not given. When no event
	// gives them, Reached is unknown, not nought: see CountsPeople.
	WithoutCount int
	// ActorsByCategory counts distinct actors by typology. An actor listed on
	// the « Acteurs » sheet has the category given there, else that of the
	// event; a category named without any actor counts for one.
	ActorsByCategory []Tally
	// Audiences counts events by audience, most frequent first; the label is
	// the audience as first typed.
	Audiences []Tally
	// Diverse is false when fewer than two categories of actors, or one
	// audience only, were involved over three events or more.
	Diverse bool
	// Certified is the number of people certified, which WithCertified events
	// give. When none does, it is unknown, not nought.
	Certified, WithCertified int
	// Rows are the events counted, by index in the plan.
	Rows []int
}

// CountsPeople reports whether Reached is known: an event gives its
// participants, or there is no event.
func (w *Awareness) CountsPeople() bool { return w.Events == 0 || w.WithoutCount < w.Events }

// CountsCertified reports whether Certified is known.
func (w *Awareness) CountsCertified() bool { return w.Events == 0 || w.WithCertified > 0 }

// MatrixLine answers one requirement of the decree.
type MatrixLine struct {
	Requirement decree.Requirement
	Coverage    Coverage
	// Answer is one French sentence: what meets it, why it was set aside, or
	// what is missing.
	Answer string
	// Evidence are the cells that show it, at most a few.
	Evidence []diag.Position
	// Anchor is the section of the report that shows it, see the report's
	// Anchor constants; "" when nothing does.
	Anchor string
}

// Anchors of the report's parts, which the decree matrix points to. Theme
// chapters are AnchorTheme followed by the theme's number.
const (
	AnchorProgramme  = "programme"
	AnchorActors     = "acteurs"
	AnchorGovernance = "gouvernance"
	AnchorTheme      = "theme-"
	AnchorMeans      = "moyens"
	AnchorObjectives = "objectifs"
	AnchorActions    = "actions"
	AnchorIndicators = "indicateurs"
	AnchorReview     = "bilan"
)
