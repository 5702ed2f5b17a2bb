package report

import (
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// The four states of a value stay distinct in words and in drawings. A fifth
// one, a cell that could not be read, exists in drafts only.
const (
	notAvailable  = "n.d."
	notApplicable = "s.o."
	unreadable    = "illisible"
)

// statesLegend explains the abbreviations under each table that uses them.
const statesLegend = "n.d. : donnée non disponible ; s.o. : sans objet ; « non renseigné » : aucune valeur n’a été saisie."

// measureText writes a measure in its unit: « 24 % », « 12 kg », « n.d. ».
func measureText(m plan.Measure, unit string) string {
	switch m.Kind {
	case plan.Known:
		return valueText(m.V, unit)
	case plan.NotAvailable:
		return notAvailable
	case plan.NotApplicable:
		return notApplicable
	case plan.Unreadable:
		return unreadable
	}
	return notFilled
}

// measureCell is a table cell of a measure; a state that is not a number is
// muted.
func (c *composer) measureCell(m plan.Measure, unit string) document.Cell {
	if !m.Known() {
		c.absences = true
		return c.toned(measureText(m, unit), document.Muted)
	}
	return c.cell(measureText(m, unit))
}

// valueText writes a number with its unit. Units that only say what is counted
// (« nombre », « ratio ») are not repeated after each number.
func valueText(v float64, unit string) string {
	switch plan.KindOfUnit(unit) {
	case plan.PercentUnit:
		return french.Measured(v, 1) + french.NBSP + "%"
	case plan.EuroUnit:
		return french.Euros(int64(roundHalfAway(v * 100)))
	case plan.YesNoUnit:
		switch v {
		case 0:
			return "non"
		case 1:
			return "oui"
		}
	case plan.CountUnit, plan.BareUnit:
		return french.Measured(v, 2)
	}
	return french.Measured(v, 2) + french.NBSP + plan.UnitFor(v, unit)
}

func roundHalfAway(v float64) float64 {
	if v < 0 {
		return v - 0.5
	}
	return v + 0.5
}

// pointState translates a measure for a chart.
func pointState(m plan.Measure) document.PointState {
	switch m.Kind {
	case plan.Known:
		return document.Known
	case plan.NotAvailable:
		return document.NotAvailable
	case plan.NotApplicable:
		return document.NotApplicable
	}
	return document.NotFilled
}

// shortMoney is an amount for cards and charts.
func shortMoney(c plan.Cents) string { return french.EurosShort(int64(c)) }

// fullMoney is an amount for tables.
func fullMoney(c plan.Cents) string { return french.Euros(int64(c)) }

// staff is a number of full-time equivalents.
func staff(v float64) string { return french.Quantity(v, 2) + french.NBSP + "ETP" }

// percents are the hundred and one whole percentages, made once: a report
// prints one per action.
var percents = func() (p [101]string) {
	for i := range p {
		p[i] = french.Percent(float64(i))
	}
	return p
}()

// percent writes a percentage, whole when it can be.
func percent(v float64) string {
	if i := int(v); float64(i) == v && i >= 0 && i <= 100 {
		return percents[i]
	}
	return french.Percent(v)
}

// wholePercent rounds to the unit: means of progress claim no decimals.
func wholePercent(v float64) string { return french.Number(v, 0) + french.NBSP + "%" }
