//go:build unix

package hostile_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"nrreport/internal/cli"
	"nrreport/internal/hostile"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/xlsx/xlsxtest"
)

// The bounds that any file at all must end within: those of the documentation.
// Time is that of the processors, which does not depend on who else uses them.
const (
	maxTime   = 5 * time.Second
	maxMemory = 300 << 20
	hang      = 2 * time.Minute
)

// outcome is how a run of the program ended.
type outcome struct {
	Code           int
	Stdout, Stderr string
	Time           time.Duration // of the processors
	Memory         int64         // at most, in bytes
	Hung           bool
}

// The test program runs itself as a launcher, a small process that runs the
// tool and measures it: the peak memory of a process counts that of the one
// which started it, and the tests hold large files.
const launcher = "NRREPORT_TEST_LAUNCH"

func TestMain(m *testing.M) {
	if os.Getenv(launcher) == "" {
		os.Exit(m.Run())
	}
	o := launch(os.Args[1], os.Args[2:])
	if err := json.NewEncoder(os.Stdout).Encode(o); err != nil {
		os.Exit(1)
	}
}

func launch(program string, args []string) (o outcome) {
	ctx, cancel := context.WithTimeout(context.Background(), hang)
	defer cancel()
	var stdout, stderr bytes.Buffer
	c := exec.CommandContext(ctx, program, args...)
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return outcome{Code: -1, Stderr: err.Error()}
	}
	o = outcome{Code: c.ProcessState.ExitCode(), Stdout: stdout.String(), Stderr: stderr.String(), Hung: ctx.Err() != nil}
	o.Time = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		o.Memory = int64(usage.Maxrss)
		if runtime.GOOS != "darwin" {
			o.Memory <<= 10 // elsewhere it is counted in kilobytes
		}
	}
	return o
}

// program builds the tool.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "nrreport")
	if out, err := exec.Command("go", "build", "-o", path, "../../cmd/nrreport").CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	return path
}

func runProgram(t *testing.T, path string, args ...string) outcome {
	t.Helper()
	c := exec.Command(os.Args[0], append([]string{path}, args...)...)
	c.Env = append(os.Environ(), launcher+"=1", "NO_COLOR=1")
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var o outcome
	if err := json.Unmarshal(out, &o); err != nil {
		t.Fatalf("%v: %q", err, out)
	}
	return o
}

// TestProgram runs the true program on the set, as a user would, and holds it to
// its bounds: it ends by itself, within its time and memory, with a code and
// words that a user can act on; it writes both its files, sound, or none; and it
// leaves nothing else anywhere.
//
// Every file is checked, built and, where errors forbid that, built as a draft.
// All take minutes: only where the tools are required, as they are by .ci/run, is
// every file run. Elsewhere, one in ten.
func TestProgram(t *testing.T) {
	all := everything()
	if testing.Short() {
		t.Skip("the whole program is not run in short mode")
	}
	tool := program(t)
	ran := 0
	for i, f := range set(t) {
		if !all && (f.Heavy || i%10 != 0) {
			continue
		}
		ran++
		t.Run(f.Name, func(t *testing.T) {
			if !f.Heavy {
				t.Parallel()
			}
			dir, temporary := t.TempDir(), t.TempDir()
			t.Logf("%v", f.Fate)
			path := filepath.Join(dir, f.Name)
			if err := os.WriteFile(path, f.Make(), 0o666); err != nil {
				t.Fatal(err)
			}
			for _, command := range [][]string{{"check"}, {"build"}, {"build", "--draft", "--edition", "internal"}} {
				folder := t.TempDir()
				args := append(command, path)
				if command[0] == "build" {
					args = append(args, "-o", folder)
				}
				o := runProgram(t, "/usr/bin/env", append([]string{"TMPDIR=" + temporary, tool}, args...)...)
				for _, fault := range judgeRun(&f, fmt.Sprint(command), o) {
					t.Error(fault)
				}
				made := listing(t, folder)
				switch {
				case command[0] == "check" || o.Code != cli.ExitOK:
					if len(made) > 0 {
						t.Errorf("%v: exit code %d, and wrote %v", command, o.Code, made)
					}
				case len(made) != 2:
					t.Errorf("%v: wrote %v", command, made)
				default:
					checkOutputs(t, folder, made)
				}
				// The rest would say no more.
				if command[0] == "build" && o.Code != cli.ExitFindings || f.Heavy && o.Code == cli.ExitFile {
					break
				}
			}
			if left := listing(t, dir); !slices.Equal(left, []string{f.Name}) {
				t.Errorf("beside the file: %v", left)
			}
			if left := listing(t, temporary); len(left) > 0 {
				t.Errorf("in the temporary folder: %v", left)
			}
		})
	}
	t.Logf("%d files", ran)
}

func judgeRun(f *hostile.File, command string, o outcome) []string {
	faults := judge(f, command, o.Code, o.Stdout, o.Stderr)
	if o.Hung {
		faults = append(faults, command+": did not end by itself")
	}
	if o.Time > maxTime {
		faults = append(faults, fmt.Sprintf("%s: took %v of processor time, at most %v", command, o.Time, maxTime))
	}
	if o.Memory > maxMemory {
		faults = append(faults, fmt.Sprintf("%s: took %d MB, at most %d", command, o.Memory>>20, maxMemory>>20))
	}
	return faults
}

func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// checkOutputs holds what a hostile workbook became to what any report is held
// to: structure, links, no script, no macro, texts that stay texts.
func checkOutputs(t *testing.T, folder string, made []string) {
	t.Helper()
	for _, name := range made {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		check := xlsxtest.Problems
		if filepath.Ext(name) == ".pdf" {
			check = pdfcheck.Check
		}
		for i, problem := range check(data) {
			if i == 5 {
				break
			}
			t.Errorf("%s: %.300s", name, problem)
		}
	}
}
