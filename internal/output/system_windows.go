package output

import (
	"errors"
	"os"
	"syscall"
	"time"
)

var systemCauses = winErrors

func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}

// publish does nothing: a new file has the rights of its folder.
func publish(string, string) error { return nil }

// free asks for the right to delete the file, as a rename over it will, and gives
// it back. What fails for another reason than the file being held is left for the
// rename to tell.
func free(path string) error {
	const (
		deleteAccess     = 0x10000
		sharingViolation = syscall.Errno(32)
	)
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	return patiently(func() error {
		h, err := syscall.CreateFile(name, deleteAccess,
			syscall.FILE_SHARE_READ|syscall.FILE_SHARE_WRITE|syscall.FILE_SHARE_DELETE, nil,
			syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
		if errors.Is(err, sharingViolation) {
			return err
		}
		if err == nil {
			syscall.CloseHandle(h)
		}
		return nil
	}, time.Sleep)
}

// replace renames a file over another one, which a virus scanner or an indexer
// may be reading for the time of a blink.
func replace(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) }, time.Sleep)
}
