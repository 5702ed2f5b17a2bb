// Package summary writes the summary workbook: the whole plan on one printable
// page, then its data as clean tables with filters.
//
// # Sheets
//
// « Synthèse » (page.go) is laid out by hand on one A4 page. Every other sheet
// is one table (table.go) declared in a file of its own and listed in sheets:
// one header row, no merged cell, real numbers and dates, so that filters,
// pivots and screen readers work. A part with nothing to show says so in one
// cell.
//
// Words, selections and alerts are the report's ([report.Words]): the two
// cannot disagree.
//
// # What survives
//
// LibreOffice loses the alternative texts of charts and the style of tables
// when it saves; the first are repeated by the tables that the charts draw, the
// second is not used: cells carry their own look.
//
// # Speed
//
// Tables are streamed; a row of the plan costs its XML and no cell object.
// Nothing may ask excelize about a sheet once it is streamed, or it parses it
// all again: SetActiveSheet, which looks at every sheet, took twice the time of
// all the rest. Rows are given a height, which LibreOffice needs and Excel
// forgets at the first edit (xlsx.RowsFollowText).
//
// On two cores, 200 actions take 20 ms, 20,000 half a second and 60 MB of live
// memory; half of it goes to compressing.
package summary

import (
	"io"
	"os"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// Property is the custom document property that marks a summary of ours.
const Property = workbook.SummaryProperty

// Options are what the workbook does not say.
type Options struct {
	Edition report.Edition
	// Draft marks the summary as a project.
	Draft bool
	// Changes is what the plan became since the version that was adopted; nil
	// when none was given.
	Changes *changes.Changes
	// Version of the tool, written in the document's properties.
	Version string
}

// pageName is the first sheet.
const pageName = "Synthèse"

// sheets are the tables, in the order of the tabs; one that is not declared
// has no tab.
var sheets = []func(*book) *sheet{
	(*book).themes, (*book).indicators, (*book).actions, (*book).awareness, (*book).events,
	(*book).means, (*book).changes, (*book).matrix, (*book).remarks,
}

// Write writes the summary of an analysed plan; diags are all the remarks made
// on it. The same plan, options and version give the same bytes. Errors are
// those of w, or of the library that writes the format.
func Write(w io.Writer, a *analysis.Analysis, diags diag.List, opt Options) error {
	b := newBook(a, diags, opt)
	defer b.f.Close()
	if err := b.write(); err != nil {
		return err
	}
	return xlsx.Save(b.f, w, xlsx.RowsFollowText, xlsx.DigitsMayBeText)
}

// book builds one workbook. Methods that return nothing keep the first error in
// err and do nothing after it.
type book struct {
	f      *excelize.File
	a      *analysis.Analysis
	p      *plan.Plan
	words  *report.Words
	diags  diag.List
	opt    Options
	styles styles
	// themeNames are the names of the plan's themes, parallel to Plan.Themes.
	themeNames []string
	regions    int // announced so far
	err        error
}

// noFolder cannot be a folder, on any system. Excelize keeps in memory what it
// cannot put in a temporary file: a plan in clear, which a kill would leave
// behind.
const noFolder = os.DevNull + "/"

func newBook(a *analysis.Analysis, diags diag.List, opt Options) *book {
	f := excelize.NewFile(excelize.Options{TmpDir: noFolder})
	b := &book{
		f: f, a: a, p: a.Plan, diags: diags, opt: opt,
		words:  report.NewWords(a, diags, report.Options{Edition: opt.Edition, Draft: opt.Draft, Version: opt.Version, Changes: opt.Changes}),
		styles: styles{f: f, palette: newPalette(a.Plan.Community.Colour.Or("")), ids: map[style]int{}},
	}
	b.themeNames = make([]string, len(b.p.Themes))
	for i := range b.themeNames {
		b.themeNames[i] = b.words.Theme(i)
	}
	return b
}

func (b *book) write() error {
	b.must(b.f.SetSheetName("Sheet1", pageName))
	made := make([]*sheet, 0, len(sheets))
	for _, declare := range sheets {
		s := declare(b)
		if s == nil {
			continue
		}
		made = append(made, s)
		_, err := b.f.NewSheet(s.name)
		b.must(err)
	}
	for _, s := range made {
		if b.err == nil {
			b.must(s.write(b))
		}
	}
	b.page()
	b.properties()
	return b.err
}

func (b *book) must(err error) {
	if err != nil && b.err == nil {
		b.err = err
	}
}

// properties are what programs and search engines show of the file.
func (b *book) properties() {
	b.must(b.f.SetDocProps(&excelize.DocProperties{
		Title:    joined(" – ", "Synthèse : "+b.words.Title(), b.words.Subtitle(), b.words.Community()),
		Subject:  french.Typeset("Stratégie numérique responsable (loi n° 2021-1485, art. 35 ; CGCT, art. D. 2311-15-1)"),
		Creator:  b.words.Community(),
		Keywords: "numérique responsable, sobriété numérique, loi REEN",
		Language: "fr-FR",
	}))
	version := b.opt.Version
	if version == "" {
		version = "sans version"
	}
	b.must(b.f.SetCustomProps(excelize.CustomProperty{Name: Property, Value: version}))
}

// themeName names a theme by its number, "" for none.
func (b *book) themeName(id plan.ThemeID) string {
	for i := range b.p.Themes {
		if b.p.Themes[i].ID == id {
			return b.themeNames[i]
		}
	}
	return ""
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	text := ""
	for _, p := range parts {
		if p != "" && text != "" {
			text += separator
		}
		text += p
	}
	return text
}
