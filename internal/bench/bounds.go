package main

import (
	"fmt"
	"strings"
	"time"
)

// bound is a promise of the project and what became of it.
type bound struct {
	text, measured string
	holds          bool
}

// The promises.
const (
	mostAgainstFloor = 2.0 // per page
	mostGrowth       = 1.05
	mostMemory       = 400e6 // bytes, at the largest size
	mostCheck        = 30 * time.Millisecond
	mostVersion      = 10 * time.Millisecond
	mostBinary       = 25e6 // bytes
	mostSeries       = time.Minute
	mostSeriesGrowth = 1.25 // memory of a series against a tenth of it
	leastAgainstPeer = 5.0  // per page
	mostPeerMemory   = 0.5
)

// bounds says of each promise that could be measured whether it holds. Times
// are those on the wall, which is what users wait for.
func (b *bench) bounds() []bound {
	var all []bound
	add := func(text string, holds bool, format string, args ...any) {
		all = append(all, bound{text, fmt.Sprintf(format, args...), holds})
	}
	for _, n := range []int{200, 1000} {
		floor, build := b.results.bySize[n]["floor"], b.results.bySize[n][b.program.build.name]
		if floor.pages > 0 && build.pages > 0 {
			ratio := perPage(build, wall) / perPage(floor, wall)
			add(fmt.Sprintf("a page of `build` costs at most twice a page of the floor, %s actions", thousands(n)), ratio <= mostAgainstFloor,
				"%.2f times (processor %.2f)", ratio, perPage(build, cpu)/perPage(floor, cpu))
		}
	}
	b.growthBounds(add)
	if check := b.results.bySize[200][b.program.check.name]; check.wall > 0 {
		add("`check` on 200 actions takes less than 30 ms", check.wall < mostCheck, "%s (processor %s)", duration(check.wall), duration(check.cpu))
	}
	if v := b.results.version; v.wall > 0 {
		add("`--version` takes less than 10 ms", v.wall < mostVersion, "%s (processor %s)", duration(v.wall), duration(v.cpu))
	}
	add("the binary weighs less than 25 MB", b.results.binarySize < mostBinary, "%.1f MB", float64(b.results.binarySize)/1e6)
	if s := b.results.series; s.plans > 0 {
		add(fmt.Sprintf("%d plans of %d actions in less than a minute", s.plans, seriesActions), s.whole.wall < mostSeries, "%.1f s", s.whole.wall.Seconds())
		add("memory flat: at most a quarter more than for a tenth of the plans", float64(s.whole.rss) <= mostSeriesGrowth*float64(s.tenth.rss), "%s, %s", memory(s.whole.rss), memory(s.tenth.rss))
		add("the corrupt plan is reported and harmless", s.harmless, "%d reports of %d", s.made, s.plans-1)
	}
	b.peerBounds(add)
	return all
}

func (b *bench) growthBounds(add func(string, bool, string, ...any)) {
	first, last := peerSize, b.sizes[len(b.sizes)-1]
	from, to := b.results.bySize[first][b.program.build.name], b.results.bySize[last][b.program.build.name]
	if from.pages == 0 || to.pages == 0 || last <= first {
		return
	}
	time := exponent(first, last, float64(from.wall), float64(to.wall))
	add(fmt.Sprintf("time grows no faster than the actions to the power 1.05, from %d to %s", first, thousands(last)), time <= mostGrowth,
		"power %.2f (processor %.2f)", time, exponent(first, last, float64(from.cpu), float64(to.cpu)))
	if from.rss > 0 {
		space := exponent(first, last, float64(from.rss), float64(to.rss))
		add("memory neither", space <= mostGrowth, "power %.2f", space)
		add(fmt.Sprintf("less than 400 MB for %s actions", thousands(last)), float64(to.rss) < mostMemory, "%s", memory(to.rss))
	}
}

func (b *bench) peerBounds(add func(string, bool, string, ...any)) {
	name, peer := b.fastestTagged(peerSize)
	if name == "" {
		return
	}
	build := b.results.bySize[peerSize][b.program.build.name]
	ratio := perPage(peer, wall) / perPage(build, wall)
	add(fmt.Sprintf("per page, five times cheaper than the fastest tagged peer (%s), %d actions", name, peerSize), ratio >= leastAgainstPeer,
		"%.1f times (processor %.1f)", ratio, perPage(peer, cpu)/perPage(build, cpu))
	var faster, lighter []string
	allFaster, allLighter := true, true
	for _, n := range b.sizes {
		build, peer := b.results.bySize[n][b.program.build.name], b.results.bySize[n][name]
		if peer.pages == 0 || build.pages == 0 {
			continue
		}
		allFaster = allFaster && build.wall < peer.wall
		faster = append(faster, fmt.Sprintf("%.1f", float64(peer.wall)/float64(build.wall)))
		if peer.rss > 0 {
			allLighter = allLighter && float64(build.rss) <= mostPeerMemory*float64(peer.rss)
			lighter = append(lighter, fmt.Sprintf("%.1f", float64(peer.rss)/float64(build.rss)))
		}
	}
	add("the whole of `build` is faster than that peer's bare tables, at every size", allFaster, "%s times faster", strings.Join(faster, ", "))
	add("and in half its memory", allLighter, "memory divided by %s", strings.Join(lighter, ", "))
}
