package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/analysis"
	"nrreport/internal/decree"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/plan"
)

// cases are the reports that the golden files and the properties cover.
var cases = []struct {
	name     string
	document plan.DocumentType
	opt      Options
}{
	{"bilan-public", plan.YearlyReview, Options{Version: "1.0"}},
	{"bilan-interne-projet", plan.YearlyReview, Options{Version: "1.0", Edition: Internal, Draft: true}},
	{"strategie-public", plan.Strategy, Options{Version: "1.0"}},
	{"strategie-interne", plan.Strategy, Options{Version: "1.0", Edition: Internal}},
}

func dump(t *testing.T, d *document.Document) string {
	t.Helper()
	var out strings.Builder
	if err := document.Dump(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			a := analysis.Of(samplePlan(tc.document))
			golden.Equal(t, tc.name+".txt", dump(t, Compose(a, sampleDiags(), tc.opt)))
			data, err := PublishedJSON(a, tc.opt)
			if err != nil {
				t.Fatal(err)
			}
			golden.Equal(t, tc.name+".json", string(data))
		})
	}
}

// emptyPlans are the plans most likely to leave a heading alone.
func emptyPlans() map[string]*plan.Plan {
	plans := map[string]*plan.Plan{
		"nothing at all": {},
		"name only":      {Community: plan.Community{Name: val("Belval"), Document: val(plan.YearlyReview), Year: val(2025.0)}},
	}
	for id := range plan.ThemeID(plan.DecreeThemes) {
		plans["name only"].Themes = append(plans["name only"].Themes, plan.Theme{ID: id + 1})
	}
	loose := samplePlan(plan.YearlyReview)
	loose.Themes, loose.Community = nil, plan.Community{}
	plans["no theme, no community"] = loose
	return plans
}

func TestDocumentsAreSound(t *testing.T) {
	plans := emptyPlans()
	for _, tc := range cases {
		plans[tc.name] = samplePlan(tc.document)
	}
	for name, p := range plans {
		a := analysis.Of(p)
		for _, tc := range cases {
			d := Compose(a, sampleDiags(), tc.opt)
			for _, problem := range document.Problems(d) {
				t.Errorf("%s, %s: %s", name, tc.name, problem)
			}
			document.Walk(d.Body, func(b document.Block, _ int) bool {
				document.Spans(b, func(s document.Span) {
					if (s.Extra == nil || s.Extra.URL == "") && french.Typeset(s.Text) != s.Text && !isHash(s.Text) {
						t.Errorf("%s, %s: %q is not typeset", name, tc.name, s.Text)
					}
				})
				return true
			})
		}
	}
}

func isHash(s string) bool { return len(s) == 64 && !strings.Contains(s, " ") }

// TestChartsHaveTheirTable holds each chart to a table in the same section,
// before or after it.
func TestChartsHaveTheirTable(t *testing.T) {
	for _, tc := range cases {
		d := Compose(analysis.Of(samplePlan(tc.document)), nil, tc.opt)
		document.Walk(d.Body, func(b document.Block, _ int) bool {
			s, ok := b.(*document.Section)
			if !ok {
				return true
			}
			figures, tables := 0, 0
			for _, inner := range s.Blocks {
				switch inner.(type) {
				case *document.Figure:
					figures++
				case *document.Table:
					tables++
				}
			}
			if figures > 0 && tables == 0 {
				t.Errorf("%s: section %q has charts and no table", tc.name, document.PlainText(s.Title))
			}
			return true
		})
	}
}

func TestPublicEditionHoldsNoPersonalData(t *testing.T) {
	for _, tc := range cases {
		a := analysis.Of(samplePlan(tc.document))
		data, err := PublishedJSON(a, tc.opt)
		if err != nil {
			t.Fatal(err)
		}
		text := dump(t, Compose(a, sampleDiags(), tc.opt)) + string(data)
		for _, marker := range []string{markerName, markerEmail, markerExtra} {
			found := strings.Contains(strings.ReplaceAll(text, french.NBSP, " "), marker)
			if tc.opt.Edition == Public && found {
				t.Errorf("%s prints %q", tc.name, marker)
			}
			if tc.opt.Edition == Internal && !found {
				t.Errorf("%s does not print %q", tc.name, marker)
			}
		}
	}
}

// TestNothingIsLost looks for the texts of the plan, whole, in the internal
// edition; TestEveryFieldIsPublished says that no field is left out.
func TestNothingIsLost(t *testing.T) {
	p := samplePlan(plan.YearlyReview)
	text := dump(t, Compose(analysis.Of(p), nil, Options{Edition: Internal}))
	text = strings.Join(strings.Fields(text), " ")
	seen := func(where, s string) {
		if s = strings.Join(strings.Fields(french.Typeset(s)), " "); !strings.Contains(text, s) {
			t.Errorf("%s: %q is not in the report", where, s)
		}
	}
	for _, a := range p.Actions {
		seen("action", a.Title.V)
		seen("pilot", a.Pilot.V)
		for _, prose := range []plan.Prose{a.Description, a.Review, a.Next, a.OtherMeans} {
			for _, line := range strings.Split(prose.Plain(), "\n") {
				seen("action prose", line)
			}
		}
		for _, code := range a.Indicators.Codes {
			seen("code", code)
		}
		for _, e := range a.Extras {
			seen("extra", e.Value)
		}
	}
	for _, o := range p.Objectives {
		seen("objective", o.Title.V)
		seen("objective comment", o.Comment.Plain())
	}
	for _, n := range p.Indicators {
		seen("indicator", n.Title.V)
		seen("source", n.Source.V)
		seen("method", n.Method.Plain())
	}
	for _, e := range p.Events {
		seen("event", e.Title.V)
		seen("certification", e.Certification.V)
	}
	for _, th := range p.Themes {
		for _, prose := range []plan.Prose{th.Reason, th.Introduction, th.Review, th.Outlook} {
			seen("theme", prose.Plain())
		}
	}
}

func TestPublishedJSON(t *testing.T) {
	a := analysis.Of(samplePlan(plan.YearlyReview))
	data, err := PublishedJSON(a, Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, _ := PublishedJSON(a, Options{})
	if !bytes.Equal(data, again) {
		t.Error("two runs differ")
	}
	var got struct {
		Schema     string
		Actions    []map[string]any
		Indicators []struct {
			Values []struct {
				Year  int     `json:"annee"`
				State string  `json:"etat"`
				Value float64 `json:"valeur"`
			} `json:"valeurs"`
		} `json:"indicateurs"`
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != Schema {
		t.Errorf("schema %q", got.Schema)
	}
	var states []string
	for _, n := range got.Indicators {
		for _, v := range n.Values {
			states = append(states, v.State)
		}
	}
	want := []string{"valeur", "n.d.", "valeur", "s.o.", "non renseigné", "non renseigné", "valeur", "valeur", "valeur"}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Errorf("states:\n%s", diff)
	}
	if !bytes.Contains(data, []byte(`"budget_realise":8500.50`)) || !bytes.Contains(data, []byte(`"budget_prevu_fonctionnement":0.00`)) {
		t.Error("amounts are not euros with two decimals")
	}
}

// Each rate that a chart of a legal threshold draws, to the year of the target,
// stands in the table of the legal frame and in the words of the chart.
func TestChartsSayTheRatesToCome(t *testing.T) {
	p := samplePlan(plan.YearlyReview) // AGEC-58, 2022 to 2027
	c := newTestComposer(p)
	var figure *document.Figure
	for i := range p.Indicators {
		if p.Indicators[i].Threshold.OK() {
			figure = c.seriesFigure(i)
		}
	}
	var rates []string
	for _, r := range figure.Chart.(*document.SeriesChart).Threshold {
		rates = append(rates, plainSpaces(r.Label)+" à partir de "+strconv.Itoa(r.Year))
	}
	if want := []string{"20 % à partir de 2024", "25 % à partir de 2027"}; !slices.Equal(rates, want) {
		t.Errorf("rates %q, want %q", rates, want)
	}
	if alt := plainSpaces(figure.Alt); !strings.Contains(alt, "seuil légal : 20 % à partir de 2024 et 25 % à partir de 2027") {
		t.Errorf("the chart is said %q", alt)
	}
	table := c.ratesTable()
	for i, threshold := range decree.Thresholds() {
		for _, step := range threshold.Steps {
			column := slices.IndexFunc(table.Head[0].Cells, func(cell document.Cell) bool {
				return text(cell.Spans) == "Dès "+strconv.Itoa(step.From)
			})
			if column < 0 || plainSpaces(text(table.Body[i].Cells[column].Spans)) != plainSpaces(percent(step.Value)) {
				t.Errorf("the table does not give %v %% of %s from %d", step.Value, threshold.Code, step.From)
			}
		}
	}
}

// A rate that was replaced before the first year of a chart, or begins after the
// last one, is none of its.
func TestThresholdOfTheYearsDrawn(t *testing.T) {
	reen, _ := decree.ThresholdByCode("REEN-16") // 2023, 2024, 2025
	at := func(year int) document.Point { return document.Point{Year: year} }
	target := at(2028)
	for _, tt := range []struct {
		chart document.SeriesChart
		want  []int
	}{
		{document.SeriesChart{Points: []document.Point{at(2023), at(2024)}}, []int{2023, 2024}},
		{document.SeriesChart{Points: []document.Point{at(2026)}, Target: &target}, []int{2025}},
		{document.SeriesChart{Points: []document.Point{at(2020)}, Target: &target}, []int{2023, 2024, 2025}},
		{document.SeriesChart{Points: []document.Point{at(2021), at(2022)}}, nil},
	} {
		addThreshold(&tt.chart, &analysis.LegalState{Threshold: reen}, "%")
		var got []int
		for _, p := range tt.chart.Threshold {
			got = append(got, p.Year)
		}
		if !slices.Equal(got, tt.want) || (tt.chart.ThresholdLabel != "") != (tt.want != nil) {
			t.Errorf("steps %v, want %v", got, tt.want)
		}
	}
}
