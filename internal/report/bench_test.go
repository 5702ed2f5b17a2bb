package report

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/plan"
)

// largePlan is a plan of n actions, with objectives, indicators and events in
// proportion.
func largePlan(n int) *plan.Plan {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	p := samplePlan(plan.YearlyReview)
	p.Actions, p.Objectives, p.Indicators, p.Events = nil, nil, nil, nil
	statuses := []plan.Status{plan.Planned, plan.Ongoing, plan.Done, plan.Paused, plan.Blocked, plan.Dropped}
	for i := range n/4 + 1 {
		p.Objectives = append(p.Objectives, plan.Objective{
			Code: val(fmt.Sprintf("O%d", i)), Theme: val(plan.ThemeID(i%6 + 1)), Title: val("Réduire l'empreinte des équipements de la direction"),
			Scope: val(plan.MultiYear), Due: date(2028, 12, 31), Result: prose("Moins 20 % d'ici la fin de la période."),
		})
		p.Indicators = append(p.Indicators, plan.Indicator{
			Code: val(fmt.Sprintf("I%d", i)), Theme: val(plan.ThemeID(i%6 + 1)), Objectives: refs(fmt.Sprintf("O%d", i)),
			Title: val("Part des équipements réparés dans l'année"), Unit: val("%"), Direction: val(plan.Up),
			Baseline: num(10), BaselineYear: val(2022.0), Target: num(60), TargetYear: val(2028.0),
			Values: []plan.Measure{num(12), nd, num(float64(r.IntN(60)))}, Source: val("outil de gestion du parc"), Method: prose("Rapport entre les réparations et le parc."),
		})
	}
	for i := range n {
		p.Actions = append(p.Actions, plan.Action{
			Code: val(fmt.Sprintf("A%d", i)), Theme: val(plan.ThemeID(i%6 + 1)), Objectives: refs(fmt.Sprintf("O%d", i/4)),
			Title:       val("Prolonger la durée d'usage des postes de travail"),
			Description: prose("Les postes sont gardés six ans au lieu de quatre ; la mémoire est étendue à mi-vie : c'est sobre.\n- diagnostic\n- réparation"),
			Side:        val(plan.Internal), Pilot: val("Direction du numérique"), Status: val(statuses[r.IntN(len(statuses))]), Progress: val(float64(r.IntN(101))),
			Start: date(2024, 1, 1+i%28), Due: date(2025, 6, 1+i%28), PlannedCapital: val(plan.Cents(r.IntN(5e6))), PlannedRunning: val(plan.Cents(0)),
			Spent: val(plan.Cents(r.IntN(5e6))), Staff: val(0.5), Indicators: refs(fmt.Sprintf("I%d", i/4)),
			Review: prose("Le marché a été notifié au printemps ; les premiers postes sont livrés."), Next: prose("Étendre aux écoles."),
		})
	}
	return p
}

func BenchmarkCompose(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		a := analysis.Of(largePlan(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compose(a, nil, Options{})
			}
		})
	}
}

func BenchmarkPublishedJSON(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		a := analysis.Of(largePlan(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := PublishedJSON(a, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
