package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var proLater = Rule{
	Code:     "PRO-005",
	Severity: diag.Warning,
	Title:    "Bilan postérieur à la séance",
	Explanation: "La stratégie est prise sur la base du programme de travail : un bilan daté d’après la séance ne peut pas l’avoir fondée. " +
		"La date est sans doute mal tapée.",
	Basis: basisProgramme,
	Check: func(a *analysis.Analysis, report Reporter) {
		session := a.Plan.Community.SessionDate
		for i := range a.Plan.Programme {
			e := &a.Plan.Programme[i]
			if !session.OK() || !isReview(e) || !e.Date.OK() || !e.Date.V.After(session.V) {
				continue
			}
			report(diag.Diagnostic{
				At: e.Date.At, Also: []diag.Position{session.At}, Value: dayShort(e.Date.V),
				Message: "Le " + reviewName(e) + " est daté du " + day(e.Date.V) + ", après la séance du " + day(session.V) + ".",
				Remedy:  "Corrigez la date du bilan ou celle de la séance.",
			})
		}
	},
}
