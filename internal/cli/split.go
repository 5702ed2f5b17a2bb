package cli

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/merge"
	"nrreport/internal/output"
	"nrreport/internal/plan"
	parts "nrreport/internal/split"
	"nrreport/internal/workbook"
)

func splitFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "split", Usage: "PLAN : répartit ce plan entre ses directions pilotes, dans le dossier donné par -o"},
		&cli.StringFlag{Name: "for", Usage: "DIRECTION : prépare le classeur de cette seule direction"},
		&cli.StringFlag{Name: "themes", Usage: "NUMÉROS : avec --for, les seuls thèmes de la direction (« 1,2 »)"},
		&cli.StringFlag{Name: "from", Usage: "PLAN : avec --year, le plan de l’année qui se termine ; avec --for, celui d’où viennent les lignes de la direction"},
		&cli.StringFlag{Name: "year", Usage: "ANNÉE : ouvre ce nouvel exercice ; les actions closes sont archivées, les autres reportées"},
	}
}

// split makes the workbooks of departments: that of one with --for, those of
// all with --split.
func (s *session) split(c *cli.Context) error {
	department, plan := strings.TrimSpace(c.String("for")), c.String("split")
	switch {
	case department != "" && plan != "":
		return usagef("Les options --for et --split ne vont pas ensemble : --split prépare les classeurs de toutes les directions.")
	case c.IsSet("prefill"):
		return usagef("L’option --prefill ne va pas avec --for ni --split.")
	case plan != "":
		if c.IsSet("themes") || c.IsSet("from") {
			return usagef("Les options --themes et --from vont avec --for.")
		}
		return s.splitAll(c, plan)
	case c.IsSet("year"):
		return usagef("Ouvrez d’abord l’exercice de tout le plan (nrreport template --from plan-2025.xlsx --year %s), puis préparez le classeur de la direction.", c.String("year"))
	case department == "":
		return usagef("Indiquez la direction : nrreport template --for \"Direction de la commande publique\"")
	}
	return s.splitFor(c, department)
}

func (s *session) splitAll(c *cli.Context, path string) error {
	book, account, err := s.startingPlan(c, path)
	if err != nil {
		return err
	}
	folder := strings.TrimSuffix(path, filepath.Ext(path)) + "-directions"
	if c.IsSet("output") {
		if folder = c.String("output"); !isFolder(folder) && strings.EqualFold(filepath.Ext(folder), ".xlsx") {
			return usagef("Avec --split, il y a un classeur par direction : après -o, donnez un dossier (-o directions/).")
		}
	}
	all := parts.All(book)
	var departments []string
	for _, p := range all {
		departments = append(departments, p.Department)
	}
	var files []output.File
	for i, name := range parts.FileNames(departments) {
		target := filepath.Join(folder, name)
		if err := notRead(target, path); err != nil {
			return err
		}
		if err := mayCreateOr(target, c.Bool("force"), "Choisissez un autre dossier avec -o, ou ajoutez --force."); err != nil {
			return err
		}
		data, err := written(all[i].Book, all[i].WriteOptions())
		if err != nil {
			return err
		}
		files = append(files, output.Bytes(target, data))
	}
	if account != nil {
		// The whole plan too: it is what stands in for a part that does not
		// come back.
		plan := yearName(path, account)
		if err := notRead(plan, path); err != nil {
			return err
		}
		if err := mayCreateOr(plan, c.Bool("force"), "S’il vient d’être préparé, répartissez-le lui-même : "+command("template", "--split", plan)+"\nSinon, donnez-lui un autre nom, ou ajoutez --force."); err != nil {
			return err
		}
		data, err := written(book, workbook.WriteOptions{})
		if err != nil {
			return err
		}
		files = append(files, output.Bytes(plan, data))
	}
	if err := write(c.Context, files...); err != nil {
		return err
	}
	if account != nil {
		path = files[len(files)-1].Path
		fmt.Fprintf(s.stdout, "Exercice %d ouvert : %s\n", account.Year, path)
		s.writeAccount(account, c.String("split"))
	}
	fmt.Fprintf(s.stdout, "%s réparti %s :\n", path, french.Plural(len(all), "pour une seule direction", "entre "+french.Integer(int64(len(all)))+" directions"))
	for i, p := range all {
		fmt.Fprintf(s.stdout, "  %s  (%s : %s)\n", files[i].Path, p.Department, rowCounts(p.Book, p.ReadOnly))
	}
	if len(all) == 1 {
		fmt.Fprintln(s.stdout, "Tout est dans un seul classeur : la colonne « Direction pilote » de la feuille « Actions » dit à qui revient chaque ligne.")
	}
	fmt.Fprintf(s.stdout, "Une fois les classeurs rendus : %s\n", command("merge", filepath.Join(folder, "*.xlsx"), "-o", "plan-fusionne.xlsx"))
	return nil
}

func (s *session) splitFor(c *cli.Context, department string) error {
	themes, err := themeList(c.String("themes"))
	if err != nil {
		return err
	}
	from := c.String("from")
	book := workbook.Blank()
	if from != "" {
		if book, err = s.wholePlan(from); err != nil {
			return err
		}
	}
	if err := themesExist(book, themes, from); err != nil {
		return err
	}
	part := parts.Blank(department, themes)
	hint := ""
	if from != "" {
		part = parts.For(book, department, themes)
		hint = unknownDepartment(book, department)
	}
	target := parts.FileNames([]string{department})[0]
	if c.IsSet("output") {
		named, err := newWorkbook(c.String("output"), target)
		if err != nil {
			return err
		}
		target = named
	}
	if err := notRead(target, from); err != nil {
		return err
	}
	if err := mayCreate(target, c.Bool("force")); err != nil {
		return err
	}
	data, err := written(part.Book, part.WriteOptions())
	if err != nil {
		return err
	}
	if err := write(c.Context, output.Bytes(target, data)); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Classeur créé : %s (%s : %s)\n", target, part.Department, rowCounts(part.Book, part.ReadOnly))
	if hint != "" {
		fmt.Fprintln(s.stdout, hint)
	}
	if from != "" {
		fmt.Fprintf(s.stdout, "Une fois le classeur rendu : %s\n", command("merge", target, "--base", from, "-o", "plan-fusionne.xlsx"))
	}
	return nil
}

// themesExist refuses a theme that neither the decree nor the plan has: a slip of
// the keyboard would make a workbook without themes.
func themesExist(book *workbook.Book, themes []plan.ThemeID, from string) error {
	p := book.Plan()
	for _, id := range themes {
		switch {
		case p.Theme(id) != nil:
		case from != "":
			return usagef("Le plan « %s » n’a pas de thème %d.", from, id)
		default:
			return usagef("Le thème %d n’est pas l’un des six du décret. Pour un thème à vous, partez du plan qui le contient, avec --from.", id)
		}
	}
	return nil
}

// unknownDepartment says that no row of the plan is a department's, "" when some
// is; its name may have been typed otherwise.
func unknownDepartment(book *workbook.Book, department string) string {
	var known []string
	for _, p := range parts.All(book) {
		if workbook.DepartmentKey(p.Department) == workbook.DepartmentKey(department) {
			return ""
		}
		known = append(known, p.Department)
	}
	hint := "Aucune ligne du plan n’est à cette direction."
	if near, ok := french.Nearest(department, known); ok {
		return hint + " Vouliez-vous dire « " + near + " » ?"
	}
	return hint + " Le plan connaît : " + french.Join(known) + "."
}

// wholePlan reads a plan to be split. What could not be read would be lost on
// the way: it is refused.
func (s *session) wholePlan(path string) (*workbook.Book, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	book, diags, err := workbook.Read(path, data)
	if err != nil {
		return nil, err
	}
	if book.Origin != nil {
		return nil, usagef("« %s » est déjà le classeur d’une direction (« %s »). Partez du plan entier.", path, book.Origin.For())
	}
	if losses := merge.Losses(diags, book); len(losses) > 0 {
		diag.WriteText(s.stderr.bare, losses, diag.TextOptions{Colour: colour(s.stderr)})
		fmt.Fprint(s.stderr, "\nRien n’a été écrit : ce qui n’est pas lu se perdrait en route. Corrigez le plan, puis recommencez.\n")
		return nil, errFindings
	}
	return book, nil
}

// themeList reads « 1,2 ».
func themeList(list string) ([]plan.ThemeID, error) {
	var themes []plan.ThemeID
	for _, word := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune(",; ", r) }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 {
			return nil, usagef("« %s » n’est pas un numéro de thème. Donnez les numéros séparés par des virgules : --themes 1,2", word)
		}
		themes = append(themes, plan.ThemeID(n))
	}
	return themes, nil
}
