package rules

import (
	"math"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
)

var indLegalTarget = Rule{
	Code:     "IND-030",
	Severity: diag.Warning,
	Title:    "Cible ou trajectoire sous le seuil légal",
	Explanation: "La cible est plus basse que le seuil que la loi fixe pour l’année visée : l’atteindre ne suffirait pas. " +
		"Ou bien la cible respecte ce seuil, et une progression régulière depuis la dernière valeur connue (à défaut, depuis la valeur de départ) resterait sous le seuil pendant une année au moins avant celle de la cible ; " +
		"un commentaire de l’indicateur vaut alors explication.",
	Basis: basisAGEC + " ; " + basisREEN,
	Check: func(a *analysis.Analysis, report Reporter) {
		for i := range a.Plan.Indicators {
			n, s := &a.Plan.Indicators[i], &a.Indicators[i]
			if s.Legal == nil || !n.Target.Known() || !n.TargetYear.OK() || !isPercent(n.Unit) {
				continue
			}
			threshold := s.Legal.Threshold
			due, ok := threshold.At(int(n.TargetYear.V))
			if ok && n.Target.V < due {
				report(diag.Diagnostic{
					At: n.Target.At, Also: []diag.Position{n.TargetYear.At, n.Threshold.At}, Value: quantity(n.Target.V, n.Unit),
					Message: "La cible de l’" + indicator(n) + " est de " + quantity(n.Target.V, n.Unit) + " pour " + year(n.TargetYear.V) +
						", et le seuil légal " + threshold.Code + " de cette année-là est de " + quantity(due, n.Unit) + ".",
					Remedy: "Relevez la cible à " + quantity(due, n.Unit) + " au moins.",
					Basis:  threshold.Basis,
				})
				continue
			}
			at, expected, due := firstShortfall(a.Year, n, s.Legal)
			if at == 0 || n.Comment.Says() {
				continue
			}
			report(diag.Diagnostic{
				At: n.TargetYear.At, Also: []diag.Position{n.Target.At, n.Threshold.At}, Value: year(n.TargetYear.V),
				Message: "Avec une progression régulière, de " + quantity(s.Legal.Last.V, n.Unit) + " en " + itoa(s.Legal.LastYear) + " à " +
					quantity(n.Target.V, n.Unit) + " en " + year(n.TargetYear.V) + ", l’" + indicator(n) + " serait entre-temps sous le seuil légal " +
					threshold.Code + " : environ " + quantity(expected, n.Unit) + " en " + itoa(at) + ", pour " + quantity(due, n.Unit) + " exigés.",
				Remedy: "Si c’est possible, avancez l’année de la cible ; sinon, dites dans le commentaire pourquoi, et ce qui est prévu d’ici là.",
				Basis:  threshold.Basis,
			})
		}
	},
}

// firstShortfall is the first year, from the exercise on and before that of the
// target, when the straight line from the last known value to the target is
// under the rate then in force: that year, or 0, with both values. The years
// before the exercise are past mending.
func firstShortfall(exercise int, n *plan.Indicator, legal *analysis.LegalState) (at int, expected, due float64) {
	from, to := legal.LastYear, int(n.TargetYear.V)
	if from == 0 {
		return 0, 0, 0
	}
	for y := max(from+1, exercise); y < to; y++ {
		due, ok := legal.Threshold.At(y)
		expected := legal.Last.V + (n.Target.V-legal.Last.V)*float64(y-from)/float64(to-from)
		if ok && expected < due-1e-9 {
			return y, math.Floor(10*expected) / 10, due // rounded down, or it might be printed as the rate itself
		}
	}
	return 0, 0, 0
}
