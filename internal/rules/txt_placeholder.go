package rules

import (
	"strings"
	"unicode"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var txtPlaceholder = Rule{
	Code:     "TXT-002",
	Severity: diag.Warning,
	Title:    "Texte provisoire oublié",
	Explanation: "« À compléter », « ? », « - », « xxx », « lorem ipsum » ou « exemple » sont restés dans une cellule : le rapport les imprimerait tels quels. " +
		"« À compléter » au milieu d’une phrase n’est pas concerné.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for t := range plan.Texts(a.Plan) {
			if isPlaceholder(t.Text) {
				report(diag.Diagnostic{
					At: t.At, Value: t.Text,
					Message: "Un texte provisoire est resté dans la cellule : " + quote(t.Text) + ".",
					Remedy:  "Remplacez-le par le texte définitif, ou effacez-le.",
				})
			}
		}
	},
}

// isPlaceholder recognises a cell that says nothing yet, a mark between brackets,
// a sign alone, and the printer's Latin.
func isPlaceholder(s string) bool {
	if strings.Contains(s, "orem ipsum") || plan.IsPlaceholder(s) || len(s) <= 8 && !strings.ContainsFunc(s, isLetterOrDigit) {
		return true
	}
	for rest := s; ; {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		inside, _, closed := strings.Cut(rest, "]")
		if closed && plan.IsPlaceholder(inside) {
			return true
		}
	}
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
