package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// sample is what one run of a process took.
type sample struct {
	wall, cpu time.Duration
	rss       int64 // bytes, 0 where the system does not tell
	pages     int
}

// contender is a program that is measured.
type contender struct {
	name string
	// tagged: its PDF carries a structure tree.
	tagged bool
	// command writes its output, if any, in the folder; output is the PDF
	// whose pages are counted, "" when there is none.
	command func(in input, folder string) (args []string, output string)
	env     []string
	// accepts are the exit codes, other than 0, of a run that worked.
	accepts []int
	stdout  io.Writer // may be nil
}

// input is one generated plan: base is the path of its files, without extension.
type input struct {
	actions int
	base    string
}

const (
	timeout  = 20 * time.Minute
	graceful = 5 * time.Second
)

// run starts the program and waits for it. What counts is the whole process,
// from its start to its end, with that of its children that it waited for.
func (c contender) run(ctx context.Context, in input, folder string) (sample, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	args, output := c.command(in, folder)
	if err := os.Remove(output); output != "" && err != nil && !os.IsNotExist(err) {
		return sample{}, err
	}
	cmd, told, err := launched(ctx, args, c.env...)
	if err != nil {
		return sample{}, err
	}
	cmd.WaitDelay = graceful
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = c.stdout, &said
	err = cmd.Run()
	m, untold := told()
	var exit *exec.ExitError
	if errors.As(err, &exit) && slices.Contains(c.accepts, exit.ExitCode()) {
		err = nil
	}
	if err != nil {
		lines := strings.Split(strings.TrimSpace(said.String()), "\n")
		return sample{}, fmt.Errorf("%s, %d actions: %w: %s", c.name, in.actions, err, lines[len(lines)-1])
	}
	if untold != nil {
		return sample{}, untold
	}
	s := sample{wall: m.Wall, cpu: m.Processor, rss: m.Memory}
	if output != "" {
		data, err := os.ReadFile(output)
		if err != nil {
			return sample{}, fmt.Errorf("%s, %d actions: %w", c.name, in.actions, err)
		}
		s.pages = pages(data)
	}
	return s, nil
}

// sideBySide runs the contenders in turns, so that all of them meet the same
// moods of the machine, and returns the medians of each. A contender that
// fails is told and left out.
func sideBySide(ctx context.Context, contenders []contender, in input, folder string, rounds int, say func(string, ...any)) map[string]sample {
	all := map[string][]sample{}
	failed := map[string]bool{}
	for range rounds {
		for _, c := range contenders {
			if failed[c.name] || ctx.Err() != nil {
				continue
			}
			s, err := c.run(ctx, in, folder)
			if err != nil {
				say("%v", err)
				failed[c.name] = true
				continue
			}
			all[c.name] = append(all[c.name], s)
		}
	}
	medians := map[string]sample{}
	for name, samples := range all {
		if !failed[name] {
			medians[name] = median(samples)
		}
	}
	return medians
}

// median takes the median of each measure by itself.
func median(samples []sample) sample {
	return sample{
		wall:  middle(samples, func(s sample) time.Duration { return s.wall }),
		cpu:   middle(samples, func(s sample) time.Duration { return s.cpu }),
		rss:   middle(samples, func(s sample) int64 { return s.rss }),
		pages: middle(samples, func(s sample) int { return s.pages }),
	}
}

func middle[T int | int64 | time.Duration](samples []sample, of func(sample) T) T {
	values := make([]T, len(samples))
	for i, s := range samples {
		values[i] = of(s)
	}
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}
