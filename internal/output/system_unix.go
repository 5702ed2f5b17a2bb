//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"syscall"
)

var systemCauses = map[syscall.Errno]cause{
	syscall.ETXTBSY:      causeBusy,
	syscall.EBUSY:        causeBusy,
	syscall.ENOSPC:       causeFull,
	syscall.EDQUOT:       causeFull,
	syscall.EFBIG:        causeTooLarge,
	syscall.EROFS:        causeProtected,
	syscall.ENOTDIR:      causeAbsent,
	syscall.EISDIR:       causeDirectory,
	syscall.ENAMETOOLONG: causeName,
	syscall.ELOOP:        causeLoop,
}

func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// umask is what the user's files are made without. Asking for it means setting
// it, to what is safest for whatever is created at that very moment.
var umask = sync.OnceValue(func() fs.FileMode {
	old := syscall.Umask(0o077)
	syscall.Umask(old)
	return fs.FileMode(old)
})

// publish gives a file, private so far, the rights of the one that it replaces,
// or those of any new file: a report is meant to be shared.
func publish(path, target string) error {
	mode := 0o666 &^ umask()
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	return os.Chmod(path, mode)
}

// free does nothing: no file is held against a rename.
func free(string) error { return nil }

// replace renames a file over another one.
func replace(from, to string) error { return os.Rename(from, to) }
