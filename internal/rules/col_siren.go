package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colSiren = Rule{
	Code:     "COL-004",
	Severity: diag.Error,
	Needs:    inCommunity,
	Title:    "SIREN faux",
	Explanation: "Le dernier des neuf chiffres d’un SIREN est une clé de contrôle, calculée sur les huit autres. " +
		"Une clé fausse trahit une faute de frappe.",
	Check: func(a *analysis.Analysis, report Reporter) {
		siren := a.Plan.Community.SIREN
		if !siren.OK() {
			return
		}
		digits := strings.Join(strings.Fields(siren.V), "")
		if len(digits) == 9 && luhn(digits) {
			return
		}
		message := "Le SIREN " + quote(siren.V) + " a une clé de contrôle fausse."
		if len(digits) != 9 {
			message = "Le SIREN " + quote(siren.V) + " n’a pas neuf chiffres."
		}
		report(diag.Diagnostic{
			At: siren.At, Value: siren.V, Message: message,
			Remedy: "Recopiez les neuf chiffres depuis un document officiel.",
		})
	},
}

// luhn checks the key of a number: from the right, every second digit counts
// double, less nine above nine, and the sum is a multiple of ten.
func luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
