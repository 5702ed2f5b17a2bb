package rules

import (
	"slices"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var txtElsewhere = Rule{
	Code:     "TXT-005",
	Severity: diag.Warning,
	Title:    "Renvoi à la cellule voisine",
	Explanation: "« Idem » ou « cf. ci-dessus » renvoie à une autre ligne du tableau. Le rapport range les lignes par thème et donne à chaque action sa fiche : celle qui précède n’y est plus la même. " +
		"Un renvoi à un code (« voir l’action A1.2 ») se comprend partout.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for t := range plan.Texts(a.Plan) {
			if isDitto(t.Text) {
				report(diag.Diagnostic{
					At: t.At, Value: t.Text,
					Message: quote(t.Text) + " renvoie à une autre cellule, que le lecteur du rapport n’aura pas sous les yeux.",
					Remedy:  "Récrivez ici ce que l’autre cellule dit, ou citez le code de sa ligne.",
				})
			}
		}
	},
}

// isDitto recognises a whole text that says to look at a neighbour.
func isDitto(s string) bool {
	if len(s) > 40 {
		return false
	}
	if s = strings.TrimSpace(s); s != "" && strings.Trim(s, "\"”“″〃") == "" {
		return true
	}
	start := strings.ToLower(strings.TrimLeft(s, "(« \u00a0\u202f"))
	if !slices.ContainsFunc([]string{"id", "cf", "voir", "comme", "même", "meme", "ditto"}, func(word string) bool { return strings.HasPrefix(start, word) }) {
		return false // most texts are told without folding them
	}
	words := strings.Fields(french.Fold(s))
	said := strings.Join(words, " ")
	if slices.Contains([]string{"id", "idem", "ditto", "meme chose"}, said) {
		return true
	}
	if !slices.Contains([]string{"idem", "cf", "voir", "comme", "meme"}, words[0]) {
		return false
	}
	return slices.ContainsFunc([]string{"ci dessus", "ci dessous", "plus haut", "plus bas", "supra", "infra", "precedent", "precedente"},
		func(end string) bool { return strings.HasSuffix(said, " "+end) })
}
