package analysis

import (
	"math"
	"slices"

	"nrreport/internal/decree"
	"nrreport/internal/plan"
)

func (a *Analysis) judgeIndicators() {
	p := a.Plan
	current, previous := slices.Index(p.Years, a.Year), slices.Index(p.Years, a.Year-1)
	for i := range p.Indicators {
		ind, state := &p.Indicators[i], &a.Indicators[i]
		state.Current, state.Previous = measureAt(ind, current), measureAt(ind, previous)
		state.Latest, state.LatestYear = a.latest(ind)
		state.Trend = trend(state.Previous, state.Current, ind.Direction)
		state.Target = a.judgeTarget(ind, state.Latest, state.LatestYear)
		if ind.Threshold.OK() {
			if threshold, ok := decree.ThresholdByCode(ind.Threshold.V); ok {
				state.Legal = a.judgeLegal(threshold, ind, state)
			}
		}
	}
}

func measureAt(ind *plan.Indicator, column int) plan.Measure {
	if column < 0 || column >= len(ind.Values) {
		return plan.Measure{}
	}
	return ind.Values[column]
}

// latest returns the last number that is not later than the exercise.
func (a *Analysis) latest(ind *plan.Indicator) (plan.Measure, int) {
	for i := min(len(ind.Values), len(a.Plan.Years)) - 1; i >= 0; i-- {
		if year := a.Plan.Years[i]; ind.Values[i].Known() && (a.Year == 0 || year <= a.Year) {
			return ind.Values[i], year
		}
	}
	return plan.Measure{}, 0
}

func trend(from, to plan.Measure, direction plan.Value[plan.Direction]) Trend {
	if !from.Known() || !to.Known() {
		return TrendUnknown
	}
	if near(from.V, to.V) {
		return Stable
	}
	switch direction.Or("") {
	case plan.Up:
		return favourableIf(to.V > from.V)
	case plan.Down:
		return favourableIf(to.V < from.V)
	case plan.Neutral:
		return NeutralMove
	}
	return TrendUnknown
}

func favourableIf(yes bool) Trend {
	if yes {
		return Favourable
	}
	return Unfavourable
}

// judgeTarget holds the latest value against the target. The way to it is the
// indicator's direction or, for one that has none, the way from the baseline.
func (a *Analysis) judgeTarget(ind *plan.Indicator, latest plan.Measure, year int) TargetState {
	if !ind.Target.Known() {
		return NoTarget
	}
	if !latest.Known() {
		return TargetUnknown
	}
	way := targetWay(ind)
	gap := (ind.Target.V - latest.V) * way // what is left to cover
	switch {
	case near(ind.Target.V, latest.V) || way != 0 && gap < 0:
		return Reached
	case ind.TargetYear.OK() && year >= int(ind.TargetYear.V):
		return Missed
	case ind.TargetYear.OK() && a.Year >= int(ind.TargetYear.V):
		return TargetUnknown // an older value says nothing of a target that has come due
	case ind.Baseline.Known() && ind.BaselineYear.OK() && year <= int(ind.BaselineYear.V):
		return TargetUnknown // the starting point says nothing of the way
	case way == 0 || !ind.Baseline.Known():
		return Underway
	case (latest.V-ind.Baseline.V)*way < 0 && !near(latest.V, ind.Baseline.V):
		return Drifting
	}
	expected, ok := expectedAt(ind, year)
	switch {
	case !ok:
		return Underway
	case (latest.V-expected)*way >= 0 || near(latest.V, expected):
		return OnTrack
	}
	return Behind
}

// targetWay is 1 when the value must rise to the target, -1 when it must fall,
// 0 when nothing tells.
func targetWay(ind *plan.Indicator) float64 {
	switch ind.Direction.Or("") {
	case plan.Up:
		return 1
	case plan.Down:
		return -1
	}
	if !ind.Baseline.Known() || near(ind.Baseline.V, ind.Target.V) {
		return 0
	}
	return math.Copysign(1, ind.Target.V-ind.Baseline.V)
}

// expectedAt is the value that the straight line from the baseline to the
// target has at the end of that year.
func expectedAt(ind *plan.Indicator, year int) (value float64, ok bool) {
	if !ind.BaselineYear.OK() || !ind.TargetYear.OK() || ind.BaselineYear.V >= ind.TargetYear.V {
		return 0, false
	}
	done := (float64(year) - ind.BaselineYear.V) / (ind.TargetYear.V - ind.BaselineYear.V)
	return ind.Baseline.V + (ind.Target.V-ind.Baseline.V)*min(max(done, 0), 1), true
}

// near reports whether two values are the same but for the noise of decimal
// fractions in binary.
func near(x, y float64) bool {
	return math.Abs(x-y) <= 1e-9*max(1, math.Abs(x), math.Abs(y))
}

// judgeLegal holds an indicator against a legal threshold, which is a
// percentage: a value in another unit is as good as none.
func (a *Analysis) judgeLegal(t decree.Threshold, ind *plan.Indicator, s *IndicatorState) *LegalState {
	legal := &LegalState{Threshold: t}
	legal.Required, legal.Applies = t.At(a.Year)
	if ind.Unit.OK() && plan.KindOfUnit(ind.Unit.V) != plan.PercentUnit {
		return legal
	}
	short := func(m plan.Measure) bool { return m.V < legal.Required && !near(m.V, legal.Required) }
	legal.Known = s.Current.Known()
	legal.Met = legal.Applies && legal.Known && !short(s.Current)
	legal.Last, legal.LastYear = s.Latest, s.LatestYear
	if year := int(ind.BaselineYear.Or(0)); s.LatestYear == 0 && ind.Baseline.Known() && year != 0 && (a.Year == 0 || year <= a.Year) {
		legal.Last, legal.LastYear = ind.Baseline, year
	}
	legal.Below = legal.Applies && legal.LastYear != 0 && short(legal.Last)
	if then, due := t.At(legal.LastYear); due && legal.Below {
		legal.Raised = legal.Last.V > then || near(legal.Last.V, then)
	}
	return legal
}
