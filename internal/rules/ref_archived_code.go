package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var refArchivedCode = Rule{
	Code:     "REF-019",
	Severity: diag.Warning,
	Title:    "Code d’une action archivée",
	Explanation: "D’une année à l’autre, une action se reconnaît à son code. Celui d’une action archivée ne sert plus à une autre : " +
		"la comparaison des deux années les prendrait pour la même.",
	Check: func(a *analysis.Analysis, report Reporter) {
		if len(a.Plan.Archive) == 0 {
			return
		}
		archived := make(map[string]int, len(a.Plan.Archive))
		for i := range a.Plan.Archive {
			if code := &a.Plan.Archive[i].Code; code.OK() {
				archived[french.FoldCode(code.V)] = i
			}
		}
		for i := range a.Plan.Actions {
			x := &a.Plan.Actions[i]
			if !x.Code.OK() {
				continue
			}
			if j, taken := archived[french.FoldCode(x.Code.V)]; taken {
				old := &a.Plan.Archive[j]
				report(diag.Diagnostic{
					At: x.Code.At, Also: []diag.Position{cell(old.Code.At, old.At)}, Value: x.Code.V,
					Message: "Le code " + quote(x.Code.V) + " est celui d’une action archivée.",
					Remedy:  "Donnez un autre code à l’action ; si c’est la même qui reprend, supprimez sa ligne de la feuille « Actions archivées ».",
				})
			}
		}
	},
}
