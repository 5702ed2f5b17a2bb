package hostile_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/cli"
	"nrreport/internal/hostile"
	"nrreport/internal/workbook"
	"nrreport/internal/workbook/workbooktest"
)

// seed is that of the set which the tests hold the program to. Another one is a
// flag away.
var (
	seed    = flag.Uint64("seed", 2025, "the seed of the set")
	writeTo = flag.String("write", "", "a folder to write the set to")
)

func set(t *testing.T) []hostile.File {
	t.Helper()
	files, err := hostile.Files(*seed)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// everything tells whether the tests take the minutes that all the set needs, as
// they do in .ci/run.
func everything() bool { return os.Getenv("NRREPORT_REQUIRE_TOOLS") == "1" && !testing.Short() }

// TestWriteOut writes the set to a folder, for who wants to look at it.
func TestWriteOut(t *testing.T) {
	if *writeTo == "" {
		t.Skip("no folder was given with -write")
	}
	for _, f := range set(t) {
		if err := os.WriteFile(filepath.Join(*writeTo, f.Name), f.Make(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSet(t *testing.T) {
	files := set(t)
	if len(files) < 300 {
		t.Errorf("%d files, want 300 or more", len(files))
	}
	names, contents := map[string]bool{}, map[[32]byte]string{}
	again := set(t)
	for i, f := range files {
		if names[f.Name] {
			t.Errorf("two files are named %s", f.Name)
		}
		names[f.Name] = true
		if strings.ContainsAny(f.Name, `/\:"`) {
			t.Errorf("%s is no file name", f.Name)
		}
		if f.Heavy {
			continue
		}
		data := f.Make()
		sum := sha256.Sum256(data)
		if other, twice := contents[sum]; twice && f.Kind == strings.Split(other, "-")[0] && f.Fate != hostile.Either && !strings.Contains(f.Name, "renamed") {
			t.Errorf("%s and %s are the same", f.Name, other)
		}
		contents[sum] = f.Name
		if i%7 == 0 && !bytes.Equal(data, again[i].Make()) {
			t.Errorf("%s is not the same twice", f.Name)
		}
	}
	t.Logf("%d files", len(files))
}

// unspeakable is what no user may read: the words of Go, of its libraries and
// of a crash.
var unspeakable = regexp.MustCompile(`(?i)panic|goroutine|runtime error|nil pointer|index out of range|\.go:\d|unexpected|invalid |not supported|unsupported|cannot |could not|failed|no such file|permission denied|\b(zip|xml|flate|image|png|jpeg|strconv|excelize|fpdf|json|bufio|io): |\bEOF\b|syntax error|checksum error|%!|erreur interne|imprévue|Détail technique|si inattendu`)

// run is one run of the program in this process.
func run(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = cli.Main(append([]string{"nrreport"}, args...), strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// judge says what is wrong with what a run did with a file.
func judge(f *hostile.File, command string, code int, stdout, stderr string) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, command+": "+fmt.Sprintf(format, args...)) }
	if code != cli.ExitOK && code != cli.ExitFindings && code != cli.ExitFile {
		fault("exit code %d", code)
	}
	if refused := code == cli.ExitFile; refused && (f.Fate == hostile.Read || f.Fate == hostile.Same) || !refused && f.Fate == hostile.Refused {
		fault("exit code %d, and the file should be %v", code, f.Fate)
	}
	if code != cli.ExitOK && stdout+stderr == "" {
		fault("exit code %d, and nothing said", code)
	}
	if code == cli.ExitFile && !strings.Contains(stderr, "«") {
		fault("the refusal does not name the file: %q", stderr)
	}
	for _, said := range []string{stderr, stdout} {
		if bad := unspeakable.FindString(said); bad != "" {
			fault("said %q in %.300q", bad, around(said, bad))
		}
	}
	return faults
}

func around(s, word string) string {
	i := strings.Index(s, word)
	return s[max(0, i-100):min(len(s), i+150)]
}

// TestCheck runs `check` in this process on the whole set.
func TestCheck(t *testing.T) {
	dir := t.TempDir()
	for _, f := range set(t) {
		if f.Heavy && !everything() {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(dir, f.Name)
			if err := os.WriteFile(path, f.Make(), 0o666); err != nil {
				t.Fatal(err)
			}
			defer os.Remove(path)
			code, stdout, stderr := run("check", path)
			for _, fault := range judge(&f, "check", code, stdout, stderr) {
				t.Error(fault)
			}
		})
	}
}

// TestOtherCommands gives the files to the commands that read a workbook for
// something else than a report. What they make of it is for their own tests:
// here they end, in French, with nothing written where nothing could be.
func TestOtherCommands(t *testing.T) {
	dir := t.TempDir()
	origins, err := hostile.Origins()
	if err != nil {
		t.Fatal(err)
	}
	plan := filepath.Join(dir, "plan.xlsx")
	if err := os.WriteFile(plan, origins["plan.xlsx"], 0o666); err != nil {
		t.Fatal(err)
	}
	for i, f := range set(t) {
		if !everything() && (f.Heavy || i%12 != 0) || testing.Short() && i%48 != 0 {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(dir, f.Name)
			if err := os.WriteFile(path, f.Make(), 0o666); err != nil {
				t.Fatal(err)
			}
			defer os.Remove(path)
			out := filepath.Join(t.TempDir(), "sortie")
			for _, args := range [][]string{
				{"import", path, "-o", out + ".xlsx"},
				{"diff", path, plan},
				{"diff", plan, path},
				{"merge", plan, path, "-o", out + ".xlsx"},
				{"merge", path, "--base", plan, "-o", out + ".xlsx"},
				{"template", "--split", path, "-o", out},
				{"template", "--from", path, "--year", "2028", "-o", out + ".xlsx"},
				{"check", path, "--annotate", out + filepath.Ext(path)},
				{"check", "--each", path, plan},
				{"verify", path},
				{"import", plan, "--map", path, "-o", out + ".xlsx"},
			} {
				code, stdout, stderr := run(args...)
				command := fmt.Sprint(args[:2])
				if code < cli.ExitOK || code > cli.ExitFile || code != cli.ExitOK && stdout+stderr == "" {
					t.Errorf("%s: exit code %d, said %q", command, code, stderr)
				}
				for _, said := range []string{stderr, stdout} {
					if bad := unspeakable.FindString(said); bad != "" {
						t.Errorf("%s said %q in %.300q", command, bad, around(said, bad))
					}
				}
				made, err := filepath.Glob(out + "*")
				if err != nil {
					t.Fatal(err)
				}
				if len(made) > 0 && code >= cli.ExitUsage {
					t.Errorf("%s: exit code %d, and wrote %v", command, code, made)
				}
				for _, m := range made {
					if err := os.RemoveAll(m); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

// TestSame holds that what says the same is understood the same: the same
// content, the same remarks.
func TestSame(t *testing.T) {
	origins, err := hostile.Origins()
	if err != nil {
		t.Fatal(err)
	}
	type reading struct{ content, remarks []string }
	understand := func(t *testing.T, data []byte) reading {
		t.Helper()
		book, diags, err := workbook.Read("plan.xlsx", data)
		if err != nil {
			t.Fatal(err)
		}
		var r reading
		r.content = workbooktest.Content(book)
		for _, d := range diags {
			r.remarks = append(r.remarks, fmt.Sprint(d.Code, " ", d.At.SheetName(), " ", d.At.Cell()))
		}
		return r
	}
	want := map[string]reading{}
	for name, data := range origins {
		want[name] = understand(t, data)
	}
	n := 0
	for _, f := range set(t) {
		if f.Fate != hostile.Same {
			continue
		}
		n++
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			got := understand(t, f.Make())
			if !slices.Equal(got.content, want[f.Origin].content) {
				t.Errorf("another content:\n%s", firstDifference(want[f.Origin].content, got.content))
			}
			// Where a program leaves macros or links, the reader says so.
			if f.Kind == "dialect" && !slices.Equal(got.remarks, want[f.Origin].remarks) {
				t.Errorf("other remarks:\n%s", firstDifference(want[f.Origin].remarks, got.remarks))
			}
		})
	}
	if n < 50 {
		t.Errorf("only %d files say the same", n)
	}
}

func firstDifference(want, got []string) string {
	for i := range max(len(want), len(got)) {
		a, b := "", ""
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			return fmt.Sprintf("want %.300s\ngot  %.300s", a, b)
		}
	}
	return ""
}
