package analysis

import (
	"nrreport/internal/decree"
	"nrreport/internal/plan"
)

// Of computes everything that follows from a plan, in time linear in its size.
// It never fails: what the plan does not say stays unknown in the result.
func Of(p *plan.Plan) *Analysis {
	a := &Analysis{
		Plan:      p,
		Reference: p.ReferenceDay(),
		Year:      int(p.Community.Year.Or(0)),
		Review:    p.Community.Document.Or("") == plan.YearlyReview,
		index:     newIndex(p),
	}
	for i := range p.Archive {
		if p.Archive[i].Status.Or("") == plan.Done {
			a.DoneBefore = append(a.DoneBefore, i)
		}
	}
	a.link()
	a.judgeActions()
	a.judgeIndicators()
	a.groupByTheme()
	a.sumAwareness()
	a.Matrix, a.Duties = a.answer(decree.Requirements()), a.answer(a.duties())
	return a
}

// link follows the codes from row to row.
func (a *Analysis) link() {
	p := a.Plan
	a.Objectives = make([]ObjectiveState, len(p.Objectives))
	a.Actions = make([]ActionState, len(p.Actions))
	a.Indicators = make([]IndicatorState, len(p.Indicators))
	objectives, indicators := newMarks(len(p.Objectives)), newMarks(len(p.Indicators))

	for i := range p.Objectives {
		a.Objectives[i].Theme = p.Objectives[i].Theme.Or(0)
	}
	for i := range p.Actions {
		action, state := &p.Actions[i], &a.Actions[i]
		state.Objectives = resolve(a.index[ObjectiveKind], action.Objectives, objectives)
		state.Indicators = resolve(a.index[IndicatorKind], action.Indicators, indicators)
		state.Theme = a.themeOf(action.Theme, state.Objectives)
		for _, o := range state.Objectives {
			a.Objectives[o].Actions = append(a.Objectives[o].Actions, i)
		}
		for _, n := range state.Indicators {
			a.Indicators[n].Actions = append(a.Indicators[n].Actions, i)
		}
	}
	for i := range p.Indicators {
		state := &a.Indicators[i]
		state.Objectives = resolve(a.index[ObjectiveKind], p.Indicators[i].Objectives, objectives)
		if len(p.Indicators[i].Objectives.Codes) == 0 {
			state.Objectives = a.objectivesOf(state.Actions, objectives)
		}
		state.Theme = a.themeOf(p.Indicators[i].Theme, state.Objectives)
		for _, o := range state.Objectives {
			a.Objectives[o].Indicators = append(a.Objectives[o].Indicators, i)
		}
	}
	for _, i := range a.DoneBefore {
		for _, o := range resolve(a.index[ObjectiveKind], p.Archive[i].Objectives, objectives) {
			a.Objectives[o].Archived = append(a.Objectives[o].Archived, i)
		}
	}
}

// objectivesOf gathers the objectives that actions serve.
func (a *Analysis) objectivesOf(actions []int, seen *marks) []int {
	seen.clear()
	var out []int
	for _, i := range actions {
		for _, o := range a.Actions[i].Objectives {
			if seen.add(o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// themeOf returns the theme typed or, where the cell is blank, that of the
// first objective served.
func (a *Analysis) themeOf(typed plan.Value[plan.ThemeID], objectives []int) plan.ThemeID {
	if !typed.IsBlank() || len(objectives) == 0 {
		return typed.Or(0)
	}
	return a.Objectives[objectives[0]].Theme
}
