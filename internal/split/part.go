package split

import (
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
)

// part makes the part of one department, given its themes.
func (s *share) part(department int, themes map[plan.ThemeID]bool) *Part {
	g := &given{share: s, rows: map[workbook.SheetKey][]bool{}}
	for _, t := range s.book.Tables {
		g.rows[t.Sheet.Key] = make([]bool, len(t.Rows))
	}
	for _, t := range s.book.Tables {
		for i := range t.Rows {
			if s.owns(department, t, i) || t.Sheet.Form || s.isUseful(t, i, themes) {
				g.add(t, i)
			}
		}
	}
	p := &Part{Department: s.departments[department], context: map[workbook.SheetKey][]bool{}}
	p.Book = &workbook.Book{Name: s.book.Name, ModelVersion: s.book.ModelVersion}
	if department == 0 {
		p.Book.Logo = s.book.Logo
	}
	p.Book.Origin = &workbook.Origin{
		Plan: s.id, Departments: s.departments, Department: department, Logo: s.book.LogoPrint(),
	}
	for _, t := range s.book.Tables {
		p.addTable(g, t, department)
	}
	return p
}

// owns reports whether a row is the department's to fill in its part.
func (s *share) owns(department int, t *workbook.Table, row int) bool {
	return s.owner[t.Sheet.Key][row] == department && (s.kept == nil || s.kept(t, row))
}

// isUseful tells the rows that a department may cite from now on: the themes
// it works on and their objectives.
func (s *share) isUseful(t *workbook.Table, row int, themes map[plan.ThemeID]bool) bool {
	switch t.Sheet.Key {
	case workbook.SheetThemes, workbook.SheetObjectives:
		id, ok := themeOf(t.Sheet, &t.Rows[row])
		return ok && themes[id]
	}
	return false
}

// given are the rows of a part: those asked for, and those they rest on.
type given struct {
	*share
	rows map[workbook.SheetKey][]bool
	// coded and themed find rows by code and by theme, once asked for.
	coded  map[workbook.SheetKey]map[string][]int
	themed map[plan.ThemeID][]int
}

// add gives a row, the rows it cites and its theme.
func (g *given) add(t *workbook.Table, row int) {
	if g.rows[t.Sheet.Key][row] {
		return
	}
	g.rows[t.Sheet.Key][row] = true
	for i := range t.Sheet.Columns {
		c := &t.Sheet.Columns[i]
		if c.Type != workbook.TypeRefs {
			continue
		}
		if to := g.book.Table(c.RefersTo); to != nil {
			for _, code := range t.Rows[row].Cells[i].Items() {
				for _, cited := range g.index(to)[french.FoldCode(code)] {
					g.add(to, cited)
				}
			}
		}
	}
	themes := g.book.Table(workbook.SheetThemes)
	if id, ok := themeOf(t.Sheet, &t.Rows[row]); ok && themes != nil && t != themes {
		for _, i := range g.themeRows(themes)[id] {
			g.add(themes, i)
		}
	}
}

func (g *given) index(t *workbook.Table) map[string][]int {
	if rows, ok := g.coded[t.Sheet.Key]; ok {
		return rows
	}
	rows := map[string][]int{}
	for i := range t.Rows {
		if key := t.Sheet.KeyOf(t.Label(i)); key != "" {
			rows[key] = append(rows[key], i)
		}
	}
	if g.coded == nil {
		g.coded = map[workbook.SheetKey]map[string][]int{}
	}
	g.coded[t.Sheet.Key] = rows
	return rows
}

func (g *given) themeRows(t *workbook.Table) map[plan.ThemeID][]int {
	if g.themed == nil {
		g.themed = map[plan.ThemeID][]int{}
		for i := range t.Rows {
			if id, ok := themeOf(t.Sheet, &t.Rows[i]); ok {
				g.themed[id] = append(g.themed[id], i)
			}
		}
	}
	return g.themed
}

// addTable adds a table to the part: the context first, then the rows to fill,
// so that what the department adds below goes with its own.
func (p *Part) addTable(g *given, t *workbook.Table, department int) {
	table := &workbook.Table{Sheet: t.Sheet, At: t.At, Years: t.Years}
	origin := workbook.OriginSheet{Sheet: t.Sheet.Key, Columns: t.ColumnKeys()}
	elsewhere := make([][]string, len(g.departments))
	var context []bool
	for _, asContext := range []bool{true, false} {
		for i := range t.Rows {
			owner := g.owner[t.Sheet.Key][i]
			if !g.rows[t.Sheet.Key][i] || (owner != department) != asContext {
				continue
			}
			row := t.Rows[i]
			row.Cells = append([]workbook.Cell(nil), row.Cells...)
			table.Rows = append(table.Rows, row)
			context = append(context, asContext)
			origin.Rows = append(origin.Rows, workbook.OriginRow{
				Label: t.Label(i), Rank: i, Department: owner, Prints: t.Prints(i),
			})
		}
	}
	for i := range t.Rows {
		if owner := g.owner[t.Sheet.Key][i]; !g.rows[t.Sheet.Key][i] {
			elsewhere[owner] = append(elsewhere[owner], t.Label(i))
		}
	}
	for owner, labels := range elsewhere {
		if len(labels) > 0 {
			origin.Elsewhere = append(origin.Elsewhere, workbook.OriginRest{Department: owner, Labels: labels})
		}
	}
	p.Book.Tables = append(p.Book.Tables, table)
	p.Book.Origin.Sheets = append(p.Book.Origin.Sheets, origin)
	p.context[t.Sheet.Key] = context
}
