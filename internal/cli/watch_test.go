package cli

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Each way in which office suites save ends in one rebuild; their lock and
// temporary files, and our own outputs, in none.
func TestWatchSurvivesHowSuitesSave(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "plan.xlsx")
	write := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("plan.xlsx", "1")
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		t.Skipf("the system cannot watch files: %v", err)
	}
	defer watcher.Close()
	if err := watcher.Add(dir); err != nil {
		t.Fatal(err)
	}
	built := make(chan string, 10)
	w := &watching{path: path, rebuild: func() {
		data, _ := os.ReadFile(path)
		built <- string(data)
	}, gone: func() { built <- "absent" }, back: func() {}}
	w.rebuildIfChanged()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { w.follow(ctx, watcher.Events, watcher.Errors); close(done) }()
	expect := func(want string) {
		t.Helper()
		select {
		case got := <-built:
			if got != want {
				t.Errorf("built from %q, want %q", got, want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("no rebuild for %q", want)
		}
	}
	expect("1")

	// LibreOffice: a lock file, then the file is written in place.
	write(".~lock.plan.xlsx#", "x")
	write("plan.xlsx", "en ")
	write("plan.xlsx", "en place")
	expect("en place")
	os.Remove(filepath.Join(dir, ".~lock.plan.xlsx#"))

	// Excel: a temporary file, the old one renamed away, the new one in.
	write("~$plan.xlsx", "x")
	write("ABCD1234", "remplacé")
	os.Rename(path, filepath.Join(dir, "EFGH5678.tmp"))
	os.Rename(filepath.Join(dir, "ABCD1234"), path)
	os.Remove(filepath.Join(dir, "EFGH5678.tmp"))
	expect("remplacé")

	// Renamed by hand, then another in its place: told once.
	os.Rename(path, filepath.Join(dir, "ailleurs.xlsx"))
	expect("absent")
	time.Sleep(2 * settle)
	write("plan.xlsx", "revenu")
	expect("revenu")

	// Other files of the folder.
	write("plan.pdf", "rapport")
	write("autre.xlsx", "autre")
	time.Sleep(3 * settle)
	stop()
	<-done
	if n := len(built); n != 0 {
		t.Errorf("%d rebuilds too many", n)
	}
}

func TestIsSameName(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"plan.xlsx", "plan.xlsx", true},
		{"Plan.XLSX", "plan.xlsx", true},
		{"e\u0301t\u00e9.xlsx", "\u00e9t\u00e9.xlsx", true},
		{"plan.xlsx", "plan2.xlsx", false},
	} {
		if got := isSameName(tt.a, tt.b); got != tt.want {
			t.Errorf("isSameName(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
