package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// Folders makes the folders that are missing on the way to paths. The function
// it returns, never nil, removes those that were made and are still empty: a run
// that writes nothing leaves nothing. [Write] does both by itself; a series calls
// Folders before it starts, so that no run takes away the folder of another.
func Folders(paths ...string) (removeEmpty func(), err error) {
	return makeFolders(system{}, paths)
}

func makeFolders(d disk, paths []string) (removeEmpty func(), err error) {
	var made []string
	removeEmpty = func() {
		for _, path := range slices.Backward(made) {
			d.Remove(path) // refused where something has been put in it
		}
	}
	for _, path := range paths {
		if err := makeFolder(d, filepath.Clean(path), &made); err != nil {
			removeEmpty()
			return func() {}, err
		}
	}
	return removeEmpty, nil
}

// makeFolder makes a folder and those above it, and adds them to made.
func makeFolder(d disk, path string, made *[]string) error {
	err := d.Mkdir(path)
	if above := filepath.Dir(path); isPathMissing(err) && above != path {
		if err := makeFolder(d, above, made); err != nil {
			return err
		}
		err = d.Mkdir(path)
	}
	switch {
	case err == nil:
		*made = append(*made, path)
	case errors.Is(err, errIsDirectory):
	default:
		return explain(path, err)
	}
	return nil
}

// isPathMissing tells that a folder above is not there, or is a file, which Unix
// says in words of its own.
func isPathMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// Mkdir makes a folder. Where the name is taken, the error tells by what; a
// system may refuse to make a folder (a drive, a share) before it says that the
// folder is there.
func (system) Mkdir(path string) error {
	err := os.Mkdir(path, 0o777)
	if err == nil {
		return nil
	}
	info, statErr := os.Stat(path)
	switch {
	case statErr != nil && errors.Is(err, fs.ErrExist): // a link that leads nowhere
		return statErr
	case statErr != nil:
		return err
	case info.IsDir():
		return errIsDirectory
	}
	return errIsFile
}
