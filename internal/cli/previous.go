package cli

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"nrreport/internal/french"
	"nrreport/internal/pipeline"
	"nrreport/internal/workbook"
)

// previousFlag is for the commands that look at a plan in the light of the
// version that the council adopted.
func previousFlag() cli.Flag {
	return &cli.StringFlag{Name: "previous", Usage: "FICHIER : le classeur de la version précédente, présentée l’an dernier ; dit ce qui a changé depuis"}
}

// previous reads the workbook of --previous, nil when none is given.
func (s *session) previous(c *cli.Context, paths []string) (*workbook.Book, error) {
	path := c.String("previous")
	switch {
	case path == "":
		return nil, nil
	case slices.ContainsFunc(paths, func(p string) bool { return isSameFile(p, path) }):
		return nil, usagef("« %s » est donné à la fois comme version précédente (--previous) et comme classeur : donnez le classeur que le conseil a examiné.", path)
	}
	return s.readBook(path)
}

// since compares a checked plan with the version before, when there is one.
func since(checked *pipeline.Checked, previous *workbook.Book) error {
	if previous == nil {
		return nil
	}
	if o := checked.Book.Origin; o != nil {
		return usagef("L’option --previous compare des plans entiers : « %s » est le classeur d’une seule direction, « %s ».\n"+
			"Donnez tous les classeurs rendus, ou le plan fusionné.", checked.Inputs[0].Name, o.For())
	}
	if o := previous.Origin; o != nil {
		return usagef("L’option --previous compare des plans entiers : « %s » est le classeur d’une seule direction, « %s ».\n"+
			"Donnez le classeur de tout le plan, tel qu’il a été présenté.", previous.Name, o.For())
	}
	checked.Since(previous)
	return nil
}

// tellChanges says in a line whether adopted values changed without a word.
func (s *session) tellChanges(checked *pipeline.Checked) {
	if checked.Changes == nil {
		return
	}
	fmt.Fprintf(s.stdout, "Depuis la version précédente : %s\n", french.Uncapital(checked.Changes.Conclusion()))
	if !checked.Changes.None() && len(checked.Inputs) == 1 {
		fmt.Fprintf(s.stdout, "Le détail : %s\n", command("diff", checked.Changes.Before.Sources[0].Name, checked.Inputs[0].Name))
	}
}
