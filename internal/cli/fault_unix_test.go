//go:build unix

package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nrreport/internal/output"
)

// contents reads a whole folder back: name → content.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got[e.Name()] = string(data)
	}
	return got
}

// nrreport prepares the program as a process of its own, to be run in a folder.
func nrreport(dir string, args ...string) *exec.Cmd {
	c := exec.Command("nrreport", args...)
	c.Dir = dir
	return c
}

func mustRun(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", c.Args, err, out)
	}
}

// builtBefore is a folder with the example and what a build made of it once,
// which a build of today replaces with other bytes: they bear another date.
func builtBefore(t *testing.T) (dir string, before map[string]string) {
	t.Helper()
	dir = t.TempDir()
	plan, err := os.ReadFile(filepath.Join("..", "..", "examples", "plan.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "plan.xlsx"), plan, 0o666); err != nil {
		t.Fatal(err)
	}
	c := nrreport(dir, "build", "plan.xlsx")
	c.Env = append(os.Environ(), "SOURCE_DATE_EPOCH=86400")
	mustRun(t, c)
	return dir, contents(t, dir)
}

// refused runs a build that cannot write: it must say why, and change nothing.
func refused(t *testing.T, c *exec.Cmd, says string) {
	t.Helper()
	var stderr bytes.Buffer
	c.Stderr = &stderr
	err := c.Run()
	if c.ProcessState == nil || c.ProcessState.ExitCode() != ExitFile {
		t.Errorf("ended with %v, want exit code %d", err, ExitFile)
	}
	if !strings.Contains(stderr.String(), says) {
		t.Errorf("said %q, want %q", stderr.String(), says)
	}
}

func TestUnwritableTargets(t *testing.T) {
	for _, tt := range []struct {
		name string
		// spoil makes writing impossible, and returns the command to run.
		spoil func(t *testing.T, dir string) *exec.Cmd
		says  string
	}{
		{"file size limit", func(_ *testing.T, dir string) *exec.Cmd {
			c := exec.Command("sh", "-c", "ulimit -f 40; nrreport build plan.xlsx")
			c.Dir = dir
			return c
		}, "trop gros"},
		{"read-only report", func(t *testing.T, dir string) *exec.Cmd {
			if err := os.Chmod(filepath.Join(dir, "plan.pdf"), 0o444); err != nil {
				t.Fatal(err)
			}
			return nrreport(dir, "build", "plan.xlsx")
		}, "lecture seule"},
		{"read-only summary", func(t *testing.T, dir string) *exec.Cmd {
			if err := os.Chmod(filepath.Join(dir, "plan-synthese.xlsx"), 0o444); err != nil {
				t.Fatal(err)
			}
			return nrreport(dir, "build", "plan.xlsx")
		}, "lecture seule"},
		{"read-only folder", func(t *testing.T, dir string) *exec.Cmd {
			if os.Geteuid() == 0 {
				t.Skip("the superuser writes in any folder; the read-only volume below is for everybody")
			}
			if err := os.Chmod(dir, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(dir, 0o777) })
			return nrreport(dir, "build", "plan.xlsx")
		}, "pas autorisée"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, before := builtBefore(t)
			refused(t, tt.spoil(t, dir), tt.says)
			if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
				t.Error("the folder changed")
			}
		})
	}
}

// TestVolumes fills a small volume, and makes one read-only: in a namespace of
// its own, where nothing else can see it.
func TestVolumes(t *testing.T) {
	if out, err := exec.Command("unshare", "-rm", "true").CombinedOutput(); err != nil {
		if os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" {
			t.Fatalf("no namespaces here: %v %s", err, out)
		}
		t.Skipf("no namespaces here: %v %s", err, out)
	}
	for _, tt := range []struct{ name, spoil, says string }{
		{"full from the start", "head -c 9000000 /dev/zero >plein || true", "plus de place"},
		{"full on the way", "free=$(df --output=avail -k . | tail -1); head -c $((free*1024-100000)) /dev/zero >plein", "plus de place"},
		{"read-only volume", "mount -o remount,ro .", "lecture seule"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir, _ := builtBefore(t)
			volume := t.TempDir()
			script := fmt.Sprintf(`mount -t tmpfs -o size=2m tmpfs %[2]q && cd %[2]q && cp %[1]q/* . && { %[3]s; }
				nrreport build plan.xlsx; code=$?
				for f in plan.pdf plan-synthese.xlsx; do cmp "$f" %[1]q/"$f" >&2 || echo "changed: $f" >&2; done
				find . -name '.*nrreport*' >&2
				exit $code`, dir, volume, tt.spoil)
			c := exec.Command("unshare", "-rm", "sh", "-c", script)
			var stderr bytes.Buffer
			c.Stderr = &stderr
			_ = c.Run()
			told := stderr.String()
			if code := c.ProcessState.ExitCode(); code != ExitFile || !strings.Contains(told, tt.says) {
				t.Errorf("exit code %d, said %q, want %q", code, told, tt.says)
			}
			if strings.Contains(told, "changed:") || strings.Contains(told, "nrreport-") {
				t.Errorf("old files changed, or something was left: %q", told)
			}
		})
	}
}

// TestKilled kills builds at many moments, spread over their length and as soon
// as they begin to write. Whatever the moment each file is whole, old or new;
// after the next run both are of one build, and nothing else is there.
func TestKilled(t *testing.T) {
	dir, before := builtBefore(t)
	start := time.Now()
	mustRun(t, nrreport(dir, "build", "plan.xlsx"))
	length := time.Since(start)
	after := contents(t, dir)
	outputs := []string{"plan.pdf", "plan-synthese.xlsx"}
	spread, early := 8, 20
	if testing.Short() {
		spread, early = 3, 6
	}
	interrupted := 0
	for i := range spread + early {
		for _, name := range outputs {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(before[name]), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		c := nrreport(dir, "build", "plan.xlsx")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if i < spread {
			time.Sleep(length * time.Duration(i) / time.Duration(spread))
		} else {
			waitForTemporary(dir, 10*length)
			time.Sleep(time.Duration(i-spread) * 100 * time.Microsecond)
		}
		c.Process.Kill()
		if err := c.Wait(); err != nil {
			interrupted++
		}
		got := contents(t, dir)
		for _, name := range outputs {
			if got[name] != before[name] && got[name] != after[name] {
				t.Fatalf("kill %d: %s is neither the old file nor the new one (%d bytes)", i, name, len(got[name]))
			}
		}
		output.Sweep(dir)
		swept := contents(t, dir)
		if !cmp.Equal(swept, before) && !cmp.Equal(swept, after) {
			t.Fatalf("kill %d: the folder is neither as before nor as after: %v", i, names(swept))
		}
	}
	if interrupted < spread/2 {
		t.Errorf("only %d builds of %d were interrupted", interrupted, spread+early)
	}
	mustRun(t, nrreport(dir, "build", "plan.xlsx"))
	if !cmp.Equal(contents(t, dir), after) {
		t.Errorf("after a whole run the folder holds %v", names(contents(t, dir)))
	}
}

// TestResultsNotWritten: a full disk under standard output is told, whatever the
// command, and without the system's words.
func TestResultsNotWritten(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skipf("this system has none: %v", err)
	}
	defer full.Close()
	dir, _ := builtBefore(t)
	for _, args := range [][]string{
		{"--help"}, {"check", "plan.xlsx"}, {"check", "plan.xlsx", "--format", "json"}, {"check", "--each", "plan.xlsx"},
		{"rules"}, {"template"}, {"verify", "plan.pdf"}, {"build", "plan.xlsx"},
	} {
		c := nrreport(dir, args...)
		c.Stdout = full
		refused(t, c, "Les résultats n’ont pas pu être écrits en entier")
	}
}

// TestUnreadableTarget: what may be anybody's is not replaced.
func TestUnreadableTarget(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser reads any file")
	}
	dir, _ := builtBefore(t)
	if err := os.Chmod(filepath.Join(dir, "plan.pdf"), 0o200); err != nil {
		t.Fatal(err)
	}
	refused(t, nrreport(dir, "build", "plan.xlsx"), "vous n’avez pas le droit de le lire")
}

// TestPipeInPlace: nobody waits for a pipe that bears the name of the report, and
// it stays, even when told to replace whatever is there.
func TestPipeInPlace(t *testing.T) {
	dir, _ := builtBefore(t)
	report := filepath.Join(dir, "plan.pdf")
	if err := os.Remove(report); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(report, 0o666); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"build", "plan.xlsx"}, {"build", "plan.xlsx", "--force"}} {
		refused(t, nrreport(dir, args...), "canal du système")
	}
	if info, err := os.Stat(report); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v, %v", info, err)
	}
}

// TestInterrupted: a build that Ctrl+C, the end of the session or that of its
// terminal meets while it writes says so, and leaves the old files and nothing else.
func TestInterrupted(t *testing.T) {
	dir, _ := builtBefore(t)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		interrupted := 0
		for range 5 {
			before := contents(t, dir)
			c := nrreport(dir, "build", "plan.xlsx")
			var stderr bytes.Buffer
			c.Stderr = &stderr
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			waitForTemporary(dir, time.Minute)
			c.Process.Signal(signal)
			c.Wait()
			if c.ProcessState.ExitCode() == ExitOK { // it came too late
				continue
			}
			interrupted++
			if code := c.ProcessState.ExitCode(); code != ExitFile || !strings.Contains(stderr.String(), "interrompue ; aucun fichier") {
				t.Errorf("%v: exit code %d, said %q", signal, code, stderr.String())
			}
			if !cmp.Equal(contents(t, dir), before) {
				t.Fatalf("%v: the folder changed: %v", signal, names(contents(t, dir)))
			}
			break
		}
		if interrupted == 0 {
			t.Errorf("%v: no build was interrupted", signal)
		}
	}
}

// TestOutlivesItsTerminal: what nohup starts goes on.
func TestOutlivesItsTerminal(t *testing.T) {
	dir, _ := builtBefore(t)
	c := exec.Command("sh", "-c", "trap '' HUP; exec nrreport build plan.xlsx")
	c.Dir = dir
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	waitForTemporary(dir, time.Minute)
	c.Process.Signal(syscall.SIGHUP)
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}

// waitForTemporary returns once a build has begun to write.
func waitForTemporary(dir string, most time.Duration) {
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(50 * time.Microsecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, ".*.tmp")); found != nil {
			return
		}
	}
}

func names(folder map[string]string) []string {
	var list []string
	for name := range folder {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// TestNextRunSweeps: what a killed run left goes with the next one, whichever
// way it is run.
func TestNextRunSweeps(t *testing.T) {
	dir, _ := builtBefore(t)
	const litter = ".plan.pdf.nrreport-4206649-00000000-00000001.tmp"
	for _, args := range [][]string{
		{"build", "plan.xlsx"}, {"build", "--each", "plan.xlsx"}, {"template", "-o", "modele.xlsx"},
	} {
		if err := os.WriteFile(filepath.Join(dir, litter), []byte("coupé"), 0o600); err != nil {
			t.Fatal(err)
		}
		mustRun(t, nrreport(dir, args...))
		if _, left := contents(t, dir)[litter]; left {
			t.Errorf("%v left %s", args, litter)
		}
	}
}
