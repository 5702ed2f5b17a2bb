package analysis

import (
	"math"

	"nrreport/internal/plan"
)

// Add counts what an action plans, has spent and employs. Dropped actions keep
// theirs: the money was planned, and some of it may have been spent.
func (m *Means) Add(action *plan.Action) {
	m.Total++
	m.PlannedCapital += action.PlannedCapital.Or(0)
	m.PlannedRunning += action.PlannedRunning.Or(0)
	m.Spent += action.Spent.Or(0)
	// To the millionth: the noise of binary fractions (16.849999999999998) would
	// otherwise show in the cells of the summary.
	m.Staff = math.Round((m.Staff+action.Staff.Or(0))*1e6) / 1e6
	for _, c := range []struct {
		told  bool
		count *int
	}{
		{action.PlannedCapital.OK(), &m.WithCapital},
		{action.PlannedRunning.OK(), &m.WithRunning},
		{action.PlannedCapital.OK() || action.PlannedRunning.OK(), &m.WithPlanned},
		{action.Spent.OK(), &m.WithSpent},
		{action.Staff.OK(), &m.WithStaff},
	} {
		if c.told {
			*c.count++
		}
	}
}

// add counts the means of the action of that index, and whether it lacks any.
func (m *Means) add(action *plan.Action, state *ActionState, index int) {
	m.Add(action)
	if !state.Closed && !state.Funded {
		m.Unfunded = append(m.Unfunded, index)
	}
}

// MeansOfSide sums the actions of one side, "" for those that name none.
func (a *Analysis) MeansOfSide(side plan.Side) Means {
	var m Means
	for i := range a.Plan.Actions {
		m.addOfSide(&a.Plan.Actions[i], side)
	}
	return m
}

// ThemeMeansOfSide sums the actions of a theme that are of one side.
func (a *Analysis) ThemeMeansOfSide(s *ThemeState, side plan.Side) Means {
	var m Means
	for _, i := range s.Actions {
		m.addOfSide(&a.Plan.Actions[i], side)
	}
	return m
}

func (m *Means) addOfSide(action *plan.Action, side plan.Side) {
	if action.Side.Or("") == side {
		m.Add(action)
	}
}
