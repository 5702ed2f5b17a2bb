package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/pipeline"
)

func (s *session) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "vérifie un classeur et dit, cellule par cellule, ce qui manque ou se contredit",
		ArgsUsage: "plan.xlsx…",
		Description: "Tous les problèmes sont donnés en une fois, avec la cellule, la valeur lue, ce qu’il faut faire\n" +
			"et le texte sur lequel la remarque s’appuie. Le classeur lui-même n’est pas modifié.\n" +
			"Avec --annotate, une copie du classeur est écrite pour être rendue à la direction : une feuille « Anomalies »\n" +
			"en tête, une couleur et un commentaire sur chaque cellule à revoir, et rien d’autre de changé.",
		UsageText: "nrreport check plan.xlsx\n    tout ce qui est à revoir, cellule par cellule\n" +
			"nrreport check directions/*.xlsx --annotate retours/\n    un classeur annoté à renvoyer à chaque direction",
		Flags: slices.Concat([]cli.Flag{formatFlag()}, annotateFlags(), []cli.Flag{
			previousFlag(),
			eachFlag(),
			strictFlag(),
		}, mergeFlags()),
		Action: s.check,
	}
}

func (s *session) check(c *cli.Context) error {
	if c.Bool("each") {
		return s.checkSeries(c)
	}
	paths, err := s.workbooksToMerge(c)
	if err != nil {
		return err
	}
	merging, err := s.merging(c, paths)
	if err != nil {
		return err
	}
	annotating, err := newAnnotating(c, paths)
	if err != nil {
		return err
	}
	previous, err := s.previous(c, paths)
	if err != nil {
		return err
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	checked, err := check(c.Context, pipeline.NewEngine(), merging, paths...)
	if err != nil {
		return err
	}
	if err := since(checked, previous); err != nil {
		return err
	}
	if err := s.writeDiagnostics(checked.Diags, asJSON); err != nil {
		return err
	}
	if annotating != nil {
		all, err := annotating.prepare(checked.Inputs[:len(paths)], checked.Diags)
		if err != nil {
			return err
		}
		if err := annotating.write(c.Context, all); err != nil {
			return err
		}
		to := s.stdout
		if asJSON { // the diagnostics are for a program
			to = s.stderr
		} else {
			fmt.Fprintln(to)
		}
		annotating.tell(to, all)
	}
	blocked := blocking(checked.Diags, c.Bool("strict"))
	if annotating == nil && !asJSON {
		if step := nextStep(checked, blocked); step != "" {
			fmt.Fprintln(s.stdout, step)
		}
	}
	if blocked {
		return errFindings
	}
	return nil
}

// checkSeries checks each workbook as a plan of its own.
func (s *session) checkSeries(c *cli.Context) error {
	paths, err := s.someWorkbooks(c)
	if err != nil {
		return err
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	if asJSON {
		return usagef("Avec --each, le tableau final se lit : pour un autre programme, vérifiez les classeurs un à un avec --format json.")
	}
	annotating, err := newAnnotating(c, paths)
	if err != nil {
		return err
	}
	return s.checkEach(c, &job{engine: pipeline.NewEngine(), strict: c.Bool("strict")}, annotating, paths)
}

// nextStep says what to do once the remarks are read. The part of one department
// goes back to whoever leads the strategy, who knows.
func nextStep(checked *pipeline.Checked, blocked bool) string {
	if len(checked.Inputs) != 1 || checked.Book.Origin != nil {
		return ""
	}
	p, build := checked.Plan, []string{"build", checked.Inputs[0].Name}
	if checked.Changes != nil {
		build = append(build, "--previous", checked.Changes.Before.Sources[0].Name)
	}
	switch {
	case len(checked.Book.Tables) == 0: // no workbook of ours: the remarks say what to do
		return ""
	case !p.Community.Name.OK() && len(p.Objectives)+len(p.Actions)+len(p.Indicators) == 0:
		return "Le classeur est encore vide : commencez par la feuille « Collectivité », puis suivez l’ordre des onglets."
	case blocked:
		return "Corrigez le classeur, enregistrez-le, puis relancez cette commande. Pour relire un document de travail sans attendre : " +
			command(append(build, "--draft")...)
	}
	return "Rien n’empêche de créer le rapport : " + command(build...)
}

func strictFlag() cli.Flag {
	return &cli.BoolFlag{Name: "strict", Usage: "les avertissements bloquent aussi"}
}

// blocking reports whether the diagnostics stop a build.
func blocking(l diag.List, strict bool) bool {
	return l.HasErrors() || strict && l.Count(diag.Warning) > 0
}

// oneWorkbook returns the only file of the command line.
func oneWorkbook(c *cli.Context) (string, error) {
	files, err := workbooksGiven(c)
	switch {
	case err != nil:
		return "", err
	case len(files) == 0:
		return "", usagef("Indiquez le classeur : nrreport %s plan.xlsx", c.Command.Name)
	case len(files) > 1:
		return "", usagef("Un seul classeur à la fois : %s", command(c.Command.Name, files[0]))
	}
	return files[0], nil
}

// check reads workbooks and checks the plan they make together.
func check(ctx context.Context, engine *pipeline.Engine, merging pipeline.Merging, paths ...string) (*pipeline.Checked, error) {
	inputs, err := readInputs(paths)
	if err != nil {
		return nil, err
	}
	checked, err := engine.CheckAll(inputs, merging)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return checked, err
}

func readInputs(paths []string) ([]pipeline.Input, error) {
	inputs := make([]pipeline.Input, len(paths))
	for i, path := range paths {
		data, err := readFile(path)
		if err != nil {
			return nil, err
		}
		inputs[i] = pipeline.Input{Name: path, Data: data}
	}
	return inputs, nil
}

// formatFlag chooses between what a person reads and what a program does.
func formatFlag() cli.Flag {
	return &cli.StringFlag{Name: "format", Value: "text", Usage: "FORMAT : « texte » pour lire, « json » pour un autre programme"}
}

// wantsJSON reads what [formatFlag] was given.
func wantsJSON(c *cli.Context) (bool, error) {
	switch format := c.String("format"); format {
	case "text", "texte":
		return false, nil
	case "json":
		return true, nil
	default:
		return false, usagef("Le format « %s » n’existe pas : choisissez « texte » ou « json ».", format)
	}
}

func (s *session) writeDiagnostics(l diag.List, asJSON bool) error {
	if asJSON {
		return diag.WriteJSON(s.stdout, l)
	}
	return diag.WriteText(s.stdout.bare, l, diag.TextOptions{Colour: colour(s.stdout)})
}
