package output

import (
	"os"
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

// replace renames a file over another one, which a virus scanner or an indexer
// may be reading for the time of a blink.
func replace(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) }, time.Sleep)
}
