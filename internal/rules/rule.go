// Package rules holds what a plan must satisfy. A rule is one small function
// with its code, severity, title, explanation and legal basis beside it, in a
// file of its own. A new rule also takes a line in the list of all.go, which is
// explicit: among those of its family, in the order of their codes; and a case
// that fails and is clean in the tests, without which they fail.
package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
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
	// mend it; printed by `nrreport rules CODE`.
	Explanation string
	// Basis cites the text, or is empty for a rule of form.
	Basis string
	// Needs are the sheets whose rows the rule looks for. Where the workbook
	// has lost one of them the reader's error says it, once, and the rule,
	// which would find every row missing, is not run.
	Needs sheets
	// Check reports each fault through report, which fills Code, Basis and
	// Severity. It gives a lesser severity itself to what the plan explains.
	Check func(a *analysis.Analysis, report Reporter)
}

// sheets is a set of the workbook's sheets: of those that it cannot do without,
// whose absence is an error.
type sheets uint8

const (
	inCommunity sheets = 1 << iota
	inProgramme
	inThemes
	inObjectives
	inActions
	inIndicators
)

// missing are the sheets that were not read; none for a plan that was not read
// from a workbook.
func missing(read *plan.Sheets) sheets {
	if *read == (plan.Sheets{}) {
		return 0
	}
	var lost sheets
	for i, at := range []diag.Position{read.Community, read.Programme, read.Themes, read.Objectives, read.Actions, read.Indicators} {
		if at.IsZero() {
			lost |= inCommunity << i
		}
	}
	return lost
}

// Reporter receives a fault.
type Reporter func(diag.Diagnostic)
