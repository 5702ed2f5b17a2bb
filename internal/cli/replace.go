package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"nrreport/internal/pdf"
	"nrreport/internal/summary"
	"nrreport/internal/xlsx"
)

// mayReplace refuses to write over a file that the tool did not make, unless
// told to.
func mayReplace(path string, force bool) error {
	if force {
		return nil
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil // nor will the write replace it; a pipe never ends
	}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission) && isThere(path) && !isFolder(path):
		return &fileError{fmt.Sprintf("« %s » existe déjà et vous n’avez pas le droit de le lire : rien ne dit qu’il a été fait par nrreport, et il n’est pas remplacé.\n"+
			"Choisissez un autre dossier avec -o, ou ajoutez --force.", path)}
	case err != nil:
		return nil // the write itself will say what is wrong
	}
	made, untouched := summaryOf(path, data)
	if untouched || isReport(path, data) {
		return nil
	}
	if made {
		return &fileError{fmt.Sprintf("« %s » a été enregistré par un autre programme depuis que nrreport l’a fait, et contient peut-être vos notes : il n’est pas remplacé.\n"+
			"Renommez-le, choisissez un autre dossier avec -o, ou ajoutez --force.", path)}
	}
	if pdf.Original(data) != nil {
		return &fileError{fmt.Sprintf("« %s » a été signé, tamponné ou annoté depuis que nrreport l’a fait : il n’est pas remplacé.\n"+
			"Renommez-le, choisissez un autre dossier avec -o, ou ajoutez --force.", path)}
	}
	return &fileError{fmt.Sprintf("« %s » existe déjà et n’a pas été fait par nrreport, ou a été modifié depuis : il n’est pas remplacé.\n"+
		"Renommez-le, choisissez un autre dossier avec -o, ou ajoutez --force.", path)}
}

// notRead refuses to write over a file that the same command reads: whoever adds
// --force to replace an older result does not mean that. Empty names are none.
func notRead(target string, read ...string) error {
	for _, path := range read {
		if path != "" && isSameFile(path, target) {
			return usagef("« %s » est l’un des fichiers que cette commande lit : elle ne l’écrase pas, même avec --force.\n"+
				"Donnez un autre nom ou un autre dossier au fichier à écrire, ou renommez celui-ci.", target)
		}
	}
	return nil
}

// isReport recognises a PDF as the tool wrote it: its digest tells, so that a report
// signed or annotated since is somebody's work.
func isReport(path string, data []byte) bool {
	if !strings.HasSuffix(strings.ToLower(path), ".pdf") {
		return false
	}
	_, _, err := pdf.ReadAttachments(data)
	return err == nil
}

// summaryOf recognises a summary that the tool made, which says it among its custom
// properties; untouched tells that no other program has saved it since. A workbook
// to fill in is made by us too, then holds the users' work: it is none.
func summaryOf(path string, data []byte) (made, untouched bool) {
	if strings.HasSuffix(strings.ToLower(path), ".pdf") {
		return false, false
	}
	f, err := xlsx.Open(path, data, xlsx.DefaultLimits())
	if err != nil {
		return false, false
	}
	_, made = f.Properties[summary.Property]
	return made, made && f.Application == xlsx.Application
}

// mayCreate refuses to write over any file: the workbooks that we create are
// meant to be filled in.
func mayCreate(path string, force bool) error {
	return mayCreateOr(path, force, "Choisissez un autre nom avec -o, ou ajoutez --force.")
}

// mayCreateOr is [mayCreate] where it is something else that may be done.
func mayCreateOr(path string, force bool, remedy string) error {
	if force {
		return nil
	}
	if _, err := os.Lstat(path); err != nil {
		return nil
	}
	return &fileError{fmt.Sprintf("« %s » existe déjà et contient peut-être votre travail : il n’est pas remplacé.\n%s", path, remedy)}
}
