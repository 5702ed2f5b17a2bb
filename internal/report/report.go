// Package report composes the report: what is said, in which order, in which
// words. It turns an analysed plan into a [document.Document] and knows neither
// pages nor fonts.
//
// # Parts
//
// A report is a list of parts (parts.go), one per file, in an order that
// depends on the document: a stratégie goes from the legal frame to the
// objectives and the themes; a bilan annuel opens with the bilan. A part with
// nothing to say returns nothing, heading included.
//
// # What is printed of a value
//
// The four states of an indicator's value stay distinct in the tables, in the
// charts, in their alternative texts and in the JSON: a number, « n.d. »,
// « s.o. » and « non renseigné ». A blank cell of an action is named in the
// sheet of that action, on the line « Non renseigné »; in the public edition,
// only where a value is expected of every action.
//
// # Editions
//
// The public edition prints functions instead of names: of the personal data
// of the workbook (the contact's name and address, and the columns that the
// schema marks personal), nothing reaches the document or its JSON. Elected
// members act in public: their names stay. The internal edition prints all of
// it and adds a chapter for those who run the plan (followup.go).
//
// # Speed
//
// Composing is linear in the plan, spans refer to the plan's own strings where
// the typographic finishing leaves them as they are, and cells and spans are
// cut from slabs (text.go). What grows with the plan (the sheets, the tables of
// a theme, the log) is composed when it is laid out, see [document.Section]: the
// composed report of 20,000 actions took 200 MB, and takes 40.
package report

import (
	"time"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Edition says for whom the report is printed.
type Edition uint8

const (
	// Public carries no personal data that need not be there.
	Public Edition = iota
	// Internal prints all, with what the pilots have to follow up.
	Internal
)

// Options are what the workbook does not say.
type Options struct {
	Edition Edition
	// Draft prints « PROJET » and the list of errors.
	Draft bool
	// Version of the tool, printed among the sources.
	Version string
	// Created overrides the date of the metadata (SOURCE_DATE_EPOCH).
	Created time.Time
	// Changes is what the plan became since the version that was adopted; nil
	// when none was given.
	Changes *changes.Changes
	// Attachments are embedded as they are; see [DataAttachment].
	Attachments []document.Attachment
}

// Compose writes the report of an analysed plan; diags are all the remarks made
// on it. The document refers to the plan's strings and must not outlive
// changes to it.
func Compose(a *analysis.Analysis, diags diag.List, opt Options) *document.Document {
	c := newComposer(a, diags, opt)
	d := &document.Document{Cover: c.cover(), Body: c.body(), Attachments: opt.Attachments}
	c.metadata(d)
	return d
}

// composer holds what the parts share.
type composer struct {
	a *analysis.Analysis
	p *plan.Plan
	// fixed is the prose that does not depend on the plan.
	fixed *decree.Prose
	diags diag.List
	opt   Options

	// anchors are those of the parts composed so far: the parts that refer
	// to others come last (see part.last).
	anchors map[string]bool
	// absences tells that a value that is no number was printed, see
	// addLegend.
	absences bool
	// annexes counts the annexes, to number them.
	annexes int
	// glossary is the table of all terms, trimmed once the body is composed.
	glossary *document.Table
	// objectiveLabels and indicatorLabels are « code – title », finished
	// once: the sheets of the actions cite them many times over.
	objectiveLabels, indicatorLabels []string
	// actionTitles are titles alone, actionNames « code – title », and
	// actionStates what stateText says of each: five parts print them.
	actionTitles, actionNames []string
	actionStates              []toned
	blanks                    map[string]string // see lowerJoin
	scratch                   []byte

	spans  slab[document.Span]
	cells  slab[document.Cell]
	fields slab[document.Field]
	sheet  fieldList // the sheet being composed
}

func newComposer(a *analysis.Analysis, diags diag.List, opt Options) *composer {
	c := &composer{a: a, p: a.Plan, fixed: decree.Words(), diags: diags, opt: opt, anchors: map[string]bool{}, blanks: map[string]string{}}
	c.objectiveLabels = make([]string, len(c.p.Objectives))
	for i := range c.p.Objectives {
		o := &c.p.Objectives[i]
		c.objectiveLabels[i] = french.Typeset(codeAndTitle(o.Code, o.Title, "objectif"))
	}
	c.indicatorLabels = make([]string, len(c.p.Indicators))
	for i := range c.p.Indicators {
		n := &c.p.Indicators[i]
		c.indicatorLabels[i] = french.Typeset(codeAndTitle(n.Code, n.Title, "indicateur"))
	}
	c.nameActions()
	return c
}

// toned is a finished text and what it means.
type toned struct {
	text string
	tone document.Tone
}

func (c *composer) nameActions() {
	n := len(c.p.Actions)
	c.actionTitles, c.actionNames, c.actionStates = make([]string, n), make([]string, n), make([]toned, n)
	for i := range n {
		action := &c.p.Actions[i]
		c.actionTitles[i] = french.Typeset(textOr(action.Title, "action sans intitulé"))
		c.actionNames[i] = joinWith(" – ", textOr(action.Code, ""), c.actionTitles[i])
		text, tone := c.stateText(i)
		c.actionStates[i] = toned{french.Typeset(text), tone}
	}
}

// codeAndTitle names a row: « O1.1 – Acheter moins ».
func codeAndTitle(code, title plan.Text, kind string) string {
	return joinWith(" – ", textOr(code, ""), textOr(title, kind+" sans intitulé"))
}
