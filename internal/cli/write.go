package cli

import (
	"path/filepath"

	"nrreport/internal/output"
)

// write writes files all or none, where nothing is left of a killed run.
func write(files ...output.File) error {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	sweep(paths...)
	return output.Write(files...)
}

// sweep removes what a killed run left beside files that are to be written: once
// for each folder, before anything is read of it.
func sweep(paths ...string) {
	done := map[string]bool{}
	for _, path := range paths {
		if dir := filepath.Dir(path); !done[dir] {
			done[dir] = true
			output.Sweep(dir)
		}
	}
}
