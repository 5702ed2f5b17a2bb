package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder reads a whole folder back: name → content.
func folder(t *testing.T, dir string) map[string]string {
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

func TestWriteReplacesAll(t *testing.T) {
	dir := t.TempDir()
	pdf, xlsx := filepath.Join(dir, "plan.pdf"), filepath.Join(dir, "plan-synthese.xlsx")
	if err := os.WriteFile(pdf, []byte("ancien"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(Bytes(pdf, []byte("nouveau")), Bytes(xlsx, []byte("synthèse"))); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"plan.pdf": "nouveau", "plan-synthese.xlsx": "synthèse"}
	if diff := cmp.Diff(want, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// faulty fails at the n-th call, counted over all its methods.
type faulty struct {
	system
	calls, failAt int
	failed        string
	err           error
}

func (d *faulty) step(name string) error {
	d.calls++
	if d.calls == d.failAt {
		d.failed = name
		return d.err
	}
	return nil
}

func (d *faulty) Create(path string) (handle, error) {
	if err := d.step("create"); err != nil {
		return nil, err
	}
	h, err := d.system.Create(path)
	return &faultyHandle{h, d}, err
}

func (d *faulty) Rename(from, to string) error {
	if strings.HasSuffix(from, ".tmp") { // giving a file back is not made to fail too
		if err := d.step("rename"); err != nil {
			return err
		}
	}
	return d.system.Rename(from, to)
}

func (d *faulty) Exists(path string) (bool, error) {
	if err := d.step("exists"); err != nil {
		return false, err
	}
	return d.system.Exists(path)
}

type faultyHandle struct {
	handle
	d *faulty
}

func (h *faultyHandle) Write(p []byte) (int, error) {
	if err := h.d.step("write"); err != nil {
		n, _ := h.handle.Write(p[:len(p)/2]) // a full disk takes a part
		return n, err
	}
	return h.handle.Write(p)
}

func (h *faultyHandle) Sync() error {
	if err := h.d.step("sync"); err != nil {
		return err
	}
	return h.handle.Sync()
}

// Whatever step fails, the folder is as it was before: old files whole, no new
// file, no litter.
func TestWriteAllOrNone(t *testing.T) {
	for _, cause := range []error{errors.New("I/O error"), fs.ErrPermission} {
		for failAt := 1; ; failAt++ {
			dir := t.TempDir()
			before := map[string]string{"a.pdf": "ancien A", "b.xlsx": "ancien B"}
			for name, content := range before {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			d := &faulty{failAt: failAt, err: cause}
			err := write(d, []File{
				Bytes(filepath.Join(dir, "a.pdf"), []byte("nouveau A")),
				Bytes(filepath.Join(dir, "b.xlsx"), []byte("nouveau B")),
				Bytes(filepath.Join(dir, "c.json"), []byte("nouveau C")),
			})
			if d.failed == "" { // every step has failed once
				if err != nil {
					t.Fatal(err)
				}
				if failAt < 13 {
					t.Fatalf("only %d steps were made to fail", failAt-1)
				}
				break
			}
			var told *Error
			if !errors.As(err, &told) || !errors.Is(err, cause) {
				t.Fatalf("failing %s (step %d): error %v", d.failed, failAt, err)
			}
			if strings.Contains(err.Error(), cause.Error()) {
				t.Errorf("the system's words reach the user: %v", err)
			}
			if diff := cmp.Diff(before, folder(t, dir)); diff != "" {
				t.Errorf("failing %s (step %d) changed the folder:\n%s", d.failed, failAt, diff)
			}
		}
	}
}

// A failure of the content's own producer comes back as it is.
func TestWriteProducerError(t *testing.T) {
	dir := t.TempDir()
	cause := errors.New("cause")
	err := Write(
		Bytes(filepath.Join(dir, "a"), []byte("x")),
		File{Path: filepath.Join(dir, "b"), Write: func(w io.Writer) error {
			fmt.Fprint(w, "moitié")
			return cause
		}},
	)
	if err != cause {
		t.Errorf("error %v, want %v", err, cause)
	}
	if got := folder(t, dir); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestExplain(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "plan.pdf"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ path, want string }{
		{filepath.Join(dir, "absent", "plan.pdf"), "le dossier n’existe pas"},
		{filepath.Join(dir, "plan.pdf"), "un dossier porte déjà ce nom"},
	} {
		err := Write(Bytes(tc.path, nil))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("writing %s: %v, want %q", tc.path, err, tc.want)
		}
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	dead := 1<<22 + 12345 // beyond the largest process number of Linux
	for name, content := range map[string]string{
		"plan.pdf": "entier",
		fmt.Sprintf(".plan.pdf.nrreport-%d.tmp", dead):          "coupé",
		fmt.Sprintf(".plan.pdf.nrreport-%d.old", dead):          "ancien",
		fmt.Sprintf(".perdu.xlsx.nrreport-%d.old", dead):        "rendu",
		fmt.Sprintf(".autre.pdf.nrreport-%d.tmp", os.Getppid()): "en cours",
		".à-vous.tmp":             "le vôtre",
		".nom.nrreport-douze.tmp": "le vôtre aussi",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	Sweep(dir)
	want := map[string]string{
		"plan.pdf":   "entier",
		"perdu.xlsx": "rendu",
		fmt.Sprintf(".autre.pdf.nrreport-%d.tmp", os.Getppid()): "en cours",
		".à-vous.tmp":             "le vôtre",
		".nom.nrreport-douze.tmp": "le vôtre aussi",
	}
	if diff := cmp.Diff(want, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}
