package output

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A report open in a reader that shares it with nobody, or a summary open in
// Excel, which lets others read: nothing is replaced, and nothing left beside.
func TestHeldByAnotherProgram(t *testing.T) {
	for _, share := range []uint32{0, syscall.FILE_SHARE_READ} {
		for _, held := range []string{"plan.pdf", "plan-synthese.xlsx"} {
			dir := ownFolder(t)
			pdf, summary := filepath.Join(dir, "plan.pdf"), filepath.Join(dir, "plan-synthese.xlsx")
			for _, path := range []string{pdf, summary} {
				if err := os.WriteFile(path, []byte("ancien"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			files := []File{Bytes(pdf, []byte("nouveau")), Bytes(summary, []byte("nouveau"))}
			letGo := hold(t, filepath.Join(dir, held), share)
			err := Write(files...)
			if err == nil || !strings.Contains(err.Error(), held) || !strings.Contains(err.Error(), "ouvert dans un autre programme") {
				t.Errorf("%s held, sharing %d: %v", held, share, err)
			}
			letGo()
			expect(t, dir, "ancien")
			if err := Write(files...); err != nil {
				t.Errorf("let go: %v", err)
			}
			expect(t, dir, "nouveau")
		}
	}
}

// hold opens a file as another program would.
func hold(t *testing.T, path string, share uint32) (letGo func()) {
	t.Helper()
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return func() { syscall.CloseHandle(h) }
}

// expect wants the two files with this content, and no third.
func expect(t *testing.T, dir, content string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 {
		t.Errorf("in the folder: %v", entries)
	}
	for _, e := range entries {
		if got, err := os.ReadFile(filepath.Join(dir, e.Name())); err != nil || string(got) != content {
			t.Errorf("%s: %q, %v", e.Name(), got, err)
		}
	}
}

// ownFolder is t.TempDir, cleaned file by file: Wine 8, on which .ci/run runs
// this, does not know the call by which os.RemoveAll deletes.
func ownFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "nrreport-essai")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			os.Remove(filepath.Join(dir, e.Name()))
		}
		os.Remove(dir)
	})
	return dir
}
