package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"nrreport/internal/output"
)

// write writes files all or none, where nothing is left of a killed run.
func write(ctx context.Context, files ...output.File) error {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	sweep(paths...)
	return writeUnlessStopped(ctx, files...)
}

// writeUnlessStopped leaves the old files where the command is interrupted before
// the last one is written; the error is then that of ctx.
func writeUnlessStopped(ctx context.Context, files ...output.File) error {
	for i := range files {
		produce := files[i].Write
		files[i].Write = func(w io.Writer) error {
			err := produce(&stoppable{ctx, w})
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return err
		}
	}
	return output.Write(files...)
}

// byOption says in a failure to write which option chooses another place, where it is
// not the -o of most commands.
func byOption(option string, err error) error {
	var failed *output.Error
	if errors.As(err, &failed) {
		told := *failed
		told.Remedy = strings.Replace(told.Remedy, "l’option -o", "l’option "+option, 1)
		return &told
	}
	return err
}

// stoppable is a writer that fails once ctx is done, so that a long report ends
// where it is.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s *stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}

// sweep removes what a killed run left beside files that are to be written: once
// for each folder, before anything is read of it.
func sweep(paths ...string) {
	done := map[string]bool{}
	for _, path := range paths {
		if dir := filepath.Dir(output.Place(path)); !done[dir] {
			done[dir] = true
			output.Sweep(dir)
		}
	}
}
