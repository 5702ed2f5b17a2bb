package analysis

import "nrreport/internal/plan"

// groupByTheme gathers the rows of each theme and judges its coverage.
func (a *Analysis) groupByTheme() {
	p := a.Plan
	a.Themes = make([]ThemeState, len(p.Themes))
	at := make(map[plan.ThemeID]int, len(p.Themes))
	for i, t := range p.Themes {
		if _, taken := at[t.ID]; !taken {
			at[t.ID] = i
		}
	}
	of := func(id plan.ThemeID) *ThemeState {
		if i, ok := at[id]; ok {
			return &a.Themes[i]
		}
		return &a.Unplaced
	}
	for i := range a.Objectives {
		t := of(a.Objectives[i].Theme)
		t.Objectives = append(t.Objectives, i)
	}
	for i := range a.Actions {
		t := of(a.Actions[i].Theme)
		t.Actions = append(t.Actions, i)
	}
	for i := range a.Indicators {
		t := of(a.Indicators[i].Theme)
		t.Indicators = append(t.Indicators, i)
	}
	for _, i := range a.DoneBefore {
		t := of(p.Archive[i].Theme.Or(0))
		t.Archived = append(t.Archived, i)
	}
	for i := range a.Themes {
		a.Themes[i].sum(a)
		a.Themes[i].Coverage, a.Themes[i].Missing = coverage(&p.Themes[i], &a.Themes[i])
	}
	a.Unplaced.sum(a)
}

func (t *ThemeState) sum(a *Analysis) {
	var count tally
	for _, i := range t.Actions {
		count.add(&a.Plan.Actions[i], &a.Actions[i])
		t.Means.add(&a.Plan.Actions[i], &a.Actions[i], i)
	}
	t.Progress = count.progress()
}

// coverage answers the decree for one theme: treated (an objective, an action
// and an indicator at least), or set aside with a reason. A theme neither kept
// nor set aside in so many words is kept. An action done in an earlier exercise
// is a measure that the strategy has had: it counts.
func coverage(t *plan.Theme, s *ThemeState) (Coverage, []string) {
	if SetAside(t) {
		if t.Reason.Says() {
			return Explained, nil
		}
		return Missing, nil
	}
	var missing []string
	if len(s.Objectives) == 0 {
		missing = append(missing, "un objectif")
	}
	if len(s.Actions)+len(s.Archived) == 0 {
		missing = append(missing, "une action")
	}
	if len(s.Indicators) == 0 {
		missing = append(missing, "un indicateur")
	}
	if missing == nil {
		return Met, nil
	}
	return Missing, missing
}

// SetAside reports whether the community said « non » to the theme.
func SetAside(t *plan.Theme) bool { return t.Retained.OK() && !t.Retained.V }

// Theme returns the state of the theme of that number, or nil when the plan
// has no such theme.
func (a *Analysis) Theme(id plan.ThemeID) *ThemeState {
	for i := range a.Plan.Themes {
		if a.Plan.Themes[i].ID == id {
			return &a.Themes[i]
		}
	}
	return nil
}
