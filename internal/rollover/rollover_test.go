package rollover_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nrreport/internal/diag"
	"nrreport/internal/merge"
	"nrreport/internal/plan"
	"nrreport/internal/richtext"
	"nrreport/internal/rollover"
	"nrreport/internal/split"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// setExercise gives a drawn book the exercise that rolling over needs.
func setExercise(b *workbook.Book, year int) {
	form := b.Table(workbook.SheetCommunity)
	form.Rows[0].Cells[form.Sheet.Column("exercice")] = number(year)
}

func number(n int) workbook.Cell {
	return workbook.Cell{Kind: workbook.CellNumber, Number: float64(n)}
}

func text(s string) workbook.Cell { return workbook.Cell{Kind: workbook.CellText, Text: s} }

func prose(s string) workbook.Cell {
	return workbook.Cell{Kind: workbook.CellRich, Rich: richtext.FromPlain(s)}
}

// place gives every cell the place it would have in a file.
func place(b *workbook.Book) {
	for order, t := range b.Tables {
		t.At = &diag.Sheet{File: "plan-2025.xlsx", Name: t.Sheet.Name, Order: order}
		for i := range t.Rows {
			t.Rows[i].At = diag.Position{Sheet: t.At, Row: int32(6 + i)}
			for j := range t.Rows[i].Cells {
				t.Rows[i].Cells[j].At = diag.Position{Sheet: t.At, Row: int32(6 + i), Col: int32(1 + j)}
			}
		}
	}
}

// Whatever the plan, each of its filled cells is in the new one (in its column,
// or archived in the same), recalled there, or named in the account.
func TestNothingIsLost(t *testing.T) { rapid.Check(t, nothingIsLost) }

func FuzzNothingIsLost(f *testing.F) { f.Fuzz(rapid.MakeFuzz(nothingIsLost)) }

func nothingIsLost(t *rapid.T) {
	b := workbooktest.Book(t)
	setExercise(b, 2025)
	place(b)
	before := strings.Join(workbooktest.Content(b), "\n")
	rolled, account, err := rollover.Open(b, 2026)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(workbooktest.Content(b), "\n") != before {
		t.Fatal("the plan given was changed")
	}
	kept := map[diag.Position]kept{}
	var reminders strings.Builder
	for _, table := range rolled.Tables {
		for i := range table.Rows {
			for j := range table.Rows[i].Cells {
				if c := &table.Rows[i].Cells[j]; !c.IsBlank() && !c.At.IsZero() {
					kept[c.At] = keptAs(table, j, c)
					reminders.WriteString(c.Rich.Plain() + "\n")
				}
			}
		}
	}
	named := map[diag.Position]bool{}
	for _, v := range slices.Concat(account.Cleared, account.Set) {
		named[v.At] = true
	}
	for _, v := range account.Left {
		named[v.At] = true
	}
	recalled := map[diag.Position]bool{}
	for _, v := range account.Recalled {
		recalled[v.At] = true
	}
	for _, table := range b.Tables {
		for i := range table.Rows {
			for j := range table.Rows[i].Cells {
				c := &table.Rows[i].Cells[j]
				if c.IsBlank() || named[c.At] || named[table.Rows[i].At] {
					continue
				}
				if recalled[c.At] {
					for _, line := range strings.Split(c.Rich.Plain()+c.Text, "\n") {
						if !strings.Contains(reminders.String(), strings.TrimSpace(line)) {
							t.Fatalf("%s!%s: %q is not recalled", table.Sheet.Name, c.At.Cell(), line)
						}
					}
					continue
				}
				if got, want := kept[c.At], keptAs(table, j, c); got != want {
					t.Fatalf("%s!%s: %+v became %+v", table.Sheet.Name, c.At.Cell(), want, got)
				}
			}
		}
	}
}

// kept is a cell as far as rolling over must keep it.
type kept struct{ key, print string }

func keptAs(t *workbook.Table, cell int, c *workbook.Cell) kept {
	return kept{t.ColumnKey(cell), c.Print()}
}

// Open actions only are left, and the past stays as it was: codes, baselines,
// targets and yearly values.
func TestOnlyTheOpenIsCarried(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := workbooktest.Book(t)
		setExercise(b, 2025)
		rolled, account, err := rollover.Open(b, 2026)
		if err != nil {
			t.Fatal(err)
		}
		p, q := b.Plan(), rolled.Plan()
		var open []string
		for _, a := range p.Actions {
			if s := a.Status.V; !a.Status.OK() || s != plan.Done && s != plan.Dropped {
				open = append(open, a.Code.V)
			}
		}
		var got []string
		for _, a := range q.Actions {
			got = append(got, a.Code.V)
			if len(a.Review.Text) > 0 {
				t.Fatalf("the bilan of %s was not emptied", a.Code.V)
			}
		}
		if !slices.Equal(open, got) || len(account.Archived) != len(p.Actions)-len(open) || len(q.Archive) != len(p.Archive)+len(account.Archived) {
			t.Fatalf("open %q, carried %q, archived %d, archive %d", open, got, len(account.Archived), len(q.Archive))
		}
		if !slices.Contains(q.Years, 2026) || account.NewColumn != !slices.Contains(p.Years, 2026) {
			t.Fatalf("years %v, then %v", p.Years, q.Years)
		}
		for i := range p.Indicators {
			x, y := &p.Indicators[i], &q.Indicators[i]
			if x.Code != y.Code || x.Baseline != y.Baseline || x.BaselineYear != y.BaselineYear || x.Target != y.Target || x.TargetYear != y.TargetYear {
				t.Fatalf("the indicator %s changed", x.Code.V)
			}
			for _, year := range p.Years {
				if p.Value(x, year) != q.Value(y, year) {
					t.Fatalf("the value of %s in %d changed", x.Code.V, year)
				}
			}
		}
		if q.Community.Year.V != 2026 || q.Community.Document.V != plan.YearlyReview || !q.Community.SessionDate.IsBlank() {
			t.Fatalf("community %+v", q.Community)
		}
	})
}

// The new workbook can be written, split between departments, and merged.
func TestRolledPlanSplitsAndMerges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := workbooktest.Book(t)
		setExercise(b, 2025)
		rolled, _, err := rollover.Open(b, 2026)
		if err != nil {
			t.Fatal(err)
		}
		through := rapid.IntRange(0, 19).Draw(t, "files") == 0 // costly: not each time
		if through {
			rolled = writtenAndRead(t, rolled, workbook.WriteOptions{})
		}
		var parts []*workbook.Book
		for i, p := range split.All(rolled) {
			part := p.Book
			if through {
				part = writtenAndRead(t, p.Book, p.WriteOptions())
			}
			part.Name = string(rune('a'+i)) + ".xlsx"
			place(part)
			parts = append(parts, part)
		}
		merged, diags := merge.Merge(parts, merge.Options{})
		if diags.HasErrors() {
			t.Fatalf("%v", diags)
		}
		if diff := cmp.Diff(workbooktest.Content(rolled), workbooktest.Content(merged)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func writtenAndRead(t rapid.TB, b *workbook.Book, opt workbook.WriteOptions) *workbook.Book {
	var data bytes.Buffer
	if err := workbook.Write(&data, b, opt); err != nil {
		t.Fatal(err)
	}
	again, _, err := workbook.Read("plan.xlsx", data.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// small is a plan of two actions, one of them done, and of what a session needs.
func small() *workbook.Book {
	b := workbook.Blank(2024, 2025)
	setExercise(b, 2025)
	form := b.Table(workbook.SheetCommunity)
	set(form, 0, "document", text(string(plan.Strategy)))
	set(form, 0, "nom", text("Aubrelle"))
	set(form, 0, "seance", workbook.Cell{Kind: workbook.CellDate, Day: plan.Day{Year: 2025, Month: 12, Day: 10}})
	set(form, 0, "deliberation", text("2025-114"))
	set(form, 0, "editorial", prose("Chers habitants"))
	actions := b.Table(workbook.SheetActions)
	for i, status := range []plan.Status{plan.Done, plan.Ongoing} {
		actions.Rows = append(actions.Rows, actions.NewRow())
		set(actions, i, "code", text([]string{"A1", "A2"}[i]))
		set(actions, i, "titre", text("Donner les postes"))
		set(actions, i, "statut", text(string(status)))
		set(actions, i, "bilan", prose("120 postes donnés\nReste à faire"))
	}
	set(actions, 1, "suite", prose("- étendre aux écrans"))
	set(actions, 1, workbook.ReminderKey, prose("Bilan de l’année (2024) : rien"))
	events := b.Table(workbook.SheetEvents)
	for i, day := range []workbook.Cell{
		{Kind: workbook.CellDate, Day: plan.Day{Year: 2025, Month: 12, Day: 31}},
		{Kind: workbook.CellDate, Day: plan.Day{Year: 2026, Month: 1, Day: 1}},
		{Kind: workbook.CellInvalid, Text: "en mars"},
	} {
		events.Rows = append(events.Rows, events.NewRow())
		set(events, i, "date", day)
		set(events, i, "titre", text("Fresque"))
	}
	return b
}

func set(t *workbook.Table, row int, key string, c workbook.Cell) {
	t.Rows[row].Cells[t.Sheet.Column(key)] = c
}

func TestOpen(t *testing.T) {
	rolled, account, err := rollover.Open(small(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	p := rolled.Plan()
	if len(p.Actions) != 1 || p.Actions[0].Code.V != "A2" || len(p.Archive) != 1 {
		t.Fatalf("%d actions, %d archived", len(p.Actions), len(p.Archive))
	}
	if a := p.Archive[0]; a.Code.V != "A1" || a.ClosedIn.V != 2025 || a.Review.Text.Plain() != "120 postes donnés\nReste à faire" {
		t.Errorf("archived: %+v", a)
	}
	if a := p.Actions[0]; len(a.Review.Text) > 0 || len(a.Next.Text) > 0 ||
		a.Reminder.Text.Plain() != "Bilan de l’année (2025)\u00a0: 120 postes donnés\nReste à faire\nSuite prévue (2025)\u00a0:\nétendre aux écrans" {
		t.Errorf("bilan %q, reminder %q", a.Review.Text.Plain(), a.Reminder.Text.Plain())
	}
	if len(p.Events) != 2 || len(account.Left) != 1 {
		t.Errorf("%d events kept, %d left", len(p.Events), len(account.Left))
	}
	if got := rollover.Titles(account.Cleared); !slices.Equal(got, []string{"Date de séance", "N° de délibération", "Éditorial", "Bilan précédent (pour mémoire)"}) {
		t.Errorf("cleared: %q", got)
	}
	if got := rollover.Titles(account.Set); !slices.Equal(got, []string{"Exercice", "Type de document"}) {
		t.Errorf("set: %q", got)
	}
	if account.Count() != "1 réalisée" && account.Count() != "1\u00a0réalisée" {
		t.Errorf("count: %q", account.Count())
	}
	if !slices.Equal(p.Years, []int{2024, 2025, 2026}) {
		t.Errorf("years %v", p.Years)
	}
}

// Two years in a row: the archive grows, and says which year closed what.
func TestOpenTwice(t *testing.T) {
	rolled, _, err := rollover.Open(small(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	actions := rolled.Table(workbook.SheetActions)
	set(actions, 0, "statut", text(string(plan.Dropped)))
	again, account, err := rollover.Open(rolled, 2027)
	if err != nil {
		t.Fatal(err)
	}
	p := again.Plan()
	if len(p.Actions) != 0 || len(p.Archive) != 2 || p.Archive[0].ClosedIn.V != 2025 || p.Archive[1].ClosedIn.V != 2026 {
		t.Errorf("%d actions, archive %+v", len(p.Actions), p.Archive)
	}
	if len(account.Archived) != 1 || account.Archived[0].Status != string(plan.Dropped) || account.Archived[0].Title != p.Archive[1].Title.V {
		t.Errorf("archived %+v", account.Archived)
	}
}

// What a reminder cannot hold is named.
func TestReminderThatDoesNotFit(t *testing.T) {
	b := small()
	actions := b.Table(workbook.SheetActions)
	set(actions, 1, "bilan", prose(strings.Repeat("é", 30_000)))
	set(actions, 1, "suite", prose(strings.Repeat("ü", 30_000)))
	rolled, account, err := rollover.Open(b, 2026)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(account.Cleared, func(v rollover.Value) bool { return v.Column == "Suite prévue" && v.Row == "A2" }) {
		t.Errorf("cleared %q", rollover.Titles(account.Cleared))
	}
	writtenAndRead(t, rolled, workbook.WriteOptions{})
}

func TestRefused(t *testing.T) {
	unknown := small()
	set(unknown.Table(workbook.SheetCommunity), 0, "exercice", workbook.Cell{})
	for _, c := range []struct {
		book *workbook.Book
		year int
		says string
	}{
		{small(), 2025, "Le plan est déjà celui de l’exercice 2025. Indiquez l’année qui s’ouvre, par exemple --year 2026."},
		{small(), 2020, "Le plan est celui de l’exercice 2025, postérieur à 2020. Indiquez l’année qui s’ouvre, par exemple --year 2026."},
		{unknown, 2026, "Le plan ne dit pas de quel exercice il est, ni donc quelle année se termine. Complétez « Exercice », dans la feuille « Collectivité », puis recommencez."},
	} {
		_, _, err := rollover.Open(c.book, c.year)
		var refused *rollover.Refused
		if !errors.As(err, &refused) || refused.Error() != c.says {
			t.Errorf("%d: %v", c.year, err)
		}
	}
}
