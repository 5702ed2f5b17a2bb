package merge

import (
	"slices"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// claimCell is the cell of one claim in one column.
type claimCell struct {
	*claim
	cell  *workbook.Cell // of the claim, in this column
	print string
	// known tells that the plan's cell is; was is its print.
	known bool
	was   string
}

func (c *claimCell) changed() bool { return c.known && c.print != c.was }

// row makes the merged row of a slot. Its claims are in the order of trust.
func (s *sheetMerge) row(sl *slot) workbook.Row {
	first := &sl.claims[0]
	row := workbook.Row{At: first.data().At, Origin: first.from.book.Name, Cells: make([]workbook.Cell, len(s.identity))}
	for col := range row.Cells {
		row.Cells[col] = s.cell(sl, col)
	}
	return row
}

// cell chooses what a cell of the merged row says.
func (s *sheetMerge) cell(sl *slot, col int) workbook.Cell {
	if len(sl.claims) == 1 { // most rows: nothing to choose, no need of prints
		cell := sl.claims[0].at(col)
		if cell == nil {
			s.countLost(sl, col, nil)
			return workbook.Cell{}
		}
		if sl.claims[0].role == roleContext {
			if cc, ok := sl.cellOf(&sl.claims[0], col); ok && cc.changed() {
				s.reportTaken(sl, col, &cc)
			}
		}
		return *cell
	}
	var all []claimCell
	for i := range sl.claims {
		if cc, ok := sl.cellOf(&sl.claims[i], col); ok {
			all = append(all, cc)
		}
	}
	if len(all) == 0 {
		s.countLost(sl, col, nil)
		return workbook.Cell{}
	}
	s.contradicting = nil
	chosen := s.choose(sl, col, all)
	s.countLost(sl, col, chosen)
	for i := range all {
		c := &all[i]
		if c.role == roleContext && c.changed() && c.print != chosen.print && !slices.Contains(s.contradicting, c.print) {
			s.reportContext(sl, col, c, chosen)
		}
	}
	return *chosen.cell
}

// at returns the cell of a merged column, nil where the book does not have
// the column: the reader gives a place to every cell of a column it finds.
func (c *claim) at(col int) *workbook.Cell {
	i := c.from.cells[col]
	if i < 0 {
		return nil
	}
	row := c.data()
	cell := &row.Cells[i]
	says := cell.Kind != workbook.CellBlank && (cell.Kind != workbook.CellInvalid || cell.Text != "")
	if !says && cell.At.IsZero() && !row.At.IsZero() {
		return nil
	}
	return cell
}

// cellOf returns the cell of a claim with what is known of it; not ok where its
// column is not there.
func (sl *slot) cellOf(c *claim, col int) (claimCell, bool) {
	cell := c.at(col)
	if cell == nil {
		return claimCell{}, false
	}
	cc := claimCell{claim: c, cell: cell, print: cell.Print()}
	prints := c.prints
	if prints == nil {
		prints = sl.prints
	}
	// Whoever added the row had not seen that of the plan, and changed nothing in it.
	if prints != nil && c.role != roleFresh {
		cc.known, cc.was = true, prints[col]
	}
	return cc, true
}

// countLost counts a value whose column was deleted by its owner, unless the
// value is found elsewhere.
func (s *sheetMerge) countLost(sl *slot, col int, chosen *claimCell) {
	owner := &sl.claims[0]
	if owner.role != roleOwn || owner.prints == nil || owner.prints[col] == "" {
		return
	}
	if owner.at(col) != nil || chosen != nil && chosen.print != "" {
		return
	}
	owner.from.lost[col]++
}

// choose returns the cell that wins.
func (s *sheetMerge) choose(sl *slot, col int, all []claimCell) *claimCell {
	var changes []*claimCell // the first of each value that somebody changed to
	for i := range all {
		c := &all[i]
		if c.changed() {
			changes = addDistinct(changes, c)
		}
	}
	if len(changes) == 1 && changes[0].role == roleContext {
		if rest := unchanged(all); len(rest) > 0 {
			if changes[0].was == "" && areBlank(rest) {
				s.reportFilled(sl, col, changes[0], &rest[0])
				return changes[0]
			}
			if c := s.preferred(all); c != nil && c.changed() {
				for i := range rest {
					changes = addDistinct(changes, &rest[i])
				}
				return s.settle(sl, col, all, changes)
			}
			return s.chooseUnchanged(sl, col, rest)
		}
	}
	if len(changes) == 0 {
		return s.chooseUnchanged(sl, col, all)
	}
	for i := range all {
		if c := &all[i]; c.role == roleFresh && c.print != "" { // it stands beside the changes
			changes = addDistinct(changes, c)
		}
	}
	if len(changes) == 1 {
		if changes[0].role == roleContext {
			s.reportTaken(sl, col, changes[0])
		}
		return changes[0]
	}
	return s.settle(sl, col, all, changes)
}

// addDistinct keeps the first cell of each value; all come in the order of
// trust.
func addDistinct(list []*claimCell, c *claimCell) []*claimCell {
	for _, other := range list {
		if other.print == c.print {
			return list
		}
	}
	return append(list, c)
}

// unchanged are the cells that nobody is known to have changed.
func unchanged(all []claimCell) []claimCell {
	var list []claimCell
	for i := range all {
		if !all[i].changed() {
			list = append(list, all[i])
		}
	}
	return list
}

func areBlank(cells []claimCell) bool {
	return !slices.ContainsFunc(cells, func(c claimCell) bool { return c.print != "" })
}

// chooseUnchanged chooses between cells that nobody is known to have changed:
// copies of an unknown plan, or parts of two splits.
func (s *sheetMerge) chooseUnchanged(sl *slot, col int, all []claimCell) *claimCell {
	if all[0].role == roleOwn || all[0].role == roleFresh {
		// Context gives way to the owner.
		n := len(all)
		for n > 1 && all[n-1].role == roleContext {
			n--
		}
		all = all[:n]
	}
	var values []*claimCell
	blanks := false
	for i := range all {
		if all[i].print == "" {
			blanks = true
			continue
		}
		values = addDistinct(values, &all[i])
	}
	switch {
	case len(values) == 0:
		return &all[0]
	case len(values) > 1:
		return s.settle(sl, col, all, values)
	}
	if blanks {
		for i := range all {
			if all[i].print == "" {
				all[i].from.completed = append(all[i].from.completed, *values[0])
			}
		}
	}
	return values[0]
}

// preferred returns the cell of the file to prefer, if it has one.
func (s *sheetMerge) preferred(all []claimCell) *claimCell {
	for i := range all {
		if s.prefers(all[i].from.side) {
			return &all[i]
		}
	}
	return nil
}

// maxConflicts is how many contradictions of one sheet are detailed.
const maxConflicts = 500

// settle reports values that contradict each other, and returns the first, or
// the one to prefer.
func (s *sheetMerge) settle(sl *slot, col int, all []claimCell, values []*claimCell) *claimCell {
	chosen := s.preferred(all)
	won := chosen != nil && (chosen.print != "" || chosen.changed()) // a blank that nobody emptied says nothing
	if !won {
		chosen = values[0]
	}
	var others []*claimCell
	for _, v := range values {
		s.contradicting = append(s.contradicting, v.print)
		if v.print != chosen.print {
			others = append(others, v)
		}
	}
	if s.areTooMany(chosen.from) {
		return chosen
	}
	also := make([]diag.Position, len(others))
	told := []string{s.told(chosen, col)}
	for i, o := range others {
		also[i] = o.place()
		told = append(told, s.told(o, col))
	}
	title, name := quote(s.out.ColumnTitle(col)), s.rowName(sl)
	if won {
		s.report(remarkPreferred, chosen.place(), s.shown(chosen, col),
			say("%s%s a plusieurs valeurs : %s. Celle de « %s » est retenue.", title, name, french.Join(told), chosen.from.book.Name), "", also...)
		return chosen
	}
	s.report(remarkConflict, chosen.place(), s.shown(chosen, col),
		say("%s%s a plusieurs valeurs : %s.", title, name, french.Join(told)),
		say("Mettez la bonne valeur dans chacun, ou ajoutez --prefer avec le nom du fichier qui l’emporte (par exemple : --prefer \"%s\").", chosen.from.book.Name), also...)
	return chosen
}

// areTooMany counts one more contradiction, and reports whether the sheet has more
// than are detailed, which it says once.
func (s *sheetMerge) areTooMany(t *sideTable) bool {
	if s.conflicts++; s.conflicts == maxConflicts+1 {
		s.report(remarkMoreConflicts, diag.Position{Sheet: t.table.At}, "",
			say("La feuille compte plus de %s contradictions ; les suivantes ne sont pas détaillées.", french.Integer(maxConflicts)),
			say("Vérifiez que ces classeurs viennent bien du même plan."))
	}
	return s.conflicts > maxConflicts
}

// reportContext names a change made in a row given to be read.
func (s *sheetMerge) reportContext(sl *slot, col int, c, chosen *claimCell) {
	s.report(remarkContext, c.place(), s.shown(c, col),
		say("%s%s a été modifié ici, où la ligne n’est donnée que pour information : ce changement n’est pas repris (%s) ; %s demeure.",
			quote(s.out.ColumnTitle(col)), s.rowName(sl), s.told(c, col), s.told(chosen, col)),
		say("Si la correction est bonne, faites-la reporter par la direction qui a la ligne en charge, ou ajoutez --prefer avec le nom de ce fichier."), chosen.place())
}

// reportFilled names a cell that its owner left blank, filled by a department that
// was given the row to be read. The workbook may well ask it to: each department
// reviews its themes, whose rows are the lead's.
func (s *sheetMerge) reportFilled(sl *slot, col int, c, left *claimCell) {
	s.report(remarkCompleted, c.place(), s.shown(c, col),
		say("%s%s est rempli ici, et vide dans « %s » : cette valeur est reprise.", quote(s.out.ColumnTitle(col)), s.rowName(sl), left.from.book.Name),
		"", left.place())
}

// reportTaken names what was changed in a row given to be read, when no other book
// has the row to say what stays.
func (s *sheetMerge) reportTaken(sl *slot, col int, c *claimCell) {
	const why = " ici, où la ligne n’est donnée que pour information, et la direction qui l’a en charge ne l’a pas rendue : "
	title, name := quote(s.out.ColumnTitle(col)), s.rowName(sl)
	if c.was == "" {
		s.report(remarkCompleted, c.place(), s.shown(c, col), say("%s%s est rempli"+why+"cette valeur est reprise.", title, name), "")
		return
	}
	s.report(remarkContext, c.place(), s.shown(c, col), say("%s%s a été modifié"+why+"ce changement est repris (%s).", title, name, s.told(c, col)),
		say("Ajoutez le classeur de cette direction, ou donnez le plan d’avant la répartition pour garder ce qu’il disait : --base plan.xlsx."))
}

// place is the position of the cell, or of its row where it has none.
func (c *claimCell) place() diag.Position {
	if c.cell.At.IsZero() {
		return c.data().At
	}
	return c.cell.At
}

// rowName says which row, after the title of a column.
func (s *sheetMerge) rowName(sl *slot) string {
	switch {
	case s.model.Form:
		return ""
	case sl.label == "":
		return ", dans une ligne " + "sans " + s.model.Identifier() + ","
	}
	return " " + s.model.OfRow(sl.label)
}

func (s *sheetMerge) shown(c *claimCell, col int) string {
	return c.cell.Shown(s.out.Column(col))
}

// told says a value, and where it stands.
func (s *sheetMerge) told(c *claimCell, col int) string {
	value := "une cellule vide"
	if text := s.shown(c, col); text != "" {
		value = quote(text)
	}
	if cell := c.place().Cell(); cell != "" {
		return value + " en " + cell + " de " + french.Quote(c.from.book.Name)
	}
	return value + " dans " + french.Quote(c.from.book.Name)
}

// reportCompleted says which blank cells of a book others fill.
func (s *sheetMerge) reportCompleted() {
	for _, t := range s.tables {
		if len(t.completed) == 0 || t.base {
			continue
		}
		var files []string
		also := make([]diag.Position, 0, len(t.completed))
		seen := map[string]bool{}
		for i := range t.completed {
			c := &t.completed[i]
			also = append(also, c.place())
			if name := c.from.book.Name; !seen[name] {
				seen[name] = true
				files = append(files, french.Quote(name))
			}
		}
		s.report(remarkCompleted, diag.Position{Sheet: t.table.At}, "",
			say("%s : les valeurs viennent de %s.", french.Count(len(t.completed), "cellule vide de cette feuille est remplie ailleurs", "cellules vides de cette feuille sont remplies ailleurs"), some(files)), "", also...)
	}
}
