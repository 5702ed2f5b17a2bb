package cli

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
)

// writeHelp prints the help of a command, or of the program when it is nil.
func writeHelp(w io.Writer, app *cli.App, command *cli.Command) {
	if command == nil {
		writeAppHelp(w, app)
		return
	}
	writeCommandHelp(w, command)
}

func writeAppHelp(w io.Writer, app *cli.App) {
	fmt.Fprintf(w, "nrreport %s : %s.\n\n", Version(), app.Usage)
	fmt.Fprint(w, "Utilisation : nrreport COMMANDE [options] [fichiers]\n\n")
	fmt.Fprint(w, "Pour commencer :\n")
	fmt.Fprint(w, "  nrreport template            crée « modele.xlsx », le classeur à faire remplir\n")
	fmt.Fprint(w, "  nrreport check plan.xlsx     dit tout ce qui manque ou se contredit, cellule par cellule\n")
	fmt.Fprint(w, "  nrreport build plan.xlsx     crée « plan.pdf » et « plan-synthese.xlsx »\n\n")
	fmt.Fprint(w, "Commandes :\n")
	for _, c := range app.VisibleCommands() {
		fmt.Fprintf(w, "  %-12s %s\n", c.Name, c.Usage)
	}
	fmt.Fprint(w, "\nL’aide d’une commande : nrreport COMMANDE --help\n")
	fmt.Fprint(w, "Sans rien taper, sous Windows : faites glisser un classeur sur nrreport.exe, le rapport est créé à côté de lui ;\n"+
		"faites glisser un rapport PDF, il est vérifié.\n")
	fmt.Fprint(w, "\nCodes de retour :\n")
	for _, e := range exitCodes {
		fmt.Fprintf(w, "  %d   %s\n", e.code, strings.ReplaceAll(e.meaning, " ; ", " ;\n      "))
	}
}

func writeCommandHelp(w io.Writer, c *cli.Command) {
	fmt.Fprintf(w, "nrreport %s : %s.\n\n", c.Name, c.Usage)
	fmt.Fprintf(w, "Utilisation : nrreport %s\n", strings.TrimSpace(c.Name+" "+c.ArgsUsage))
	if c.Description != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(c.Description))
	}
	fmt.Fprint(w, "\nOptions :\n")
	help := &cli.BoolFlag{Name: helpNames[0], Aliases: helpNames[1:], Usage: "affiche cette aide"}
	for _, f := range append(c.VisibleFlags(), help) {
		writeFlagHelp(w, f)
	}
	if c.UsageText != "" {
		fmt.Fprintf(w, "\nExemples :\n%s\n", indented(c.UsageText, "  "))
	}
}

// indented puts the examples of a command, which stand in its UsageText, under
// their heading.
func indented(text, by string) string { return by + strings.ReplaceAll(text, "\n", "\n"+by) }

func writeFlagHelp(w io.Writer, f cli.Flag) {
	head, usage := describeFlag(f)
	const column = 30
	width := utf8.RuneCountInString(head)
	if width > column {
		fmt.Fprintf(w, "  %s\n%s%s\n", head, strings.Repeat(" ", column+4), usage)
		return
	}
	fmt.Fprintf(w, "  %s%s  %s\n", head, strings.Repeat(" ", column-width), usage)
}
