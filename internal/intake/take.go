package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// taker imports one file.
type taker struct {
	file    *xlsx.File
	source  *Source
	intake  *workbook.Intake
	book    *book
	account *Account
	here    *diag.Sheet
	amounts []amount
}

// column is a column of the file.
type column struct {
	at    diag.Position // of the title
	title string
	use   *Column // nil: the source knows none of that title
	year  string
	tax   string
	// account is the index in Account.Columns, -1 until a cell is listed.
	account int
	why     string // for what is listed, when use is nil
}

// value is one filled cell of a row.
type value struct {
	column *column
	cell   *xlsx.Cell
	link   string
	at     diag.Position
	text   string
	fate   *CellFate
}

// take imports a sheet.
func (t *taker) take(s sheet) {
	t.account.Sheets = append(t.account.Sheets, s.Name)
	head := &s.grid.Rows[s.titles]
	columns := t.columnsOf(s.Sheet, head)
	t.takeAbove(s)
	merged := mergedCells(s.grid)
	var guides []int
	actions := map[int]*action{}
	g := &group{seen: map[string]*action{}}
	for i := s.titles + 1; i < len(s.grid.Rows); i++ {
		row := &s.grid.Rows[i]
		values := t.valuesOf(s, row, columns, merged)
		if len(values) == 0 {
			continue
		}
		if isGuide(values, t.source) {
			guides = append(guides, row.Number)
			for _, v := range values {
				v.fate.Fate = Guide
			}
		} else {
			actions[row.Number] = t.takeRow(g, s, row, values)
		}
		for _, v := range values {
			if v.fate.At.Row == int32(row.Number) { // not a merged value, told with its own row
				t.account.Cells = append(t.account.Cells, *v.fate)
			}
		}
	}
	if len(guides) > 0 {
		t.report(diagnose(remarkGuide, t.place(s.Sheet, guides[0], 0), "",
			french.Count(len(guides), "ligne d’explication ou d’exemple du formulaire n’est pas reprise", "lignes d’explication ou d’exemple du formulaire ne sont pas reprises")+
				" ("+french.Plural(len(guides), "ligne ", "lignes ")+numbers(guides)+").", ""))
	}
	t.takeComments(s, actions, guides)
	t.reportMerged(s, columns)
	for _, col := range slices.Sorted(maps.Keys(columns)) {
		c := columns[col]
		if c.use == nil && c.account >= 0 && c.title != "" {
			n := t.account.Columns[c.account].Listed
			remark, reason := remarkUnknown, "n’est pas de celles que l’outil connaît dans cette source"
			if c.why == whySecond {
				remark, reason = remarkSecond, "porte un titre déjà pris"
			}
			t.report(diagnose(remark, c.at, c.title, "La colonne « "+c.title+" » "+reason+" : "+
				french.Count(n, "valeur est rangée", "valeurs sont rangées")+" dans la feuille « Reprise de données ».",
				"Rangez à la main celles qui comptent."))
		}
	}
}

// takeComments lists what people wrote beside the cells of the rows. The
// comments of the titles, and of the rows that explain the form, are the form's.
func (t *taker) takeComments(s sheet, actions map[int]*action, guides []int) {
	comments, err := s.Comments()
	if err != nil {
		t.report(diagnose(remarkComments, t.place(s.Sheet, 0, 0), "", "Les commentaires de la feuille « "+s.Name+" » sont endommagés et ne sont pas repris ; les cellules, elles, le sont.",
			"Ouvrez le fichier dans Excel ou LibreOffice pour les lire."))
	}
	attached := &column{title: "Commentaires des cellules", account: -1}
	for i := range comments {
		c := &comments[i]
		text := c.Theirs()
		if text == "" || c.At.Row <= s.grid.Rows[s.titles].Number || slices.Contains(guides, c.At.Row) {
			continue
		}
		at := t.place(s.Sheet, c.At.Row, c.At.Col)
		t.list(value{column: attached, at: at, text: text, fate: &CellFate{At: at}}, actions[c.At.Row], whyComment)
	}
}

// reportMerged names the merged cells whose value is taken once.
func (t *taker) reportMerged(s sheet, columns map[int]*column) {
	for _, m := range s.grid.Merged {
		first := s.grid.Cell(m.First)
		k := columns[m.First.Col]
		if m.Last.Row <= s.grid.Rows[s.titles].Number || m.First == m.Last || first == nil || t.intake.IsBlank(first) {
			continue
		}
		if m.First.Col == m.Last.Col && k != nil && k.use != nil && k.use.As == AsAxis {
			continue
		}
		t.report(diagnose(remarkMerged, t.place(s.Sheet, m.First.Row, m.First.Col), t.intake.Text(first),
			"Les cellules "+m.String()+" sont fusionnées : leur valeur n’est reprise qu’en "+m.First.String()+".",
			"Si elle vaut pour chaque ligne, recopiez-la dans le nouveau classeur."))
	}
}

func numbers(list []int) string {
	var texts []string
	for _, n := range list {
		texts = append(texts, strconv.Itoa(n))
	}
	return french.Join(texts)
}

const (
	whyUnknown = "L’outil ne connaît aucune colonne de ce titre dans cette source."
	whySecond  = "Une autre colonne a le même titre."
	whyNoTitle = "La colonne n’a pas de titre."
	whyOutside = "La cellule est au-dessus du tableau."
	whyTaken   = "Une autre colonne de la ligne a donné la valeur."
	whyLong    = "Le texte est trop long pour nommer un indicateur."
	whyComment = "Un commentaire attaché à une cellule n’est pas une valeur du plan."
)

// columnsOf reads the titles. Amounts come several times, one per funder; other
// columns once.
func (t *taker) columnsOf(s *xlsx.Sheet, head *xlsx.Row) map[int]*column {
	columns := map[int]*column{}
	taken := map[string]bool{}
	for i := range head.Cells {
		c := &head.Cells[i]
		if t.intake.IsBlank(c) {
			continue
		}
		text := strings.TrimSpace(t.intake.Text(c))
		read := readTitle(firstLine(text))
		col := &column{at: t.place(s, head.Number, c.Col), title: firstLine(text), use: t.source.find(read), year: read.year, tax: read.tax, account: -1, why: whyUnknown}
		name := french.Fold(col.title)
		if col.use != nil && col.use.As != AsAmount && taken[name] {
			col.use, col.why = nil, whySecond
		}
		taken[name] = true
		columns[c.Col] = col
		t.account.Cells = append(t.account.Cells, CellFate{At: col.at, Fate: Title})
	}
	return columns
}

// takeAbove deals with what stands above the titles.
func (t *taker) takeAbove(s sheet) {
	var stray []diag.Position
	first := ""
	outside := &column{account: -1, why: whyOutside}
	for i := range s.grid.Rows[:s.titles] {
		row := &s.grid.Rows[i]
		for j := range row.Cells {
			c := &row.Cells[j]
			if t.intake.IsBlank(c) {
				continue
			}
			text := t.intake.Text(c)
			fate := CellFate{At: t.place(s.Sheet, row.Number, c.Col), Fate: Title}
			if !isOneOf(text, t.source.Bands) {
				stray = append(stray, fate.At)
				first = cmp.Or(first, text)
				t.list(value{column: outside, cell: c, at: fate.At, text: text, fate: &fate}, nil, whyOutside)
			}
			t.account.Cells = append(t.account.Cells, fate)
		}
	}
	if len(stray) > 0 {
		d := diagnose(remarkOutside, stray[0], first,
			french.Count(len(stray), "cellule remplie au-dessus des titres est rangée", "cellules remplies au-dessus des titres sont rangées")+" dans la feuille « Reprise de données ».",
			"Reprenez à la main ce qui compte.")
		d.Also = stray[1:]
		t.report(d)
	}
}

// mergedCells maps the cells of merged ranges to the first, which shows for all.
func mergedCells(grid *xlsx.Grid) map[xlsx.Ref]xlsx.Ref {
	first := map[xlsx.Ref]xlsx.Ref{}
	for _, m := range grid.Merged {
		if m.First.Col != m.Last.Col || m.Last.Row-m.First.Row > 10_000 {
			continue
		}
		for row := m.First.Row + 1; row <= m.Last.Row; row++ {
			first[xlsx.Ref{Row: row, Col: m.First.Col}] = m.First
		}
	}
	return first
}

// valuesOf returns the filled cells of a row, in the order of the columns. An
// axis merged over several rows holds for each.
func (t *taker) valuesOf(s sheet, row *xlsx.Row, columns map[int]*column, merged map[xlsx.Ref]xlsx.Ref) []value {
	var values []value
	add := func(c *xlsx.Cell, at diag.Position, col int) {
		k := columns[col]
		if k == nil {
			k = &column{account: -1, why: whyNoTitle}
			columns[col] = k
		}
		v := value{column: k, cell: c, at: at, text: strings.TrimSpace(t.intake.Text(c)), fate: &CellFate{At: at}}
		v.link = s.grid.Links[xlsx.Ref{Row: int(at.Row), Col: int(at.Col)}]
		values = append(values, v)
	}
	for i := range row.Cells {
		if c := &row.Cells[i]; !t.intake.IsBlank(c) {
			add(c, t.place(s.Sheet, row.Number, c.Col), c.Col)
		}
	}
	if len(values) == 0 {
		return nil
	}
	for col, k := range columns {
		first, is := merged[xlsx.Ref{Row: row.Number, Col: col}]
		if !is || k.use == nil || k.use.As != AsAxis {
			continue
		}
		if c := s.grid.Cell(first); c != nil && !t.intake.IsBlank(c) && row.Cell(col) == nil {
			add(c, t.place(s.Sheet, first.Row, first.Col), col)
		}
	}
	slices.SortFunc(values, func(x, y value) int { return cmp.Compare(x.at.Col, y.at.Col) })
	return values
}

func (v *value) as() Use {
	if v.column.use == nil {
		return AsNone
	}
	return v.column.use.As
}

// isGuide reports whether a row explains the form: its title says so.
func isGuide(values []value, s *Source) bool {
	for i := range values {
		if v := &values[i]; v.as() == AsCell && v.column.use.Key == workbook.TitleKey {
			return startsWith(v.text, s.Guides)
		}
	}
	return false
}

// group is what the rows of a sheet share.
type group struct {
	last *action
	seen map[string]*action // by axes and title
}

// takeRow imports one row and returns its action, nil for a branch without one.
func (t *taker) takeRow(g *group, s sheet, row *xlsx.Row, values []value) *action {
	axes, heading, sub, rest := t.sort(values)
	th, obj := t.takeAxes(axes)
	if heading == nil && sub == nil && len(rest) == 0 {
		return nil // a branch without action
	}
	a := t.actionOf(g, s, row, axes, heading, sub)
	if th != nil {
		a.own = th
	}
	if obj != nil && a.objective == nil {
		a.objective = obj
		obj.actions = append(obj.actions, a)
	}
	g.last = a.root()
	for _, fallback := range []bool{false, true} {
		for i := range rest {
			if v := &rest[i]; v.column.use == nil || v.column.use.Fallback == fallback {
				if v.column.use == nil && fallback {
					continue
				}
				t.takeValue(a, v)
			}
		}
	}
	a.writeFunding()
	return a
}

// sort parts the values of a row by what they are for, and sets aside those
// that say nothing.
func (t *taker) sort(values []value) (axes []value, heading, sub *value, rest []value) {
	for i := range values {
		v := &values[i]
		switch {
		case isOneOf(v.text, t.source.Blanks):
			v.fate.Fate = Void
		case v.as() == AsAxis:
			axes = append(axes, *v)
		case v.as() == AsCell && v.column.use.Key == workbook.TitleKey && heading == nil:
			heading = v
		case v.as() == AsSubAction && sub == nil:
			sub = v
		default:
			rest = append(rest, *v)
		}
	}
	slices.SortStableFunc(axes, func(x, y value) int { return cmp.Compare(x.column.use.Level, y.column.use.Level) })
	return axes, heading, sub, rest
}

// takeAxes makes the theme of the first level, and an objective of the deepest
// of the others; those between are told in its comment.
func (t *taker) takeAxes(axes []value) (*theme, *objective) {
	var th *theme
	var deeper []*value
	path := ""
	for i := range axes {
		v := &axes[i]
		v.fate.Fate = Carried
		path += "\n" + french.Fold(v.text)
		if v.column.use.Level == 1 {
			th = t.book.theme(oneLine(v.text))
			v.fate.To = []Place{{workbook.SheetThemes, th.row, workbook.TitleKey}}
		} else {
			deeper = append(deeper, v)
		}
	}
	if len(deeper) == 0 {
		return th, nil
	}
	var above []string
	last := len(deeper) - 1
	for _, v := range deeper[:last] {
		above = append(above, oneLine(v.text))
	}
	obj := t.book.objective(path, oneLine(deeper[last].text), th, above)
	deeper[last].fate.To = []Place{{workbook.SheetObjectives, obj.row, workbook.TitleKey}}
	for _, v := range deeper[:last] {
		v.fate.To = []Place{{workbook.SheetObjectives, obj.row, workbook.CommentKey}}
	}
	return th, obj
}

// actionOf finds or makes the action of a row.
func (t *taker) actionOf(g *group, s sheet, row *xlsx.Row, axes []value, heading, sub *value) *action {
	key := ""
	for _, v := range axes {
		key += french.Fold(v.text) + "\n"
	}
	parent := g.last
	if heading != nil {
		key += french.Fold(heading.text)
		parent = g.seen[key]
	}
	if sub != nil && parent != nil {
		a := t.book.action(parent)
		t.setTitle(a, sub)
		t.account.SubActions++
		if heading != nil { // the parent's title, said again
			heading.fate.Fate, heading.fate.To = Carried, []Place{{workbook.SheetActions, parent.row, workbook.TitleKey}}
		}
		a.confirms = append(a.confirms, confirmLine{text: "sous-action de l’action %s", parent: parent})
		return a
	}
	a := t.book.action(nil)
	switch {
	case heading != nil:
		g.seen[key] = a
		t.setTitle(a, heading)
		if sub != nil {
			t.addText(a, workbook.DescriptionKey, "Sous-action", sub)
		}
	case sub != nil:
		t.setTitle(a, sub)
		a.confirm("sous-action sans action au-dessus d’elle")
	default:
		a.confirm("ligne sans titre dans le fichier d’origine")
		t.report(diagnose(remarkUntitled, t.place(s.Sheet, row.Number, 0), "",
			"La ligne n’a pas de titre d’action : elle est reprise telle quelle.", "Donnez un titre à l’action, ou supprimez-la."))
	}
	return a
}

func (t *taker) setTitle(a *action, v *value) {
	t.setCell(a, v, workbook.TitleKey)
	a.heading = v.text
}

// setCell types a value into a cell of the action.
func (t *taker) setCell(a *action, v *value, key string) workbook.Cell {
	c := t.intake.Cell(a.book.actions.Column(a.book.actions.Sheet.Column(key)), v.cell, v.link, v.at)
	c.At = diag.Position{}
	*a.cell(key) = c
	v.carried(a, key)
	return c
}

func (v *value) carried(a *action, key string) {
	v.fate.Fate = Carried
	v.fate.To = append(v.fate.To, Place{workbook.SheetActions, a.row, key})
}

// takeValue puts one value where the map says.
func (t *taker) takeValue(a *action, v *value) {
	use := v.column.use
	if use == nil {
		t.list(*v, a, v.column.why)
		return
	}
	switch use.As {
	case AsCell:
		t.takeCell(a, v)
	case AsText:
		t.addText(a, use.Key, labelOf(v), v)
	case AsNames:
		t.addNames(a, use.Key, t.items(v.text))
		v.carried(a, use.Key)
	case AsPilot:
		t.takePilot(a, v)
	case AsIndicators:
		t.takeIndicators(a, v)
	case AsFlag:
		t.takeFlag(a, v)
	case AsBudget:
		t.takeBudget(a, v)
	case AsFunding:
		t.takeFunding(a, v)
	case AsFunder:
		a.funder = strings.Join(t.items(v.text), ", ")
		t.addNames(a, use.Key, t.items(v.text))
		v.carried(a, use.Key)
	case AsAmount:
		t.takeAmount(a, v)
	case AsSubAction: // a second column of them
		t.addText(a, workbook.DescriptionKey, "Sous-action", v)
	default:
		t.list(*v, a, use.Why)
	}
}

func labelOf(v *value) string {
	label := cmp.Or(v.column.use.Label, v.column.title)
	if v.column.year != "" {
		label += " " + v.column.year
	}
	return strings.TrimSpace(label)
}

func (t *taker) takeCell(a *action, v *value) {
	key := v.column.use.Key
	before := *a.cell(key)
	if !before.IsBlank() && before.Kind != workbook.CellRich {
		t.list(*v, a, whyTaken)
		return
	}
	if c := t.setCell(a, v, key); before.Kind == workbook.CellRich { // what was added to the text comes after it
		if c.Kind != workbook.CellRich {
			c = workbook.Cell{Kind: workbook.CellRich, Rich: richtext.FromPlain(v.text)}
		}
		c.Rich = append(slices.Clone(c.Rich), before.Rich...)
		*a.cell(key) = c
	}
	if key == workbook.DescriptionKey {
		a.body = append(a.body, v.text)
	}
	if v.column.use.Confirm != "" {
		a.confirm(confirmation(v.column.use.Confirm, v.text))
	}
}

func confirmation(sentence, value string) string {
	return strings.ReplaceAll(sentence, "%s", value)
}

// addText adds a labelled paragraph to a text of the action.
func (t *taker) addText(a *action, key, label string, v *value) {
	prose := t.intake.Cell(&workbook.Column{Key: key, Type: workbook.TypeProse}, v.cell, v.link, v.at)
	text := prose.Rich
	if prose.Kind != workbook.CellRich {
		text = richtext.FromPlain(v.text)
	}
	a.addProse(key, label, text)
	v.carried(a, key)
	if key == workbook.DescriptionKey {
		a.body = append(a.body, v.text)
	}
}

// items cuts a cell that holds several values.
func (t *taker) items(text string) []string {
	return cut(text, t.source.Separators+"\n\r")
}

// cut cuts a text at any of the signs, and takes off the bullets of its lines.
func cut(text, signs string) []string {
	var items []string
	for _, item := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(signs, r) }) {
		item = oneLine(strings.TrimLeft(oneLine(item), "-–•*"))
		if item != "" {
			items = append(items, item)
		}
	}
	if len(items) == 0 && oneLine(text) != "" {
		return []string{oneLine(text)}
	}
	return items
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (t *taker) addNames(a *action, key string, items []string) {
	c := a.cell(key)
	known := c.Items()
	for _, item := range items {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, item) }) {
			known = append(known, item)
		}
	}
	*c = text(strings.Join(known, " ; "))
}

func (t *taker) takePilot(a *action, v *value) {
	use := v.column.use
	items := t.items(v.text)
	if !a.cell(use.Key).IsBlank() {
		t.list(*v, a, "La direction pilote est donnée par une autre colonne.")
		return
	}
	*a.cell(use.Key) = text(items[0])
	v.carried(a, use.Key)
	if use.Fallback {
		a.confirm("pilote pris de la colonne « " + v.column.title + " »")
	}
	if len(items) > 1 {
		t.addNames(a, use.Others, items[1:])
		v.carried(a, use.Others)
		a.confirm(fmt.Sprintf("%d pilotes : le premier, « %s », est retenu, les autres sont parmi les partenaires", len(items), items[0]))
	}
}

// takeIndicators makes an indicator of each item. A comma is no separator: it
// stands in the middle of many titles.
func (t *taker) takeIndicators(a *action, v *value) {
	items := cut(v.text, ";|\n\r")
	for _, item := range items {
		if len([]rune(item)) > workbook.SheetOf(workbook.SheetIndicators).Columns[titleOf(workbook.SheetIndicators)].MaxLen {
			t.list(*v, a, whyLong)
			return
		}
	}
	for _, item := range items {
		ind := t.book.indicator(item)
		ind.actions = append(ind.actions, a)
		if !slices.Contains(a.indicators, ind) {
			a.indicators = append(a.indicators, ind)
		}
		v.fate.To = append(v.fate.To, Place{workbook.SheetIndicators, ind.row, workbook.TitleKey})
	}
	v.fate.Fate = Carried
}

func titleOf(key workbook.SheetKey) int { return workbook.SheetOf(key).Column(workbook.TitleKey) }

func (t *taker) takeFlag(a *action, v *value) {
	yes, err := french.ParseYesNo(v.text)
	switch {
	case err != nil:
		t.list(*v, a, "La réponse n’est ni oui ni non.")
	case yes:
		a.confirm(v.column.use.Confirm)
		v.carried(a, workbook.ConfirmKey)
	default:
		v.fate.Fate = Void
	}
}

// list puts a value in « Reprise de données ».
func (t *taker) list(v value, a *action, why string) {
	k := v.column
	if k.account < 0 {
		k.account = len(t.account.Columns)
		sheet := ""
		if v.at.Sheet != nil {
			sheet = v.at.Sheet.Name
		}
		t.account.Columns = append(t.account.Columns, ColumnAccount{Sheet: sheet, Title: cmp.Or(k.title, why), Why: why, at: cmp.Or(k.at, v.at)})
	}
	t.account.Columns[k.account].Listed++
	v.fate.Fate = Listed
	v.fate.To = append(v.fate.To, Place{workbook.SheetTransfer, t.book.list(t.cellName(v.at), k.title, v.text, v.link, why, a), workbook.ValueKey})
}

func (t *taker) cellName(at diag.Position) string { return at.SheetName() + "!" + at.Cell() }
