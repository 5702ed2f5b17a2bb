// Package diag holds what every other package says about a workbook: a
// [Position] names a file, a sheet and a cell; a [Diagnostic] says what is
// wrong there, how to mend it and on which text the remark rests.
//
// Everything a user reads in a diagnostic (Message, Remedy, Basis) is French.
// The messages follow four rules, stated here once:
//
//   - Message says what is wrong with this very value, as a full sentence;
//     it does not repeat the position, which the writers print.
//   - Remedy says what to type or do, in the imperative and kindly ("Indiquez
//     la direction pilote."); it is never empty for an error or a warning.
//   - Basis cites the text ("CGCT, art. D. 2311-15-1 (thèmes)"), or is empty
//     when the remark is one of form.
//   - No diagnostic carries a library's message, a Go type or an English word.
package diag

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Severity ranks a diagnostic. The zero value is not a severity.
type Severity uint8

const (
	// Error blocks the build: the report would be wrong or incomplete.
	Error Severity = iota + 1
	// Warning deserves a look and is printed among the report's data notes;
	// it blocks only under --strict.
	Warning
	// Info tells what was understood or left aside; it never blocks.
	Info
)

// String returns the French word users read.
func (s Severity) String() string {
	switch s {
	case Error:
		return "erreur"
	case Warning:
		return "avertissement"
	case Info:
		return "information"
	}
	return "gravité inconnue"
}

// Sheet identifies one sheet of one file. Positions share a pointer to it,
// which keeps them small: a plan of 20,000 actions holds half a million.
type Sheet struct {
	// File is the name of the workbook as the user gave it, never an
	// absolute path of the machine.
	File string
	// Name is the sheet's name as it stands in the workbook; empty for a
	// remark on the file as a whole.
	Name string
	// Order is the rank of the sheet in the workbook's model; it sorts
	// diagnostics in the order users see the tabs.
	Order int
}

// Position is a place in a workbook. Row and Col are 1-based; a zero Row means
// the whole sheet, a zero Col the whole row. The zero Position is "nowhere".
type Position struct {
	Sheet *Sheet
	Row   int32
	Col   int32
}

// File returns the workbook's name, or "".
func (p Position) File() string {
	if p.Sheet == nil {
		return ""
	}
	return p.Sheet.File
}

// FileName returns the workbook's name without its folder, which is the
// machine's and stands in no document.
func (p Position) FileName() string { return FileName(p.File()) }

// FileName is the last part of a path of any system.
func FileName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// SheetName returns the sheet's name, or "".
func (p Position) SheetName() string {
	if p.Sheet == nil {
		return ""
	}
	return p.Sheet.Name
}

// Cell returns the A1 reference ("C12"), the row alone ("12") when Col is
// zero, the column alone ("C") when Row is zero, and "" for a whole sheet.
func (p Position) Cell() string {
	var b []byte
	if p.Col > 0 {
		b = append(b, ColumnName(int(p.Col))...)
	}
	if p.Row > 0 {
		b = strconv.AppendInt(b, int64(p.Row), 10)
	}
	return string(b)
}

// Place is how a reader is told of the position: « C12 », « ligne 12 »,
// « colonne C », or "" for a whole sheet.
func (p Position) Place() string {
	switch cell := p.Cell(); {
	case cell == "":
		return ""
	case p.Col == 0:
		return "ligne " + cell
	case p.Row == 0:
		return "colonne " + cell
	default:
		return cell
	}
}

// IsZero reports whether p points nowhere.
func (p Position) IsZero() bool { return p == Position{} }

// Compare orders positions by file, sheet, row and column.
func (p Position) Compare(q Position) int {
	return cmp.Or(
		cmp.Compare(p.File(), q.File()),
		cmp.Compare(p.order(), q.order()),
		cmp.Compare(p.SheetName(), q.SheetName()),
		cmp.Compare(p.Row, q.Row),
		cmp.Compare(p.Col, q.Col),
	)
}

func (p Position) order() int {
	if p.Sheet == nil {
		return -1
	}
	return p.Sheet.Order
}

// ColumnName returns the letters of a 1-based column number: 1 is "A",
// 28 is "AB". It returns "" for numbers below 1.
func ColumnName(n int) string {
	var b []byte
	for n > 0 {
		n--
		b = append(b, byte('A'+n%26))
		n /= 26
	}
	slices.Reverse(b)
	return string(b)
}

// Diagnostic is one remark on one place.
type Diagnostic struct {
	// Code is the stable identifier of the rule ("ACT-004") or of the
	// reader's remark ("LEC-012"); `nrreport rules CODE` explains it.
	Code     string
	Severity Severity
	// At is the cell to look at; Also lists the other cells concerned.
	At   Position
	Also []Position
	// Value is what the cell holds, as the user would recognise it.
	Value string
	// Message, Remedy and Basis: see the package comment.
	Message string
	Remedy  string
	Basis   string
	// Private tells that it quotes personal data: documents made for the
	// public leave it out.
	Private bool
}

// List is a set of diagnostics.
type List []Diagnostic

// Sort orders the list by file, sheet, row, column, then by severity and code,
// so that two runs print the same lines.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			a.At.Compare(b.At),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
		)
	})
}

// Count returns how many diagnostics have the given severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether one diagnostic at least blocks the build.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
