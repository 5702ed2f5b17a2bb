package report

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/document"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// Any plan, however gappy or absurd, gives a sound document: the reader and
// the rules say what is wrong with it, a draft prints it all the same.

// maybe is a value that may be blank or unreadable.
func maybe[T any](t *rapid.T, name string, v *rapid.Generator[T]) plan.Value[T] {
	state := rapid.SampledFrom([]plan.State{plan.Valid, plan.Valid, plan.Blank, plan.Invalid}).Draw(t, name+" state")
	if state != plan.Valid {
		return plan.Value[T]{State: state}
	}
	return val(v.Draw(t, name))
}

var (
	anyText   = rapid.SampledFrom([]string{"Réparer", "a : b", "«", "1", "x", "L'été ; 12 000 €", "…", "🌱", "n°", "A1.1"})
	anyCode   = rapid.SampledFrom([]string{"A1.1", "a1.1", "O1", "I1", "?", "A-1"})
	anyTheme  = rapid.Custom(func(t *rapid.T) plan.ThemeID { return plan.ThemeID(rapid.IntRange(-1, 9).Draw(t, "theme")) })
	anyNumber = rapid.SampledFrom([]float64{0, 1, -3, 0.5, 100, 1e9, 2025})
	anyCents  = rapid.SampledFrom([]plan.Cents{0, 1, -50, 12_345_67, 1e12})
	anyDay    = rapid.Custom(func(t *rapid.T) plan.Day {
		return plan.Day{Year: rapid.IntRange(1900, 2200).Draw(t, "year"), Month: time.Month(rapid.IntRange(1, 12).Draw(t, "month")), Day: rapid.IntRange(1, 28).Draw(t, "day")}
	})
)

func anyProse(t *rapid.T, name string) plan.Prose {
	text := rapid.SampledFrom([]string{"", "Une phrase.", "- un\n- deux\n1. trois\nfin", "a\n\nb"}).Draw(t, name)
	p := plan.Prose{Text: richtext.FromPlain(text)}
	if rapid.IntRange(0, 9).Draw(t, name+" link") == 0 {
		p.Text = richtext.FromRuns([]richtext.Run{{Text: "lien", Link: "https://exemple.fr", Bold: true}, {Text: " : fin"}})
	}
	return p
}

func anyRefs(t *rapid.T, name string) plan.Refs {
	return plan.Refs{Codes: rapid.SliceOfN(anyCode, 0, 3).Draw(t, name)}
}

func anyMeasure(t *rapid.T, name string) plan.Measure {
	return plan.Measure{Kind: plan.MeasureKind(rapid.IntRange(0, int(plan.Unreadable)).Draw(t, name)), V: anyNumber.Draw(t, name+" value")}
}

func anyStatus() *rapid.Generator[plan.Status] {
	return rapid.SampledFrom([]plan.Status{plan.Planned, plan.Discussed, plan.Ongoing, plan.Done, plan.Paused, plan.Blocked, plan.Dropped, plan.TypedLate})
}

func anyPlan(t *rapid.T) *plan.Plan {
	p := &plan.Plan{}
	if rapid.Bool().Draw(t, "community") {
		p.Community = community(rapid.SampledFrom([]plan.DocumentType{plan.Strategy, plan.YearlyReview}).Draw(t, "document"))
		p.Community.Year = maybe(t, "exercise", anyNumber)
		p.Community.Start, p.Community.End = maybe(t, "start", anyDay), maybe(t, "end", anyDay)
		p.Community.SessionDate = maybe(t, "session", anyDay)
	}
	for range rapid.IntRange(0, 2).Draw(t, "sources") {
		p.Sources = append(p.Sources, plan.Source{Name: "plan.xlsx", SHA256: "ab"})
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "themes") {
		p.Themes = append(p.Themes, plan.Theme{ID: plan.ThemeID(i + 1), Title: maybe(t, "title", anyText), Retained: maybe(t, "retained", rapid.Bool()),
			Reason: anyProse(t, "reason"), Introduction: anyProse(t, "introduction"), Review: anyProse(t, "review"), Outlook: anyProse(t, "outlook")})
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "years") {
		p.Years = append(p.Years, 2021+2*i)
	}
	for range rapid.IntRange(0, 3).Draw(t, "objectives") {
		p.Objectives = append(p.Objectives, plan.Objective{Code: maybe(t, "code", anyCode), Theme: maybe(t, "theme", anyTheme), Title: maybe(t, "title", anyText),
			Due: maybe(t, "due", anyDay), Result: anyProse(t, "result"), Comment: anyProse(t, "comment")})
	}
	for range rapid.IntRange(0, 6).Draw(t, "actions") {
		p.Actions = append(p.Actions, plan.Action{Code: maybe(t, "code", anyCode), Theme: maybe(t, "theme", anyTheme), Title: maybe(t, "title", anyText),
			Objectives: anyRefs(t, "objectives"), Indicators: anyRefs(t, "indicators"), Status: maybe(t, "status", anyStatus()),
			Side:     maybe(t, "side", rapid.SampledFrom([]plan.Side{plan.Internal, plan.Territory})),
			Progress: maybe(t, "progress", anyNumber), Start: maybe(t, "start", anyDay), Due: maybe(t, "due", anyDay),
			PlannedCapital: maybe(t, "capital", anyCents), PlannedRunning: maybe(t, "running", anyCents), Spent: maybe(t, "spent", anyCents),
			Staff: maybe(t, "staff", anyNumber), Review: anyProse(t, "review"), Next: anyProse(t, "next"), Description: anyProse(t, "description")})
	}
	for range rapid.IntRange(0, 4).Draw(t, "indicators") {
		n := plan.Indicator{Code: maybe(t, "code", anyCode), Theme: maybe(t, "theme", anyTheme), Title: maybe(t, "title", anyText),
			Unit:      maybe(t, "unit", rapid.SampledFrom([]string{"%", "€", "oui/non", "kg", "années"})),
			Direction: maybe(t, "direction", rapid.SampledFrom([]plan.Direction{plan.Up, plan.Down, plan.Neutral})),
			Baseline:  anyMeasure(t, "baseline"), BaselineYear: maybe(t, "baseline year", anyNumber), Target: anyMeasure(t, "target"), TargetYear: maybe(t, "target year", anyNumber),
			Threshold: maybe(t, "threshold", rapid.SampledFrom([]string{"AGEC-58", "inconnu"})), Method: anyProse(t, "method")}
		for range p.Years {
			n.Values = append(n.Values, anyMeasure(t, "value"))
		}
		p.Indicators = append(p.Indicators, n)
	}
	for range rapid.IntRange(0, 4).Draw(t, "events") {
		p.Events = append(p.Events, plan.Event{Date: maybe(t, "date", anyDay), Theme: maybe(t, "theme", anyTheme), Title: maybe(t, "title", anyText),
			Format:       maybe(t, "format", rapid.SampledFrom([]plan.Format{plan.Fresk, plan.RepairCafe})),
			Participants: maybe(t, "participants", anyNumber), Certified: maybe(t, "certified", anyNumber), Estimated: maybe(t, "estimated", rapid.Bool())})
	}
	return p
}

func TestAnyPlanGivesASoundDocument(t *testing.T) { rapid.Check(t, anyPlanGivesASoundDocument) }

func FuzzCompose(f *testing.F) { f.Fuzz(rapid.MakeFuzz(anyPlanGivesASoundDocument)) }

func anyPlanGivesASoundDocument(t *rapid.T) {
	a := analysis.Of(anyPlan(t))
	opt := Options{Edition: Edition(rapid.IntRange(0, 1).Draw(t, "edition")), Draft: rapid.Bool().Draw(t, "draft")}
	d := Compose(a, diag.List{}, opt)
	for _, problem := range document.Problems(d) {
		t.Error(problem)
	}
	if _, err := PublishedJSON(a, opt); err != nil {
		t.Error(err)
	}
}
