package rules

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
)

// Run checks a plan against every rule and returns what they found, sorted by
// file, sheet, row and column. Messages and remedies are typeset here, so that
// rules are written as plain French.
func Run(a *analysis.Analysis) diag.List {
	var found diag.List
	lost, stray := missing(&a.Plan.Sheets), strayRows(a.Plan)
	for _, rule := range all {
		if rule.Needs&lost != 0 {
			continue
		}
		rule.Check(a, func(d diag.Diagnostic) {
			if kind, ok := stray[rowOf(d.At)]; ok && kind.covers(rule) {
				return
			}
			d.Code, d.Severity = rule.Code, cmp.Or(d.Severity, rule.Severity)
			if d.Basis == "" {
				d.Basis = rule.Basis
			}
			d.Value = diag.Excerpt(d.Value)
			d.Message, d.Remedy = french.Typeset(d.Message), french.Typeset(d.Remedy)
			found = append(found, d)
		})
	}
	found.Sort()
	return found
}

// All returns every rule, typeset, in the order of the documentation.
func All() []Rule {
	rules := make([]Rule, len(all))
	for i, r := range all {
		rules[i] = *r
		rules[i].Title = french.Typeset(r.Title)
		rules[i].Explanation = french.Typeset(r.Explanation)
		rules[i].Basis = french.Typeset(r.Basis)
	}
	return rules
}

// Markdown writes the table of the rules, as the documentation shows it.
func Markdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| Code | Gravité | Titre | Base légale |\n|---|---|---|---|\n")
	for _, r := range All() {
		basis := r.Basis
		if basis == "" {
			basis = "—"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Code, r.Severity, r.Title, basis)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
