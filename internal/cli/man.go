package cli

import (
	"fmt"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/urfave/cli/v2"
)

func (s *session) manCommand() *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "donne la page de manuel",
		Description: "Pour la lire sous Linux, puis pour l’enregistrer dans un fichier :\n\n    nrreport man | man -l -\n    nrreport man > nrreport.1",
		Action: func(*cli.Context) error {
			_, err := s.stdout.Write(md2man.Render([]byte(manual(s.app()))))
			return err
		},
	}
}

// manual writes the page in Markdown, from the same declarations as --help.
func manual(app *cli.App) string {
	var b strings.Builder
	fmt.Fprintf(&b, "nrreport 1 \"\" \"nrreport %s\" \"Manuel de l’utilisateur\"\n===\n\n", Version())
	fmt.Fprintf(&b, "# NOM\n\nnrreport - %s\n\n", app.Usage)
	b.WriteString("# SYNOPSIS\n\n**nrreport** *COMMANDE* [*options*] [*fichiers*]\n\n# COMMANDES\n\n")
	for _, c := range app.VisibleCommands() {
		fmt.Fprintf(&b, "## nrreport %s %s\n\n%s.\n\n", c.Name, strings.ReplaceAll(c.ArgsUsage, "[", "\\["), c.Usage)
		if c.Description != "" {
			fmt.Fprintf(&b, "%s\n\n", c.Description)
		}
		for _, f := range c.VisibleFlags() {
			head, usage := describeFlag(f)
			fmt.Fprintf(&b, "**%s**\n: %s\n\n", head, usage)
		}
		if c.UsageText != "" {
			fmt.Fprintf(&b, "Exemples :\n\n%s\n\n", indented(c.UsageText, "    "))
		}
	}
	b.WriteString("# CODES DE RETOUR\n\n")
	for _, e := range exitCodes {
		fmt.Fprintf(&b, "**%d**\n: %s\n\n", e.code, e.meaning)
	}
	b.WriteString("# ENVIRONNEMENT\n\n**NO_COLOR**\n: pas de couleur\n\n**SOURCE_DATE_EPOCH**\n: date des métadonnées du rapport, en secondes depuis 1970\n")
	return b.String()
}
