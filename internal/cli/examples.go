package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// usageExample is a command line as people type it, and what it is for.
type usageExample struct{ line, what string }

// examples end the help of a command: who reads it looks for the line to copy.
var examples = map[string][]usageExample{
	"template": {
		{"nrreport template", "un classeur vierge, modele.xlsx"},
		{"nrreport template --split plan.xlsx -o directions/", "un classeur par direction, avec ses lignes"},
		{"nrreport template --from plan-2025.xlsx --year 2026", "le plan de l’année suivante"},
	},
	"import": {{"nrreport import export.xlsx -o plan.xlsx", "un export de Territoires en Transitions devient un classeur"}},
	"merge": {
		{"nrreport merge directions/*.xlsx -o plan.xlsx", "les classeurs rendus, réunis"},
		{"nrreport merge directions/*.xlsx --base plan.xlsx -o plan-fusionne.xlsx", "et ce qui n’est pas rendu, repris du plan de départ"},
	},
	"check": {
		{"nrreport check plan.xlsx", "tout ce qui est à revoir, cellule par cellule"},
		{"nrreport check directions/*.xlsx --annotate retours/", "un classeur annoté à renvoyer à chaque direction"},
	},
	"build": {
		{"nrreport build plan.xlsx", "plan.pdf et plan-synthese.xlsx, à côté du classeur"},
		{"nrreport build plan.xlsx --draft", "un document de travail, même s’il reste des erreurs"},
		{"nrreport build plan-2026.xlsx --previous plan-2025.xlsx -o conseil/", "avec ce qui a changé depuis la version votée, dans un dossier"},
	},
	"watch":  {{"nrreport watch plan.xlsx", "à laisser ouvert pendant que vous remplissez le classeur"}},
	"diff":   {{"nrreport diff plan-2025.xlsx plan-2026.xlsx", "la version votée, puis la nouvelle"}},
	"verify": {{"nrreport verify plan.pdf plan.xlsx", "le PDF publié vient-il bien de ce classeur ?"}},
	"rules":  {{"nrreport rules ACT-010", "pourquoi cette remarque, et comment y répondre"}},
}

func writeExamples(w io.Writer, c *cli.Command) {
	if len(examples[c.Name]) == 0 {
		return
	}
	fmt.Fprint(w, "\nExemples :\n")
	for _, e := range examples[c.Name] {
		fmt.Fprintf(w, "  %s\n      %s\n", e.line, e.what)
	}
}

// manExamples writes them for the page of manual.
func manExamples(b *strings.Builder, c *cli.Command) {
	for _, e := range examples[c.Name] {
		fmt.Fprintf(b, "%s :\n\n    %s\n\n", e.what, e.line)
	}
}
