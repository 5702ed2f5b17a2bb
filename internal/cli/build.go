package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/pipeline"
	"nrreport/internal/report"
	"nrreport/internal/workbook"
)

func (s *session) buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "crée le rapport PDF et la synthèse à partir d’un classeur",
		ArgsUsage: "plan.xlsx…",
		Description: "Le classeur est d’abord vérifié : une erreur arrête tout et rien n’est écrit, sauf avec --draft.\n" +
			"Les fichiers sont créés à côté du classeur, ou dans le dossier donné par -o ; un nom en « .pdf » choisit aussi\n" +
			"comment ils s’appellent.",
		UsageText: "nrreport build plan.xlsx\n    plan.pdf et plan-synthese.xlsx, à côté du classeur\n" +
			"nrreport build plan.xlsx --draft\n    un document de travail, même s’il reste des erreurs\n" +
			"nrreport build plan-2026.xlsx --previous plan-2025.xlsx -o conseil/\n    avec ce qui a changé depuis la version précédente, dans un dossier",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "DOSSIER : où écrire les fichiers, ou nom du PDF (« bilan.pdf »)"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace aussi un fichier que nrreport n’a pas fait, ou qui a changé depuis"},
			eachFlag(),
			strictFlag(),
		}, append(reportFlags(), mergeFlags()...)...),
		Action: s.build,
	}
}

// reportFlags are the options that change what the report says; `build` and
// `watch` share them.
func reportFlags() []cli.Flag {
	return []cli.Flag{
		previousFlag(),
		&cli.BoolFlag{Name: "draft", Usage: "document de travail : mention « PROJET », erreurs en annexe"},
		&cli.StringFlag{Name: "edition", Value: "public", Usage: "ÉDITION : « publique » (à publier) ou « interne » (noms des agents, suivi par pilote)"},
		&cli.BoolFlag{Name: "attach-source", Usage: "joint aussi le classeur au PDF"},
		&cli.BoolFlag{Name: "with-personal-data", Usage: "confirme --attach-source quand le classeur contient des données personnelles"},
		&cli.BoolFlag{Name: "no-attach", Usage: "ne joint rien au PDF, pas même les données du plan"},
	}
}

func (s *session) build(c *cli.Context) error {
	job, err := s.newJob(c)
	if err != nil {
		return err
	}
	if c.Bool("each") {
		paths, err := s.someWorkbooks(c)
		if err != nil {
			return err
		}
		return s.buildEach(c.Context, job, paths)
	}
	paths, err := s.workbooksToMerge(c)
	if err != nil {
		return err
	}
	if last := len(paths) - 1; last > 0 && (strings.EqualFold(filepath.Ext(paths[last]), ".pdf") || isFolder(paths[last])) {
		return usagef("Pour choisir où va le rapport, ou son nom, écrivez-le après -o : %s", command(slices.Concat([]string{"build"}, paths[:last], []string{"-o"}, paths[last:])...))
	}
	if job.merging, err = s.merging(c, paths); err != nil {
		return err
	}
	if job.previous, err = s.previous(c, paths); err != nil {
		return err
	}
	endProgress := func() {}
	if isTerminal(s.stderr) {
		job.opt.Progress, endProgress = s.progress()
	}
	sweep(targetsOf(mergedName(paths, job.merging), job.to, job.opt).pdf)
	b, err := job.run(c.Context, paths...)
	endProgress()
	var blocked *blockedError
	if errors.As(err, &blocked) {
		diag.WriteText(s.stderr.bare, blocked.diags, diag.TextOptions{Colour: colour(s.stderr)})
		fmt.Fprint(s.stderr, "\nRien n’a été écrit.")
		if !blocked.noPlan {
			fmt.Fprint(s.stderr, " Corrigez les erreurs, ou ajoutez --draft pour un document de travail.")
		}
		fmt.Fprintln(s.stderr)
		return errFindings
	}
	if err != nil {
		return err
	}
	s.tell(b)
	return nil
}

// job is what one `build` does to each of its workbooks. It may run on several
// at once.
type job struct {
	engine *pipeline.Engine
	opt    pipeline.Options
	to     destination
	// merging says how several workbooks make one plan.
	merging pipeline.Merging
	// previous is the version that the plan is compared with, or nil.
	previous *workbook.Book
	// force, strict and withPersonalData are the flags of those names.
	force, strict, withPersonalData bool
}

func (s *session) newJob(c *cli.Context) (*job, error) {
	opt, err := s.options(c)
	if err != nil {
		return nil, err
	}
	to, err := reportDestination(c.String("output"))
	return &job{
		engine: pipeline.NewEngine(), opt: opt, to: to,
		force: c.Bool("force"), strict: c.Bool("strict"), withPersonalData: c.Bool("with-personal-data"),
	}, err
}

// built is a report written.
type built struct {
	checked          *pipeline.Checked
	targets          targets
	pages            int
	pdfSize, sumSize int // bytes
}

// blockedError is a plan whose diagnostics stop the build.
type blockedError struct {
	diags diag.List
	// noPlan tells that the workbook has none of the sheets of a plan: even a
	// draft would be a report on nothing.
	noPlan bool
}

func (e *blockedError) Error() string { return e.diags.Summary() }

// run checks a workbook, or the plan that several make, and writes its report
// and summary, or nothing.
func (j *job) run(ctx context.Context, paths ...string) (*built, error) {
	checked, err := check(ctx, j.engine, j.merging, paths...)
	if err != nil {
		return nil, err
	}
	if err := j.isWhole(checked); err != nil {
		return nil, err
	}
	if err := since(checked, j.previous); err != nil {
		return nil, err
	}
	if err := j.personalDataConfirmed(checked); err != nil {
		return nil, err
	}
	noPlan := len(checked.Book.Tables) == 0
	if blocking(checked.Diags, j.strict) && (!j.opt.Draft || noPlan) {
		return nil, &blockedError{checked.Diags, noPlan}
	}
	b := &built{checked: checked, targets: targetsOf(mergedName(paths, j.merging), j.to, j.opt)}
	if err := b.targets.mayReplace(j.force, j.readFrom(paths)); err != nil {
		return nil, err
	}
	return b, j.write(ctx, b)
}

// write makes both files. They go to their temporary files as they are made: a
// report may be larger than all that is needed to make it.
func (j *job) write(ctx context.Context, b *built) error {
	// From here on the plan says it all; a large book weighs as much again.
	b.checked.Book = nil
	if !j.opt.AttachSource {
		for i := range b.checked.Inputs {
			b.checked.Inputs[i].Data = nil
		}
	}
	summary := output.File{Path: b.targets.summary, Write: func(w io.Writer) error {
		sized := &sizeWriter{w: w}
		err := j.engine.Summary(sized, b.checked, j.opt)
		b.sumSize = sized.size
		return err
	}}
	pdf := output.File{Path: b.targets.pdf, Write: func(w io.Writer) error {
		sized := &sizeWriter{w: w}
		made, err := j.engine.PDF(sized, b.checked, j.opt)
		b.pages, b.pdfSize = made.Pages, sized.size
		return err
	}}
	return writeUnlessStopped(ctx, pdf, summary)
}

// sizeWriter counts what goes through it.
type sizeWriter struct {
	w    io.Writer
	size int
}

func (s *sizeWriter) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.size += n
	return n, err
}

// options reads the flags of [reportFlags] and the environment.
func (s *session) options(c *cli.Context) (pipeline.Options, error) {
	opt := pipeline.Options{
		Draft: c.Bool("draft"), Version: Version(),
		AttachData: !c.Bool("no-attach"), AttachSource: c.Bool("attach-source"),
	}
	switch c.String("edition") {
	case "public", "publique":
	case "internal", "interne":
		opt.Edition = report.Internal
	default:
		return opt, usagef("L’édition « %s » n’existe pas : choisissez « publique » ou « interne ».", c.String("edition"))
	}
	if opt.AttachSource && c.Bool("no-attach") {
		return opt, usagef("Les options --attach-source et --no-attach se contredisent : gardez l’une des deux.")
	}
	created, err := sourceDate()
	opt.Created = created
	return opt, err
}

// sourceDate reads SOURCE_DATE_EPOCH, which dates the metadata of reproducible
// builds (reproducible-builds.org/specs/source-date-epoch).
func sourceDate() (time.Time, error) {
	value := os.Getenv("SOURCE_DATE_EPOCH")
	if value == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(value, 10, 64)
	if err != nil || seconds < 0 || seconds > 253402300799 {
		return time.Time{}, usagef("La variable SOURCE_DATE_EPOCH vaut « %s » ; elle doit être un nombre de secondes depuis 1970.", value)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// personalDataConfirmed asks twice before a workbook that names agents leaves
// with the public edition.
func (j *job) personalDataConfirmed(checked *pipeline.Checked) error {
	if !j.opt.AttachSource || j.opt.Edition != report.Public || j.withPersonalData {
		return nil
	}
	cells := checked.Book.PersonalCells()
	for i := range checked.Diags {
		if d := &checked.Diags[i]; d.Private && !slices.Contains(cells, d.At) {
			cells = append(cells, d.At)
		}
	}
	if len(cells) == 0 {
		return nil
	}
	names := make([]string, 0, 4)
	for i, at := range cells {
		if i == 3 {
			names = append(names, "…")
			break
		}
		names = append(names, fmt.Sprintf("« %s » %s", at.SheetName(), at.Cell()))
	}
	return usagef("Le classeur contient des données personnelles (%s) et l’édition publique serait publiée avec lui.\n"+
		"Videz ces cellules, retirez --attach-source, ou confirmez avec --with-personal-data.", strings.Join(names, ", "))
}

// targets are the files that a build writes.
type targets struct{ pdf, summary string }

func targetsOf(workbook string, to destination, opt pipeline.Options) targets {
	folder, base := to.folder, to.name
	if folder == "" {
		folder = filepath.Dir(workbook)
	}
	if base == "" {
		base = strings.TrimSuffix(filepath.Base(workbook), filepath.Ext(workbook))
	}
	// A draft or an internal edition says so in its name, so that nobody
	// publishes it by mistake, and it never replaces the final report.
	if opt.Edition == report.Internal && !strings.HasSuffix(base, "-interne") {
		base += "-interne"
	}
	if opt.Draft && !strings.HasSuffix(base, "-projet") {
		base += "-projet"
	}
	return targets{filepath.Join(folder, base+".pdf"), filepath.Join(folder, base+summarySuffix)}
}

// readFrom are the files that the job reads: workbooks, starting plan, version
// before.
func (j *job) readFrom(paths []string) []string {
	read := slices.Clone(paths)
	if j.merging.Base != nil {
		read = append(read, j.merging.Base.Name)
	}
	if j.previous != nil {
		read = append(read, j.previous.Name)
	}
	return read
}

func (t targets) mayReplace(force bool, read []string) error {
	for _, path := range []string{t.pdf, t.summary} {
		if err := notRead(path, read...); err != nil {
			return err
		}
		if err := mayReplace(path, force); err != nil {
			return err
		}
	}
	return nil
}

// tell says what was written and what was found.
func (s *session) tell(b *built) {
	diags := b.checked.Diags
	fmt.Fprintf(s.stdout, "Rapport : %s (%s, %s)\n", b.targets.pdf, french.Count(b.pages, "page", "pages"), size(b.pdfSize))
	fmt.Fprintf(s.stdout, "Synthèse : %s (%s)\n", b.targets.summary, size(b.sumSize))
	fmt.Fprintf(s.stdout, "Vérification : %s\n", french.Uncapital(diags.Summary()))
	if diags.Count(diag.Error)+diags.Count(diag.Warning) > 0 {
		fmt.Fprintln(s.stdout, checkHint(b.checked))
	}
	s.tellChanges(b.checked)
}

func size(bytes int) string {
	if bytes < 1_000_000 {
		return french.Number(float64((bytes+999)/1000), 0) + " ko"
	}
	return french.Number(float64(bytes)/1e6, 1) + " Mo"
}
