package changes

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
)

// plain writes a text with the spaces that one types.
func plain(text string) string {
	return strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ").Replace(text)
}

func valid[T any](v T) plan.Value[T] { return plan.Value[T]{V: v, State: plan.Valid} }

// version is a plan of that exercise, with one action.
func version(year float64, status plan.Status) *plan.Plan {
	p := &plan.Plan{Actions: []plan.Action{{Code: valid("A1"), Title: valid("Réparer"), Status: valid(status)}}}
	p.Community.Year = valid(year)
	return p
}

// both is a row of both versions, first in each.
var both = Pair{Before: 0, After: 0}

// adopted is a cell whose value had been adopted.
func adopted(c Cell) Cell {
	c.Adopt("EVO-001")
	return c
}

func TestLines(t *testing.T) {
	due := Cell{Pair: both, SheetKey: actionSheet, Key: "echeance", Sheet: "Actions", Row: "A1", Column: "Échéance", Was: "30/06/2026", Is: "30/09/2026"}
	status := Cell{Pair: both, SheetKey: actionSheet, Key: statusKey, Row: "A1", Column: "Statut", Was: "en cours", Is: "réalisée"}
	newRow, goneRow := Pair{Before: -1, After: 0}, Pair{Before: 0, After: -1}
	for _, tc := range []struct {
		name string
		c    *Changes
		want []string // group, code and move of each line
	}{
		{"a due date has a list of its own", &Changes{Actions: []Action{{Pair: both, Slip: 92}}, Cells: []Cell{due}},
			[]string{"echeances A1 Échéance : 30/06/2026 → 30/09/2026 (repoussée de 92 jours)"}},
		{"what was adopted is told first, and once", &Changes{Actions: []Action{{Pair: both, Slip: 92}}, Cells: []Cell{status, adopted(due)}},
			[]string{"valeurs_votees A1 Échéance : 30/06/2026 → 30/09/2026", "avancement A1 Statut : en cours → réalisée"}},
		{"a status that closes an action", &Changes{Actions: []Action{{Pair: both, Kind: Finished}}, Cells: []Cell{status}},
			[]string{"actions_realisees A1 Statut : en cours → réalisée"}},
		{"a column that has no list", &Changes{Actions: []Action{{Pair: both}}, Cells: []Cell{{Pair: both, SheetKey: actionSheet, Key: "priorite", Row: "A1", Column: "Priorité", Is: "haute"}}},
			[]string{"autres A1 Priorité : vide → haute"}},
		{"a cell filled, one erased", &Changes{Cells: []Cell{
			{Kind: Filled, Pair: both, SheetKey: actionSheet, Key: "elu", Row: "A1", Column: "Élu(e)", Is: "Claire Delorme"},
			{Kind: Erased, Pair: both, SheetKey: actionSheet, Key: "suite", Row: "A1", Column: "Suite", Was: "Étendre"}}},
			[]string{"autres A1 Élu(e) : vide → Claire Delorme", "autres A1 Suite : Étendre → vide"}},
		{"a new action is told as one, not as a row", &Changes{Actions: []Action{{Pair: newRow, Kind: Added}}, Cells: []Cell{{Kind: RowAdded, Pair: newRow, SheetKey: actionSheet, Row: "A1"}}},
			[]string{"actions_nouvelles A1 en cours"}},
		{"a row of a sheet without list", &Changes{Cells: []Cell{
			{Kind: RowAdded, Pair: newRow, SheetKey: "acteurs", Row: "Fablab"}, {Kind: RowGone, Pair: goneRow, SheetKey: "acteurs", Row: "Régie"}}},
			[]string{"autres Fablab Ligne entière : ajoutée", "autres Régie Ligne entière : retirée"}},
		{"an action that vanished", &Changes{Actions: []Action{{Pair: goneRow, Kind: Vanished}}},
			[]string{"actions_disparues A1 en cours"}},
		{"the total, in all and by volet where there are several", &Changes{
			Total: Money{PlannedToldAfter: true, PlannedAfter: 300_000},
			Sides: []Money{{Side: plan.Internal, SpentToldBefore: true, SpentToldAfter: true, SpentBefore: 500, SpentAfter: 100}, {}}},
			[]string{"budget_total  Budget réalisé (cumul) : 5 € → 1 € (−4 €)", "budget_total  Budget prévu : 3 000 € (+3 000 €)"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.c.Before, tc.c.After = version(2025, plan.Ongoing), version(2025, plan.Ongoing)
			var got []string
			for _, l := range tc.c.Lines() {
				got = append(got, plain(l.Group.Key()+" "+l.Code+" "+l.Move(60)))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLog: the log of a new exercise is another log, told in numbers; in one
// exercise it is compared row by row.
func TestLog(t *testing.T) {
	for year, want := range map[float64][]string{
		2025: {"autres Ligne entière : retirée"},
		2026: {"sensibilisation Événements de l’exercice : 1 → 0", "sensibilisation Personnes touchées : 12 → 0"},
	} {
		c := Changes{Before: version(2025, plan.Ongoing), After: version(year, plan.Ongoing),
			Cells: []Cell{{Kind: RowGone, Pair: Pair{Before: 0, After: -1}, SheetKey: eventSheet}}}
		c.Before.Events = []plan.Event{{Date: valid(plan.Day{Year: 2025, Month: 3, Day: 3}), Participants: valid(12.0)}}
		if year == 2025 {
			c.After.Events = c.Before.Events
		}
		var got []string
		for _, l := range c.Lines() {
			got = append(got, plain(l.Group.Key()+" "+l.Move(60)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: %q, want %q", year, got, want)
		}
	}
}

func TestRemarkCode(t *testing.T) {
	for _, tc := range []struct {
		name   string
		cell   Cell
		code   string
		silent bool
	}{
		{"of no adopted value", Cell{}, "", false},
		{"of no adopted value, and worth a remark", Cell{Kind: Recoded, Code: "EVO-012"}, "EVO-012", false},
		{"without a word", adopted(Cell{}), "EVO-001", true},
		{"explained", adopted(Cell{Reason: "Marché attribué plus tard."}), ExplainedCode, false},
		{"of a blank", adopted(Cell{Kind: Filled}), CompletedCode, false},
		{"of a blank, explained", adopted(Cell{Kind: Filled, Reason: "Mesuré depuis."}), CompletedCode, false},
		{"erased", adopted(Cell{Kind: Erased}), "EVO-001", true},
	} {
		if got := tc.cell.RemarkCode(); got != tc.code || tc.cell.Silent() != tc.silent {
			t.Errorf("a change %s: %q, silent %v", tc.name, got, tc.cell.Silent())
		}
	}
}

func TestExcerpts(t *testing.T) {
	const start = "Un premier lot livré, un second commandé, puis une enquête auprès des agents"
	for _, tc := range []struct{ name, was, is, wantWas, wantIs string }{
		{"short", "30 %", "25 %", "30 %", "25 %"},
		{"different from the start", "Réparer les postes avant de les remplacer", "Acheter des postes reconditionnés à la place", "Réparer les postes avant de…", "Acheter des postes reconditi…"},
		{"one beginning", start + " à mener", start + " menée en mars", "… agents à mener", "… agents menée en mars"},
		{"one blank", start, "", "Un premier lot livré, un sec…", ""},
	} {
		if was, is := Excerpts(tc.was, tc.is, 29); was != tc.wantWas || is != tc.wantIs {
			t.Errorf("%s: %q and %q, want %q and %q", tc.name, was, is, tc.wantWas, tc.wantIs)
		}
	}
}

func TestWhere(t *testing.T) {
	before, after := &diag.Sheet{File: "d/plan-2025.xlsx", Name: "Indicateurs"}, &diag.Sheet{File: "d/plan-2026.xlsx", Name: "Indicateurs"}
	for _, tc := range []struct {
		line Line
		want string
	}{
		{Line{}, ""},
		{Line{BeforeAt: diag.Position{Sheet: before, Row: 6, Col: 9}}, "Indicateurs I6 (plan-2025.xlsx)"},
		{Line{AfterAt: diag.Position{Sheet: after, Row: 7}}, "Indicateurs ligne 7 (plan-2026.xlsx)"},
		{Line{BeforeAt: diag.Position{Sheet: before, Row: 6, Col: 9}, AfterAt: diag.Position{Sheet: after}}, "Indicateurs I6 (plan-2025.xlsx) → Indicateurs (plan-2026.xlsx)"},
	} {
		if got := tc.line.Where(diag.FileName); got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}
