// Package pipeline chains the stages of the main job, in memory: bytes of
// workbooks in, understood and checked plan out; then the report and the
// summary. It touches no file, no clock and no terminal, so that `check`,
// `build`, `watch`, `verify` and the benchmarks run the very same steps.
package pipeline

import (
	"nrreport/internal/analysis"
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
	Input    Input
	Book     *workbook.Book
	Plan     *plan.Plan
	Analysis *analysis.Analysis
	// Diags are the reader's and the rules' remarks, sorted.
	Diags diag.List
}

// Check reads one workbook and applies every rule. The error is an
// *xlsx.Unreadable; whatever can be read is checked to the end.
func (e *Engine) Check(in Input) (*Checked, error) {
	book, diags, err := workbook.Read(in.Name, in.Data)
	if err != nil {
		return nil, err
	}
	return e.checkBook(in, book, diags), nil
}

func (e *Engine) checkBook(in Input, book *workbook.Book, diags diag.List) *Checked {
	p := book.Plan()
	a := analysis.Of(p)
	diags = append(diags, rules.Run(a)...)
	diags = append(diags, glyphRemarks(book, e.fonts)...)
	diags.Sort()
	return &Checked{Input: in, Book: book, Plan: p, Analysis: a, Diags: diags}
}
