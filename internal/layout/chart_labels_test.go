package layout

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nrreport/internal/document"
	"nrreport/internal/french"
)

// Labels of a chart are all there, as far as the axis names their years, and none
// is written over another.
func TestChartLabelsDoNotMeet(t *testing.T) {
	const half = 230 * Point // of the page: small charts stand two a row
	absent := func(year int) document.Point {
		return document.Point{Year: year, State: document.NotFilled, Label: "non renseigné"}
	}
	known := func(year int, value float64, label string) document.Point {
		return document.Point{Year: year, Value: value, Label: label}
	}
	target := known(2029, -9.5, "−9,5 ETP de plus par an")
	tests := []struct {
		name  string
		chart document.SeriesChart
		want  []string // what the labels begin with
	}{
		{"two years without a value side by side",
			document.SeriesChart{Points: []document.Point{absent(2025), absent(2026), known(2027, 28.8, "28,8"), known(2028, 0, "0"), known(2029, 3, "3")}},
			[]string{"non renseigné", "non renseigné", "28,8", "0", "3"}},
		{"no year has a value",
			document.SeriesChart{Points: []document.Point{absent(2025), absent(2026), absent(2027), absent(2028), absent(2029)}},
			[]string{"non renseigné", "non renseigné", "non renseigné", "non renseigné", "non renseigné"}},
		{"a target near the last value",
			document.SeriesChart{Points: []document.Point{known(2027, 28.8, "28,8 ETP de plus par an"), known(2028, 0, "0 ETP de plus par an")}, Target: &target},
			[]string{"28,8", "0 ETP", "Cible : −9,5"}},
		{"a sentence as a unit",
			document.SeriesChart{Points: []document.Point{
				known(2025, 71.4, "71,4 services publics en ligne"), known(2026, -16.7, "−16,7 services publics en ligne"),
				known(2027, 25.8, "25,8 services publics en ligne"), known(2028, 58.1, "58,1 services publics en ligne"),
			}},
			[]string{"71,4", "−16,7", "25,8", "58,1"}},
		{"more years than the axis names",
			document.SeriesChart{Points: func() (points []document.Point) {
				for year := 2015; year <= 2026; year++ {
					points = append(points, known(year, float64(year-2010), "v"+strconv.Itoa(year)))
				}
				return points
			}()},
			[]string{"v2015", "v2017", "v2019", "v2021", "v2023", "v2025", "v2026"}},
	}
	e := lineEngine(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.chart.Small = true
			var labels []Item
			items := e.seriesChart(&tt.chart, half).items
			for i := 1; i < len(items); i++ {
				paper := items[i-1].Kind == RectKind && items[i-1].Colour == e.palette.paper
				if paper && items[i].Kind == TextKind {
					labels = append(labels, items[i-1])
					if n := len(labels); n > len(tt.want) || !strings.HasPrefix(items[i].Text, tt.want[n-1]) {
						t.Errorf("label %q, want %q", items[i].Text, tt.want)
					}
				}
			}
			if len(labels) != len(tt.want) {
				t.Errorf("%d labels, want %q", len(labels), tt.want)
			}
			for i, a := range labels {
				if a.X < 0 || a.X+a.W > half || a.Y < 0 {
					t.Errorf("%q is outside", tt.want[i])
				}
				for j, b := range labels[:i] {
					if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
						t.Errorf("%q and %q meet", tt.want[i], tt.want[j])
					}
				}
			}
		})
	}
}

// A value is not written on the dashed line of the legal threshold, which would
// seem to be worth it; the threshold says its own.
func TestChartLabelsLeaveTheThresholdFree(t *testing.T) {
	chart := &document.SeriesChart{Small: true, ThresholdLabel: "seuil légal", Threshold: []document.Point{{Year: 2023, Value: 20, Label: "20 %"}}}
	for i, v := range []float64{9, 14, 18, 22} {
		chart.Points = append(chart.Points, document.Point{Year: 2023 + i, Value: v, Label: "valeur"})
	}
	e := lineEngine(t)
	items := e.seriesChart(chart, 230*Point).items
	var line Unit
	for i := range items {
		if items[i].Kind == PathKind && len(items[i].Extra.Dash) > 0 {
			line = items[i].Y + items[i].Extra.Points[0].Y
		}
	}
	labels := 0
	for i := 1; i < len(items); i++ {
		paper := items[i-1]
		if items[i].Kind != TextKind || paper.Kind != RectKind || paper.Colour != e.palette.paper {
			continue
		}
		labels++
		if paper.Y < line && line < paper.Y+paper.H {
			t.Errorf("%q is written on the threshold", items[i].Text)
		}
	}
	if line == 0 || labels != 5 {
		t.Errorf("threshold at %d, %d labels", line, labels)
	}
}

// The threshold runs to the target, each rate is written over or under its own
// step, off the values and their course, and what finds no room is said at the
// top.
func TestEachRateIsWrittenWhereItHolds(t *testing.T) {
	const half = 230 * Point
	known := func(year int, value float64, label string) document.Point {
		return document.Point{Year: year, Value: value, Label: label}
	}
	target := known(2030, 30, "30 %")
	tests := []struct {
		name   string
		values []float64 // from 2023
		rates  []document.Point
		want   []string // of the labels, those of the threshold
	}{
		{"one rate from before the chart", []float64{44, 47}, []document.Point{known(2015, 60, "60 %")},
			[]string{"seuil légal : 60 %"}},
		{"a target where the last rate begins", []float64{9, 14, 18, 22},
			[]document.Point{known(2024, 20, "20 %"), known(2027, 25, "25 %"), known(2030, 30, "30 %")},
			[]string{"20 %", "25 %", "seuil légal : 30 % dès 2030"}},
		{"room for the name on the second", []float64{60, 62},
			[]document.Point{known(2023, 10, "10 %"), known(2024, 20, "20 %"), known(2028, 40, "40 %")},
			[]string{"10 %", "seuil légal : 20 %", "40 %"}},
	}
	e := lineEngine(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			chart := &document.SeriesChart{Small: true, ThresholdLabel: "seuil légal", Threshold: tt.rates, Target: &target}
			for i, v := range tt.values {
				chart.Points = append(chart.Points, known(2023+i, v, "v"))
			}
			s := &seriesPlot{canvas: canvas{e: e, width: half, height: 100 * Point}, ch: chart}
			s.scale()
			s.threshold()
			if r := s.rates[len(s.rates)-1]; r.right < s.x(2030) {
				t.Errorf("the threshold ends at %d, before the target at %d", r.right, s.x(2030))
			}
			for i := 1; i < len(s.rates); i++ {
				if s.rates[i].left != s.rates[i-1].right {
					t.Errorf("step %d does not begin where the one before ends", i)
				}
			}
			var got []string
			items := e.seriesChart(chart, half).items
			for i := 1; i < len(items); i++ {
				paper := items[i-1]
				text := strings.TrimSpace(strings.ReplaceAll(items[i].Text, french.NBSP, " "))
				if items[i].Kind != TextKind || paper.Kind != RectKind || paper.Colour != e.palette.paper || text == "v" || strings.HasPrefix(text, "Cible") {
					continue
				}
				got = append(got, text)
				for _, r := range s.rates {
					if strings.HasSuffix(text, r.Label) && (paper.X < r.left || paper.X+paper.W > r.right) {
						t.Errorf("%q stands out of its step", text)
					}
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("labels %q, want %q", got, tt.want)
			}
		})
	}
}
