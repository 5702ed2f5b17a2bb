package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

var txtPlaceholder = Rule{
	Code:     "TXT-002",
	Severity: diag.Warning,
	Title:    "Texte provisoire oublié",
	Explanation: "« À compléter », « ? », « xxx », « lorem ipsum » ou « exemple » sont restés dans une cellule : le rapport les imprimerait tels quels. " +
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

// isPlaceholder recognises a cell that says nothing yet, a mark between
// brackets, and the printer's Latin.
func isPlaceholder(s string) bool {
	if strings.Contains(s, "orem ipsum") || isOnlyDoubt(s) {
		return true
	}
	for rest := s; ; {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
		inside, _, closed := strings.Cut(rest, "]")
		if closed && provisional(inside) {
			return true
		}
	}
	return provisional(s)
}

// isOnlyDoubt recognises a question mark, or dots, that stand for a text.
func isOnlyDoubt(s string) bool {
	return strings.Trim(s, "?.… \u00a0\u202f") == "" && (strings.ContainsAny(s, "?…") || strings.Contains(s, ".."))
}

// provisional reports whether a whole text is one of the marks that people
// leave to come back to.
func provisional(s string) bool {
	if len(s) > 40 || !startsProvisional(strings.TrimLeft(s, " (<«.…-_\u00a0\u202f")) {
		return false
	}
	switch f := french.Fold(s); f {
	case "a completer", "a renseigner", "a remplir", "a rediger", "a preciser", "a definir", "a voir", "a confirmer", "a venir", "texte a venir", "a determiner",
		"a completer ulterieurement", "completer", "exemple", "texte", "texte ici", "todo", "tbd", "test", "blabla", "bla bla", "lorem":
		return true
	default:
		return len(f) >= 2 && strings.Trim(f, "x") == ""
	}
}

// startsProvisional rules most texts of a plan out, before any folding.
func startsProvisional(s string) bool {
	for _, start := range []string{"a ", "à ", "a\u00a0", "à\u00a0", "comp", "exemple", "texte", "todo", "tbd", "test", "bla", "lorem", "xx"} {
		if len(s) >= len(start) && strings.EqualFold(s[:len(start)], start) {
			return true
		}
	}
	return false
}
