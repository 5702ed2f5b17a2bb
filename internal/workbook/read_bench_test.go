package workbook

import (
	"bytes"
	"fmt"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// bigBook is a plan of n actions with the texts and the proportions of a real
// one: an objective for ten actions, an indicator for three, an event for four.
func bigBook(n int) *Book {
	b := Blank(2023, 2024, 2025, 2026)
	fill := func(key SheetKey, rows int) {
		t := b.Table(key)
		for i := range rows {
			row := t.NewRow()
			for j := range t.Sheet.Columns {
				c := &t.Sheet.Columns[j]
				row.Cells[j] = bigCell(key, c, i)
			}
			for j := range t.Years {
				row.Cells[len(t.Sheet.Columns)+j] = Cell{Kind: CellNumber, Number: float64(10*j + i%10)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	fill(SheetActors, 12)
	fill(SheetObjectives, n/10)
	fill(SheetActions, n)
	fill(SheetIndicators, n/3)
	fill(SheetEvents, n/4)
	return b
}

func bigCell(key SheetKey, c *Column, i int) Cell {
	text := func(format string, a ...any) Cell { return Cell{Kind: CellText, Text: fmt.Sprintf(format, a...)} }
	switch c.Type {
	case TypeCode:
		return text("%c%d.%03d", string(key)[0]-32, i%6+1, i)
	case TypeTheme:
		return Cell{Kind: CellNumber, Number: float64(i%6 + 1)}
	case TypeRefs:
		return text("%c%d.%03d", string(c.RefersTo)[0]-32, i%6+1, i/10)
	case TypeNames:
		return text("Ressourcerie du quartier %d ; Syndicat mixte", i%17)
	case TypeProse:
		if i%3 == 0 {
			return Cell{}
		}
		return Cell{Kind: CellRich, Rich: richtext.FromPlain(fmt.Sprintf("Un marché réservé à des ateliers de l’économie sociale, avec une clause de réemploi (ligne %d).\n- reprise du matériel remplacé\n- garantie de trois ans", i))}
	case TypeText:
		return text("%s numéro %d, pour les services et les écoles du territoire", c.Header, i%50)
	case TypeDate:
		return Cell{Kind: CellDate, Day: plan.Day{Year: 2025, Month: 3, Day: 1 + i%28}}
	}
	return sampleCell(c, diag.Position{})
}

func BenchmarkRead(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		var file bytes.Buffer
		if err := Write(&file, bigBook(n), WriteOptions{}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%dactions", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book, diags, err := Read("plan.xlsx", file.Bytes())
				if err != nil {
					b.Fatal(err)
				}
				if len(book.Plan().Actions) != n {
					b.Fatal("rows are missing")
				}
				_ = diags
			}
		})
	}
}
