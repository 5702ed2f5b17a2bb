// Package pipeline chains the stages of the main job, in memory: bytes of
// workbooks in, understood and checked plan out; then the report and the
// summary. It touches no file, no clock and no terminal, so that `check`,
// `build`, `watch`, `verify` and the benchmarks run the very same steps.
package pipeline

import (
	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/compare"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/rules"
	"nrreport/internal/workbook"
)

// Input is one workbook.
type Input struct {
	// Name is the file as the user named it.
	Name string
	Data []byte
}

// Checked is a plan read and checked.
type Checked struct {
	// Inputs are the workbooks it was made from, merged when several.
	Inputs   []Input
	Book     *workbook.Book
	Plan     *plan.Plan
	Analysis *analysis.Analysis
	// Diags are the reader's and the rules' remarks, sorted; those on what
	// changed are among them once the plan is compared.
	Diags diag.List
	// Changes is what the plan became since another version, nil until
	// [Checked.Since] is told of one.
	Changes *changes.Changes
}

// Since compares the plan with the version that was adopted. What is wrong in
// that version is not looked at: it is the past.
func (c *Checked) Since(previous *workbook.Book) {
	c.Changes = compare.Books(previous, c.Book)
	c.Diags = append(c.Diags, compare.Diagnostics(c.Changes)...)
	c.Diags.Sort()
}

// Check reads one workbook and applies every rule. The error is an
// *xlsx.Unreadable; whatever can be read is checked to the end. Of a
// department's part of a plan, only what the department fills is; a workbook that
// has none of the sheets of a plan is told to be none, and no more.
func (e *Engine) Check(in Input) (*Checked, error) {
	book, diags, err := workbook.Read(in.Name, in.Data)
	if err != nil {
		return nil, err
	}
	return e.checkBook([]Input{in}, book, diags), nil
}

func (e *Engine) checkBook(ins []Input, book *workbook.Book, diags diag.List) *Checked {
	p := book.Plan()
	a := analysis.Of(p)
	if len(book.Tables) > 0 { // of another workbook than a plan, one thing is to be said
		diags = append(diags, rules.Run(a)...)
		diags = append(diags, glyphRemarks(book, e.fonts)...)
	}
	if book.Origin != nil {
		diags = ofPart(book, diags)
	}
	diags.Sort()
	return &Checked{Inputs: ins, Book: book, Plan: p, Analysis: a, Diags: diags}
}
