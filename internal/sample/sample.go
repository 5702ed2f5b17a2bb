// Package sample makes workbooks that are not typed by hand: the examples, from
// readable TOML whose keys are those of the workbook's model, and plans of any
// size from a seed, for benchmarks and properties. The program itself does not
// import it.
package sample

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/workbook"
)

// yearsKey holds the yearly values of an indicator.
const yearsKey = "annees"

// Book reads a source. Each table bears the key of a sheet, each key that of a
// column; a key that the model does not know is an error, and so is a value of
// the wrong type.
func Book(source []byte) (*workbook.Book, error) {
	var sheets map[workbook.SheetKey]any
	if err := toml.Unmarshal(source, &sheets); err != nil {
		return nil, err
	}
	book := workbook.Blank(years(sheets[workbook.SheetIndicators])...)
	for key, content := range sheets {
		table := book.Table(key)
		if table == nil {
			return nil, fmt.Errorf("unknown sheet %q", key)
		}
		if err := fill(table, content); err != nil {
			return nil, fmt.Errorf("sheet %q: %w", key, err)
		}
	}
	return book, nil
}

func records(content any) []map[string]any {
	switch content := content.(type) {
	case map[string]any:
		return []map[string]any{content}
	case []any:
		out := make([]map[string]any, len(content))
		for i, r := range content {
			out[i], _ = r.(map[string]any)
		}
		return out
	}
	return nil
}

// years lists the years for which some indicator has a value.
func years(indicators any) []int {
	var all []int
	for _, r := range records(indicators) {
		values, _ := r[yearsKey].(map[string]any)
		for y := range values {
			if n, err := strconv.Atoi(y); err == nil {
				all = append(all, n)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func fill(t *workbook.Table, content any) error {
	t.Rows = nil
	for i, record := range records(content) {
		row := t.NewRow()
		for key, value := range record {
			if err := set(t, &row, key, value); err != nil {
				return fmt.Errorf("row %d: %w", i+1, err)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return nil
}

// set types a value of the source into the column of that key.
func set(t *workbook.Table, row *workbook.Row, key string, value any) error {
	if key == yearsKey && t.Sheet.YearColumns {
		return fillYears(t, row, value)
	}
	col := t.Sheet.Column(key)
	if col < 0 {
		return fmt.Errorf("unknown column %q", key)
	}
	c, err := cell(t.Sheet.Columns[col].Type, value)
	if err != nil {
		return fmt.Errorf("column %q: %w", key, err)
	}
	row.Cells[col] = c
	return nil
}

func fillYears(t *workbook.Table, row *workbook.Row, value any) error {
	values, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%q is no table of years", yearsKey)
	}
	for y, v := range values {
		n, err := strconv.Atoi(y)
		if err != nil {
			return fmt.Errorf("%q is no year", y)
		}
		c, err := cell(workbook.TypeMeasure, v)
		if err != nil {
			return fmt.Errorf("year %d: %w", n, err)
		}
		row.Cells[len(t.Sheet.Columns)+slices.Index(t.Years, n)] = c
	}
	return nil
}

// cell types a value of the source for a column.
func cell(t workbook.Type, value any) (workbook.Cell, error) {
	switch v := value.(type) {
	case string:
		return textCell(t, v), nil
	case bool:
		if t == workbook.TypeYesNo {
			if v {
				return workbook.Cell{Kind: workbook.CellBool, Number: 1}, nil
			}
			return workbook.Cell{Kind: workbook.CellBool}, nil
		}
	case int64:
		return number(t, float64(v)), nil
	case float64:
		return number(t, v), nil
	case toml.LocalDate:
		return workbook.Cell{Kind: workbook.CellDate, Day: plan.Day{Year: v.Year, Month: time.Month(v.Month), Day: v.Day}}, nil
	}
	return workbook.Cell{}, fmt.Errorf("a value of type %T does not fit the column", value)
}

func number(t workbook.Type, v float64) workbook.Cell {
	if t == workbook.TypeMoney {
		v *= 100 // a Book holds cents
	}
	return workbook.Cell{Kind: workbook.CellNumber, Number: v}
}

func textCell(t workbook.Type, s string) workbook.Cell {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return workbook.Cell{}
	case t == workbook.TypeProse:
		return workbook.Cell{Kind: workbook.CellRich, Rich: Rich(s)}
	case t == workbook.TypeMeasure && s == "n.d.":
		return workbook.Cell{Kind: workbook.CellNA}
	case t == workbook.TypeMeasure && s == "s.o.":
		return workbook.Cell{Kind: workbook.CellNotApplicable}
	}
	return workbook.Cell{Kind: workbook.CellText, Text: s}
}

var markup = regexp.MustCompile(`\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)]+)\)`)

// Rich reads the light markup of the sources: **bold**, [text](address), and
// the bullets that richtext recognises.
func Rich(s string) richtext.Text {
	var runs []richtext.Run
	at := 0
	for _, m := range markup.FindAllStringSubmatchIndex(s, -1) {
		if m[0] > at {
			runs = append(runs, richtext.Run{Text: s[at:m[0]]})
		}
		if m[2] >= 0 {
			runs = append(runs, richtext.Run{Text: s[m[2]:m[3]], Bold: true})
		} else {
			runs = append(runs, richtext.Run{Text: s[m[4]:m[5]], Link: s[m[6]:m[7]]})
		}
		at = m[1]
	}
	if at < len(s) {
		runs = append(runs, richtext.Run{Text: s[at:]})
	}
	return richtext.FromRuns(runs)
}
