package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// Charts speak: each has a French sentence computed from the very points that
// are drawn. The sentence says where the series starts and ends, what is absent
// from it, what it goes through, and what it aims at.

// seriesAlt is the sentence of an indicator's chart: « Part de reconditionné :
// de 12 % en 2022 à 24 % en 2025 ; cible : 30 % en 2027. »
func seriesAlt(title string, chart *document.SeriesChart, direction plan.Direction) string {
	points := knownPoints(chart)
	var b strings.Builder
	b.WriteString(title)
	b.WriteString(" : ")
	b.WriteString(course(points))
	b.WriteString(againstTheGrain(points, direction))
	b.WriteString(extreme(points))
	if absent := absentYears(chart.Points); absent != "" {
		b.WriteString(" ; " + absent)
	}
	if t := chart.Target; t != nil {
		b.WriteString(" ; cible " + t.Label + inYear(t.Year))
	}
	if rates := thresholdRates(chart); rates != "" {
		b.WriteString(" ; seuil légal : " + rates)
	}
	b.WriteString(".")
	return french.Typeset(b.String())
}

// knownPoints are the numbers of a chart in the order of years, the baseline
// among them unless its year has a value of its own.
func knownPoints(chart *document.SeriesChart) []document.Point {
	var points []document.Point
	for _, p := range chart.Points {
		if p.State == document.Known {
			points = append(points, p)
		}
	}
	if b := chart.Baseline; b != nil {
		byYear := func(p document.Point, year int) int { return cmp.Compare(p.Year, year) }
		if at, measured := slices.BinarySearchFunc(points, b.Year, byYear); !measured {
			points = slices.Insert(points, at, *b)
		}
	}
	return points
}

func course(points []document.Point) string {
	if len(points) == 0 {
		return "aucune valeur connue"
	}
	first, last := points[0], points[len(points)-1]
	switch {
	case len(points) == 1:
		return first.Label + inYear(first.Year)
	case flat(points):
		return "stable à " + first.Label + years(first.Year, last.Year)
	case first.Value == last.Value:
		return "de " + first.Label + inYear(first.Year) + " à " + last.Label + " de nouveau" + inYear(last.Year)
	}
	return "de " + first.Label + inYear(first.Year) + " à " + last.Label + inYear(last.Year)
}

func flat(points []document.Point) bool {
	for _, p := range points {
		if p.Value != points[0].Value {
			return false
		}
	}
	return true
}

// againstTheGrain tells a move that goes the wrong way; the right way needs no
// comment.
func againstTheGrain(points []document.Point, direction plan.Direction) string {
	if len(points) < 2 {
		return ""
	}
	change := points[len(points)-1].Value - points[0].Value
	switch {
	case direction == plan.Up && change < 0:
		return ", alors qu’une hausse est recherchée"
	case direction == plan.Down && change > 0:
		return ", alors qu’une baisse est recherchée"
	}
	return ""
}

// extreme names the highest or lowest value when it is neither the first nor
// the last one.
func extreme(points []document.Point) string {
	if len(points) < 3 {
		return ""
	}
	first, last := points[0], points[len(points)-1]
	low, high := first, first
	for _, p := range points[1:] {
		if p.Value < low.Value {
			low = p
		}
		if p.Value > high.Value {
			high = p
		}
	}
	var found []string
	if high.Value > max(first.Value, last.Value) {
		found = append(found, "un maximum de "+high.Label+inYear(high.Year))
	}
	if low.Value < min(first.Value, last.Value) {
		found = append(found, "un minimum de "+low.Label+inYear(low.Year))
	}
	if len(found) == 0 {
		return ""
	}
	return ", avec " + french.Join(found)
}

// absentYears lists the years without a number, by kind of absence, in words
// that are read aloud better than their abbreviations: « donnée non disponible en
// 2023 et 2024 ».
func absentYears(points []document.Point) string {
	var parts []string
	for _, kind := range [...]struct {
		state document.PointState
		word  string
	}{{document.NotAvailable, "donnée non disponible"}, {document.NotApplicable, "sans objet"}, {document.NotFilled, notFilled}} {
		var list []string
		for _, p := range points {
			if p.State == kind.state {
				list = append(list, strconv.Itoa(p.Year))
			}
		}
		if len(list) > 0 {
			parts = append(parts, kind.word+" en "+french.Join(list))
		}
	}
	return strings.Join(parts, " ; ")
}

// thresholdRates are the steps of the dashed line, each with the year from which
// it holds: « 20 % à partir de 2024 et 25 % à partir de 2027 ».
func thresholdRates(chart *document.SeriesChart) string {
	var parts []string
	for _, p := range chart.Threshold {
		parts = append(parts, p.Label+" à partir de "+strconv.Itoa(p.Year))
	}
	return french.Join(parts)
}

// inYear is « en 2025 », or nothing when the year is not given.
func inYear(year int) string {
	if year == 0 {
		return ""
	}
	return " en " + strconv.Itoa(year)
}

func years(from, to int) string {
	if from == 0 || to == 0 {
		return inYear(to)
	}
	return " de " + strconv.Itoa(from) + " à " + strconv.Itoa(to)
}

// barsAlt is the sentence of a bar chart: what it compares, then each bar with
// its text.
func barsAlt(subject string, bars []document.Bar) string {
	var b strings.Builder
	b.WriteString(subject)
	b.WriteString(" : ")
	for i, bar := range bars {
		if i > 0 {
			b.WriteString(" ; ")
		}
		b.WriteString(bar.Label + ", " + bar.Text)
	}
	b.WriteString(".")
	return french.Typeset(b.String())
}

// calendarAlt is the sentence of a Gantt chart: how many actions, from their
// first date to their last, how many of them are done or late.
func calendarAlt(subject string, actions int, first, last plan.Day, done, late int) string {
	text := subject + " : " + count(actions, "action programmée", "actions programmées") +
		" " + french.DateRange(french.Day(first), french.Day(last))
	if done > 0 {
		text += ", dont " + count(done, "réalisée", "réalisées")
	}
	if late > 0 {
		text += " ; " + lateText(late, actions)
	}
	return french.Typeset(text + ".")
}

// count writes a number and what agrees with it: « 1 action », « 3 actions ».
func count(n int, singular, plural string) string {
	return french.CountNoBreak(n, singular, plural)
}
