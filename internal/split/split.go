// Package split shares a plan out between the departments that fill it: one
// part each, a book that holds the rows the department owns and, as read-only
// context, the rows these rest on. Package merge puts the parts together again.
//
// # Who owns a row
//
// Each row belongs to exactly one part. An action belongs to its « direction
// pilote », an indicator to the department of the first action that cites it
// (or else to the only department at work on its theme), an event to its
// organiser when that is one of the departments. Everything else, the form, the
// programme, the actors, the themes and the objectives, belongs to the
// department that leads the strategy, [Coordination] where the plan names none.
// The sheets and columns concerned are those that the workbook's model says
// (Owner, OwnedWith): a column added there is split like the others.
//
// # What a part remembers
//
// Each part carries a [workbook.Origin]: the rank and a fingerprint of each
// cell it was given, and the names of the rows it was not. From the parts alone
// a merge can tell who changed what, and what is missing.
package split

import (
	"slices"

	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/workbook"
)

// Coordination is the name of the part of the rows that belong to nobody, in a
// plan that does not name the department that leads it.
const Coordination = "Coordination"

// Part is the workbook of one department.
type Part struct {
	Department string
	Book       *workbook.Book
	// context tells the rows of each table that are given to be read.
	context map[workbook.SheetKey][]bool
}

// ReadOnly tells the rows given as context, for [workbook.WriteOptions].
func (p *Part) ReadOnly(sheet workbook.SheetKey, row int) bool {
	rows := p.context[sheet]
	return row < len(rows) && rows[row]
}

// WriteOptions are those to write the part with.
func (p *Part) WriteOptions() workbook.WriteOptions {
	return workbook.WriteOptions{For: p.Department, ReadOnly: p.ReadOnly}
}

// All splits a plan between all its departments, the lead first, the others in
// the order in which the plan names them. The book is not changed.
func All(b *workbook.Book) []*Part {
	s := newShare(b)
	parts := make([]*Part, len(s.departments))
	for i := range parts {
		parts[i] = s.part(i, s.themesOf(i))
	}
	return parts
}

// For makes the part of one department, whether or not the plan knows it. With
// themes, it is given the rows of these themes only.
func For(b *workbook.Book, department string, themes []plan.ThemeID) *Part {
	s := newShare(b)
	i := s.department(department)
	if len(themes) == 0 {
		return s.part(i, s.themesOf(i))
	}
	s.restrictTo(themes)
	chosen := map[plan.ThemeID]bool{}
	for _, id := range themes {
		chosen[id] = true
	}
	return s.part(i, chosen)
}

// Blank makes an empty workbook for a department, with these themes only, all
// when there are none. It comes from no plan, and remembers none.
func Blank(department string, themes []plan.ThemeID) *Part {
	b := workbook.Blank()
	p := &Part{Department: department, Book: b, context: map[workbook.SheetKey][]bool{}}
	for _, t := range b.Tables {
		if t.Sheet.Key == workbook.SheetThemes && len(themes) > 0 {
			t.Rows = slices.DeleteFunc(t.Rows, func(r workbook.Row) bool {
				id, ok := themeOf(t.Sheet, &r)
				return ok && !slices.Contains(themes, id)
			})
		}
		if t.Sheet.Form || t.Sheet.Key == workbook.SheetThemes {
			p.context[t.Sheet.Key] = slices.Repeat([]bool{true}, len(t.Rows))
		}
		if t.Sheet.Key == workbook.SheetProgramme {
			t.Rows = nil // the lead's
		}
	}
	return p
}

// share says which department owns each row of a plan.
type share struct {
	book        *workbook.Book
	id          string // the plan's
	departments []string
	ranks       map[string]int // by [workbook.DepartmentKey]
	// owner is parallel to the rows of each table.
	owner map[workbook.SheetKey][]int
	// kept tells the rows that may be given at all; nil is all of them.
	kept func(t *workbook.Table, row int) bool
}

func newShare(b *workbook.Book) *share {
	s := &share{book: b, id: b.ContentID(), ranks: map[string]int{}, owner: map[workbook.SheetKey][]int{}}
	s.department(leadOf(b))
	for _, t := range b.Tables {
		if t.Sheet.Owner != "" && !t.Sheet.OwnerOutside {
			s.ownByName(t)
		}
	}
	for _, t := range b.Tables {
		switch {
		case s.owner[t.Sheet.Key] != nil:
		case t.Sheet.Owner != "":
			s.ownByName(t)
		default:
			s.owner[t.Sheet.Key] = make([]int, len(t.Rows)) // the lead's
		}
	}
	for _, t := range b.Tables {
		if with := b.Table(t.Sheet.OwnedWith); with != nil {
			s.ownWith(t, with)
		}
	}
	return s
}

// leadOf names the department that leads the strategy.
func leadOf(b *workbook.Book) string {
	for _, t := range b.Tables {
		if t.Sheet.Form && len(t.Rows) > 0 {
			if name := textOf(t, 0, t.Sheet.Owner); name != "" {
				return name
			}
		}
	}
	return Coordination
}

func textOf(t *workbook.Table, row int, key string) string {
	i := t.Sheet.Column(key)
	if i < 0 {
		return ""
	}
	return t.Rows[row].Cells[i].Shown(&t.Sheet.Columns[i])
}

// department returns the rank of a department, made known if it was not.
func (s *share) department(name string) int {
	key := workbook.DepartmentKey(name)
	rank, known := s.ranks[key]
	if !known {
		rank = len(s.departments)
		s.ranks[key] = rank
		s.departments = append(s.departments, name)
	}
	return rank
}

func (s *share) ownByName(t *workbook.Table) {
	owner := make([]int, len(t.Rows))
	for i := range owner {
		name := textOf(t, i, t.Sheet.Owner)
		switch {
		case name == "":
		case t.Sheet.OwnerOutside:
			owner[i] = s.ranks[workbook.DepartmentKey(name)] // the lead's where unknown
		default:
			owner[i] = s.department(name)
		}
	}
	s.owner[t.Sheet.Key] = owner
}

// ownWith gives the rows of t to the department of the first row of with that
// cites them, or else to the only department at work on their theme.
func (s *share) ownWith(t, with *workbook.Table) {
	citedBy := map[string]int{}
	themeOwner := map[plan.ThemeID]int{}
	const several = -1
	for i := range with.Rows {
		owner := s.owner[with.Sheet.Key][i]
		for _, code := range refsTo(with, i, t.Sheet.Key) {
			if _, cited := citedBy[code]; !cited {
				citedBy[code] = owner
			}
		}
		if id, ok := themeOf(with.Sheet, &with.Rows[i]); ok {
			if other, known := themeOwner[id]; known && other != owner {
				owner = several
			}
			themeOwner[id] = owner
		}
	}
	for i := range t.Rows {
		key := t.Sheet.KeyOf(t.Label(i))
		owner, cited := citedBy[key]
		if !cited || key == "" {
			id, _ := themeOf(t.Sheet, &t.Rows[i])
			owner = max(0, themeOwner[id])
		}
		s.owner[t.Sheet.Key][i] = owner
	}
}

// refsTo returns the keys of the rows of another sheet that a row cites.
func refsTo(t *workbook.Table, row int, to workbook.SheetKey) []string {
	var keys []string
	for i := range t.Sheet.Columns {
		if c := &t.Sheet.Columns[i]; c.Type == workbook.TypeRefs && c.RefersTo == to {
			for _, code := range t.Rows[row].Cells[i].Items() {
				keys = append(keys, french.FoldCode(code))
			}
		}
	}
	return keys
}

// themeOf returns the theme of a row.
func themeOf(s *workbook.Sheet, row *workbook.Row) (plan.ThemeID, bool) {
	for i := range s.Columns {
		if s.Columns[i].Type == workbook.TypeTheme {
			c := &row.Cells[i]
			return plan.ThemeID(c.Number), c.Kind == workbook.CellNumber
		}
	}
	return 0, false
}

// themesOf returns the themes that a department works on.
func (s *share) themesOf(department int) map[plan.ThemeID]bool {
	themes := map[plan.ThemeID]bool{}
	for _, t := range s.book.Tables {
		for i := range t.Rows {
			if id, ok := themeOf(t.Sheet, &t.Rows[i]); ok && s.owner[t.Sheet.Key][i] == department {
				themes[id] = true
			}
		}
	}
	return themes
}

// restrictTo keeps from the parts the rows of other themes.
func (s *share) restrictTo(themes []plan.ThemeID) {
	s.kept = func(t *workbook.Table, row int) bool {
		id, ok := themeOf(t.Sheet, &t.Rows[row])
		return !ok || slices.Contains(themes, id)
	}
}
