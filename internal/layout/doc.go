// Package layout turns the content model into pages: lines, table rows, charts
// and running titles, each piece owned by one structure element or declared an
// artifact. It knows fonts by their metrics (package typeface) and nothing of
// PDF.
//
// Blocks become items (a line, a row, a drawing), set from the top down into a
// sink: the page, or the inside of a cell. The pager holds one page of them at
// most and ends it at the last place allowed. An item says what it allows: join
// keeps it with the one above; soft lets go of that where the page would end a
// quarter empty; bound never lets go. So headings, captions and introductions
// stay with what follows, small tables and sheets stay whole, rows are cut only
// between lines and only when too tall to be moved.
//
// What must fit on one page is set several times, a little tighter each time;
// such trials cost as much as the pages they set, and only sections that are
// about a page long get them.
package layout
