// Command nrreport turns the workbook of a stratégie numérique responsable into
// the report attached to the council's deliberation, and a summary workbook.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"nrreport/internal/cli"
)

// softMemory is when the collector stops waiting for the heap to double. Nothing
// is refused beyond it, and a plan of a few hundred actions never comes near. The
// largest workbook that the reader accepts needs some 180 MB that live: left to
// itself the heap would grow to 490 MB before it is swept; held here the process
// takes 280 MB, for a sixth more processor time on that report alone. GOMEMLIMIT
// overrides it, as for any Go program.
const softMemory = 256 << 20 // bytes

// firstSweep is how large the heap grows before it is first swept. The runtime
// begins at 4 MB, and the tables that libraries make at the start take a third of
// that: a report of 40 actions was swept eight times, a check of 200 twice, for a
// sixth of their time. The check now ends before, in less memory, since sweeping
// takes some too. GOGC overrides it, as for any Go program.
const firstSweep = 12 << 20 // bytes

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	if os.Getenv("GOGC") == "" {
		delayFirstSweep()
	}
	os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// delayFirstSweep lets the heap grow to firstSweep once; from then on it is swept
// each time it has doubled, as usual.
func delayFirstSweep() {
	const (
		usual = 100     // %
		least = 4 << 20 // bytes, the first goal of the runtime at the usual pace
	)
	debug.SetGCPercent(usual * firstSweep / least)
	type unreachable struct{ _ *unreachable }
	runtime.AddCleanup(&unreachable{}, func(percent int) { debug.SetGCPercent(percent) }, usual)
}
