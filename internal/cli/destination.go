package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// newWorkbook is where a command writes the workbook it creates: -o names the
// file, or a folder, where it takes its usual name. A missing folder is made.
func newWorkbook(typed, usual string) (string, error) {
	if isFolder(typed) {
		return filepath.Join(typed, filepath.Base(usual)), nil
	}
	switch ext := filepath.Ext(typed); {
	case strings.EqualFold(ext, ".xlsx"):
		return typed, nil
	case slices.Contains(otherFormats, strings.ToLower(ext)):
		return "", usagef("Le classeur est créé au format .xlsx, qu’Excel et LibreOffice ouvrent : écrivez plutôt -o %s", shellWord(strings.TrimSuffix(typed, ext)+".xlsx"))
	}
	return typed + ".xlsx", nil
}

// otherFormats are the files that a workbook, or a report, may be asked for as
// and is not. Any other ending is a part of the name (« plan v2.1 »).
var otherFormats = []string{".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv", ".pdf", ".doc", ".docx", ".odt", ".html", ".txt"}

// isFolder tells that a path names a folder: one that is there, or one that is
// typed as such.
func isFolder(path string) bool {
	if info, err := os.Stat(path); err == nil {
		return info.IsDir()
	}
	return path != "" && os.IsPathSeparator(path[len(path)-1])
}

// destination is where `build` and `watch` write: the folder "" is that of the
// workbook, and the name "" is its own.
type destination struct{ folder, name string }

// reportDestination reads the -o of `build` and `watch`: a folder, or the name
// of the PDF.
func reportDestination(typed string) (destination, error) {
	ext := filepath.Ext(typed)
	switch {
	case isFolder(typed):
	case strings.EqualFold(ext, ".pdf"):
		folder, name := filepath.Split(typed)
		return destination{filepath.Clean(folder), strings.TrimSuffix(name, ext)}, nil
	case strings.EqualFold(ext, ".xlsx") || slices.Contains(otherFormats, strings.ToLower(ext)):
		return destination{}, usagef("Le rapport est un PDF, et la synthèse un classeur écrit à côté de lui : après -o, donnez un dossier, ou le nom du PDF (-o %s).",
			shellWord(strings.TrimSuffix(typed, ext)+".pdf"))
	}
	return destination{folder: typed}, nil
}
