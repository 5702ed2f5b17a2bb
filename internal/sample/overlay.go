package sample

import (
	"fmt"
	"slices"

	"github.com/pelletier/go-toml/v2"

	"nrreport/internal/workbook"
)

const (
	// absentKey takes a row away.
	absentKey = "absent"
	// everyRow stands for the key of each row.
	everyRow = "*"
)

// Overlay changes a book by a source that writes its differences only: another
// year of the same plan. Rows are found by their code or number; a key that no
// row has is a new row. A sheet whose rows bear neither is written whole. The
// years after the exercise are left out.
func Overlay(book *workbook.Book, source []byte) error {
	var sheets map[workbook.SheetKey]any
	if err := toml.Unmarshal(source, &sheets); err != nil {
		return err
	}
	for key, content := range sheets {
		table := book.Table(key)
		if table == nil {
			return fmt.Errorf("unknown sheet %q", key)
		}
		change := overlaid
		if len(table.Sheet.Identity) > 1 {
			change = fill
		}
		if err := change(table, content); err != nil {
			return fmt.Errorf("sheet %q: %w", key, err)
		}
	}
	if year := book.Plan().Community.Year; year.OK() {
		dropYears(book.Table(workbook.SheetIndicators), int(year.V))
	}
	return nil
}

func overlaid(t *workbook.Table, content any) error {
	for i, record := range records(content) {
		rows, err := rowsOf(t, record)
		if err != nil {
			return fmt.Errorf("record %d: %w", i+1, err)
		}
		if record[absentKey] == true {
			for _, row := range slices.Backward(rows) {
				t.Rows = slices.Delete(t.Rows, row, row+1)
			}
			continue
		}
		for _, row := range rows {
			for key, value := range record {
				if len(t.Sheet.Identity) == 1 && key == t.Sheet.Identity[0] && value == everyRow {
					continue
				}
				if err := set(t, &t.Rows[row], key, value); err != nil {
					return fmt.Errorf("record %d: %w", i+1, err)
				}
			}
		}
	}
	return nil
}

// rowsOf finds the rows that a record is about, in ascending order; it adds one
// for a key that no row has.
func rowsOf(t *workbook.Table, record map[string]any) ([]int, error) {
	if t.Sheet.Form {
		return []int{0}, nil
	}
	column := t.Sheet.Column(t.Sheet.Identity[0])
	key, given := record[t.Sheet.Identity[0]]
	if !given {
		return nil, fmt.Errorf("no %q", t.Sheet.Identity[0])
	}
	wanted, err := cell(t.Sheet.Columns[column].Type, key)
	if err != nil {
		return nil, err
	}
	var rows []int
	for i := range t.Rows {
		if key == everyRow || t.Rows[i].Cells[column].Print() == wanted.Print() {
			rows = append(rows, i)
		}
	}
	switch {
	case len(rows) > 0 || key == everyRow:
	case record[absentKey] == true:
		return nil, fmt.Errorf("%v is not there to be taken away", key)
	default:
		rows = []int{len(t.Rows)}
		t.Rows = append(t.Rows, t.NewRow())
	}
	return rows, nil
}

// dropYears leaves out the years after one.
func dropYears(t *workbook.Table, last int) {
	kept := 0
	for kept < len(t.Years) && t.Years[kept] <= last {
		kept++
	}
	t.Years = t.Years[:kept]
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:len(t.Sheet.Columns)+kept]
	}
}
