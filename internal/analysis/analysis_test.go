package analysis

import (
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/decree"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

func TestLinksFoldCaseAndSpaces(t *testing.T) {
	p := pt.Valid()
	p.Actions[1].Objectives = pt.Refs(" o1.1", "O 1.1", "O9.9", "o2.1")
	p.Actions[1].Indicators = pt.Refs("i3.1")
	a := Of(p)
	if got := a.Actions[1].Objectives; !reflect.DeepEqual(got, []int{0, 1}) {
		t.Errorf("objectives of the action: %v", got)
	}
	if got := a.Objectives[0].Actions; !reflect.DeepEqual(got, []int{0, 1}) {
		t.Errorf("actions of the objective: %v", got)
	}
	if got := a.Indicators[2].Actions; !reflect.DeepEqual(got, []int{1, 2}) {
		t.Errorf("actions of the indicator: %v", got)
	}
	if i, ok := a.Find(ActionKind, "a3.1 "); !ok || i != 2 {
		t.Errorf("Find: %d, %v", i, ok)
	}
	if _, ok := a.Find(ObjectiveKind, "A3.1"); ok {
		t.Error("an action was found among the objectives")
	}
}

func TestFirstRowOwnsADuplicateCode(t *testing.T) {
	p := pt.Valid()
	p.Objectives[1].Code = pt.Text("o1.1")
	if i, ok := Of(p).Find(ObjectiveKind, "O1.1"); !ok || i != 0 {
		t.Errorf("Find: %d, %v", i, ok)
	}
}

func TestIndicatorFollowsTheActionsThatCiteIt(t *testing.T) {
	p := pt.Valid()
	p.Indicators[2].Objectives = plan.Refs{}
	p.Indicators[2].Theme = plan.Value[plan.ThemeID]{}
	p.Actions[1].Indicators = pt.Refs("I2.1", "I3.1")
	a := Of(p)
	if got := a.Indicators[2].Objectives; !reflect.DeepEqual(got, []int{1, 2}) {
		t.Errorf("objectives: %v", got)
	}
	if got := a.Indicators[2].Theme; got != 2 {
		t.Errorf("theme: %d", got)
	}
	// An indicator that names its objective is not given others.
	if got := a.Indicators[1].Objectives; !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("objectives: %v", got)
	}
}

func TestThemeComesFromTheObjectiveWhenBlank(t *testing.T) {
	p := pt.Valid()
	p.Actions[1].Theme = plan.Value[plan.ThemeID]{}
	p.Actions[2].Theme = pt.Invalid[plan.ThemeID]()
	p.Actions[3].Theme = pt.Of[plan.ThemeID](12)
	a := Of(p)
	if got := a.Theme(2).Actions; !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("theme 2 has actions %v", got)
	}
	if got := a.Unplaced.Actions; !reflect.DeepEqual(got, []int{2, 3}) {
		t.Errorf("unplaced actions: %v", got)
	}
}

func TestActionAgainstTheDates(t *testing.T) {
	late, future := pt.Date(2025, 12, 1), pt.Date(2026, 1, 1)
	for _, tt := range []struct {
		name     string
		status   plan.Status
		due      plan.Date
		progress plan.Percent
		late     bool
		days     int
		percent  float64
		known    bool
	}{
		{"ongoing, past", plan.Ongoing, late, pt.Number(40), true, 10, 40, true},
		{"ongoing, to come", plan.Ongoing, future, plan.Percent{}, false, 0, 0, false},
		{"planned, past", plan.Planned, late, plan.Percent{}, true, 10, 0, true},
		{"discussed, past", plan.Discussed, late, plan.Percent{}, true, 10, 0, true},
		{"blocked, past", plan.Blocked, late, plan.Percent{}, true, 10, 0, false},
		{"done, past", plan.Done, late, plan.Percent{}, false, 0, 100, true},
		{"dropped, past", plan.Dropped, late, plan.Percent{}, false, 0, 0, false},
		{"typed late, past", plan.TypedLate, late, plan.Percent{}, true, 10, 0, false},
		{"typed late, to come", plan.TypedLate, future, plan.Percent{}, false, 0, 0, false},
		{"typed late, no date", plan.TypedLate, plan.Date{}, plan.Percent{}, false, 0, 0, false},
		{"due on the day itself", plan.Ongoing, pt.Date(2025, 12, 11), plan.Percent{}, false, 0, 0, false},
		{"beyond 100", plan.Ongoing, future, pt.Number(140), false, 0, 100, true},
		{"unreadable", plan.Done, late, pt.Invalid[float64](), false, 0, 0, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := pt.Valid()
			p.Actions[0].Status, p.Actions[0].Due, p.Actions[0].Progress = pt.Of(tt.status), tt.due, tt.progress
			s := Of(p).Actions[0]
			if s.Late != tt.late || s.DaysLate != tt.days {
				t.Errorf("late %v by %d days", s.Late, s.DaysLate)
			}
			if s.Progress != tt.percent || s.HasProgress != tt.known {
				t.Errorf("progress %v (%v)", s.Progress, s.HasProgress)
			}
		})
	}
}

func TestNothingIsLateWithoutAReferenceDay(t *testing.T) {
	p := pt.Valid()
	p.Community.SessionDate, p.Community.BudgetDebate, p.Community.Year = plan.Date{}, plan.Date{}, plan.Number{}
	p.Actions[0].Due = pt.Date(1999, 1, 1)
	if a := Of(p); a.Overall.Late != 0 || a.Actions[0].Late {
		t.Error("an action is late against no day at all")
	}
}

func TestProgressCounts(t *testing.T) {
	p := pt.Valid()
	for i, status := range []plan.Status{plan.Done, plan.Discussed, plan.Dropped, plan.Blocked, plan.TypedLate} {
		p.Actions[i].Status, p.Actions[i].Progress = pt.Of(status), plan.Percent{}
	}
	p.Actions[3].Progress, p.Actions[3].Due = pt.Number(20), pt.Date(2025, 6, 30)
	got := Of(p).Overall
	want := Progress{Actions: 5, Done: 1, Planned: 1, Dropped: 1, Blocked: 1, Ongoing: 1, Late: 1, Mean: 40, Known: 3}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTarget(t *testing.T) {
	for _, tt := range []struct {
		name             string
		direction        plan.Direction
		baseline, target plan.Measure
		values           [3]plan.Measure // 2023, 2024, 2025
		targetYear       float64
		want             TargetState
	}{
		{"no target", plan.Up, pt.Known(0), plan.Measure{}, [3]plan.Measure{}, 2030, NoTarget},
		{"target not available", plan.Up, pt.Known(0), plan.Measure{Kind: plan.NotAvailable}, [3]plan.Measure{2: pt.Known(3)}, 2030, NoTarget},
		{"no value", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{}, 2030, TargetUnknown},
		{"reached", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{2: pt.Known(10)}, 2030, Reached},
		{"beyond, falling", plan.Down, pt.Known(20), pt.Known(10), [3]plan.Measure{2: pt.Known(8)}, 2030, Reached},
		{"zero is reached", plan.Down, pt.Known(20), pt.Known(0), [3]plan.Measure{2: pt.Known(0)}, 2030, Reached},
		{"on the line", plan.Up, pt.Known(0), pt.Known(14), [3]plan.Measure{2: pt.Known(4)}, 2030, OnTrack},
		{"below the line", plan.Up, pt.Known(0), pt.Known(14), [3]plan.Measure{2: pt.Known(3)}, 2030, Behind},
		{"above the line, falling", plan.Down, pt.Known(14), pt.Known(0), [3]plan.Measure{2: pt.Known(11)}, 2030, Behind},
		{"an old value is judged at its year", plan.Up, pt.Known(0), pt.Known(14), [3]plan.Measure{1: pt.Known(2)}, 2030, OnTrack},
		{"drifting", plan.Up, pt.Known(5), pt.Known(14), [3]plan.Measure{2: pt.Known(4)}, 2030, Drifting},
		{"back at the start", plan.Up, pt.Known(5), pt.Known(14), [3]plan.Measure{2: pt.Known(5)}, 2030, Behind},
		{"missed", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{2: pt.Known(9)}, 2025, Missed},
		{"target year come, no value for it", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{1: pt.Known(9)}, 2025, TargetUnknown},
		{"target year come, reached before it", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{1: pt.Known(10)}, 2025, Reached},
		{"target year past, nothing since the start", plan.Up, pt.Known(0), pt.Known(10), [3]plan.Measure{0: pt.Known(1)}, 2024, TargetUnknown},
		{"only the start is measured", plan.Down, pt.Known(17), pt.Known(10), [3]plan.Measure{0: pt.Known(17)}, 2028, TargetUnknown},
		{"no baseline", plan.Up, plan.Measure{}, pt.Known(10), [3]plan.Measure{2: pt.Known(9)}, 2030, Underway},
		{"neutral, towards the target", plan.Neutral, pt.Known(20), pt.Known(10), [3]plan.Measure{2: pt.Known(8)}, 2030, Reached},
		{"neutral, no baseline", plan.Neutral, plan.Measure{}, pt.Known(10), [3]plan.Measure{2: pt.Known(8)}, 2030, Underway},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := pt.Valid()
			n := &p.Indicators[0]
			n.Direction, n.Baseline, n.Target = pt.Of(tt.direction), tt.baseline, tt.target
			n.Values, n.TargetYear = tt.values[:], pt.Number(tt.targetYear)
			if got := Of(p).Indicators[0].Target; got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestTrend(t *testing.T) {
	for _, tt := range []struct {
		name      string
		direction plan.Value[plan.Direction]
		from, to  plan.Measure
		want      Trend
	}{
		{"up", pt.Of(plan.Up), pt.Known(1), pt.Known(2), Favourable},
		{"up, falling", pt.Of(plan.Up), pt.Known(2), pt.Known(1), Unfavourable},
		{"down, falling", pt.Of(plan.Down), pt.Known(2), pt.Known(0), Favourable},
		{"same", pt.Of(plan.Down), pt.Known(0.1 + 0.2), pt.Known(0.3), Stable},
		{"neutral", pt.Of(plan.Neutral), pt.Known(2), pt.Known(3), NeutralMove},
		{"no direction", plan.Value[plan.Direction]{}, pt.Known(2), pt.Known(3), TrendUnknown},
		{"n.d.", pt.Of(plan.Up), pt.Known(2), plan.Measure{Kind: plan.NotAvailable}, TrendUnknown},
	} {
		if got := trend(tt.from, tt.to, tt.direction); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestLatestStopsAtTheExercise(t *testing.T) {
	p := pt.Valid()
	p.Years = []int{2024, 2025, 2026}
	p.Indicators[0].Values = []plan.Measure{pt.Known(1), {Kind: plan.NotAvailable}, pt.Known(3)}
	s := Of(p).Indicators[0]
	if s.LatestYear != 2024 || s.Latest.V != 1 {
		t.Errorf("latest is %v of %d", s.Latest.V, s.LatestYear)
	}
	if s.Current.Kind != plan.NotAvailable || s.Previous.V != 1 {
		t.Errorf("current %+v, previous %+v", s.Current, s.Previous)
	}
}

func TestLegalThresholdOfTheYear(t *testing.T) {
	for _, tt := range []struct {
		code                string
		year                float64
		value               plan.Measure
		required            float64
		applies, met, known bool
	}{
		{"agec 58", 2025, pt.Known(24), 20, true, true, true},
		{"AGEC-58", 2025, pt.Known(20), 20, true, true, true},
		{"AGEC-58", 2025, pt.Known(19.9), 20, true, false, true},
		{"REEN-16", 2025, plan.Measure{Kind: plan.NotAvailable}, 50, true, false, false},
		{"AGEC-58", 2023, pt.Known(50), 0, false, false, true},
	} {
		p := pt.Valid()
		p.Community.Year = pt.Number(tt.year)
		p.Indicators[0].Threshold = pt.Text(tt.code)
		p.Indicators[0].Values = []plan.Measure{tt.value, {}, tt.value}
		got := Of(p).Indicators[0].Legal
		if got == nil || got.Required != tt.required || got.Applies != tt.applies || got.Met != tt.met || got.Known != tt.known {
			t.Errorf("%s in %v: %+v", tt.code, tt.year, got)
		}
	}
	p := pt.Valid()
	p.Indicators[0].Threshold, p.Indicators[0].Unit = pt.Text("AGEC-58"), pt.Text("tCO2e")
	if got := Of(p).Indicators[0].Legal; got == nil || got.Known || got.Met {
		t.Errorf("tonnes meet a percentage: %+v", got)
	}
	p.Indicators[0].Threshold = pt.Text("AGEC-59")
	if Of(p).Indicators[0].Legal != nil {
		t.Error("an unknown code has a threshold")
	}
}

// Where the exercise is not measured, the last value tells where the plan
// stands and, failing any, its starting point.
func TestLegalStandingWithoutValue(t *testing.T) {
	nothing := plan.Measure{Kind: plan.NotAvailable}
	for _, tt := range []struct {
		name     string
		values   []plan.Measure // 2023 to 2025
		baseline float64        // of 2023
		year     float64        // the exercise
		last     int
		below    bool
	}{
		{"measured", []plan.Measure{nothing, nothing, pt.Known(24)}, 12, 2025, 2025, false},
		{"last value under", []plan.Measure{nothing, pt.Known(19), nothing}, 30, 2025, 2024, true},
		{"last value enough", []plan.Measure{nothing, pt.Known(20), nothing}, 12, 2025, 2024, false},
		{"enough then, no longer", []plan.Measure{nothing, nothing, pt.Known(24)}, 12, 2027, 2025, true},
		{"starting point under", nil, 12, 2025, 2023, true},
		{"starting point enough", nil, 20, 2025, 2023, false},
		{"starting point to come", nil, 12, 2022, 0, false},
		{"no threshold yet", nil, 12, 2023, 2023, false},
	} {
		p := pt.Valid()
		p.Community.Year = pt.Number(tt.year)
		n := &p.Indicators[0]
		n.Values, n.Baseline = tt.values, pt.Known(tt.baseline)
		if got := Of(p).Indicators[0].Legal; got.LastYear != tt.last || got.Below != tt.below || got.Raised != (tt.name == "enough then, no longer") {
			t.Errorf("%s: %+v", tt.name, got)
		}
	}
	p := pt.Valid()
	p.Indicators[0].Values, p.Indicators[0].BaselineYear = nil, plan.Number{}
	if got := Of(p).Indicators[0].Legal; got.LastYear != 0 || got.Below {
		t.Errorf("a starting point of no year: %+v", got)
	}
}

func TestThemeCoverage(t *testing.T) {
	yes, no := pt.Of(true), pt.Of(false)
	for _, tt := range []struct {
		name     string
		retained plan.YesNo
		reason   string
		empty    bool
		want     Coverage
		missing  string
	}{
		{"treated", yes, "", false, Met, ""},
		{"treated, retained left blank", plan.YesNo{}, "", false, Met, ""},
		{"set aside with a reason", no, "Hors compétence.", true, Explained, ""},
		{"set aside with a reason, and content", no, "Hors compétence.", false, Explained, ""},
		{"set aside without reason", no, "", true, Missing, ""},
		{"nothing", yes, "", true, Missing, "un objectif, une action, un indicateur"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := pt.Valid()
			p.Themes[2].Retained, p.Themes[2].Reason = tt.retained, pt.Prose(tt.reason)
			if tt.empty {
				p.Objectives[2].Theme, p.Actions[2].Theme, p.Indicators[2].Theme = pt.Of[plan.ThemeID](1), pt.Of[plan.ThemeID](1), pt.Of[plan.ThemeID](1)
			}
			s := Of(p).Theme(3)
			if s.Coverage != tt.want || strings.Join(s.Missing, ", ") != tt.missing {
				t.Errorf("coverage %d, missing %q", s.Coverage, s.Missing)
			}
		})
	}
}

func TestMeansAreSummedInCents(t *testing.T) {
	p := pt.Valid()
	p.Actions[0].PlannedCapital = pt.Of(plan.Cents(10))
	p.Actions[0].PlannedRunning = pt.Of(plan.Cents(20))
	p.Actions[1].PlannedCapital, p.Actions[1].PlannedRunning = plan.Money{}, plan.Money{}
	p.Actions[1].Staff, p.Actions[1].OtherMeans = plan.Number{}, plan.Prose{}
	p.Actions[2].PlannedCapital = pt.Euros(0)
	a := Of(p)
	if got, want := a.Means.Planned(), plan.Cents(30+5_000_00+2*45_000_00); got != want {
		t.Errorf("planned %d, want %d", got, want)
	}
	if a.Means.WithPlanned != 4 || a.Means.WithStaff != 4 || a.Means.Total != 5 || math.Abs(a.Means.Staff-2) > 1e-9 {
		t.Errorf("means: %+v", a.Means)
	}
	if !reflect.DeepEqual(a.Means.Unfunded, []int{1}) || !reflect.DeepEqual(a.Theme(2).Means.Unfunded, []int{1}) {
		t.Errorf("unfunded: %v", a.Means.Unfunded)
	}
}

func TestStaffSumsHaveNoBinaryNoise(t *testing.T) {
	var m Means
	for range 3 {
		m.Add(&plan.Action{Staff: pt.Number(0.1)})
	}
	if m.Staff != 0.3 {
		t.Errorf("three times 0.1 make %v", m.Staff)
	}
}

// A budget of investment alone leaves the running costs unknown, not at zero.
func TestMeansTellWhatNoActionTells(t *testing.T) {
	p := pt.Valid()
	for i := range p.Actions {
		p.Actions[i].PlannedRunning = plan.Money{}
	}
	p.Actions[0].Side, p.Actions[0].PlannedCapital = pt.Of(plan.Internal), pt.Euros(0)
	a := Of(p)
	if m := a.Means; m.WithRunning != 0 || m.WithCapital == 0 || m.WithCapital != m.WithPlanned {
		t.Errorf("means: %+v", m)
	}
	var sides, ofThemes Means
	for _, side := range []plan.Side{plan.Internal, plan.Territory, ""} {
		sides.Total += a.MeansOfSide(side).Total
		for i := range a.Themes {
			ofThemes.Total += a.ThemeMeansOfSide(&a.Themes[i], side).Total
		}
	}
	if sides.Total != len(p.Actions) || ofThemes.Total != len(p.Actions) {
		t.Errorf("%d actions by side, %d by theme and side, of %d", sides.Total, ofThemes.Total, len(p.Actions))
	}
}

func TestAwareness(t *testing.T) {
	p := pt.Valid()
	p.Events[1].Estimated = pt.Of(true)
	p.Events[2].Actors = pt.Names("ressourcerie du val", "Fablab des Halles")
	p.Events[2].ActorCategory = pt.Of(plan.CitizenActor)
	more := p.Events[1]
	more.Date, more.Format = pt.Date(2024, 6, 4), pt.Of(plan.Campaign) // another exercise
	blank := p.Events[1]
	blank.Participants, blank.Audience, blank.Actors = plan.Number{}, pt.Text("Tout public"), plan.Names{}
	blank.ActorCategory, blank.Format = pt.Of(plan.OtherActor), plan.Value[plan.Format]{}
	p.Events = append(p.Events, more, blank)
	a := Of(p)

	got := a.AwarenessByTheme[5]
	want := Awareness{
		Events: 3, Rows: []int{1, 2, 4},
		ByFormat: []Tally{{"fresque", 1}, {"intervention scolaire", 1}, {FormatNotGiven, 1}},
		Reached:  64, Estimated: 18, WithoutCount: 1, WithCertified: 0,
		// The register knows the Ressourcerie as « associatif », whatever the
		// event says; the Fablab has the event's category; the unnamed
		// « autre » counts for one.
		ActorsByCategory: []Tally{{"public", 1}, {"associatif", 1}, {"citoyen", 1}, {"autre", 1}},
		Audiences:        []Tally{{"tout public", 2}, {"scolaires", 1}},
		Diverse:          true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("theme 5:\n got %+v\nwant %+v", got, want)
	}
	if a.Awareness.Events != 4 || a.Awareness.Reached != 88 || a.Awareness.Certified != 6 {
		t.Errorf("whole log: %+v", a.Awareness)
	}
	p.Community.Year = plan.Number{}
	if got := Of(p).Awareness.Events; got != 5 {
		t.Errorf("without an exercise %d events are counted", got)
	}
}

// The category is that of the event: the same actor may be met under two.
func TestAnActorCountsOnce(t *testing.T) {
	p := pt.Valid()
	p.Actors = nil
	event := p.Events[1]
	p.Events = nil
	for _, category := range []plan.ActorCategory{"", plan.PrivateActor, plan.CitizenActor} {
		event.Actors, event.ActorCategory = pt.Names("Atelier Rebond"), plan.Value[plan.ActorCategory]{}
		if category != "" {
			event.ActorCategory = pt.Of(category)
		}
		p.Events = append(p.Events, event)
	}
	if got, want := Of(p).Awareness.ActorsByCategory, []Tally{{string(plan.PrivateActor), 1}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A log that gives no number of people does not say that there were none.
func TestBlankPeopleAreNotNought(t *testing.T) {
	p := pt.Valid()
	for i := range p.Events {
		p.Events[i].Participants, p.Events[i].Certified = plan.Number{}, plan.Number{}
	}
	if w := Of(p).Awareness; w.CountsPeople() || w.CountsCertified() {
		t.Errorf("blank cells counted: %+v", w)
	}
	p.Events[0].Participants, p.Events[0].Certified = pt.Number(0), pt.Number(0)
	if w := Of(p).Awareness; !w.CountsPeople() || !w.CountsCertified() {
		t.Errorf("zeros typed not counted: %+v", w)
	}
	p.Events = nil
	if w := Of(p).Awareness; !w.CountsPeople() || !w.CountsCertified() {
		t.Errorf("no event is no person: %+v", w)
	}
}

func TestDiversityNeedsThreeEvents(t *testing.T) {
	for n, want := range map[int]bool{2: true, 3: false} {
		p := pt.Valid()
		p.Events = []plan.Event{p.Events[1], p.Events[1], p.Events[1]}[:n]
		if got := Of(p).AwarenessByTheme[5].Diverse; got != want {
			t.Errorf("%d like events: diverse is %v", n, got)
		}
	}
}

func TestPeopleAreWhole(t *testing.T) {
	for _, v := range []float64{-1, 2.5, math.NaN(), math.Inf(1), 1e300} {
		p := pt.Valid()
		p.Events[0].Participants = pt.Number(v)
		if got := Of(p).Awareness; got.Reached != 64 || got.WithoutCount != 1 {
			t.Errorf("%v participants: reached %d", v, got.Reached)
		}
	}
}

func TestMatrixAnswersEveryRequirement(t *testing.T) {
	a := Of(pt.Valid())
	if len(a.Matrix) != len(decree.Requirements()) || len(a.Duties) != len(decree.Duties()) {
		t.Fatalf("%d and %d lines", len(a.Matrix), len(a.Duties))
	}
	for _, line := range append(append([]MatrixLine(nil), a.Matrix...), a.Duties...) {
		want := Met
		if line.Requirement.ID == "TH-6" {
			want = Explained
		}
		if line.Coverage != want || len(line.Evidence) == 0 || !strings.HasSuffix(line.Answer, ".") {
			t.Errorf("%s: %+v", line.Requirement.ID, line)
		}
		if line.Anchor == "" && line.Requirement.ID != decree.ActPublication {
			t.Errorf("%s is shown nowhere", line.Requirement.ID)
		}
	}
}

// An action that names no objective is no measure taken to attain one.
func TestMatrixCountsTheActionsThatServe(t *testing.T) {
	p := pt.Valid()
	p.Actions[0].Objectives, p.Actions[3].Objectives = plan.Refs{}, plan.Refs{}
	measures := func() string {
		for _, line := range Of(p).Matrix {
			if strings.Contains(line.Answer, "action") && line.Anchor == AnchorActions {
				return line.Answer
			}
		}
		return ""
	}
	if got, want := measures(), "3\u00a0actions sur\u00a05 servent 3\u00a0objectifs sur\u00a05."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range p.Actions {
		p.Actions[i].Objectives = plan.Refs{}
	}
	if got, want := measures(), "5\u00a0actions."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Actions that are but a title are told, and answer all the same.
func TestMatrixTellsActionsWithoutDescription(t *testing.T) {
	all := func(*plan.Action) bool { return true }
	is := func(codes ...string) func(*plan.Action) bool {
		return func(x *plan.Action) bool { return slices.Contains(codes, x.Code.V) }
	}
	for _, tt := range []struct {
		keep, blank, idle func(*plan.Action) bool
		want              string
	}{
		{all, all, is(), "5 actions, dont aucune n’est décrite, servent les 5 objectifs."},
		{all, is("A1.1"), is(), "5 actions, dont 1 n’est pas décrite, servent les 5 objectifs."},
		{all, is("A1.1", "A2.1", "A3.1"), is("A1.1"), "5 actions, dont 3 ne sont pas décrites ; 4 actions sur 5 servent 4 objectifs sur 5."},
		{all, all, is("A1.1", "A2.1", "A3.1", "A4.1"), "5 actions, dont aucune n’est décrite ; 1 action sur 5 sert 1 objectif sur 5."},
		{all, is("A1.1", "A2.1"), all, "5 actions, dont 2 ne sont pas décrites."},
		{is("A1.1"), all, is(), "1 action, qui n’est pas décrite, sert 1 objectif sur 5."},
		{all, is(), is(), "5 actions servent les 5 objectifs."},
	} {
		p := pt.Valid()
		p.Actions = slices.DeleteFunc(p.Actions, func(x plan.Action) bool { return !tt.keep(&x) })
		for i := range p.Actions {
			x := &p.Actions[i]
			if tt.blank(x) {
				x.Description = plan.Prose{}
			}
			if tt.idle(x) {
				x.Objectives = plan.Refs{}
			}
		}
		for _, line := range Of(p).Matrix {
			if line.Requirement.ID != decree.StrategyMeasures {
				continue
			}
			if got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(line.Answer); got != tt.want || line.Coverage != Met {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		}
	}
}

func TestMatrixOfAnEmptyPlan(t *testing.T) {
	a := Of(&plan.Plan{})
	for _, line := range append(append([]MatrixLine(nil), a.Matrix...), a.Duties...) {
		if line.Coverage != Missing || line.Anchor != "" || line.Evidence != nil || !strings.HasSuffix(line.Answer, ".") {
			t.Errorf("%s: %+v", line.Requirement.ID, line)
		}
	}
	// A strategy owes no yearly review.
	if len(a.Duties) != 1 || a.Duties[0].Requirement.ID != decree.ActPublication {
		t.Errorf("duties: %+v", a.Duties)
	}
}

func TestMatrixSaysWhatLacks(t *testing.T) {
	p := pt.Valid()
	p.Programme[1].Text = plan.Prose{}
	p.Community.SessionDate = pt.Date(2026, 2, 1)
	p.Indicators[2].Theme = pt.Of[plan.ThemeID](2)
	p.Community.Governance, p.Community.Evaluation = plan.Prose{}, plan.Prose{}
	a := Of(p)
	for id, want := range map[string]string{
		"RDD-MOD": "Le document ne décrit ni la gouvernance ni l’évaluation.",
		"PT-B":    "Le programme de travail n’en dit rien.",
		"TH-3":    "Il manque un indicateur.",
		"BIL":     "Le bilan est présenté le 1er\u00a0février 2026, après le débat budgétaire du 29\u00a0janvier 2026.",
	} {
		found := false
		for _, line := range append(append([]MatrixLine(nil), a.Matrix...), a.Duties...) {
			if line.Requirement.ID == id {
				found = true
				if line.Coverage != Missing || line.Answer != want {
					t.Errorf("%s: %d, %q", id, line.Coverage, line.Answer)
				}
			}
		}
		if !found {
			t.Errorf("%s is not in the matrix", id)
		}
	}
}

// The answers read well for one row, for several of one kind, and of several.
func TestMatrixCountsOneKind(t *testing.T) {
	answers := func(p *plan.Plan) string {
		told := ""
		for _, line := range Of(p).Matrix {
			switch line.Requirement.ID {
			case "PT-ACT", "ST-A", "PT-A":
				told += line.Answer + " "
			}
		}
		return strings.TrimSpace(strings.ReplaceAll(told, "\u00a0", " "))
	}
	const method = "Le texte figure au programme de travail (méthode ou outil : Enquête)."
	for want, of := range map[string]struct {
		categories []plan.ActorCategory
		scopes     []plan.Scope
	}{
		"1 acteur nommé (public). " + method + " 1 objectif (annuel).":                                    {[]plan.ActorCategory{plan.PublicActor}, []plan.Scope{plan.Yearly}},
		"2 acteurs nommés (tous privés). " + method + " 2 objectifs (tous pluriannuels).":                 {[]plan.ActorCategory{plan.PrivateActor, plan.PrivateActor}, []plan.Scope{plan.MultiYear, plan.MultiYear}},
		"2 acteurs nommés : 1 public et 1 privé. " + method + " 2 objectifs : 1 annuel et 1 pluriannuel.": {[]plan.ActorCategory{plan.PublicActor, plan.PrivateActor}, []plan.Scope{plan.Yearly, plan.MultiYear}},
		"2 acteurs nommés : 2 autres. " + method + " 2 objectifs.":                                        {[]plan.ActorCategory{plan.OtherActor, plan.OtherActor}, []plan.Scope{plan.Yearly, ""}},
	} {
		p := pt.Valid()
		p.Programme[0].Method = pt.Text("Enquête.")
		p.Actors, p.Objectives = nil, nil
		for _, c := range of.categories {
			p.Actors = append(p.Actors, plan.Actor{Category: pt.Of(c)})
		}
		for _, s := range of.scopes {
			o := plan.Objective{}
			if s != "" {
				o.Scope = pt.Of(s)
			}
			p.Objectives = append(p.Objectives, o)
		}
		if got := answers(p); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestOfIsDeterministic(t *testing.T) {
	first := Of(pt.Large(300))
	for range 5 {
		if !reflect.DeepEqual(first.Matrix, Of(pt.Large(300)).Matrix) ||
			!reflect.DeepEqual(first.Awareness, Of(pt.Large(300)).Awareness) {
			t.Fatal("two runs differ")
		}
	}
}

func BenchmarkOf20000(b *testing.B) {
	p := pt.Large(20_000)
	b.ResetTimer()
	for range b.N {
		Of(p)
	}
}

// An answer of the matrix stands in a narrow column: no line of it may end
// between a number and what it counts.
func TestMatrixHoldsNumbersAndNouns(t *testing.T) {
	apart := regexp.MustCompile(`\d \p{L}`)
	for _, p := range []*plan.Plan{pt.Valid(), {}} {
		for _, l := range Of(p).Matrix {
			answer, _, _ := strings.Cut(l.Answer, "méthode") // which is quoted
			if found := apart.FindString(answer); found != "" {
				t.Errorf("%s: %q lets %q come apart", l.Requirement.ID, l.Answer, found)
			}
		}
	}
}

func TestMeanProgressClaimsNoMoreThanItHas(t *testing.T) {
	for _, c := range []struct {
		sum  float64
		n    int
		want float64
	}{
		{0, 3, 0}, {1, 3, 1}, {160, 3, 53}, {50, 4, 13}, {298, 3, 99}, {299, 3, 99}, {300, 3, 100}, {-40, 3, -13}, {310, 3, 103},
	} {
		if got := wholeMean(c.sum, c.n); got != c.want {
			t.Errorf("mean of %v over %d: %v, want %v", c.sum, c.n, got, c.want)
		}
	}
}
