package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/pipeline"
)

func eachFlag() cli.Flag {
	return &cli.BoolFlag{Name: "each", Usage: "traite chaque classeur pour lui-même, plusieurs à la fois, et finit par un tableau"}
}

// someWorkbooks returns the files of a series.
func (s *session) someWorkbooks(c *cli.Context) ([]string, error) {
	for _, f := range mergeFlags() {
		if name := f.Names()[0]; c.IsSet(name) {
			return nil, usagef("L’option --%s va avec une fusion : avec --each, chaque classeur est traité pour lui-même.", name)
		}
	}
	if c.IsSet("previous") {
		return nil, usagef("L’option --previous va avec un seul plan : avec --each, chaque classeur a sa propre version précédente.")
	}
	files, err := workbooksGiven(c)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, usagef("Indiquez les classeurs : nrreport %s --each dossier/*.xlsx", c.Command.Name)
	}
	return s.leaveOutSummaries(files), nil
}

// outcome is what became of one workbook of a series.
type outcome struct {
	path, told string
	code       int
}

// inSeries runs work on each file, as many at a time as there are processors.
// One file never stops the others; outcomes come back in the files' order. A
// crash on one file is that file's outcome.
func (s *session) inSeries(ctx context.Context, paths []string, work func(path string) (told string, code int)) []outcome {
	outcomes := make([]outcome, len(paths))
	bar := s.seriesBar(len(paths))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = guarded(paths[i], work)
				bar.Add(1)
			}
		})
	}
	for i, path := range paths {
		select {
		case next <- i:
		case <-ctx.Done():
			told, code := failure(ctx.Err())
			outcomes[i] = outcome{path, told, code}
		}
	}
	close(next)
	workers.Wait()
	bar.Finish()
	s.clearLine()
	return outcomes
}

// failure says what kept one workbook of a series from being treated.
func failure(err error) (told string, code int) {
	code = (&session{stderr: newHarmless(io.Discard)}).exitCode(err)
	if errors.Is(err, context.Canceled) {
		return "non traité : commande interrompue", code
	}
	return oneLine(err), code
}

func guarded(path string, work func(string) (string, int)) (o outcome) {
	defer func() {
		if r := recover(); r != nil {
			o = outcome{path, fmt.Sprintf("erreur interne, rien n’a été écrit (détail technique : %v)", r), ExitFile}
		}
	}()
	told, code := work(path)
	return outcome{path, told, code}
}

func (s *session) buildEach(ctx context.Context, j *job, paths []string) error {
	written, err := distinctTargets(j, paths)
	if err != nil {
		return err
	}
	sweep(written...)
	if j.to.folder != "" {
		removeEmpty, err := output.Folders(j.to.folder)
		if err != nil {
			return err
		}
		defer removeEmpty()
	}
	return s.closeSeries(s.inSeries(ctx, paths, func(path string) (string, int) {
		b, err := j.run(ctx, path)
		var blocked *blockedError
		switch {
		case errors.As(err, &blocked):
			return "rien écrit : " + french.Uncapital(blocked.diags.Summary()), ExitFindings
		case err != nil:
			return failure(err)
		}
		return fmt.Sprintf("%s, %s", b.targets.pdf, french.Count(b.pages, "page", "pages")), ExitOK
	}))
}

func (s *session) checkEach(c *cli.Context, j *job, annotating *annotating, paths []string) error {
	if annotating != nil && annotating.folder != "" {
		removeEmpty, err := output.Folders(annotating.folder)
		if err != nil {
			return byOption("--annotate", err)
		}
		defer removeEmpty()
	}
	return s.closeSeries(s.inSeries(c.Context, paths, func(path string) (string, int) {
		checked, err := check(c.Context, j.engine, pipeline.Merging{}, path)
		if err != nil {
			return failure(err)
		}
		code := ExitOK
		if blocking(checked.Diags, j.strict) {
			code = ExitFindings
		}
		told := french.Uncapital(checked.Diags.Summary())
		if annotating == nil {
			return told, code
		}
		all, err := annotating.prepare(checked.Inputs, checked.Diags)
		if err == nil {
			err = annotating.write(c.Context, all)
		}
		if err != nil {
			return failure(err)
		}
		for _, r := range all {
			told += " " + strings.Join(append([]string{r.told()}, r.Notices...), " ")
		}
		return told, code
	}))
}

// distinctTargets returns the reports to write, and refuses two workbooks that
// would write the same.
func distinctTargets(j *job, paths []string) ([]string, error) {
	if j.to.name != "" {
		return nil, usagef("Avec --each, chaque rapport porte le nom de son classeur : après -o, donnez un dossier plutôt que « %s ».", j.to.name+".pdf")
	}
	key := func(path string) string { return strings.ToLower(filepath.Clean(path)) } // on Windows « Plan.pdf » is « plan.pdf »
	given := map[string]string{}
	for _, path := range paths {
		given[key(path)] = path
	}
	from := map[string]string{}
	var written []string
	for _, path := range paths {
		targets := targetsOf(path, j.to, j.opt)
		for _, target := range []string{targets.pdf, targets.summary} {
			if err := notRead(target, given[key(target)]); err != nil {
				return nil, err
			}
		}
		target := filepath.Clean(targets.pdf)
		key := key(target)
		if other, taken := from[key]; taken {
			if isSameFile(other, path) {
				return nil, givenTwice(other, path)
			}
			remedy := "Renommez l’un des deux."
			if j.to.folder != "" {
				remedy = "Renommez l’un des deux, ou laissez les rapports à côté des classeurs (sans -o)."
			}
			return nil, usagef("« %s » et « %s » donneraient le même rapport, « %s ».\n%s", other, path, target, remedy)
		}
		from[key] = path
		written = append(written, target)
	}
	return written, nil
}

// givenTwice is of one file that the command line names twice.
func givenTwice(first, second string) error {
	if first == second {
		return usagef("« %s » est donné deux fois : retirez-le une fois de la liste.", first)
	}
	return usagef("« %s » et « %s » sont le même fichier : retirez l’un des deux de la liste.", first, second)
}

// closeSeries prints the closing table; the worst outcome gives the exit code.
func (s *session) closeSeries(outcomes []outcome) error {
	t := tabwriter.NewWriter(s.stdout, 0, 0, 2, ' ', 0)
	counts := map[int]int{}
	for _, o := range outcomes {
		counts[o.code]++
		fmt.Fprintf(t, "%s\t%s\t%s\n", seriesMark(o.code), o.path, o.told)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "\n%s : %d sans rien de bloquant, %d à revoir, %s.\n",
		french.Count(len(outcomes), "classeur", "classeurs"), counts[ExitOK], counts[ExitFindings],
		french.Count(counts[ExitUsage]+counts[ExitFile], "illisible ou non écrit", "illisibles ou non écrits"))
	switch {
	case counts[ExitFile] > 0:
		return errSeriesFile
	case counts[ExitUsage]+counts[ExitFindings] > 0:
		return errFindings
	}
	return nil
}

// errSeriesFile ends a series in which some file could not be read or written;
// the table has said which.
var errSeriesFile = errors.New("a file of the series failed")

func seriesMark(code int) string {
	switch code {
	case ExitOK:
		return "✓"
	case ExitFindings:
		return "✗ à revoir"
	}
	return "✗ fichier"
}

func oneLine(err error) string { return diag.Shorten(strings.ReplaceAll(err.Error(), "\n", " "), 240) }
