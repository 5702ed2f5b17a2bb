package rules

import (
	"unicode/utf8"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// longText is the number of characters of about three pages.
const longText = 8000

var txtLong = Rule{
	Code:        "TXT-003",
	Severity:    diag.Info,
	Title:       "Texte très long",
	Explanation: "Un texte de plus de 8 000 caractères occupe trois pages ou plus. Les élus liront plus volontiers une page ; le reste peut aller dans un document joint.",
	Check: func(a *analysis.Analysis, report Reporter) {
		for t := range plan.Texts(a.Plan) {
			if len(t.Text) <= longText {
				continue
			}
			n := utf8.RuneCountInString(t.Text)
			if n <= longText {
				continue
			}
			report(diag.Diagnostic{
				At: t.At, Value: t.Text,
				Message: "Ce texte compte " + french.Count(n, "caractère", "caractères") + ".",
				Remedy:  "Gardez l’essentiel, en une page si possible.",
			})
		}
	},
}
