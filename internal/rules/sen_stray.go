package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

const codeOfStrayEvent = "SEN-018"

var senStray = Rule{
	Code:     codeOfStrayEvent,
	Severity: diag.Warning,
	Title:    "Ligne du journal à peine commencée",
	Explanation: "Un événement a une date, un thème, un format et un intitulé. Une ligne qui n’en a qu’un, ou aucun, est peut-être une note ou un total laissé sous le journal : " +
		"elle serait comptée comme un événement.",
	Basis: basisGuide,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Events {
			if e := &a.Plan.Events[i]; isStrayEvent(e) {
				report(diag.Diagnostic{
					At:      e.At,
					Message: "La " + lineOf(e.At) + " du journal est à peine commencée : un événement a une date, un thème, un format et un intitulé.",
					Remedy:  "Complétez-la ; si c’est une note ou un total, effacez-la d’ici.",
				})
			}
		}
	},
}

// isStrayEvent tells a row that has one of what makes an event, or none.
func isStrayEvent(e *plan.Event) bool {
	has := 0
	for _, blank := range []bool{e.Date.IsBlank(), e.Theme.IsBlank(), e.Format.IsBlank(), e.Title.IsBlank()} {
		if !blank {
			has++
		}
	}
	return has < 2
}
