package compare_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/compare"
	"nrreport/internal/document"
	"nrreport/internal/french"
	"nrreport/internal/golden"
	"nrreport/internal/report"
	"nrreport/internal/workbook"
)

// composed is the report on a comparison, and its text.
func composed(t rapid.TB, c *changes.Changes, edition report.Edition) (*document.Document, string) {
	t.Helper()
	d := report.Compose(analysis.Of(c.After), compare.Diagnostics(c), report.Options{Version: "1.0", Edition: edition, Changes: c})
	var b strings.Builder
	if err := document.Dump(&b, d); err != nil {
		t.Fatal(err)
	}
	return d, b.String()
}

// chapter is the section of that anchor, with what stands in it.
func chapter(t *testing.T, d *document.Document, id string) string {
	t.Helper()
	for _, b := range d.Body {
		if s, ok := b.(*document.Section); ok && s.ID == id {
			var out strings.Builder
			if err := document.Dump(&out, &document.Document{Body: []document.Block{s}}); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	t.Fatalf("no section %q", id)
	return ""
}

func TestChapter(t *testing.T) {
	c := scenario(t)
	d, _ := composed(t, c, report.Public)
	golden.Equal(t, "chapitre.txt", chapter(t, d, "evolutions"))
}

// Those who fill the workbook are told how many cells changed, the public is not.
func TestCountsOfCellsAreInternal(t *testing.T) {
	c := scenario(t)
	for edition, want := range map[report.Edition]string{
		report.Public: "Feuille « Collectivité » : Exercice.", report.Internal: "Feuille « Collectivité » : 1 cellule – Exercice.",
	} {
		d, _ := composed(t, c, edition)
		if text := plainSpaces.Replace(chapter(t, d, "evolutions")); !strings.Contains(text, want) {
			t.Errorf("edition %d does not say %q:\n%s", edition, want, text)
		}
	}
}

// Whatever is compared, the report is sound: no heading alone, no table out of
// square, every text finished.
func reportIsSound(t *rapid.T, before, after *workbook.Book) {
	c := compare.Books(before, after)
	for _, edition := range []report.Edition{report.Public, report.Internal} {
		d, _ := composed(t, c, edition)
		for _, problem := range document.Problems(d) {
			t.Errorf("%v: %s", edition, problem)
		}
		for _, b := range d.Body {
			s, ok := b.(*document.Section)
			if !ok || s.ID != "evolutions" {
				continue
			}
			document.Walk(s.Blocks, func(b document.Block, _ int) bool {
				document.Spans(b, func(s document.Span) {
					if french.Typeset(s.Text) != s.Text {
						t.Errorf("%q is not typeset", s.Text)
					}
				})
				return true
			})
		}
		data, err := report.PublishedJSON(analysis.Of(c.After), report.Options{Edition: edition, Changes: c})
		if err != nil || !json.Valid(data) {
			t.Errorf("the data are no JSON: %v", err)
		}
	}
}

// The name of an agent that changed is in no line of the public edition.
func TestPublicEditionNamesNoAgent(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", set(community, "", "contact_nom", "Karim Lefort")))
	for _, name := range []string{"Nadia Benali", "Karim Lefort"} {
		for edition, want := range map[report.Edition]bool{report.Public: false, report.Internal: true} {
			_, text := composed(t, c, edition)
			data, err := report.PublishedJSON(analysis.Of(c.After), report.Options{Edition: edition, Changes: c})
			if err != nil {
				t.Fatal(err)
			}
			// The report counts what the summary and the data list.
			if strings.Contains(text, name) && !want || strings.Contains(string(data), name) != want {
				t.Errorf("edition %d: %q printed %v, in the data %v", edition, name, strings.Contains(text, name), strings.Contains(string(data), name))
			}
		}
	}
}

// Money is that of the whole life of an action, in either version: no column
// makes it that of a year.
func TestMoneyIsOfNoYear(t *testing.T) {
	_, text := composed(t, scenario(t), report.Public)
	text = plainSpaces.Replace(text)
	for _, want := range []string{"Total prévu (version 2025) | Total prévu | Cumul dépensé", "Cumul dépensé (version 2025) | Cumul dépensé (version 2026)"} {
		if !strings.Contains(text, want) {
			t.Errorf("no column %q", want)
		}
	}
	for _, never := range []string{"Prévu 2025", "prévu en 2025", "Réalisé 2025", "éalisé en 2025", "budget réalisé"} {
		if strings.Contains(text, never) {
			t.Errorf("the report says %q", never)
		}
	}
}

// The budget of an action that is archived is in both versions, and the report
// says where it is and where it no longer is.
func TestArchivedBudget(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", archive("A1.2", "réalisée"), set(community, "", "exercice", 2026)))
	if m := c.Total; m.Moved() || m.SpentAfter != 5_750_000 {
		t.Errorf("the money moved: %+v", m)
	}
	if n, budget := c.Archived(); n != 1 || budget.PlannedBefore != 800_000 || budget.PlannedAfter != 800_000 {
		t.Errorf("%d archived, %+v", n, budget)
	}
	chaptersSay(t, c, map[string]string{
		"evolutions": "Les totaux comptent, dans les deux versions, 1 action archivée depuis la précédente : 8 000 € de budget prévu et 7 500 € de dépenses. La partie sur les moyens n’en compte plus rien.",
		"moyens":     "Le total prévu de la version 2025 compte 1 action close, archivée depuis : 8 000 €.",
	})
}

// The budget of an action taken from the archive is in both versions, though the
// report of the version before did not count it.
func TestTakenUpBudget(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx", archive("A1.2", "réalisée")), book(t, "plan-2026.xlsx", set(community, "", "exercice", 2026)))
	if n, budget := c.TakenUp(); n != 1 || budget.PlannedBefore != 800_000 || budget.PlannedAfter != 800_000 {
		t.Errorf("%d taken up, %+v", n, budget)
	}
	chaptersSay(t, c, map[string]string{
		"evolutions": "Les totaux comptent, dans les deux versions, 1 action que la précédente avait archivée et qui est reprise : 8 000 € de budget prévu et 7 500 € de dépenses.",
		"moyens":     "Le total prévu de la version 2025 compte 1 action qu’elle avait archivée et qui est reprise depuis : 8 000 €.",
	})
}

// chaptersSay wants a text in each of these chapters, by their anchors.
func chaptersSay(t *testing.T, c *changes.Changes, says map[string]string) {
	t.Helper()
	d, _ := composed(t, c, report.Public)
	for anchor, want := range says {
		if text := plainSpaces.Replace(chapter(t, d, anchor)); !strings.Contains(text, want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
}

// A theme all of whose actions are archived keeps its line among the means: the
// total of the version before counts them.
func TestMeansOfWhatIsArchived(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx",
		set(actions, "A1.3", "theme", 2), archive("A1.1", "réalisée"), archive("A1.2", "réalisée"), set(community, "", "exercice", 2026)))
	chaptersSay(t, c, map[string]string{"moyens": "1. Commande publique durable | — ~muted | — ~muted | 128 000 € | — ~muted"})
}

// The archive may correct what was spent in the end.
func TestArchivedBudgetCorrected(t *testing.T) {
	c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", archive("A1.2", "réalisée"), set(community, "", "exercice", 2026),
		set(workbook.SheetArchive, "A1.2", "budget_realise", 7900)))
	_, text := composed(t, c, report.Public)
	if want := "8 000 € | 8 000 € | 7 500 € | 7 900 €"; !strings.Contains(plainSpaces.Replace(text), want) {
		t.Errorf("no line %q in:\n%s", want, text)
	}
}

// What happened is counted in whole sentences, and begins one.
func TestChangesOverview(t *testing.T) {
	for says, edits := range map[string][]edit{
		"Les deux versions disent la même chose.":                         nil,
		"Aucune valeur publiée n’a changé.":                               {set(actions, "A1.1", "suite", "Attendre.")},
		"1 valeur publiée a changé sans explication.":                     {set(indicators, "I1.1", "cible", 25)},
		"Depuis : 1 échéance modifiée. Aucune valeur publiée n’a changé.": {set(actions, "A1.1", "echeance", "2026-09-30")},
	} {
		c := compare.Books(book(t, "plan-2025.xlsx"), book(t, "plan-2026.xlsx", edits...))
		words := report.NewWords(analysis.Of(c.After), nil, report.Options{Changes: c})
		if got := plainSpaces.Replace(words.ChangesOverview()); got != says {
			t.Errorf("%q, want %q", got, says)
		}
	}
}

// Nothing is said of a previous version that was not given.
func TestWithoutPreviousVersion(t *testing.T) {
	c := scenario(t)
	d := report.Compose(analysis.Of(c.After), nil, report.Options{})
	for _, b := range d.Body {
		if s, ok := b.(*document.Section); ok && s.ID == "evolutions" {
			t.Error("a chapter compares with nothing")
		}
	}
}

// Whatever is compared, the budgets of the actions add up to the totals: the
// table that tells them action by action ends on those.
func budgetsAddUp(t *rapid.T, before, after *workbook.Book) {
	c := compare.Books(before, after)
	var sum changes.Money
	for i := range c.Actions {
		sum.Add(c.Actions[i].Budget)
	}
	if sum != c.Total {
		t.Errorf("the actions add up to %+v, the totals are %+v", sum, c.Total)
	}
}

// The public edition tells the budgets that moved most, and adds up the others;
// the internal one tells them all. Both account for the actions that are new, or
// gone, and for those that are the same.
func TestBudgetsThatMovedMost(t *testing.T) {
	const actionsMoved = 14
	var before, after []edit
	for i := 1; i <= actionsMoved; i++ {
		code := fmt.Sprintf("A2.%d", i)
		before = append(before, duplicate(actions, "A1.3", code, set(actions, code, "budget_fonct", 1000), set(actions, code, "titre", "Étudier la piste "+code)))
		after = append(after, set(actions, code, "budget_fonct", 1000+100*i))
	}
	after = append(after, duplicate(actions, "A1.3", "A9.1", set(actions, "A9.1", "budget_fonct", 700), set(actions, "A9.1", "titre", "Ouvrir un guichet")))
	c := compare.Books(book(t, "plan-2025.xlsx", before...), book(t, "plan-2026.xlsx", append(before, after...)...))
	for edition, want := range map[report.Edition]struct {
		rows             int
		first, rest, sum string
	}{
		// Of the fourteen, the six that moved least: by 100 to 600 €.
		report.Public:   {8, "A2.14", "6 autres actions dont le budget a changé", "8 100 €"},
		report.Internal: {14, "A2.14", "", ""},
	} {
		d, _ := composed(t, c, edition)
		_, text, _ := strings.Cut(strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ").Replace(chapter(t, d, "evolutions")), "table: Évolution du budget, action par action")
		text, _, _ = strings.Cut(text, "section")
		if n := strings.Count(text, "Étudier la piste"); n != want.rows {
			t.Errorf("edition %d tells %d actions, want %d:\n%s", edition, n, want.rows, text)
		}
		if i := strings.Index(text, "A2."); i < 0 || !strings.HasPrefix(text[i:], want.first) {
			t.Errorf("edition %d does not begin with %s:\n%s", edition, want.first, text)
		}
		if !strings.Contains(text, "!1 action nouvelle {2 columns} | — ~muted | 700 €") || !strings.Contains(text, "actions aux montants inchangés {2 columns}") || !strings.Contains(text, "total: !Total") {
			t.Errorf("edition %d leaves actions out of the account:\n%s", edition, text)
		}
		if !strings.Contains(text, want.rest) || !strings.Contains(text, want.sum) || strings.Contains(text, "La feuille « Évolutions »") != (want.rest != "") {
			t.Errorf("edition %d does not say what it leaves out:\n%s", edition, text)
		}
	}
}
