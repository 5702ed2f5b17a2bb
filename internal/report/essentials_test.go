package report

import (
	"slices"
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/plan"
)

// reviewed is a plan of one theme whose indicators started last year from 10 and
// aim at 100: this year those over 50, in four years the others.
func reviewed(values ...float64) *plan.Plan {
	p := &plan.Plan{Community: community(plan.YearlyReview), Themes: []plan.Theme{{ID: 1}}}
	year := p.Community.Year.V
	p.Years = []int{int(year)}
	for i, v := range values {
		code := "I1." + string(rune('1'+i))
		due := year + 4
		if v > 50 {
			due = year
		}
		p.Indicators = append(p.Indicators, plan.Indicator{
			Code: val(code), Title: val("Indicateur " + code), Theme: val(plan.ThemeID(1)), Direction: val(plan.Up),
			Baseline: num(10), BaselineYear: val(year - 1), Target: num(100), TargetYear: val(due),
			Values: []plan.Measure{num(v)},
		})
	}
	return p
}

// The only indicator that an alert counts is named: on this page nothing else
// says what its code is.
func TestAlertsNameTheOnlyOne(t *testing.T) {
	for _, tc := range []struct {
		values []float64
		want   string
	}{
		{[]float64{60}, "1 indicateur n’a pas atteint sa cible à l’échéance (I1.1 – Indicateur I1.1)."},
		{[]float64{60, 11, 70}, "2 indicateurs n’ont pas atteint leur cible à l’échéance (I1.1 et I1.3)."},
		{[]float64{5}, "1 indicateur est plus loin de sa cible qu’au départ (I1.1 – Indicateur I1.1)."},
		{[]float64{60, 60, 60, 60, 60}, "5 indicateurs n’ont pas atteint leur cible à l’échéance (I1.1, I1.2, I1.3, I1.4 et I1.5)."},
		{[]float64{60, 60, 60, 60, 60, 60}, "6 indicateurs n’ont pas atteint leur cible à l’échéance (I1.1, I1.2, I1.3, I1.4 et 2 autres)."},
	} {
		if got := plainSpaces(strings.Join(newTestComposer(reviewed(tc.values...)).alerts(), "\n")); !strings.Contains(got, tc.want) {
			t.Errorf("%v: alerts %q, want %q", tc.values, got, tc.want)
		}
	}
}

// The page counts all the indicators, those behind included; before anything is
// judged it says nothing.
func TestTargetCounts(t *testing.T) {
	untargeted := reviewed(11)
	untargeted.Indicators[0].Target = blank
	strategy := reviewed(11)
	strategy.Community.Document, strategy.Indicators[0].Values = val(plan.Strategy), nil
	unmeasured := reviewed(11)
	unmeasured.Indicators[0].Values = nil
	for _, tc := range []struct {
		name string
		plan *plan.Plan
		want string
	}{
		{"all kinds", reviewed(100, 35, 11, 12, 5, 60), "6 indicateurs : 1 cible atteinte, 1 en bonne voie, 2 en retard sur la trajectoire, 1 plus loin de la cible qu’au départ et 1 cible non atteinte."},
		{"one kind", reviewed(100, 110), "2 indicateurs : 2 cibles atteintes."},
		{"no target", untargeted, ""},
		{"a stratégie not measured yet", strategy, ""},
		{"a bilan without any value", unmeasured, "1 indicateur : 1 à mesurer."},
	} {
		if got := plainSpaces(newTestComposer(tc.plan).targetCounts()); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// What is judged on an older value says its year: beside a blank one it would
// pass for a judgement on nothing.
func TestSituationOnAnOlderValue(t *testing.T) {
	for _, tc := range []struct {
		name   string
		values []plan.Measure
		want   string
	}{
		{"of the year", []plan.Measure{num(12), num(13)}, "⚠ En retard sur la trajectoire"},
		{"of the year before", []plan.Measure{num(5), blank}, "⚠ Plus loin de la cible qu’au départ (valeur de 2024)"},
		{"reached before", []plan.Measure{num(120), nd}, "✓ Cible atteinte (valeur de 2024)"},
		{"none", []plan.Measure{blank, nd}, "À mesurer"},
	} {
		p := reviewed(0)
		p.Years, p.Indicators[0].Values = []int{2024, 2025}, tc.values
		p.Indicators[0].BaselineYear, p.Indicators[0].TargetYear = val(2023.0), val(2029.0)
		c := newTestComposer(p)
		if got, _ := c.shortSituation(&c.a.Indicators[0]); plainSpaces(got) != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// The card of the people reached says what it counts: the chapters of themes 4
// and 5 give other numbers.
func TestAwarenessNote(t *testing.T) {
	event := func(theme plan.ThemeID, people float64, estimated bool) plan.Event {
		return plan.Event{Date: date(2025, 3, 1), Theme: val(theme), Participants: val(people), Estimated: val(estimated)}
	}
	loose := event(4, 5, false)
	loose.Theme = plan.Value[plan.ThemeID]{}
	for want, events := range map[string][]plan.Event{
		"thème 4, en 1 événement":               {event(4, 10, false)},
		"thèmes 4 et 5, dont 10 par estimation": {event(5, 10, true), event(4, 2, false)},
		"thèmes 4, 5 et 6, en 3 événements":     {event(6, 1, false), event(5, 1, false), event(4, 2, false)},
		"thème 5, par estimation":               {event(5, 10, true), event(5, 2, true)},
		"tous thèmes, en 2 événements":          {event(5, 10, false), loose},
	} {
		c := newTestComposer(&plan.Plan{Community: community(plan.YearlyReview), Events: events})
		if got := plainSpaces(c.awarenessNote(c.a.Awareness)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The indicators that the alerts speak of stand in the table above them, before
// those that are merely behind.
func TestKeyIndicatorsAreThoseOfTheAlerts(t *testing.T) {
	rows := newTestComposer(reviewed(11, 11, 11, 11, 11, 11, 60, 5)).keyIndicatorRows()
	if want := []int{6, 7, 0, 1, 2}; !slices.Equal(rows, want) {
		t.Errorf("rows %v, want %v", rows, want)
	}
}

// Where there are more alerts than the page takes, its last line names the
// others: none is lost.
func TestNoAlertIsLost(t *testing.T) {
	p := reviewed(60, 5)
	p.Actions = []plan.Action{
		{Code: val("A1.1"), Title: val("Une action"), Theme: val(plan.ThemeID(1)), Status: val(plan.Blocked), Due: date(2025, 1, 1)},
		{Code: val("A1.2"), Title: val("Autre action"), Theme: val(plan.ThemeID(1)), Status: val(plan.Ongoing)},
	}
	if got := newTestComposer(p).alerts(); len(got) != mostAlerts || strings.Contains(got[mostAlerts-1], "Et aussi") {
		t.Errorf("%d alerts: %q", len(got), got)
	}
	for range 3 {
		p.Events = append(p.Events, plan.Event{Title: val("Réunion"), Date: date(2025, 3, 1), Theme: val(plan.ThemeID(4)), Participants: val(12.0)})
	}
	got := newTestComposer(p).alerts()
	if len(got) != mostAlerts || plainSpaces(got[mostAlerts-1]) != "Et aussi : 1 thème à compléter ; sensibilisation peu variée." {
		t.Errorf("%d alerts: %q", len(got), got)
	}
}

// A stratégie that starts under the law says so, and never tells a rate due
// since an earlier year as one to come.
func TestStartingUnderTheLaw(t *testing.T) {
	for _, tc := range []struct {
		code            string
		year, from      float64 // the exercise, the year of the starting point
		baseline        float64
		situation, warn string
	}{
		{"REEN-16", 2027, 2025, 0, "⚠ Sous le seuil légal de 50 % exigé depuis 2025",
			"Sous le seuil légal : I1.1 – Indicateur I1.1, 0 % en 2025 pour un seuil de 50 % exigé depuis 2025."},
		{"AGEC-58", 2027, 2025, 6, "⚠ Sous le seuil légal de 20 % exigé depuis 2024, puis 25 % en 2027",
			"Sous le seuil légal : I1.1 – Indicateur I1.1, 6 % en 2025 pour un seuil de 20 % exigé depuis 2024, puis 25 % en 2027."},
		{"REEN-16", 2027, 2025, 50, "Seuil légal de 50 % exigé depuis 2025", ""},
		{"REEN-16", 2023, 2022, 10, "⚠ Sous le seuil légal de 25 % en 2023",
			"Sous le seuil légal : I1.1 – Indicateur I1.1, 10 % en 2022 pour un seuil de 25 % en 2023."},
		{"AGEC-58", 2027, 2026, 22, "⚠ Sous le seuil légal de 25 % en 2027", // met in its own year
			"Sous le seuil légal : I1.1 – Indicateur I1.1, 22 % en 2026 pour un seuil de 25 % en 2027."},
		{"AGEC-58", 2027, 2026, 24.96, "⚠ Sous le seuil légal de 25 % en 2027",
			"Sous le seuil légal : I1.1 – Indicateur I1.1, 24,96 % en 2026 pour un seuil de 25 % en 2027."},
		{"AGEC-58", 2023, 2022, 10, "Aucun seuil cette année", ""},
	} {
		p := &plan.Plan{Community: community(plan.Strategy), Themes: []plan.Theme{{ID: 1}}}
		p.Community.Year = val(tc.year)
		p.Indicators = []plan.Indicator{{
			Code: val("I1.1"), Title: val("Indicateur I1.1"), Theme: val(plan.ThemeID(1)), Unit: val("%"), Direction: val(plan.Up),
			Baseline: num(tc.baseline), BaselineYear: val(tc.from), Target: num(60), TargetYear: val(2030.0), Threshold: val(tc.code),
		}}
		c := newTestComposer(p)
		if got, _ := c.legalText(c.a.Indicators[0].Legal); plainSpaces(got) != tc.situation {
			t.Errorf("%s in %v: %q, want %q", tc.code, tc.year, got, tc.situation)
		}
		alerts := plainSpaces(strings.Join(c.alerts(), "\n"))
		if strings.Contains(alerts, "seuil légal") != (tc.warn != "") || !strings.Contains(alerts, tc.warn) {
			t.Errorf("%s in %v: alerts %q, want %q", tc.code, tc.year, alerts, tc.warn)
		}
	}
}

// The mean says which actions it leaves out: another card counts them all.
func TestMeanNote(t *testing.T) {
	for want, p := range map[string]analysis.Progress{
		"sur 45 actions":                        {Actions: 45, Known: 45},
		"sur 44 actions maintenues":             {Actions: 45, Known: 44, Dropped: 1},
		"sur les 43 actions dont il est connu":  {Actions: 45, Known: 43, Dropped: 1},
		"sur la seule action dont il est connu": {Actions: 2, Known: 1},
	} {
		if got := plainSpaces(meanNote(p)); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}
