package analysis

import (
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Kind tells the coded rows apart.
type Kind uint8

const (
	ObjectiveKind Kind = iota
	ActionKind
	IndicatorKind
	kinds
)

// index finds rows by code. When a code is used twice the first row has it.
type index [kinds]map[string]int

func newIndex(p *plan.Plan) index {
	return index{
		ObjectiveKind: codes(len(p.Objectives), func(i int) plan.Text { return p.Objectives[i].Code }),
		ActionKind:    codes(len(p.Actions), func(i int) plan.Text { return p.Actions[i].Code }),
		IndicatorKind: codes(len(p.Indicators), func(i int) plan.Text { return p.Indicators[i].Code }),
	}
}

func codes(n int, code func(int) plan.Text) map[string]int {
	m := make(map[string]int, n)
	for i := range n {
		c := code(i)
		if !c.OK() {
			continue
		}
		key := french.FoldCode(c.V)
		if _, taken := m[key]; !taken && key != "" {
			m[key] = i
		}
	}
	return m
}

// Find returns the index in the plan of the row of that code; case and spaces
// do not count. When a code is used twice it is the first row's.
func (a *Analysis) Find(k Kind, code string) (int, bool) {
	i, ok := a.index[k][french.FoldCode(code)]
	return i, ok
}

// marks is a set of row numbers that is emptied in constant time, so that
// gathering rows without repeats stays linear however often a code is typed.
type marks struct {
	stamp []int
	round int
}

func newMarks(n int) *marks { return &marks{stamp: make([]int, n)} }

func (m *marks) clear() { m.round++ }

// add reports whether i was not there yet.
func (m *marks) add(i int) bool {
	if m.stamp[i] == m.round {
		return false
	}
	m.stamp[i] = m.round
	return true
}

// resolve turns codes into row numbers, in the order typed, without repeats;
// unknown codes are left out.
func resolve(rows map[string]int, refs plan.Refs, seen *marks) []int {
	if len(refs.Codes) == 0 {
		return nil
	}
	seen.clear()
	out := make([]int, 0, len(refs.Codes))
	for _, code := range refs.Codes {
		if i, ok := rows[french.FoldCode(code)]; ok && seen.add(i) {
			out = append(out, i)
		}
	}
	return out
}
