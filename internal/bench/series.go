package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// series is « toute la France »: so many plans in one command, one of them
// corrupt.
type series struct {
	plans int
	whole sample
	// tenth is the same with a tenth of the plans: memory is flat when it
	// takes as much.
	tenth sample
	// made counts the reports written; harmless: the corrupt file was named,
	// the exit code said so, and all the other reports were made.
	made     int
	harmless bool
}

// seriesActions is the number of actions of each plan, seriesProcessors what
// the series may use.
const (
	seriesActions    = 60
	seriesProcessors = 2
	corruptPlan      = "plan-corrompu.xlsx"
)

func (b *bench) series(ctx context.Context) (series, error) {
	folder := b.path("france")
	if err := os.Mkdir(folder, 0o777); err != nil {
		return series{}, err
	}
	say("%d plans of %d actions", b.plans, seriesActions)
	if err := b.generate(ctx, "-count", strconv.Itoa(b.plans-1), strconv.Itoa(seriesActions), folder); err != nil {
		return series{}, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.xlsx"))
	if err != nil {
		return series{}, err
	}
	whole, err := os.ReadFile(files[0])
	if err != nil {
		return series{}, err
	}
	corrupt := filepath.Join(folder, corruptPlan)
	if err := os.WriteFile(corrupt, whole[:len(whole)/2], 0o666); err != nil {
		return series{}, err
	}
	middle := len(files) / 2
	files = append(files[:middle:middle], append([]string{corrupt}, files[middle:]...)...)

	s := series{plans: len(files)}
	if s.tenth, _, err = b.seriesOf(ctx, files[middle-middle/10:middle+len(files)/20]); err != nil {
		return s, err
	}
	var told []byte
	if s.whole, told, err = b.seriesOf(ctx, files); err != nil {
		return s, err
	}
	reports, err := filepath.Glob(filepath.Join(b.path("out"), "plan-*.pdf"))
	if err != nil {
		return s, err
	}
	s.made = len(reports)
	s.harmless = s.made == len(files)-1 && bytes.Contains(told, []byte(corruptPlan))
	return s, nil
}

// seriesOf builds the reports of a series and returns what it printed. The
// corrupt file must give the exit code of a file that cannot be read.
func (b *bench) seriesOf(ctx context.Context, files []string) (sample, []byte, error) {
	c := contender{
		name: "`build --each`", accepts: []int{3}, env: []string{"GOMAXPROCS=" + strconv.Itoa(seriesProcessors)},
		command: func(_ input, folder string) ([]string, string) {
			return append([]string{b.program.binary, "build", "--each", "--force", "-o", folder}, files...), ""
		},
	}
	var told bytes.Buffer
	c.stdout = &told
	s, err := c.run(ctx, input{actions: seriesActions}, b.path("out"))
	if err != nil {
		return s, nil, fmt.Errorf("series: %w", err)
	}
	return s, told.Bytes(), nil
}
