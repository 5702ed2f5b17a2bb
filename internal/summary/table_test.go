package summary

import (
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/plan"
	"nrreport/internal/plan/plantest"
	"nrreport/internal/rules"
)

// TestRowsFillTheirColumns counts the cells of every row: a column that is
// declared and not written, or written and not declared, would shift those after
// it under another title.
func TestRowsFillTheirColumns(t *testing.T) {
	blanks := plantest.Valid()
	for i := range blanks.Actions {
		blanks.Actions[i] = plan.Action{}
	}
	for i := range blanks.Indicators {
		blanks.Indicators[i] = plan.Indicator{}
	}
	for i := range blanks.Events {
		blanks.Events[i] = plan.Event{}
	}
	for name, p := range map[string]*plan.Plan{"a full plan": plantest.Valid(), "blank rows": blanks} {
		a := analysis.Of(p)
		b := newBook(a, rules.Run(a), Options{Changes: &changes.Changes{
			Before: &plan.Plan{}, After: p, Objectives: []changes.Pair{{Before: -1, After: 0}},
		}})
		defer b.f.Close()
		for _, declare := range sheets {
			s := declare(b)
			if s == nil {
				continue
			}
			if s.rows == 0 && name == "a full plan" {
				t.Errorf("sheet %s has no row to look at", s.name)
			}
			r := b.newRow(s.columns)
			for i := range s.rows {
				r.reset()
				s.fill(i, r)
				if len(r.cells) != len(s.columns) {
					t.Errorf("%s, sheet %s, row %d: fill writes %d cells for %d columns", name, s.name, i, len(r.cells), len(s.columns))
				}
			}
			if s.total != nil {
				r.reset()
				s.total(r)
				if len(r.cells) != len(s.columns) {
					t.Errorf("%s, sheet %s: total writes %d cells for %d columns", name, s.name, len(r.cells), len(s.columns))
				}
			}
		}
	}
}
