package rules

import (
	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// programmeElement reports the element of that code when no row gives its
// text. A row whose element could not be read may be the one: it was reported.
func programmeElement(a *analysis.Analysis, code string, report Reporter, message, remedy string) {
	p := a.Plan
	at := sheet(p, p.Sheets.Programme)
	for i := range p.Programme {
		e := &p.Programme[i]
		switch {
		case e.Element.State == plan.Invalid && e.Text.OK():
			return
		case !e.Element.OK() || e.Element.V != code:
			continue
		case e.Text.Says():
			return
		}
		at = cell(e.Text.At, e.At)
	}
	report(diag.Diagnostic{At: at, Message: message, Remedy: remedy})
}
