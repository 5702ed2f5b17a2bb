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
	"syscall"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nrreport/internal/diag"
	"nrreport/internal/french"
	"nrreport/internal/xlsx"
)

// readFile reads a whole input file, within the reader's size limit.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(onDisk(path))
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
	link, _ := os.Lstat(path)
	switch {
	case link != nil && link.Mode()&fs.ModeSymlink != 0 && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ELOOP)):
		return &fileError{fmt.Sprintf("« %s » est un lien vers un fichier qui n’existe plus. Indiquez le fichier lui-même, ou refaites le lien.", path)}
	case fileOnTheWay(path) != "":
		return &fileError{fmt.Sprintf("« %s » est introuvable : « %s » est un fichier, non un dossier.", path, fileOnTheWay(path))}
	case errors.Is(err, fs.ErrNotExist):
		return &fileError{fmt.Sprintf("« %s » est introuvable. %s", path, whereInstead(path))}
	case errors.Is(err, fs.ErrPermission):
		return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : l’accès est refusé. Vérifiez vos droits sur ce fichier.", path)}
	}
	return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : il est peut-être ouvert dans un autre programme, ou le disque ne répond pas.", path)}
}

// fileOnTheWay is the file that a path takes for a folder, "" when there is none.
// Each system has an error of its own for that.
func fileOnTheWay(path string) string {
	way := filepath.Dir(path)
	for !isThere(way) && way != filepath.Dir(way) {
		way = filepath.Dir(way)
	}
	if info, err := os.Stat(way); err != nil || info.IsDir() {
		return ""
	}
	return way
}

// isDirectory says what to give instead of a folder.
func isDirectory(path string) error {
	if isClosed(path) {
		return &fileError{fmt.Sprintf("« %s » est un dossier que vous n’avez pas le droit d’ouvrir. Vérifiez vos droits sur ce dossier.", path)}
	}
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
	switch {
	case dir == "":
	case !isThere(dir):
		return fmt.Sprintf("Le dossier « %s » n’existe pas : vérifiez son nom.", filepath.Clean(dir))
	case isClosed(dir):
		return fmt.Sprintf("Vous n’avez pas le droit d’ouvrir le dossier « %s » : vérifiez vos droits.", filepath.Clean(dir))
	}
	books := workbooksIn(dir)
	if strings.EqualFold(filepath.Ext(name), ".pdf") {
		books = filesIn(dir, ".pdf")
	}
	stems := make([]string, len(books))
	for i, b := range books {
		b = diag.Visible(b)
		books[i] = b
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

// summarySuffix ends the names of the summaries that we write.
const summarySuffix = "-synthese.xlsx"

func isSummaryName(path string) bool { return strings.HasSuffix(strings.ToLower(path), summarySuffix) }

// workbooksIn are the workbooks of a folder that may be plans, "" being the one
// where the user is; what the tool makes to be read is left out.
func workbooksIn(dir string) []string {
	return slices.DeleteFunc(filesIn(dir, ".xlsx", ".xlsm"), func(name string) bool {
		return isLock(name) || strings.HasPrefix(name, ".") || isSummaryName(name)
	})
}

// leaveOutSummaries leaves out of several files the summaries that we wrote: a
// pattern takes them with the workbooks that they stand beside.
func (s *session) leaveOutSummaries(files []string) []string {
	var books, left []string
	for _, path := range files {
		if isSummaryName(path) {
			if data, err := readFile(path); err == nil {
				if made, _ := summaryOf(path, data); made {
					left = append(left, path)
					continue
				}
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
	var names []string
	for _, name := range entriesOf(dir) {
		if !slices.Contains(exts, strings.ToLower(filepath.Ext(name))) {
			continue
		}
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() { // no broken link
			names = append(names, name)
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

// isClosed tells a folder that the user may not look into.
func isClosed(dir string) bool {
	_, err := os.ReadDir(dir)
	return errors.Is(err, fs.ErrPermission)
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// expand returns the files that the words of a command line name. Patterns like
// dossier/*.xlsx are replaced by what they match: the prompt of Windows leaves that
// to programs.
func expand(args []string) ([]string, error) {
	if whole, cut := cutAtSpaces(args); cut {
		return nil, usagef("Le nom « %s » contient des espaces : écrivez-le entre guillemets, %s", whole, shellWord(whole))
	}
	if whole, quoted := wronglyQuoted(args); quoted {
		return nil, wrongQuotes(`"` + whole + `"`)
	}
	var out []string
	for _, arg := range args {
		switch {
		case strings.TrimSpace(arg) == "":
			return nil, usagef("Un nom de fichier est vide. Consultez l’aide de la commande avec --help.")
		case isThere(arg):
			out = append(out, beside(arg))
		case strings.ContainsAny(arg, "*?"):
			matches := matching(arg)
			if len(matches) == 0 {
				return nil, &fileError{fmt.Sprintf("Aucun fichier ne correspond à « %s ». %s", arg, whereInstead(arg))}
			}
			if err := onOneLine(matches); err != nil {
				return nil, err
			}
			out = append(out, matches...)
		default:
			out = append(out, onDisk(arg))
		}
	}
	return out, nil
}

// onOneLine refuses a name with a line break or another control character, which
// no prompt can repeat and no list of files can show: not in a message, nor in the
// names of the reports and in what they say of their source. The C1 characters that
// old archives leave for the letters of a name are let through.
func onOneLine(words []string) error {
	for _, w := range words {
		if strings.ContainsFunc(w, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsControl(r) }) {
			return usagef("« %s » contient un caractère invisible, comme un saut de ligne ou une tabulation. "+
				"Si c’est le nom d’un fichier ou d’un dossier, renommez-le sans ce caractère.", diag.Visible(w))
		}
	}
	return nil
}

// matching returns the files that a pattern names, as Windows takes it: whatever
// their case, and without meaning for brackets, which folders bear. Neither the
// lock files of office suites nor hidden files are workbooks.
func matching(pattern string) []string {
	dir, name := filepath.Split(pattern)
	if dir != "" && !isThere(dir) { // itself a pattern
		matches, _ := filepath.Glob(pattern)
		return matches
	}
	name = strings.ReplaceAll(strings.ToLower(name), "[", "[[]")
	var matches []string
	for _, e := range entriesOf(dir) {
		if ok, _ := filepath.Match(name, strings.ToLower(e)); ok && !isLock(e) && !strings.HasPrefix(e, ".") {
			matches = append(matches, beside(dir+e))
		}
	}
	return matches
}

// isLock recognises what an office suite leaves beside an open workbook.
func isLock(path string) bool {
	base := filepath.Base(path)
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.")
}

// beside writes a name that begins as an option does so that it is none, here and
// in the commands that are proposed to the user.
func beside(path string) string {
	if strings.HasPrefix(path, "-") {
		return "." + string(filepath.Separator) + path
	}
	return path
}

// onDisk returns a file's name as its folder has it: an é is one character, or two
// where a Mac wrote it, and no eye nor keyboard tells them apart.
func onDisk(path string) string {
	if isThere(path) {
		return path
	}
	dir, name := filepath.Split(path)
	nfc := norm.NFC.String(name)
	for _, e := range entriesOf(dir) {
		if norm.NFC.String(e) == nfc {
			return dir + e
		}
	}
	return path
}

// entriesOf are the names in a folder, "" being the one where the user is.
func entriesOf(dir string) []string {
	if dir == "" {
		dir = "."
	}
	entries, _ := os.ReadDir(dir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func wrongQuotes(write string) error {
	return usagef("L’invite de commandes ne comprend que les guillemets droits : écrivez %s", write)
}

// wronglyQuoted finds a file between marks that quote in a text, or for the shells
// of Unix, and are letters to the prompt of Windows.
func wronglyQuoted(args []string) (whole string, found bool) {
	const marks = "'‘’“”„«»\u00a0\u202f "
	for i, arg := range args {
		if strings.TrimLeft(arg, marks) == arg || isThere(arg) {
			continue
		}
		for j := i + 1; j <= len(args); j++ {
			if whole := strings.Trim(strings.Join(args[i:j], " "), marks); isThere(whole) {
				return whole, true
			}
		}
	}
	return "", false
}
