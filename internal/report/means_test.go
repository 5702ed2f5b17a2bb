package report

import (
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/plan"
)

func TestOutOf(t *testing.T) {
	for want, n := range map[string][2]int{"1 action sur 3": {1, 3}, "2 actions sur 3": {2, 3}, "les 3 actions": {3, 3}, "l’unique action": {1, 1}} {
		if got := plainSpaces(outOf(n[0], n[1])); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Zero is an amount; what no action tells is not printed as one.
func TestPlannedParts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		means analysis.Means
		want  string
	}{
		{"both", analysis.Means{PlannedCapital: 1_200_000, WithCapital: 1, PlannedRunning: 50_000, WithRunning: 1}, "12 000 € d’investissement|500 € de fonctionnement"},
		{"investment alone", analysis.Means{PlannedCapital: 1_200_000, WithCapital: 1}, "12 000 € d’investissement"},
		{"a true zero", analysis.Means{PlannedCapital: plan.Cents(0), WithCapital: 2, WithRunning: 1}, "0 € d’investissement|0 € de fonctionnement"},
	} {
		got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(strings.Join(plannedParts(tt.means), "|"))
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
