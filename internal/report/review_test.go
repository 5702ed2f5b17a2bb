package report

import (
	"strings"
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

// The part that is lifted into the report on sustainable development says itself
// how the strategy is drawn up, carried out and assessed, as far as the workbook
// does; the chapter on governance keeps its own copy.
func TestReviewSaysHowTheStrategyIsRun(t *testing.T) {
	full := func() *plan.Plan {
		p := &plan.Plan{Community: community(plan.YearlyReview)}
		p.Community.Governance, p.Community.Evaluation = prose("Un comité décide."), prose("Un bilan est fait.")
		p.Programme = []plan.ProgrammeElement{{Text: prose("Le parc est grand.")}}
		p.Actors = []plan.Actor{{Category: val(plan.PublicActor)}, {Category: val(plan.PrivateActor)}}
		return p
	}
	const drawnUp = "Élaboration. La stratégie s’appuie sur un programme de travail. 2 acteurs sont associés : 1 public et 1 privé."
	for _, tt := range []struct {
		name   string
		change func(*plan.Plan)
		want   []string
	}{
		{"all", func(*plan.Plan) {}, []string{drawnUp, "Mise en œuvre. Un comité décide.", "Évaluation. Un bilan est fait."}},
		{"no evaluation", func(p *plan.Plan) { p.Community.Evaluation = plan.Prose{} }, []string{drawnUp, "Mise en œuvre. Un comité décide."}},
		{"no programme", func(p *plan.Plan) { p.Programme, p.Actors = nil, nil }, []string{"Mise en œuvre. Un comité décide.", "Évaluation. Un bilan est fait."}},
		{"nothing", func(p *plan.Plan) { *p = plan.Plan{} }, nil},
	} {
		p := full()
		tt.change(p)
		c := newTestComposer(p)
		var got []string
		for _, b := range c.conduct() {
			got = append(got, plainSpaces(text(b.(*document.Paragraph).Spans)))
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	c := newTestComposer(full())
	c.conduct()
	if first := c.prose(c.p.Community.Governance)[0].(*document.Paragraph); text(first.Spans) != "Un comité décide." {
		t.Errorf("the chapter on governance opens with %q", text(first.Spans))
	}
}
