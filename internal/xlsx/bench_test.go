package xlsx

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// actions writes a workbook of one sheet of rows × cols cells, of the mix of
// texts, numbers, dates and percentages that a sheet of actions has, and nine
// sheets of twenty rows.
func actions(tb testing.TB, rows, cols int) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	percent, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
	for i := range 10 {
		name, n := fmt.Sprintf("Feuille%d", i), 20
		if i == 0 {
			name, n = "Actions", rows
			if err := f.SetSheetName("Sheet1", name); err != nil {
				tb.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			tb.Fatal(err)
		}
		w, err := f.NewStreamWriter(name)
		if err != nil {
			tb.Fatal(err)
		}
		for r := 1; r <= n; r++ {
			row := make([]any, cols)
			for c := range row {
				switch c % 5 {
				case 0:
					row[c] = fmt.Sprintf("A-%04d", r)
				case 1:
					row[c] = fmt.Sprintf("Allonger la durée d’usage des équipements de la direction %d, y compris le réemploi", r%40)
				case 2:
					row[c] = excelize.Cell{StyleID: date, Value: 45000 + r%700}
				case 3:
					row[c] = excelize.Cell{StyleID: percent, Value: float64(r%101) / 100}
				case 4:
					row[c] = r * 125
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", r), row); err != nil {
				tb.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			tb.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

func benchmarkRead(b *testing.B, rows, cols int) {
	data := actions(b, rows, cols)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		f, err := Open("plan.xlsx", data, DefaultLimits())
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range f.Sheets {
			if _, err := s.Read(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkRead200(b *testing.B)   { benchmarkRead(b, 200, 30) }
func BenchmarkRead20000(b *testing.B) { benchmarkRead(b, 20_000, 25) }
