package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
		return nil, &fileError{fmt.Sprintf("« %s » est un dossier. Indiquez un classeur .xlsx.", path)}
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
		return &fileError{fmt.Sprintf("« %s » est introuvable. Vérifiez le nom du fichier et le dossier où vous êtes.", path)}
	case errors.Is(err, fs.ErrPermission):
		return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : l’accès est refusé. Vérifiez vos droits sur ce fichier.", path)}
	}
	return &fileError{fmt.Sprintf("« %s » ne peut pas être lu : il est peut-être ouvert dans un autre programme, ou le disque ne répond pas.", path)}
}

// expand replaces patterns like dossier/*.xlsx by the files they match: the
// Windows command prompt leaves that to programs. Lock files of office suites
// are never workbooks.
func expand(args []string) ([]string, error) {
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
