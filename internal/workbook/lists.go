package workbook

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"nrreport/internal/decree"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

// The names that formulas use. They carry no accent and no space, which Excel
// and LibreOffice would write differently.
const (
	listYesNo  = "oui_non"
	listThemes = "themes"

	// nameDocument is the type of document; nameReference the day at which
	// lateness is judged, as plan.Plan.ReferenceDay says it.
	nameDocument  = "type_document"
	nameReference = "date_reference"
)

var reviewValue = string(plan.YearlyReview)

// lists knows the drop-down lists of one workbook.
type lists struct {
	themeLabels map[plan.ThemeID]string
}

// name returns the defined name of a list.
func (lists) name(list string) string { return "liste_" + list }

func enumList(s *Sheet, c *Column) string { return string(s.Key) + "_" + c.Key }

func codesList(s SheetKey) string { return "codes_" + string(s) }

// choiceList is one column of the sheet Listes.
type choiceList struct {
	name, title string
	values      []string
}

// choiceLists returns the lists that do not depend on the book.
func choiceLists() []choiceList {
	all := []choiceList{{listYesNo, "Oui ou non", []string{"oui", "non"}}}
	for _, s := range Model() {
		if s.Memory {
			continue // its cells are no longer chosen
		}
		for i := range s.Columns {
			c := &s.Columns[i]
			if c.Type != TypeEnum {
				continue
			}
			l := choiceList{name: enumList(s, c), title: s.Name + " : " + c.Header}
			for _, v := range c.Values {
				if !v.Unlisted {
					l.values = append(l.values, v.Value)
				}
			}
			all = append(all, l)
		}
	}
	thresholds := choiceList{name: string(ListThresholds), title: "Seuils légaux"}
	for _, t := range decree.Thresholds() {
		thresholds.values = append(thresholds.values, t.Code)
	}
	all = append(all, thresholds, choiceList{name: string(ListUnits), title: "Unités", values: units()})
	return append(all, catalogueLists()...)
}

// units are the units proposed for indicators; any other may be typed.
func units() []string {
	return []string{"%", "nombre", "kg", "t", "kWh", "MWh", "tCO₂e", "kgCO₂e", "années", "heures", "€", "ratio", "niveau", "oui/non"}
}

// writeLists fills the hidden sheet that the drop-downs draw from.
func (w *writer) writeLists() {
	sheet := &listSheet{writer: w, name: serviceName(SheetLists)}
	for _, l := range choiceLists() {
		var cells []excelize.Cell
		for _, v := range l.values {
			cells = append(cells, w.cell(roleBody, v))
		}
		column := sheet.add(l.title, cells...)
		w.defineName(w.lists.name(l.name), fmt.Sprintf("%s!$%s$2:$%s$%d", quoteSheet(sheet.name), column, column, 1+max(1, len(l.values))))
	}
	w.writeThemeList(sheet)
	for _, l := range w.sheets {
		if code := l.column(CodeKey); code != "" && !l.Memory {
			w.defineName(w.lists.name(codesList(l.Key)), usedPart(l.cells(code), quoteSheet(l.Name)+"!$"+code+"$"+strconv.Itoa(firstRow)))
		}
	}
	w.writeComputed(sheet)
	sheet.flush()
}

// listSheet gathers the columns of the sheet Listes.
type listSheet struct {
	*writer
	name    string
	columns [][]excelize.Cell
}

// add adds a column under its title and returns its letters.
func (s *listSheet) add(title string, cells ...excelize.Cell) string {
	s.columns = append(s.columns, append([]excelize.Cell{s.cell(roleFree, title)}, cells...))
	return diag.ColumnName(len(s.columns))
}

func (s *listSheet) flush() {
	var widths []float64
	height := 0
	for _, c := range s.columns {
		widths = append(widths, 28)
		height = max(height, len(c))
	}
	out := s.newFlow(s.name, widths...)
	for i := range height {
		row := make([]excelize.Cell, len(s.columns))
		for j, c := range s.columns {
			if i < len(c) {
				row[j] = c[i]
			}
		}
		out.row(0, row...)
	}
	out.flush()
}

func (w *writer) defineName(name, refersTo string) {
	w.must(w.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo}))
}

// usedPart is the part of a range that holds something, from its first cell: a
// list without trailing blanks.
func usedPart(cells, first string) string {
	return fmt.Sprintf("%s:INDEX(%s,MAX(1,COUNTA(%s)))", first, cells, cells)
}

// writeThemeList lists the themes as they stand in the sheet Thèmes, the
// community's own included, as « 3 – Écoconception … ».
func (w *writer) writeThemeList(sheet *listSheet) {
	themes := w.of(SheetThemes)
	number, title := themes.column(NumberKey), themes.column(TitleKey)
	w.lists.themeLabels = map[plan.ThemeID]string{}
	var cells []excelize.Cell
	for i := 0; i <= themes.last-firstRow; i++ {
		cached := ""
		if i < len(themes.table.Rows) {
			id, label := themeLabel(themes.Sheet, &themes.table.Rows[i])
			if _, taken := w.lists.themeLabels[id]; id != 0 && !taken {
				w.lists.themeLabels[id] = label
			}
			cached = label
		}
		cell := w.cell(roleBody, cached)
		cell.Formula = fmt.Sprintf(`IF(OR(%[1]s!%[2]s="",%[1]s!%[3]s=""),"",%[1]s!%[2]s&" – "&%[1]s!%[3]s)`,
			quoteSheet(themes.Name), ref(number, firstRow+i), ref(title, firstRow+i))
		cells = append(cells, cell)
	}
	column := sheet.add("Thèmes (avec les vôtres)", cells...)
	w.defineName(w.lists.name(listThemes), fmt.Sprintf("%[1]s!$%[2]s$2:INDEX(%[1]s!$%[2]s$2:$%[2]s$%[3]d,MAX(1,COUNTA(%[4]s)))",
		quoteSheet(sheet.name), column, 2+themes.last-firstRow, themes.cells(number)))
}

// themeLabel returns the number and the label of a theme, zero and "" where
// one of the two is missing.
func themeLabel(s *Sheet, row *Row) (plan.ThemeID, string) {
	number, title := row.Cells[s.Column(NumberKey)], row.Cells[s.Column(TitleKey)]
	if number.Kind != CellNumber || title.Kind != CellText {
		return 0, ""
	}
	return plan.ThemeID(number.Number), strconv.FormatFloat(number.Number, 'f', -1, 64) + " – " + title.Text
}

// writeComputed holds what the conditional formats need of the form.
func (w *writer) writeComputed(sheet *listSheet) {
	form := w.of(SheetCommunity)
	document := w.cell(roleBody, w.answerText(form, DocumentKey))
	document.Formula = fmt.Sprintf(`IF(%[1]s="","",%[1]s)`, form.answer(DocumentKey))
	column := sheet.add("Type de document", document)
	w.defineName(nameDocument, quoteSheet(sheet.name)+"!$"+column+"$2")

	reference := excelize.Cell{StyleID: w.styles.of(roleBody, formatDate, ""), Value: ""}
	if serial, ok := w.referenceSerial(form); ok {
		reference.Value = serial
	}
	reference.Formula = fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,IF(ISNUMBER(%[2]s),%[2]s,IF(AND(ISNUMBER(%[3]s),%[4]s<>"%[5]s"),DATE(%[3]s,12,31),"")))`,
		form.answer(SessionKey), form.answer(BudgetDebateKey), form.answer(YearKey), form.answer(DocumentKey), plan.Strategy)
	column = sheet.add("Date de référence", reference)
	w.defineName(nameReference, quoteSheet(sheet.name)+"!$"+column+"$2")
}

// answerCell returns the cell of a form's answer; blank when there is none.
func (w *writer) answerCell(form *sheetLayout, key string) Cell {
	if len(form.table.Rows) == 0 {
		return Cell{}
	}
	return form.table.Rows[0].Cells[form.Column(key)]
}

func (w *writer) answerText(form *sheetLayout, key string) string {
	return w.answerCell(form, key).Text
}

func (w *writer) referenceSerial(form *sheetLayout) (int, bool) {
	for _, key := range []string{SessionKey, BudgetDebateKey} {
		if c := w.answerCell(form, key); c.Kind == CellDate {
			return serialOf(c.Day)
		}
	}
	if c := w.answerCell(form, YearKey); c.Kind == CellNumber && w.answerText(form, DocumentKey) != string(plan.Strategy) {
		return serialOf(plan.Day{Year: int(c.Number), Month: 12, Day: 31})
	}
	return 0, false
}
