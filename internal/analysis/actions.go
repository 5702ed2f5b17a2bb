package analysis

import (
	"math"

	"nrreport/internal/plan"
)

func (a *Analysis) judgeActions() {
	var overall, internal, territory tally
	for i := range a.Plan.Actions {
		action, state := &a.Plan.Actions[i], &a.Actions[i]
		a.judgeAction(action, state)
		overall.add(action, state)
		switch action.Side.Or("") {
		case plan.Internal:
			internal.add(action, state)
		case plan.Territory:
			territory.add(action, state)
		}
		a.Means.add(action, state, i)
	}
	a.Overall, a.Internal, a.Territory = overall.progress(), internal.progress(), territory.progress()
}

func (a *Analysis) judgeAction(action *plan.Action, state *ActionState) {
	status := action.Status.Or("")
	state.Closed = status == plan.Done || status == plan.Dropped
	if !state.Closed && action.Due.OK() && !a.Reference.IsZero() && action.Due.V.Before(a.Reference) {
		state.Late = true
		state.DaysLate = action.Due.V.DaysUntil(a.Reference)
	}
	state.Funded = isFunded(action)
	state.Progress, state.HasProgress = progressOf(action)
}

// isFunded: zero euros written down is an answer, and so is a cell that could not be
// read.
func isFunded(x *plan.Action) bool {
	return !x.PlannedCapital.IsBlank() || !x.PlannedRunning.IsBlank() || !x.Staff.IsBlank() || x.OtherMeans.Says()
}

func progressOf(action *plan.Action) (percent float64, known bool) {
	if action.Progress.OK() {
		return min(max(action.Progress.V, 0), 100), true
	}
	if !action.Progress.IsBlank() {
		return 0, false
	}
	switch action.Status.Or("") {
	case plan.Done:
		return 100, true
	case plan.Planned, plan.Discussed:
		return 0, true
	}
	return 0, false
}

// tally counts actions; progress gives the count with its mean.
type tally struct {
	count Progress
	sum   float64
}

func (t *tally) add(action *plan.Action, state *ActionState) {
	p := &t.count
	p.Actions++
	switch action.Status.Or("") {
	case plan.Done:
		p.Done++
	case plan.Ongoing, plan.TypedLate:
		p.Ongoing++
	case plan.Planned, plan.Discussed:
		p.Planned++
	case plan.Paused:
		p.Paused++
	case plan.Blocked:
		p.Blocked++
	case plan.Dropped:
		p.Dropped++
		return
	}
	if state.Late {
		p.Late++
	}
	if state.HasProgress {
		p.Known++
		t.sum += state.Progress
	}
}

func (t *tally) progress() Progress {
	p := t.count
	if p.Known > 0 {
		p.Mean = wholeMean(t.sum, p.Known)
	}
	return p
}

// wholeMean is a mean of percentages to the unit. 99,6 is not yet 100, and 0,4
// is more than nothing: neither is rounded to what would be untrue.
func wholeMean(sum float64, n int) float64 {
	mean := sum / float64(n)
	whole := math.Round(mean)
	if mean > 0 && mean < 100 {
		return min(max(whole, 1), 99)
	}
	return whole
}
