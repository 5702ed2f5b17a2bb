package xlsx

import (
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

// BenchmarkSave compares Save with excelize's own Write on 5,000 rows of 20
// cells set one by one.
func BenchmarkSave(b *testing.B) {
	build := func() *excelize.File {
		f := excelize.NewFile()
		for r := 1; r <= 5000; r++ {
			for c := 1; c <= 20; c++ {
				cell := Ref{r, c}.String()
				if c%4 == 0 {
					_ = f.SetCellValue("Sheet1", cell, "Allonger la durée d’usage "+cell)
				} else {
					_ = f.SetCellValue("Sheet1", cell, r*c)
				}
			}
		}
		return f
	}
	for name, write := range map[string]func(*excelize.File) error{
		"save":  func(f *excelize.File) error { return Save(f, io.Discard) },
		"write": func(f *excelize.File) error { return f.Write(io.Discard) },
	} {
		b.Run(name, func(b *testing.B) {
			f := build()
			defer f.Close()
			b.ReportAllocs()
			for b.Loop() {
				if err := write(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
