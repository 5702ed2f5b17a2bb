package main

import (
	"bytes"
	"compress/zlib"
	"context"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test program be the launcher, as the benchmark is.
func TestMain(m *testing.M) {
	launchIfAsked()
	os.Exit(m.Run())
}

func TestPages(t *testing.T) {
	var compact bytes.Buffer
	z := zlib.NewWriter(&compact)
	z.Write([]byte("<</Type/Page/Parent 1 0 R>><</Type /Page>><</Type/Pages/Count 3>><</Type/Page"))
	z.Close()
	for _, tc := range []struct {
		name, file string
		want       int
	}{
		{"none", "%PDF-1.7", 0},
		{"in the open", "1 0 obj <</Type /Page\n/Parent 2 0 R>> endobj 2 0 obj <</Type /Pages>> endobj", 1},
		{"in an object stream", "3 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\r\n" + compact.String() + "\nendstream endobj <</Type/Page>>", 4},
		{"not in the drawing of a page", "<</Type/Page>> 4 0 obj <<>>\nstream\n/Type/Page \nendstream", 1},
	} {
		if got := pages([]byte(tc.file)); got != tc.want {
			t.Errorf("%s: %d pages, want %d", tc.name, got, tc.want)
		}
	}
}

func TestMedian(t *testing.T) {
	of := func(walls ...int) time.Duration {
		samples := make([]sample, len(walls))
		for i, w := range walls {
			samples[i].wall = time.Duration(w)
		}
		return median(samples).wall
	}
	for _, tc := range []struct {
		walls []int
		want  time.Duration
	}{{[]int{7}, 7}, {[]int{900, 1, 5}, 5}, {[]int{4, 2, 8, 1000}, 6}} {
		if got := of(tc.walls...); got != tc.want {
			t.Errorf("median of %v = %d, want %d", tc.walls, got, tc.want)
		}
	}
}

func TestExponent(t *testing.T) {
	if e := exponent(200, 20_000, 3, 3*math.Pow(100, 1.05)); math.Abs(e-1.05) > 1e-9 {
		t.Errorf("exponent %v, want 1.05", e)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{40: "40", 1000: "1,000", 20_000: "20,000", 1_002_003: "1,002,003"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}

// A process that fails is told, and counts for nothing; the others go on.
func TestSideBySide(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	stands := func(name, run string, accepts ...int) contender {
		return contender{name: name, accepts: accepts, command: func(input, string) ([]string, string) {
			return []string{program, "-test.run=" + run, "-test.v=false"}, ""
		}}
	}
	var told []string
	got := sideBySide(context.Background(), []contender{
		stands("fine", "^$"), stands("fails", "^TestNone$/["), stands("fails as it should", "^TestNone$/[", 1, 2),
		{name: "no output", command: func(_ input, folder string) ([]string, string) {
			return []string{program, "-test.run=^$"}, filepath.Join(folder, "missing.pdf")
		}},
	}, input{}, folder, 2, func(format string, args ...any) { told = append(told, format) })
	if len(got) != 2 || got["fine"].wall <= 0 || got["fine"].cpu <= 0 || got["fine"].rss <= 0 && runtime.GOOS != "windows" || len(told) != 2 {
		t.Errorf("measured %v, told %d", got, len(told))
	}
}

// Each promise is kept up to its limit, and broken just above it.
func TestBounds(t *testing.T) {
	peer := contender{name: "peer", tagged: true}
	measured := func(worse float64) []bound {
		ms := func(n float64) time.Duration { return time.Duration(n * worse * float64(time.Millisecond)) }
		b := &bench{sizes: []int{200, 1000, 20_000}, program: programs("nrreport", "floor"), peers: []contender{peer}}
		floor := sample{wall: 10 * time.Millisecond, cpu: 10 * time.Millisecond, pages: 10}
		b.results = results{
			bySize: map[int]map[string]sample{
				200:    {"floor": floor, "`build`": {wall: ms(199), rss: 2e6, pages: 100}, "`check`": {wall: ms(29.9)}, "peer": {wall: 999 * time.Millisecond, rss: 5e6, pages: 100}},
				1000:   {"floor": floor, "`build`": {wall: ms(199), pages: 100}, "peer": {wall: 200 * time.Millisecond, pages: 1000}},
				20_000: {"`build`": {wall: ms(199 * 125), rss: int64(2e6 * 125 * worse), pages: 10_000}},
			},
			version: sample{wall: ms(9.9)}, binarySize: int64(24.9e6 * worse),
			series: series{plans: 650, whole: sample{wall: ms(59_900), rss: int64(100 * worse)}, tenth: sample{rss: 80}, made: 649, harmless: worse == 1},
		}
		return b.bounds()
	}
	for _, x := range measured(1) {
		if !x.holds {
			t.Errorf("%s: %s does not hold", x.text, x.measured)
		}
	}
	broken := measured(1.02)
	for _, text := range []string{
		"twice a page of the floor, 200", "twice a page of the floor, 1,000", "`check`", "`--version`", "binary",
		"less than a minute", "memory flat", "harmless", "five times cheaper", "faster than that peer",
	} {
		i := slices.IndexFunc(broken, func(x bound) bool { return strings.Contains(x.text, text) })
		if i < 0 || broken[i].holds {
			t.Errorf("%q: 2%% worse, and not told", text)
		}
	}
	for _, x := range (&bench{
		sizes: []int{200, 20_000}, program: programs("nrreport", "floor"),
		results: results{bySize: map[int]map[string]sample{
			200: {"`build`": {wall: 1, rss: 1e6, pages: 1}}, 20_000: {"`build`": {wall: 130, rss: 401e6, pages: 1}},
		}},
	}).bounds() {
		if x.holds != strings.Contains(x.text, "binary") {
			t.Errorf("%s: %s, holds %v", x.text, x.measured, x.holds)
		}
	}
}

// The report stands between the README's markers, as often as it is made.
func TestUpdateReadme(t *testing.T) {
	path := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(path, []byte("before\n<!-- docs:performance -->\n<!-- /docs -->\nafter\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, report := range []string{"old", "new"} {
		if err := updateReadme(path, report); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "before\n<!-- docs:performance -->\n\nnew\n\n<!-- /docs -->\nafter\n"; string(got) != want {
		t.Errorf("README is %q, want %q", got, want)
	}
}
