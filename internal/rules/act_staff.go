package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

// manyStaff is the number of full-time equivalents that no action of a
// community's digital strategy mobilises.
const manyStaff = 100

var actStaff = Rule{
	Code:        "ACT-018",
	Severity:    diag.Warning,
	Title:       "Nombre d’agents invraisemblable",
	Explanation: "Les agents se comptent en équivalents temps plein : un agent à mi-temps compte pour 0,5. Un nombre négatif, ou de plus de 100, vient souvent d’une autre unité (heures, jours, personnes).",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !x.Staff.OK() || x.Staff.V >= 0 && x.Staff.V <= manyStaff {
				continue
			}
			report(diag.Diagnostic{
				At: x.Staff.At, Value: number(x.Staff.V),
				Message: "L’" + action(x) + " mobiliserait " + number(x.Staff.V) + " ETP.",
				Remedy:  "Vérifiez que ce sont bien des équivalents temps plein, et non des heures, des jours ou des personnes.",
			})
		}
	},
}
