package plan

import (
	"reflect"
	"slices"
	"testing"

	"nrreport/internal/richtext"
)

// noText are the fields whose text is no sentence of the filler's (units,
// what has a form of its own), and those that the report does not print.
var noText = []string{
	"Community.SIREN", "Community.ContactEmail", "Community.Colour", "ProgrammeElement.Element",
	"Indicator.Unit", "Indicator.Threshold",
	"Theme.Reminder", "Action.Reminder", "Theme.ToConfirm", "Objective.ToConfirm", "Action.ToConfirm", "Indicator.ToConfirm",
}

// TestTextsLeavesNoneOut writes the name of each field of a plan in that field
// and looks for it among them.
func TestTextsLeavesNoneOut(t *testing.T) {
	p := &Plan{
		Programme: make([]ProgrammeElement, 1), Actors: make([]Actor, 1), Themes: make([]Theme, 1), Objectives: make([]Objective, 1),
		Actions: make([]Action, 1), Indicators: make([]Indicator, 1), Events: make([]Event, 1),
	}
	var written []string
	for _, row := range []any{&p.Community, &p.Programme[0], &p.Actors[0], &p.Themes[0], &p.Objectives[0], &p.Actions[0], &p.Indicators[0], &p.Events[0]} {
		v := reflect.ValueOf(row).Elem()
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			switch to := v.Field(i).Addr().Interface().(type) {
			case *Text:
				to.V, to.State = name, Valid
			case *Prose:
				to.Text = richtext.FromPlain(name)
			case *Names:
				to.Items = []string{name}
			case *[]Extra:
				*to = []Extra{{Value: name}}
			default:
				continue
			}
			written = append(written, name)
		}
	}
	found := map[string]bool{}
	for placed := range Texts(p) {
		found[placed.Text] = true
	}
	for _, name := range written {
		if found[name] == slices.Contains(noText, name) {
			t.Errorf("plan.%s among the texts: %v, and in the list noText: %v. Add it to Texts, or list it.", name, found[name], found[name])
		}
	}
}
