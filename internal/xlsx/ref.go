package xlsx

import (
	"bytes"
	"cmp"
	"strconv"

	"nrreport/internal/diag"
)

// The bounds of a sheet, fixed by the format.
const (
	maxRow = 1_048_576
	maxCol = 16_384
)

// Ref is the place of a cell in its sheet; both numbers are 1-based.
type Ref struct{ Row, Col int }

// String returns the A1 form ("C12").
func (r Ref) String() string { return ColumnName(r.Col) + strconv.Itoa(r.Row) }

// Compare orders references by row, then by column.
func (r Ref) Compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.Row, o.Row), cmp.Compare(r.Col, o.Col))
}

// Range is a rectangle of cells, both corners included.
type Range struct{ First, Last Ref }

// String returns the A1 form ("B2:D7", or "B2" for a single cell).
func (r Range) String() string {
	if r.First == r.Last {
		return r.First.String()
	}
	return r.First.String() + ":" + r.Last.String()
}

// ColumnName returns the letters of a 1-based column: 28 is "AB".
func ColumnName(col int) string { return diag.ColumnName(col) }

// ParseRef reads an A1 reference without "$" nor sheet name.
func ParseRef(s string) (Ref, bool) { return parseRef([]byte(s)) }

// parseRef does not allocate: it is called for every cell.
func parseRef(b []byte) (Ref, bool) {
	i, col := 0, 0
	for i < len(b) && i < 4 {
		c := b[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
		i++
	}
	row, digits := 0, b[i:]
	if i == 0 || len(digits) == 0 || len(digits) > 7 || digits[0] == '0' {
		return Ref{}, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return Ref{}, false
		}
		row = row*10 + int(c-'0')
	}
	if col > maxCol || row > maxRow {
		return Ref{}, false
	}
	return Ref{Row: row, Col: col}, true
}

// parseRange reads "B2:D7" or "B2", in any order of its corners.
func parseRange(b []byte) (Range, bool) {
	first, last, two := bytes.Cut(b, []byte(":"))
	a, ok := parseRef(first)
	if !ok {
		return Range{}, false
	}
	if !two {
		return Range{a, a}, true
	}
	z, ok := parseRef(last)
	if !ok {
		return Range{}, false
	}
	return Range{
		First: Ref{Row: min(a.Row, z.Row), Col: min(a.Col, z.Col)},
		Last:  Ref{Row: max(a.Row, z.Row), Col: max(a.Col, z.Col)},
	}, true
}

// parseCount reads an unsigned decimal number of at most nine digits.
func parseCount(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}
