package cli

import (
	"io"

	"github.com/urfave/cli/v2"

	"nrreport/templates"
)

func (s *session) licencesCommand() *cli.Command {
	return &cli.Command{
		Name:  "licences",
		Usage: "affiche les licences du programme et de ce qu’il contient",
		Description: "Polices, profil de couleur et bibliothèques : le texte de chaque licence, dans sa langue.\n" +
			"Pour les garder avec le programme :\n\n    nrreport licences > licences.txt",
		Action: func(*cli.Context) error {
			_, err := io.WriteString(s.stdout, templates.Licences)
			return err
		},
	}
}
