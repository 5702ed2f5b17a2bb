package workbook

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// Origin is what a part of a plan remembers of the plan it was split from. It
// travels in a hidden sheet, so that merging the parts tells what each
// department changed, which rows vanished and which part is not back, without
// the plan at hand.
type Origin struct {
	// Plan is the [Book.ContentID] of the plan that was split.
	Plan string
	// Departments are those the plan was split between, the lead first;
	// Department is the index of the one this part was made for.
	Departments []string
	Department  int
	// Logo is the plan's [Book.LogoPrint]. Only the lead's part was given it.
	Logo   string
	Sheets []OriginSheet
}

// DepartmentKey reduces the name of a department to what identifies it, however
// it is typed.
func DepartmentKey(name string) string {
	return cmp.Or(french.Fold(name), strings.ToLower(name)) // nothing but signs: they are all there is
}

// For is the department that the part was made for.
func (o *Origin) For() string { return o.Departments[o.Department] }

// Sheet returns what the origin says of a sheet, or nil.
func (o *Origin) Sheet(key SheetKey) *OriginSheet {
	for i := range o.Sheets {
		if o.Sheets[i].Sheet == key {
			return &o.Sheets[i]
		}
	}
	return nil
}

// OriginSheet is what the origin says of one sheet.
type OriginSheet struct {
	Sheet SheetKey
	// Columns are the keys that the fingerprints of each row follow, see
	// [Table.ColumnKey].
	Columns []string
	// Rows are those the part was given.
	Rows []OriginRow
	// Elsewhere are the plan's other rows, by department.
	Elsewhere []OriginRest
}

// OriginRow is one row of the plan that the part was given: its own when
// Department is the part's, context otherwise.
type OriginRow struct {
	Label      string // see [Table.Label]
	Rank       int    // index in the plan's table
	Department int
	Prints     []string // see [Cell.Print]
}

// OriginRest names the rows of one department that the part was not given.
type OriginRest struct {
	Department int
	Labels     []string
}

// The sheet is a list of records, one per row, the first cell naming the kind:
//
//	nrreport-origine   format   notice
//	plan               SHA-256
//	direction          name     "pour" on that of the part
//	logo               print
//	feuille            sheet    column keys, separated by spaces
//	ligne              sheet    rank   department   label   prints, separated by spaces
//	ailleurs           sheet    department   labels, one per line, each after ":"
//
// Departments are told by their rank among the records "direction". A print of
// a blank cell is "-".
const (
	originMarker = "nrreport-origine"
	originFormat = "1"
	originNotice = "Feuille de service, à laisser telle quelle : elle permet à « nrreport merge » de reconnaître ce qui a changé."

	recordPlan       = "plan"
	recordDepartment = "direction"
	recordLogo       = "logo"
	recordSheet      = "feuille"
	recordRow        = "ligne"
	recordElsewhere  = "ailleurs"

	originHere = "pour"
	blankPrint = "-"
	labelMark  = ":"
	// labelChunk bounds the labels of one cell, in bytes: well within what a
	// cell holds.
	labelChunk = 16_000
)

// addOrigin adds the sheet, out of sight; [writer.writeOrigin] fills it.
func (w *writer) addOrigin() {
	if w.book.Origin != nil {
		w.addSheet(serviceName(SheetOrigin))
		w.must(w.f.SetSheetVisible(serviceName(SheetOrigin), false, true))
	}
}

func (w *writer) writeOrigin() {
	if w.book.Origin == nil || w.err != nil {
		return
	}
	sw, err := w.f.NewStreamWriter(serviceName(SheetOrigin))
	if err != nil {
		w.must(err)
		return
	}
	for i, record := range w.book.Origin.records() {
		cells := make([]any, len(record))
		for j, text := range record {
			cells[j] = xlsx.SafeText(text)
		}
		w.must(sw.SetRow(ref("A", i+1), cells))
	}
	w.must(sw.Flush())
}

func (o *Origin) records() [][]string {
	records := [][]string{{originMarker, originFormat, originNotice}, {recordPlan, o.Plan}}
	for i, name := range o.Departments {
		record := []string{recordDepartment, name}
		if i == o.Department {
			record = append(record, originHere)
		}
		records = append(records, record)
	}
	if o.Logo != "" {
		records = append(records, []string{recordLogo, o.Logo})
	}
	for _, s := range o.Sheets {
		name := string(s.Sheet)
		records = append(records, []string{recordSheet, name, strings.Join(s.Columns, " ")})
		for _, r := range s.Rows {
			records = append(records, []string{recordRow, name, strconv.Itoa(r.Rank), strconv.Itoa(r.Department), r.Label, joinPrints(r.Prints)})
		}
		for _, rest := range s.Elsewhere {
			for chunk := range chunks(rest.Labels, labelChunk) {
				records = append(records, []string{recordElsewhere, name, strconv.Itoa(rest.Department), labelMark + strings.Join(chunk, "\n"+labelMark)})
			}
		}
	}
	return records
}

// chunks cuts a list into stretches of about so many bytes.
func chunks(labels []string, size int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		start, n := 0, 0
		for i, l := range labels {
			if n += len(l) + 1; n >= size || i == len(labels)-1 {
				if !yield(labels[start : i+1]) {
					return
				}
				start, n = i+1, 0
			}
		}
	}
}

func joinPrints(prints []string) string {
	out := make([]string, len(prints))
	for i, p := range prints {
		if out[i] = p; p == "" {
			out[i] = blankPrint
		}
	}
	return strings.Join(out, " ")
}

// readOrigin reads the hidden sheet of a part, if the file has one.
func (r *reader) readOrigin() error {
	for _, s := range r.file.Sheets {
		if french.Fold(s.Name) != french.Fold(serviceName(SheetOrigin)) {
			continue
		}
		grid, err := s.Read()
		if err != nil {
			return err
		}
		if texts := rowTexts(grid, 0); len(texts) == 0 || texts[0] != originMarker {
			if cells := filled(grid); cells > 0 {
				r.report(remarkSheetUnknown.at(r.unread(s), s.Name,
					"La feuille "+quote(s.Name)+" ne fait pas partie du modèle : elle est laissée de côté ("+french.Count(cells, "cellule remplie", "cellules remplies")+").", ""))
			}
			continue
		}
		origin, err := parseOrigin(grid)
		if err != nil {
			r.report(remarkOrigin.at(r.unread(s), "",
				"La feuille de service « "+s.Name+" » est abîmée : ce classeur est lu comme une copie ordinaire du plan.",
				"Pour fusionner ce classeur avec ceux des autres directions, donnez aussi le plan d’avant la répartition : --base plan.xlsx."))
			continue
		}
		r.book.Origin = origin
	}
	return nil
}

func rowTexts(grid *xlsx.Grid, index int) []string {
	if index >= len(grid.Rows) {
		return nil
	}
	cells := grid.Rows[index].Cells
	if len(cells) == 0 {
		return nil
	}
	texts := make([]string, cells[len(cells)-1].Col)
	for i := range cells {
		texts[cells[i].Col-1] = cells[i].Text
	}
	return texts
}

var errOrigin = errors.New("the sheet of origin is damaged")

// parseOrigin reads the records. Anything unexpected makes the whole sheet
// damaged: half an origin would make losses pass for choices.
func parseOrigin(grid *xlsx.Grid) (*Origin, error) {
	p := originParser{origin: &Origin{Department: -1}}
	for i := range grid.Rows {
		record := rowTexts(grid, i)
		if i == 0 {
			if len(record) < 2 || record[1] != originFormat {
				return nil, errOrigin
			}
			continue
		}
		if len(record) == 0 {
			continue
		}
		if !p.record(record[0], append(record[1:], "", "", "", "", "")) {
			return nil, errOrigin
		}
	}
	o := p.origin
	if o.Plan == "" || o.Department < 0 || p.highest >= len(o.Departments) {
		return nil, errOrigin
	}
	return o, nil
}

type originParser struct {
	origin  *Origin
	highest int // the highest department named
}

// record takes one record; fields has five entries at least.
func (p *originParser) record(kind string, fields []string) bool {
	o := p.origin
	switch kind {
	case recordPlan:
		o.Plan = fields[0]
		return true
	case recordDepartment:
		if fields[1] == originHere {
			o.Department = len(o.Departments)
		}
		o.Departments = append(o.Departments, fields[0])
		return true
	case recordLogo:
		o.Logo = fields[0]
		return true
	case recordSheet:
		o.Sheets = append(o.Sheets, OriginSheet{Sheet: SheetKey(fields[0]), Columns: strings.Fields(fields[1])})
		return true
	case recordRow:
		return p.row(fields)
	case recordElsewhere:
		s := o.Sheet(SheetKey(fields[0]))
		department, ok := p.number(fields[1])
		if s == nil || !ok {
			return false
		}
		p.highest = max(p.highest, department)
		labels := strings.Split(fields[2], "\n")
		for i := range labels {
			labels[i] = strings.TrimPrefix(labels[i], labelMark)
		}
		if n := len(s.Elsewhere); n > 0 && s.Elsewhere[n-1].Department == department {
			s.Elsewhere[n-1].Labels = append(s.Elsewhere[n-1].Labels, labels...)
		} else {
			s.Elsewhere = append(s.Elsewhere, OriginRest{department, labels})
		}
		return true
	}
	return false
}

func (p *originParser) row(fields []string) bool {
	s := p.origin.Sheet(SheetKey(fields[0]))
	rank, ok1 := p.number(fields[1])
	department, ok2 := p.number(fields[2])
	prints := strings.Fields(fields[4])
	if s == nil || !ok1 || !ok2 || len(prints) != len(s.Columns) {
		return false
	}
	p.highest = max(p.highest, department)
	for i := range prints {
		if prints[i] == blankPrint {
			prints[i] = ""
		}
	}
	s.Rows = append(s.Rows, OriginRow{Label: fields[3], Rank: rank, Department: department, Prints: prints})
	return true
}

func (p *originParser) number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0
}

// ColumnKeys returns the keys of a table's columns, the years included.
func (t *Table) ColumnKeys() []string {
	keys := make([]string, len(t.Sheet.Columns)+len(t.Years))
	for i := range keys {
		keys[i] = t.ColumnKey(i)
	}
	return keys
}

// Prints returns the fingerprints of a row's cells.
func (t *Table) Prints(row int) []string {
	prints := make([]string, len(t.Rows[row].Cells))
	for i := range prints {
		prints[i] = t.Rows[row].Cells[i].Print()
	}
	return prints
}
