// Command nrreport turns the workbook of a stratégie numérique responsable into
// the report attached to the council's deliberation, and a summary workbook.
package main

import (
	"os"

	"nrreport/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr)) }
