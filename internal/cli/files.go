package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// readFile reads a whole input file, within the reader's size limit.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, cannotRead(path, err)
	}
	if info.IsDir() {
		return nil, isDirectory(path)
	}
	limit := xlsx.DefaultLimits().FileBytes
	if info.Size() > limit {
		return nil, tooLarge(path, limit)
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, cannotRead(path, err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge(path, limit)
	}
	return data, nil
}

func tooLarge(path string, limit int64) error {
	return &fileError{fmt.Sprintf("« %s » dépasse %d Mo. Un plan de plusieurs milliers d’actions en pèse moins de dix : "+
		"retirez les images trop lourdes du classeur, puis enregistrez-le.", path, limit>>20)}
}

func cannotRead(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &fileError{fmt.Sprintf("« %s » est introuvable. %s", path, whereInstead(path))}
	case errors.Is(err, fs.ErrPermission):
		return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : l’accès est refusé. Vérifiez vos droits sur ce fichier.", path)}
	}
	return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : il est peut-être ouvert dans un autre programme, ou le disque ne répond pas.", path)}
}

// isDirectory says what to give instead of a folder.
func isDirectory(path string) error {
	books := workbooksIn(path)
	if len(books) == 0 {
		return &fileError{fmt.Sprintf("« %s » est un dossier, et ne contient aucun classeur .xlsx. Indiquez un classeur.", path)}
	}
	return &fileError{fmt.Sprintf("« %s » est un dossier. Indiquez un de ses classeurs, par exemple %s, ou tous : %s",
		path, shellWord(filepath.Join(path, books[0])), shellWord(filepath.Join(path, "*.xlsx")))}
}

// whereInstead helps to find a file that is not there: Windows hides the ends of
// names, and people type them from memory.
func whereInstead(path string) string {
	dir, name := filepath.Split(path)
	if dir != "" && !isThere(dir) {
		return fmt.Sprintf("Le dossier « %s » n’existe pas : vérifiez son nom.", filepath.Clean(dir))
	}
	books := workbooksIn(dir)
	if strings.EqualFold(filepath.Ext(name), ".pdf") {
		books = filesIn(dir, ".pdf")
	}
	stems := make([]string, len(books))
	for i, b := range books {
		stems[i] = strings.TrimSuffix(b, filepath.Ext(b))
		if strings.EqualFold(stems[i], name) { // typed without its end
			return fmt.Sprintf("Vouliez-vous dire « %s » ?", dir+b)
		}
	}
	if near, ok := french.Nearest(strings.TrimSuffix(name, filepath.Ext(name)), stems); ok {
		return fmt.Sprintf("Vouliez-vous dire « %s » ?", dir+books[slices.Index(stems, near)])
	}
	const most = 5
	switch {
	case len(books) == 0 || len(books) > most:
		return "Vérifiez le nom du fichier et le dossier où vous êtes."
	case len(books) == 1:
		return fmt.Sprintf("Le dossier contient « %s » : est-ce lui ?", books[0])
	}
	return fmt.Sprintf("Le dossier contient « %s » : est-ce l’un d’eux ?", strings.Join(books, " », « "))
}

// workbooksIn are the workbooks of a folder that may be plans, "" being the one
// where the user is; what the tool makes to be read is left out.
func workbooksIn(dir string) []string {
	return slices.DeleteFunc(filesIn(dir, ".xlsx", ".xlsm"), func(name string) bool {
		return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "-synthese.xlsx")
	})
}

// leaveOutSummaries leaves out of several files the summaries that we wrote: a
// pattern takes them with the workbooks that they stand beside.
func (s *session) leaveOutSummaries(files []string) []string {
	var books, left []string
	for _, path := range files {
		if strings.HasSuffix(strings.ToLower(path), "-synthese.xlsx") {
			if data, err := readFile(path); err == nil && ours(path, data) {
				left = append(left, path)
				continue
			}
		}
		books = append(books, path)
	}
	if len(books) == 0 { // asked for: it is told what they are
		return files
	}
	if len(left) > 0 {
		fmt.Fprintf(s.stderr, "%s par nrreport : %s.\n", french.Plural(len(left), "Synthèse laissée de côté, car faite", "Synthèses laissées de côté, car faites"), strings.Join(left, ", "))
	}
	return books
}

func filesIn(dir string, exts ...string) []string {
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if slices.Contains(exts, strings.ToLower(filepath.Ext(e.Name()))) && !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// cutAtSpaces finds a file whose name was typed without quotes, so that the
// prompt made several words of it: the words that are no file but are one when
// put together again.
func cutAtSpaces(args []string) (whole string, found bool) {
	for i := range args {
		if isThere(args[i]) {
			continue
		}
		for j := i + 2; j <= len(args); j++ {
			if whole := strings.Join(args[i:j], " "); isThere(whole) {
				return whole, true
			}
		}
	}
	return "", false
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// expand replaces patterns like dossier/*.xlsx by the files they match: the
// Windows command prompt leaves that to programs. Lock files of office suites
// are never workbooks.
func expand(args []string) ([]string, error) {
	if whole, cut := cutAtSpaces(args); cut {
		return nil, usagef("Le nom « %s » contient des espaces : écrivez-le entre guillemets, %s", whole, shellWord(whole))
	}
	var out []string
	for _, arg := range args {
		if !strings.ContainsAny(arg, "*?[") {
			out = append(out, arg)
			continue
		}
		if _, err := os.Lstat(arg); err == nil { // a file may bear brackets
			out = append(out, arg)
			continue
		}
		matches, err := filepath.Glob(arg)
		if err != nil || len(matches) == 0 {
			return nil, &fileError{fmt.Sprintf("Aucun fichier ne correspond à « %s ».", arg)}
		}
		for _, m := range matches {
			if base := filepath.Base(m); !strings.HasPrefix(base, "~$") && !strings.HasPrefix(base, ".~lock.") {
				out = append(out, m)
			}
		}
	}
	return out, nil
}
