package workbook

import (
	"io"
	"testing"
)

// BenchmarkWriteBlank is what `nrreport template` costs.
func BenchmarkWriteBlank(b *testing.B) {
	book := Blank()
	for b.Loop() {
		if err := Write(io.Discard, book, WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
