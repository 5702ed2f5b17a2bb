package sample_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/rules"
	"nrreport/internal/sample"
	"nrreport/internal/workbook"
)

// apart are the kinds of error that cannot stand in the same workbook as the
// others, with the reason. Each is shown by the tests of its own package.
var apart = map[string]string{
	"DEC-004": "no actor at all",
	"DEC-006": "no objective at all",
	"DEC-007": "no indicator at all",
	"DEC-008": "no action at all",
	"DEC-009": "no means at all",
	"DEC-010": "a decree theme without anything hides what is planted there",
	"COL-004": "one SIREN: it is planted as one digit short",
	"COL-006": "a report without a type owes no yearly value",
	"COL-007": "a report without a year owes no yearly value",
	"COL-014": "the reader refuses the address first",
	"ACT-008": "the reader refuses the percentage first",
	"ACT-017": "the reader refuses the amount first",
	"SEN-008": "the reader refuses the number first",
	"IND-014": "without the year's column, no yearly value can be wrong",
	"LEC-001": "the whole file",
	"LEC-002": "a missing sheet hides its cells",
	"LEC-005": "a sheet that stands twice hides its cells",
	"LEC-008": "a newer model says nothing sure of the rest",
	"LEC-010": "a sheet without headers hides its cells",
	"LEC-011": "a missing column hides its cells",
	"LEC-014": "a column that stands twice hides its cells",
	"LEC-055": "hundreds of faults in a sheet",
	"LEC-071": "a year that stands twice hides its cells",
	"LEC-092": "a table of another sheet hides its cells",
}

func TestErrorsExampleShowsEveryKind(t *testing.T) {
	var b bytes.Buffer
	faults, err := sample.Errors(&b)
	if err != nil {
		t.Fatal(err)
	}
	book, diags, err := workbook.Read("plan-erreurs.xlsx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	diags = append(diags, rules.Run(analysis.Of(book.Plan()))...)
	for _, f := range faults {
		for _, code := range f.Codes {
			if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code && names(d, f) }) {
				t.Errorf("%s is planted at %s!%s (%v) and not named there", code, f.Sheet, f.Cell, f.Value)
				for _, d := range diags {
					if names(d, f) || d.Code == code {
						t.Logf("  %s!%s %s %s", d.At.SheetName(), d.At.Cell(), d.Code, d.Message)
					}
				}
			}
		}
	}
	for _, f := range faults {
		for _, code := range f.Elsewhere {
			if !slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == code }) {
				t.Errorf("%s is caused by %s!%s and not named", code, f.Sheet, f.Cell)
			}
		}
	}
	shown := map[string]bool{}
	for _, d := range diags {
		shown[d.Code] = true
	}
	for code, severity := range kinds() {
		if severity != diag.Error {
			continue
		}
		if _, exempt := apart[code]; !shown[code] && !exempt {
			t.Errorf("%s is shown nowhere in the example", code)
		} else if shown[code] && exempt {
			t.Errorf("%s is shown: take it off the list of exceptions", code)
		}
	}
}

func names(d diag.Diagnostic, f sample.Fault) bool {
	return slices.ContainsFunc(append([]diag.Position{d.At}, d.Also...), func(p diag.Position) bool {
		return p.SheetName() == f.Sheet && (p.Cell() == f.Cell || p.Cell() == rowOf(f.Cell))
	})
}

// rowOf is the row of a cell, which is all that some remarks can name.
func rowOf(cell string) string {
	return strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

func kinds() map[string]diag.Severity {
	all := map[string]diag.Severity{}
	for _, r := range rules.All() {
		all[r.Code] = r.Severity
	}
	for _, r := range workbook.ReaderDiagnostics() {
		all[r.Code] = r.Severity
	}
	return all
}
