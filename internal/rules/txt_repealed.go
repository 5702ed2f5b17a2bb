package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var txtRepealed = Rule{
	Code:     "TXT-001",
	Severity: diag.Warning,
	Title:    "Texte abrogé cité",
	Explanation: "Le décret n° 2021-254, qui fixait un taux unique de 20 % d’achats issus du réemploi, est abrogé depuis le 1er juillet 2024 par le décret n° 2024-134. " +
		"Le guide interministériel de 2023 le cite encore : un plan qui s’appuie sur lui s’appuie sur un texte qui n’est plus en vigueur.",
	Basis: basisAGEC,
	Check: func(a *analysis.Analysis, report Reporter) {
		repealed := decree.RepealedTexts()
		for t := range plan.Texts(a.Plan) {
			for _, r := range repealed {
				if r.CitedIn(t.Text) && !saysRepealed(t.Text) {
					report(diag.Diagnostic{
						At: t.At, Value: t.Text,
						Message: "Ce texte cite le " + r.Title + ", abrogé depuis le " + day(r.Since) + ".",
						Remedy:  r.Remedy,
					})
				}
			}
		}
	},
}

// saysRepealed tells a text that says itself that another took its place.
func saysRepealed(text string) bool {
	folded := french.Fold(text)
	return strings.Contains(folded, "abrog") || strings.Contains(folded, "remplac")
}
