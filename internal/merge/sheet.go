package merge

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// sheetMerge merges one sheet.
type sheetMerge struct {
	*merger
	model *workbook.Sheet
	out   *workbook.Table
	// identity tells the merged columns that identify a row.
	identity []bool
	tables   []*sideTable // in the order of the sides
	slots    []*slot
	byKey    map[string][]*slot
	// fresh are the slots of rows that no plan had, by key; and by all that
	// they say.
	fresh, said map[string][]*slot
	conflicts   int
	// contradicting are the prints of the values of the last contradiction.
	contradicting []string
}

func (m *merger) mergeSheet(model *workbook.Sheet) {
	s := &sheetMerge{merger: m, model: model, byKey: map[string][]*slot{}, fresh: map[string][]*slot{}, said: map[string][]*slot{}}
	s.takeTables()
	if s.out == nil {
		return
	}
	records := s.placeRecords()
	left := make([][]int, len(s.tables))
	for i, t := range s.tables {
		if t.origin != nil {
			left[i] = s.matchPart(t, records[t])
		}
	}
	// The base before the copies: it makes the slots that they look for.
	for _, base := range []bool{true, false} {
		for i, t := range s.tables {
			if t.origin == nil && t.base == base {
				left[i] = s.matchCopy(t)
			}
		}
	}
	for i, t := range s.tables {
		for _, row := range left[i] {
			s.placeFresh(t, row)
		}
	}
	s.emit()
	s.reportVanished()
	s.reportColumns()
	s.reportCompleted()
}

// takeTables makes the merged table: the model's columns, and the years of all
// books.
func (s *sheetMerge) takeTables() {
	var years []int
	for _, side := range s.sides {
		t := side.book.Table(s.model.Key)
		if t == nil {
			o := side.origin()
			if o == nil || o.Sheet(s.model.Key) == nil || len(o.Sheet(s.model.Key).Rows) == 0 {
				continue
			}
			// One that was given rows and has gone has lost them.
			t = &workbook.Table{Sheet: s.model}
		}
		years = append(years, t.Years...)
		s.tables = append(s.tables, &sideTable{side: side, table: t})
	}
	if len(s.tables) == 0 {
		return
	}
	slices.Sort(years)
	var at *diag.Sheet
	for _, t := range s.tables {
		at = cmp.Or(at, t.table.At)
	}
	s.out = &workbook.Table{Sheet: s.model, At: at, Years: slices.Compact(years)}
	s.merger.out.Tables = append(s.merger.out.Tables, s.out)
	keys := s.out.ColumnKeys()
	s.identity = make([]bool, len(keys))
	for i, key := range keys {
		s.identity[i] = slices.Contains(s.model.Identity, key)
	}
	for _, t := range s.tables {
		t.cells = indexes(keys, t.table.ColumnKeys())
		t.lost = make([]int, len(keys))
		if o := t.side.origin(); o != nil {
			if t.origin = o.Sheet(s.model.Key); t.origin == nil {
				t.origin = &workbook.OriginSheet{Sheet: s.model.Key}
			}
			t.given = indexes(keys, t.origin.Columns)
		}
	}
}

// indexes finds where each key stands among others, -1 where it does not.
func indexes(keys, among []string) []int {
	at := make(map[string]int, len(among))
	for i, key := range among {
		at[key] = i
	}
	list := make([]int, len(keys))
	for i, key := range keys {
		j, ok := at[key]
		if !ok {
			j = -1
		}
		list[i] = j
	}
	return list
}

// matchCopy finds the slots that the rows of a copy, or of the base, are. It
// returns the rows that are none. The base gives their place to the rows that
// nobody else knows the place of.
func (s *sheetMerge) matchCopy(t *sideTable) []int {
	rowsOf := map[string][]int{}
	var keys []string
	for i := range t.table.Rows {
		key := s.model.KeyOf(t.table.Label(i))
		if rowsOf[key] == nil {
			keys = append(keys, key)
		}
		rowsOf[key] = append(rowsOf[key], i)
	}
	slotOf := make([]*slot, len(t.table.Rows))
	for _, key := range keys {
		slots := s.byKey[key]
		candidates := make([]int, len(slots))
		for i := range candidates {
			candidates[i] = i
		}
		for i, match := range s.pair(t, key, rowsOf[key], candidates, func(c int) []string { return slots[c].prints }) {
			if match >= 0 {
				slotOf[rowsOf[key][i]] = slots[match]
			}
		}
	}
	var left []int
	for i, sl := range slotOf {
		if sl == nil {
			left = append(left, i)
			continue
		}
		c := claim{from: t, row: i, role: roleCopy}
		if t.base {
			c.role = roleBase
			if sl.prints == nil { // nobody else knows what the plan said
				sl.prints = t.prints(i)
			}
		}
		sl.claims = append(sl.claims, c)
	}
	if t.base {
		s.placeBase(t, slotOf)
		return nil
	}
	return left
}

// placeBase makes the slots of the rows that only the base has, each after the
// row that it follows there.
func (s *sheetMerge) placeBase(t *sideTable, slotOf []*slot) {
	rank, sub := -1, 0
	for i, sl := range slotOf {
		if sl == nil {
			label := t.table.Label(i)
			sl = s.add(s.model.KeyOf(label), &slot{rank: noRank, label: label, department: -1, prints: t.prints(i)})
			sl.claims = []claim{{from: t, row: i, role: roleBase}}
		}
		if sl.rank == noRank {
			sub++
			sl.rank, sl.sub = rank, sub
		} else {
			rank, sub = sl.rank, 0
		}
	}
}

// placeFresh finds a place for a row that no plan had where this book has it.
func (s *sheetMerge) placeFresh(t *sideTable, row int) {
	label := t.table.Label(row)
	key := s.model.KeyOf(label)
	c := claim{from: t, row: row, role: roleFresh}
	if t.origin == nil {
		c.role = roleCopy
	}
	if (key != "" || s.model.Form) && s.joinKnown(c, key) {
		return
	}
	said := key + "\n" + joinPrints(t.prints(row))
	if s.joinSame(c, said) || (key != "" || s.model.Form) && s.joinFresh(c, key) {
		return
	}
	sl := &slot{rank: noRank, sub: t.rank + 1, order: len(s.slots), label: label, department: -1, claims: []claim{c}}
	if i := s.fixedRank(key); i >= 0 && c.role == roleCopy {
		sl.rank = i
	}
	s.slots = append(s.slots, sl)
	s.fresh[key] = append(s.fresh[key], sl)
	s.said[said] = append(s.said[said], sl)
}

// joinSame puts a new row with one of another book that says the very same.
func (s *sheetMerge) joinSame(c claim, said string) bool {
	for _, sl := range s.said[said] {
		if sl.claimedBy(c.from) {
			continue
		}
		if other := &sl.claims[0]; c.role == roleFresh && other.role == roleFresh && !s.model.Form && !c.from.isVersionOf(other.from.side) {
			s.report(remarkTwin, c.data().At, c.label(),
				say("La ligne %s est aussi, à l’identique, dans « %s » : elle n’est gardée qu’une fois.", s.ofRow(c.label()), other.from.book.Name),
				say("Supprimez-la de l’un des deux classeurs ; si ce sont deux lignes distinctes, %s.", s.tellApart()), other.data().At)
		}
		sl.claims = append(sl.claims, c)
		return true
	}
	return false
}

// isVersionOf reports whether two books are the parts of one department.
func (s *side) isVersionOf(other *side) bool { return s.own() >= 0 && s.own() == other.own() }

// joinFresh puts a new row with one of another book that has its code, unless
// two departments gave one code to two rows. Of one name, two rows are two
// versions of one: an actor or an event has no other that could be given to it.
func (s *sheetMerge) joinFresh(c claim, key string) bool {
	for _, sl := range s.fresh[key] {
		if sl.claimedBy(c.from) {
			continue
		}
		other := &sl.claims[0]
		if (c.role == roleCopy || other.role == roleCopy) && s.model.HasShortIdentity() && !s.areAlike(&c, other) {
			s.reportCollision(c, other)
			return false
		}
		if s.isNamed(&c) || s.model.Form || c.role == roleCopy || other.role == roleCopy || c.from.isVersionOf(other.from.side) {
			sl.claims = append(sl.claims, c)
			return true
		}
		if !s.model.HasShortIdentity() {
			return false // two events of one day
		}
		s.reportCollision(c, other)
		return false
	}
	return false
}

// areAlike tells two rows of one code that may be one row in two copies of a plan,
// from two that two departments gave one code to: they have one title, or most of
// the rest. A row that has no title may still be the other.
func (s *sheetMerge) areAlike(a, b *claim) bool {
	here, there := a.from.prints(a.row), b.from.prints(b.row)
	title := slices.Index(s.out.ColumnKeys(), workbook.TitleKey)
	return title < 0 || here[title] == "" || there[title] == "" || here[title] == there[title] ||
		s.isMostOf(here, there) || s.isMostOf(there, here)
}

// isNamed reports whether a row that has no code has a name, by which it is one
// with another: an event of a day is not, when nothing says which.
func (s *sheetMerge) isNamed(c *claim) bool {
	if s.model.HasShortIdentity() {
		return false
	}
	title := s.model.Column(workbook.TitleKey)
	if title < 0 {
		return c.label() != ""
	}
	cell := c.at(title)
	return cell != nil && !cell.IsBlank()
}

// fixedRank is the rank of a row that every template holds, -1 for the others.
func (s *sheetMerge) fixedRank(key string) int {
	for i, values := range s.model.FixedRows {
		if s.model.KeyOf(values[0]) == key {
			return i
		}
	}
	return -1
}

func (sl *slot) claimedBy(t *sideTable) bool {
	return slices.ContainsFunc(sl.claims, func(c claim) bool { return c.from == t })
}

// joinKnown deals with a row whose code the plan had elsewhere: it moved from
// one department to another, or its code is taken twice. Where rows have no code,
// a department added what the plan had without being shown it: its row is another
// version of that of the plan.
func (s *sheetMerge) joinKnown(c claim, key string) bool {
	slots := s.byKey[key]
	for _, sl := range slots[:min(len(slots), maxCompared)] {
		if sl.claimedBy(c.from) {
			continue
		}
		holder := sl.holder()
		switch {
		case s.model.Form:
			sl.claims = append(sl.claims, c)
			return true
		case len(sl.given) > 0 && holder == nil:
			c.role = roleOwn
			sl.claims = append(sl.claims, c)
			s.reportMoved(c, sl)
			return true
		case holder == nil && s.model.HasShortIdentity():
			s.report(remarkCollision, c.data().At, c.label(),
				say("Le plan avait déjà une ligne pour %s, confiée à %s.", s.model.RowName(c.label()), s.departmentName(sl.department)),
				say("Donnez un autre %s à la ligne ajoutée, ou retirez-la si c’est la même.", s.model.Identifier()))
			return false
		case holder == nil:
			sl.claims = append(sl.claims, c)
			return true
		case slices.Equal(c.from.prints(c.row), holder.from.prints(holder.row)):
			s.report(remarkTwin, c.data().At, c.label(),
				say("La ligne %s est aussi, à l’identique, dans « %s » : elle n’est gardée qu’une fois.", s.ofRow(c.label()), holder.from.book.Name),
				say("Supprimez-la du classeur de la direction à qui elle n’appartient pas."), holder.data().At)
			return true
		case !s.model.HasShortIdentity() && !s.isNamed(&c):
			continue
		case !s.model.HasShortIdentity():
			if len(sl.given) > 0 && holder.role > roleFresh {
				s.reportMoved(c, sl)
			}
			sl.claims = append(sl.claims, c)
			return true
		}
		s.reportCollision(c, holder)
		return false
	}
	return false
}

func (s *sheetMerge) reportMoved(c claim, sl *slot) {
	s.report(remarkMoved, c.data().At, c.label(),
		say("La ligne %s a quitté « %s » pour ce classeur.", s.ofRow(c.label()), sl.given[0].book.Name), "")
}

// ofRow names a row after « la ligne ».
func (s *sheetMerge) ofRow(label string) string {
	if label == "" {
		return "sans " + s.model.Identifier()
	}
	return s.model.OfRow(label)
}

func (c *claim) label() string { return c.from.table.Label(c.row) }

// departmentName names a department after « à ».
func (s *sheetMerge) departmentName(rank int) string {
	if rank < 0 {
		return "une autre direction"
	}
	return quote(s.departments[rank].name)
}

// holder is the claim of the book that the row comes from, or nil.
func (sl *slot) holder() *claim {
	var best *claim
	for i := range sl.claims {
		if c := &sl.claims[i]; c.role != roleContext && (best == nil || c.role < best.role) {
			best = c
		}
	}
	return best
}

func (s *sheetMerge) reportCollision(c claim, other *claim) {
	if s.areTooMany(c.from) {
		return
	}
	here, there := s.difference(&c, other)
	s.report(remarkCollision, c.data().At, c.label(),
		say("« %s » a une autre ligne pour %s : %s ici, %s là.", other.from.book.Name, s.model.RowName(c.label()), here, there),
		say("Donnez un autre %s à l’une des deux lignes, partout où elle est citée ; si c’est la même, retirez-la de l’un des deux classeurs.", s.model.Identifier()), other.data().At)
}

// difference is what best tells two rows of one code apart: their titles, or else
// the first cell that differs, under the name of its column.
func (s *sheetMerge) difference(a, b *claim) (string, string) {
	value := func(c *claim, col int) string {
		if cell := c.at(col); cell != nil {
			if text := cell.Shown(s.out.Column(col)); text != "" {
				return quote(text)
			}
		}
		return "une cellule vide"
	}
	aPrints, bPrints := a.from.prints(a.row), b.from.prints(b.row)
	for col := range s.identity {
		if aPrints[col] == bPrints[col] || s.identity[col] {
			continue
		}
		here, there := value(a, col), value(b, col)
		if s.out.ColumnKey(col) != workbook.TitleKey {
			here = say("%s dit %s", quote(s.out.ColumnTitle(col)), here)
		}
		return here, there
	}
	return quote(a.label()), quote(b.label()) // one code typed in two ways
}

// tellApart is what to do for two rows to be two.
func (s *sheetMerge) tellApart() string {
	if s.model.HasShortIdentity() {
		return say("donnez à l’une un autre %s", s.model.Identifier())
	}
	var titles []string
	for col := range s.identity {
		if s.identity[col] {
			titles = append(titles, quote(s.out.ColumnTitle(col)))
		}
	}
	if len(titles) == 1 {
		return say("distinguez-les dans la colonne %s", titles[0])
	}
	return say("distinguez-les dans l’une des colonnes %s", french.Join(titles))
}

// emit writes the merged rows in their order.
func (s *sheetMerge) emit() {
	slices.SortStableFunc(s.slots, func(a, b *slot) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.sub, b.sub), cmp.Compare(a.order, b.order))
	})
	var onlyInBase []string
	for _, sl := range s.slots {
		slices.SortStableFunc(sl.claims, func(a, b claim) int {
			return cmp.Or(cmp.Compare(a.role, b.role), cmp.Compare(a.from.rank, b.from.rank))
		})
		if !s.isKept(sl) {
			continue
		}
		first := &sl.claims[0]
		if first.role == roleBase && len(sl.plans) == 0 && len(s.sides) > 1 && !s.model.Form {
			onlyInBase = append(onlyInBase, s.named(sl.label))
		}
		s.out.Rows = append(s.out.Rows, s.row(sl))
	}
	if len(onlyInBase) > 0 {
		base := s.tables[len(s.tables)-1]
		s.report(remarkFromBase, diag.Position{Sheet: base.table.At}, "",
			say("%s dans aucun autre classeur : %s.", french.Count(len(onlyInBase), "ligne du plan de départ n’est", "lignes du plan de départ ne sont"), some(onlyInBase)), "")
	}
}

// some lists a few items and counts the others.
func some(items []string) string {
	const most = 12
	if len(items) <= most+1 {
		return french.Join(items)
	}
	list := append(slices.Clone(items[:most]), french.Count(len(items)-most, "autre", "autres"))
	return french.Join(list)
}

// isKept reports whether a slot becomes a row, and says why where it does not.
func (s *sheetMerge) isKept(sl *slot) bool {
	if len(sl.plans) == 0 {
		return len(sl.claims) > 0
	}
	holder := sl.holder()
	held := holder != nil && holder.role <= roleFresh
	switch {
	case held && (holder.role == roleOwn || len(sl.given) > 0):
		return true
	case len(sl.given) > 0:
		return s.isKeptThoughGone(sl)
	case sl.department < 0:
		return len(sl.claims) > 0
	}
	d := &s.departments[sl.department]
	known := sl.claims // those who added the row anew do not know what the plan said of it
	for len(known) > 0 && known[0].role == roleFresh {
		known = known[1:]
	}
	switch {
	case len(known) == 0:
		d.lose(s.model, s.model.ListName(sl.label))
		return held
	case known[0].role == roleContext:
		d.fromContext++
		d.contextSource = cmp.Or(d.contextSource, known[0].from.book.Name)
	case known[0].role == roleBase:
		d.fromBase++
	}
	return true
}

// isKeptThoughGone deals with a row that its department no longer has.
func (s *sheetMerge) isKeptThoughGone(sl *slot) bool {
	t := sl.given[0]
	if t.isGone() && len(sl.claims) > 0 && sl.claims[0].role == roleBase {
		s.departments[sl.department].fromBase++
		return true
	}
	if s.opt.AcceptRemovals && !t.isGone() {
		s.report(remarkRemoved, t.whole(), sl.label, say("La ligne %s est retirée du plan : elle n’est plus dans ce classeur.", s.ofRow(sl.label)), "")
		s.reportEdited(sl)
		return false
	}
	t.vanished = append(t.vanished, sl)
	return len(sl.claims) > 0
}

// isGone reports whether the sheet as a whole is no longer there, or was not read.
// One that has no row is not always written.
func (t *sideTable) isGone() bool { return t.table.At == nil && !t.table.Sheet.Memory }

// whole is the position of the sheet, or of the file where it has none.
func (t *sideTable) whole() diag.Position {
	if t.table.At == nil {
		return t.place()
	}
	return diag.Position{Sheet: t.table.At}
}

// reportVanished names the rows that are no longer in the books they were given to.
func (s *sheetMerge) reportVanished() {
	for _, t := range s.tables {
		if len(t.vanished) == 0 {
			continue
		}
		first := t.vanished[0]
		department := s.departmentName(first.department)
		var names []string
		for _, sl := range t.vanished {
			names = append(names, s.model.ListName(sl.label))
		}
		const confirm = "si %s à dessein, confirmez-le à la fusion avec --accept-removals. Une action abandonnée se garde, avec le statut « abandonnée »."
		switch {
		case t.isGone() && s.model.Form:
			s.report(remarkSheetGone, t.whole(), "",
				say("Rien n’a été lu de la feuille « %s » de ce classeur, remise à %s.", s.model.Name, department),
				say("Remettez la feuille, ou donnez le plan d’avant la répartition pour en reprendre les réponses : --base plan.xlsx."))
		case t.isGone():
			s.report(remarkSheetGone, t.whole(), "",
				say("Rien n’a été lu de la feuille « %s » de ce classeur : %s à %s (%s).", s.model.Name,
					french.Count(len(names), "ligne manque, qui était remise", "lignes manquent, qui étaient remises"), department, some(names)),
				say("Remettez la feuille et ses lignes, ou donnez le plan d’avant la répartition pour les reprendre : --base plan.xlsx."))
		case len(names) == 1:
			s.report(remarkVanished, t.whole(), first.label,
				say("La ligne %s, remise à %s, n’est plus dans ce classeur.", s.ofRow(first.label), department),
				say("Remettez-la ; ou, "+confirm, "elle a été retirée"))
		default:
			s.report(remarkVanished, t.whole(), "",
				say("%s lignes remises à %s ne sont plus dans ce classeur : %s.", strconv.Itoa(len(names)), department, some(names)),
				say("Remettez-les ; ou, "+confirm, "elles ont été retirées"))
		}
	}
}

// reportEdited names what others changed in a row that is not kept.
func (s *sheetMerge) reportEdited(sl *slot) {
	for i := range sl.claims {
		c := &sl.claims[i]
		for col := range s.identity {
			if cc, ok := sl.cellOf(c, col); ok && cc.changed() {
				s.report(remarkContext, cc.place(), s.shown(&cc, col),
					say("%s %s a été modifié ici, dans une ligne que sa direction a retirée : ce changement n’est pas repris (%s).", quote(s.out.ColumnTitle(col)), s.model.OfRow(sl.label), s.told(&cc, col)),
					say("Si la ligne doit rester, faites-la remettre par la direction qui l’a en charge."))
			}
		}
	}
}

// reportColumns names the columns deleted from a book.
func (s *sheetMerge) reportColumns() {
	for _, t := range s.tables {
		for col, n := range t.lost {
			if n == 0 {
				continue
			}
			title := s.out.ColumnTitle(col)
			s.report(remarkColumnGone, diag.Position{Sheet: t.table.At}, title,
				say("La colonne %s n’est plus dans ce classeur : %s.", quote(title),
					french.Count(n, "valeur qu’elle contenait manque", "valeurs qu’elle contenait manquent")),
				say("Remettez la colonne et ses valeurs, ou donnez le plan d’avant la répartition pour les reprendre : --base plan.xlsx."))
		}
	}
}

// reportMissing names the parts that did not come back, and the books that say
// nothing: one of those may be what came back of one of these.
func (m *merger) reportMissing() {
	var restored []string
	rows := 0
	for i := range m.departments {
		d := &m.departments[i]
		if len(d.lost) > 0 || d.fromContext > 0 {
			m.reportNotBack(d, m.takeBlank(d))
		}
		if d.fromBase > 0 {
			restored = append(restored, quote(d.name))
			rows += d.fromBase
		}
	}
	for _, s := range m.blanks {
		m.report(remarkBlank, s.place(), "", say("Ce classeur est vierge : il n’apporte rien au plan."),
			say("Demandez à la direction celui qu’elle a rempli ; si elle n’a rien à dire, retirez ce fichier."))
	}
	if len(restored) > 0 {
		m.report(remarkFromBase, m.sides[len(m.sides)-1].place(), "",
			say("%s (%s).", french.Count(rows, "ligne est reprise du plan de départ, car aucun classeur rendu ne la contient",
				"lignes sont reprises du plan de départ, car aucun classeur rendu ne les contient"), some(restored)), "")
	}
}

// reportNotBack names the rows that a department was to bring. blank is the book
// that came instead of its own, or nil.
func (m *merger) reportNotBack(d *department, blank *side) {
	subject, at, ask := say("Le classeur de %s n’est pas parmi les fichiers donnés", quote(d.name)), diag.Position{}, "Ajoutez ce classeur"
	switch {
	case blank != nil:
		subject, at, ask = say("Ce classeur est vierge, et celui de %s n’est pas parmi les fichiers donnés", quote(d.name)), blank.place(), "Demandez à la direction celui qu’elle a rempli"
	case d.here:
		subject = say("Le classeur de %s n’avait reçu qu’une partie de ses lignes", quote(d.name))
	}
	if len(d.lost) > 0 {
		m.report(remarkLost, at, "",
			say("%s : %s au plan (%s).", subject, french.Count(d.lostRows, "ligne manquerait", "lignes manqueraient"), d.lostNames()),
			say(ask+" ; ou, s’il n’a pas été rendu, donnez le plan d’avant la répartition pour en reprendre les lignes : --base plan.xlsx."))
		return
	}
	m.report(remarkRecovered, at, "",
		say("%s : %s de ce qui avait été communiqué aux autres directions (%s).", subject,
			french.Count(d.fromContext, "ligne est reprise", "lignes sont reprises"), d.contextSource),
		say(ask+" s’il a été rendu."))
}

// takeBlank takes the blank book that a department sent instead of its own: the
// one that bears the name of its file, or the only one when no other department
// is missing. It is nil for none.
func (m *merger) takeBlank(d *department) *side {
	if d.here {
		return nil
	}
	away := 0
	for i := range m.departments {
		if !m.departments[i].here {
			away++
		}
	}
	for i, s := range m.blanks {
		file, _, _ := strings.Cut(diag.FileName(s.book.Name), ".")
		if french.Fold(file) == workbook.DepartmentKey(d.name) || away == 1 && len(m.blanks) == 1 {
			m.blanks = slices.Delete(m.blanks, i, i+1)
			return s
		}
	}
	return nil
}
