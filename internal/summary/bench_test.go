package summary_test

import (
	"io"
	"strconv"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/plan/plantest"
	"nrreport/internal/rules"
	"nrreport/internal/summary"
)

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{40, 200, 1000, 5000, 20000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			a := analysis.Of(plantest.Large(n))
			diags := rules.Run(a)
			b.ReportAllocs()
			for b.Loop() {
				if err := summary.Write(io.Discard, a, diags, summary.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
