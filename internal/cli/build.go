package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/pipeline"
	"nrreport/internal/report"
)

func (s *session) buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "crée le rapport PDF et la synthèse à partir d’un classeur",
		ArgsUsage: "plan.xlsx",
		Description: "Le classeur est d’abord vérifié : une erreur arrête tout et rien n’est écrit, sauf avec --draft.\n" +
			"Les fichiers sont créés à côté du classeur, ou dans le dossier donné par -o.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "DOSSIER : où écrire les fichiers"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace aussi un fichier que nrreport n’a pas fait"},
			strictFlag(),
		}, reportFlags()...),
		Action: s.build,
	}
}

// reportFlags are the options that change what the report says; `build` and
// `verify` share them.
func reportFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "draft", Usage: "document de travail : mention « PROJET », erreurs en annexe"},
		&cli.StringFlag{Name: "edition", Value: "public", Usage: "ÉDITION : « public » (à publier) ou « internal » (noms des agents, suivi par pilote)"},
		&cli.BoolFlag{Name: "attach-source", Usage: "joint aussi le classeur au PDF"},
		&cli.BoolFlag{Name: "with-personal-data", Usage: "confirme --attach-source quand le classeur contient des données personnelles"},
		&cli.BoolFlag{Name: "no-attach", Usage: "ne joint rien au PDF, pas même les données du plan"},
	}
}

func (s *session) build(c *cli.Context) error {
	path, err := oneWorkbook(c)
	if err != nil {
		return err
	}
	opt, err := s.options(c)
	if err != nil {
		return err
	}
	engine := pipeline.NewEngine()
	checked, err := check(engine, path)
	if err != nil {
		return err
	}
	if err := personalDataConfirmed(c, checked, opt); err != nil {
		return err
	}
	if blocking(checked.Diags, c.Bool("strict")) && !opt.Draft {
		diag.WriteText(s.stderr, checked.Diags, diag.TextOptions{Colour: colour(s.stderr)})
		fmt.Fprint(s.stderr, "\nRien n’a été écrit. Corrigez les erreurs, ou ajoutez --draft pour un document de travail.\n")
		return errFindings
	}
	targets := targetsOf(path, c.String("output"), opt)
	if err := targets.mayReplace(c.Bool("force")); err != nil {
		return err
	}
	made, sizes, err := s.write(engine, checked, targets, opt)
	if err != nil {
		return err
	}
	s.tell(checked, targets, made, sizes)
	return nil
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
		return opt, usagef("L’édition « %s » n’existe pas : choisissez « public » ou « internal ».", c.String("edition"))
	}
	if opt.AttachSource && c.Bool("no-attach") {
		return opt, usagef("Les options --attach-source et --no-attach se contredisent : gardez l’une des deux.")
	}
	created, err := sourceDate()
	opt.Created = created
	if isTerminal(s.stderr) {
		opt.Progress = s.progress()
	}
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
func personalDataConfirmed(c *cli.Context, checked *pipeline.Checked, opt pipeline.Options) error {
	if !opt.AttachSource || opt.Edition != report.Public || c.Bool("with-personal-data") {
		return nil
	}
	cells := checked.Book.PersonalCells()
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

func targetsOf(workbook, folder string, opt pipeline.Options) targets {
	if folder == "" {
		folder = filepath.Dir(workbook)
	}
	base := strings.TrimSuffix(filepath.Base(workbook), filepath.Ext(workbook))
	// A draft or an internal edition bears its name, so that nobody
	// publishes it by mistake.
	if opt.Edition == report.Internal {
		base += "-interne"
	}
	if opt.Draft {
		base += "-projet"
	}
	return targets{filepath.Join(folder, base+".pdf"), filepath.Join(folder, base+"-synthese.xlsx")}
}

func (t targets) mayReplace(force bool) error {
	for _, path := range []string{t.pdf, t.summary} {
		if err := mayReplace(path, force); err != nil {
			return err
		}
	}
	return nil
}

// write makes both files, in memory first: nothing on disk changes before the
// last byte of both is known.
func (s *session) write(engine *pipeline.Engine, checked *pipeline.Checked, t targets, opt pipeline.Options) (pipeline.Made, [2]int, error) {
	var summary, pdf bytes.Buffer
	if err := engine.Summary(&summary, checked, opt); err != nil {
		return pipeline.Made{}, [2]int{}, err
	}
	made, err := engine.PDF(&pdf, checked, opt)
	if err != nil {
		return made, [2]int{}, err
	}
	s.endProgress(opt)
	output.Sweep(filepath.Dir(t.pdf))
	err = output.Write(output.Bytes(t.pdf, pdf.Bytes()), output.Bytes(t.summary, summary.Bytes()))
	return made, [2]int{pdf.Len(), summary.Len()}, err
}

// tell says what was written and what was found.
func (s *session) tell(checked *pipeline.Checked, t targets, made pipeline.Made, sizes [2]int) {
	fmt.Fprintf(s.stdout, "Rapport : %s (%s, %s)\n", t.pdf, french.Count(made.Pages, "page", "pages"), size(sizes[0]))
	fmt.Fprintf(s.stdout, "Synthèse : %s (%s)\n", t.summary, size(sizes[1]))
	fmt.Fprintf(s.stdout, "Vérification : %s\n", lowerFirst(checked.Diags.Summary()))
	if n := checked.Diags.Count(diag.Error) + checked.Diags.Count(diag.Warning); n > 0 {
		fmt.Fprintf(s.stdout, "Le détail : nrreport check %s\n", checked.Input.Name)
	}
}

func size(bytes int) string {
	if bytes < 1_000_000 {
		return french.Number(float64((bytes+999)/1000), 0) + " ko"
	}
	return french.Number(float64(bytes)/1e6, 1) + " Mo"
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// progress shows how far a long report is, on one line of the terminal.
func (s *session) progress() func(int) {
	start := time.Now()
	last := start
	return func(pages int) {
		if now := time.Now(); now.Sub(start) > time.Second && now.Sub(last) > 200*time.Millisecond {
			last = now
			fmt.Fprintf(s.stderr, "\rMise en page : %s", french.Count(pages, "page", "pages"))
		}
	}
}

// endProgress clears the line.
func (s *session) endProgress(opt pipeline.Options) {
	if opt.Progress != nil {
		fmt.Fprint(s.stderr, "\r\x1b[K")
	}
}
