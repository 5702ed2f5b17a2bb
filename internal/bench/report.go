package main

import (
	"fmt"
	"maps"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// report writes the results as Markdown.
func (b *bench) report() string {
	var w strings.Builder
	fmt.Fprintf(&w, "`go run ./internal/bench -peers FOLDER -update`, %s, on %s. Whole processes in turns, medians; processor time is user and system together. Bounds are judged by time on the wall.\n\n", time.Now().Format("2 January 2006"), machine())
	b.writeFloor(&w)
	b.writePeers(&w)
	b.writeSeries(&w)
	b.writeBounds(&w)
	return w.String()
}

// machine describes what it ran on, without naming it.
func machine() string {
	s := fmt.Sprintf("%d processors, %s/%s, %s", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return s
	}
	for line := range strings.Lines(string(info)) {
		if name, model, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(model) + ", " + s
		}
	}
	return s
}

func (b *bench) writeFloor(w *strings.Builder) {
	w.WriteString("**Against the floor**, a naive excelize and fpdf program that reads the rows and draws four tables, untagged (`internal/bench/floor`):\n\n")
	w.WriteString("| Actions | Program | Pages | Time | Processor | Memory | Time per page | Processor per page | Against the floor, per page |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, n := range b.sizes {
		floor, hasFloor := b.results.bySize[n]["floor"]
		for _, c := range []contender{b.program.floor, b.program.build, b.program.check} {
			s, ok := b.results.bySize[n][c.name]
			if !ok {
				continue
			}
			against := ""
			if hasFloor && s.pages > 0 && c.name != "floor" {
				against = fmt.Sprintf("%.2f (%.2f)", perPage(s, wall)/perPage(floor, wall), perPage(s, cpu)/perPage(floor, cpu))
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s |\n", thousands(n), c.name, columns(s), against)
		}
	}
	w.WriteString("\nThe last column is the ratio of times, then of processor times.\n\n")
}

func (b *bench) writePeers(w *strings.Builder) {
	if len(b.peers) == 0 {
		return
	}
	w.WriteString("**Against general tools**, on the bare tables of the floor alone:\n\n")
	w.WriteString("| Actions | Tool | Pages | Time | Processor | Memory | Time per page | Processor per page | `build` per page is cheaper by |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, n := range b.sizes {
		build := b.results.bySize[n][b.program.build.name]
		for _, c := range b.peers {
			s, ok := b.results.bySize[n][c.name]
			if !ok || s.pages == 0 {
				continue
			}
			fmt.Fprintf(w, "| %s | %s | %s | %.1f (%.1f) |\n", thousands(n), c.name, columns(s), perPage(s, wall)/perPage(build, wall), perPage(s, cpu)/perPage(build, cpu))
		}
	}
	w.WriteString("\n")
}

func columns(s sample) string {
	pages, perPageWall, perPageCPU := "", "", ""
	if s.pages > 0 {
		pages, perPageWall, perPageCPU = thousands(s.pages), fmt.Sprintf("%.2f ms", perPage(s, wall)), fmt.Sprintf("%.2f ms", perPage(s, cpu))
	}
	return strings.Join([]string{pages, duration(s.wall), duration(s.cpu), memory(s.rss), perPageWall, perPageCPU}, " | ")
}

func (b *bench) writeSeries(w *strings.Builder) {
	s := b.results.series
	if s.plans == 0 {
		return
	}
	fmt.Fprintf(w, "**All of France**: `build --each` on %d plans of %d actions, one of them corrupt, on %d processors: %.1f s, %.1f s of processor, %s (%s for a tenth of the plans); %d reports.\n\n",
		s.plans, seriesActions, seriesProcessors, s.whole.wall.Seconds(), s.whole.cpu.Seconds(), memory(s.whole.rss), memory(s.tenth.rss), s.made)
}

// writeBounds says of each bound whether it holds.
func (b *bench) writeBounds(w *strings.Builder) {
	w.WriteString("| Bound | Measured | |\n|---|---|---|\n")
	for _, x := range b.bounds() {
		verdict := "holds"
		if !x.holds {
			verdict = "**does not hold**"
		}
		fmt.Fprintf(w, "| %s | %s | %s |\n", x.text, x.measured, verdict)
	}
}

func wall(s sample) time.Duration { return s.wall }
func cpu(s sample) time.Duration  { return s.cpu }

// perPage is a cost in milliseconds.
func perPage(s sample, cost func(sample) time.Duration) float64 {
	return float64(cost(s).Microseconds()) / 1000 / float64(s.pages)
}

func duration(d time.Duration) string {
	switch ms := float64(d.Microseconds()) / 1000; {
	case ms < 100:
		return fmt.Sprintf("%.1f ms", ms)
	case ms < 10_000:
		return fmt.Sprintf("%.0f ms", ms)
	default:
		return fmt.Sprintf("%.1f s", ms/1000)
	}
}

func memory(bytes int64) string {
	if bytes == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}

// exponent is the power of n by which a cost grows between two sizes.
func exponent(n1, n2 int, cost1, cost2 float64) float64 {
	return math.Log(cost2/cost1) / math.Log(float64(n2)/float64(n1))
}

// fastestTagged returns the peer whose tagged pages cost least, on a number of
// actions.
func (b *bench) fastestTagged(n int) (string, sample) {
	best := ""
	medians := b.results.bySize[n]
	for _, name := range slices.Sorted(maps.Keys(medians)) {
		tagged := slices.ContainsFunc(b.peers, func(c contender) bool { return c.name == name && c.tagged })
		if tagged && medians[name].pages > 0 && (best == "" || perPage(medians[name], wall) < perPage(medians[best], wall)) {
			best = name
		}
	}
	return best, medians[best]
}
