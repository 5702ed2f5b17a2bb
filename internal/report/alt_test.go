package report

import (
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

func TestSeriesAlt(t *testing.T) {
	known := func(year int, v float64, unit string) document.Point { return seriesPoint(num(v), year, unit) }
	absent := func(year int, m plan.Measure) document.Point { return seriesPoint(m, year, "") }
	point := func(p document.Point) *document.Point { return &p }
	for _, tc := range []struct {
		name      string
		title     string
		chart     document.SeriesChart
		direction plan.Direction
		want      string
	}{
		{"the issue's example", "Part de reconditionné", document.SeriesChart{
			Points: []document.Point{known(2022, 12, "%"), known(2025, 24, "%")}, Target: point(known(2027, 30, "%")),
		}, plan.Up, "Part de reconditionné : de 12 % en 2022 à 24 % en 2025 ; cible 30 % en 2027."},
		{"baseline starts the series", "Part de reconditionné", document.SeriesChart{
			Baseline: point(known(2020, 5, "%")), Points: []document.Point{known(2024, 12, "%"), known(2025, 24, "%")},
		}, plan.Up, "Part de reconditionné : de 5 % en 2020 à 24 % en 2025."},
		{"the year's own value wins over the baseline", "Dons", document.SeriesChart{
			Baseline: point(known(2024, 10, "nombre")), Points: []document.Point{known(2024, 11, "nombre"), known(2025, 12, "nombre")},
		}, plan.Up, "Dons : de 11 en 2024 à 12 en 2025."},
		{"a baseline among the years", "Dons", document.SeriesChart{
			Baseline: point(known(2023, 12, "")), Points: []document.Point{known(2022, 10, ""), absent(2023, nd), known(2024, 14, "")},
		}, plan.Up, "Dons : de 10 en 2022 à 14 en 2024 ; donnée non disponible en 2023."},
		{"a baseline that a later year replaces", "Dons", document.SeriesChart{
			Baseline: point(known(2024, 13, "")), Points: []document.Point{known(2023, 10, ""), known(2024, 14, "")},
		}, plan.Up, "Dons : de 10 en 2023 à 14 en 2024."},
		{"gaps", "Dons", document.SeriesChart{
			Points: []document.Point{known(2022, 10, ""), absent(2023, nd), absent(2024, nd), known(2025, 12, ""), absent(2026, blank)},
		}, plan.Up, "Dons : de 10 en 2022 à 12 en 2025 ; donnée non disponible en 2023 et 2024 ; non renseigné en 2026."},
		{"one point, no target", "Ateliers", document.SeriesChart{
			Points: []document.Point{known(2025, 1, "")},
		}, plan.Up, "Ateliers : 1 en 2025."},
		{"one point and a target", "Ateliers", document.SeriesChart{
			Points: []document.Point{known(2025, 1, "atelier")}, Target: point(known(2027, 12, "atelier")),
		}, plan.Up, "Ateliers : 1 atelier en 2025 ; cible 12 ateliers en 2027."},
		{"no value", "Ateliers", document.SeriesChart{
			Points: []document.Point{absent(2025, so)}, Target: point(known(2027, 12, "")),
		}, plan.Up, "Ateliers : aucune valeur connue ; sans objet en 2025 ; cible 12 en 2027."},
		{"decreasing, as wished", "Émissions", document.SeriesChart{
			Points: []document.Point{known(2024, 120, "tCO2e"), known(2025, 80, "tCO2e")},
		}, plan.Down, "Émissions : de 120 tCO₂e en 2024 à 80 tCO₂e en 2025."},
		{"decreasing, against the grain", "Dons", document.SeriesChart{
			Points: []document.Point{known(2024, 120, ""), known(2025, 80, "")},
		}, plan.Up, "Dons : de 120 en 2024 à 80 en 2025, alors qu’une hausse est recherchée."},
		{"rising, against the grain", "Émissions", document.SeriesChart{
			Points: []document.Point{known(2024, 80, "kg"), known(2025, 120, "kg")},
		}, plan.Down, "Émissions : de 80 kg en 2024 à 120 kg en 2025, alors qu’une baisse est recherchée."},
		{"neutral", "Objets connectés", document.SeriesChart{
			Points: []document.Point{known(2024, 120, "objet"), known(2025, 80, "objet")},
		}, plan.Neutral, "Objets connectés : de 120 objets en 2024 à 80 objets en 2025."},
		{"stable", "Score", document.SeriesChart{
			Points: []document.Point{known(2023, 50, "%"), known(2024, 50, "%"), known(2025, 50, "%")},
		}, plan.Up, "Score : stable à 50 % de 2023 à 2025."},
		{"back to the start", "Score", document.SeriesChart{
			Points: []document.Point{known(2023, 50, "%"), known(2024, 70, "%"), known(2025, 50, "%")},
		}, plan.Up, "Score : de 50 % en 2023 à 50 % de nouveau en 2025, avec un maximum de 70 % en 2024."},
		{"both extremes", "Score", document.SeriesChart{
			Points: []document.Point{known(2022, 50, "%"), known(2023, 70, "%"), known(2024, 20, "%"), known(2025, 60, "%")},
		}, plan.Up, "Score : de 50 % en 2022 à 60 % en 2025, avec un maximum de 70 % en 2023 et un minimum de 20 % en 2024."},
		{"legal threshold", "Réemploi", document.SeriesChart{
			Points:    []document.Point{known(2024, 30, "%"), known(2025, 40, "%")},
			Threshold: []document.Point{known(2024, 35, "%"), known(2025, 50, "%")}, ThresholdLabel: "seuil légal",
		}, plan.Up, "Réemploi : de 30 % en 2024 à 40 % en 2025 ; seuil légal : 35 % à partir de 2024 et 50 % à partir de 2025."},
		{"zero is a number", "Dons", document.SeriesChart{
			Points: []document.Point{known(2024, 0, "kg"), known(2025, 0, "kg")},
		}, plan.Up, "Dons : stable à 0 kg de 2024 à 2025."},
	} {
		got := seriesAlt(tc.title, &tc.chart, tc.direction)
		if want := tc.want; plainSpaces(got) != want {
			t.Errorf("%s:\n got %s\nwant %s", tc.name, got, want)
		}
	}
}

// plainSpaces makes the expectations of these tests readable: package french
// has its own tests for no-break spaces.
func plainSpaces(s string) string {
	return strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ").Replace(s)
}

func TestValueText(t *testing.T) {
	for _, tc := range []struct {
		v    float64
		unit string
		want string
	}{
		{24, "%", "24 %"}, {24.5, "% HT", "24,5 %"}, {1, "années", "1 année"}, {1.5, "année", "1,5 année"}, {5, "année", "5 années"},
		{2, "équipements par agent", "2 équipements par agent"}, {0.8, "équipements par agent", "0,8 équipement par agent"},
		{1200, "kg", "1 200 kg"}, {3, "nombre", "3"}, {1.8, "ratio", "1,8"}, {12345.5, "€", "12 345,50 €"},
		{1, "oui/non", "oui"}, {1, "oui ou non", "oui"}, {35, "pourcentage", "35 %"}, {34, "nbre", "34"}, {0, "oui/non", "non"}, {0, "", "0"}, {2, "mois", "2 mois"}, {3, "jeux de données", "3 jeux de données"},
		{1, "jeux de données", "1 jeu de données"}, {1, "communes", "1 commune"}, {0, "postes réparés", "0 poste réparé"},
	} {
		got := plainSpaces(valueText(tc.v, tc.unit))
		if got != tc.want {
			t.Errorf("valueText(%v, %q) = %q, want %q", tc.v, tc.unit, got, tc.want)
		}
	}
}

func TestProgressText(t *testing.T) {
	for _, tc := range []struct {
		status []plan.Status
		want   string
	}{
		{nil, "Aucune action n’est inscrite."},
		{[]plan.Status{plan.Done}, "1 action réalisée. Son avancement est de 100 %."},
		{[]plan.Status{plan.Planned, plan.Planned}, "2 actions, toutes à venir. L’avancement moyen est de 0 %."},
		{[]plan.Status{plan.Done, plan.Done, plan.Planned}, "3 actions : 2 réalisées et 1 à venir. L’avancement moyen est de 67 %."},
		{[]plan.Status{plan.Ongoing, plan.Planned, plan.Blocked, plan.Dropped}, "4 actions : 1 en cours, 1 à venir, 1 bloquée et 1 abandonnée. L’avancement moyen est de 0 % (sur la seule action dont il est connu)."},
	} {
		p := &plan.Plan{}
		for _, s := range tc.status {
			p.Actions = append(p.Actions, plan.Action{Status: val(s)})
		}
		if got := plainSpaces(progressText(progressOf(p))); got != tc.want {
			t.Errorf("got  %s\nwant %s", got, tc.want)
		}
	}
	for want, p := range map[string]analysis.Progress{
		"1 action en cours. Elle est en retard.":                         {Actions: 1, Ongoing: 1, Late: 1},
		"2 actions, toutes en cours. Toutes sont en retard.":             {Actions: 2, Ongoing: 2, Late: 2},
		"3 actions : 2 en cours et 1 à venir. 2 actions sont en retard.": {Actions: 3, Ongoing: 2, Planned: 1, Late: 2},
	} {
		if got := plainSpaces(progressText(p)); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
