package report

import (
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Words are the report's wordings and choices, for the other renditions of the
// same plan: the summary workbook says the same things with the same words,
// because it asks for them here. Every text is typographically finished.
type Words struct{ c *composer }

// NewWords prepares the words of an analysed plan.
func NewWords(a *analysis.Analysis, diags diag.List, opt Options) *Words {
	return &Words{newComposer(a, diags, opt)}
}

// NotFilled says that nothing was typed.
const NotFilled = notFilled

// StatesLegend explains the abbreviations of the values of indicators.
func StatesLegend() string { return french.Typeset(statesLegend) }

// Title is the document's own title, Subtitle its exercise or its period ("" when
// unknown), Community the name, never empty.
func (w *Words) Title() string     { return french.Typeset(w.c.title()) }
func (w *Words) Subtitle() string  { return french.Typeset(w.c.subtitle()) }
func (w *Words) Community() string { return w.c.communityName() }

// ActLines say to which act the report is attached.
func (w *Words) ActLines() []string { return w.c.actLines() }

// TaxMention says whether amounts are with or without tax.
func (w *Words) TaxMention() string { return french.Typeset(w.c.taxMention()) }

// Figures are the key figures, in order.
func (w *Words) Figures() []Figure { return w.c.figures() }

// KeyIndicators are the indices of the indicators that matter most.
func (w *Words) KeyIndicators() []int { return w.c.keyIndicatorRows() }

// TargetCounts says how many indicators stand where, "" where nothing is judged
// yet.
func (w *Words) TargetCounts() string { return french.Typeset(w.c.targetCounts()) }

// Alerts are the few things a reader must not miss, the gravest first.
func (w *Words) Alerts() []string {
	alerts := w.c.alerts()
	for i := range alerts {
		alerts[i] = french.Typeset(alerts[i])
	}
	return alerts
}

// Changes are the changes since the version that was adopted, those that the
// edition does not print left out; none when no version was given.
func (w *Words) Changes() []*changes.Line {
	if w.c.opt.Changes == nil {
		return nil
	}
	lines := w.c.opt.Changes.Lines()
	list := make([]*changes.Line, 0, len(lines))
	for i := range lines {
		if w.c.prints(&lines[i]) {
			list = append(list, &lines[i])
		}
	}
	return list
}

// ChangesOverview counts what happened since the version that was adopted, ""
// when none was given.
func (w *Words) ChangesOverview() string {
	if w.c.opt.Changes == nil {
		return ""
	}
	return french.Typeset(w.c.newChangeView().overview())
}

// Before are the words of the version that was adopted, nil when none was
// given, and its exercise.
func (w *Words) Before() (*Words, int) {
	if w.c.opt.Changes == nil {
		return nil, 0
	}
	opt := w.c.opt
	opt.Changes = nil
	return NewWords(analysis.Of(w.c.opt.Changes.Before), nil, opt), changes.Year(w.c.opt.Changes.Before)
}

// Theme names the theme of that index: « 1. Commande publique durable ».
func (w *Words) Theme(i int) string { return french.Typeset(w.c.shortTheme(i)) }

// ActionTitle names an action, its code left out.
func (w *Words) ActionTitle(i int) string { return w.c.actionTitles[i] }

// Indicator names an indicator: « I1.1 – Part de reconditionné ».
func (w *Words) Indicator(i int) string { return w.c.indicatorLabels[i] }

// Status is where an action stands, lateness included.
func (w *Words) Status(i int) (string, document.Tone) { return finished(w.c.statusText(i)) }

// ShortStatus is the status of an action, « en retard » included, without the
// number of days: what a filter of a workbook offers.
func (w *Words) ShortStatus(i int) (string, document.Tone) {
	text, tone := w.Status(i)
	if !w.c.a.Actions[i].Late {
		return text, tone
	}
	switch w.c.p.Actions[i].Status.V {
	case plan.Paused, plan.Blocked:
		text, _, _ = strings.Cut(text, ",")
		return text, tone
	}
	return "⚠ En retard", tone
}

// Situation is where an indicator stands: the legal threshold when it is missed
// or, else, its target.
func (w *Words) Situation(i int) (string, document.Tone) {
	return finished(w.c.shortSituation(&w.c.a.Indicators[i]))
}

// Trend is how an indicator moved since the year before.
func (w *Words) Trend(i int) (string, document.Tone) {
	return finished(trendText(&w.c.a.Indicators[i]))
}

// Legal is the threshold of the exercise and whether it is met, "" without one.
func (w *Words) Legal(i int) (string, document.Tone) {
	return finished(w.c.legalText(w.c.a.Indicators[i].Legal))
}

// YearColumns are the indices, in the plan's years, of the years to show.
func (w *Words) YearColumns() []int {
	all := make([]int, len(w.c.p.Indicators))
	for i := range all {
		all[i] = i
	}
	return w.c.yearColumns(all)
}

// Measure writes a value in its unit, or the word of its state.
func Measure(m plan.Measure, unit string) string { return french.Typeset(measureText(m, unit)) }

// Coverage answers a requirement of the decree.
func Coverage(v analysis.Coverage) (string, document.Tone) { return finished(coverageText(v)) }

// Requirements are the lines of the decree matrix, the duties around the
// strategy included, each with the title of its part.
func (w *Words) Requirements() []Requirement {
	var list []Requirement
	for _, lines := range [][]analysis.MatrixLine{w.c.a.Matrix, w.c.a.Duties} {
		for i := range lines {
			list = append(list, Requirement{MatrixLine: &lines[i], Part: partTitles[lines[i].Requirement.Part]})
		}
	}
	return list
}

// Requirement is a line of the matrix.
type Requirement struct {
	*analysis.MatrixLine
	Part string
}

// Places names cells of the source, sheet by sheet.
func (w *Words) Places(list []diag.Position) string { return w.c.places(list) }

// Cell names a cell of the source without its sheet: « C12 », « ligne 12 ».
func Cell(at diag.Position) string { return at.Place() }

// Private reports whether a remark bears on personal data that the edition does
// not print.
func (w *Words) Private(d *diag.Diagnostic) bool {
	return w.c.opt.Edition != Internal && w.c.aboutContact(d)
}

// Sides are the two parts of the D. 2311-15 report, then "" for the actions that
// name none.
func Sides() []plan.Side {
	list := make([]plan.Side, len(sides))
	for i, s := range sides {
		list[i] = s.side
	}
	return list
}

// StatusLegend names the segments in which actions are counted by status.
func StatusLegend() []document.LegendEntry { return statusLegend }

// StatusCounts are the numbers of actions of each entry of [StatusLegend].
func StatusCounts(p analysis.Progress) []float64 { return statusSegments(p) }

// ProgressText says the counts in words: « 3 réalisées et 4 en cours ».
func ProgressText(p analysis.Progress) string { return french.Typeset(french.Join(progressParts(p))) }

// BarsAlt is the alternative text of a bar chart.
func BarsAlt(subject string, bars []document.Bar) string { return barsAlt(subject, bars) }

func finished(text string, tone document.Tone) (string, document.Tone) {
	return french.Typeset(text), tone
}
