package rules

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

var colEmail = Rule{
	Code:        "COL-014",
	Severity:    diag.Error,
	Needs:       inCommunity,
	Title:       "Courriel mal formé",
	Explanation: "L’adresse du contact devient un lien dans l’édition interne : mal formée, elle ne mènerait nulle part.",
	Check: func(a *analysis.Analysis, report Reporter) {
		email := a.Plan.Community.ContactEmail
		if !email.OK() || isEmail(email.V) {
			return
		}
		report(diag.Diagnostic{
			At: email.At, Value: email.V,
			Message: "L’adresse " + quote(email.V) + " n’est pas une adresse électronique.",
			Remedy:  "Tapez une seule adresse, comme numerique@ville.fr.",
		})
	},
}

// isEmail: one at sign, a name before it, a domain with a point after it, and
// nothing that an address cannot hold.
func isEmail(s string) bool {
	name, domain, ok := strings.Cut(s, "@")
	if !ok || name == "" || strings.ContainsAny(s, " \t\u00a0,;<>()\"") || strings.Contains(domain, "@") {
		return false
	}
	host, top, ok := strings.Cut(domain, ".")
	return ok && host != "" && top != "" && !strings.HasSuffix(domain, ".") && !strings.Contains(domain, "..")
}
