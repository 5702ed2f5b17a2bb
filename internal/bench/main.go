// Command bench measures the program as its users run it, whole processes from
// start to end, side by side with a floor and with the general tools found on
// the machine, and prints a Markdown report:
//
//	go run ./internal/bench                        two minutes, no peer
//	go run ./internal/bench -peers FOLDER          with the tools installed there
//	go run ./internal/bench -peers FOLDER -update  writes it in README.md too
//
// The peers come from their own package managers, and nothing of them is kept
// here but the scripts that drive them:
//
//	python3 -m venv FOLDER/venv && FOLDER/venv/bin/pip install typst weasyprint
//	npm install --prefix FOLDER @myriaddreamin/typst-ts-node-compiler pdfmake
//
// LibreOffice, Chromium and Typst's own command are taken from the PATH.
//
// # How it measures
//
// Workbooks of any size are made from a seed by [nrreport/internal/sample.Large].
// Programs take turns on the same files, round after round, so that a busy
// machine slows all of them alike, and the median of each is kept. Time on the
// wall is what users wait for; time of processor is what stays comparable when
// others use the machine. Memory is the largest resident set that the system
// tells when the process ends.
//
// On Linux a process starts as a copy of its parent, and the largest memory that
// the parent ever had counts as its own. This program reads the PDFs of all to
// count their pages: so each measured process is started by another run of it,
// which has done nothing else (launch.go), and which imports nothing but the
// standard library; ./generate and ./floor know workbooks.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"nrreport/internal/docs"
)

func main() {
	log.SetFlags(0)
	launchIfAsked()
	sizes := flag.String("sizes", "40,200,1000,5000,20000", "numbers of actions, ascending")
	rounds := flag.Int("rounds", 11, "rounds for plans of up to 1,000 actions; larger plans take fewer")
	folder := flag.String("peers", "", "folder where pip and npm installed the peers")
	france := flag.Int("france", 650, "plans of 60 actions in the series; 0 leaves it out")
	update := flag.Bool("update", false, "write the report in README.md")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	b := &bench{rounds: *rounds, plans: *france}
	if err := b.run(ctx, *sizes, *folder, *update); err != nil {
		log.Fatal(err)
	}
}

// bench is one run of the benchmark.
type bench struct {
	rounds, plans int
	work          string // a temporary folder
	sizes         []int
	program       contenders
	peers         []contender
	results       results
}

// contenders are the program's commands and the floor.
type contenders struct {
	floor, build, check, version contender
	binary                       string
}

// results are the medians by number of actions, then by contender.
type results struct {
	bySize     map[int]map[string]sample
	version    sample
	binarySize int64
	series     series
}

func (b *bench) run(ctx context.Context, sizes, folder string, update bool) error {
	for s := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return fmt.Errorf("-sizes: %w", err)
		}
		b.sizes = append(b.sizes, n)
	}
	var err error
	if b.work, err = os.MkdirTemp("", "nrreport-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if err := b.prepare(ctx, folder); err != nil {
		return err
	}
	if err := b.measure(ctx); err != nil {
		return err
	}
	report := b.report()
	fmt.Print(report)
	if !update {
		return nil
	}
	return updateReadme("README.md", report)
}

func (b *bench) path(name string) string { return filepath.Join(b.work, name) }

// prepare builds the programs as they are released, and looks for peers.
func (b *bench) prepare(ctx context.Context, folder string) error {
	for _, name := range []string{"cmd/nrreport", "internal/bench/floor", "internal/bench/generate"} {
		say("building %s", name)
		build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", b.path(filepath.Base(name)+exe()), "./"+name)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return err
		}
	}
	for _, name := range []string{"out", "scripts"} {
		if err := os.Mkdir(b.path(name), 0o777); err != nil {
			return err
		}
	}
	info, err := os.Stat(b.path("nrreport" + exe()))
	if err != nil {
		return err
	}
	b.results.binarySize = info.Size()
	b.program = programs(b.path("nrreport"+exe()), b.path("floor"+exe()))
	if folder == "" {
		return nil
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	fonts, err := filepath.Abs(filepath.Join("templates", "fonts"))
	if err != nil {
		return err
	}
	b.peers, err = peers(folder, b.path("scripts"), fonts, b.path("profile"))
	return err
}

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

func programs(nrreport, floor string) contenders {
	return contenders{
		binary: nrreport,
		floor: contender{name: "floor", command: func(in input, folder string) ([]string, string) {
			pdf := filepath.Join(folder, "floor.pdf")
			return []string{floor, in.base + ".xlsx", pdf}, pdf
		}},
		build: contender{name: "`build`", tagged: true, command: func(in input, folder string) ([]string, string) {
			return []string{nrreport, "build", "--force", "-o", folder, in.base + ".xlsx"}, filepath.Join(folder, filepath.Base(in.base)+".pdf")
		}},
		check: contender{name: "`check`", command: func(in input, _ string) ([]string, string) {
			return []string{nrreport, "check", in.base + ".xlsx"}, ""
		}},
		version: contender{name: "`--version`", command: func(input, string) ([]string, string) {
			return []string{nrreport, "--version"}, ""
		}},
	}
}

// measure runs everything. What fails is told, and its cells stay empty.
func (b *bench) measure(ctx context.Context) error {
	b.results.bySize = map[int]map[string]sample{}
	p := b.program
	b.results.version = sideBySide(ctx, []contender{p.version}, input{}, b.path("out"), 3*b.rounds, say)[p.version.name]
	for _, n := range b.sizes {
		in := input{n, b.path(strconv.Itoa(n))}
		if err := b.generate(ctx, "-bare", strconv.Itoa(n), b.work); err != nil {
			return err
		}
		all := []contender{p.floor, p.build, p.check}
		for _, c := range b.peers {
			if n == peerSize || strings.HasPrefix(c.name, typstCompiler) && c.tagged {
				all = append(all, c)
			}
		}
		rounds := b.roundsFor(n)
		say("%d actions: %d programs, %d rounds", n, len(all), rounds)
		b.results.bySize[n] = sideBySide(ctx, all, in, b.path("out"), rounds, say)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	if b.plans == 0 {
		return nil
	}
	var err error
	b.results.series, err = b.series(ctx)
	return err
}

// peerSize is the number of actions on which all the peers are measured.
const peerSize = 200

// roundsFor is fewer rounds for larger plans, whose runs are long enough to
// even out by themselves.
func (b *bench) roundsFor(actions int) int {
	switch {
	case actions <= 1000:
		return b.rounds
	case actions <= 5000:
		return max(3, b.rounds/2)
	}
	return min(3, b.rounds)
}

func (b *bench) generate(ctx context.Context, args ...string) error {
	cmd := exec.CommandContext(ctx, b.path("generate"+exe()), args...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

// updateReadme writes the report between the README's markers.
func updateReadme(path, report string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	changed, err := docs.Update(string(text), []docs.Section{{Name: "performance", Write: func(b *strings.Builder) error {
		b.WriteString(report)
		return nil
	}}})
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(changed), 0o666)
}
