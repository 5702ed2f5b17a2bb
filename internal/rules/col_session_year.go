package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colSessionYear = Rule{
	Code:     "COL-012",
	Severity: diag.Warning,
	Needs:    inCommunity,
	Title:    "Séance loin de l’exercice",
	Explanation: "Un bilan annuel est présenté à la fin de son exercice ou l’année suivante. " +
		"Une séance avant l’exercice, ou plus d’un an après, vient souvent d’une année mal tapée.",
	Basis: basisReview,
	Check: func(a *analysis.Analysis, report Reporter) {
		session := a.Plan.Community.SessionDate
		if !a.Review || a.Year == 0 || !session.OK() || session.V.Year == a.Year || session.V.Year == a.Year+1 {
			return
		}
		report(diag.Diagnostic{
			At: session.At, Also: []diag.Position{a.Plan.Community.Year.At}, Value: dayShort(session.V),
			Message: "La séance est le " + day(session.V) + ", pour un bilan de l’exercice " + itoa(a.Year) + ".",
			Remedy:  "Corrigez la date de séance ou l’exercice.",
		})
	},
}
