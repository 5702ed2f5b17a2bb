// Command nrreport turns the workbook of a stratégie numérique responsable into
// the report attached to the council's deliberation, and a summary workbook.
package main

import (
	"os"
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

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
}
