package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// system is the real file system.
type system struct{}

func (system) Create(path string) (handle, error) {
	// The mode is left to the umask: the report is meant to be shared.
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

func (system) Rename(from, to string) error { return os.Rename(from, to) }
func (system) Remove(path string) error     { return os.Remove(path) }

// Link gives a file a second name. Where the volume has no hard links (USB
// keys, some network shares) it makes a copy.
func (system) Link(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Close())
}

func (system) Exists(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, errIsDirectory
	}
	return true, nil
}

func (system) SyncDir(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

var errIsDirectory = errors.New("is a directory")

func isDirectory(err error) bool { return errors.Is(err, errIsDirectory) }
