// Package rules holds what a plan must satisfy. A rule is one small function
// with its code, severity, title, explanation and legal basis beside it, in a
// file of its own; [All] is the explicit list, and the only other line to write
// for a new rule.
package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
)

// Rule is one check.
type Rule struct {
	// Code is stable: a family (DEC, REF, OBJ, ACT, IND, SEN, COL…) and a
	// number, never reused.
	Code     string
	Severity diag.Severity
	// Title names the fault in a few French words ("Action sans pilote").
	Title string
	// Explanation says in a few French sentences why it matters and how to
	// mend it; printed by `nrreport rules CODE` and in the documentation.
	Explanation string
	// Basis cites the text, or is empty for a rule of form.
	Basis string
	// Check reports each fault through report, which fills Code, Severity
	// and Basis.
	Check func(a *analysis.Analysis, report Reporter)
}

// Reporter receives a fault.
type Reporter func(diag.Diagnostic)
