package pipeline

import (
	"nrreport/internal/diag"
	"nrreport/internal/merge"
	"nrreport/internal/workbook"
)

// Merging says how several workbooks become one plan, see [merge.Options].
type Merging struct {
	Base           *Input
	Prefer         string
	AcceptRemovals bool
}

// Merged is what several workbooks say together.
type Merged struct {
	Book *workbook.Book
	// Diags are the merge's own remarks, sorted; Reading those of the reader
	// that still hold once the workbooks are merged.
	Diags, Reading diag.List
	// Losses are the errors among Reading that mean that something of a
	// workbook was not read: the merged book lacks it.
	Losses diag.List
	// Aside are the remarks, of less weight, on what stays behind in the
	// workbooks: sheets, columns and comments that have no place in a plan.
	Aside diag.List
}

// Merge reads workbooks and merges them. The error is an *xlsx.Unreadable: one
// file that cannot be read stops all, since its rows would be missing; or a
// *merge.Apart, unless one of them was said to be preferred.
func (e *Engine) Merge(ins []Input, opt Merging) (*Merged, error) {
	m := &Merged{}
	var books []*workbook.Book
	options := merge.Options{Prefer: opt.Prefer, AcceptRemovals: opt.AcceptRemovals}
	read := func(in Input) (*workbook.Book, error) {
		book, diags, err := workbook.Read(in.Name, in.Data)
		if err != nil {
			return nil, err
		}
		m.Losses = append(m.Losses, merge.Losses(diags, book)...)
		m.Reading = append(m.Reading, diags...)
		return book, nil
	}
	for _, in := range ins {
		book, err := read(in)
		if err != nil {
			return nil, err
		}
		books = append(books, book)
	}
	all := books
	if opt.Base != nil {
		base, err := read(*opt.Base)
		if err != nil {
			return nil, err
		}
		options.Base = base
		all = append(all[:len(all):len(all)], base)
	}
	if opt.Prefer == "" {
		if err := merge.Together(books); err != nil {
			return nil, err
		}
	}
	m.Book, m.Diags = merge.Merge(books, options)
	m.Reading = merge.Relevant(m.Reading, all, m.Book)
	m.Reading.Sort()
	m.Losses.Sort()
	for _, d := range m.Reading {
		if d.Severity != diag.Error && workbook.IsSetAside(d.Code) {
			m.Aside = append(m.Aside, d)
		}
	}
	return m, nil
}

// CheckAll checks the plan that workbooks make together: merged when there are
// several, or a base.
func (e *Engine) CheckAll(ins []Input, opt Merging) (*Checked, error) {
	if len(ins) == 1 && opt.Base == nil {
		return e.Check(ins[0])
	}
	m, err := e.Merge(ins, opt)
	if err != nil {
		return nil, err
	}
	if opt.Base != nil {
		ins = append(ins[:len(ins):len(ins)], *opt.Base)
	}
	return e.checkBook(ins, m.Book, append(m.Reading, m.Diags...)), nil
}
