package cli

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nrreport/internal/hostile"
	"nrreport/internal/pdf/pdfcheck"
	"nrreport/internal/pdf/pdfread"
	"nrreport/internal/xlsx/plainread"
	"nrreport/internal/xlsx/xlsxtest"
)

// everyCommand are the commands that write, for a folder that holds plan.xlsx
// and avant.xlsx. Each may end with findings; none may fail to write.
var everyCommand = [][]string{
	{"template", "-o", "modele.xlsx"},
	{"template", "--prefill", "-o", "modele-rempli.xlsx"},
	{"template", "--for", "Direction du numérique", "--from", "plan.xlsx", "-o", "une-direction.xlsx"},
	{"template", "--split", "plan.xlsx", "-o", "directions"},
	{"template", "--from", "plan.xlsx", "--year", "2028", "-o", "an-prochain.xlsx"},
	{"check", "plan.xlsx", "--annotate", "retour.xlsx"},
	{"merge", "plan.xlsx", "avant.xlsx", "--prefer", "plan.xlsx", "-o", "fusion.xlsx"},
	{"build", "plan.xlsx", "--draft"},
	{"build", "plan.xlsx", "--draft", "--edition", "internal", "--attach-source"},
	{"build", "--each", "--draft", "-o", "rapports", "plan.xlsx", "avant.xlsx"},
}

// runEvery runs every command on a plan, with the paths made absolute when
// absolute is true, and returns what was written, by path from the folder.
func runEvery(t *testing.T, dir string, plan []byte, absolute bool, env ...string) map[string][]byte {
	t.Helper()
	for _, name := range []string{"plan.xlsx", "avant.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), plan, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "rapports"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, args := range everyCommand {
		args = slices.Clone(args)
		for i, a := range args {
			if absolute && (strings.HasSuffix(a, ".xlsx") || a == "directions" || a == "rapports") {
				args[i] = filepath.Join(dir, a)
			}
		}
		c := exec.Command("nrreport", args...)
		c.Dir, c.Env = dir, append(os.Environ(), env...)
		out, err := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); code != ExitOK && code != ExitFindings {
			t.Errorf("%v: %v\n%.600s", args, err, out)
		}
	}
	written := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if err != nil || d.IsDir() || name == "plan.xlsx" || name == "avant.xlsx" {
			return err
		}
		written[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(written) < len(everyCommand)+5 {
		t.Errorf("%d files written", len(written))
	}
	return written
}

func example(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sayings returns all that a file says, in clear: its own bytes, those of its
// parts, streams and attachments, and its texts as a reader decodes them.
func sayings(t *testing.T, name string, data []byte) []string {
	t.Helper()
	list := []string{string(data)}
	if filepath.Ext(name) != ".pdf" {
		return append(list, unpacked(t, name, data)...)
	}
	text, err := pdfcheck.Text(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	f, err := pdfread.Open(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	list = append(list, text)
	var read func(v pdfread.Value)
	read = func(v pdfread.Value) {
		switch v := v.(type) {
		case pdfread.String:
			list = append(list, v.Text())
		case pdfread.Array:
			for _, item := range v {
				read(item)
			}
		case pdfread.Dict:
			for _, item := range v {
				read(item)
			}
		case *pdfread.Stream:
			read(v.Dict)
			if content, err := f.Inflate(v); err == nil {
				list = append(list, string(content))
				if bytes.HasPrefix(content, []byte("PK")) {
					list = append(list, unpacked(t, name, content)...)
				}
			}
		}
	}
	for n := 1; n < f.Size(); n++ {
		if v, err := f.Object(pdfread.Ref(n)); err == nil {
			read(v)
		}
	}
	return list
}

func unpacked(t *testing.T, name string, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var list []string
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, part.Name, fmt.Sprint(part.Comment, part.Extra, part.Modified), string(content))
	}
	return list
}

// TestOutputsTellNothingOfTheMachine: neither the folder, nor the user, nor the
// machine is in any byte of what is written, however the files were named.
func TestOutputsTellNothingOfTheMachine(t *testing.T) {
	if testing.Short() {
		t.Skip("one process after another: nothing for the race detector")
	}
	const telltale = "Zephyrine-Quelconque"
	dir := filepath.Join(t.TempDir(), telltale)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	written := runEvery(t, dir, example(t, "plan.xlsx"), true,
		"USER="+telltale, "LOGNAME="+telltale, "USERNAME="+telltale, "HOSTNAME="+telltale, "HOME="+dir, "USERPROFILE="+dir)
	signs := []string{telltale, filepath.Dir(filepath.Dir(dir))}
	if host, err := os.Hostname(); err == nil && len(host) > 5 {
		signs = append(signs, host)
	}
	// As PDF may write it: two bytes a letter.
	wide := ""
	for _, c := range telltale {
		wide += "\x00" + string(c)
	}
	for name, data := range written {
		for _, said := range sayings(t, name, data) {
			for _, sign := range append(signs, wide) {
				if i := strings.Index(said, sign); i >= 0 {
					t.Errorf("%s says %q: %.200q", name, sign, said[max(0, i-80):])
				}
			}
		}
	}
}

// TestTextsStayTexts: what begins like a formula is a text in every workbook
// that we write, and no file holds a macro, a script or a link of another kind
// than http(s) and mailto.
func TestTextsStayTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("one process after another: nothing for the race detector")
	}
	files, err := hostile.Files(1)
	if err != nil {
		t.Fatal(err)
	}
	for _, hazard := range []string{"content-formulas-typed-as-texts.xlsx", "content-plus-and-minus-first.xlsx", "content-at-sign-first.xlsx", "content-links-to-scripts.xlsx"} {
		i := slices.IndexFunc(files, func(f hostile.File) bool { return f.Name == hazard })
		if i < 0 {
			t.Fatalf("the set has no %s", hazard)
		}
		t.Run(hazard, func(t *testing.T) {
			suspects := 0
			for name, data := range runEvery(t, t.TempDir(), files[i].Make(), false) {
				if filepath.Ext(name) == ".pdf" {
					for _, problem := range pdfcheck.Check(data) {
						t.Errorf("%s: %.300s", name, problem)
					}
					continue
				}
				for _, problem := range xlsxtest.Problems(data) {
					t.Errorf("%s: %.300s", name, problem)
				}
				cells, err := plainread.Cells(data)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				for _, c := range cells {
					if !strings.ContainsAny(c.Text[:min(1, len(c.Text))], "=+@-") {
						continue
					}
					suspects++
					if c.Formula && strings.Contains(c.Text, "cmd") || c.Type != "s" && c.Type != "str" && c.Type != "inlineStr" && c.Type != "" && c.Type != "n" {
						t.Errorf("%s: %+v", name, c)
					}
				}
				for _, said := range unpacked(t, name, data) {
					if strings.Contains(said, "<f>=") || strings.Contains(said, "<f>+") || strings.Contains(said, "<f>@") || strings.Contains(said, "<f>1+cmd") {
						t.Errorf("%s holds a text as a formula", name)
					}
				}
			}
			if hazard != "content-links-to-scripts.xlsx" && suspects < 100 {
				t.Errorf("only %d cells begin like a formula: the test sees nothing", suspects)
			}
		})
	}
}

// TestNoTemporaryFolder: nothing is ever written outside the folders given, so
// that a temporary folder that does not exist hinders nothing.
func TestNoTemporaryFolder(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "absent")
	runEvery(t, t.TempDir(), example(t, "plan.xlsx"), false, "TMPDIR="+nowhere, "TMP="+nowhere, "TEMP="+nowhere)
}

// TestSameBytesEverywhere: the same plan gives the same bytes whatever the time
// zone, the language, the number of processors, the folder and the day.
func TestSameBytesEverywhere(t *testing.T) {
	plan := example(t, "plan.xlsx")
	want := runEvery(t, t.TempDir(), plan, false, "TZ=UTC", "LC_ALL=C", "GOMAXPROCS=1")
	places := [][]string{
		{"TZ=Pacific/Kiritimati", "LC_ALL=fr_FR.UTF-8", "LANG=fr_FR.UTF-8", "GOMAXPROCS=2"},
		{"TZ=America/Cayenne", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=7", "NO_COLOR=1", "TERM=dumb"},
		{"TZ=Asia/Katmandu", "LC_ALL=ar_EG.UTF-8", "LANGUAGE=ja", "GOGC=5", "GODEBUG=randautoseed=1"},
	}
	if testing.Short() {
		places = places[:1]
	}
	for i, env := range places {
		t.Run(env[0], func(t *testing.T) {
			got := runEvery(t, t.TempDir(), plan, i == 1, env...)
			for name, data := range want {
				if !bytes.Equal(got[name], data) {
					t.Errorf("%s: %d bytes, not the %d of elsewhere", name, len(got[name]), len(data))
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d files, want %d", len(got), len(want))
			}
		})
	}
}
