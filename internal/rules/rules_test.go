package rules

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nrreport/internal/analysis"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/plan"
	pt "nrreport/internal/plan/plantest"
)

// ruleCase breaks the valid plan in one way, and in another that is close but
// right. A rule has one case at least; more show its other branches.
type ruleCase struct {
	code string
	// fail breaks the plan; the rule then says says (spaces are plain here)
	// about the value in the cell at.
	fail  func(p *plan.Plan)
	at    func(p *plan.Plan) diag.Position
	value string
	says  string
	// clean changes the plan in a way that the rule accepts.
	clean func(p *plan.Plan)
}

func cases() []ruleCase {
	return slices.Concat(decreeCases, referenceCases, objectiveCases, actionCases, indicatorCases,
		awarenessCases, communityCases, programmeCases, themeCases, meansCases, textCases)
}

// check runs the rules on the valid plan once it is changed.
func check(change func(p *plan.Plan)) (*plan.Plan, diag.List) {
	p := pt.Valid()
	if change != nil {
		change(p)
	}
	pt.Place(p)
	return p, Run(analysis.Of(p))
}

func TestValidPlanIsClean(t *testing.T) {
	_, found := check(nil)
	for _, d := range found {
		if d.Severity != diag.Info {
			t.Errorf("%s %s!%s: %s", d.Code, d.At.SheetName(), d.At.Cell(), d.Message)
		}
	}
}

// A strategy does not owe what a yearly review does.
func TestStrategyOwesNoYearlyValue(t *testing.T) {
	_, found := check(func(p *plan.Plan) {
		p.Community.Document = pt.Of(plan.Strategy)
		p.Community.BudgetDebate = plan.Date{}
		p.Community.Governance, p.Community.Evaluation = plan.Prose{}, plan.Prose{}
		p.Years = []int{2023}
		for i := range p.Indicators {
			p.Indicators[i].Values = p.Indicators[i].Values[:1]
		}
		for i := range p.Actions {
			p.Actions[i].Review, p.Actions[i].Progress = plan.Prose{}, plan.Percent{}
		}
		for i := range p.Themes {
			p.Themes[i].Review = plan.Prose{}
		}
		p.Events = nil
	})
	for _, d := range found {
		if d.Severity != diag.Info {
			t.Errorf("%s %s!%s: %s", d.Code, d.At.SheetName(), d.At.Cell(), d.Message)
		}
	}
}

func TestRules(t *testing.T) {
	for _, c := range cases() {
		t.Run(c.code, func(t *testing.T) {
			p, found := check(c.fail)
			i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == c.code && plainSpaces(d.Message) == c.says })
			if i < 0 {
				t.Errorf("the failing case is not found; the rule says:")
				for _, d := range found {
					if d.Code == c.code {
						t.Errorf("  %s!%s [%s] %s", d.At.SheetName(), d.At.Cell(), plainSpaces(d.Value), plainSpaces(d.Message))
					}
				}
			} else {
				d := found[i]
				if want := c.at(p); d.At != want {
					t.Errorf("it stands at %s!%s, want %s!%s", d.At.SheetName(), d.At.Cell(), want.SheetName(), want.Cell())
				}
				if got := plainSpaces(d.Value); got != c.value {
					t.Errorf("the value is %q, want %q", got, c.value)
				}
				for _, also := range d.Also {
					if also.IsZero() || also == d.At {
						t.Errorf("another cell is %s!%s", also.SheetName(), also.Cell())
					}
				}
				lintSentence(t, "message", d.Message)
				lintSentence(t, "remedy", d.Remedy)
			}
			_, found = check(c.clean)
			for _, d := range found {
				if d.Code == c.code {
					t.Errorf("the clean case is not: %s!%s %s", d.At.SheetName(), d.At.Cell(), d.Message)
				}
			}
		})
	}
}

func TestEveryRuleHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range cases() {
		if c.fail == nil || c.at == nil || c.clean == nil || c.says == "" {
			t.Errorf("%s: a case needs a failing plan, a cell, a message and a clean plan", c.code)
		}
		covered[c.code] = true
	}
	for _, r := range All() {
		if !covered[r.Code] {
			t.Errorf("%s (%s) has no case", r.Code, r.Title)
		}
		delete(covered, r.Code)
	}
	for code := range covered {
		t.Errorf("%s has a case and no rule", code)
	}
}

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	last := ""
	for _, r := range All() {
		family, number, ok := strings.Cut(r.Code, "-")
		if !ok || len(family) != 3 || len(number) != 3 || seen[r.Code] {
			t.Errorf("the code %q is not a family and a number of its own", r.Code)
		}
		if strings.HasPrefix(last, family) && r.Code < last {
			t.Errorf("%s comes after %s", r.Code, last)
		}
		seen[r.Code], last = true, r.Code
		if r.Severity < diag.Error || r.Severity > diag.Info {
			t.Errorf("%s has no severity", r.Code)
		}
		if r.Title == "" || strings.HasSuffix(r.Title, ".") || len([]rune(r.Title)) > 60 {
			t.Errorf("%s: the title %q", r.Code, r.Title)
		}
		lintSentence(t, r.Code, r.Explanation)
		lintFrench(t, r.Code, r.Title)
		lintFrench(t, r.Code, r.Basis)
	}
	if len(seen) < 60 {
		t.Errorf("%d rules", len(seen))
	}
}

// What the reader could not understand it has reported: no rule calls it
// missing.
func TestInvalidIsNotMissing(t *testing.T) {
	_, found := check(func(p *plan.Plan) {
		c := &p.Community
		c.Nature, c.SIREN, c.Population, c.Document = pt.Invalid[plan.Nature](), pt.Invalid[string](), pt.Invalid[float64](), pt.Of(plan.YearlyReview)
		c.Start, c.End, c.SessionDate, c.BudgetDebate = pt.Invalid[plan.Day](), pt.Invalid[plan.Day](), pt.Invalid[plan.Day](), pt.Invalid[plan.Day]()
		c.Tax = pt.Invalid[plan.TaxBasis]()
		p.Programme[0].Element = pt.Invalid[string]()
		p.Actors[0].Category = pt.Invalid[plan.ActorCategory]()
		p.Themes[0].Retained = pt.Invalid[bool]()
		o := &p.Objectives[0]
		o.Scope, o.Due = pt.Invalid[plan.Scope](), pt.Invalid[plan.Day]()
		x := &p.Actions[0]
		x.Side, x.Status, x.Progress = pt.Invalid[plan.Side](), pt.Invalid[plan.Status](), pt.Invalid[float64]()
		x.Start, x.Due, x.Priority = pt.Invalid[plan.Day](), pt.Invalid[plan.Day](), pt.Invalid[plan.Priority]()
		x.PlannedCapital, x.PlannedRunning, x.Spent, x.Staff = pt.Invalid[plan.Cents](), pt.Invalid[plan.Cents](), pt.Invalid[plan.Cents](), pt.Invalid[float64]()
		x.OtherMeans, x.Review = plan.Prose{}, plan.Prose{}
		n := &p.Indicators[0]
		n.Direction, n.BaselineYear, n.TargetYear = pt.Invalid[plan.Direction](), pt.Invalid[float64](), pt.Invalid[float64]()
		n.Baseline.Kind, n.Target.Kind, n.Values[2].Kind = plan.Unreadable, plan.Unreadable, plan.Unreadable
		e := &p.Events[0]
		e.Date, e.Theme, e.Format = pt.Invalid[plan.Day](), pt.Invalid[plan.ThemeID](), pt.Invalid[plan.Format]()
		e.Participants, e.Certified, e.ActorCategory = pt.Invalid[float64](), pt.Invalid[float64](), pt.Invalid[plan.ActorCategory]()
	})
	for _, d := range found {
		if d.Severity != diag.Info {
			t.Errorf("%s %s!%s: %s", d.Code, d.At.SheetName(), d.At.Cell(), d.Message)
		}
	}
}

// An empty plan, or one whose values have no position, is reported and harms
// nothing.
func TestEmptyPlan(t *testing.T) {
	found := Run(analysis.Of(&plan.Plan{}))
	for _, code := range []string{"DEC-001", "DEC-004", "DEC-006", "DEC-007", "DEC-008", "DEC-010", "COL-001"} {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("%s is not found", code)
		}
	}
	blank := &plan.Plan{
		Sources:    []plan.Source{{Name: "vide.xlsx"}},
		Programme:  make([]plan.ProgrammeElement, 2),
		Actors:     make([]plan.Actor, 2),
		Themes:     make([]plan.Theme, 7),
		Objectives: make([]plan.Objective, 2),
		Actions:    make([]plan.Action, 2),
		Indicators: make([]plan.Indicator, 2),
		Events:     make([]plan.Event, 2),
		Years:      []int{2025},
	}
	for _, document := range []plan.DocumentType{plan.Strategy, plan.YearlyReview} {
		blank.Community.Document, blank.Community.Year = pt.Of(document), pt.Number(2025)
		for _, d := range Run(analysis.Of(blank)) {
			lintSentence(t, d.Code, d.Message)
		}
	}
}

func TestRunIsSortedAndFilledIn(t *testing.T) {
	_, found := check(func(p *plan.Plan) {
		p.Actions[3].Pilot, p.Actions[1].Pilot = plan.Text{}, plan.Text{}
		p.Community.Name = plan.Text{}
		p.Objectives[0].Title = plan.Text{}
	})
	if !slices.IsSortedFunc(found, func(x, y diag.Diagnostic) int { return x.At.Compare(y.At) }) {
		t.Error("the diagnostics are not in the order of the workbook")
	}
	for _, d := range found {
		i := slices.IndexFunc(All(), func(r Rule) bool { return r.Code == d.Code })
		if i < 0 {
			t.Errorf("%s is no rule", d.Code)
			continue
		}
		if r := All()[i]; d.Severity != r.Severity || r.Basis != "" && d.Basis == "" {
			t.Errorf("%s: severity %s, basis %q", d.Code, d.Severity, d.Basis)
		}
	}
}

// What the plan explains is an information: a target missed, an amount overspent.
func TestExplainedIsNoWarning(t *testing.T) {
	for _, c := range []struct {
		code    string
		change  func(p *plan.Plan)
		explain func(p *plan.Plan, text plan.Prose)
	}{
		{"IND-017", func(p *plan.Plan) { p.Indicators[2].Values = values(12, 11, 10) }, func(p *plan.Plan, text plan.Prose) { p.Indicators[2].Comment = text }},
		{"IND-018", func(p *plan.Plan) { p.Indicators[2].TargetYear = pt.Number(2025) }, func(p *plan.Plan, text plan.Prose) { p.Indicators[2].Comment = text }},
		{"IND-027", func(p *plan.Plan) { p.Indicators[0].Values[2] = pt.Known(1) }, func(p *plan.Plan, text plan.Prose) { p.Indicators[0].Comment = text }},
		{"ACT-019", func(p *plan.Plan) { p.Actions[0].Spent = pt.Euros(90_000) }, func(p *plan.Plan, text plan.Prose) { p.Actions[0].Review = text }},
	} {
		for text, want := range map[string]diag.Severity{"": diag.Warning, "Le lot est resté sans offre.": diag.Info} {
			_, found := check(func(p *plan.Plan) { c.change(p); c.explain(p, pt.Prose(text)) })
			i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == c.code })
			if i < 0 || found[i].Severity != want {
				t.Errorf("%s explained by %q: %v, want %s", c.code, text, found, want)
			}
		}
	}
}

// A row of the log that is only begun is printed: what it says wrong is told.
func TestStrayEventHidesNoFault(t *testing.T) {
	_, found := check(func(p *plan.Plan) {
		p.Events = append(p.Events, plan.Event{
			Title: pt.Text("Voir avec jean.dupont@ville.fr"), Participants: pt.Number(10), Certified: pt.Number(20),
		})
	})
	for _, code := range []string{"SEN-018", "TXT-004", "SEN-009"} {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("%s is not told", code)
		}
	}
}

// What a rule says cannot be right is not held against the target.
func TestDoubtfulIsNotJudged(t *testing.T) {
	for code, change := range map[string]func(n *plan.Indicator){
		"IND-008": func(n *plan.Indicator) { n.Direction, n.Values[2] = pt.Of(plan.Down), pt.Known(24) },
		"IND-011": func(n *plan.Indicator) { n.Values[2] = pt.Known(240) },
		"IND-025": func(n *plan.Indicator) {
			n.Unit, n.Values[2], n.TargetYear = pt.Text("kg"), pt.Known(-3), pt.Number(2025)
		},
	} {
		p, found := check(onIndicator(change))
		var told []string
		for _, d := range found {
			switch d.Code {
			case code, "IND-016", "IND-017", "IND-018":
				if d.At.Row == p.Indicators[2].At.Row {
					told = append(told, d.Code)
				}
			}
		}
		if !slices.Equal(told, []string{code}) {
			t.Errorf("told %q, want %s alone", told, code)
		}
	}
}

func TestMarkdown(t *testing.T) {
	var b strings.Builder
	if err := Markdown(&b); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != len(All())+2 {
		t.Fatalf("%d lines for %d rules", len(lines), len(All()))
	}
	for _, line := range lines {
		if strings.Count(line, "|") != 5 {
			t.Errorf("not four columns: %s", line)
		}
	}
	if want := "| ACT-002 | avertissement | Action sans pilote | — |"; !slices.Contains(lines, want) {
		t.Errorf("no line %q", want)
	}
}

func plainSpaces(s string) string {
	return strings.NewReplacer(french.NBSP, " ", french.NNBSP, " ").Replace(s)
}

// lintSentence holds a text to the form of what users read.
func lintSentence(t *testing.T, what, s string) {
	t.Helper()
	if s == "" || !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		t.Errorf("%s: %q is no sentence", what, s)
	}
	lintFrench(t, what, s)
}

func lintFrench(t *testing.T, what, s string) {
	t.Helper()
	for _, fault := range []string{"'", "  ", "..", " ,", "( ", " )", "%!", "«\u00a0\u00a0»", "’’"} {
		if strings.Contains(s, fault) {
			t.Errorf("%s: %q has %q", what, s, fault)
		}
	}
	if french.Typeset(s) != s {
		t.Errorf("%s: %q is not typeset", what, s)
	}
}

func BenchmarkRun20000(b *testing.B) {
	a := analysis.Of(pt.Large(20_000))
	b.ResetTimer()
	for range b.N {
		Run(a)
	}
}

// The remedy for an unknown code depends on what it looks like.
func TestUnknownCodesAreAdvisedOn(t *testing.T) {
	for code, want := range map[string]string{
		"O-1-1":                 "Vouliez-vous dire « O1.1 » ?",
		"o01.01":                "Vouliez-vous dire « O1.1 » ?",
		"O1.1 – Porter la part": "Ne gardez que « O1.1 ».",
		"O1.1/O2.1":             "Ne gardez que « O1.1 ; O2.1 ».",
		"néant":                 "S’il n’y en a aucun, effacez ce texte.",
		"01.1":                  "Corrigez le code, ou ajoutez la ligne qui manque à la feuille « Objectifs ».",
		"I1.1":                  "Ce code est celui d’un indicateur : inscrivez-le dans la colonne « Indicateur(s) ».",
		"A2.1":                  "Ce code est celui d’une action, et non celui que cette colonne attend.",
		"O1.9":                  "Corrigez le code, ou ajoutez la ligne qui manque à la feuille « Objectifs ».",
	} {
		_, found := check(func(p *plan.Plan) { p.Actions[0].Objectives = pt.Refs("O1.1", code) })
		i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == "REF-004" })
		if i < 0 || plainSpaces(found[i].Remedy) != want {
			t.Errorf("%s: %+v", code, found)
		}
	}
}

func TestLooseCode(t *testing.T) {
	for typed, want := range map[string]string{
		"A1.02": "a1.2", "A-1-2": "a1.2", "a 1 2": "a12", "A1.2.": "a1.2", "A1O": "a10", "A10": "a10", "AO1": "a1", "": "",
	} {
		if got := looseCode(typed); got != want {
			t.Errorf("looseCode(%q) = %q, want %q", typed, got, want)
		}
	}
}

// Two rows of one code are one mistake: what cites the code may mean either, so
// that nobody is told that the second row is cited by none.
func TestDuplicateCodeIsToldOnce(t *testing.T) {
	p := pt.Valid()
	p.Objectives[1].Code = pt.Text("o1.1")
	p.Actions[1].Objectives, p.Indicators[1].Objectives = pt.Refs("O1.1"), pt.Refs("O1.1", "O3.1")
	p.Indicators[2].Code, p.Indicators[2].Objectives = pt.Text("I1.1"), plan.Refs{}
	p.Actions[2].Indicators = pt.Refs("I1.1")
	var told []string
	for _, d := range Run(analysis.Of(p)) {
		switch d.Code {
		case "REF-002", "REF-009", "REF-010", "REF-011":
			told = append(told, d.Code+" "+d.Value)
		}
	}
	if want := []string{"REF-002 o1.1", "REF-002 I1.1"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// A sheet that is missing is one error, told by the reader: not one for each
// row that it held, nor for each code of them.
func TestMissingSheetIsToldOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		lose func(p *plan.Plan)
	}{
		{"Collectivité", func(p *plan.Plan) { p.Community, p.Sheets.Community = plan.Community{}, diag.Position{} }},
		{"Programme de travail", func(p *plan.Plan) { p.Programme, p.Sheets.Programme = nil, diag.Position{} }},
		{"Thèmes", func(p *plan.Plan) { p.Themes, p.Sheets.Themes = nil, diag.Position{} }},
		{"Objectifs", func(p *plan.Plan) { p.Objectives, p.Sheets.Objectives = nil, diag.Position{} }},
		{"Actions", func(p *plan.Plan) { p.Actions, p.Sheets.Actions = nil, diag.Position{} }},
		{"Indicateurs", func(p *plan.Plan) { p.Indicators, p.Years, p.Sheets.Indicators = nil, nil, diag.Position{} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := pt.Valid()
			c.lose(p)
			for _, d := range Run(analysis.Of(p)) {
				if d.Severity != diag.Info {
					t.Errorf("%s %s", d.Code, d.Message)
				}
			}
		})
	}
}

// A sheet that is there, and empty, is no missing sheet.
func TestEmptySheetIsJudged(t *testing.T) {
	p := pt.Valid()
	p.Indicators = nil
	found := Run(analysis.Of(p))
	for _, code := range []string{"DEC-007", "REF-005"} {
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("%s is not told of an empty sheet", code)
		}
	}
}

// A note or a total typed under a table, a heading between its rows and a row
// that was only begun are one remark each, not one for each cell that a row of
// the plan would fill.
func TestStrayRowIsToldOnce(t *testing.T) {
	for _, c := range []struct {
		code, says string
		objective  plan.Objective
		action     plan.Action
		indicator  plan.Indicator
	}{
		{
			"REF-001", "n’a qu’un intitulé",
			plan.Objective{Title: pt.Of("Voir avec Paul")},
			plan.Action{Title: pt.Of("Fait le 3 octobre, merci !")},
			plan.Indicator{Title: pt.Of("Chiffres provisoires")},
		},
		{
			"REF-001", "n’a ni code, ni intitulé, ni thème",
			plan.Objective{Comment: pt.Prose("suite de la ligne du dessus")},
			plan.Action{PlannedCapital: pt.Euros(120_000)},
			plan.Indicator{Source: pt.Of("idem")},
		},
		{
			"REF-020", "n’a ni intitulé ni thème, et porte",
			plan.Objective{Code: pt.Of("AXE 1 : les achats")},
			plan.Action{Code: pt.Of("A9.9")},
			plan.Indicator{Code: pt.Of("Indicateurs de la DSI")},
		},
	} {
		p, found := check(func(p *plan.Plan) {
			p.Objectives = append(p.Objectives, c.objective)
			p.Actions = append(p.Actions, c.action)
			p.Indicators = append(p.Indicators, c.indicator)
		})
		told := map[diag.Position][]string{}
		for _, d := range found {
			told[rowOf(d.At)] = append(told[rowOf(d.At)], d.Code+" "+d.Message)
		}
		for _, at := range []diag.Position{p.Objectives[len(p.Objectives)-1].At, p.Actions[len(p.Actions)-1].At, p.Indicators[len(p.Indicators)-1].At} {
			if got := told[rowOf(at)]; len(got) != 1 || !strings.HasPrefix(got[0], c.code+" ") || !strings.Contains(got[0], c.says) {
				t.Errorf("%s: told %q, want %s alone", at.Cell(), got, c.code)
			}
		}
	}
}

// A stray row neither counts among those that lack something nor, being the
// first, hides them.
func TestStrayRowHidesNoOther(t *testing.T) {
	for _, first := range []bool{true, false} {
		_, found := check(func(p *plan.Plan) {
			p.Actions[1].Priority, p.Actions[1].Start = plan.Value[plan.Priority]{}, plan.Date{}
			p.Actions[1].Description = plan.Prose{}
			p.Indicators[1].Method = plan.Prose{}
			p.Objectives[1].Result = plan.Prose{}
			at := len(p.Actions)
			if first {
				at = 0
			}
			p.Actions = slices.Insert(p.Actions, at, plan.Action{Code: pt.Of("Légende : vert = fait")})
			p.Indicators = slices.Insert(p.Indicators, min(at, len(p.Indicators)), plan.Indicator{Code: pt.Of("Indicateurs de la DSI")})
			p.Objectives = slices.Insert(p.Objectives, min(at, len(p.Objectives)), plan.Objective{Code: pt.Of("AXE 1 : les achats")})
		})
		for code, says := range map[string]string{
			"ACT-016": "L’action A2.1 n’a pas de date de début.",
			"ACT-027": "L’action A2.1 n’a pas de priorité.",
			"ACT-029": "L’action A2.1 n’est pas décrite.",
			"IND-020": "L’indicateur I2.1 ne dit pas comment il est calculé.",
			"OBJ-008": "L’objectif O2.1 ne dit pas quel résultat on en attend.",
		} {
			i := slices.IndexFunc(found, func(d diag.Diagnostic) bool { return d.Code == code })
			if i < 0 || plainSpaces(found[i].Message) != says {
				t.Errorf("stray row first %v: %s does not say %q: %v", first, code, says, found)
			}
		}
	}
}

// A column that nobody has begun to fill is told once. Where one row has the
// value, each of the others is told at its cell.
func TestColumnNotBegunIsToldOnce(t *testing.T) {
	const rows = 7
	for _, begun := range []bool{false, true} {
		_, found := check(func(p *plan.Plan) {
			action, indicator := p.Actions[0], p.Indicators[0]
			// A note between the rows is none of them.
			p.Actions = []plan.Action{{Title: pt.Text("Voir avec Paul")}}
			p.Indicators = nil
			for i := range rows {
				x, n := action, indicator
				x.Indicators = plan.Refs{}
				x.Code, n.Code = pt.Text("A1."+strconv.Itoa(i)), pt.Text("I1."+strconv.Itoa(i))
				if i < rows-1 || !begun {
					x.Pilot, x.Due, x.Objectives = plan.Text{}, plan.Date{}, plan.Refs{}
					n.Source, n.Target, n.Objectives = plan.Text{}, plan.Measure{}, plan.Refs{}
				}
				p.Actions, p.Indicators = append(p.Actions, x), append(p.Indicators, n)
			}
		})
		for code, says := range map[string]string{
			"ACT-002": "7 actions n’ont pas de direction pilote (A1.0, A1.1, A1.2, A1.3, A1.4 et 2 autres).",
			"ACT-015": "7 actions n’ont pas d’échéance (A1.0, A1.1, A1.2, A1.3, A1.4 et 2 autres).",
			"REF-008": "7 actions ne servent aucun objectif (A1.0, A1.1, A1.2, A1.3, A1.4 et 2 autres).",
			"REF-011": "7 indicateurs ne suivent aucun objectif, et aucune action ne les cite (I1.0, I1.1, I1.2, I1.3, I1.4 et 2 autres).",
			"IND-004": "7 indicateurs n’ont pas de cible, alors qu’ils visent une hausse ou une baisse (I1.0, I1.1, I1.2, I1.3, I1.4 et 2 autres).",
			"IND-019": "7 indicateurs ne disent pas d’où vient leur valeur (I1.0, I1.1, I1.2, I1.3, I1.4 et 2 autres).",
		} {
			var told []string
			for _, d := range found {
				if d.Code == code {
					told = append(told, plainSpaces(d.Message))
				}
			}
			if !begun && !slices.Equal(told, []string{says}) {
				t.Errorf("%s, nobody has begun: told %q, want %q", code, told, says)
			}
			if begun && (len(told) != rows-1 || !strings.HasPrefix(told[0], "L’")) {
				t.Errorf("%s, one row has it: told %q, want the %d others", code, told, rows-1)
			}
		}
	}
}

// What is said of the same thing is said once, and of what it is.
func TestSaidOnceAndTruly(t *testing.T) {
	count := func(found diag.List, code string) (n int, last string) {
		for _, d := range found {
			if d.Code == code {
				n, last = n+1, plainSpaces(d.Message)
			}
		}
		return n, last
	}
	noMeans := func(x *plan.Action) {
		x.PlannedCapital, x.PlannedRunning, x.Staff, x.OtherMeans = plan.Money{}, plan.Money{}, plan.Number{}, plan.Prose{}
	}
	for _, c := range []struct {
		name   string
		change func(p *plan.Plan)
		code   string
		times  int
		says   string
	}{
		{"no action tells its means, one of them closed", func(p *plan.Plan) {
			for i := range p.Actions {
				noMeans(&p.Actions[i])
			}
			p.Actions[0].Status = pt.Of(plan.Done)
		}, "ACT-003", 0, ""},
		{"an objective that is past", func(p *plan.Plan) { p.Objectives[0].Due = pt.Date(2025, 6, 30) }, "OBJ-007", 0, ""},
		{"nothing but spending", func(p *plan.Plan) {
			p.Community.Tax = plan.Value[plan.TaxBasis]{}
			for i := range p.Actions {
				x := &p.Actions[i]
				x.PlannedCapital, x.PlannedRunning, x.Spent = plan.Money{}, plan.Money{}, plan.Money{}
			}
			p.Actions[0].Spent = pt.Euros(1200)
		}, "COL-015", 1, "Le classeur donne 1 200 € de budget réalisé sans dire si les montants sont HT ou TTC."},
		{"the same title in the themes of two objectives", func(p *plan.Plan) {
			a, b := &p.Indicators[0], &p.Indicators[1]
			a.Title, b.Title = pt.Text("Part du réemploi"), pt.Text("Part du réemploi")
			a.Theme, b.Theme = plan.Value[plan.ThemeID]{}, plan.Value[plan.ThemeID]{}
			a.Objectives, b.Objectives = pt.Refs("O1.1"), pt.Refs("O2.1")
		}, "REF-017", 0, ""},
		{"the same title, one theme typed and one by its objective", func(p *plan.Plan) {
			a, b := &p.Indicators[0], &p.Indicators[1]
			a.Title, b.Title = pt.Text("Part du réemploi"), pt.Text("Part du réemploi")
			a.Theme, b.Theme = pt.Of[plan.ThemeID](1), plan.Value[plan.ThemeID]{}
			a.Objectives, b.Objectives = pt.Refs("O1.1"), pt.Refs("O1.1")
		}, "REF-017", 1, ""},
		{"no indicator has an objective, and one code is typed twice", func(p *plan.Plan) {
			for i := range p.Actions {
				p.Actions[i].Indicators = plan.Refs{}
			}
			p.Indicators = append(p.Indicators, p.Indicators[0], p.Indicators[0])
			p.Indicators[len(p.Indicators)-1].Code = pt.Text("I9.9")
			for i := range p.Indicators {
				p.Indicators[i].Objectives = plan.Refs{}
			}
		}, "REF-011", 1, ""},
	} {
		_, found := check(c.change)
		if n, says := count(found, c.code); n != c.times || c.says != "" && says != c.says {
			t.Errorf("%s: %s told %d times, last as %q; want %d, %q", c.name, c.code, n, says, c.times, c.says)
		}
	}
}

// Two dates put the wrong way round are one fault, whatever the day of the
// session makes of each.
func TestSwappedDatesAreToldOnce(t *testing.T) {
	for _, status := range []plan.Status{plan.Ongoing, plan.Planned} {
		_, found := check(func(p *plan.Plan) {
			x := &p.Actions[0]
			x.Start.V, x.Due.V = x.Due.V, x.Start.V
			x.Status = pt.Of(status)
			x.Progress = plan.Percent{}
		})
		var codes []string
		for _, d := range found {
			if slices.Contains([]string{"ACT-009", "ACT-010", "ACT-012", "ACT-013"}, d.Code) {
				codes = append(codes, d.Code)
			}
		}
		if !slices.Equal(codes, []string{"ACT-009"}) {
			t.Errorf("%s: %v", status, codes)
		}
	}
}

// Which names of pilots may be one department's, and which may not.
func TestPilotNames(t *testing.T) {
	const long = "Direction des systèmes d’information"
	for _, c := range []struct {
		other, name string
		alike       bool
	}{
		{long, "DSI", true},
		{long, "D.S.I.", true},
		{long, "Systèmes d’information", true},
		{long, "Direction des sytèmes d’information", true},
		{long, "Direction des services informatiques", false},
		{long, "DRH", false},
		{"Direction de la culture", "Service de la culture", false},
		{"Pôle territoire 1", "Pôle territoire 2", false},
		{"Pôle Est", "Pôle Ouest", false},
		{"Direction de l’eau", "Direction de l’air", false},
		{"Direction", "Direction de la culture", false},
		{"DSI", long, true},
	} {
		_, found := check(func(p *plan.Plan) {
			for i := range p.Actions {
				p.Actions[i].Pilot.V = c.other
			}
			p.Actions[1].Pilot.V = c.name
		})
		if told := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "ACT-031" }); told != c.alike {
			t.Errorf("%q beside %q: told %t", c.name, c.other, told)
		}
	}
	// A department written in four ways is told three times, with its usual name.
	_, found := check(func(p *plan.Plan) {
		for i, name := range []string{"DCP", "Dir. de la commande publique", "Commande publique", "Direction de la commande publique", "Direction de la commande publique"} {
			p.Actions[i].Pilot.V = name
		}
	})
	told := 0
	for _, d := range found {
		if d.Code == "ACT-031" && strings.Contains(plainSpaces(d.Message), "« Direction de la commande publique », qui pilote 2") {
			told++
		}
	}
	if told != 3 {
		t.Errorf("told %d times, want 3", told)
	}
	// Two departments have these initials: nobody knows which is meant.
	_, found = check(func(p *plan.Plan) {
		for i, name := range []string{"Direction de la culture", "Direction de la communication", "DC", "Direction de la culture", "Direction de la communication"} {
			p.Actions[i].Pilot.V = name
		}
	})
	if slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "ACT-031" }) {
		t.Error("one of two departments was suggested")
	}
}
