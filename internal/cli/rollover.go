package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/rollover"
	"nrreport/internal/workbook"
)

// openYear makes the workbook of a new exercise from the plan of the last.
func (s *session) openYear(c *cli.Context) error {
	from := c.String("from")
	switch {
	case from == "":
		return usagef("Indiquez le plan de l’année qui se termine : nrreport template --from plan-2025.xlsx --year %s", c.String("year"))
	case c.IsSet("prefill"):
		return usagef("L’option --prefill ne va pas avec --year : les exemples du guide ne se mêlent pas à un plan existant.")
	}
	book, account, err := s.startingPlan(c, from)
	if err != nil {
		return err
	}
	target := yearName(from, account)
	if c.IsSet("output") {
		if target, err = newWorkbook(c.String("output"), target); err != nil {
			return err
		}
	}
	if isSameFile(from, target) {
		return usagef("Le nouveau plan remplacerait « %s », qui garde le bilan et les événements de l’année. Donnez-lui un autre nom avec -o.", from)
	}
	if err := mayCreate(target, c.Bool("force")); err != nil {
		return err
	}
	data, err := written(book, workbook.WriteOptions{})
	if err != nil {
		return err
	}
	if err := write(c.Context, output.Bytes(target, data)); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Exercice %d ouvert : %s\n", account.Year, target)
	s.writeAccount(account, from)
	if account.Year > account.From+1 {
		fmt.Fprintf(s.stdout, "Attention : %s entre %d et %d. Est-ce bien l’année voulue ?\n",
			french.Count(account.Year-account.From-1, "exercice est sauté", "exercices sont sautés"), account.From, account.Year)
	}
	fmt.Fprintf(s.stdout, "Gardez %s : c’est le plan de %d. Pour la suite : %s, puis %s\n",
		from, account.From, command("check", target), command("template", "--split", target))
	return nil
}

// startingPlan reads the plan that workbooks are made from, and opens the next
// exercise when --year asks for it; the account is nil otherwise.
func (s *session) startingPlan(c *cli.Context, path string) (*workbook.Book, *rollover.Account, error) {
	year := 0
	if c.IsSet("year") {
		typed := strings.TrimSpace(c.String("year"))
		n, err := strconv.Atoi(typed)
		if err != nil || n < 2000 || n > 2100 {
			return nil, nil, usagef("« %s » n’est pas une année. Indiquez-la en quatre chiffres : --year 2026", typed)
		}
		year = n
	}
	book, err := s.wholePlan(path)
	if err != nil || year == 0 {
		return book, nil, err
	}
	opened, account, err := rollover.Open(book, year)
	var refused *rollover.Refused
	if errors.As(err, &refused) {
		return nil, nil, usagef("« %s » : %s\n%s", path, french.Uncapital(refused.Reason), refused.Remedy)
	}
	return opened, account, err
}

// yearName names the new plan after the old one: plan-2025.xlsx becomes
// plan-2026.xlsx, and plan.xlsx too.
func yearName(from string, a *rollover.Account) string {
	folder, base := filepath.Split(from)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	old, year := strconv.Itoa(a.From), strconv.Itoa(a.Year)
	if i := strings.LastIndex(stem, old); i >= 0 {
		stem = stem[:i] + year + stem[i+len(old):]
	} else {
		stem += "-" + year
	}
	return filepath.Join(folder, stem+".xlsx")
}

// writeAccount tells what became of what the new exercise does not keep as it
// was.
func (s *session) writeAccount(a *rollover.Account, from string) {
	line := func(what, format string, args ...any) {
		fmt.Fprintf(s.stdout, "  %s : %s.\n", what, french.Typeset(fmt.Sprintf(format, args...)))
	}
	line("Actions", "%s", french.Count(a.Carried[workbook.SheetActions], "reportée", "reportées"))
	if n := len(a.Archived); n > 0 {
		var labels []string
		for _, x := range a.Archived {
			labels = append(labels, named(x))
		}
		line("Archives", "%s dans la feuille « %s » (%s) : %s",
			french.Count(n, "action close rangée", "actions closes rangées"), workbook.SheetOf(workbook.SheetArchive).Name, a.Count(), some(labels, "autre", "autres"))
	}
	if n := len(a.Recalled); n > 0 {
		line("Rappels", "%s de %d, à réécrire pour %d ; le contenu reste lisible à côté, dans « Bilan précédent (pour mémoire) » (%s)",
			french.Count(n, "texte vidé", "textes vidés"), a.From, a.Year, some(rollover.Titles(a.Recalled), "autre", "autres"))
	}
	column := "colonne " + strconv.Itoa(a.Year) + " ajoutée"
	if !a.NewColumn {
		column = "la colonne " + strconv.Itoa(a.Year) + " était déjà là"
	}
	line("Indicateurs", "%s, %s ; valeurs de départ, cibles et années passées inchangées", french.Count(a.Carried[workbook.SheetIndicators], "reporté", "reportés"), column)
	if n := len(a.Left); n > 0 {
		line("Sensibilisation", "%s dans %s ; le journal de %d commence %s", french.Count(n, "événement reste", "événements restent"), from, a.Year,
			startsWith(a.Carried[workbook.SheetEvents]))
	}
	for _, v := range a.Set {
		line(v.Column, "%s (avant : %s)", v.Now, orNothing(v.Shown))
	}
	var cleared []string
	var inRows []rollover.Value
	for _, v := range a.Cleared {
		if v.Row == "" {
			cleared = append(cleared, v.Column+" ("+shortened(v.Shown)+")")
		} else {
			inRows = append(inRows, v)
		}
	}
	if len(cleared) > 0 {
		line("Vidés, propres à la séance passée", "%s", strings.Join(cleared, " ; "))
	}
	for _, title := range rollover.Titles(inRows) {
		n := 0
		for _, v := range inRows {
			if v.Column == title {
				n++
			}
		}
		line("Vidé, à relire dans "+from, "« %s » (%s)", title, french.Count(n, "cellule", "cellules"))
	}
}

// named names an archived row.
func named(x rollover.Archived) string {
	switch {
	case x.Label != "":
		return x.Label
	case x.Title != "":
		return "« " + shortened(x.Title) + " »"
	}
	return "ligne " + strconv.Itoa(int(x.At.Row))
}

func startsWith(kept int) string {
	if kept == 0 {
		return "vide"
	}
	return "avec " + french.Count(kept, "événement déjà daté de l’année, ou sans date claire", "événements déjà datés de l’année, ou sans date claire")
}

func orNothing(s string) string {
	if s == "" {
		return "rien"
	}
	return s
}

// shortened keeps a value on one short line.
func shortened(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return strings.TrimSpace(string(r[:longest])) + "…"
	}
	return s
}

// some lists the first of many items, and counts the others.
func some(items []string, one, many string) string {
	const most = 12
	if len(items) <= most+1 {
		return french.Join(items)
	}
	return french.Join(append(items[:most:most], french.Count(len(items)-most, one, many)))
}
