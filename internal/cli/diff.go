package cli

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nrreport/internal/compare"
	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/workbook"
)

func (s *session) diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "dit ce qui a changé d’une version du plan à l’autre, et ce qui a changé sans explication",
		ArgsUsage: "plan-2025.xlsx plan-2026.xlsx",
		Description: "Le premier classeur est la version précédente, le second la nouvelle. Les lignes sont rapprochées par leur\n" +
			"code. Sort avec le code 1 si une valeur publiée (cible, valeur de départ, année passée, objectif…) a\n" +
			"changé sans que le commentaire de sa ligne l’explique, 0 sinon.",
		UsageText: "nrreport diff plan-2025.xlsx plan-2026.xlsx\n    la version précédente, puis la nouvelle",
		Flags: []cli.Flag{
			formatFlag(),
			&cli.BoolFlag{Name: "all", Usage: "donne aussi une à une les autres modifications"},
		},
		Action: s.diff,
	}
}

func (s *session) diff(c *cli.Context) error {
	files, err := expand(c.Args().Slice())
	if err != nil {
		return err
	}
	if len(files) != 2 {
		return usagef("Indiquez deux classeurs, la version précédente puis la nouvelle : nrreport diff plan-2025.xlsx plan-2026.xlsx")
	}
	asJSON, err := wantsJSON(c)
	if err != nil {
		return err
	}
	var books [2]*workbook.Book
	for i, path := range files {
		if books[i], err = s.readBook(path); err != nil {
			return err
		}
	}
	found := compare.Books(books[0], books[1])
	if asJSON {
		err = compare.WriteJSON(s.stdout, found)
	} else {
		err = compare.WriteText(s.stdout.bare, found, compare.TextOptions{All: c.Bool("all"), Emphasis: emphasis(colour(s.stdout))})
	}
	if err != nil {
		return err
	}
	if len(found.Silent()) > 0 {
		return errFindings
	}
	return nil
}

// readBook reads a workbook to be compared or rolled over; what it could not
// understand is told in one line, since `check` says it cell by cell.
func (s *session) readBook(path string) (*workbook.Book, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	book, diags, err := workbook.Read(path, data)
	if err != nil {
		return nil, err
	}
	if len(book.Tables) == 0 {
		return nil, &fileError{fmt.Sprintf("« %s » ne contient aucune des feuilles du modèle : ce n’est pas un classeur de plan.", path)}
	}
	if n := diags.Count(diag.Error); n > 0 {
		fmt.Fprintf(s.stderr, "« %s » a %s à la lecture : les cellules concernées sont prises telles qu’elles sont écrites. Le détail : %s\n",
			path, french.Count(n, "erreur", "erreurs"), command("check", path))
	}
	return book, nil
}

// emphasis makes headings bold where the stream takes it.
func emphasis(on bool) func(string) string {
	return func(s string) string {
		if !on {
			return s
		}
		return "\x1b[1m" + s + "\x1b[0m"
	}
}
