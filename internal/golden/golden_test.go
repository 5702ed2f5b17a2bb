package golden

import (
	"os"
	"path/filepath"
	"testing"
)

// judge notes what a test is told instead of failing.
type judge struct {
	testing.TB
	failed bool
}

func (j *judge) Helper()               {}
func (j *judge) Errorf(string, ...any) { j.failed = true }
func (j *judge) Fatalf(string, ...any) { j.failed = true }

func TestEqual(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", "été.txt"), []byte("un\r\ndeux\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for got, failed := range map[string]bool{"un\ndeux\n": false, "un\ndeux": true, "un\n deux\n": true, "": true} {
		j := &judge{TB: t}
		if Equal(j, "été.txt", got); j.failed != failed {
			t.Errorf("%q: failed is %v", got, j.failed)
		}
	}
	j := &judge{TB: t}
	if Equal(j, "absent.txt", ""); !j.failed {
		t.Error("a missing file is no failure")
	}
}
