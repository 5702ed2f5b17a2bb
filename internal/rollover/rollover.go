// Package rollover opens the next exercise of a plan: from the workbook of the
// year that ends, it makes the one of the year that begins.
//
// # What becomes of each value
//
// The workbook's model says it, sheet by sheet (Closed, ArchiveOf, Dated) and
// column by column (NextYear); a column added there is rolled over like the
// others:
//
//   - rows that are over go to the archive, whole: the sheet « Actions
//     archivées » ([plan.Plan.Archive] says what it still counts for);
//   - rows of a log dated before the new exercise stay behind, in the workbook
//     of their year;
//   - what a bilan said is emptied, and recalled beside it;
//   - what belongs to one session of the council is emptied;
//   - everything else is carried as it is: codes, objectives, targets,
//     baselines, values of past years. A column is added for the new year.
//
// Nothing is dropped in silence: each cell of the old plan is in the new one,
// or in its archive, or named in the [Account].
package rollover

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// Refused says, as French sentences for the user, why a plan cannot be rolled
// over to that year.
type Refused struct{ Reason, Remedy string }

func (r *Refused) Error() string { return r.Reason + " " + r.Remedy }

// Account says what became of the values that the new exercise does not keep
// as they were.
type Account struct {
	// From is the exercise that ends, Year the one that begins.
	From, Year int
	// Carried counts the rows kept in each sheet.
	Carried map[workbook.SheetKey]int
	// Archived are the rows that are over, in the order of the plan.
	Archived []Archived
	// Left are the rows of logs that stay in the workbook of their year.
	Left []Value
	// Recalled are the values that the new plan keeps as reminders, Cleared
	// those that it does not keep.
	Recalled, Cleared []Value
	// Set are the answers that change with the exercise, as they were and as
	// they are now.
	Set []Value
	// NewColumn tells that the indicators had no column for the year yet.
	NewColumn bool
}

// Archived is a row that went to the archive.
type Archived struct {
	Label, Title, Status string
	At                   diag.Position // of the row
}

// Value is a value as the old plan had it: that of a cell or, for [Account.Left],
// of a row.
type Value struct {
	// Column is the title of the column, Row the label of the row; empty for
	// a form.
	Column, Row string
	// Shown is the value, on one line; Now what stands in its place, for
	// [Account.Set].
	Shown, Now string
	At         diag.Position
}

// Open makes the plan of an exercise from that of the exercise before. The book
// given is not changed. The error, a [*Refused], says that the year does not
// follow that of the plan.
func Open(b *workbook.Book, year int) (*workbook.Book, *Account, error) {
	from, err := exerciseOf(b)
	if err != nil {
		return nil, nil, err
	}
	if year <= from {
		reason := fmt.Sprintf("Le plan est déjà celui de l’exercice %d.", from)
		if year < from {
			reason = fmt.Sprintf("Le plan est celui de l’exercice %d, postérieur à %d.", from, year)
		}
		return nil, nil, &Refused{
			Reason: reason,
			Remedy: fmt.Sprintf("Indiquez l’année qui s’ouvre, par exemple --year %d.", from+1),
		}
	}
	r := &roller{
		account: &Account{From: from, Year: year, Carried: map[workbook.SheetKey]int{}},
		out:     &workbook.Book{Name: b.Name, ModelVersion: b.ModelVersion, Logo: b.Logo},
	}
	for _, t := range b.Tables {
		if t.Sheet.ArchiveOf == "" {
			r.table(t, b.Table(archiveKey(t.Sheet)))
		} else if b.Table(t.Sheet.ArchiveOf) == nil {
			r.out.Tables = append(r.out.Tables, copied(t))
		}
	}
	slices.SortStableFunc(r.out.Tables, func(x, y *workbook.Table) int { return rank(x.Sheet) - rank(y.Sheet) })
	return r.out, r.account, nil
}

// rank is the place of a sheet in the model: an archive made here comes where
// it would have been read.
func rank(s *workbook.Sheet) int { return slices.Index(workbook.Model(), s) }

func archiveKey(s *workbook.Sheet) workbook.SheetKey {
	if archive := workbook.ArchiveOf(s.Key); archive != nil {
		return archive.Key
	}
	return ""
}

// exerciseOf reads the exercise of the plan: the reminders are dated by it.
func exerciseOf(b *workbook.Book) (int, error) {
	if t := b.Table(workbook.SheetCommunity); t != nil && len(t.Rows) > 0 {
		i := t.Sheet.Column(workbook.YearKey)
		if c := &t.Rows[0].Cells[i]; c.Kind == workbook.CellNumber {
			return int(c.Number), nil
		}
	}
	return 0, &Refused{
		Reason: "Le plan ne dit pas de quel exercice il est, ni donc quelle année se termine.",
		Remedy: "Complétez « Exercice », dans la feuille « Collectivité », puis recommencez.",
	}
}

type roller struct {
	account *Account
	out     *workbook.Book
}

func copied(t *workbook.Table) *workbook.Table {
	c := *t
	c.Rows = make([]workbook.Row, len(t.Rows))
	for i, row := range t.Rows {
		row.Cells = slices.Clone(row.Cells)
		c.Rows[i] = row
	}
	return &c
}

// table rolls a table over, and its archive with it; archive is nil when the
// plan has none yet.
func (r *roller) table(old, archive *workbook.Table) {
	t := copied(old)
	r.out.Tables = append(r.out.Tables, t)
	if archiveSheet := workbook.ArchiveOf(t.Sheet.Key); archiveSheet != nil {
		if archive == nil {
			archive = &workbook.Table{Sheet: archiveSheet}
		}
		archive = copied(archive)
		t.Rows = slices.DeleteFunc(t.Rows, func(row workbook.Row) bool { return r.archive(t, archive, &row) })
		if len(archive.Rows) > 0 || archive.At != nil {
			r.out.Tables = append(r.out.Tables, archive)
		}
	}
	if t.Sheet.Dated != "" {
		t.Rows = slices.DeleteFunc(t.Rows, func(row workbook.Row) bool { return r.leave(t, &row) })
	}
	for i := range t.Rows {
		if t.Sheet.Form {
			r.form(t, &t.Rows[i])
		}
		r.row(t, i)
	}
	r.account.Carried[t.Sheet.Key] = len(t.Rows)
	if t.Sheet.YearColumns {
		r.addYear(t)
	}
}

// archive puts a row that is over in the archive, and reports whether it did.
func (r *roller) archive(t, archive *workbook.Table, row *workbook.Row) bool {
	closed := t.Sheet.Closed
	status := row.Cells[t.Sheet.Column(closed.Column)]
	if status.Kind != workbook.CellText || !slices.Contains(closed.Values, status.Text) {
		return false
	}
	kept := archive.NewRow()
	kept.At, kept.Origin = row.At, row.Origin
	for i := range archive.Sheet.Columns {
		if j := t.Sheet.Column(archive.Sheet.Columns[i].Key); j >= 0 {
			kept.Cells[i] = row.Cells[j]
		}
	}
	kept.Cells[archive.Sheet.Column(workbook.ArchiveYearKey)] = number(r.account.From)
	archive.Rows = append(archive.Rows, kept)
	single := &workbook.Table{Sheet: t.Sheet, Rows: []workbook.Row{*row}}
	r.account.Archived = append(r.account.Archived, Archived{
		Label: single.Label(0), Title: shown(t, row, workbook.TitleKey), Status: status.Text, At: row.At,
	})
	return true
}

func number(n int) workbook.Cell {
	return workbook.Cell{Kind: workbook.CellNumber, Number: float64(n)}
}

func shown(t *workbook.Table, row *workbook.Row, key string) string {
	i := t.Sheet.Column(key)
	if i < 0 {
		return ""
	}
	return row.Cells[i].Shown(&t.Sheet.Columns[i])
}

// leave reports whether a row of a log belongs to a year before. One without a
// date, or with a date that was not understood, is kept: nobody knows whose it
// is.
func (r *roller) leave(t *workbook.Table, row *workbook.Row) bool {
	c := row.Cells[t.Sheet.Column(t.Sheet.Dated)]
	if c.Kind != workbook.CellDate || c.Day.Year >= r.account.Year {
		return false
	}
	single := &workbook.Table{Sheet: t.Sheet, Rows: []workbook.Row{*row}}
	r.account.Left = append(r.account.Left, Value{Row: single.Label(0), At: row.At})
	return true
}

// form sets the answers that change with the exercise.
func (r *roller) form(t *workbook.Table, row *workbook.Row) {
	r.set(t, row, workbook.YearKey, number(r.account.Year))
	r.set(t, row, workbook.DocumentKey, workbook.Cell{Kind: workbook.CellText, Text: string(plan.YearlyReview)})
}

func (r *roller) set(t *workbook.Table, row *workbook.Row, key string, to workbook.Cell) {
	i := t.Sheet.Column(key)
	old := row.Cells[i]
	to.At = old.At
	row.Cells[i] = to
	if before, now := old.Shown(&t.Sheet.Columns[i]), to.Shown(&t.Sheet.Columns[i]); before != now {
		r.account.Set = append(r.account.Set, Value{Column: t.Sheet.Columns[i].Header, Shown: before, Now: now, At: old.At})
	}
}

// row empties what the new exercise does not keep, and recalls what it says to.
func (r *roller) row(t *workbook.Table, index int) {
	row := &t.Rows[index]
	reminder := t.Sheet.Column(workbook.ReminderKey)
	var recalled richtext.Text
	for i := range t.Sheet.Columns {
		col, c := &t.Sheet.Columns[i], &row.Cells[i]
		if c.IsBlank() || col.NextYear == workbook.Carried {
			continue
		}
		v := Value{Column: col.Header, Row: t.Label(index), Shown: c.Shown(col), At: c.At}
		more := slices.Concat(recalled, r.recall(col, c))
		if col.NextYear == workbook.Recalled && reminder >= 0 && fits(more) {
			recalled = more
			r.account.Recalled = append(r.account.Recalled, v)
		} else {
			r.account.Cleared = append(r.account.Cleared, v)
		}
		*c = workbook.Cell{At: c.At}
	}
	if reminder < 0 {
		return
	}
	c := &row.Cells[reminder]
	if !c.IsBlank() { // the reminder of a year before that
		col := &t.Sheet.Columns[reminder]
		r.account.Cleared = append(r.account.Cleared, Value{Column: col.Header, Row: t.Label(index), Shown: c.Shown(col), At: c.At})
	}
	*c = workbook.Cell{At: c.At}
	if len(recalled) > 0 {
		c.Kind, c.Rich = workbook.CellRich, recalled
	}
}

// recall writes a value as a reminder: « Bilan de l’année 2025 : … », the title
// on a line of its own before a list.
func (r *roller) recall(col *workbook.Column, c *workbook.Cell) richtext.Text {
	text := slices.Clone(c.Rich)
	if c.Kind != workbook.CellRich {
		text = richtext.FromPlain(c.Shown(col))
	}
	title := richtext.Run{Text: col.Header + " (" + strconv.Itoa(r.account.From) + ")\u00a0:", Bold: true}
	if len(text) == 0 || text[0].Kind != richtext.Paragraph {
		return append(richtext.Text{{Runs: []richtext.Run{title}}}, text...)
	}
	title.Text += " "
	text[0].Runs = append([]richtext.Run{title}, text[0].Runs...)
	return text
}

// fits reports whether a cell surely holds the text, with the bullets and the
// addresses that the cell spells out.
func fits(text richtext.Text) bool {
	n := 0
	for _, block := range text {
		n += len("\n100. ")
		for _, run := range block.Runs {
			for _, c := range run.Text {
				n += utf16.RuneLen(c)
			}
			n += len(run.Link) + len(" ()")
		}
	}
	return n <= xlsx.MaxCellChars
}

// addYear adds the column of the new exercise, unless it is there already.
func (r *roller) addYear(t *workbook.Table) {
	i, there := slices.BinarySearch(t.Years, r.account.Year)
	if there {
		return
	}
	r.account.NewColumn = true
	t.Years = slices.Insert(slices.Clone(t.Years), i, r.account.Year)
	at := len(t.Sheet.Columns) + i
	for j := range t.Rows {
		t.Rows[j].Cells = slices.Insert(t.Rows[j].Cells, at, workbook.Cell{})
	}
}

// Titles lists the columns of values, each once, in the order met.
func Titles(values []Value) []string {
	var titles []string
	for _, v := range values {
		if !slices.Contains(titles, v.Column) {
			titles = append(titles, v.Column)
		}
	}
	return titles
}

// Count says how many archived rows have each status, in the order of the
// model: « 5 réalisées et 1 abandonnée ».
func (a *Account) Count() string {
	counts := map[string]int{}
	for _, x := range a.Archived {
		counts[x.Status]++
	}
	var parts []string
	for _, status := range []plan.Status{plan.Done, plan.Dropped} {
		if n := counts[string(status)]; n > 0 {
			parts = append(parts, french.Count(n, string(status), string(status)+"s"))
		}
	}
	return french.Join(parts)
}
