package report

import (
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/plan"
)

// An action that is late stands in the bilan, which counts it among the late
// ones, even if it has not begun and says nothing of its year.
func TestLateActionsAreReviewed(t *testing.T) {
	p := &plan.Plan{Community: community(plan.YearlyReview), Themes: []plan.Theme{{ID: 1}}}
	p.Actions = []plan.Action{
		{Code: val("A1.1"), Theme: val(plan.ThemeID(1)), Side: val(plan.Internal), Status: val(plan.Planned), Due: date(2025, 6, 30)},
		{Code: val("A1.2"), Theme: val(plan.ThemeID(1)), Side: val(plan.Internal), Status: val(plan.Planned), Due: date(2027, 6, 30)},
	}
	blocks := newTestComposer(p).sideActions(plan.Internal)
	if len(blocks) != 3 {
		t.Fatalf("%d blocks, want a sentence, a table and a remark", len(blocks))
	}
	if rows := blocks[1].(*document.Table).Body; len(rows) != 2 || text(rows[1].Cells[0].Spans) != "A1.1" {
		t.Errorf("rows %v, want the theme and A1.1", rows)
	}
	if got := text(blocks[2].(*document.Paragraph).Spans); got != "1 action n’a pas encore commencé et n’est pas reprise ici." {
		t.Errorf("remark %q", got)
	}
}
