package sample

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/xuri/excelize/v2"

	"nrreport/examples"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// Fault is a mistake planted in plan-erreurs.xlsx.
type Fault struct {
	Codes []string `toml:"codes"`
	// Elsewhere are the codes that the mistake causes in another cell.
	Elsewhere []string `toml:"ailleurs"`
	Sheet     string   `toml:"feuille"`
	Row       string   `toml:"ligne"`
	Column    string   `toml:"colonne"`
	// Value is what is typed; Formula a formula without result; Result the
	// error that a formula gave. One of the three.
	Value   any    `toml:"valeur"`
	Formula string `toml:"formule"`
	Result  string `toml:"calcul"`
	// Cell is where it stands, once planted.
	Cell string `toml:"-"`
}

// Errors writes the workbook in which the faults are planted, and returns them
// with their cells.
func Errors(w io.Writer) ([]Fault, error) {
	var source map[string]any
	var planted struct {
		Faults []Fault `toml:"faute"`
	}
	if err := toml.Unmarshal(examples.Errors, &source); err != nil {
		return nil, err
	}
	if err := toml.Unmarshal(examples.Errors, &planted); err != nil {
		return nil, err
	}
	delete(source, "faute")
	f, err := sound(source)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	cells := make([]string, len(planted.Faults))
	for i, fault := range planted.Faults { // all found before the first changes a row's name
		if cells[i], err = find(f, fault); err != nil {
			return nil, err
		}
	}
	for i := range planted.Faults {
		planted.Faults[i].Cell = cells[i]
		if err := plant(f, planted.Faults[i]); err != nil {
			return nil, err
		}
	}
	return planted.Faults, xlsx.Save(f, w)
}

// sound is the workbook before the faults: the strategy, with the rows of the
// source added. Added rows take the missing columns from the first row of their
// sheet, so that each shows its own fault and few others.
func sound(source map[string]any) (*excelize.File, error) {
	book, err := Book(examples.Strategy)
	if err != nil {
		return nil, err
	}
	for _, t := range book.Tables {
		content, given := source[string(t.Sheet.Key)]
		if !given {
			continue
		}
		added := *t
		if err := fill(&added, content); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", t.Sheet.Key, err)
		}
		for i := range added.Rows {
			completeFrom(t, &added.Rows[i])
		}
		if t.Sheet.Form {
			t.Rows = added.Rows
		} else {
			t.Rows = append(t.Rows, added.Rows...)
		}
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
		return nil, err
	}
	return excelize.OpenReader(&b)
}

func completeFrom(t *workbook.Table, row *workbook.Row) {
	if len(t.Rows) == 0 || t.Sheet.Key == workbook.SheetThemes {
		return
	}
	for i := range row.Cells {
		if row.Cells[i].IsBlank() {
			row.Cells[i] = t.Rows[0].Cells[i]
		}
	}
}

// find returns the cell of a fault. In the form, that is the cell beside the
// label; elsewhere, the crossing of the row and the header.
func find(f *excelize.File, fault Fault) (string, error) {
	rows, err := f.GetRows(fault.Sheet)
	if err != nil {
		return "", err
	}
	row, col := 0, 0
	for i, cells := range rows {
		for j, text := range cells {
			if text == fault.Column && col == 0 {
				col = j + 1
			}
			if text == fault.Row && j < 2 {
				row = i + 1
				if fault.Column == "" {
					col = j + 2
				}
			}
		}
	}
	if row == 0 || col == 0 {
		return "", fmt.Errorf("no cell at row %q, column %q of sheet %q", fault.Row, fault.Column, fault.Sheet)
	}
	return excelize.CoordinatesToCellName(col, row)
}

func plant(f *excelize.File, fault Fault) error {
	switch v := fault.Value.(type) {
	case nil:
	case string:
		if v == "" {
			return f.SetCellValue(fault.Sheet, fault.Cell, nil)
		}
		return f.SetCellStr(fault.Sheet, fault.Cell, v)
	case toml.LocalDate:
		// A date already formatted keeps the column's format.
		return f.SetCellValue(fault.Sheet, fault.Cell, excelDay(v))
	default:
		return f.SetCellValue(fault.Sheet, fault.Cell, v)
	}
	if fault.Formula != "" {
		if err := f.SetCellValue(fault.Sheet, fault.Cell, nil); err != nil {
			return err
		}
		return f.SetCellFormula(fault.Sheet, fault.Cell, fault.Formula)
	}
	if err := f.SetCellStr(fault.Sheet, fault.Cell, fault.Result); err != nil {
		return err
	}
	return asError(f, fault)
}

// excelDay is the serial number of a day.
func excelDay(d toml.LocalDate) float64 {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// asError makes a cell one that Excel calculated to an error, which excelize
// has no call for: the fields of its worksheet are exported, their types not.
func asError(f *excelize.File, fault Fault) error {
	found := false
	f.Sheet.Range(func(_, sheet any) bool {
		rows := reflect.ValueOf(sheet).Elem().FieldByName("SheetData").FieldByName("Row")
		for i := range rows.Len() {
			cells := rows.Index(i).FieldByName("C")
			for j := range cells.Len() {
				cell := cells.Index(j)
				if cell.FieldByName("R").String() != fault.Cell || cell.FieldByName("T").String() != "s" {
					continue
				}
				if text, _ := f.GetCellValue(fault.Sheet, fault.Cell); text != fault.Result {
					continue
				}
				cell.FieldByName("T").SetString("e")
				cell.FieldByName("V").SetString(fault.Result)
				found = true
			}
		}
		return !found
	})
	if !found {
		return fmt.Errorf("cell %s of sheet %q cannot be made an error", fault.Cell, fault.Sheet)
	}
	return nil
}
