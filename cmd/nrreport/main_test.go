package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// A heap that grew large must not wait for four times as much.
func TestFirstSweepAlone(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	delayFirstSweep()
	if got := debug.SetGCPercent(300); got != 300 {
		t.Fatalf("the first sweep is at %d %%", got)
	}
	runtime.GC()
	for range 1000 {
		if debug.SetGCPercent(300) == 100 {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Error("the pace stays that of the first sweep")
}
