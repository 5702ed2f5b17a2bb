package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var proSource = Rule{
	Code:        "PRO-003",
	Severity:    diag.Info,
	Title:       "Bilan sans source ni date",
	Explanation: "La source et la date disent d’où viennent les chiffres du bilan et à quel moment ils valaient.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Programme {
			e := &a.Plan.Programme[i]
			if !isReview(e) || !e.Text.Says() {
				continue
			}
			at, lacking := e.Source.At, []string{}
			if e.Date.IsBlank() {
				at, lacking = e.Date.At, append(lacking, "sa date")
			}
			if e.Source.IsBlank() {
				lacking = append(lacking, "sa source")
			}
			if len(lacking) == 0 {
				continue
			}
			which := "pas " + lacking[0]
			if len(lacking) > 1 {
				which = "ni " + strings.Join(lacking, " ni ")
			}
			report(diag.Diagnostic{
				At:      cell(at, e.At),
				Message: "Le " + reviewName(e) + " ne donne " + which + ".",
				Remedy:  "Indiquez quand le bilan a été fait, et d’où viennent ses chiffres.",
			})
		}
	},
}
