//go:build unix

package output

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestDeviceIsNotReplaced holds that a pipe, and thus a device, stays what it
// is, even at the end of a link and for an administrator.
func TestDeviceIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	pipe, link := filepath.Join(dir, "canal"), filepath.Join(dir, "plan.pdf")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, link} {
		if err := Write(Bytes(path, []byte("rapport"))); err == nil || !strings.Contains(err.Error(), "canal du système") {
			t.Errorf("%s: %v", path, err)
		}
	}
	if info, err := os.Stat(pipe); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v, %v", info, err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("left %v, %v", entries, err)
	}
}

// TestLoopOfLinks holds that a link that leads nowhere is told as what it is, and
// left.
func TestLoopOfLinks(t *testing.T) {
	dir := t.TempDir()
	self, folder := filepath.Join(dir, "plan.pdf"), filepath.Join(dir, "rapports")
	for from, to := range map[string]string{self: "plan.pdf", folder: "autres", filepath.Join(dir, "autres"): "rapports"} {
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{self, filepath.Join(folder, "plan.pdf")} {
		if err := Write(Bytes(path, []byte("rapport"))); err == nil || !strings.Contains(err.Error(), "un lien qui revient") {
			t.Errorf("%s: %v", path, err)
		}
	}
	away := filepath.Join(dir, "disque")
	if err := os.Symlink(filepath.Join(dir, "débranché", "rapports"), away); err != nil {
		t.Fatal(err)
	}
	if err := Write(Bytes(filepath.Join(away, "plan.pdf"), []byte("rapport"))); err == nil || !strings.Contains(err.Error(), "branché") {
		t.Errorf("%s: %v", away, err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 4 {
		t.Errorf("left %v, %v", entries, err)
	}
}
