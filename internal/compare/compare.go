package compare

import (
	"nrreport/internal/changes"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
)

// Books compares two versions of a plan. Both are read only; the result refers
// to their plans.
func Books(before, after *workbook.Book) *changes.Changes {
	c := &comparison{
		before: before, after: after,
		out: &changes.Changes{Before: before.Plan(), After: after.Plan()},
	}
	c.adoptedYear = changes.Year(c.out.Before)
	pairs := map[workbook.SheetKey][]pair{}
	for _, s := range workbook.Model() {
		t := c.tables(s)
		pairs[s.Key] = t.match()
		for _, p := range pairs[s.Key] {
			c.compareRows(t, p)
		}
	}
	c.compareActions(pairs[workbook.SheetActions])
	c.compareIndicators(pairs[workbook.SheetIndicators])
	c.out.Objectives = plain(pairs[workbook.SheetObjectives])
	c.compareThemes(pairs[workbook.SheetThemes])
	c.compareMoney()
	return c.out
}

// comparison is one run.
type comparison struct {
	before, after *workbook.Book
	// adoptedYear is the exercise of the version before, 0 when unknown: the
	// yearly values up to it have been published.
	adoptedYear int
	out         *changes.Changes
	archives    map[*plan.Plan]archive
}

// tables are one sheet in both versions; a sheet that is missing is empty.
type tables struct {
	sheet         *workbook.Sheet
	before, after *workbook.Table
	title         int // the column of titles, or -1
}

func (c *comparison) tables(s *workbook.Sheet) *tables {
	t := &tables{sheet: s, before: c.before.Table(s.Key), after: c.after.Table(s.Key), title: s.Column(workbook.TitleKey)}
	for _, side := range []**workbook.Table{&t.before, &t.after} {
		if *side == nil {
			*side = &workbook.Table{Sheet: s}
		}
	}
	return t
}

func plain(pairs []pair) []changes.Pair {
	list := make([]changes.Pair, len(pairs))
	for i, p := range pairs {
		list[i] = p.Pair
	}
	return list
}
