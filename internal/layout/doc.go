// Package layout turns the content model into pages: lines, table rows, charts
// and running titles, each piece owned by one structure element or declared an
// artifact. It knows fonts by their metrics (package typeface) and nothing of
// PDF.
package layout
