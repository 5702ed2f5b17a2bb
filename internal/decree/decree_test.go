package decree

import (
	"fmt"
	"testing"

	"nrreport/internal/plan"
)

func TestRequirements(t *testing.T) {
	want := []string{"PT-ACT", "PT-A", "PT-B", "PT-C", "ST-A", "ST-B", "ST-C", "ST-D",
		"TH-1", "TH-2", "TH-3", "TH-4", "TH-5", "TH-6"}
	got := Requirements()
	if len(got) != len(want) {
		t.Fatalf("%d requirements, want %d", len(got), len(want))
	}
	for i, r := range got {
		if r.ID != want[i] {
			t.Errorf("requirement %d is %s, want %s", i, r.ID, want[i])
		}
	}
	for _, r := range append(append([]Requirement(nil), got...), Duties()...) {
		if r.Title == "" || r.Text == "" || r.Basis == "" || r.Part == "" {
			t.Errorf("%s has an empty field: %+v", r.ID, r)
		}
		if (r.Part == ThemePart) != (r.Theme != 0) || r.Theme != 0 && r.ID != fmt.Sprintf("TH-%d", r.Theme) {
			t.Errorf("%s: theme %d in part %q", r.ID, r.Theme, r.Part)
		}
		if found, ok := RequirementByID(r.ID); !ok || found != r {
			t.Errorf("RequirementByID(%q) = %v, %v", r.ID, found, ok)
		}
	}
	if _, ok := RequirementByID("PT-Z"); ok {
		t.Error("found a requirement that is none")
	}
}

func TestDuties(t *testing.T) {
	want := []string{YearlyReview, InternalReport, TerritoryReport, EvaluationReport, ActPublication}
	for i, r := range Duties() {
		if i >= len(want) || r.ID != want[i] {
			t.Errorf("duty %d is %s", i, r.ID)
		}
	}
}

func TestThemes(t *testing.T) {
	themes := Themes()
	if len(themes) != plan.DecreeThemes {
		t.Fatalf("%d themes", len(themes))
	}
	for i, theme := range themes {
		if int(theme.ID) != i+1 {
			t.Errorf("theme %d has number %d", i+1, theme.ID)
		}
		if n := len([]rune(theme.Short)); n == 0 || n > 32 {
			t.Errorf("short title of theme %d has %d characters", theme.ID, n)
		}
		if theme.Title == "" || theme.Abbr == "" {
			t.Errorf("theme %d lacks a title", theme.ID)
		}
	}
}

func TestThresholdsByYear(t *testing.T) {
	for _, tt := range []struct {
		code  string
		year  int
		value float64
		ok    bool
	}{
		{"AGEC-58", 2023, 0, false},
		{"AGEC-58", 2024, 20, true},
		{"AGEC-58", 2026, 20, true},
		{"AGEC-58", 2027, 25, true},
		{"AGEC-58", 2029, 25, true},
		{"AGEC-58", 2030, 30, true},
		{"AGEC-58", 2045, 30, true},
		{"REEN-16", 2022, 0, false},
		{"REEN-16", 2023, 25, true},
		{"REEN-16", 2024, 35, true},
		{"reen 16", 2025, 50, true},
		{"REEN–16", 2031, 50, true},
	} {
		threshold, found := ThresholdByCode(tt.code)
		if !found {
			t.Errorf("no threshold %s", tt.code)
			continue
		}
		if value, ok := threshold.At(tt.year); value != tt.value || ok != tt.ok {
			t.Errorf("%s in %d: %v, %v, want %v, %v", tt.code, tt.year, value, ok, tt.value, tt.ok)
		}
	}
	if _, found := ThresholdByCode("AGEC-99"); found {
		t.Error("found a threshold that is none")
	}
	for _, threshold := range Thresholds() {
		if threshold.Unit != "%" || threshold.Direction != plan.Up {
			t.Errorf("%s is in %q, of direction %q: only percentages to be reached or exceeded are foreseen (see the documentation of Threshold)",
				threshold.Code, threshold.Unit, threshold.Direction)
		}
		if threshold.Title == "" || threshold.Short == "" || threshold.Basis == "" || threshold.Measure == "" || threshold.Theme == 0 {
			t.Errorf("%s lacks a title, a short title, a basis, a measure or a theme", threshold.Code)
		}
		for i := 1; i < len(threshold.Steps); i++ {
			if threshold.Steps[i-1].From >= threshold.Steps[i].From {
				t.Errorf("%s: steps out of order", threshold.Code)
			}
		}
	}
}

func TestRepealedTextIsRecognised(t *testing.T) {
	texts := RepealedTexts()
	if len(texts) != 1 {
		t.Fatalf("%d repealed texts", len(texts))
	}
	r := texts[0]
	if r.Since != (plan.Day{Year: 2024, Month: 7, Day: 1}) || r.Title == "" || r.Remedy == "" {
		t.Errorf("incomplete: %+v", r)
	}
	for text, want := range map[string]bool{
		"Conformément au décret n° 2021-254 du 9 mars 2021.": true,
		"décret n°2021‑254":                                  true, // U+2011
		"Decret 2021 - 254":                                  true,
		"(2021/254)":                                         true,
		"décret du 9 mars 2021 relatif au réemploi":          true,
		"décret n° 2024-134 du 21 février 2024":              false,
		"décret n° 2021-2541":                                false,
		"marché 12021-254":                                   false,
		"2021 : 254 ordinateurs":                             false,
		"Décret du 9\u00a0mars 2021":                         true,
		"en 2021, 1 254 ordinateurs":                         false,
		"":                                                   false,
	} {
		if got := r.CitedIn(text); got != want {
			t.Errorf("CitedIn(%q) = %v", text, got)
		}
	}
}
