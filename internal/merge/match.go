package merge

import (
	"slices"
	"strconv"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// slot is one row of the merged table, and the rows that claim to be it.
type slot struct {
	// rank orders the slots as the plan had them; sub and order those that
	// the plan did not have.
	rank, sub, order int
	label            string
	// department owns the row according to the origins; -1 when none knows.
	department int
	// prints are the fingerprints of the plan's cells, one per merged column;
	// nil when no book knows them.
	prints []string
	claims []claim
	// given are the parts that the row was given to, to fill.
	given []*sideTable
	// plans are the splits that had the row; none for a row that is new, or
	// that no origin names.
	plans []string
}

// role is by what right a row claims a slot. The order is that of trust where
// no cell was changed.
type role uint8

const (
	roleOwn     role = iota // given to the department to fill
	roleFresh               // added by a department
	roleCopy                // in a copy made by hand
	roleBase                // in the plan before the split
	roleContext             // given to be read
)

// claim is a row of one book.
type claim struct {
	from *sideTable
	row  int
	role role
	// prints are what the book says the plan said; nil asks the slot.
	prints []string
}

func (c *claim) data() *workbook.Row { return &c.from.table.Rows[c.row] }

// sideTable is a sheet of one book.
type sideTable struct {
	*side
	table  *workbook.Table
	cells  []int // index in the rows' cells of each merged column, -1 for none
	origin *workbook.OriginSheet
	given  []int // index in the origin's prints of each merged column, -1 for none
	// lost counts the values of each merged column that went with the column.
	lost []int
	// completed are the blank cells that another book fills.
	completed []claimCell
	// vanished are the rows that it was given and no longer has.
	vanished []*slot
}

// record is a row that a part was given.
type record struct {
	slot   *slot
	own    bool
	prints []string
}

// prints returns the fingerprints of a row, one per merged column.
func (t *sideTable) prints(row int) []string {
	prints := make([]string, len(t.cells))
	for col, i := range t.cells {
		if i >= 0 {
			prints[col] = t.table.Rows[row].Cells[i].Print()
		}
	}
	return prints
}

// recordPrints puts an origin's prints in the order of the merged columns.
func (t *sideTable) recordPrints(r *workbook.OriginRow) []string {
	prints := make([]string, len(t.given))
	for col, i := range t.given {
		if i >= 0 {
			prints[col] = r.Prints[i]
		}
	}
	return prints
}

// placeRecords makes the slots of what the origins know, and returns the records of
// each part.
func (s *sheetMerge) placeRecords() map[*sideTable][]record {
	// Rows without a theme are in all the parts made for themes of a department.
	themed := slices.ContainsFunc(s.model.Columns, func(c workbook.Column) bool { return c.Type == workbook.TypeTheme })
	records := map[*sideTable][]record{}
	byRank := map[string]map[int]*slot{} // by plan
	for _, t := range s.tables {
		if t.origin == nil {
			continue
		}
		id := t.side.origin().Plan
		if byRank[id] == nil {
			byRank[id] = map[int]*slot{}
		}
		for i := range t.origin.Rows {
			r := &t.origin.Rows[i]
			sl := byRank[id][r.Rank]
			if sl == nil {
				sl = s.slotOfPlan(r, t)
				byRank[id][r.Rank] = sl
			}
			prints := t.recordPrints(r)
			if sl.prints == nil {
				sl.prints = prints
			}
			own := t.departments[r.Department] == t.own()
			if own {
				if len(sl.given) > 0 && themed && t.isVersionOf(sl.given[0].side) {
					s.versions[t.side] = sl.given[0].side
				}
				sl.given = append(sl.given, t)
			}
			records[t] = append(records[t], record{sl, own, prints})
		}
	}
	s.placeElsewhere()
	return records
}

// slotOfPlan makes the slot of a row of a plan. When another plan had the row,
// its slot is taken.
func (s *sheetMerge) slotOfPlan(r *workbook.OriginRow, t *sideTable) *slot {
	key, id := s.model.KeyOf(r.Label), t.side.origin().Plan
	if key != "" || s.model.Form {
		for _, sl := range s.byKey[key] {
			if !slices.Contains(sl.plans, id) {
				sl.plans = append(sl.plans, id)
				return sl
			}
		}
	}
	return s.add(key, &slot{rank: r.Rank, label: r.Label, department: t.departments[r.Department], plans: []string{id}})
}

func (s *sheetMerge) add(key string, sl *slot) *slot {
	sl.order = len(s.slots)
	s.slots = append(s.slots, sl)
	s.byKey[key] = append(s.byKey[key], sl)
	return sl
}

// noRank is the rank of the rows whose place in the plan nobody knows.
const noRank = 1 << 30

// placeElsewhere makes the slots of the rows that the origins name and that no
// part here was given. All parts of a plan name the same rows: one is asked.
func (s *sheetMerge) placeElsewhere() {
	asked := map[string]bool{}
	for _, t := range s.tables {
		if t.origin == nil || asked[t.side.origin().Plan] {
			continue
		}
		asked[t.side.origin().Plan] = true
		type name struct {
			department int
			key        string
		}
		placed := map[name]int{}
		for _, sl := range s.slots {
			placed[name{sl.department, s.model.KeyOf(sl.label)}]++
		}
		for i := range t.origin.Rows {
			r := &t.origin.Rows[i]
			placed[name{t.departments[r.Department], s.model.KeyOf(r.Label)}]--
		}
		for _, rest := range t.origin.Elsewhere {
			department := t.departments[rest.Department]
			for _, label := range rest.Labels {
				key := s.model.KeyOf(label)
				if placed[name{department, key}]--; placed[name{department, key}] < 0 {
					s.add(key, &slot{rank: noRank, label: label, department: department, plans: []string{t.side.origin().Plan}})
				}
			}
		}
	}
}

// matchPart finds the records that the rows of a part are, by their key, then
// by what else they say. It returns the rows that are none.
func (s *sheetMerge) matchPart(t *sideTable, records []record) []int {
	recordsOf := map[string][]int{}
	for i := range records {
		key := s.model.KeyOf(records[i].slot.label)
		recordsOf[key] = append(recordsOf[key], i)
	}
	rowsOf := map[string][]int{}
	var keys []string
	for i := range t.table.Rows {
		key := s.model.KeyOf(t.table.Label(i))
		if rowsOf[key] == nil {
			keys = append(keys, key)
		}
		rowsOf[key] = append(rowsOf[key], i)
	}
	taken := make([]bool, len(records))
	var left []int
	var claimed [][2]int // row and record
	for _, key := range keys {
		rows, among := rowsOf[key], recordsOf[key]
		for i, r := range s.pair(t, key, rows, among, func(i int) []string { return records[i].prints }) {
			if r < 0 {
				left = append(left, rows[i])
				continue
			}
			taken[r] = true
			s.claimRecord(t, rows[i], &records[r])
			claimed = append(claimed, [2]int{rows[i], r})
		}
	}
	if !s.reportSwapped(t, claimed, records) {
		s.reportSorted(t, claimed, records)
	}
	slices.Sort(left)
	return s.matchRenamed(t, left, records, taken)
}

func (s *sheetMerge) claimRecord(t *sideTable, row int, r *record) {
	c := claim{from: t, row: row, role: roleContext, prints: r.prints}
	if r.own {
		c.role = roleOwn
	}
	r.slot.claims = append(r.slot.claims, c)
}

// maxCompared bounds the rows compared one with another, all to all.
const maxCompared = 300

// pair finds which candidate each row is, among those of its key: one that says
// the very same, or else the one that is most alike. The result is parallel to
// rows, -1 for none.
func (s *sheetMerge) pair(t *sideTable, key string, rows, candidates []int, printsOf func(candidate int) []string) []int {
	paired := make([]int, len(rows))
	if len(rows) == 1 && len(candidates) == 1 && (key != "" || s.model.Form) {
		paired[0] = candidates[0]
		return paired
	}
	free := map[string][]int{} // candidates by what they say
	for _, c := range candidates {
		said := joinPrints(printsOf(c))
		free[said] = append(free[said], c)
	}
	taken := map[int]bool{}
	var open []int
	for i, row := range rows {
		said := joinPrints(t.prints(row))
		if same := free[said]; len(same) > 0 {
			paired[i], free[said] = same[0], same[1:]
			taken[same[0]] = true
			continue
		}
		paired[i] = -1
		open = append(open, i)
	}
	var rest []int
	for _, c := range candidates {
		if !taken[c] {
			rest = append(rest, c)
		}
	}
	atLeast := 0
	if key == "" {
		atLeast = 1 // rows without a code are known by what else they say
	}
	for _, match := range s.mostAlike(t, open, rows, rest, printsOf, atLeast) {
		paired[match[0]] = match[1]
	}
	return paired
}

// mostAlike pairs the rows at the given indexes with candidates, the pairs that
// have the most cells in common first. Pairs with fewer than atLeast are none.
func (s *sheetMerge) mostAlike(t *sideTable, open, rows, candidates []int, printsOf func(int) []string, atLeast int) [][2]int {
	if len(open) > maxCompared || len(candidates) > maxCompared {
		if atLeast > 0 {
			return nil
		}
		var pairs [][2]int // too many to compare: in their order
		for i := range min(len(open), len(candidates)) {
			pairs = append(pairs, [2]int{open[i], candidates[i]})
		}
		return pairs
	}
	type pair struct{ row, candidate, common int }
	var all []pair
	for _, i := range open {
		prints := t.prints(rows[i])
		for _, c := range candidates {
			n := atLeast // nobody knows what it said: it may be this
			if said := printsOf(c); said != nil {
				n = s.inCommon(prints, said)
			}
			if n >= atLeast {
				all = append(all, pair{i, c, n})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return b.common - a.common })
	var pairs [][2]int
	usedRow, usedCandidate := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !usedRow[p.row] && !usedCandidate[p.candidate] {
			usedRow[p.row], usedCandidate[p.candidate] = true, true
			pairs = append(pairs, [2]int{p.row, p.candidate})
		}
	}
	return pairs
}

// inCommon counts the cells, other than those of the identity, that say
// something and say the same.
func (s *sheetMerge) inCommon(a, b []string) int {
	n := 0
	for col := range a {
		if a[col] != "" && a[col] == b[col] && !s.identity[col] {
			n++
		}
	}
	return n
}

// matchRenamed recognises the rows whose code was changed: most of what they
// say is what a record that has vanished said. It returns the other rows. The
// change of a row given to be read is told with its other cells.
func (s *sheetMerge) matchRenamed(t *sideTable, left []int, records []record, taken []bool) []int {
	var gone []int
	for i := range records {
		if !taken[i] {
			gone = append(gone, i)
		}
	}
	if len(left) == 0 || len(gone) == 0 {
		return left
	}
	index := make([]int, len(left))
	for i := range index {
		index[i] = i
	}
	renamed := map[int]bool{}
	for _, match := range s.mostAlike(t, index, left, gone, func(c int) []string { return records[c].prints }, 2) {
		row, r := left[match[0]], &records[match[1]]
		if !s.isMostOf(t.prints(row), r.prints) {
			continue
		}
		renamed[row] = true
		s.claimRecord(t, row, r)
		if r.own {
			s.reportRenamed(t, row, r)
		}
	}
	return slices.DeleteFunc(left, func(row int) bool { return renamed[row] })
}

// reportRenamed names a row that was known by another code, which others may cite;
// or, where rows have none, by what has been corrected since, which needs nothing.
func (s *sheetMerge) reportRenamed(t *sideTable, row int, r *record) {
	message := say("Cette ligne était %s au moment de la répartition ; elle est maintenant %s.", s.model.RowName(r.slot.label), s.model.RowName(t.table.Label(row)))
	if !s.model.HasShortIdentity() {
		s.report(remarkCorrected, t.table.Rows[row].At, t.table.Label(row), message, "")
		return
	}
	s.report(remarkRenamed, t.table.Rows[row].At, t.table.Label(row), message,
		say("Si c’est voulu, vérifiez que rien ne cite plus l’ancien %s ; sinon, rendez-lui son %s.", s.model.Identifier(), s.model.Identifier()))
}

// isMostOf reports whether a row says most of what a record said.
func (s *sheetMerge) isMostOf(row, record []string) bool {
	said := 0
	for col, p := range record {
		if p != "" && !s.identity[col] {
			said++
		}
	}
	return 5*s.inCommon(row, record) >= 3*said
}

// reportSwapped names the rows that bear the code of another row of the part: a
// column sorted by itself moves the codes and leaves all the rest. They are kept
// as they are, for the codes may well have been given anew. It reports whether
// there are any.
func (s *sheetMerge) reportSwapped(t *sideTable, claimed [][2]int, records []record) bool {
	title := slices.Index(s.out.ColumnKeys(), workbook.TitleKey)
	if !s.model.HasCodes() || title < 0 {
		return false
	}
	var unlike [][2]int
	for _, c := range claimed {
		r := &records[c[1]]
		if i := t.cells[title]; i >= 0 && t.table.Rows[c[0]].Cells[i].Print() == r.prints[title] {
			continue // most rows, told without looking further
		}
		if r.own && !s.isMostOf(t.prints(c[0]), r.prints) {
			unlike = append(unlike, c)
		}
	}
	if len(unlike) > maxCompared {
		return false
	}
	var rows []int
	was := map[int]string{}
	for _, c := range unlike {
		prints := t.prints(c[0])
		for _, other := range unlike {
			if r := &records[other[1]]; other != c && s.inCommon(prints, r.prints) >= 2 && s.isMostOf(prints, r.prints) {
				rows, was[c[0]] = append(rows, c[0]), r.slot.label
				break
			}
		}
	}
	if len(rows) == 0 {
		return false
	}
	slices.Sort(rows)
	var swaps []string
	var also []diag.Position
	for _, row := range rows {
		swaps = append(swaps, say("%s (c’était %s)", t.table.Label(row), was[row]))
		also = append(also, t.table.Rows[row].At)
	}
	message := say("Une ligne a pris le code d’une autre : %s.", some(swaps))
	if len(rows) > 1 {
		message = say("%s lignes ont pris le code d’une autre : %s.", strconv.Itoa(len(rows)), some(swaps))
	}
	s.report(remarkRenamed, also[0], "", message,
		say("Si une colonne a été triée ou recopiée sans les autres, rendez à chaque ligne son code ; si c’est voulu, vérifiez que rien ne cite plus les anciens codes."),
		also[1:]...)
	return true
}

// reportSorted names the columns whose values have gone from row to row, while
// the codes and the rest stayed: titles sorted alone say of each action what another
// is.
func (s *sheetMerge) reportSorted(t *sideTable, claimed [][2]int, records []record) {
	if !s.model.HasCodes() {
		return
	}
	var titles, moves []string
	var cells []diag.Position
	for col, i := range t.cells {
		if i < 0 || s.identity[col] || !tellsRow(s.out.Column(col)) {
			continue
		}
		moved := movedValues(t, claimed, records, col)
		if len(moved) < 2 {
			continue
		}
		titles = append(titles, quote(s.out.ColumnTitle(col)))
		for _, m := range moved {
			if len(titles) == 1 {
				moves = append(moves, say("%s (celle de %s)", t.table.Label(m.row), m.from.slot.label))
			}
			cells = append(cells, t.table.Rows[m.row].Cells[i].At)
		}
	}
	if len(titles) == 0 {
		return
	}
	s.report(remarkSorted, cells[0], "",
		say("%s lignes ont, dans %s %s, la valeur qu’une autre avait au moment de la répartition : %s.",
			strconv.Itoa(len(moves)), french.Plural(len(titles), "la colonne", "les colonnes"), french.Join(titles), some(moves)),
		say("Si la colonne a été triée ou recopiée sans les autres, remettez chaque valeur en face de son code ; si c’est voulu, laissez-la."),
		cells[1:]...)
}

// tellsRow reports whether two texts of a column that changed places are no chance:
// values of a list come back in many rows, and figures may well be corrected so.
func tellsRow(c *workbook.Column) bool {
	return len(c.Values) == 0 && (c.Type == workbook.TypeText || c.Type == workbook.TypeProse)
}

// movedValue is a row whose cell says what that of another said.
type movedValue struct {
	row  int
	from *record
}

// movedValues finds the rows whose cell says what that of another said alone, and
// says no longer. They are none unless most of the changes of the column are such.
func movedValues(t *sideTable, claimed [][2]int, records []record, col int) []movedValue {
	const nobody = -1
	said := make([]string, len(claimed))
	was := make(map[string]int, len(claimed)) // the record that alone said it
	changed := 0
	for i, c := range claimed {
		said[i] = t.table.Rows[c[0]].Cells[t.cells[col]].Print()
		before := records[c[1]].prints[col]
		if before == "" {
			continue
		}
		if _, again := was[before]; again || before == said[i] {
			was[before] = nobody
		} else {
			was[before] = c[1]
		}
		if before != said[i] {
			changed++
		}
	}
	if changed < 2 {
		return nil
	}
	var moved []movedValue
	for i, c := range claimed {
		if from, ok := was[said[i]]; ok && from != nobody && from != c[1] {
			moved = append(moved, movedValue{c[0], &records[from]})
		}
	}
	if 5*len(moved) < 3*changed {
		return nil
	}
	return moved
}

func joinPrints(prints []string) string {
	var b []byte
	for _, p := range prints {
		b = append(append(b, p...), ' ')
	}
	return string(b)
}

// named names a row inside a sentence.
func (s *sheetMerge) named(label string) string {
	if label == "" {
		return "sans " + s.model.Identifier()
	}
	return quote(label)
}
