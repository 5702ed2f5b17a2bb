package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/output"
	"nrreport/internal/workbook"
)

func (s *session) templateCommand() *cli.Command {
	return &cli.Command{
		Name:      "template",
		Usage:     "crée le classeur modèle que les directions remplissent",
		ArgsUsage: "[-o modele.xlsx]",
		Description: "Le classeur s’ouvre dans Excel et LibreOffice. Sa première feuille explique qui remplit quoi ;\n" +
			"chaque colonne porte son aide, ses listes et ses contrôles.\n" +
			"Avec --split, un plan est réparti entre ses directions, un classeur pour chacune ; « nrreport merge »\n" +
			"les réunit. Avec --for, un seul classeur est préparé, pour une direction.\n" +
			"Avec --from et --year, le plan d’une année ouvre la suivante : actions closes archivées, bilans vidés et\n" +
			"rappelés à côté, colonne de l’année ajoutée, codes, cibles et valeurs de départ gardés.",
		UsageText: "nrreport template\n    un classeur vierge, modele.xlsx\n" +
			"nrreport template --split plan.xlsx -o directions/\n    un classeur par direction, avec ses lignes\n" +
			"nrreport template --from plan-2025.xlsx --year 2026\n    le plan de l’année suivante",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "modele.xlsx", Usage: "FICHIER : nom du classeur à créer"},
			&cli.BoolFlag{Name: "prefill", Usage: "place les exemples du guide interministériel comme brouillons"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace le fichier s’il existe déjà"},
		}, splitFlags()...),
		Action: s.template,
	}
}

func (s *session) template(c *cli.Context) error {
	if c.Args().Present() {
		return strayWords(c)
	}
	if c.IsSet("split") || c.IsSet("for") || c.IsSet("themes") {
		return s.split(c)
	}
	if c.IsSet("year") {
		return s.openYear(c)
	}
	if from := c.String("from"); from != "" {
		return usagef("L’option --from dit de quel plan partir : ajoutez --year pour ouvrir un exercice, ou --for pour préparer le classeur d’une direction.")
	}
	book := workbook.Blank()
	if c.Bool("prefill") {
		book = workbook.Prefilled()
	}
	var b bytes.Buffer
	if err := workbook.Write(&b, book, workbook.WriteOptions{}); err != nil {
		return err
	}
	path, err := newWorkbook(c.String("output"), "modele.xlsx")
	if err != nil {
		return err
	}
	if err := mayCreate(path, c.Bool("force")); err != nil {
		return err
	}
	if err := write(c.Context, output.Bytes(path, b.Bytes())); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Classeur créé : %s\n", path)
	fmt.Fprintf(s.stdout, "Remplissez-le dans Excel ou LibreOffice, puis : %s\n", command("check", path))
	return nil
}

// strayWords says where the words go that follow `template` without an option: a
// name cut at its spaces, the plan to start from, or the workbook to create.
func strayWords(c *cli.Context) error {
	words := c.Args().Slice()
	switch startsFrom := looksLikeFile(words[0]) && !c.IsSet("from") && !c.IsSet("split"); {
	case startsFrom && c.IsSet("for"):
		return usagef("Le plan de départ s’écrit après --from : %s", command("template", "--for", c.String("for"), "--from", words[0]))
	case startsFrom && c.IsSet("year"):
		return usagef("Le plan de départ s’écrit après --from : %s", command("template", "--from", words[0], "--year", c.String("year")))
	case c.IsSet("for"):
		return usagef("Le nom de la direction contient des espaces : écrivez-le entre guillemets, %s",
			command("template", "--for", strings.Join(append([]string{c.String("for")}, words...), " ")))
	}
	return usagef("La commande template n’attend pas de fichier. Pour nommer le classeur à créer : %s", command("template", "-o", words[0]))
}
