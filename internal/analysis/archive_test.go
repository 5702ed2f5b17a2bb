package analysis

import (
	"strings"
	"testing"

	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// A strategy all of whose actions were done in earlier exercises has had its
// measures, and their means; actions that were dropped are neither.
func TestAllArchived(t *testing.T) {
	for status, want := range map[plan.Status]map[string]string{
		plan.Done: {
			"ST-C": "5 actions réalisées les années précédentes.",
			"ST-D": "Les moyens étaient indiqués pour 5 actions réalisées les années précédentes.",
			"TH-1": "1 objectif, 1 action réalisée les années précédentes et 1 indicateur.",
		},
		plan.Dropped: {
			"ST-C": "La stratégie n’a aucune mesure.",
			"ST-D": "Aucune action n’indique ses moyens.",
			"TH-1": "Il manque une action.",
		},
	} {
		p := pt.Valid()
		for i := range p.Actions {
			x := plan.ArchivedAction{Action: p.Actions[i]}
			x.Status = pt.Of(status)
			p.Archive = append(p.Archive, x)
		}
		p.Actions = nil
		for id, answer := range want {
			found := false
			for _, l := range Of(p).Matrix {
				if l.Requirement.ID == id {
					found = true
					if got := strings.ReplaceAll(l.Answer, "\u00a0", " "); got != answer || (l.Coverage == Met) != (status == plan.Done) {
						t.Errorf("%s, %s: %q", status, id, got)
					}
				}
			}
			if !found {
				t.Errorf("no line %s", id)
			}
		}
	}
}
