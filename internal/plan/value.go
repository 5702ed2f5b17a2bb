package plan

import (
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/richtext"
)

// State tells what became of a cell.
type State uint8

const (
	// Blank: nothing was typed.
	Blank State = iota
	// Valid: the cell was understood.
	Valid
	// Invalid: something was typed that the reader could not understand. It
	// has already been reported; a rule must not call the value missing.
	Invalid
)

// Value is what a cell means, with the cell it came from.
type Value[T any] struct {
	V     T
	State State
	At    diag.Position
}

// OK reports whether the value was given and understood.
func (v Value[T]) OK() bool { return v.State == Valid }

// IsBlank reports whether nothing was typed.
func (v Value[T]) IsBlank() bool { return v.State == Blank }

// Or returns the value when it is valid, and the fallback otherwise.
func (v Value[T]) Or(fallback T) T {
	if v.OK() {
		return v.V
	}
	return fallback
}

// Text is a short text: one line, no formatting, spaces folded.
type Text = Value[string]

// Date is a calendar day.
type Date = Value[Day]

// Money is an amount, in cents of euro.
type Money = Value[Cents]

// Number is a plain number (ETP, participants, population…).
type Number = Value[float64]

// Percent is a percentage: 35 % is 35, not 0.35.
type Percent = Value[float64]

// YesNo is an oui/non cell.
type YesNo = Value[bool]

// Prose is a long text, with the formatting that the cell carries.
type Prose struct {
	Text richtext.Text
	At   diag.Position
}

// IsBlank reports whether the cell holds no text.
func (p Prose) IsBlank() bool { return len(p.Text) == 0 }

// OK reports whether the cell holds some text.
func (p Prose) OK() bool { return len(p.Text) > 0 }

// Says reports whether the text answers what its cell asks: not a filler alone,
// « - » or « néant », see [IsFiller].
func (p Prose) Says() bool { return p.OK() && !IsFiller(p.Plain()) }

// Plain returns the text without formatting.
func (p Prose) Plain() string { return p.Text.Plain() }

// Refs are the codes listed in one cell ("O1.1 ; O1.2"), in the order typed.
type Refs struct {
	Codes []string
	// Invalid tells a cell that holds something else than codes: that was
	// reported when it was read.
	Invalid bool
	At      diag.Position
}

// IsBlank reports whether the cell holds nothing.
func (r Refs) IsBlank() bool { return len(r.Codes) == 0 && !r.Invalid }

// Names are the items listed in one cell (partners, funders), in the order
// typed, split at semicolons and line breaks.
type Names struct {
	Items []string
	At    diag.Position
}

// IsBlank reports whether the cell lists nothing.
func (n Names) IsBlank() bool { return len(n.Items) == 0 }

// String joins the items as they are printed.
func (n Names) String() string { return strings.Join(n.Items, ", ") }

// MeasureKind is the state of an indicator's value. The first four stay
// distinct to the last page.
type MeasureKind uint8

const (
	// NotFilled: the cell is blank (non renseigné).
	NotFilled MeasureKind = iota
	// Known: a number; zero is a number.
	Known
	// NotAvailable: « n.d. », non disponible.
	NotAvailable
	// NotApplicable: « s.o. », sans objet.
	NotApplicable
	// Unreadable: something else, already reported by the reader.
	Unreadable
)

// Measure is one value of an indicator, in the indicator's own unit
// (a percentage of 35 % is 35).
type Measure struct {
	Kind MeasureKind
	V    float64
	At   diag.Position
}

// Known reports whether the measure is a number.
func (m Measure) Known() bool { return m.Kind == Known }

// Cents is an amount in hundredths of a euro, so that sums are exact.
type Cents int64

// Euros returns the amount in euros.
func (c Cents) Euros() float64 { return float64(c) / 100 }
