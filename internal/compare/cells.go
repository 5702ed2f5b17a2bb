package compare

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/report"
	"nrreport/internal/workbook"
)

// compareRows compares two rows cell by cell, or tells the row that is new or
// gone.
func (c *comparison) compareRows(t *tables, p pair) {
	switch {
	case p.New():
		c.add(t.row(changes.RowAdded, p))
	case p.Gone():
		cell := t.row(changes.RowGone, p)
		if t.holds() && !c.closed(t, p) && !c.takenUp(t, p) {
			if cell.WithTheme = c.themeSetAside(t, p.Before); cell.WithTheme == 0 {
				cell.Adopt(rowGone.Code)
			}
		}
		c.add(cell)
	case p.reused:
		cell := t.row(changes.Reused, p)
		cell.Column = t.sheet.Columns[t.title].Header
		cell.Was, cell.Is = t.shown(t.before, p.Before, t.title), t.shown(t.after, p.After, t.title)
		cell.BeforeAt, cell.AfterAt = t.at(t.before, p.Before, t.title), t.at(t.after, p.After, t.title)
		cell.Key = t.sheet.Identity[0]
		cell.Reason = t.reason(p)
		cell.Adopt(codeReused.Code)
		c.add(cell)
	default:
		for _, column := range t.columns() {
			c.compareCells(t, p, column)
		}
	}
}

func (c *comparison) add(cell changes.Cell) { c.out.Cells = append(c.out.Cells, cell) }

// holds reports whether a row of the sheet is something that the plan commits
// to: it bears a code or stands in the template.
func (t *tables) holds() bool { return t.sheet.HasCodes() || len(t.sheet.FixedRows) > 0 }

// closed reports whether the row was an action done or dropped, or has become
// one: the version after has it in its archive.
func (c *comparison) closed(t *tables, p pair) bool {
	return t.sheet.Key == workbook.SheetActions && p.Before >= 0 && (isClosed(&c.out.Before.Actions[p.Before]) || c.archived(p.Pair) != nil)
}

// takenUp reports whether a row left the archive because the version after has
// the action among those of its plan.
func (c *comparison) takenUp(t *tables, p pair) bool {
	if t.sheet.Key != workbook.SheetArchive {
		return false
	}
	code := c.out.Before.Archive[p.Before].Code
	return code.OK() && slices.ContainsFunc(c.out.After.Actions, func(a plan.Action) bool {
		return a.Code.OK() && french.FoldCode(a.Code.V) == french.FoldCode(code.V)
	})
}

// themeSetAside is the theme of a row of the version before, where the version
// after sets it aside and says why; 0 otherwise.
func (c *comparison) themeSetAside(t *tables, row int) plan.ThemeID {
	i := t.sheet.Column(workbook.ThemeKey)
	if i < 0 || t.before.Rows[row].Cells[i].Kind != workbook.CellNumber {
		return 0
	}
	theme := c.out.After.Theme(plan.ThemeID(t.before.Rows[row].Cells[i].Number))
	if theme == nil || !analysis.SetAside(theme) || !theme.Reason.Says() {
		return 0
	}
	return theme.ID
}

func isClosed(a *plan.Action) bool {
	return a.Status.Or("") == plan.Done || a.Status.Or("") == plan.Dropped
}

// row is a difference of a whole row.
func (t *tables) row(kind changes.CellKind, p pair) changes.Cell {
	cell := changes.Cell{Kind: kind, Pair: p.Pair, SheetKey: string(t.sheet.Key), Sheet: t.sheet.Name}
	if !p.Gone() {
		cell.AfterAt = t.after.Rows[p.After].At
		cell.Row, cell.Title = t.after.Label(p.After), t.titleOf(t.after, p.After)
	} else if t.after.At != nil {
		cell.AfterAt = diag.Position{Sheet: t.after.At}
	}
	if !p.New() {
		cell.BeforeAt = t.before.Rows[p.Before].At
	}
	if p.Gone() {
		cell.Row, cell.Title = t.before.Label(p.Before), t.titleOf(t.before, p.Before)
	}
	if cell.Title == cell.Row {
		cell.Title = ""
	}
	return cell
}

func (t *tables) titleOf(side *workbook.Table, row int) string {
	if t.title < 0 || t.sheet.Form {
		return ""
	}
	return t.shown(side, row, t.title)
}

// columnPair is one column in both versions: indices in Row.Cells, -1 for a
// year that one of them does not have.
type columnPair struct {
	*workbook.Column
	key, title    string
	year          int
	before, after int
}

// columns are the model's columns, then the years of either version.
func (t *tables) columns() []columnPair {
	n := len(t.sheet.Columns)
	list := make([]columnPair, 0, n+len(t.after.Years))
	for i := range n {
		list = append(list, columnPair{&t.sheet.Columns[i], t.sheet.Columns[i].Key, t.sheet.Columns[i].Header, 0, i, i})
	}
	years := slices.Concat(t.before.Years, t.after.Years)
	slices.Sort(years)
	for _, year := range slices.Compact(years) {
		p := columnPair{key: strconv.Itoa(year), title: "Valeur de " + strconv.Itoa(year), year: year, before: -1, after: -1}
		if i := slices.Index(t.before.Years, year); i >= 0 {
			p.before = n + i
			p.Column = t.before.Column(p.before)
		}
		if i := slices.Index(t.after.Years, year); i >= 0 {
			p.after = n + i
			p.Column = t.after.Column(p.after)
		}
		list = append(list, p)
	}
	return list
}

func (c *comparison) compareCells(t *tables, p pair, column columnPair) {
	was, is := t.cell(t.before, p.Before, column.before), t.cell(t.after, p.After, column.after)
	if same(was, is) {
		return
	}
	cell := t.row(changes.Edited, p)
	cell.Key, cell.Column, cell.Personal = column.key, column.title, column.Personal
	cell.Was, cell.Is = t.words(t.before, p.Before, column.Column, was), t.words(t.after, p.After, column.Column, is)
	if cell.Was == cell.Is {
		tellApart(&cell, was, is)
	}
	cell.BeforeAt, cell.AfterAt = t.at(t.before, p.Before, column.before), t.at(t.after, p.After, column.after)
	if t.sheet.HasCodes() && t.sheet.Identity[0] == column.Key {
		cell.Kind, cell.Code = changes.Recoded, recoded.Code
		c.add(cell)
		return
	}
	if column.Type == workbook.TypeMoney && was.Kind == workbook.CellNumber && is.Kind == workbook.CellNumber {
		cell.Effect = changes.MoneyEffect(plan.Cents(was.Number), plan.Cents(is.Number))
	}
	if column.Type == workbook.TypePercent && was.Kind == workbook.CellNumber && is.Kind == workbook.CellNumber {
		move := is.Number - was.Number
		cell.Effect = french.Signed(move, 1) + " " + french.Plural(move, "point", "points")
	}
	switch {
	case cell.Is == "":
		cell.Kind = changes.Erased
	case cell.Was == "" || was.Kind == workbook.CellNA:
		cell.Kind = changes.Filled
	case is.Kind == workbook.CellNA:
		cell.Kind = changes.Erased
	}
	code := c.commitment(t, p, column, was, is)
	if note := unchanged(column.Column, was, is); note != "" && code != "" {
		code, cell.Effect = "", cmp.Or(cell.Effect, note)
	}
	if code != "" {
		cell.Reason = t.reason(p)
		if column.Commits == workbook.Choice { // what it says now is the reason, be it old
			cell.Reason = cmp.Or(cell.Reason, t.motive(p.After))
		}
		cell.Adopt(code)
	}
	c.add(cell)
}

// tellApart writes what two cells that read the same differ by: a link, a
// decimal that is not printed, or how the value was typed.
func tellApart(cell *changes.Cell, was, is *workbook.Cell) {
	switch {
	case was.Kind == workbook.CellRich || is.Kind == workbook.CellRich:
		if before, after := links(was), links(is); before != after {
			cell.Was, cell.Is, cell.Effect = before, after, "adresse du lien"
			return
		}
		cell.Effect = "mise en forme"
	case was.Kind == workbook.CellNumber && is.Kind == workbook.CellNumber:
		cell.Was, cell.Is = exactly(was.Number), exactly(is.Number)
	default:
		cell.Effect = "saisie autrement"
	}
}

// links are the addresses that a text links to.
func links(c *workbook.Cell) string {
	var list []string
	for _, block := range c.Rich {
		for _, run := range block.Runs {
			if run.Link != "" && (len(list) == 0 || list[len(list)-1] != run.Link) {
				list = append(list, run.Link)
			}
		}
	}
	return strings.Join(list, ", ")
}

func exactly(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1)
}

// commitment is the code of the remark on a change of an adopted value, "" for
// a value that may change.
func (c *comparison) commitment(t *tables, p pair, column columnPair, was, is *workbook.Cell) string {
	switch column.Commits {
	case workbook.Free:
		return ""
	case workbook.Aim:
		if column.key == workbook.DueKey && t.annual(p) {
			return "" // it comes back every year
		}
	case workbook.Choice:
		if is.Kind != workbook.CellBool || is.Number != 0 {
			return "" // a theme taken up, or left to be
		}
	case workbook.Published:
		if c.adoptedYear != 0 && column.year > c.adoptedYear {
			return ""
		}
	case workbook.Settled:
		if !c.closed(t, p) {
			return ""
		}
	case workbook.Cumulative:
		grows := is.Kind == workbook.CellNumber && (was.Kind != workbook.CellNumber || is.Number > was.Number)
		if grows && !c.closed(t, p) {
			return ""
		}
	}
	return remarkOf(column.Commits).Code
}

// unchanged says in what two cells are the same although they were typed
// otherwise, "" where they are not: a text is adopted for its words and figures, not
// for its spaces or its quotes, and a unit for what it means.
func unchanged(column *workbook.Column, was, is *workbook.Cell) string {
	before, after := was.Shown(column), is.Shown(column)
	switch {
	case before == "" || after == "":
		return ""
	case column.Key == workbook.UnitKey && plan.SameUnit(before, after):
		return "même unité"
	case (column.Type == workbook.TypeText || column.Type == workbook.TypeProse) &&
		french.Wording(before) == french.Wording(after) && links(was) == links(is):
		return "mêmes mots"
	}
	return ""
}

// annual reports whether a row is an objective set for each year, in both
// versions.
func (t *tables) annual(p pair) bool {
	i := t.sheet.Column(workbook.ScopeKey)
	return i >= 0 && t.before.Rows[p.Before].Cells[i].Text == string(plan.Yearly) && t.after.Rows[p.After].Cells[i].Text == string(plan.Yearly)
}

// reason is what the comment of the row says, when it is new or changed.
func (t *tables) reason(p pair) string {
	reason := ""
	for i := range t.sheet.Columns {
		column := &t.sheet.Columns[i]
		if !column.Explains {
			continue
		}
		was, is := &t.before.Rows[p.Before].Cells[i], &t.after.Rows[p.After].Cells[i]
		if text := is.Shown(column); !plan.IsFiller(text) && !same(was, is) && unchanged(column, was, is) == "" {
			if reason != "" {
				reason += " "
			}
			reason += text
		}
	}
	return reason
}

// motive is what a row says in its column of reasons, new or not.
func (t *tables) motive(after int) string {
	for i := range t.sheet.Columns {
		if column := &t.sheet.Columns[i]; column.Explains {
			if text := t.shown(t.after, after, i); !plan.IsFiller(text) {
				return text
			}
		}
	}
	return ""
}

var blank workbook.Cell

func (t *tables) cell(side *workbook.Table, row, column int) *workbook.Cell {
	if column < 0 {
		return &blank
	}
	return &side.Rows[row].Cells[column]
}

// at is the cell itself or, where its column does not exist, its row.
func (t *tables) at(side *workbook.Table, row, column int) diag.Position {
	if at := t.cell(side, row, column).At; !at.IsZero() {
		return at
	}
	return side.Rows[row].At
}

func (t *tables) shown(side *workbook.Table, row, column int) string {
	return side.Rows[row].Cells[column].Shown(&t.sheet.Columns[column])
}

// words writes a cell as people do, with the unit of its row where it is a
// measure.
func (t *tables) words(side *workbook.Table, row int, column *workbook.Column, cell *workbook.Cell) string {
	if column.Type != workbook.TypeMeasure || cell.Kind != workbook.CellNumber {
		return cell.Shown(column)
	}
	unit := ""
	if i := t.sheet.Column(workbook.UnitKey); i >= 0 {
		unit = t.shown(side, row, i)
	}
	return report.Measure(plan.Measure{Kind: plan.Known, V: cell.Number}, unit)
}

// same reports whether two cells say the same.
func same(a, b *workbook.Cell) bool {
	if a.Kind == b.Kind && a.Text == b.Text && a.Number == b.Number && a.Day == b.Day && a.Kind != workbook.CellRich {
		return true
	}
	return a.Print() == b.Print()
}
