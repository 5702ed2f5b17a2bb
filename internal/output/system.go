package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// system is the real file system.
type system struct{}

// Create makes a file that only the user may read until [system.Publish].
func (system) Create(path string) (handle, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (system) Publish(path, target string) error { return publish(path, target) }
func (system) Rename(from, to string) error      { return replace(from, to) }
func (system) Remove(path string) error          { return os.Remove(path) }

// Free fails when another program holds a file so that it cannot be replaced.
func (system) Free(path string) error { return free(path) }

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
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	return errors.Join(err, dst.Sync(), dst.Close(), publish(to, from))
}

// Exists tells whether a file is there, and refuses what must not be replaced:
// a folder; a device or a pipe, which whoever runs as administrator would
// replace by a file; and a file that somebody made read-only, which a rename
// would overcome on some systems and not on others.
func (system) Exists(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, errIsDirectory
	case !info.Mode().IsRegular():
		return false, errIsDevice
	case info.Mode().Perm()&0o222 == 0:
		return false, errIsProtected
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

var (
	errIsDirectory = errors.New("is a directory")
	errIsDevice    = errors.New("is no regular file")
	errIsFile      = errors.New("is a file, not a directory")
	errIsProtected = errors.New("is read-only")
)

// patiently tries again, for a second at most, what fails because another
// program holds the file: by the codes of Windows, which alone locks files so.
func patiently(try func() error, wait func(time.Duration)) error {
	const times, pause = 10, 100 * time.Millisecond
	for n := 1; ; n++ {
		err := try()
		c := causeOf(err, winErrors)
		if err == nil || n == times || c != causeBusy && c != causeDenied {
			return err
		}
		wait(pause)
	}
}
