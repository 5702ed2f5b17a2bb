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
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "FORMAT : « texte » pour lire, « json » pour un autre programme"},
		}, annotateFlags(), []cli.Flag{
			previousFlag(),
			eachFlag(),
			strictFlag(),
		}, mergeFlags()),
		Action: s.check,
	}
}

func (s *session) check(c *cli.Context) error {
	if c.Bool("each") {
		paths, err := s.someWorkbooks(c)
		if err != nil {
			return err
		}
		if _, err := s.diagnosticsWriter(c.String("format")); err != nil {
			return err
		}
		if c.String("format") == "json" {
			return usagef("Avec --each, le tableau final se lit : pour un autre programme, vérifiez les classeurs un à un avec --format json.")
		}
		annotating, err := newAnnotating(c, paths)
		if err != nil {
			return err
		}
		return s.checkEach(c, &job{engine: pipeline.NewEngine(), strict: c.Bool("strict")}, annotating, paths)
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
	write, err := s.diagnosticsWriter(c.String("format"))
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
	if err := write(checked.Diags); err != nil {
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
		// The diagnostics in JSON are for a program.
		to := s.stdout
		if c.String("format") == "json" {
			to = s.stderr
		} else {
			fmt.Fprintln(to)
		}
		annotating.tell(to, all)
	}
	blocked := blocking(checked.Diags, c.Bool("strict"))
	if annotating == nil && c.String("format") != "json" {
		if step := nextStep(checked, blocked); step != "" {
			fmt.Fprintln(s.stdout, step)
		}
	}
	if blocked {
		return errFindings
	}
	return nil
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

// diagnosticsWriter chooses how diagnostics are printed on standard output.
func (s *session) diagnosticsWriter(format string) (func(diag.List) error, error) {
	switch format {
	case "text", "texte":
		return func(l diag.List) error {
			return diag.WriteText(s.stdout, l, diag.TextOptions{Colour: colour(s.stdout)})
		}, nil
	case "json":
		return func(l diag.List) error { return diag.WriteJSON(s.stdout, l) }, nil
	}
	return nil, usagef("Le format « %s » n’existe pas : choisissez « texte » ou « json ».", format)
}
