package workbook

import (
	"fmt"
	"io"
	"testing"
)

// BenchmarkWriteBlank is what `nrreport template` costs.
func BenchmarkWriteBlank(b *testing.B) { benchmarkWrite(b, Blank()) }

// BenchmarkWrite is what `nrreport merge` and the next year's workbook cost.
func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{200, 20_000} {
		b.Run(fmt.Sprintf("%dactions", n), func(b *testing.B) { benchmarkWrite(b, bigBook(n)) })
	}
}

func benchmarkWrite(b *testing.B, book *Book) {
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, book, WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
