package layout

import "nrreport/internal/document"

// cellGrid finds the columns of cells, row after row, and makes every row fill
// them all: PDF/UA-1 wants tables regular. What a row lacks is filled with
// empty cells; a group's title takes the whole row.
type cellGrid struct {
	below  []int // rows that a cell above still covers, by column
	placed []placedCell
	left   int // cells that found no place in the last row
}

// placedCell is a cell at its place.
type placedCell struct {
	col, cols, rows int
	cell            *document.Cell // nil: nothing there
	covered         bool           // by a cell of a row above
	goesOn          bool           // into the next row
	id              string
}

// gridColumns is how many columns a table has: those declared, or more if a row
// has more.
func gridColumns(t *document.Table) int {
	n := len(t.Columns)
	tall := false // some cell covers several rows
	for _, rows := range [2][]document.Row{t.Head, t.Body} {
		for i := range rows {
			wide := 0
			for j := range rows[i].Cells {
				c := &rows[i].Cells[j]
				wide += max(c.ColSpan, 1)
				tall = tall || c.RowSpan > 1
			}
			n = max(n, wide)
		}
	}
	if tall {
		for extra := leftOver(t, n); extra > 0; extra = leftOver(t, n) {
			n += extra
		}
	}
	return n
}

// leftOver is the most cells of a row that find no place in n columns, those
// above taking theirs.
func leftOver(t *document.Table, n int) int {
	most := 0
	for _, rows := range [2][]document.Row{t.Head, t.Body} {
		var g cellGrid
		g.reset(n)
		for i := range rows {
			g.place(rows, i)
			most = max(most, g.left)
		}
	}
	return most
}

func hasSpans(rows []document.Row) bool {
	for i := range rows {
		for j := range rows[i].Cells {
			if c := &rows[i].Cells[j]; c.ColSpan > 1 || c.RowSpan > 1 {
				return true
			}
		}
	}
	return false
}

func (g *cellGrid) reset(columns int) {
	if cap(g.below) < columns {
		g.below = make([]int, columns)
	}
	g.below = g.below[:columns]
	clear(g.below)
}

// free tells whether no cell reaches below the last row placed.
func (g *cellGrid) free() bool {
	for _, n := range g.below {
		if n > 0 {
			return false
		}
	}
	return true
}

// place puts the cells of the i-th row; the result lasts until the next call.
func (g *cellGrid) place(rows []document.Row, i int) []placedCell {
	g.placed = g.placed[:0]
	cells := rows[i].Cells
	for col := 0; col < len(g.below); {
		if g.below[col] > 0 {
			g.below[col]--
			g.placed = append(g.placed, placedCell{col: col, cols: 1, rows: 1, covered: true, goesOn: g.below[col] > 0})
			col++
			continue
		}
		p := placedCell{col: col, cols: 1, rows: 1}
		if len(cells) > 0 {
			p.cell, cells = &cells[0], cells[1:]
			p.cols, p.rows = g.span(rows, i, p, len(cells) == 0)
		}
		p.goesOn = p.rows > 1
		for range p.cols {
			g.below[col] = p.rows - 1
			col++
		}
		g.placed = append(g.placed, p)
	}
	g.left = len(cells)
	return g.placed
}

// span is how many columns and rows a cell covers, no more than are free.
func (g *cellGrid) span(rows []document.Row, i int, p placedCell, last bool) (cols, below int) {
	cols, below = max(p.cell.ColSpan, 1), max(p.cell.RowSpan, 1)
	if rows[i].Group && last {
		cols, below = len(g.below), 1
	}
	free := 0
	for col := p.col; col < len(g.below) && g.below[col] == 0; col++ {
		free++
	}
	return min(cols, free), min(below, len(rows)-i)
}
