package report

import (
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
)

// The requirements are satisfied, and the themes, which the article only
// proposes, are treated; each count agrees, and none is nought.
func TestMatrixText(t *testing.T) {
	const met, explained, missing = analysis.Met, analysis.Explained, analysis.Missing
	repeat := func(v analysis.Coverage, n int) []analysis.Coverage {
		list := make([]analysis.Coverage, n)
		for i := range list {
			list[i] = v
		}
		return list
	}
	for _, tt := range []struct {
		requirements, themes []analysis.Coverage
		want                 string
	}{
		{repeat(met, 8), repeat(met, 6), "Les 8 exigences sont satisfaites et les 6 thèmes proposés sont traités."},
		{repeat(met, 8), append(repeat(met, 5), explained),
			"Les 8 exigences sont satisfaites. Sur les 6 thèmes proposés, 5 sont traités ; 1 n’est pas retenu, avec son motif."},
		{append(repeat(met, 7), missing), repeat(met, 6),
			"Sur les 8 exigences, 7 sont satisfaites et 1 est manquante. Les 6 thèmes proposés sont traités."},
		{append(repeat(missing, 7), met), []analysis.Coverage{met, explained, explained, missing, missing, missing},
			"Sur les 8 exigences, 1 est satisfaite et 7 sont manquantes. Sur les 6 thèmes proposés, 1 est traité ; 2 ne sont pas retenus, avec leur motif ; 3 restent à compléter."},
		{repeat(missing, 8), repeat(missing, 6), "Aucune des 8 exigences n’est satisfaite. Aucun des 6 thèmes proposés n’est traité."},
		{repeat(met, 8), append(repeat(explained, 5), missing),
			"Les 8 exigences sont satisfaites. Sur les 6 thèmes proposés, 5 ne sont pas retenus, avec leur motif ; 1 reste à compléter."},
		{repeat(met, 1), repeat(met, 1), "L’unique exigence est satisfaite et l’unique thème proposé est traité."},
		{repeat(missing, 1), repeat(missing, 1), "L’unique exigence n’est pas satisfaite. L’unique thème proposé n’est pas traité."},
		{repeat(met, 2), nil, "Les 2 exigences sont satisfaites."},
	} {
		var lines []analysis.MatrixLine
		for _, v := range tt.requirements {
			lines = append(lines, analysis.MatrixLine{Coverage: v})
		}
		for _, v := range tt.themes {
			line := analysis.MatrixLine{Coverage: v}
			line.Requirement.Part = decree.ThemePart
			lines = append(lines, line)
		}
		if got := plainSpaces(matrixText(lines)); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
}
