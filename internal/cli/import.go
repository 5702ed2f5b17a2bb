package cli

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/intake"
	"nrreport/internal/output"
	"nrreport/internal/workbook"
)

func (s *session) importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "reprend dans un classeur le plan d’actions tenu dans un autre outil",
		ArgsUsage: "export.xlsx",
		Description: "Source connue : Territoires en Transitions (l’export d’un plan, ou le fichier d’import de la plateforme).\n" +
			"Un thème est proposé pour chaque action dont les mots le permettent ; tout ce qui est proposé est dit\n" +
			"dans la colonne « À confirmer ». Ce qui n’a pas de place dans le classeur est rangé dans la feuille « Reprise de données ».",
		UsageText: "nrreport import export.xlsx -o plan.xlsx\n    un export de Territoires en Transitions devient un classeur\n" +
			"nrreport import --new-map suivi.toml\n    une table de correspondance, à adapter aux colonnes d’un autre outil\n" +
			"nrreport import suivi.xlsx --map suivi.toml -o plan.xlsx\n    un plan tenu dans cet outil devient un classeur",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "plan.xlsx", Usage: "FICHIER : nom du classeur à créer"},
			&cli.StringFlag{Name: "map", Usage: "FICHIER : table de correspondance (.toml) d’une autre source"},
			&cli.StringFlag{Name: "new-map", Usage: "FICHIER : crée une table de correspondance à adapter, et rien d’autre"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace le fichier s’il existe déjà"},
		},
		Action: s.importPlan,
	}
}

func (s *session) importPlan(c *cli.Context) error {
	if c.IsSet("new-map") {
		return s.newImportMap(c)
	}
	files, err := expand(c.Args().Slice())
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return usagef("Indiquez le fichier à reprendre : nrreport import export.xlsx -o plan.xlsx")
	}
	from := files[0]
	target, err := newWorkbook(c.String("output"), "plan.xlsx")
	if err != nil {
		return err
	}
	if isSameFile(from, target) {
		return usagef("Le nouveau classeur remplacerait le fichier importé, « %s ». Donnez-lui un autre nom avec -o.", from)
	}
	sources := intake.Known()
	if name := c.String("map"); name != "" {
		data, err := readFile(name)
		if err != nil {
			return err
		}
		source, err := intake.Load(name, data)
		if err != nil {
			return &fileError{err.Error()}
		}
		sources = []*intake.Source{source}
	}
	data, err := readFile(from)
	if err != nil {
		return err
	}
	book, account, err := intake.Import(from, data, sources)
	var refused *intake.Refused
	if errors.As(err, &refused) {
		return &fileError{refused.Error()}
	}
	if err != nil {
		return err
	}
	if err := mayCreate(target, c.Bool("force")); err != nil {
		return err
	}
	bytes, err := written(book, workbook.WriteOptions{})
	if err != nil {
		return err
	}
	if err := write(c.Context, output.Bytes(target, bytes)); err != nil {
		return err
	}
	if len(account.Diags) > 0 {
		if err := diag.WriteText(s.stdout.bare, account.Diags, diag.TextOptions{Colour: colour(s.stdout)}); err != nil {
			return err
		}
		fmt.Fprintln(s.stdout)
	}
	s.writeImport(account, from, target)
	return nil
}

// newImportMap writes the map that a person adapts to another tool.
func (s *session) newImportMap(c *cli.Context) error {
	path := c.String("new-map")
	switch {
	case c.Args().Present() || c.IsSet("map"):
		return usagef("L’option --new-map s’emploie seule. Une fois la table adaptée : nrreport import export.xlsx --map suivi.toml")
	case !strings.EqualFold(filepath.Ext(path), ".toml"):
		return usagef("Le nom de la table se termine par .toml : %s", command("import", "--new-map", path+".toml"))
	}
	if err := mayCreateOr(path, c.Bool("force"), "Choisissez un autre nom avec --new-map, ou ajoutez --force."); err != nil {
		return err
	}
	if err := byOption("--new-map", write(c.Context, output.Bytes(path, []byte(intake.NewMap())))); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Table de correspondance créée : %s\n", path)
	fmt.Fprintf(s.stdout, "Remplacez ses exemples par les colonnes de votre fichier, puis : %s\n", command("import", "export.xlsx", "--map", path, "-o", "plan.xlsx"))
	return nil
}

// writeImport tells what became of the values of the other tool.
func (s *session) writeImport(a *intake.Account, from, target string) {
	line := func(what, format string, args ...any) {
		fmt.Fprintf(s.stdout, "  %s : %s.\n", what, french.Typeset(fmt.Sprintf(format, args...)))
	}
	fmt.Fprintf(s.stdout, "Plan repris : %s, d’après %s (%s)\n", target, from, a.Source)
	actions := french.Count(a.Actions, "action", "actions")
	if a.SubActions > 0 {
		actions += ", dont " + french.Count(a.SubActions, "sous-action", "sous-actions")
	}
	line("Repris", "%s ; %s, %s, %s", actions,
		french.Count(a.Themes, "axe en thème propre", "axes en thèmes propres"), french.Count(a.Objectives, "sous-axe en objectif", "sous-axes en objectifs"),
		french.Count(a.Indicators, "indicateur", "indicateurs"))
	var proposed []string
	for _, id := range slices.Sorted(maps.Keys(a.Proposed)) {
		proposed = append(proposed, "thème "+strconv.Itoa(int(id))+" ("+strconv.Itoa(a.Proposed[id])+")")
	}
	if len(proposed) > 0 {
		line("Thèmes proposés", "%s", french.Join(proposed))
	}
	if a.Unproposed > 0 {
		line("Thèmes à choisir", "%s", french.Count(a.Unproposed, "action dont les mots ne décident rien", "actions dont les mots ne décident rien"))
	}
	if a.Tax != "" {
		line("Montants exprimés en", "%s", a.Tax)
	}
	if len(a.Columns) > 0 {
		fmt.Fprintf(s.stdout, "  %s\n", french.Typeset("Sans place dans le classeur, et gardé dans la feuille « "+workbook.SheetOf(workbook.SheetTransfer).Name+" » :"))
		for _, k := range a.Columns {
			why := " : " + french.Uncapital(k.Why)
			if k.Title == k.Why { // what has no title is named by the reason
				why = ""
			}
			fmt.Fprintf(s.stdout, "    %s (%s)%s\n", strings.TrimSuffix(k.Title, "."), french.Count(k.Listed, "cellule", "cellules"), french.Typeset(why))
		}
	}
	fmt.Fprintf(s.stdout, "%s à confirmer : lisez la colonne « À confirmer » et videz-la à mesure, puis %s\n",
		french.Count(a.ToConfirm, "ligne", "lignes"), command("check", target))
}
