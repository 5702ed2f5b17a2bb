package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"nrreport/internal/summary"
	"nrreport/internal/xlsx"
)

// mayReplace refuses to write over a file that the tool did not make, unless
// told to.
func mayReplace(path string, force bool) error {
	if force {
		return nil
	}
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return nil // the write itself will say what is wrong
	case ours(path, data):
		return nil
	}
	return &fileError{fmt.Sprintf("« %s » existe déjà et n’a pas été fait par nrreport : il n’est pas remplacé.\n"+
		"Renommez-le, choisissez un autre dossier avec -o, ou ajoutez --force.", path)}
}

// ours recognises the files of the tool: the producer of a PDF stands in clear
// in its XMP, that of a workbook among its custom properties.
func ours(path string, data []byte) bool {
	if strings.HasSuffix(strings.ToLower(path), ".pdf") {
		return bytes.HasPrefix(data, []byte("%PDF-")) && bytes.Contains(data, []byte("<pdf:Producer>nrreport "))
	}
	f, err := xlsx.Open(path, data, xlsx.DefaultLimits())
	if err != nil {
		return false
	}
	// Only the summary: a workbook to fill in is made by us, then holds the
	// users' work.
	_, made := f.Properties[summary.Property]
	return made
}

// mayCreate refuses to write over any file: the workbooks that we create are
// meant to be filled in.
func mayCreate(path string, force bool) error {
	if force {
		return nil
	}
	if _, err := os.Lstat(path); err != nil {
		return nil
	}
	return &fileError{fmt.Sprintf("« %s » existe déjà et contient peut-être votre travail : il n’est pas remplacé.\n"+
		"Choisissez un autre nom avec -o, ou ajoutez --force.", path)}
}
