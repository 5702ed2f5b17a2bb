package report

import (
	"strings"
	"testing"

	"nrreport/internal/analysis"
)

// The count above the matrix calls each answer what the matrix calls it.
func TestMatrixTextUsesTheWordsOfTheMatrix(t *testing.T) {
	for _, coverage := range []analysis.Coverage{analysis.Met, analysis.Explained, analysis.Missing} {
		label, _ := coverageText(coverage)
		_, word, _ := strings.Cut(label, " ")
		for n := 1; n <= 2; n++ {
			lines := make([]analysis.MatrixLine, 5)
			for i := range n {
				lines[i].Coverage = coverage
			}
			for i := n; i < len(lines); i++ {
				lines[i].Coverage = (coverage + 1) % 3
			}
			if text := matrixText(lines); !strings.Contains(text, strings.ToLower(word)) {
				t.Errorf("%d %s: %q", n, word, text)
			}
		}
	}
}

// Nobody writes « 0 est satisfaite ».
func TestMatrixTextOfABlankPlan(t *testing.T) {
	lines := []analysis.MatrixLine{{Coverage: analysis.Missing}, {Coverage: analysis.Missing}}
	if text := plainSpaces(matrixText(lines)); !strings.HasSuffix(text, ", aucune n’est satisfaite ; 2 sont manquantes.") {
		t.Error(text)
	}
}
