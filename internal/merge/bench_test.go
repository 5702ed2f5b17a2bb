package merge_test

import (
	"fmt"
	"testing"

	"nrreport/internal/merge"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
)

// largePlan has that many actions, shared out between twelve departments.
func largePlan(actions int) *workbook.Book {
	b := smallPlan()
	for i := range actions {
		addRow(b, workbook.SheetActions, "code", fmt.Sprint("B", i), "titre", fmt.Sprint("Action numéro ", i), "theme", 1+i%6, "objectifs", "O1.1",
			"pilote", fmt.Sprint("Direction ", i%12), "indicateurs", fmt.Sprint("J", i/4), "statut", "en cours", "etp", i%7, "description", "Un texte assez long pour ressembler à ceux des plans.", "bilan", "Ce qui a été fait.")
	}
	for i := range actions / 4 {
		addRow(b, workbook.SheetIndicators, "code", fmt.Sprint("J", i), "titre", fmt.Sprint("Indicateur ", i), "theme", 1+i%6, "2025", i, "2026", i+1)
	}
	return b
}

func BenchmarkSplit(b *testing.B) {
	for _, n := range []int{1_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			large := largePlan(n)
			b.ReportAllocs()
			for b.Loop() {
				split.All(large)
			}
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			parts := partsOf(largePlan(n))
			b.ReportAllocs()
			for b.Loop() {
				merge.Merge(parts, merge.Options{})
			}
		})
	}
}
