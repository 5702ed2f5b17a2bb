package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

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

// TestWriteFollowsLinks: a report that somebody publishes through a link goes where
// the link leads, and the folder of the link holds nothing else. A failure names
// the link, as it was typed.
func TestWriteFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	public := filepath.Join(dir, "public")
	if err := os.Mkdir(public, 0o777); err != nil {
		t.Fatal(err)
	}
	real, link := filepath.Join(public, "rapport.pdf"), filepath.Join(dir, "plan.pdf")
	if err := os.WriteFile(real, []byte("ancien"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("public", "rapport.pdf"), link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := Write(Bytes(link, []byte("nouveau"))); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"rapport.pdf": "nouveau"}, folder(t, public)); diff != "" {
		t.Error(diff)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is one no more: %v %v", info, err)
	}
	if err := os.Chmod(real, 0o444); err != nil {
		t.Fatal(err)
	}
	var failed *Error
	if err := Write(Bytes(link, []byte("encore"))); !errors.As(err, &failed) || failed.Path != link {
		t.Errorf("Write to a protected file: %v", err)
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

func (d *faulty) Mkdir(path string) error {
	if err := d.step("mkdir"); err != nil {
		return err
	}
	return d.system.Mkdir(path)
}

func (d *faulty) Rename(from, to string) error {
	if strings.HasSuffix(from, ".tmp") { // giving a file back is not made to fail too
		if err := d.step("rename"); err != nil {
			return err
		}
	}
	return d.system.Rename(from, to)
}

func (d *faulty) Free(path string) error {
	if err := d.step("asking for " + filepath.Base(path)); err != nil {
		return err
	}
	return d.system.Free(path)
}

func (d *faulty) Publish(path, target string) error {
	if err := d.step("publish"); err != nil {
		return err
	}
	return d.system.Publish(path, target)
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
				if failAt < 19 {
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

// The folders on the way are made, and a failure leaves none of them.
func TestWriteMakesFolders(t *testing.T) {
	for failAt := 1; ; failAt++ {
		dir := t.TempDir()
		cause := errors.New("I/O error")
		d := &faulty{failAt: failAt, err: cause}
		err := write(d, []File{
			Bytes(filepath.Join(dir, "2026", "bilan", "a.pdf"), []byte("A")),
			Bytes(filepath.Join(dir, "2026", "données", "b.xlsx"), []byte("B")),
		})
		if d.failed == "" {
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"bilan", "données"} {
				if got := folder(t, filepath.Join(dir, "2026", name)); len(got) != 1 {
					t.Errorf("%s holds %v", name, got)
				}
			}
			return
		}
		if !errors.Is(err, cause) {
			t.Fatalf("failing %s (step %d): error %v", d.failed, failAt, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
			t.Errorf("failing %s (step %d) left %v, %v", d.failed, failAt, left, err)
		}
	}
}

// A failure takes away no folder that was there, nor one in which somebody has
// put something meanwhile.
func TestFoldersKeepsOthers(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "vide"), 0o777); err != nil {
		t.Fatal(err)
	}
	removeEmpty, err := Folders(filepath.Join(dir, "vide"), filepath.Join(dir, "neuf", "un"), filepath.Join(dir, "neuf", "deux"))
	if err != nil {
		t.Fatal(err)
	}
	leftovers(t, filepath.Join(dir, "neuf", "deux"), map[string]string{"note.txt": "gardez-moi"})
	removeEmpty()
	for path, want := range map[string]bool{"vide": true, "neuf/un": false, "neuf/deux/note.txt": true} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path))); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", path, err == nil, want)
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
	file := filepath.Join(dir, "note.txt")
	leftovers(t, dir, map[string]string{"note.txt": "une note"})
	for _, tc := range []struct{ path, want string }{
		{filepath.Join(file, "plan.pdf"), "il faut un dossier"},
		{filepath.Join(file, "plus", "loin", "plan.pdf"), "il faut un dossier"},
		{filepath.Join(dir, "plan.pdf"), "un dossier porte déjà ce nom"},
	} {
		err := Write(Bytes(tc.path, nil))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("writing %s: %v, want %q", tc.path, err, tc.want)
		}
	}
}

// leftovers fills a folder with what runs leave: PID stands for a process number
// and the digits of its group.
func leftovers(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const dead = "4206649-00000000-%08d" // a number beyond the largest of Linux

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	finished, other := fmt.Sprintf(dead, 1), fmt.Sprintf(dead, 2)
	working := fmt.Sprintf("%d-00000000-00000003", os.Getppid())
	ours := newGroup()
	recycled := fmt.Sprintf("%d-ffffffff-00000004", os.Getpid())
	keep := map[string]string{
		"plan.pdf": "entier",
		".autre.pdf.nrreport-" + working + ".tmp": "en cours",
		".le-mien.pdf.nrreport-" + ours + ".tmp":  "en cours aussi",
		".à-vous.tmp":                             "le vôtre",
		".nom.nrreport-douze.tmp":                 "le vôtre aussi",
	}
	leftovers(t, dir, keep)
	leftovers(t, dir, map[string]string{
		".plan.pdf.nrreport-" + finished + ".old":   "ancien",
		".perdu.xlsx.nrreport-" + finished + ".old": "rendu",
		".plan.pdf.nrreport-" + other + ".tmp":      "coupé",
		".plan.pdf.nrreport-" + recycled + ".tmp":   "coupé",
	})
	forgottenName := ".vieux.pdf.nrreport-" + fmt.Sprintf("%d-00000000-00000005", os.Getppid()) + ".tmp"
	leftovers(t, dir, map[string]string{forgottenName: "oublié"})
	long := time.Now().Add(-2 * forgotten)
	if err := os.Chtimes(filepath.Join(dir, forgottenName), long, long); err != nil {
		t.Fatal(err)
	}
	Sweep(dir)
	keep["perdu.xlsx"] = "rendu"
	if diff := cmp.Diff(keep, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// A run that died between two renames is undone, but never over the work that
// somebody has done since.
func TestSweepUndoes(t *testing.T) {
	for _, edited := range []bool{false, true} {
		dir, g := t.TempDir(), fmt.Sprintf(dead, 1)
		leftovers(t, dir, map[string]string{
			"a.pdf":                          "nouveau A",
			".a.pdf.nrreport-" + g + ".old":  "ancien A",
			"b.xlsx":                         "ancien B",
			".b.xlsx.nrreport-" + g + ".old": "ancien B",
			".b.xlsx.nrreport-" + g + ".tmp": "nouveau B",
		})
		staged := time.Now().Add(-time.Hour)
		for _, name := range []string{"a.pdf", ".b.xlsx.nrreport-" + g + ".tmp"} {
			if err := os.Chtimes(filepath.Join(dir, name), staged, staged); err != nil {
				t.Fatal(err)
			}
		}
		want := map[string]string{"a.pdf": "ancien A", "b.xlsx": "ancien B"}
		if edited {
			leftovers(t, dir, map[string]string{"a.pdf": "retravaillé"})
			want["a.pdf"] = "retravaillé"
		}
		Sweep(dir)
		if diff := cmp.Diff(want, folder(t, dir)); diff != "" {
			t.Errorf("edited %v: %s", edited, diff)
		}
	}
}

// The words are those of Windows too, wherever the tests run.
func TestCauses(t *testing.T) {
	type known struct {
		code  syscall.Errno
		codes map[syscall.Errno]cause
		want  cause
	}
	all := []known{
		{32, winErrors, causeBusy}, // ERROR_SHARING_VIOLATION
		{33, winErrors, causeBusy},
		{112, winErrors, causeFull},
		{5, winErrors, causeDenied},
		{19, winErrors, causeProtected},
		{3, winErrors, causeAbsent},
		{206, winErrors, causeName},
		{9999, winErrors, causeOther},
	}
	if runtime.GOOS != "windows" {
		all = append(all, known{syscall.ENOSPC, systemCauses, causeFull}, known{syscall.EROFS, systemCauses, causeProtected},
			known{syscall.EACCES, systemCauses, causeDenied}, known{syscall.ENAMETOOLONG, systemCauses, causeName})
	}
	for _, tt := range all {
		err := &fs.PathError{Op: "rename", Path: "plan.pdf", Err: tt.code}
		if got := causeOf(err, tt.codes); got != tt.want {
			t.Errorf("code %d: cause %d, want %d", tt.code, got, tt.want)
		}
	}
	for c := causeOther; c <= causeName; c++ {
		if w := words[c]; !strings.HasSuffix(w.reason, ".") || !strings.HasSuffix(w.remedy, ".") {
			t.Errorf("cause %d is not told in sentences: %+v", c, w)
		}
	}
}

// A file held for a moment is replaced once it is free; one that stays held is
// given up; nothing else is tried twice.
func TestPatiently(t *testing.T) {
	for _, tt := range []struct {
		code  syscall.Errno
		held  int // attempts that fail
		tries int
	}{{32, 0, 1}, {32, 3, 4}, {5, 3, 4}, {32, 1000, 10}, {112, 1000, 1}} {
		tries := 0
		err := patiently(func() error {
			if tries++; tries <= tt.held {
				return &os.LinkError{Op: "rename", Err: tt.code}
			}
			return nil
		}, func(time.Duration) {})
		if tries != tt.tries || (err == nil) != (tt.held < tt.tries) {
			t.Errorf("code %d, held %d times: tried %d times, %v", tt.code, tt.held, tries, err)
		}
	}
}

// A temporary file is private; what it becomes has the rights of any new file,
// or those of the one that it replaces.
func TestRights(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have the rights of their folder")
	}
	dir := t.TempDir()
	plain, secret, fresh := filepath.Join(dir, "usuel"), filepath.Join(dir, "secret"), filepath.Join(dir, "neuf")
	for path, mode := range map[string]fs.FileMode{plain: 0o666, secret: 0o600} {
		if err := os.WriteFile(path, nil, mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{secret, fresh} {
		err := Write(File{Path: path, Write: func(w io.Writer) error {
			temporary, err := filepath.Glob(filepath.Join(dir, ".*.tmp"))
			if err != nil || len(temporary) != 1 {
				t.Fatalf("temporary files: %v %v", temporary, err)
			}
			if got := modeOf(t, temporary[0]); got != 0o600 {
				t.Errorf("the temporary file has mode %v", got)
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if modeOf(t, secret) != 0o600 || modeOf(t, fresh) != modeOf(t, plain) {
		t.Errorf("modes %v, %v and %v", modeOf(t, secret), modeOf(t, fresh), modeOf(t, plain))
	}
}

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode().Perm()
}

// A read-only file is somebody's wish, whatever the system would allow.
func TestReadOnlyTarget(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.xlsx")
	leftovers(t, dir, map[string]string{"a.pdf": "ancien A", "b.xlsx": "protégé"})
	if err := os.Chmod(b, 0o444); err != nil {
		t.Fatal(err)
	}
	err := Write(Bytes(a, []byte("nouveau A")), Bytes(b, []byte("nouveau B")))
	if err == nil || !strings.Contains(err.Error(), "lecture seule") || !strings.Contains(err.Error(), "b.xlsx") {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(map[string]string{"a.pdf": "ancien A", "b.xlsx": "protégé"}, folder(t, dir)); diff != "" {
		t.Error(diff)
	}
}
