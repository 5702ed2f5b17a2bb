package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"nrreport/internal/diag"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/report"
	"nrreport/internal/sample"
	"nrreport/internal/workbook"
)

// randomPlans is how many plans drawn at random are built, checked and
// validated, seeds 0 and up.
const randomPlans = 100

// TestReportsOfAllKinds makes the reports of the examples, in every edition, and
// of plans drawn at random with all that breaks programs; our own checker finds
// nothing in them, the reference validator finds no rule broken, and every
// engine opens them.
func TestReportsOfAllKinds(t *testing.T) {
	folder := t.TempDir()
	var reports []string
	var mutex sync.Mutex
	keep := func(t *testing.T, name string, data []byte) {
		for _, problem := range pdfcheck.Check(data) {
			t.Error(problem)
		}
		path := filepath.Join(folder, name+".pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		mutex.Lock()
		defer mutex.Unlock()
		reports = append(reports, path)
	}
	engine := NewEngine()
	t.Run("examples", func(t *testing.T) {
		for name, opt := range exampleReports {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				workbook, kind, _ := strings.Cut(name, " ")
				var previous []Input
				if strings.Contains(kind, "compared") {
					previous = append(previous, exampleInput(t, "plan-2025.xlsx"))
				}
				keep(t, name, build(t, engine, exampleInput(t, workbook+".xlsx"), opt, previous...))
			})
		}
	})
	examples := len(reports)
	count := uint64(randomPlans)
	if testing.Short() {
		count = 10
	}
	t.Run("random", func(t *testing.T) {
		for seed := range count {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				in := Input{Name: "plan.xlsx", Data: randomWorkbook(t, seed)}
				opt := Options{Version: "essai", Edition: report.Edition(seed / 2 % 2), AttachData: seed%3 > 0, AttachSource: seed%3 == 2}
				var previous []Input
				if seed%5 == 1 { // a plan that has nothing to do with it
					previous = append(previous, Input{Name: "autre.xlsx", Data: randomWorkbook(t, seed+1000)})
				}
				keep(t, fmt.Sprintf("random-%03d", seed), build(t, engine, in, opt, previous...))
			})
		}
	})
	if t.Failed() {
		return
	}
	slices.Sort(reports[examples:]) // not as they came: what ran side by side ends in any order
	t.Run("veraPDF", func(t *testing.T) {
		needTools(t, "mvn", "javac")
		said := runScript(t, "verapdf", folder)
		if n := strings.Count(said, "PASS"); n != 2*len(reports) {
			t.Errorf("%d of %d pass\n%s", n, 2*len(reports), said)
		}
	})
	t.Run("engines", func(t *testing.T) {
		needTools(t, "qpdf", "gs", "mutool", "pdftotext", "pdfinfo", "pdftocairo", "node", "npm")
		runScript(t, "open-pdf", reports[:examples]...)
		runScript(t, "open-pdf", random(reports[examples:], 8)...)
	})
}

// exampleReports are the reports of the examples, by workbook and kind.
var exampleReports = map[string]Options{
	"plan public":     {Version: "essai", AttachData: true},
	"plan draft":      {Version: "essai", AttachData: true, Draft: true},
	"plan internal":   {Version: "essai", AttachData: true, Edition: report.Internal, AttachSource: true},
	"plan bare":       {Version: "essai"},
	"plan compared":   {Version: "essai", AttachData: true},
	"plan compared i": {Version: "essai", AttachData: true, Draft: true, Edition: report.Internal},
	"plan-2025":       {Version: "essai", AttachData: true},
	"strategie":       {Version: "essai", AttachData: true},
	"plan-erreurs":    {Version: "essai", AttachData: true, Draft: true},
	"plan-erreurs in": {Version: "essai", AttachData: true, Draft: true, Edition: report.Internal},
}

// random is n of a list, the same each time, spread over all of it.
func random(list []string, n int) []string {
	var out []string
	for i := range min(n, len(list)) {
		out = append(out, list[i*len(list)/n])
	}
	return out
}

func exampleInput(t testing.TB, name string) Input {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return Input{Name: name, Data: data}
}

func randomWorkbook(t testing.TB, seed uint64) []byte {
	t.Helper()
	book, err := sample.Random(seed)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// build makes a report, compared with a previous version when one is given; a
// plan with errors becomes a draft, as for a user.
func build(t testing.TB, engine *Engine, in Input, opt Options, previous ...Input) []byte {
	t.Helper()
	checked, err := engine.Check(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range previous {
		book, _, err := workbook.Read(p.Name, p.Data)
		if err != nil {
			t.Fatal(err)
		}
		checked.Since(book)
	}
	opt.Draft = opt.Draft || checked.Diags.Count(diag.Error) > 0
	var b bytes.Buffer
	if _, err := engine.PDF(&b, checked, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// needTools skips when a program is missing, unless NRREPORT_REQUIRE_TOOLS says
// that its absence is a failure.
func needTools(t *testing.T, programs ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("calls other programs")
	}
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			if os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" {
				t.Fatalf("%s is required", program)
			}
			t.Skipf("%s is not here", program)
		}
	}
	if runtime.GOOS == "windows" {
		t.Skip("the scripts of .ci are for a Unix shell")
	}
}

// runScript runs one of the scripts of .ci.
func runScript(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(filepath.Join("..", "..", ".ci", name), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
