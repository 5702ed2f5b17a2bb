package report

import (
	"reflect"
	"slices"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
)

// leftOut are the fields of the plan that neither the report nor the JSON of a
// plan tells, on purpose: they are for whoever fills the workbook. The look of
// the report is not in the JSON.
var (
	leftOut = []string{"Theme.Reminder", "Theme.ToConfirm", "Objective.ToConfirm", "Action.Reminder", "Action.ToConfirm", "Indicator.ToConfirm"}
	looks   = []string{"Community.Logo", "Community.Colour"}
)

// TestEveryFieldIsPublished blanks the fields of a plan one by one: for one row
// at least the report must then say something else, and the JSON too. It fails
// when a column gets a field of its own in the plan, which takes it from the
// extras, and nothing prints that field.
func TestEveryFieldIsPublished(t *testing.T) {
	p := samplePlan(plan.YearlyReview)
	p.Community.Logo = &plan.Logo{Format: "png", Data: []byte("image")}
	// Where a theme is blank, that of the objective stands in.
	p.Actions[0].Objectives, p.Indicators[0].Objectives = refs("X1"), refs("X1")
	// An actor of the « Acteurs » sheet has the category given there.
	p.Events[0].Actors = names("Ressourcerie du Val")
	sheets := [][]any{{&p.Community}, each(p.Programme), each(p.Actors), each(p.Themes), each(p.Objectives), each(p.Actions), each(p.Indicators), each(p.Events)}
	for _, rows := range sheets {
		fillBlanks(reflect.ValueOf(rows[0]).Elem())
	}
	outputs := func() (report, data string) {
		a := analysis.Of(p)
		opt := Options{Edition: Internal}
		json, err := PublishedJSON(a, opt)
		if err != nil {
			t.Fatal(err)
		}
		return dump(t, Compose(a, nil, opt)), string(json)
	}
	report, data := outputs()
	for _, rows := range sheets {
		record := reflect.TypeOf(rows[0]).Elem()
		for i := range record.NumField() {
			name := record.Name() + "." + record.Field(i).Name
			if record.Field(i).Type == reflect.TypeFor[diag.Position]() {
				continue
			}
			printed, published := false, false
			for _, row := range rows {
				field := reflect.ValueOf(row).Elem().Field(i)
				was := reflect.New(field.Type()).Elem()
				was.Set(field)
				blankOut(field)
				reportWithout, dataWithout := outputs()
				field.Set(was)
				printed, published = printed || report != reportWithout, published || data != dataWithout
				if printed && published {
					break
				}
			}
			aside := slices.Contains(leftOut, name)
			if printed == aside {
				t.Errorf("plan.%s in the report: %v, and in the list leftOut: %v. Print it in the part it belongs to (actions.go…), or list it.", name, printed, aside)
			}
			if aside = aside || slices.Contains(looks, name); published == aside {
				t.Errorf("plan.%s in the JSON: %v, and in the lists leftOut and looks: %v. Write it in json.go, or list it.", name, published, aside)
			}
		}
	}
}

// each points to the rows.
func each[T any](rows []T) []any {
	list := make([]any, len(rows))
	for i := range rows {
		list[i] = &rows[i]
	}
	return list
}

// fillBlanks gives a value to each field of a row that has none.
func fillBlanks(row reflect.Value) {
	for i := range row.NumField() {
		switch to := row.Field(i).Addr().Interface().(type) {
		case *plan.Prose:
			if to.IsBlank() {
				to.Text = richtext.FromPlain("exemple")
			}
		case *plan.Refs:
			if to.IsBlank() {
				to.Codes = []string{"X1"}
			}
		case *plan.Names:
			if to.IsBlank() {
				to.Items = []string{"exemple"}
			}
		case *plan.Measure:
			if to.Kind == plan.NotFilled {
				*to = num(3)
			}
		case *[]plan.Extra:
			if len(*to) == 0 {
				*to = []plan.Extra{{Label: "Colonne à vous", Value: "exemple"}}
			}
		default:
			fillBlank(row.Field(i))
		}
	}
}

// fillBlank gives a value to a blank plan.Value.
func fillBlank(field reflect.Value) {
	if field.Kind() != reflect.Struct {
		return
	}
	state := field.FieldByName("State")
	if !state.IsValid() || state.Interface() == plan.Valid {
		return
	}
	switch v := field.FieldByName("V"); v.Kind() {
	case reflect.String:
		v.SetString("exemple")
	case reflect.Float64:
		v.SetFloat(3)
	case reflect.Int, reflect.Int64:
		v.SetInt(3)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		v.Set(reflect.ValueOf(plan.Day{Year: 2025, Month: 3, Day: 1}))
	}
	state.Set(reflect.ValueOf(plan.Valid))
}

// blankOut empties a field, and leaves it the cell where it stands.
func blankOut(field reflect.Value) {
	if field.Kind() != reflect.Struct {
		field.SetZero()
		return
	}
	at := field.FieldByName("At").Interface()
	field.SetZero()
	field.FieldByName("At").Set(reflect.ValueOf(at))
}
