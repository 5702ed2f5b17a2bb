package summary

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/xlsx"
)

// announce names the header cells of a table the way JAWS and NVDA look for
// them; they then say, with each cell, the header of its column and the first
// cells of its row. The table that Excel declares serves its own checks and
// Narrator: those two do not ask for it.
//
// The convention is theirs: TitleRegion1.A1.N46.4 has a number of its own, goes
// from A1 to N46 and is on the fourth sheet; it refers to the cells that stand
// where headers of rows and of columns meet. One column has headers of columns
// only.
func (b *book) announce(sheet string, first, last xlsx.Ref, pinned int) {
	kind := "TitleRegion"
	if first.Col == last.Col {
		kind = "ColumnTitleRegion"
	}
	rank, err := b.f.GetSheetIndex(sheet)
	b.must(err)
	b.regions++
	corner := "$" + xlsx.ColumnName(first.Col) + fmt.Sprintf("$%d", first.Row)
	if pinned > 1 {
		corner += ":$" + xlsx.ColumnName(first.Col+pinned-1) + fmt.Sprintf("$%d", first.Row)
	}
	b.must(b.f.SetDefinedName(&excelize.DefinedName{
		Name: fmt.Sprintf("%s%d.%v.%v.%d", kind, b.regions, first, last, rank+1), RefersTo: quoted(sheet) + "!" + corner,
	}))
}
