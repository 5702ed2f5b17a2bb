package summary_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nrreport/internal/analysis"
	"nrreport/internal/changes"
	"nrreport/internal/compare"
	"nrreport/internal/diag"
	"nrreport/internal/golden"
	"nrreport/internal/plan"
	"nrreport/internal/plan/plantest"
	"nrreport/internal/report"
	"nrreport/internal/rules"
	"nrreport/internal/sample"
	"nrreport/internal/summary"
	"nrreport/internal/workbook"
	"nrreport/internal/xlsx"
)

// checked is a plan that went through the rules, as the program does.
type checked struct {
	a     *analysis.Analysis
	diags diag.List
	// changes compare the plan with another version, when it is not nil.
	changes *changes.Changes
}

func check(p *plan.Plan, read ...diag.Diagnostic) checked {
	a := analysis.Of(p)
	diags := append(diag.List(read), rules.Run(a)...)
	diags.Sort()
	return checked{a: a, diags: diags}
}

// write returns the summary as a file's content.
func (c checked) write(t interface {
	Helper()
	Fatal(...any)
}, opt summary.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	opt.Changes = c.changes
	if err := summary.Write(&out, c.a, c.diags, opt); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// review is a bilan with a little of everything: the four states of a value, a
// late action, a theme of the community's own, an action without a theme.
func review() *plan.Plan {
	p := plantest.Valid()
	actions := p.Actions
	actions[0].Status, actions[0].Due = plantest.Of(plan.Ongoing), plantest.Date(2025, 3, 31)
	actions[1].Status = plantest.Of(plan.Blocked)
	actions[2].Spent = plan.Money{}
	actions[3].Theme, actions[3].Objectives = plan.Value[plan.ThemeID]{}, plan.Refs{}
	p.Indicators[0].Values[0] = plan.Measure{Kind: plan.NotAvailable}
	p.Indicators[1].Values[0] = plan.Measure{Kind: plan.NotApplicable}
	p.Indicators[2].Values[0] = plan.Measure{}
	p.Themes = append(p.Themes, plan.Theme{ID: 7, Title: plantest.Text("Logiciels libres"), Retained: plantest.Of(true)})
	plantest.Place(p)
	return p
}

// strategy is the same plan before it began: no yearly value, nothing spent.
func strategy() *plan.Plan {
	p := plantest.Valid()
	p.Community.Document = plantest.Of(plan.Strategy)
	p.Events = nil
	for i := range p.Actions {
		a := &p.Actions[i]
		a.Status, a.Progress, a.Spent = plantest.Of(plan.Planned), plan.Percent{}, plan.Money{}
	}
	for i := range p.Indicators {
		clear(p.Indicators[i].Values)
	}
	plantest.Place(p)
	return p
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		plan *plan.Plan
		opt  summary.Options
	}{
		{"bilan-public", review(), summary.Options{Edition: report.Public, Version: "1.0"}},
		{"bilan-interne-projet", review(), summary.Options{Edition: report.Internal, Draft: true, Version: "1.0"}},
		{"strategie-public", strategy(), summary.Options{Edition: report.Public, Version: "1.0"}},
		{"vide", &plan.Plan{}, summary.Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden.Equal(t, c.name+".txt", dump(t, check(c.plan).write(t, c.opt)))
		})
	}
}

// dump writes what a reader of the workbook gets: per sheet its tables and its
// charts, then each cell with its type, its value and its number format.
func dump(t *testing.T, data []byte) string {
	t.Helper()
	file, err := xlsx.Open("synthese.xlsx", data, xlsx.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, data)
	var b strings.Builder
	props, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "title %s\nsubject %s\ncreator %s\nlanguage %s\n%s %s\n", props.Title, props.Subject, props.Creator, props.Language,
		summary.Property, file.Properties[summary.Property])
	for _, s := range file.Sheets {
		fmt.Fprintf(&b, "\n== %s\n", s.Name)
		tables, err := f.GetTables(s.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			fmt.Fprintf(&b, "table %s %s\n", table.Name, table.Range)
		}
		if s.Name == "Synthèse" {
			for _, c := range charts(t, data) {
				fmt.Fprintf(&b, "chart %s: %s\n", c.name, c.alt)
			}
		}
		grid, err := s.Read()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range grid.Rows {
			for i := range row.Cells {
				at := xlsx.Ref{Row: row.Number, Col: row.Cells[i].Col}
				fmt.Fprintf(&b, "%s %s\n", at, cellText(t, f, s.Name, at, &row.Cells[i]))
			}
		}
	}
	return b.String()
}

func cellText(t *testing.T, f *excelize.File, sheet string, at xlsx.Ref, c *xlsx.Cell) string {
	t.Helper()
	if c.Kind == xlsx.KindText {
		return strconv.Quote(c.Text)
	}
	style := styleOf(t, f, sheet, at.String())
	format := ""
	if style.CustomNumFmt != nil {
		format = *style.CustomNumFmt
	}
	return fmt.Sprintf("%s [%s]", strconv.FormatFloat(c.Number, 'g', 12, 64), format)
}

func styleOf(t *testing.T, f *excelize.File, sheet, cell string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// parts are the files of the package, by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list[file.Name] = string(content)
	}
	return list
}

// examples are the example workbooks, read and checked, and one compared with
// the year before.
func examples(t *testing.T) map[string]checked {
	t.Helper()
	list := map[string]checked{}
	books := map[string]*workbook.Book{}
	for _, f := range sample.Examples() {
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		book, diags, err := workbook.Read(f.Name, data)
		if err != nil {
			t.Fatal(err)
		}
		list[f.Name] = check(book.Plan(), diags...)
		books[f.Name] = book
	}
	compared := list["plan.xlsx"]
	compared.changes = compare.Books(books["plan-2025.xlsx"], books["plan.xlsx"])
	list["plan-compare.xlsx"] = compared
	return list
}

// The sheet of changes has one row per change, with both values and both cells,
// and the first page says what the year before was.
func TestChanges(t *testing.T) {
	c := examples(t)["plan-compare.xlsx"]
	f := open(t, c.write(t, summary.Options{Version: "1.0"}))
	rows, err := f.GetRows("Évolutions")
	if err != nil {
		t.Fatal(err)
	}
	lines := c.changes.Lines()
	if len(rows) != len(lines)+1 {
		t.Errorf("%d rows for %d changes", len(rows)-1, len(lines))
	}
	want := []string{"Valeurs publiées qui ont changé", "I4.4", "Taux de clic lors des faux hameçonnages", "Valeur de 2025",
		"11\u00a0%", "12\u00a0%", "", "⚠ Aucune explication", "Indicateurs M28 (plan-2025.xlsx)", "Indicateurs M28 (plan.xlsx)", "EVO-003"}
	if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
		t.Errorf("no row says %q", want)
	}
	page, err := f.GetRows("Synthèse")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, row := range page {
		text.WriteString(strings.Join(row, " ") + "\n")
	}
	for _, said := range []string{"Évolutions depuis la version précédente", "3\u00a0valeurs publiées ont changé sans explication.", "en 2025\u00a0: 43"} {
		if !strings.Contains(text.String(), said) {
			t.Errorf("the first page does not say %q", said)
		}
	}
	if f = open(t, check(review()).write(t, summary.Options{})); slices.Contains(f.GetSheetList(), "Évolutions") {
		t.Error("a sheet of changes compares with nothing")
	}
}

func TestSameBytes(t *testing.T) {
	c := check(review())
	opt := summary.Options{Edition: report.Internal, Version: "1.0"}
	first := sha256.Sum256(c.write(t, opt))
	for range 10 {
		if sha256.Sum256(check(review()).write(t, opt)) != first {
			t.Fatal("two runs gave different bytes")
		}
	}
}

// The contact's name and address, and what stands in personal columns, reach
// the internal edition alone; remarks that repeat them too.
func TestNoPersonalData(t *testing.T) {
	const name, mail, phone = "Nadia Marqueur", "marqueur@exemple.example", "06 00 00 00 99"
	p := review()
	p.Community.ContactName, p.Community.ContactEmail = plantest.Text(name), plantest.Text(mail)
	p.Community.Extras = []plan.Extra{{Label: "Téléphone", Value: phone, Personal: true}}
	plantest.Place(p)
	c := check(p,
		diag.Diagnostic{Code: "LEC-001", Severity: diag.Warning, At: p.Community.ContactEmail.At, Value: mail, Message: "Cette adresse est inhabituelle.", Remedy: "Vérifiez-la."},
		diag.Diagnostic{Code: "LEC-002", Severity: diag.Warning, At: p.Community.Extras[0].At, Value: phone, Message: "Ce numéro est inhabituel.", Remedy: "Vérifiez-le."},
		diag.Diagnostic{Code: "LEC-003", Severity: diag.Warning, Message: "Le contact " + name + " est cité ailleurs.", Remedy: "Vérifiez."})
	holds := func(edition report.Edition, marker string) bool {
		for _, content := range parts(t, c.write(t, summary.Options{Edition: edition})) {
			if strings.Contains(content, marker) {
				return true
			}
		}
		return false
	}
	for _, marker := range []string{name, mail, phone} {
		if holds(report.Public, marker) {
			t.Errorf("the public edition holds %q", marker)
		}
		if !holds(report.Internal, marker) {
			t.Errorf("the internal edition lacks %q: the test proves nothing", marker)
		}
	}
	const left = "remarques portent sur des coordonnées et ne sont pas reprises"
	if !holds(report.Public, left) {
		t.Error("the public edition does not say what it leaves out")
	}
	if holds(report.Internal, left) {
		t.Error("the internal edition leaves nothing out")
	}
}

// A text stays a text, whatever it starts with.
func TestNoFormula(t *testing.T) {
	p := review()
	attacks := []string{"=1+1", "+33 1", "-A1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://exemple.example\")"}
	for i := range min(len(attacks), len(p.Actions)) {
		p.Actions[i].Title = plantest.Text(attacks[i])
		p.Actions[i].Pilot = plantest.Text(attacks[i])
	}
	p.Community.Name = plantest.Text("=cmd|' /C calc'!A0")
	data := check(p).write(t, summary.Options{})
	for name, content := range parts(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/") && (strings.Contains(content, "<f>") || strings.Contains(content, "<f ")) {
			t.Errorf("%s holds a formula", name)
		}
		if strings.Contains(content, `TargetMode="External"`) {
			t.Errorf("%s links outside the workbook", name)
		}
	}
	f := open(t, data)
	if got, _ := f.GetCellValue("Actions", "B2"); got != "=1+1" {
		t.Errorf("the title =1+1 is written %q", got)
	}
}

// Whatever people type, the workbook can be written and read back strictly.
func TestAnyText(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[ -~é€\n&<>"'=]{0,300}`),
		rapid.SampledFrom([]string{"\x00\x01\ufffe", "a\ud7ff", strings.Repeat("interminablement", 40), strings.Repeat("&", 400), "👩‍👩‍👧 مرحبا 北京", "_x000D_"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Valid()
		draw := func(label string) plan.Text { return plantest.Text(text.Draw(t, label)) }
		p.Community.Name, p.Community.Deliberation, p.Community.ContactRole = draw("community"), draw("act"), draw("contact")
		p.Actions[0].Title, p.Actions[0].Code = draw("action"), draw("code")
		p.Indicators[0].Title, p.Indicators[0].Unit = draw("indicator"), draw("unit")
		p.Indicators[0].Target = plantest.Known(rapid.Float64Range(-1e300, 1e300).Draw(t, "target"))
		p.Actions[0].PlannedCapital = plantest.Of(plan.Cents(rapid.Int64().Draw(t, "cents")))
		p.Events[0].Audience, p.Events[0].Title = draw("audience"), draw("event")
		p.Themes = append(p.Themes, plan.Theme{ID: 7, Title: draw("theme")})
		c := check(p, diag.Diagnostic{Severity: diag.Warning, Code: "X", Value: text.Draw(t, "value"), Message: text.Draw(t, "message")})
		data := c.write(t, summary.Options{Edition: report.Internal, Draft: true})
		file, err := xlsx.Open("synthese.xlsx", data, xlsx.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range file.Sheets {
			if _, err := s.Read(); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// The writer's error comes out as it is.
func TestWriterFails(t *testing.T) {
	c := check(review())
	if err := summary.Write(failing{}, c.a, c.diags, summary.Options{}); err == nil || !strings.Contains(err.Error(), "disque plein") {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("disque plein") }

// A large plan goes through no temporary file, where a kill would leave it.
func TestNoTemporaryFile(t *testing.T) {
	if testing.Short() {
		t.Skip("a large plan")
	}
	folder := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, folder)
	}
	// Creating a file changes the folder's date, even if it is removed at once.
	before := time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(folder, before, before); err != nil {
		t.Fatal(err)
	}
	check(plantest.Large(24_000)).write(t, summary.Options{}) // over the 16 MB that excelize keeps in memory
	info, err := os.Stat(folder)
	if err != nil {
		t.Fatal(err)
	}
	if !info.ModTime().Equal(before) {
		t.Error("a file was made in the temporary folder")
	}
}

// TestOpenXMLValidator holds the summaries against the Open XML SDK. It fetches
// the validator, so it only runs where tools are required.
func TestOpenXMLValidator(t *testing.T) {
	if os.Getenv("NRREPORT_REQUIRE_TOOLS") != "1" {
		t.Skip("set NRREPORT_REQUIRE_TOOLS=1 to run the Open XML SDK's validator")
	}
	folder := t.TempDir()
	files := []string{"../../.ci/validate-xlsx"}
	save := func(name string, data []byte) {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for name, c := range examples(t) {
		save("public-"+name, c.write(t, summary.Options{Version: "1.0"}))
		save("interne-"+name, c.write(t, summary.Options{Edition: report.Internal, Draft: true}))
	}
	save("vide.xlsx", check(&plan.Plan{}).write(t, summary.Options{}))
	save("mille.xlsx", check(plantest.Large(1000)).write(t, summary.Options{}))
	slices.Sort(files[1:])
	if out, err := exec.Command("node", files...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
