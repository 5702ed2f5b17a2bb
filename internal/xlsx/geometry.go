package xlsx

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// geometry is how wide and high the cells of a sheet are, in pixels of
// 1/96 inch. It places the boxes of notes, to about a pixel: the width of
// columns is counted in digits of a font that is not known here.
type geometry struct {
	cols                   []colWidth
	rows                   map[int]int
	defaultCol, defaultRow int
}

type colWidth struct{ first, last, width int }

const (
	pixelsPerDigit = 7 // of Calibri 11, and about those of its like
	pixelsPerPoint = 96.0 / 72
	// The boxes are within so many rows of their cells.
	boxRows = 60
)

// readGeometry reads the sizes of the columns of a sheet, and of the rows near
// some cells.
func readGeometry(data []byte, lim Limits, near []Mark) *geometry {
	g := &geometry{rows: map[int]int{}, defaultCol: 64, defaultRow: 20}
	var needed bitset
	for _, m := range near {
		for row := m.At.Row; row < m.At.Row+boxRows; row++ {
			needed.set(row)
		}
	}
	lim.TokenBytes = len(data) + 1
	var x scanner
	x.reset(bytes.NewReader(data), lim)
	if !x.root(spaceSheet, "worksheet") {
		return g
	}
	for x.child(1) {
		switch {
		case x.is(spaceSheet, "sheetFormatPr"):
			if w, ok := length(x.attr("defaultColWidth"), pixelsPerDigit); ok {
				g.defaultCol = w
			}
			if h, ok := length(x.attr("defaultRowHeight"), pixelsPerPoint); ok {
				g.defaultRow = h
			}
		case x.is(spaceSheet, "cols"):
			for x.child(2) {
				first, ok1 := parseCount(x.attr("min"))
				last, ok2 := parseCount(x.attr("max"))
				width, ok3 := length(x.attr("width"), pixelsPerDigit)
				if x.flag("hidden") {
					width, ok3 = 0, true
				}
				if ok1 && ok2 && ok3 {
					g.cols = append(g.cols, colWidth{first, last, width})
				}
			}
		case x.is(spaceSheet, "sheetData"):
			g.readRows(&x, &needed)
			return g
		}
	}
	return g
}

func (g *geometry) readRows(x *scanner, needed *bitset) {
	number := 0
	for x.child(2) {
		number++
		if n, ok := parseCount(x.attr("r")); ok {
			number = n
		}
		if !needed.has(number) {
			continue
		}
		if h, ok := length(x.attr("ht"), pixelsPerPoint); ok {
			g.rows[number] = h
		}
		if x.flag("hidden") {
			g.rows[number] = 0
		}
	}
}

// length reads a size in a unit of so many pixels.
func length(b []byte, unit float64) (px int, ok bool) {
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil || !(v >= 0 && v < 10_000) {
		return 0, false
	}
	return int(math.Round(v * unit)), true
}

func (g *geometry) col(n int) int {
	for _, c := range g.cols {
		if n >= c.first && n <= c.last {
			return c.width
		}
	}
	return g.defaultCol
}

func (g *geometry) row(n int) int {
	if h, ok := g.rows[n]; ok {
		return h
	}
	return g.defaultRow
}

// anchor places a box of a size to the right of a cell, in the form of VML:
// the column, the offset in it, the row and its offset, of both corners.
func (g *geometry) anchor(at Ref, width, height int) string {
	const aside, down = 12, 2
	left := min(at.Col+1, maxCol)
	right, dx := walk(g.col, left, maxCol, aside+width)
	bottom, dy := walk(g.row, at.Row, min(at.Row+boxRows-1, maxRow), down+height)
	return fmt.Sprintf("%d, %d, %d, %d, %d, %d, %d, %d", left-1, aside, at.Row-1, down, right-1, dx, bottom-1, dy)
}

// walk goes so many pixels along columns or rows.
func walk(size func(int) int, from, most, px int) (at, rest int) {
	for at = from; at < most; at++ {
		if s := size(at); px > s {
			px -= s
		} else {
			break
		}
	}
	return at, px
}
