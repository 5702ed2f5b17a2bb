package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"nrreport/internal/compare"
	"nrreport/internal/intake"
	"nrreport/internal/merge"
	"nrreport/internal/pipeline"
	"nrreport/internal/rules"
	"nrreport/internal/workbook"
)

func (s *session) rulesCommand() *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "liste les règles vérifiées, ou explique l’une d’elles",
		ArgsUsage: "[CODE]",
		Description: "Chaque remarque porte un code, par exemple ACT-010 : « nrreport rules ACT-010 » dit pourquoi elle est\n" +
			"faite, comment y répondre et sur quel texte elle repose.",
		UsageText: "nrreport rules ACT-010\n    pourquoi cette remarque, et comment y répondre",
		Action: func(c *cli.Context) error {
			switch c.Args().Len() {
			case 0:
				return listRules(s.stdout)
			case 1:
				return explainRule(s.stdout, c.Args().First())
			}
			return usagef("Indiquez un seul code : nrreport rules %s", c.Args().First())
		},
	}
}

// explained is what rules and reader's remarks have in common.
type explained struct {
	code, severity, title, explanation, basis string
}

// Remarks are those of every command beside the rules, in the order of the
// documentation.
func Remarks() []workbook.Remark {
	return slices.Concat(workbook.ReaderDiagnostics(), merge.Remarks(), compare.Remarks(), intake.Remarks(), []workbook.Remark{pipeline.GlyphRemark})
}

func allExplained() []explained {
	var all []explained
	for _, r := range rules.All() {
		all = append(all, explained{r.Code, r.Severity.String(), r.Title, r.Explanation, r.Basis})
	}
	for _, r := range Remarks() {
		all = append(all, explained{r.Code, r.Severity.String(), r.Title, r.Explanation, r.Basis})
	}
	return all
}

func listRules(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range allExplained() {
		fmt.Fprintf(t, "%s\t%s\t%s\n", r.code, r.severity, r.title)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprint(w, "\nPour l’explication d’une règle : nrreport rules CODE\n")
	return err
}

func explainRule(w io.Writer, code string) error {
	var codes []string
	for _, r := range allExplained() {
		if strings.EqualFold(r.code, code) {
			_, err := fmt.Fprint(w, r.String())
			return err
		}
		codes = append(codes, r.code)
	}
	return usagef("Aucune règle ne porte le code « %s ».%s La liste : nrreport rules", code, didYouMean(code, codes, ""))
}

func (r explained) String() string {
	s := fmt.Sprintf("%s · %s · %s\n\n%s\n", r.code, r.severity, r.title, r.explanation)
	if r.basis != "" {
		s += "\nTexte : " + r.basis + "\n"
	}
	return s
}
