package compare

import (
	"strings"
	"unicode/utf8"

	"nrreport/internal/changes"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

// pair is a row in both versions. Reused tells that only the code is the same:
// the two rows are compared in nothing but that.
type pair struct {
	changes.Pair
	reused bool
}

// match pairs the rows: those of the version after in their order, then those
// that are gone, in theirs.
func (t *tables) match() []pair {
	if t.sheet.Form {
		if len(t.before.Rows) == 0 || len(t.after.Rows) == 0 {
			return nil
		}
		return []pair{{}}
	}
	m := matching{
		tables: t,
		to:     filled(len(t.after.Rows), -1),
		taken:  make([]bool, len(t.before.Rows)),
		reused: make([]bool, len(t.after.Rows)),
	}
	m.byKey()
	if t.sheet.HasCodes() {
		m.byTitle()
		m.reusedCodes()
	}
	m.byContent()
	m.nameless()
	return m.pairs()
}

type matching struct {
	*tables
	to     []int // for each row after, the row before, or -1
	taken  []bool
	reused []bool
	// same is, for each row after, the row before of the same key whose title
	// says that it is another row.
	same map[int]int
}

func filled(n, value int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// byKey pairs rows of one key, the first with the first where it comes several
// times, unless their titles have nothing in common.
func (m *matching) byKey() {
	m.same = map[int]int{}
	rows := map[string][]int{}
	for i := range m.before.Rows {
		if key := m.key(m.before, i); key != "" {
			rows[key] = append(rows[key], i)
		}
	}
	for i := range m.after.Rows {
		key := m.key(m.after, i)
		if key == "" || len(rows[key]) == 0 {
			continue
		}
		j := rows[key][0]
		rows[key] = rows[key][1:]
		if m.sheet.HasCodes() && !akin(m.titleOf(m.before, j), m.titleOf(m.after, i)) {
			m.same[i] = j
			continue
		}
		m.join(i, j)
	}
}

func (m *matching) join(after, before int) { m.to[after], m.taken[before] = before, true }

func (m *matching) key(t *workbook.Table, row int) string {
	label := t.Label(row)
	if label == "" {
		return ""
	}
	return m.sheet.KeyOf(label)
}

func (m *matching) titleOf(t *workbook.Table, row int) string {
	if m.title < 0 {
		return ""
	}
	return t.Rows[row].Cells[m.title].Shown(&m.sheet.Columns[m.title])
}

// byTitle pairs the rows left whose title is the same, where it is that of one
// row only.
func (m *matching) byTitle() {
	const several = -1
	rows := map[string]int{}
	for i := range m.before.Rows {
		if title := french.Fold(m.titleOf(m.before, i)); title != "" && !m.taken[i] {
			if _, known := rows[title]; known {
				i = several
			}
			rows[title] = i
		}
	}
	candidates := map[string]int{}
	for i := range m.after.Rows {
		title := french.Fold(m.titleOf(m.after, i))
		if _, known := rows[title]; !known || m.to[i] >= 0 {
			continue
		}
		if _, known := candidates[title]; known {
			i = several
		}
		candidates[title] = i
	}
	for i := range m.after.Rows {
		title := french.Fold(m.titleOf(m.after, i))
		if j, known := rows[title]; known && j != several && candidates[title] == i && m.to[i] < 0 {
			m.join(i, j)
		}
	}
}

// reusedCodes pairs, for what it is worth, the rows left of one code.
func (m *matching) reusedCodes() {
	for i, j := range m.same {
		if m.to[i] < 0 && !m.taken[j] {
			m.join(i, j)
			m.reused[i] = true
		}
	}
}

// byContent pairs the rows left that say the same throughout, years aside.
func (m *matching) byContent() {
	rows := map[string][]int{}
	for j, taken := range m.taken {
		if !taken {
			key := m.content(m.before, j)
			rows[key] = append(rows[key], j)
		}
	}
	for i, j := range m.to {
		if j >= 0 || len(rows) == 0 {
			continue
		}
		key := m.content(m.after, i)
		if left := rows[key]; len(left) > 0 {
			m.join(i, left[0])
			rows[key] = left[1:]
		}
	}
}

func (m *matching) content(t *workbook.Table, row int) string {
	return strings.Join(t.Prints(row)[:len(m.sheet.Columns)], " ")
}

// nameless pairs the rows left that nothing identifies in the order they come,
// where there are as many in both versions.
func (m *matching) nameless() {
	var before, after []int
	for j, taken := range m.taken {
		if !taken && m.key(m.before, j) == "" {
			before = append(before, j)
		}
	}
	for i, j := range m.to {
		if j < 0 && m.key(m.after, i) == "" {
			after = append(after, i)
		}
	}
	if len(before) != len(after) {
		return
	}
	for n, i := range after {
		m.join(i, before[n])
	}
}

func (m *matching) pairs() []pair {
	list := make([]pair, 0, len(m.to))
	for i, j := range m.to {
		list = append(list, pair{changes.Pair{Before: j, After: i}, m.reused[i]})
	}
	for j, taken := range m.taken {
		if !taken {
			list = append(list, pair{Pair: changes.Pair{Before: j, After: -1}})
		}
	}
	return list
}

// akin reports whether two titles may name one thing: a third of the words of
// the shorter are in the other, or they differ by a slip. A blank title says
// nothing against it.
func akin(a, b string) bool {
	first, second := words(a), words(b)
	if len(first) == 0 || len(second) == 0 {
		return true
	}
	common := 0
	for w := range first {
		if second[w] {
			common++
		}
	}
	if 3*common >= min(len(first), len(second)) {
		return true
	}
	_, near := french.Nearest(a, []string{b})
	_, back := french.Nearest(b, []string{a})
	return near || back
}

// words are the words of a title that say something.
func words(title string) map[string]bool {
	set, all := map[string]bool{}, map[string]bool{}
	for w := range strings.FieldsSeq(french.Fold(title)) {
		all[stem(w)] = true
		if utf8.RuneCountInString(w) > 3 && !smallWords[w] {
			set[stem(w)] = true
		}
	}
	if len(set) == 0 {
		return all
	}
	return set
}

// stem sets the mark of the plural aside.
func stem(w string) string { return strings.TrimRight(w, "sx") }

var smallWords = map[string]bool{
	"dans": true, "pour": true, "avec": true, "sans": true, "leur": true, "leurs": true, "plus": true,
	"moins": true, "entre": true, "vers": true, "chez": true, "tous": true, "toutes": true, "numerique": true, "numeriques": true,
}
