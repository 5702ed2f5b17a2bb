package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/output"
	"nrreport/internal/pipeline"
	"nrreport/internal/workbook"
)

func annotateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "annotate", Usage: "FICHIER : classeur à rendre, avec les remarques sur ses cellules ; pour plusieurs classeurs, un dossier"},
		&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "avec --annotate, remplace le fichier s’il existe déjà"},
	}
}

// annotating writes workbooks with the remarks on their cells.
type annotating struct {
	folder string // "" when there is one target
	target string
	force  bool
	// beside are the files read with the workbooks: starting plan, version before.
	beside []string
	// source tells which workbook a target is for, by clean path.
	source map[string]string
}

// newAnnotating reads the flags; nil when nothing is to be annotated.
func newAnnotating(c *cli.Context, paths []string) (*annotating, error) {
	typed := c.String("annotate")
	if typed == "" {
		if c.Bool("force") {
			return nil, usagef("L’option --force va avec --annotate : sans elle, check n’écrit rien.")
		}
		return nil, nil
	}
	a := &annotating{target: typed, force: c.Bool("force"), beside: []string{c.String("base"), c.String("previous")}, source: map[string]string{}}
	if isFolderName(typed) {
		a.folder = filepath.Clean(typed)
	} else if len(paths) > 1 {
		return nil, usagef("Il y a %s à annoter : donnez un dossier (--annotate retours/) plutôt qu’un fichier.", french.Count(len(paths), "classeur", "classeurs"))
	}
	for _, path := range paths {
		if err := a.mayHold(path); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// isFolderName tells a folder, which may not exist yet, from a workbook.
func isFolderName(path string) bool {
	if _, err := os.Stat(path); err == nil {
		return isFolder(path)
	}
	return isFolder(path) || filepath.Ext(path) == ""
}

// targetOf is where the workbook of a path goes.
func (a *annotating) targetOf(path string) string {
	if a.folder == "" {
		return a.target
	}
	return filepath.Join(a.folder, filepath.Base(path))
}

// mayHold refuses the targets that cannot be right: one for two workbooks, or
// of another kind than the workbook.
func (a *annotating) mayHold(path string) error {
	target := a.targetOf(path)
	if err := notRead(target, a.beside...); err != nil {
		return err
	}
	key := strings.ToLower(filepath.Clean(target))
	if other, taken := a.source[key]; taken {
		if isSameFile(other, path) {
			return givenTwice(other, path)
		}
		return usagef("« %s » et « %s » portent le même nom : leurs retours auraient le même fichier, « %s ». Renommez l’un des deux.", other, path, target)
	}
	a.source[key] = path
	if from, to := filepath.Ext(path), filepath.Ext(target); !strings.EqualFold(from, to) {
		return usagef("Le retour est de la même sorte que le classeur : donnez-lui un nom en « %s ».", from)
	}
	return nil
}

// mayWrite refuses to replace a file that may hold someone's work, unless told
// to; one that is the same already needs no telling.
func (a *annotating) mayWrite(path, target string, data []byte) error {
	if a.force {
		return nil
	}
	if existing, err := os.ReadFile(target); !isThere(target) || err == nil && bytes.Equal(existing, data) {
		return nil
	}
	if isSameFile(path, target) {
		return &fileError{fmt.Sprintf("« %s » est le classeur vérifié lui-même : il n’est pas remplacé.\n"+
			"Donnez au retour un autre nom ou un autre dossier, ou ajoutez --force pour annoter le classeur en place.", target)}
	}
	return &fileError{fmt.Sprintf("« %s » existe déjà et contient peut-être votre travail : il n’est pas remplacé.\n"+
		"Choisissez un autre nom ou un autre dossier, ou ajoutez --force.", target)}
}

// returned is a workbook annotated, or found to need nothing.
type returned struct {
	path, target string
	*workbook.Annotated
}

// prepare annotates workbooks in memory.
func (a *annotating) prepare(ins []pipeline.Input, diags diag.List) ([]returned, error) {
	var all []returned
	for _, in := range ins {
		made, err := workbook.Annotate(in.Name, in.Data, diags, len(ins) == 1)
		if err != nil {
			return nil, err
		}
		r := returned{in.Name, a.targetOf(in.Name), made}
		if made.Data != nil {
			if err := a.mayWrite(r.path, r.target, made.Data); err != nil {
				return nil, err
			}
		}
		all = append(all, r)
	}
	return all, nil
}

// write writes what was prepared, all or none.
func (a *annotating) write(ctx context.Context, all []returned) error {
	var files []output.File
	for _, r := range all {
		if r.Data != nil {
			files = append(files, output.Bytes(r.target, r.Data))
		}
	}
	if len(files) == 0 {
		return nil
	}
	return byOption("--annotate", write(ctx, files...))
}

// tell says what became of each workbook.
func (a *annotating) tell(w io.Writer, all []returned) {
	for _, r := range all {
		fmt.Fprintln(w, r.told())
		for _, n := range r.Notices {
			fmt.Fprintln(w, "  "+n)
		}
	}
}

func (r returned) told() string {
	switch {
	case r.Data == nil:
		return fmt.Sprintf("Rien à rendre : %s n’a ni erreur ni avertissement.", r.path)
	case r.Errors+r.Warnings == 0:
		return fmt.Sprintf("Classeur rendu sans remarque : %s (ni erreur ni avertissement ; les anciennes remarques sont retirées)", r.target)
	}
	return fmt.Sprintf("Classeur annoté : %s (%s)", r.target, r.counts())
}

func (r returned) counts() string {
	var counts []string
	if r.Errors > 0 {
		counts = append(counts, french.Count(r.Errors, "erreur", "erreurs"))
	}
	if r.Warnings > 0 {
		counts = append(counts, french.Count(r.Warnings, "avertissement", "avertissements"))
	}
	return french.Join(counts)
}
