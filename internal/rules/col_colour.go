package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colColour = Rule{
	Code:        "COL-018",
	Severity:    diag.Warning,
	Needs:       inCommunity,
	Title:       "Couleur mal formée",
	Explanation: "La couleur principale s’écrit par un dièse et six chiffres hexadécimaux, deux pour le rouge, deux pour le vert, deux pour le bleu : #1F5F7A.",
	Check: func(a *analysis.Analysis, report Reporter) {
		colour := a.Plan.Community.Colour
		if !colour.OK() || isColour(colour.V) {
			return
		}
		report(diag.Diagnostic{
			At: colour.At, Value: colour.V,
			Message: "La couleur " + quote(colour.V) + " n’est pas une couleur en notation #RRVVBB.",
			Remedy:  "Tapez un dièse et six chiffres hexadécimaux, comme #1F5F7A, ou laissez la cellule vide.",
		})
	},
}

func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}
