package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/merge"
	"nrreport/internal/output"
	"nrreport/internal/pipeline"
	"nrreport/internal/workbook"
)

func (s *session) mergeCommand() *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "réunit en un plan les classeurs rendus par les directions",
		ArgsUsage: "dossier/*.xlsx",
		Description: "Chaque cellule modifiée par la direction qui en a la charge est reprise. Deux directions qui se\n" +
			"contredisent, une ligne disparue, un code pris deux fois ou un classeur non rendu dont les lignes\n" +
			"manqueraient sont signalés, et rien n’est écrit.",
		UsageText: "nrreport merge directions/*.xlsx -o plan.xlsx\n    les classeurs rendus, réunis\n" +
			"nrreport merge directions/*.xlsx --base plan.xlsx -o plan-fusionne.xlsx\n    et ce qui n’est pas rendu, repris du plan de départ",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "plan.xlsx", Usage: "FICHIER : nom du classeur à créer"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace le fichier s’il existe déjà"},
		}, mergeFlags()...),
		Action: s.merge,
	}
}

// mergeFlags say how several workbooks become one plan; `merge`, `check`,
// `build` and `verify` share them.
func mergeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "base", Usage: "FICHIER : le plan d’avant la répartition ; ce qui n’a pas été rendu en est repris"},
		&cli.StringFlag{Name: "prefer", Usage: "FICHIER : celui des classeurs fusionnés qui l’emporte en cas de contradiction"},
		&cli.BoolFlag{Name: "accept-removals", Usage: "confirme que les lignes disparues des classeurs sont à retirer du plan"},
	}
}

// workbooksGiven returns the files of the command line without the lock files,
// which the shells of Unix take for workbooks.
func workbooksGiven(c *cli.Context) ([]string, error) {
	files, err := expand(c.Args().Slice())
	if err != nil {
		return nil, err
	}
	books := slices.DeleteFunc(slices.Clone(files), isLock)
	if len(books) == 0 && len(files) > 0 {
		return nil, &fileError{fmt.Sprintf("« %s » n’est pas un classeur, mais le témoin que le tableur laisse tant que celui-ci est ouvert.\n"+
			"Indiquez le classeur lui-même.", files[0])}
	}
	return books, nil
}

// workbooksToMerge returns the files of the command line, which make one plan.
func (s *session) workbooksToMerge(c *cli.Context) ([]string, error) {
	files, err := workbooksGiven(c)
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return nil, isDirectory(path)
		}
	}
	switch {
	case len(files) == 0 && c.Command.Name == "merge":
		return nil, usagef("Indiquez les classeurs rendus : nrreport merge directions/*.xlsx")
	case len(files) == 0:
		return nil, usagef("Indiquez le classeur : nrreport %s plan.xlsx", c.Command.Name)
	}
	return s.leaveOutSummaries(files), nil
}

// merging reads the flags of [mergeFlags].
func (s *session) merging(c *cli.Context, paths []string) (pipeline.Merging, error) {
	m := pipeline.Merging{Prefer: c.String("prefer"), AcceptRemovals: c.Bool("accept-removals")}
	base := c.String("base")
	var among bool
	if m.Prefer, among = preferred(m.Prefer, append(paths[:len(paths):len(paths)], base)); !among {
		return m, usagef("Le fichier à préférer, « %s », n’est pas parmi ceux à fusionner : %s.", m.Prefer, strings.Join(paths, ", "))
	}
	if base == "" {
		return m, nil
	}
	if slices.ContainsFunc(paths, func(path string) bool { return isSameFile(path, base) }) {
		return m, usagef("« %s » est donné à la fois comme plan de départ (--base) et comme classeur rendu : retirez-le de la liste.", base)
	}
	data, err := readFile(base)
	m.Base = &pipeline.Input{Name: base, Data: data}
	return m, err
}

// preferred returns the file to prefer as it is named among those to merge: it may
// have been typed in another case, or through a link.
func preferred(prefer string, files []string) (name string, among bool) {
	if prefer == "" || slices.ContainsFunc(files, func(path string) bool { return merge.SameFile(path, prefer) }) {
		return prefer, true
	}
	for _, path := range files {
		if isSameFile(path, prefer) || strings.EqualFold(filepath.Base(path), prefer) {
			return path, true
		}
	}
	return prefer, false
}

// waysApart says what was perhaps meant by giving workbooks that make no plan
// together.
func waysApart(e *merge.Apart) string {
	const each = "Pour traiter chaque classeur à part, ajoutez --each à « check » ou à « build »."
	old, recent := e.First.Name, e.Second.Name
	switch {
	case e.Years[0] > e.Years[1]:
		old, recent = recent, old
	case e.Years[0] == e.Years[1]: // of two communities
		return each
	}
	return "Pour savoir ce qui a changé de l’un à l’autre : " + command("diff", old, recent) + "\n" +
		"Pour le dire dans le rapport : " + command("build", recent, "--previous", old) + "\n" + each
}

// mergedName is the file that what is made of several workbooks is named after.
func mergedName(paths []string, m pipeline.Merging) string {
	switch {
	case m.Base != nil:
		return m.Base.Name
	case len(paths) == 1:
		return paths[0]
	}
	return filepath.Join(filepath.Dir(paths[0]), "plan.xlsx")
}

// checkHint says how to have the remarks on workbooks in full, those on what
// changed included.
func checkHint(checked *pipeline.Checked) string {
	if len(checked.Inputs) == 1 {
		check := []string{"check", checked.Inputs[0].Name}
		if checked.Changes != nil {
			check = append(check, "--previous", checked.Changes.Before.Sources[0].Name)
		}
		return "Le détail : " + command(check...)
	}
	return "Le détail : nrreport check, avec les mêmes fichiers et les mêmes options"
}

// isWhole refuses to make the report of one department's part: it would pass
// for that of the plan.
func (j *job) isWhole(checked *pipeline.Checked) error {
	o := checked.Book.Origin
	if o == nil || j.opt.Draft {
		return nil
	}
	return &fileError{fmt.Sprintf("« %s » est le classeur d’une seule direction, « %s » : le rapport serait incomplet.\n"+
		"Donnez tous les classeurs rendus (nrreport build dossier/*.xlsx), ou ajoutez --draft pour un document de travail.", checked.Inputs[0].Name, o.For())}
}

func (s *session) merge(c *cli.Context) error {
	paths, err := s.workbooksToMerge(c)
	if err != nil {
		return err
	}
	merging, err := s.merging(c, paths)
	if err != nil {
		return err
	}
	target, err := newWorkbook(c.String("output"), "plan.xlsx")
	if err != nil {
		return err
	}
	if len(paths) == 1 && merging.Base == nil {
		return usagef("Il faut au moins deux classeurs à fusionner, ou un classeur et le plan de départ : %s", command("merge", paths[0], "--base", "plan-de-depart.xlsx"))
	}
	if err := notRead(target, append(slices.Clone(paths), c.String("base"))...); err != nil {
		return err
	}
	if last := len(paths) - 1; last > 0 && !isThere(paths[last]) {
		return usagef("« %[1]s » n’existe pas. Si c’est le nom du plan à créer, écrivez-le après -o : -o %[2]s", paths[last], shellWord(paths[last]))
	}
	inputs, err := readInputs(paths)
	if err != nil {
		return err
	}
	m, err := pipeline.NewEngine().Merge(inputs, merging)
	if err != nil {
		return err
	}
	told := append(m.Diags, m.Losses...)
	told.Sort()
	if told.HasErrors() {
		diag.WriteText(s.stderr.bare, told, diag.TextOptions{Colour: colour(s.stderr)})
		fmt.Fprint(s.stderr, "\nRien n’a été écrit. Corrigez les classeurs, ou ajoutez l’option que le message indique.\n")
		return errFindings
	}
	if err := mayCreate(target, c.Bool("force")); err != nil {
		return err
	}
	data, err := written(m.Book, workbook.WriteOptions{})
	if err != nil {
		return err
	}
	if err := write(c.Context, output.Bytes(target, data)); err != nil {
		return err
	}
	if told = append(told, m.Aside...); len(told) > 0 {
		told.Sort()
		if err := diag.WriteText(s.stdout.bare, told, diag.TextOptions{Colour: colour(s.stdout), Of: "Fusion"}); err != nil {
			return err
		}
		fmt.Fprintln(s.stdout)
	}
	fmt.Fprintf(s.stdout, "Plan fusionné : %s (%s : %s)\n", target, french.Count(len(m.Book.Sources), "classeur", "classeurs"), rowCounts(m.Book, nil))
	if n := m.Reading.Count(diag.Error); n > 0 {
		fmt.Fprintf(s.stdout, "Ce plan contient %s, à corriger.\n", french.Count(n, "erreur de saisie", "erreurs de saisie"))
	}
	fmt.Fprintf(s.stdout, "Vérifiez-le : %s\n", command("check", target))
	return nil
}

func isSameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// written returns a workbook's bytes.
func written(b *workbook.Book, opt workbook.WriteOptions) ([]byte, error) {
	var buffer bytes.Buffer
	err := workbook.Write(&buffer, b, opt)
	var long *workbook.TextTooLongError
	if errors.As(err, &long) {
		return nil, &fileError{long.Error() + "\nRaccourcissez-le, puis recommencez."}
	}
	return buffer.Bytes(), err
}

// rowCounts says how many actions, indicators and events a book holds, leaving
// out the rows given as context.
func rowCounts(b *workbook.Book, readOnly func(workbook.SheetKey, int) bool) string {
	count := func(key workbook.SheetKey) int {
		n := 0
		if t := b.Table(key); t != nil {
			for i := range t.Rows {
				if readOnly == nil || !readOnly(key, i) {
					n++
				}
			}
		}
		return n
	}
	return french.Join([]string{
		french.Count(count(workbook.SheetActions), "action", "actions"),
		french.Count(count(workbook.SheetIndicators), "indicateur", "indicateurs"),
		french.Count(count(workbook.SheetEvents), "événement", "événements"),
	})
}
