package sample_test

import (
	"bytes"
	"fmt"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/pipeline"
	"nrreport/internal/sample"
	"nrreport/internal/workbook"
)

func large(t *testing.T, actions int, seed uint64) []byte {
	t.Helper()
	book, err := sample.Large(actions, seed)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Plans of any size are what a benchmark needs: as many actions as asked, no
// error, and as many remarks for an action as the example has.
func TestLargePlansAreSound(t *testing.T) {
	for _, actions := range []int{sample.MinActions, 40, 45, 46, 200, 613} {
		for seed := range uint64(3) {
			t.Run(fmt.Sprintf("%d actions, seed %d", actions, seed), func(t *testing.T) {
				checked, err := pipeline.NewEngine().Check(pipeline.Input{Name: "plan.xlsx", Data: large(t, actions, seed)})
				if err != nil {
					t.Fatal(err)
				}
				if got := len(checked.Plan.Actions); got != actions {
					t.Errorf("%d actions", got)
				}
				for _, d := range checked.Diags {
					if d.Severity == diag.Error {
						t.Errorf("%s %s: %s", d.At.SheetName(), d.At.Cell(), d.Message)
					}
				}
				if warnings := checked.Diags.Count(diag.Warning); warnings > 20+actions/2 {
					t.Errorf("%d warnings: the plan is no likely one", warnings)
				}
				for _, n := range []int{len(checked.Plan.Objectives), len(checked.Plan.Indicators), len(checked.Plan.Events)} {
					if n < actions/5 {
						t.Errorf("%d rows for %d actions", n, actions)
					}
				}
			})
		}
	}
}

func TestLargePlansFollowTheirSeed(t *testing.T) {
	one := large(t, 100, 7)
	if !bytes.Equal(one, large(t, 100, 7)) {
		t.Error("one seed gives two plans")
	}
	if bytes.Equal(one, large(t, 100, 8)) {
		t.Error("two seeds give one plan")
	}
	if _, err := sample.Large(sample.MinActions-1, 1); err == nil {
		t.Error("accepted a plan that leaves a theme without action")
	}
}
