package analysis

import "nrreport/internal/plan"

// add counts the means of the action of that index. Dropped actions keep
// theirs: the money was planned, and some of it may have been spent.
func (m *Means) add(action *plan.Action, state *ActionState, index int) {
	m.Total++
	m.PlannedCapital += action.PlannedCapital.Or(0)
	m.PlannedRunning += action.PlannedRunning.Or(0)
	m.Spent += action.Spent.Or(0)
	m.Staff += action.Staff.Or(0)
	if action.PlannedCapital.OK() || action.PlannedRunning.OK() {
		m.WithPlanned++
	}
	if action.Spent.OK() {
		m.WithSpent++
	}
	if action.Staff.OK() {
		m.WithStaff++
	}
	if !state.Closed && !state.Funded {
		m.Unfunded = append(m.Unfunded, index)
	}
}
