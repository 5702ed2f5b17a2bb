package rules

import (
	"strings"
	"unicode"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

var refForm = Rule{
	Code:     "REF-003",
	Severity: diag.Warning,
	Title:    "Code mal formé",
	Explanation: "Un code se compose de lettres, de chiffres, de points, de tirets ou de barres obliques, comme O1.1 ou A-2/03. " +
		"Les signes qui séparent les codes dans une cellule (point-virgule, virgule) le couperaient en deux.",
	Check: func(a *analysis.Analysis, report Reporter) {
		codedRows(a.Plan, func(c *coded) {
			if !c.code.OK() || wellFormed(french.FoldCode(c.code.V)) {
				return
			}
			report(diag.Diagnostic{
				At: cell(c.code.At, c.at), Value: c.code.V,
				Message: "Le code " + quote(c.code.V) + " contient des signes qui gênent les références.",
				Remedy:  "Gardez des lettres, des chiffres, des points ou des tirets, par exemple A1.01.",
			})
		})
	},
}

// wellFormed: at least one letter or digit, and nothing but them and a few
// separators.
func wellFormed(code string) bool {
	named := false
	for _, r := range code {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			named = true
		case !strings.ContainsRune(".-_/", r):
			return false
		}
	}
	return named
}
