package workbook

import (
	"strconv"
	"strings"
	"sync"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// compiledSheet is a sheet of the model made ready for reading: its names,
// headers and guide texts folded once for all.
type compiledSheet struct {
	*Sheet
	order   int
	folded  string          // the name
	aliases map[string]bool // folded
	columns []column
	headers map[string]header // folded header or alias
	labels  []string          // headers and aliases as written, for near misses
	owners  []int             // the column of each label
	guides  map[string]bool   // folded texts of the template
}

// header is what a folded label stands for.
type header struct {
	column    int
	canonical bool // the column's own header, not an alias
}

// compiledModel returns the model's data sheets, compiled at first use and
// never changed afterwards.
var compiledModel = sync.OnceValue(func() []*compiledSheet {
	var sheets []*compiledSheet
	for i, s := range Model() {
		sheets = append(sheets, compile(s, i))
	}
	return sheets
})

func compile(s *Sheet, order int) *compiledSheet {
	c := &compiledSheet{
		Sheet: s, order: order, folded: french.Fold(s.Name),
		aliases: map[string]bool{}, headers: map[string]header{}, guides: map[string]bool{},
	}
	for _, alias := range s.Aliases {
		c.aliases[french.Fold(alias)] = true
	}
	for i := range s.Columns {
		column := &s.Columns[i]
		c.columns = append(c.columns, newColumn(column))
		c.headers[french.Fold(column.Header)] = header{i, true}
		c.labels = append(append(c.labels, column.Header), column.Aliases...)
		for len(c.owners) < len(c.labels) {
			c.owners = append(c.owners, i)
		}
	}
	for i := range s.Columns {
		for _, alias := range s.Columns[i].Aliases {
			if folded := french.Fold(alias); c.headers[folded] == (header{}) {
				if _, taken := c.headers[folded]; !taken {
					c.headers[folded] = header{i, false}
				}
			}
		}
	}
	for _, text := range s.guideTexts() {
		c.guides[french.Fold(text)] = true
	}
	return c
}

// isGuide reports whether a text is one of [Sheet.guideTexts]; spaces and letter
// case do not matter.
func (c *compiledSheet) isGuide(text string) bool {
	folded := french.Fold(text)
	return folded == "" || c.guides[folded]
}

// isTemplates reports whether a text is one that the template writes: a guide, an
// example or a title.
func (c *compiledSheet) isTemplates(text string) bool {
	_, title := c.lookup(text)
	return title || c.isGuide(text) || isExample(text)
}

// longestLabel is the length in bytes beyond which a text is no title: it
// spares folding the long texts among which titles are looked for.
const longestLabel = 400

// lookup finds the column that a typed label names, setting aside what people
// add to a header: a star, a unit in brackets, a second line.
func (c *compiledSheet) lookup(label string) (header, bool) {
	if len(label) > longestLabel {
		return header{}, false
	}
	if h, ok := c.headers[french.Fold(label)]; ok {
		return h, true
	}
	for _, end := range []string{"(", "[", "\n"} {
		if before, _, cut := strings.Cut(label, end); cut {
			if h, ok := c.headers[french.Fold(before)]; ok {
				return h, true
			}
		}
	}
	return header{}, false
}

// nearest finds the one free column whose label is near; two near columns are
// none.
func (c *compiledSheet) nearest(label string, free func(column int) bool) (int, bool) {
	candidates := func(besides int) []string {
		var labels []string
		for i, l := range c.labels {
			if c.owners[i] != besides && free(c.owners[i]) {
				labels = append(labels, l)
			}
		}
		return labels
	}
	near, ok := french.Nearest(label, candidates(-1))
	if !ok {
		return 0, false
	}
	column := c.headers[french.Fold(near)].column
	if _, another := french.Nearest(label, candidates(column)); another {
		return 0, false
	}
	return column, true
}

// match is a sheet of the file recognised as one of the model.
type match struct {
	model *compiledSheet
	sheet *xlsx.Sheet
	grid  *xlsx.Grid // nil until read
}

// matchSheets finds which sheet of the file stands for which sheet of the
// model: by its name, by an alias, by a near name, then by its titles; and
// says what becomes of the others. Matches are in the model's order.
func (r *reader) matchSheets() ([]match, error) {
	models := compiledModel()
	found := make([]match, len(models))
	for i, model := range models {
		found[i].model = model
	}
	others := r.matchNames(found, r.file.Sheets, func(m *compiledSheet, folded string) bool { return m.folded == folded })
	others = r.matchNames(found, others, func(m *compiledSheet, folded string) bool { return m.aliases[folded] })
	others, err := leaveNamesakes(found, others)
	if err != nil {
		return nil, err
	}
	if others, err = withoutAnnotations(withoutServiceSheets(others)); err != nil {
		return nil, err
	}
	others = r.matchNearNames(found, others)
	grids, err := readAll(others)
	if err != nil {
		return nil, err
	}
	r.matchTitles(found, others, grids)

	var matches []match
	for _, m := range found {
		if m.sheet != nil {
			matches = append(matches, m)
		}
	}
	if len(matches) == 0 {
		return nil, r.reportForeign()
	}
	r.reportOtherSheets(found, others, grids)
	r.reportMissingSheets(found)
	return matches, nil
}

// reportForeign says what a workbook of another trade holds.
func (r *reader) reportForeign() error {
	theirs, err := withoutAnnotations(r.file.Sheets)
	if err != nil {
		return err
	}
	found := ""
	if len(theirs) > 0 {
		var names []string
		for _, s := range theirs {
			names = append(names, quote(s.Name))
		}
		found = ", mais " + joinSome(names, "autre", "autres")
	}
	r.report(remarkForeign.at(r.whole(), "",
		"Ce classeur ne contient aucune des feuilles du modèle"+found+".",
		"Vérifiez que c’est le bon fichier ; « nrreport template » crée un classeur vierge à remplir."))
	return nil
}

// matchNames takes the sheets whose folded name satisfies is, and returns the
// others. Of two sheets for one model sheet, the first is read; the second is
// reported.
func (r *reader) matchNames(found []match, sheets []*xlsx.Sheet, is func(*compiledSheet, string) bool) []*xlsx.Sheet {
	var others []*xlsx.Sheet
next:
	for _, s := range sheets {
		folded := french.Fold(s.Name)
		for i := range found {
			m := &found[i]
			if !is(m.model, folded) {
				continue
			}
			if m.sheet == nil {
				m.sheet = s
			} else {
				r.reportSecondSheet(*m, s, folded)
			}
			continue next
		}
		others = append(others, s)
	}
	return others
}

// reportSecondSheet tells two sheets of one name, which block, from a sheet
// that bears an alias of a sheet that is there.
func (r *reader) reportSecondSheet(first match, second *xlsx.Sheet, folded string) {
	here := first.sheet.Name
	var d diag.Diagnostic
	if folded != first.model.folded && french.Fold(here) == first.model.folded {
		d = remarkNeighbour.at(r.unread(second), second.Name,
			"La feuille "+quote(second.Name)+" n’est pas lue : la feuille "+quote(here)+" tient déjà ce rôle.",
			"Si elle contient des lignes du plan, recopiez-les dans "+quote(here)+".")
	} else {
		d = remarkSheetTwice.at(r.unread(second), second.Name,
			"Les feuilles "+quote(here)+" et "+quote(second.Name)+" tiennent toutes deux lieu de « "+first.model.Name+" » : seule la première est lue.",
			"Regroupez leurs lignes dans une seule feuille, puis supprimez ou renommez l’autre.")
	}
	d.Also = []diag.Position{{Sheet: &diag.Sheet{File: r.book.Name, Name: here, Order: first.model.order}}}
	r.report(d)
}

// leaveNamesakes gives back the sheets that bear the name of a sheet of memory
// by chance, and have not its titles.
func leaveNamesakes(found []match, others []*xlsx.Sheet) ([]*xlsx.Sheet, error) {
	for i := range found {
		m := &found[i]
		if m.sheet == nil || !m.model.Memory {
			continue
		}
		grid, err := m.sheet.Read()
		if err != nil {
			return nil, err
		}
		if _, score := m.model.findTitles(grid); score >= 2 {
			m.grid = grid
			continue
		}
		others = append(others, m.sheet)
		m.sheet = nil
	}
	return others, nil
}

func withoutServiceSheets(sheets []*xlsx.Sheet) []*xlsx.Sheet {
	known := map[string]bool{}
	for _, service := range ServiceSheets() {
		for _, name := range append([]string{service.Name}, service.Aliases...) {
			known[french.Fold(name)] = true
		}
	}
	var others []*xlsx.Sheet
	for _, s := range sheets {
		if !known[french.Fold(s.Name)] {
			others = append(others, s)
		}
	}
	return others
}

// withoutAnnotations leaves out the list of remarks of an annotated workbook,
// see [Annotate]. A list that someone wrote in is a sheet like any other.
func withoutAnnotations(sheets []*xlsx.Sheet) ([]*xlsx.Sheet, error) {
	var others []*xlsx.Sheet
	for _, s := range sheets {
		ours, err := s.IsAnnotation()
		if err != nil {
			return nil, err
		}
		if !ours {
			others = append(others, s)
		}
	}
	return others, nil
}

func (r *reader) matchNearNames(found []match, sheets []*xlsx.Sheet) []*xlsx.Sheet {
	var others []*xlsx.Sheet
	for _, s := range sheets {
		var near *match
		for i := range found {
			m := &found[i]
			if m.sheet != nil || m.model.Memory {
				continue
			}
			if _, ok := french.Nearest(s.Name, append([]string{m.model.Name}, m.model.Aliases...)); ok {
				if near != nil {
					near = nil // near two sheets: near none
					break
				}
				near = m
			}
		}
		if near == nil {
			others = append(others, s)
			continue
		}
		near.sheet = s
		r.reportNearSheet(*near, "La feuille "+quote(s.Name)+" est lue comme la feuille « "+near.model.Name+" ».")
	}
	return others
}

func (r *reader) reportNearSheet(m match, message string) {
	at := diag.Position{Sheet: &diag.Sheet{File: r.book.Name, Name: m.sheet.Name, Order: m.model.order}}
	r.report(remarkSheetNear.at(at, m.sheet.Name, message, "Renommez-la « "+m.model.Name+" » si c’est bien elle."))
}

func readAll(sheets []*xlsx.Sheet) (map[*xlsx.Sheet]*xlsx.Grid, error) {
	grids := make(map[*xlsx.Sheet]*xlsx.Grid, len(sheets))
	for _, s := range sheets {
		grid, err := s.Read()
		if err != nil {
			return nil, err
		}
		grids[s] = grid
	}
	return grids, nil
}

// matchTitles recognises a renamed sheet by its titles.
func (r *reader) matchTitles(found []match, sheets []*xlsx.Sheet, grids map[*xlsx.Sheet]*xlsx.Grid) {
	for _, s := range sheets {
		i := byTitles(found, grids[s], func(m match) bool { return m.sheet == nil })
		if i < 0 {
			continue
		}
		found[i].sheet, found[i].grid = s, grids[s]
		r.reportNearSheet(found[i], "La feuille « "+found[i].model.Name+" » manque, et la feuille "+quote(s.Name)+" en a les titres : elle est lue à sa place.")
	}
}

// byTitles returns the index of the model sheet that most of the titles of the
// grid belong to, or -1.
func byTitles(found []match, grid *xlsx.Grid, among func(match) bool) int {
	best, bestShare := -1, 0.5
	for i, m := range found {
		if !among(m) || m.model.Memory {
			continue
		}
		score := m.model.score(grid)
		if share := float64(score) / float64(len(m.model.columns)); score >= 3 && share > bestShare {
			best, bestShare = i, share
		}
	}
	return best
}

// reportOtherSheets says which sheets are left aside.
func (r *reader) reportOtherSheets(found []match, sheets []*xlsx.Sheet, grids map[*xlsx.Sheet]*xlsx.Grid) {
	taken := map[*xlsx.Sheet]bool{}
	for _, m := range found {
		taken[m.sheet] = true
	}
	for _, s := range sheets {
		if taken[s] {
			continue
		}
		cells := filled(grids[s])
		content := "elle est vide"
		if cells > 0 {
			content = french.Count(cells, "cellule remplie", "cellules remplies")
		}
		if i := byTitles(found, grids[s], func(match) bool { return true }); i >= 0 && cells > 0 {
			here := found[i].sheet.Name
			content = french.Count(filledIn(grids[s], found[i].model), "cellule remplie", "cellules remplies")
			d := remarkNeighbour.at(r.unread(s), s.Name,
				"La feuille "+quote(s.Name)+" ("+content+") a les titres de la feuille "+quote(here)+", mais n’est pas lue.",
				"Si elle contient des lignes du plan, recopiez-les dans "+quote(here)+" ; si c’est une copie de travail, supprimez-la.")
			r.report(d)
			continue
		}
		r.report(remarkSheetUnknown.at(r.unread(s), s.Name,
			"La feuille "+quote(s.Name)+" ne fait pas partie du modèle : elle est laissée de côté ("+content+").", ""))
	}
}

// reportMissingSheets names the sheets of the model that the file lacks. A plan
// may have no awareness event yet; and the actors, when none is named, are
// asked for by the rules.
func (r *reader) reportMissingSheets(found []match) {
	for _, m := range found {
		if m.sheet != nil || m.model.Memory {
			continue
		}
		at := diag.Position{Sheet: &diag.Sheet{File: r.book.Name, Name: m.model.Name, Order: m.model.order}}
		if m.model.Key == SheetEvents || m.model.Key == SheetActors {
			r.report(remarkSheetAbsent.at(at, "", "La feuille « "+m.model.Name+" » n’est pas dans le classeur.", ""))
			continue
		}
		r.report(remarkSheetMissing.at(at, "", "La feuille « "+m.model.Name+" » manque.",
			"Si elle a été renommée, rendez-lui son nom ; sinon, recopiez-la depuis un classeur vierge (« nrreport template »)."))
	}
}

// How far down a sheet its titles are looked for, and how many cells of a row
// are looked at. Labels of a form may stand lower.
const headerRows, headerColumns, formRows = 30, 256, 2000

// score is how many columns of the model the best title row of a grid names,
// or how many labels a form has.
func (c *compiledSheet) score(grid *xlsx.Grid) int {
	if c.Form {
		return c.formScore(grid)
	}
	_, score := c.findTitles(grid)
	return score
}

func (c *compiledSheet) formScore(grid *xlsx.Grid) int {
	named := make([]bool, len(c.columns))
	score := 0
	for i := range grid.Rows[:min(len(grid.Rows), formRows)] {
		if cells := grid.Rows[i].Cells; len(cells) > 0 && cells[0].Kind == xlsx.KindText {
			if h, ok := c.lookup(cells[0].Text); ok && !named[h.column] {
				named[h.column] = true
				score++
			}
		}
	}
	return score
}

// findTitles returns the index in grid.Rows of the row that names the most
// columns, among the first of the sheet, and how many it names.
func (c *compiledSheet) findTitles(grid *xlsx.Grid) (index, score int) {
	index = -1
	for i := range grid.Rows {
		row := &grid.Rows[i]
		if row.Number > headerRows {
			break
		}
		n := c.named(row)
		if n > score {
			index, score = i, n
		}
		if 2*n > len(c.columns) {
			break // nothing below can be more of a title row
		}
	}
	return index, score
}

// named counts the columns that a row of titles names.
func (c *compiledSheet) named(row *xlsx.Row) int {
	named := make([]bool, len(c.columns))
	n := 0
	for j := range row.Cells[:min(len(row.Cells), headerColumns)] {
		if row.Cells[j].Kind != xlsx.KindText {
			continue
		}
		if h, ok := c.lookup(row.Cells[j].Text); ok && !named[h.column] {
			named[h.column] = true
			n++
		}
	}
	return n
}

// other returns the table of the model whose titles a sheet has rather than its
// own, of which the best row names score columns; nil for none.
func (c *compiledSheet) other(grid *xlsx.Grid, titles, score int) *compiledSheet {
	if 2*score > len(c.columns) {
		return nil
	}
	if titles >= 0 {
		return c.otherTitles(&grid.Rows[titles])
	}
	return nil
}

// otherTitles returns the table of the model that most of the titles of a row belong
// to, when they belong less to this one; nil for none. The sheets of memory have the
// titles of those whose rows they keep.
func (c *compiledSheet) otherTitles(row *xlsx.Row) *compiledSheet {
	if c.Memory || !mayBeTitles(row) {
		return nil
	}
	own := c.named(row)
	for _, m := range compiledModel() {
		if m == c || m.Form || m.Memory {
			continue
		}
		if n := m.named(row); n > own && n >= 3 && 2*n > len(m.columns) {
			return m
		}
	}
	return nil
}

// mayBeTitles rules most rows out without folding their cells: three texts in a
// row, and no number.
func mayBeTitles(row *xlsx.Row) bool {
	texts := 0
	for i := range row.Cells[:min(len(row.Cells), headerColumns)] {
		switch row.Cells[i].Kind {
		case xlsx.KindText:
			if len(row.Cells[i].Text) > longestLabel {
				return false
			}
			texts++
		case xlsx.KindNumber, xlsx.KindDate:
			if !isColumnYear(int(row.Cells[i].Number)) {
				return false
			}
		}
	}
	return texts >= 3
}

// label is a title of a column, or of a line of a form, as it stands.
type label struct {
	text string
	at   diag.Position
	// cells is how many cells the column or line fills.
	cells int
}

// matchLabels finds which column of the model each label names: -1 for none.
// It reports double titles, near misses, and the titles left aside.
func (s *sheetReader) matchLabels(labels []label) []int {
	m := &labelMatch{
		s: s, labels: labels, what: "La colonne ", other: "l’autre colonne",
		heads: make([]header, len(labels)), known: make([]bool, len(labels)),
		column: make([]int, len(labels)), owner: make([]int, len(s.model.columns)),
	}
	if s.model.Form {
		m.what, m.other = "La ligne ", "l’autre ligne"
	}
	for i, l := range labels {
		m.column[i] = -1
		m.heads[i], m.known[i] = s.model.lookup(l.text)
	}
	m.takeKnown()
	m.reportDoubles()
	unknown := m.guess()
	missing := m.reportMissing()
	for _, l := range unknown {
		s.reportUnknown(m.what, l, missing)
	}
	return m.column
}

// labelMatch is the matching of a sheet's labels with the columns of its model.
type labelMatch struct {
	s           *sheetReader
	labels      []label
	what, other string   // « La colonne », « l’autre colonne »
	heads       []header // by label, where known
	known       []bool
	column      []int // by label, -1 for none
	owner       []int // by column: rank of its label + 1, 0 for none
}

func (m *labelMatch) take(label, column int) { m.column[label], m.owner[column] = column, label+1 }

// takeKnown gives each column its own title, wherever it stands, before another
// that means the same.
func (m *labelMatch) takeKnown() {
	for _, canonical := range []bool{true, false} {
		for i := range m.labels {
			if h := m.heads[i]; m.known[i] && h.canonical == canonical && m.owner[h.column] == 0 {
				m.take(i, h.column)
			}
		}
	}
}

// reportDoubles names the known titles whose column has another.
func (m *labelMatch) reportDoubles() {
	for i, l := range m.labels {
		if !m.known[i] || m.column[i] >= 0 {
			continue
		}
		rank := m.owner[m.heads[i].column] - 1
		first := m.labels[rank]
		var d diag.Diagnostic
		if !m.heads[i].canonical && m.heads[rank].canonical {
			d = remarkNeighbour.at(l.at, l.text,
				m.what+quote(l.text)+countCells(l.cells)+" n’est pas lue : "+quote(first.text)+", en "+first.at.Cell()+", tient déjà ce rôle.",
				"Si elle contient des valeurs du plan, regroupez-les sous "+quote(first.text)+".")
		} else {
			d = remarkColumnTwice.at(l.at, l.text,
				"Le titre « "+m.s.model.columns[m.heads[i].column].Header+" » est en double, en "+first.at.Cell()+" et en "+l.at.Cell()+" : seul le premier est lu.",
				"Regroupez les valeurs sous un seul titre et supprimez "+m.other+".")
		}
		d.Also = []diag.Position{first.at}
		m.s.report(d)
	}
}

// guess takes the unknown titles that are nearly those of columns still without
// one, and returns the others.
func (m *labelMatch) guess() (unknown []label) {
	guesses := 0
	for i, l := range m.labels {
		if m.known[i] {
			continue
		}
		guesses++
		column, near := 0, false
		if guesses <= maxGuesses {
			column, near = m.s.model.nearest(l.text, func(c int) bool { return m.owner[c] == 0 })
		}
		if !near {
			unknown = append(unknown, l)
			continue
		}
		m.take(i, column)
		header := m.s.model.columns[column].Header
		m.s.report(remarkColumnNear.at(l.at, l.text,
			quote(l.text)+" est lu comme « "+header+" » : est-ce bien ce que vous vouliez dire ?",
			"Rendez-lui son titre exact : « "+header+" »."))
	}
	return unknown
}

// reportMissing reports the columns that no label names and returns their quoted
// titles.
func (m *labelMatch) reportMissing() (missing []string) {
	var required, optional []string
	for c, label := range m.owner {
		column := &m.s.model.columns[c]
		if label > 0 || column.OnDemand {
			continue
		}
		missing = append(missing, quote(column.Header))
		if column.Need == Required {
			required = append(required, quote(column.Header))
		} else {
			optional = append(optional, quote(column.Header))
		}
	}
	m.s.reportMissingColumns(required, optional)
	return missing
}

// reportUnknown names a title that is not of the model. A filled column beside
// which one of the model's is missing may well be that one, renamed: what it
// holds would be lost without a word.
func (s *sheetReader) reportUnknown(what string, l label, missing []string) {
	if l.cells == 0 || len(missing) == 0 || len(missing) > maxRenamed {
		s.report(remarkColumnUnknown.at(l.at, l.text,
			what+quote(l.text)+" ne fait pas partie du modèle : elle est laissée de côté"+countCells(l.cells)+".", ""))
		return
	}
	lacking := french.Join(missing) + " manque"
	if len(missing) > 1 {
		lacking += "nt"
	}
	s.report(remarkColumnRenamed.at(l.at, l.text,
		what+quote(l.text)+" ne fait pas partie du modèle, et "+lacking+" : elle est laissée de côté"+countCells(l.cells)+".",
		"Si c’est la même sous un autre nom, rendez-lui son titre : "+french.JoinOr(missing)+"."))
}

// maxRenamed is how many missing columns a renamed one is looked for among:
// beyond, the sheet is cut down rather than renamed.
const maxRenamed = 3

// maxGuesses is how many unknown titles of a sheet are compared with those of
// the model: a sheet that has more is no sheet of ours misspelt.
const maxGuesses = 100

func countCells(n int) string {
	if n == 0 {
		return " (vide)"
	}
	return " (" + french.Count(n, "cellule remplie", "cellules remplies") + ")"
}

// reportMissingColumns names the columns that a sheet lacks: each by itself, or
// all at once where the sheet lacks so many that it is another one, or cut down.
func (s *sheetReader) reportMissingColumns(required, optional []string) {
	one, many := "La colonne ", "Les colonnes "
	if s.model.Form {
		one, many = "La ligne ", "Les lignes "
	}
	at := diag.Position{Sheet: s.here}
	report := func(r *Remark, headers []string, remedy, remedies string) {
		if len(headers) > maxRenamed {
			s.report(r.at(at, "", many+french.Join(headers)+" manquent.", remedies))
			return
		}
		for _, header := range headers {
			s.report(r.at(at, "", one+header+" manque.", remedy))
		}
	}
	report(remarkColumnMissing, required,
		"Si elle a été renommée, rendez-lui ce titre ; sinon, ajoutez-la comme dans un classeur vierge.",
		"Si elles ont été renommées, rendez-leur ces titres ; sinon, recopiez la feuille depuis un classeur vierge (« nrreport template »).")
	report(remarkColumnAbsent, optional, "", "")
}

// yearOf reads the year of a column's title. exact is false when other words or
// signs stand around it (« Réalisé 2024 », « ≤ 2024 »). Words that give the year
// another meaning (« Cible 2027 ») make it no year column.
func yearOf(p *parser, v *raw) (year int, exact, ok bool) {
	if v.kind == rawNumber {
		if n := int(v.number); float64(n) == v.number && isColumnYear(n) {
			return n, true, true
		}
		day, isDay := p.serialDay(v.number)
		if v.form == formDate && isDay && isColumnYear(day.Year) && (day.Month == 1 && day.Day == 1 || day.Month == 12 && day.Day == 31) {
			return day.Year, false, true
		}
		return 0, false, false
	}
	if v.kind != rawText {
		return 0, false, false
	}
	exact = len(strings.TrimSpace(v.text)) == len("2025")
	for _, word := range strings.Fields(french.Fold(v.text)) {
		if n, err := strconv.Atoi(word); err == nil {
			if year != 0 || !isColumnYear(n) || len(word) != 4 {
				return 0, false, false
			}
			year = n
			continue
		}
		switch word {
		case "valeur", "valeurs", "realise", "realisee", "realises", "annee", "an", "exercice", "resultat", "resultats",
			"constate", "constatee", "mesure", "mesuree", "en", "de", "l", "pour", "au", "31", "decembre":
			exact = false
		default:
			return 0, false, false
		}
	}
	return year, exact, year != 0
}

// isColumnYear bounds the years of the indicators' columns; the oldest
// baselines are older than the law.
func isColumnYear(n int) bool { return n >= 2000 && n <= 2100 }
