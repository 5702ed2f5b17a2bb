package workbook

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"nrreport/internal/french"
)

// Markdown writes the user's documentation of the workbook in French: for each
// sheet, under a heading of level 3, what it is for, who fills it, and a table of
// its columns.
func Markdown(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, s := range Model() {
		fmt.Fprintf(out, "### %s\n\n%s %s\n\n", s.Name, french.Typeset(s.Purpose), french.Typeset("Qui la remplit : "+french.Uncapital(s.FilledBy)))
		if s.ArchiveOf != "" {
			fmt.Fprintf(out, "%s\n\n", french.Typeset("Ses colonnes sont celles de la feuille « "+SheetOf(s.ArchiveOf).Name+" », et une de plus. Elle n’apparaît que si elle sert ; ni les vérifications ni le rapport ne jugent ces lignes."))
		}
		label := "Colonne"
		if s.Form {
			label = "Rubrique"
		}
		fmt.Fprintf(out, "| %s | Forme | Ce qui est attendu | Exemple |\n|---|---|---|---|\n", label)
		for i := range s.Columns {
			c := &s.Columns[i]
			if s.ArchiveOf != "" && SheetOf(s.ArchiveOf).Column(c.Key) >= 0 {
				continue // described there
			}
			markdownRow(out, c.Header, c.formHint(), c.documentation(), c.Example)
			if s.YearColumns && c.Key == s.YearsAfter {
				markdownRow(out, french.Typeset("Une colonne par année, de titre « 2025 », « 2026 »…"), yearHint, french.Typeset(yearHelp), yearExample)
			}
		}
		if s.Form {
			markdownRow(out, LogoLabel, "image PNG ou JPEG", french.Typeset(logoHelp), "")
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// documentation is the help of a column with its values, and what they become.
func (c *Column) documentation() string {
	text := c.Help
	if len(c.Values) > 0 {
		var values []string
		for _, v := range c.Values {
			if !v.Unlisted {
				values = append(values, "« "+v.Value+" »")
			}
		}
		text += " Valeurs\u00a0: " + strings.Join(values, ", ") + "."
	}
	if c.OnDemand {
		text += " (Colonne présente seulement quand elle sert.)"
	}
	return french.Typeset(text)
}

func markdownRow(w io.Writer, cells ...string) {
	for _, text := range cells {
		fmt.Fprintf(w, "| %s ", strings.ReplaceAll(strings.ReplaceAll(text, "|", `\|`), "\n", " "))
	}
	fmt.Fprintln(w, "|")
}
