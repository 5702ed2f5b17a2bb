package cli

import (
	"fmt"
	"io"
)

// Exit codes.
const (
	// ExitOK: nothing blocking.
	ExitOK = 0
	// ExitFindings: the workbook has errors (or warnings, under --strict); or
	// what diff or verify compares is not as it should be.
	ExitFindings = 1
	// ExitUsage: the command line is wrong.
	ExitUsage = 2
	// ExitFile: a file cannot be read or written.
	ExitFile = 3
)

// exitCodes says what they mean, for the help, the manual and the documentation.
var exitCodes = [...]struct {
	code    int
	meaning string
}{
	{ExitOK, "rien de bloquant"},
	{ExitFindings, "le classeur contient des erreurs (ou des avertissements, avec --strict) ; pour diff, une valeur publiée a changé sans explication ; pour verify, le rapport ne correspond pas, ou n’a pu être comparé"},
	{ExitUsage, "la commande est mal écrite"},
	{ExitFile, "un fichier est illisible, ou impossible à écrire"},
}

// ExitMarkdown writes the table of the exit codes, as the documentation shows it.
func ExitMarkdown(w io.Writer) error {
	fmt.Fprint(w, "| Code | Signification |\n|---|---|\n")
	for _, e := range exitCodes {
		if _, err := fmt.Fprintf(w, "| %d | %s |\n", e.code, e.meaning); err != nil {
			return err
		}
	}
	return nil
}
