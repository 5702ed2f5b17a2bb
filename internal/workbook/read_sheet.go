package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	"nrreport/internal/xlsx"
)

// sheetReader reads one data sheet into one table. It shares nothing that
// changes with the readers of the other sheets.
type sheetReader struct {
	model   *compiledSheet
	sheet   *xlsx.Sheet
	grid    *xlsx.Grid
	here    *diag.Sheet
	parser  parser
	table   *Table
	diags   diag.List
	more    int           // diagnostics beyond maxSheetDiags…
	worst   diag.Severity // …and the worst of them
	taxed   []taxed
	dayless daylessDates
	// unread tells that the sheet has no titles of its own: it counts as missing.
	unread bool
	done   bool
}

func newSheetReader(r *reader, m match, themes *themeIndex) *sheetReader {
	s := &sheetReader{
		model: m.model, sheet: m.sheet, grid: m.grid,
		here: &diag.Sheet{File: r.book.Name, Name: m.sheet.Name, Order: m.model.order},
	}
	s.table = &Table{Sheet: m.model.Sheet, At: s.here}
	s.parser = parser{
		moment: r.file.Time, themes: themes, report: s.reportCell,
		tax: func(tax string, at diag.Position, value string) {
			if !m.model.Memory {
				s.taxed = append(s.taxed, taxed{tax, at, value})
			}
		},
		dayless: func(at diag.Position, day plan.Day) {
			if !m.model.Memory {
				s.dayless.add(at, day)
			}
		},
	}
	return s
}

func (s *sheetReader) report(d diag.Diagnostic) {
	if len(s.diags) >= maxSheetDiags {
		if s.more++; s.more == 1 || d.Severity < s.worst {
			s.worst = d.Severity
		}
		s.parser.saturated = true
		return
	}
	s.diags = append(s.diags, d)
}

// reportCell reports a cell. What is kept for memory blocks nothing.
func (s *sheetReader) reportCell(d diag.Diagnostic) {
	if s.model.Memory {
		d.Severity = diag.Info
	}
	s.report(d)
}

func (s *sheetReader) width() int { return len(s.model.columns) + len(s.table.Years) }

func (s *sheetReader) at(row, col int) diag.Position {
	return diag.Position{Sheet: s.here, Row: int32(row), Col: int32(col)}
}

func (s *sheetReader) read() error {
	s.done = true
	if s.grid == nil {
		grid, err := s.sheet.Read()
		if err != nil {
			return err
		}
		s.grid = grid
	}
	var err error
	if s.model.Form {
		s.readForm()
	} else {
		err = s.readTable()
	}
	for _, d := range s.dayless.remarks() {
		s.report(d)
	}
	s.reportComments()
	if s.more > 0 {
		d := remarkTooMany.at(diag.Position{Sheet: s.here}, "",
			"La feuille compte "+french.Count(s.more, "autre anomalie, qui n’est pas détaillée", "autres anomalies, qui ne sont pas détaillées")+".",
			"Corrigez d’abord celles qui le sont : une colonne est peut-être décalée.")
		d.Severity = s.worst // what is not shown blocks no more than if it were
		s.diags = append(s.diags, d)
	}
	s.grid = nil
	return err
}

// raw hands a cell of the file to the parser.
func (s *sheetReader) raw(row int, c *xlsx.Cell) raw {
	link := ""
	if len(s.grid.Links) > 0 {
		link = s.grid.Links[xlsx.Ref{Row: row, Col: c.Col}]
	}
	return rawOf(c, link)
}

func rawOf(c *xlsx.Cell, link string) raw {
	v := raw{number: c.Number, text: c.Text, runs: c.Runs}
	switch c.Kind {
	case xlsx.KindText:
		if isBlankText(c.Text) {
			return raw{}
		}
		v.kind = rawText
	case xlsx.KindNumber:
		v.kind, v.form, v.dayless = rawNumber, formOf(c.Format), c.Format == xlsx.FormatMonth
	case xlsx.KindDate:
		v.kind, v.form = rawNumber, formDate
	case xlsx.KindBool:
		v.kind = rawBool
	case xlsx.KindError:
		v.kind = rawError
	case xlsx.KindFormulaWithoutValue:
		v.kind, v.text = rawPending, c.Raw
	default:
		return raw{}
	}
	v.link = link
	return v
}

func formOf(f xlsx.Format) rawForm {
	switch f {
	case xlsx.FormatPercent:
		return formPercent
	case xlsx.FormatDate, xlsx.FormatMonth:
		return formDate
	case xlsx.FormatTime:
		return formTime
	case xlsx.FormatMultiple:
		return formThousands
	}
	return formPlain
}

// text is what a cell says, for titles and guides.
func (s *sheetReader) text(c *xlsx.Cell) string {
	v := s.raw(0, c)
	return s.parser.seen(&v)
}

// columnUse says what the cells of a column of the file are for.
type columnUse struct {
	cell  int  // index in Row.Cells, or -1
	title bool // the column has a title
}

// readTable reads a sheet of one record per row.
func (s *sheetReader) readTable() error {
	titles, score := s.model.findTitles(s.grid)
	if other := s.model.other(s.grid, titles, score); other != nil {
		s.unread = true
		s.report(remarkForeignTable.at(diag.Position{Sheet: s.here}, "",
			"La feuille a les titres de la feuille « "+other.Name+" » : "+s.unreadCells(other)+".",
			"Si c’est la feuille « "+other.Name+" », rendez-lui son nom ; si ses lignes ont été collées ici par erreur, mettez-les dans « "+other.Name+" », et remettez ici le tableau « "+s.model.Name+" »."))
		return nil
	}
	if score < 2 {
		s.unread = true
		s.report(remarkNoHeader.at(diag.Position{Sheet: s.here}, "",
			"Les titres de colonnes sont introuvables : "+s.unreadCells(s.model)+".",
			"Remettez la ligne de titres au-dessus des données, telle qu’elle est dans un classeur vierge (« nrreport template »)."))
		return nil
	}
	s.setForeignTablesAside(titles)
	uses := s.readTitles(&s.grid.Rows[titles])
	s.reportGuideRows(titles)
	totals := &rowNumbers{}
	records := s.grid.Rows[titles+1:]
	keep := make([]int, 0, len(records))
	for i := range records {
		if s.isRecord(&records[i], uses, totals) {
			keep = append(keep, i)
		}
	}
	if len(keep)*s.width() > maxRecordCells {
		return tooManyRows(s.here.File, s.here.Name)
	}
	s.reportTotals(totals)
	var hidden, struck []int
	last := 0
	s.table.Rows = make([]Row, len(keep))
	var chunk []Cell
	for n, i := range keep {
		if len(chunk) == 0 {
			chunk = make([]Cell, s.width()*min(chunkRows, len(keep)-n))
		}
		row := &records[i]
		s.table.Rows[n] = Row{At: s.at(row.Number, 0), Cells: chunk[:s.width():s.width()]}
		chunk = chunk[s.width():]
		s.readRecord(row, uses, s.table.Rows[n].Cells)
		if isStruck(row, uses) && !s.isDropped(&s.table.Rows[n]) {
			struck = append(struck, row.Number)
		}
		row.Cells = nil // of a large file, the memory is wanted back
		if last = row.Number; row.Hidden {
			hidden = append(hidden, row.Number)
		}
	}
	s.reportHidden(hidden, uses)
	s.reportStruck(struck)
	s.reportMerged(s.grid.Rows[titles].Number, last)
	return nil
}

// chunkRows is how many records are made at a time: as they are, the rows of
// the file that they come from can go.
const chunkRows = 256

// unreadCells says how much of the sheet is not read, what the template itself
// wrote aside: like is the sheet of the model that it looks like.
func (s *sheetReader) unreadCells(like *compiledSheet) string {
	switch n := filledIn(s.grid, like); {
	case n > 0:
		return "rien n’y est lu (" + french.Count(n, "cellule remplie", "cellules remplies") + ")"
	case filled(s.grid) > 0:
		return "rien n’y est saisi"
	}
	return "la feuille est vide"
}

// readTitles finds what each column of the file is for. The result is indexed
// by the column's number.
func (s *sheetReader) readTitles(row *xlsx.Row) []columnUse {
	counts := s.countBelow(row.Number)
	uses := make([]columnUse, len(counts))
	for i := range uses {
		uses[i].cell = -1
	}
	var labels []label
	var years []yearTitle
	for i := range row.Cells {
		c := &row.Cells[i]
		v := s.raw(row.Number, c)
		text := oneLine(s.parser.seen(&v))
		if text == "" {
			continue
		}
		at := s.at(row.Number, c.Col)
		uses[c.Col].title = true
		if _, known := s.model.lookup(text); !known && s.model.YearColumns {
			if year, exact, ok := yearOf(&s.parser, &v); ok {
				years = append(years, yearTitle{year: year, exact: exact, label: label{text, at, counts[c.Col]}})
				continue
			}
		}
		if v.kind == rawText {
			text = v.text // its lines and brackets help to recognise it
		}
		labels = append(labels, label{text, at, counts[c.Col]})
	}
	s.reportUntitled(row.Number, counts, uses)
	for i, column := range s.matchLabels(labels) {
		if column >= 0 {
			uses[labels[i].at.Col].cell = column
		}
	}
	for i, y := range s.matchYears(years) {
		uses[y.at.Col].cell = len(s.model.columns) + i
	}
	return uses
}

// countBelow counts the filled cells of each column under a row; it is as long
// as the sheet is wide.
func (s *sheetReader) countBelow(number int) []int {
	var counts []int
	for i := range s.grid.Rows {
		row := &s.grid.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			for c.Col >= len(counts) {
				counts = append(counts, 0)
			}
			if row.Number > number && !isBlankCell(c) {
				counts[c.Col]++
			}
		}
	}
	return counts
}

type yearTitle struct {
	label
	year  int
	exact bool
}

// reportUntitled names the filled columns without a title, together: a table
// pasted into the wrong sheet has a dozen of them.
func (s *sheetReader) reportUntitled(titles int, counts []int, uses []columnUse) {
	var columns []int
	cells := 0
	for col, n := range counts {
		if n > 0 && !uses[col].title {
			columns = append(columns, col)
			cells += n
		}
	}
	if len(columns) == 0 {
		return
	}
	message := "La colonne " + diag.ColumnName(columns[0]) + " n’a pas de titre : elle n’est pas lue" + countCells(cells) + "."
	remedy := "Donnez-lui son titre si elle appartient au plan ; sinon, effacez-la."
	if len(columns) > 1 {
		message = strconv.Itoa(len(columns)) + " colonnes n’ont pas de titre : elles ne sont pas lues (" +
			ranges(columns, diag.ColumnName) + " : " + french.Count(cells, "cellule remplie", "cellules remplies") + ")."
		remedy = "Donnez-leur leur titre si elles appartiennent au plan ; sinon, effacez-les."
	}
	d := remarkUntitled.at(s.at(titles, columns[0]), "", message, remedy)
	for _, col := range columns[1:] {
		d.Also = append(d.Also, s.at(titles, col))
	}
	s.report(d)
}

// matchYears returns the year columns to read, ascending, and reports those
// that come twice or that other words surround.
func (s *sheetReader) matchYears(found []yearTitle) []yearTitle {
	// A title that is the year alone has it over one that says more.
	slices.SortStableFunc(found, func(a, b yearTitle) int {
		return cmp.Or(cmp.Compare(a.year, b.year), -cmp.Compare(boolNumber(a.exact), boolNumber(b.exact)))
	})
	var years []yearTitle
	for _, y := range found {
		if n := len(years); n > 0 && years[n-1].year == y.year {
			d := remarkYearTwice.at(y.at, y.text,
				"L’année "+strconv.Itoa(y.year)+" a deux colonnes, en "+years[n-1].at.Cell()+" et en "+y.at.Cell()+" : seule la première est lue.",
				"Regroupez les valeurs dans une seule colonne et supprimez l’autre.")
			d.Also = []diag.Position{years[n-1].at}
			s.report(d)
			continue
		}
		if !y.exact {
			s.report(remarkYearAlias.at(y.at, y.text, "La colonne "+quote(y.text)+" est lue comme celle de l’année "+strconv.Itoa(y.year)+".", ""))
		}
		years = append(years, y)
		s.table.Years = append(s.table.Years, y.year)
	}
	return years
}

// reportGuideRows reports what somebody typed above the titles.
func (s *sheetReader) reportGuideRows(titles int) {
	for i := range s.grid.Rows[:titles] {
		row := &s.grid.Rows[i]
		var stray []diag.Position
		value := ""
		for j := range row.Cells {
			text := s.text(&row.Cells[j])
			if isBlankCell(&row.Cells[j]) || s.model.isGuide(text) || isExample(text) {
				continue
			}
			if stray = append(stray, s.at(row.Number, row.Cells[j].Col)); value == "" {
				value = text
			}
		}
		s.reportStray(stray, value, "Une cellule remplie au-dessus des titres n’est pas lue", "cellules remplies au-dessus des titres ne sont pas lues",
			"Si elle appartient au plan, recopiez-la sous les titres ; sinon, effacez-la.",
			"Si elles appartiennent au plan, recopiez-les sous les titres ; sinon, effacez-les.")
	}
}

func (s *sheetReader) reportStray(stray []diag.Position, value, one, many, remedy, remedyForMany string) {
	if len(stray) == 0 {
		return
	}
	message := one + "."
	if len(stray) > 1 {
		message, remedy = strconv.Itoa(len(stray))+" "+many+".", remedyForMany
	}
	d := remarkStray.at(stray[0], value, message, remedy)
	d.Also = stray[1:]
	s.report(d)
}

// rowNumbers gathers the rows that one diagnostic names together.
type rowNumbers struct {
	rows  []int
	value string // in the first of them
}

func (r *rowNumbers) add(number int, value string) {
	if len(r.rows) == 0 {
		r.value = value
	}
	r.rows = append(r.rows, number)
}

// isRecord tells the rows of records from the rest: blank rows, and those it
// reports or gathers, copies of the example, titles repeated, totals.
func (s *sheetReader) isRecord(row *xlsx.Row, uses []columnUse, totals *rowNumbers) bool {
	first, filled, titles := "", 0, 0
	computed := true
	for i := range row.Cells {
		c := &row.Cells[i]
		use := uses[c.Col].cell
		if use < 0 || isBlankCell(c) {
			continue
		}
		if filled++; filled == 1 {
			first = c.Text
		}
		if titles == filled-1 && c.Kind == xlsx.KindText {
			if h, ok := s.model.lookup(c.Text); ok && h.column == use {
				titles++
			}
		}
		computed = computed && c.Formula && c.Kind == xlsx.KindNumber
	}
	switch {
	case filled == 0:
		return false
	case titles >= 3:
		s.report(remarkStray.at(s.at(row.Number, 0), first, "La ligne répète les titres de colonnes : elle n’est pas lue.", "Supprimez-la."))
		return false
	case isExample(first):
		s.report(remarkStray.at(s.at(row.Number, 0), first, "La ligne est un exemple : elle n’est pas lue.",
			"Effacez « "+ExampleMarker+" » si c’est une ligne du plan ; sinon, supprimez la ligne."))
		return false
	case s.isTotal(row, uses, computed):
		totals.add(row.Number, first)
		return false
	}
	return true
}

// setForeignTablesAside takes out of the grid the tables pasted from other sheets,
// each from its titles to those of this sheet or to the end, and names them.
func (s *sheetReader) setForeignTablesAside(titles int) {
	var other *compiledSheet
	var rows []int // of the table met last, its titles included
	report := func() {
		if other != nil {
			s.reportForeignTable(other, rows)
		}
	}
	kept := s.grid.Rows[:titles+1]
	for i := range s.grid.Rows[titles+1:] {
		row := s.grid.Rows[titles+1+i]
		if m := s.model.otherTitles(&row); m != nil {
			report()
			other, rows = m, []int{row.Number}
			continue
		}
		if other != nil && 2*s.model.named(&row) > len(s.model.columns) {
			report()
			other = nil
		}
		switch {
		case other == nil:
			kept = append(kept, row)
		case !isBlankRow(&row):
			rows = append(rows, row.Number)
		}
	}
	report()
	s.grid.Rows = kept
}

func (s *sheetReader) reportForeignTable(other *compiledSheet, rows []int) {
	if len(rows) == 1 {
		s.report(remarkStray.at(s.at(rows[0], 0), "", "La ligne répète les titres de la feuille « "+other.Name+" » : elle n’est pas lue.", "Supprimez-la."))
		return
	}
	under := rows[1:]
	d := remarkForeignTable.at(s.at(rows[0], 0), "",
		"Un tableau qui a les titres de la feuille « "+other.Name+" » commence ici : "+
			french.Count(len(under), "ligne n’est pas lue", "lignes ne sont pas lues")+" ("+ranges(under, strconv.Itoa)+").",
		"Coupez ce tableau et collez ses lignes dans « "+other.Name+" » ; si elles y sont déjà, supprimez-le d’ici.")
	for _, row := range under {
		d.Also = append(d.Also, s.at(row, 0))
	}
	s.report(d)
}

func isBlankRow(row *xlsx.Row) bool {
	for i := range row.Cells {
		if !isBlankCell(&row.Cells[i]) {
			return false
		}
	}
	return true
}

func (s *sheetReader) reportTotals(totals *rowNumbers) {
	if len(totals.rows) == 0 {
		return
	}
	message := "La ligne paraît être un total : elle n’est pas lue."
	if n := len(totals.rows); n > 1 {
		message = strconv.Itoa(n) + " lignes paraissent être des totaux : elles ne sont pas lues (" + ranges(totals.rows, strconv.Itoa) + ")."
	}
	d := remarkTotal.at(s.at(totals.rows[0], 0), totals.value, message,
		french.Plural(len(totals.rows), "Supprimez ce total, le rapport le calcule", "Supprimez ces totaux, le rapport les calcule")+
			" ; une ligne du plan, elle, a son code ou sa date, et son intitulé.")
	for _, number := range totals.rows[1:] {
		d.Also = append(d.Also, s.at(number, 0))
	}
	s.report(d)
}

// isTotal recognises a row of totals: it says so, or it holds nothing but
// computed numbers; and it has no identity of its own.
func (s *sheetReader) isTotal(row *xlsx.Row, uses []columnUse, computed bool) bool {
	said, named, numbers, texts := false, false, 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		use := uses[c.Col].cell
		if isBlankCell(c) || use < 0 {
			continue
		}
		total, subject := false, false
		switch c.Kind {
		case xlsx.KindText:
			// An indicator may well be a total, and hold nothing but numbers.
			total, subject = isTotalWord(c.Text)
			subject = subject && !s.model.YearColumns
			texts++
		case xlsx.KindNumber, xlsx.KindFormulaWithoutValue:
			numbers++
		}
		said, named = said || total, named || subject
		if !total && !subject && use < len(s.model.columns) && slices.Contains(s.model.Identity, s.model.columns[use].Key) {
			return false
		}
	}
	return said || computed || named && texts == 1 && numbers > 0
}

// isTotalWord tells « Total » and its like from « Sous-total des achats », which
// may be the title of something where anything but numbers stands beside it.
func isTotalWord(text string) (total, subject bool) {
	first := strings.TrimLeft(text, " \u00a0*")
	if len(text) > 80 || first == "" || !strings.ContainsRune("TtSs", rune(first[0])) {
		return false, false // most cells are told apart without folding them
	}
	folded := french.Fold(text)
	switch folded {
	case "total", "totaux", "total general", "totaux generaux", "sous total", "total ht", "total ttc", "somme":
		return true, false
	}
	return false, strings.HasPrefix(folded, "total ") || strings.HasPrefix(folded, "sous total ")
}

// readRecord types the cells of one row.
func (s *sheetReader) readRecord(row *xlsx.Row, uses []columnUse, cells []Cell) {
	s.parser.setUnit("")
	for col := range uses {
		if use := uses[col].cell; use >= 0 {
			cells[use].At = s.at(row.Number, col)
		}
	}
	for i := range cells[:len(s.model.columns)] {
		if c := &s.model.columns[i]; cells[i].At.IsZero() && c.Need == Required {
			cells[i].Kind = CellInvalid // the missing column was reported once
		} else if s.model.YearColumns && c.Key == UnitKey && !cells[i].At.IsZero() {
			if unit := row.Cell(int(cells[i].At.Col)); unit != nil {
				v := s.raw(row.Number, unit)
				s.parser.setUnit(oneLine(s.parser.seen(&v)))
			}
		}
	}
	for i := range row.Cells {
		c := &row.Cells[i]
		use := uses[c.Col].cell
		if use < 0 {
			continue
		}
		v := s.raw(row.Number, c)
		column := &yearValues
		if use < len(s.model.columns) {
			column = &s.model.columns[use]
		}
		cells[use] = s.parser.cell(column, &v, cells[use].At)
	}
}

// yearValues is the column that every year column is.
var yearValues = newColumn(&yearColumn)

// isStruck reports whether a line goes through most of a row: to its author, it
// is cancelled.
func isStruck(row *xlsx.Row, uses []columnUse) bool {
	filled, struck := 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if uses[c.Col].cell < 0 || isBlankCell(c) {
			continue
		}
		if filled++; c.Struck {
			struck++
		}
	}
	return struck > 0 && 2*struck >= filled
}

// isDropped reports whether an action says itself that it was given up.
func (s *sheetReader) isDropped(row *Row) bool {
	return s.model.Key == SheetActions && row.Cells[s.model.Column(StatusKey)].Text == string(plan.Dropped)
}

// reportStruck says in one line which rows are struck out and read all the same.
func (s *sheetReader) reportStruck(rows []int) {
	if len(rows) == 0 || s.model.Memory {
		return
	}
	message := french.Plural(len(rows), "La ligne ", "Les lignes ") + ranges(rows, strconv.Itoa) +
		french.Plural(len(rows), " est barrée : elle est lue comme les autres.", " sont barrées : elles sont lues comme les autres.")
	remedy := french.Plural(len(rows), "Si elle ne vaut plus, supprimez-la", "Si elles ne valent plus, supprimez-les")
	if s.model.Key == SheetActions {
		remedy = french.Plural(len(rows), "Si l’action est abandonnée, donnez-lui ce statut et dites pourquoi", "Si ces actions sont abandonnées, donnez-leur ce statut et dites pourquoi")
	}
	d := remarkStruck.at(s.at(rows[0], 0), "", message, remedy+" ; sinon, ôtez le trait.")
	for _, row := range rows[1:] {
		d.Also = append(d.Also, s.at(row, 0))
	}
	s.report(d)
}

// reportHidden says in one line what is hidden and read all the same.
func (s *sheetReader) reportHidden(rows []int, uses []columnUse) {
	var parts []string
	if s.sheet.Hidden {
		parts = append(parts, "la feuille est masquée")
	}
	if len(rows) > 0 {
		why := french.Plural(len(rows), " est masquée", " sont masquées")
		if s.grid.HasFilter {
			why += " (un filtre est posé)"
		}
		parts = append(parts, french.Plural(len(rows), "la ligne ", "les lignes ")+ranges(rows, strconv.Itoa)+why)
	}
	var columns []int
	for _, col := range s.grid.HiddenColumns {
		if col < len(uses) && uses[col].cell >= 0 {
			columns = append(columns, col)
		}
	}
	if len(columns) > 0 {
		parts = append(parts, french.Plural(len(columns), "la colonne ", "les colonnes ")+ranges(columns, diag.ColumnName)+french.Plural(len(columns), " est masquée", " sont masquées"))
	}
	if len(parts) == 0 {
		return
	}
	message := french.Join(parts)
	s.report(remarkHidden.at(diag.Position{Sheet: s.here}, "", french.Capital(message)+" : tout est lu comme le reste.", ""))
}

// reportComments says in one line which cells bear comments of people. Neither
// their words nor their names are told: remarks are printed in the report.
func (s *sheetReader) reportComments() {
	if s.model.Memory {
		return
	}
	comments, err := s.sheet.Comments()
	if err != nil {
		s.report(remarkComments.at(diag.Position{Sheet: s.here}, "", "Les commentaires de la feuille sont endommagés et ne sont pas repris ; les cellules, elles, sont lues.", ""))
		return
	}
	var at []xlsx.Ref
	for i := range comments {
		if c := &comments[i]; c.Theirs() != "" && (len(at) == 0 || at[len(at)-1] != c.At) {
			at = append(at, c.At)
		}
	}
	if len(at) == 0 {
		return
	}
	var cells []string
	for _, c := range at {
		cells = append(cells, c.String())
	}
	message := "Des commentaires sont attachés aux cellules " + joinSome(cells, "autre", "autres") + " : ils ne sont pas repris."
	if len(cells) == 1 {
		message = "Un commentaire est attaché à cette cellule : il n’est pas repris."
	}
	s.report(remarkComments.at(s.at(at[0].Row, at[0].Col), "", message, ""))
}

// ranges writes ascending numbers as « 3, 5 à 9 et 12 ».
func ranges(numbers []int, name func(int) string) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch {
		case j == i:
			parts = append(parts, name(numbers[i]))
		case j == i+1:
			parts = append(parts, name(numbers[i]), name(numbers[j]))
		default:
			parts = append(parts, name(numbers[i])+" à "+name(numbers[j]))
		}
		i = j + 1
	}
	return joinSome(parts, "autre", "autres")
}

// reportMerged warns about merged cells among the titles and the records.
func (s *sheetReader) reportMerged(titles, last int) {
	for _, m := range s.grid.Merged {
		if m.Last.Row < titles || m.First.Row > last || m.First == m.Last {
			continue
		}
		s.reportMerge(m)
	}
}

func (s *sheetReader) reportMerge(m xlsx.Range) {
	s.report(remarkMerged.at(s.at(m.First.Row, m.First.Col), m.String(),
		"Les cellules "+m.String()+" sont fusionnées : leur valeur n’est lue qu’en "+m.First.String()+".",
		"Annulez la fusion et recopiez la valeur dans chaque cellule où elle vaut."))
}

// readForm reads a sheet of one line per answer: labels in one column, answers
// in the next.
func (s *sheetReader) readForm() {
	labelCol, answerCol := s.formColumns()
	width := len(s.model.columns)
	record := Row{At: diag.Position{Sheet: s.here}, Cells: make([]Cell, width)}
	var labels []label
	var rows []*xlsx.Row
	for i := range s.grid.Rows {
		row := &s.grid.Rows[i]
		c := row.Cell(labelCol)
		if c == nil || isBlankCell(c) {
			continue
		}
		text := s.text(c)
		if _, known := s.model.lookup(text); !known && s.model.isGuide(text) {
			continue
		}
		n := 0
		if answer := row.Cell(answerCol); answer != nil && !isBlankCell(answer) {
			n = 1
		}
		labels = append(labels, label{text, s.at(row.Number, labelCol), n})
		rows = append(rows, row)
	}
	if !s.hasAnyLabel(labels) {
		s.unread = true
		s.report(remarkNoHeader.at(diag.Position{Sheet: s.here}, "",
			"Les rubriques du formulaire sont introuvables : "+s.unreadCells(s.model)+".",
			"Remettez-les telles qu’elles sont dans un classeur vierge (« nrreport template »)."))
		return
	}
	answered := make(map[int]bool, len(labels)) // rows whose answer was read or reported
	for i, column := range s.matchLabels(labels) {
		row := rows[i]
		answered[row.Number] = true
		if column < 0 {
			continue
		}
		at := s.at(row.Number, answerCol)
		record.Cells[column].At = at
		if c := row.Cell(answerCol); c != nil {
			v := s.raw(row.Number, c)
			record.Cells[column] = s.parser.cell(&s.model.columns[column], &v, at)
		}
	}
	for i := range record.Cells {
		if record.Cells[i].At.IsZero() && s.model.columns[i].Need == Required {
			record.Cells[i].Kind = CellInvalid // the missing line was reported once
		}
	}
	s.reportBesideForm(labelCol, answerCol, answered)
	s.table.Rows = []Row{record}
	var hidden []int
	for _, row := range rows {
		if row.Hidden {
			hidden = append(hidden, row.Number)
		}
	}
	s.reportHidden(hidden, nil)
	for _, m := range s.grid.Merged {
		if m.First.Row < m.Last.Row && m.First.Col <= answerCol && m.Last.Col >= labelCol || m.First.Col == labelCol && m.Last.Col >= answerCol && answered[m.First.Row] {
			s.reportMerge(m)
		}
	}
}

func (s *sheetReader) hasAnyLabel(labels []label) bool {
	for _, l := range labels {
		if _, ok := s.model.lookup(l.text); ok {
			return true
		}
	}
	return false
}

// formColumns finds the columns of labels and answers: by their titles, or
// else by where most of the labels stand.
func (s *sheetReader) formColumns() (labels, answers int) {
	headers := formHeaders()
	counts := map[int]int{}
	best := 1
	for i := range s.grid.Rows {
		row := &s.grid.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			if c.Kind != xlsx.KindText {
				continue
			}
			if _, ok := s.model.lookup(c.Text); ok {
				if counts[c.Col]++; counts[c.Col] > counts[best] {
					best = c.Col
				}
			}
			if row.Number <= headerRows && french.Fold(c.Text) == french.Fold(headers[1]) {
				answers = c.Col
			}
		}
	}
	if answers <= best {
		answers = best + 1
	}
	return best, answers
}

// reportBesideForm reports the cells that are neither label, answer nor guide.
func (s *sheetReader) reportBesideForm(labelCol, answerCol int, answered map[int]bool) {
	for i := range s.grid.Rows {
		row := &s.grid.Rows[i]
		var stray []diag.Position
		value := ""
		for j := range row.Cells {
			c := &row.Cells[j]
			if isBlankCell(c) || answered[row.Number] && (c.Col == labelCol || c.Col == answerCol) {
				continue
			}
			text := s.text(c)
			if s.model.isGuide(text) || c.Kind == xlsx.KindError && s.isHeldPicture(row.Number, c.Col) {
				continue
			}
			if stray = append(stray, s.at(row.Number, c.Col)); value == "" {
				value = text
			}
		}
		remedy := "La réponse se saisit dans la colonne « " + formHeaders()[1] + " » (" + diag.ColumnName(answerCol) + "), en face de sa rubrique."
		s.reportStray(stray, value, "Une cellule remplie à côté du formulaire n’est pas lue", "cellules remplies à côté du formulaire ne sont pas lues", remedy, remedy)
	}
}

// isHeldPicture tells the cells whose value is a picture: the logo.
func (s *sheetReader) isHeldPicture(row, col int) bool {
	return len(s.grid.PicturesInCells) > 0 && slices.Contains(s.grid.PicturesInCells, xlsx.Ref{Row: row, Col: col})
}

// decreeThemes indexes the six themes by every title they go by.
func decreeThemes() *themeIndex {
	index := &themeIndex{}
	for _, row := range themesSheet.FixedRows {
		if n, err := strconv.Atoi(row[0]); err == nil {
			index.add(plan.ThemeID(n), row[1])
		}
	}
	for _, t := range decree.Themes() {
		index.add(t.ID, t.Short, t.Title, t.Abbr)
	}
	return index
}

// numberOwnThemes gives a number to the themes that have a title and none, and
// adds the community's own to the index.
func (s *sheetReader) numberOwnThemes(index *themeIndex) {
	number, title := s.model.Column(NumberKey), s.model.Column(TitleKey)
	if number < 0 || title < 0 {
		return
	}
	next := plan.ThemeID(plan.DecreeThemes + 1)
	for i := range s.table.Rows {
		if c := &s.table.Rows[i].Cells[number]; c.Kind == CellNumber {
			next = max(next, plan.ThemeID(c.Number)+1)
		}
	}
	for i := range s.table.Rows {
		cells := s.table.Rows[i].Cells
		name := cells[title].Text
		if cells[title].Kind != CellText || name == "" {
			continue
		}
		if cells[number].Kind == CellBlank {
			id, _, known := index.find(name)
			if !known || id > plan.DecreeThemes {
				id = next
				next++
			}
			cells[number].Kind, cells[number].Number = CellNumber, float64(id)
			at := cells[number].At
			if at.IsZero() {
				at = s.table.Rows[i].At
			}
			s.report(remarkThemeNumber.at(at, name,
				"Le thème "+quote(name)+" n’a pas de numéro : il reçoit le numéro "+strconv.Itoa(int(id))+".",
				"Saisissez « "+strconv.Itoa(int(id))+" » dans la colonne « "+s.model.columns[number].Header+" »."))
		}
		if cells[number].Kind == CellNumber && cells[number].Number > plan.DecreeThemes {
			index.add(plan.ThemeID(cells[number].Number), name)
		}
	}
}
