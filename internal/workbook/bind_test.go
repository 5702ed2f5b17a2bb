package workbook

import (
	"reflect"
	"slices"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// sampleCell is a valid cell of the column's type.
func sampleCell(c *Column, at diag.Position) Cell {
	switch c.Type {
	case TypeProse:
		return Cell{Kind: CellRich, Rich: richtext.FromPlain("texte de " + c.Key), At: at}
	case TypeEnum:
		return Cell{Kind: CellText, Text: c.Values[0].Value, At: at}
	case TypeYesNo:
		return Cell{Kind: CellBool, Number: 1, At: at}
	case TypeDate:
		return Cell{Kind: CellDate, Day: plan.Day{Year: 2025, Month: 3, Day: 1}, At: at}
	case TypeTheme, TypeYear, TypeInteger, TypeNumber, TypePercent, TypeMoney, TypeMeasure:
		return Cell{Kind: CellNumber, Number: 7, At: at}
	}
	return Cell{Kind: CellText, Text: "texte de " + c.Key, At: at}
}

// fullBook has one row per sheet, with every column filled by cell.
func fullBook(cell func(*Column, diag.Position) Cell) *Book {
	b := &Book{Name: "plan.xlsx", SHA256: "00", Size: 1, ModelVersion: ModelVersion, Logo: &plan.Logo{Format: "png"}}
	for i, s := range Model() {
		t := &Table{Sheet: s, At: &diag.Sheet{File: "plan.xlsx", Name: s.Name, Order: i}}
		if s.YearColumns {
			t.Years = []int{2024, 2025}
		}
		row := Row{At: diag.Position{Sheet: t.At, Row: 6}}
		for j := range s.Columns {
			row.Cells = append(row.Cells, cell(&s.Columns[j], diag.Position{Sheet: t.At, Row: 6, Col: int32(j + 1)}))
		}
		for j := range t.Years {
			row.Cells = append(row.Cells, cell(&yearColumn, diag.Position{Sheet: t.At, Row: 6, Col: int32(len(s.Columns) + j + 1)}))
		}
		t.Rows = []Row{row}
		b.Tables = append(b.Tables, t)
	}
	return b
}

// TestPlanLeavesNoFieldEmpty fails when a field is added to the plan and no
// column goes there.
func TestPlanLeavesNoFieldEmpty(t *testing.T) {
	p := fullBook(sampleCell).Plan()
	for _, record := range []any{p.Community, p.Programme[0], p.Actors[0], p.Themes[0], p.Objectives[0], p.Actions[0], p.Indicators[0], p.Events[0], p.Archive[0], p.Sheets} {
		v := reflect.ValueOf(record)
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Extras" && v.Field(i).IsZero() {
				t.Errorf("%s.%s is empty", v.Type(), name)
			}
		}
	}
	if !slices.Equal(p.Years, []int{2024, 2025}) || len(p.Indicators[0].Values) != 2 || p.Sources[0].Name != "plan.xlsx" {
		t.Errorf("years %v, values %v, sources %v", p.Years, p.Indicators[0].Values, p.Sources)
	}
	if p.Programme[0].Element.V != "PT-A" {
		t.Errorf("the decree's element is %q, not its code", p.Programme[0].Element.V)
	}
}

// TestEveryColumnReachesThePlan checks that each column's cell is found in the
// plan by its position: in a field or among the extras.
func TestEveryColumnReachesThePlan(t *testing.T) {
	b := fullBook(sampleCell)
	found := map[diag.Position]bool{}
	collectPositions(reflect.ValueOf(b.Plan()), found)
	for _, table := range b.Tables {
		if table.Sheet.Key == SheetTransfer {
			continue // it is no part of the plan
		}
		for j, c := range table.Rows[0].Cells {
			if j < len(table.Sheet.Columns) && table.Sheet.Columns[j].Key == "numero" {
				continue // a theme's number is its identity, and keeps no position
			}
			if !found[c.At] {
				t.Errorf("%s, column %d: not in the plan", table.Sheet.Name, j)
			}
		}
	}
}

func collectPositions(v reflect.Value, found map[diag.Position]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			collectPositions(v.Elem(), found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			collectPositions(v.Index(i), found)
		}
	case reflect.Struct:
		if at, ok := v.Interface().(diag.Position); ok {
			found[at] = true
			return
		}
		for i := range v.NumField() {
			collectPositions(v.Field(i), found)
		}
	}
}

// TestFieldKeysExist catches a binding left behind by a column that went away.
func TestFieldKeysExist(t *testing.T) {
	check := func(s *Sheet, keys []string) {
		for _, key := range keys {
			if s.Column(key) < 0 {
				t.Errorf("%s has no column %q", s.Name, key)
			}
		}
	}
	check(&communitySheet, keysOf(communityFields))
	check(&programmeSheet, keysOf(programmeFields))
	check(&actorsSheet, keysOf(actorFields))
	check(&themesSheet, keysOf(themeFields))
	check(&objectivesSheet, keysOf(objectiveFields))
	check(&actionsSheet, keysOf(actionFields))
	check(&indicatorsSheet, keysOf(indicatorFields))
	check(&eventsSheet, keysOf(eventFields))
	check(&archiveSheet, keysOf(archiveFields))
}

func keysOf[T any](set fieldSet[T]) []string {
	var keys []string
	for key := range set.fields {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// TestInvalidCellsStayInvalid: what was reported is neither a value nor missing.
func TestInvalidCellsStayInvalid(t *testing.T) {
	p := fullBook(func(_ *Column, at diag.Position) Cell { return Cell{Kind: CellInvalid, Text: "?", At: at} }).Plan()
	a, ind := p.Actions[0], p.Indicators[0]
	for name, state := range map[string]plan.State{
		"text": a.Title.State, "choice": a.Status.State, "percent": a.Progress.State, "date": a.Due.State,
		"money": a.Spent.State, "theme": a.Theme.State, "yes or no": p.Themes[0].Retained.State,
	} {
		if state != plan.Invalid {
			t.Errorf("%s: state %v", name, state)
		}
	}
	if a.Title.V != "" || a.Theme.V != 0 || a.Spent.V != 0 || ind.Baseline.Kind != plan.Unreadable || ind.Values[0].Kind != plan.Unreadable {
		t.Errorf("an invalid cell gave a value: %+v %+v", a.Title, ind.Baseline)
	}
}

func TestExtras(t *testing.T) {
	s := &Sheet{Key: SheetActors, Name: "Acteurs", Columns: []Column{
		{Key: "nom", Header: "Nom", Type: TypeText},
		{Key: "part", Header: "Part", Type: TypePercent},
		{Key: "montant", Header: "Montant", Type: TypeMoney},
		{Key: "depuis", Header: "Depuis", Type: TypeDate, Personal: true},
		{Key: "vide", Header: "Vide", Type: TypeText},
	}}
	b := &Book{Tables: []*Table{{Sheet: s, At: &diag.Sheet{Name: "Acteurs"}, Rows: []Row{{Cells: []Cell{
		{Kind: CellText, Text: "Région"}, {Kind: CellNumber, Number: 35}, {Kind: CellNumber, Number: 1250000},
		{Kind: CellDate, Day: plan.Day{Year: 2025, Month: 3, Day: 1}}, {},
	}}}}}}
	got := b.Plan().Actors[0].Extras
	want := []plan.Extra{{Label: "Part", Value: "35\u00a0%"}, {Label: "Montant", Value: "12\u202f500\u00a0€"}, {Label: "Depuis", Value: "01/03/2025", Personal: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
