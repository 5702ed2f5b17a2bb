package merge

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"nrreport/internal/diag"
	"nrreport/internal/workbook"
)

// Options says how books are merged.
type Options struct {
	// Base is the plan that was split or copied, or nil. What it says that no
	// other book does is kept; what it changed since counts like any change.
	Base *workbook.Book
	// Prefer is the name of the book that wins where two contradict each
	// other, or "".
	Prefer string
	// AcceptRemovals drops the rows that a department took out of its part.
	AcceptRemovals bool
}

// Merge puts books together. The result is whole whatever the diagnostics say,
// but must not be used for a plan when one of them is an error. Each row's
// Origin names the file it comes from, and cells keep their places there.
func Merge(books []*workbook.Book, opt Options) (*workbook.Book, diag.List) {
	m := newMerger(opt)
	m.takeSides(books)
	for _, s := range workbook.Model() {
		m.mergeSheet(s)
	}
	m.mergeLogo()
	m.reportVersions()
	m.reportMissing()
	m.diags.Sort()
	return m.out, m.diags
}

// merger is one merge.
type merger struct {
	opt   Options
	sides []*side
	// departments are those of all origins, ranks their index by name.
	departments []department
	ranks       map[string]int
	// versions are the books that were given the same rows to fill as another
	// before them.
	versions map[*side]*side
	// blanks are the books that say nothing.
	blanks []*side
	out    *workbook.Book
	diags  diag.List
}

func newMerger(opt Options) *merger {
	return &merger{opt: opt, out: &workbook.Book{}, ranks: map[string]int{}, versions: map[*side]*side{}}
}

// side is one of the books.
type side struct {
	book *workbook.Book
	base bool
	rank int // in the merge
	// departments translates the origin's departments into the merge's.
	departments []int
}

// origin is what the book remembers of its plan, or nil.
func (s *side) origin() *workbook.Origin {
	if s.base {
		return nil
	}
	return s.book.Origin
}

// own is the department that the book is the part of, or -1.
func (s *side) own() int {
	if s.origin() == nil {
		return -1
	}
	return s.departments[s.origin().Department]
}

// place is the position of the file as a whole.
func (s *side) place() diag.Position {
	return diag.Position{Sheet: &diag.Sheet{File: s.book.Name, Order: -1}}
}

// department is one of those the plan was split between.
type department struct {
	name string
	// here tells that a part of its own is among the books.
	here bool
	// What becomes of its rows that its part does not bring: those that no
	// book has, and how many come from the context of other parts, one of
	// which is contextSource, and from the base.
	lost                            []lostRows
	lostRows, fromContext, fromBase int
	contextSource                   string
}

// lostRows are the rows of one sheet that no book has.
type lostRows struct {
	sheet  *workbook.Sheet
	labels []string
}

func (d *department) lose(sheet *workbook.Sheet, label string) {
	d.lostRows++
	if n := len(d.lost); n == 0 || d.lost[n-1].sheet != sheet {
		d.lost = append(d.lost, lostRows{sheet: sheet})
	}
	last := &d.lost[len(d.lost)-1]
	last.labels = append(last.labels, label)
}

// lostNames lists the rows lost, sheet by sheet.
func (d *department) lostNames() string {
	var sheets []string
	for _, l := range d.lost {
		sheets = append(sheets, l.sheet.Name+" : "+some(l.labels))
	}
	return strings.Join(sheets, " ; ")
}

// takeSides puts the books in an order that does not depend on the one given:
// parts first, those of the most common split before the others.
func (m *merger) takeSides(books []*workbook.Book) {
	parts := map[string]int{}
	for _, b := range books {
		if b.Origin != nil {
			parts[b.Origin.Plan]++
		}
	}
	for _, b := range books {
		m.sides = append(m.sides, &side{book: b})
	}
	slices.SortStableFunc(m.sides, func(a, b *side) int {
		x, y := a.origin(), b.origin()
		if x == nil || y == nil {
			return cmp.Or(cmp.Compare(boolRank(x == nil), boolRank(y == nil)), compareBooks(a.book, b.book))
		}
		return cmp.Or(-cmp.Compare(parts[x.Plan], parts[y.Plan]), cmp.Compare(x.Plan, y.Plan),
			cmp.Compare(x.Department, y.Department), compareBooks(a.book, b.book))
	})
	m.dropTwins()
	if m.opt.Base != nil {
		m.sides = append(m.sides, &side{book: m.opt.Base, base: true})
	}
	given := givenByTemplate()
	for i, s := range m.sides {
		s.rank = i
		m.takeDepartments(s)
		if !s.base && isBlank(s.book, given) {
			m.blanks = append(m.blanks, s)
		}
		m.out.ModelVersion = max(m.out.ModelVersion, s.book.ModelVersion)
		m.out.Sources = append(m.out.Sources, s.book.Source())
	}
	if len(m.sides) > 0 {
		m.out.Name = m.sides[0].book.Name
	}
	m.reportPlans(parts)
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func compareBooks(a, b *workbook.Book) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.SHA256, b.SHA256))
}

// isBlank reports whether a book says nothing that the blank workbook does not.
func isBlank(b *workbook.Book, given map[string]bool) bool {
	if b.Logo != nil {
		return false
	}
	for _, t := range b.Tables {
		for i := range t.Rows {
			for j := range t.Rows[i].Cells {
				if c := &t.Rows[i].Cells[j]; !c.IsBlank() && !given[givenKey(t, j, c.Print())] {
					return false
				}
			}
		}
	}
	return true
}

// givenByTemplate is what the blank workbook already holds, for isBlank.
func givenByTemplate() map[string]bool {
	given := map[string]bool{}
	for _, t := range workbook.Blank().Tables {
		for i := range t.Rows {
			for j, said := range t.Prints(i) {
				given[givenKey(t, j, said)] = true
			}
		}
	}
	return given
}

func givenKey(t *workbook.Table, column int, print string) string {
	return string(t.Sheet.Key) + " " + t.ColumnKey(column) + " " + print
}

// dropTwins leaves out the files given twice.
func (m *merger) dropTwins() {
	first := map[string]*side{}
	m.sides = slices.DeleteFunc(m.sides, func(s *side) bool {
		sum := s.book.SHA256
		other := first[sum]
		if sum == "" || other == nil {
			first[sum] = s
			return false
		}
		m.report(remarkTwice, s.place(), "", say("Ce fichier est identique à « %s » : il n’est compté qu’une fois.", other.book.Name),
			say("Vérifiez qu’aucun autre fichier ne manque."))
		return true
	})
}

func (m *merger) takeDepartments(s *side) {
	o := s.origin()
	if o == nil {
		return
	}
	for i, name := range o.Departments {
		key := workbook.DepartmentKey(name)
		rank, known := m.ranks[key]
		if !known {
			rank = len(m.departments)
			m.ranks[key] = rank
			m.departments = append(m.departments, department{name: name})
		}
		s.departments = append(s.departments, rank)
		if i == o.Department {
			m.departments[rank].here = true
		}
	}
}

// reportVersions names the books that are one department's twice: one may be an
// older version, that would have its say.
func (m *merger) reportVersions() {
	for _, s := range m.sides {
		if first := m.versions[s]; first != nil {
			m.report(remarkVersions, s.place(), "",
				say("Ce classeur est celui de %s, comme « %s » : ce que chacun a changé est repris.", quote(s.origin().For()), first.book.Name),
				say("Si l’un des deux est une version dépassée de l’autre, retirez-le : ce qu’il est seul à dire entrerait dans le plan."))
		}
	}
}

// reportPlans warns of parts that come from different splits.
func (m *merger) reportPlans(parts map[string]int) {
	if len(parts) < 2 {
		return
	}
	usual := ""
	for _, s := range m.sides {
		if o := s.origin(); o != nil {
			if usual = cmp.Or(usual, o.Plan); o.Plan != usual {
				m.report(remarkPlans, s.place(), "",
					say("Ce classeur ne vient pas de la même répartition que « %s » : le plan a changé entre les deux.", m.sides[0].book.Name),
					say("Vérifiez que la direction a bien rempli le dernier classeur qui lui a été remis."))
			}
		}
	}
}

func (m *merger) report(r *workbook.Remark, at diag.Position, value, message, remedy string, also ...diag.Position) {
	d := Diagnose(r, at, value, message, remedy)
	d.Also = also
	m.diags = append(m.diags, d)
}

// prefers reports whether a side is the one to prefer.
func (m *merger) prefers(s *side) bool { return SameFile(s.book.Name, m.opt.Prefer) }

// SameFile reports whether a name given on the command line names a file: by
// its path, or by its base name alone.
func SameFile(file, name string) bool {
	return name != "" && (filepath.Clean(file) == filepath.Clean(name) || filepath.Base(file) == name)
}

// mergeLogo keeps the logo of those who may change it: the lead, the copies and
// the base. One pasted in another part is named, and kept only if it is alone.
func (m *merger) mergeLogo() {
	var kept, other *side
	var without, foreign []*side
	for _, s := range m.sides {
		o := s.origin()
		switch {
		case s.book.Logo == nil:
			if o != nil && o.Department == 0 && o.Logo != "" {
				without = append(without, s)
			}
		case o != nil && o.Department != 0 && !m.prefers(s):
			foreign = append(foreign, s)
		case kept == nil, isUnchangedLogo(kept) && !m.prefers(kept), m.prefers(s):
			kept = s
		case s.book.LogoPrint() != kept.book.LogoPrint() && !isUnchangedLogo(s) && !s.base && !m.prefers(kept):
			other = s
		}
	}
	for _, s := range foreign {
		switch {
		case kept == nil:
			kept = s
		case s.book.LogoPrint() == kept.book.LogoPrint():
		case slices.Contains(foreign, kept):
			other = s
		default:
			m.report(remarkContext, s.book.Logo.At, "",
				say("Le logo collé ici n’est pas repris : celui de « %s » demeure.", kept.book.Name),
				say("Si c’est le bon, faites-le reporter par la direction qui pilote la stratégie, ou ajoutez --prefer avec le nom de ce fichier."), kept.book.Logo.At)
		}
	}
	if kept == nil {
		m.reportLogoGone(without)
		return
	}
	m.out.Logo = kept.book.Logo
	if other != nil {
		m.report(remarkLogos, other.book.Logo.At, "",
			say("Ce logo n’est pas celui de « %s ».", kept.book.Name),
			say("Gardez le bon dans l’un des deux classeurs, ou ajoutez --prefer avec le nom du fichier qui l’emporte."), kept.book.Logo.At)
	}
}

// reportLogoGone names the logo that the lead's parts had, and no book has.
func (m *merger) reportLogoGone(from []*side) {
	for _, s := range from {
		m.report(remarkLogoGone, s.place(), "", say("Le logo du plan n’est plus dans ce classeur."),
			say("Collez-le de nouveau dans la feuille « Collectivité », s’il doit figurer sur la couverture."))
	}
}

// isUnchangedLogo reports that the logo is the one the plan had.
func isUnchangedLogo(s *side) bool {
	o := s.origin()
	return o != nil && o.Logo == s.book.LogoPrint()
}
