// Package output writes the files of one command all or none: each is written
// beside its target, synced, then renamed over it. Until the last moment the
// old files are whole; if one replacement fails, those already made are undone.
// A process killed at any moment leaves each file either old or new, never cut,
// and the next run sweeps what it may have left beside them.
//
// The errors are French and say what to do; none repeats the system's message.
package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// File is one file to write.
type File struct {
	// Path is where it goes. Its folder must exist.
	Path string
	// Write produces its content.
	Write func(io.Writer) error
}

// Bytes makes a File of bytes already in memory.
func Bytes(path string, data []byte) File {
	return File{Path: path, Write: func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}}
}

// Error is a failure to write, told in French.
type Error struct {
	// Path is the target, as the user named it.
	Path string
	// Reason and Remedy are full sentences.
	Reason, Remedy string
	// Err is the system's error, for errors.Is; it is never shown.
	Err error
}

func (e *Error) Error() string { return fmt.Sprintf("« %s » : %s %s", e.Path, e.Reason, e.Remedy) }

// Unwrap returns the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Write writes every file, or none of them. Errors of a File's own Write are
// returned as they are; those of the file system are *Error.
func Write(files ...File) error { return write(system{}, files) }

// disk is what Write needs of the file system; tests replace it to make each
// step fail in turn.
type disk interface {
	Create(path string) (handle, error)
	Rename(from, to string) error
	Link(from, to string) error
	Remove(path string) error
	Exists(path string) (bool, error)
	SyncDir(path string) error
}

type handle interface {
	io.Writer
	Sync() error
	Close() error
}

// staged is a file on its way.
type staged struct {
	target, temporary string
	backup            string // a second name of the old file, or ""
	replaced          bool
}

func write(d disk, files []File) (err error) {
	var all []*staged
	defer func() {
		if err != nil {
			undo(d, all)
		}
		for _, s := range all {
			d.Remove(s.temporary)
			if s.backup != "" {
				d.Remove(s.backup)
			}
		}
	}()
	for _, f := range files {
		s := &staged{target: f.Path, temporary: besideName(f.Path, "tmp")}
		all = append(all, s)
		if err := stage(d, s, f); err != nil {
			return err
		}
	}
	for _, s := range all {
		exists, err := d.Exists(s.target)
		if err != nil {
			return explain(s.target, err)
		}
		if !exists || len(all) == 1 {
			continue // nothing to give back, or nothing else can fail after it
		}
		backup := besideName(s.target, "old")
		if err := d.Link(s.target, backup); err != nil {
			d.Remove(backup)
			return explain(s.target, err)
		}
		s.backup = backup
	}
	for _, s := range all {
		if err := d.Rename(s.temporary, s.target); err != nil {
			return explain(s.target, err)
		}
		s.replaced = true
	}
	for _, s := range all {
		// The data are on disk already; a folder that cannot be synced (some
		// network drives) is no reason to undo a good write.
		_ = d.SyncDir(filepath.Dir(s.target))
	}
	return nil
}

func stage(d disk, s *staged, f File) error {
	h, err := d.Create(s.temporary)
	if err != nil {
		return explain(s.target, err)
	}
	guarded := &systemErrors{w: h}
	if err := f.Write(guarded); err != nil {
		h.Close()
		if guarded.err != nil {
			return explain(s.target, guarded.err)
		}
		return err
	}
	if err := h.Sync(); err != nil {
		h.Close()
		return explain(s.target, err)
	}
	if err := h.Close(); err != nil {
		return explain(s.target, err)
	}
	return nil
}

// systemErrors remembers a failure of the file itself, which a library's
// writer may wrap in words of its own.
type systemErrors struct {
	w   io.Writer
	err error
}

func (s *systemErrors) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil {
		s.err = err
	}
	return n, err
}

// undo gives back the old files, and removes the new ones that had none.
func undo(d disk, all []*staged) {
	for _, s := range all {
		switch {
		case !s.replaced:
		case s.backup != "":
			if d.Rename(s.backup, s.target) == nil {
				s.backup = ""
			}
		default:
			d.Remove(s.target)
		}
	}
}

// besideName names a temporary file in the target's own folder, so that the
// rename stays on one volume. The process number lets Sweep tell a leftover
// from the work of another run.
func besideName(target, kind string) string {
	dir, base := filepath.Split(target)
	return filepath.Join(dir, fmt.Sprintf(".%s.nrreport-%d.%s", base, os.Getpid(), kind))
}

// Sweep removes from a folder what a killed run left: files of our own naming
// whose process no longer runs. An old version saved under a second name is
// given back when its target is missing.
func Sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		target, pid, kind, ok := parseBesideName(e.Name())
		if !ok || pid == os.Getpid() || alive(pid) {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if kind == "old" {
			if _, err := os.Lstat(filepath.Join(dir, target)); errors.Is(err, fs.ErrNotExist) {
				os.Rename(path, filepath.Join(dir, target))
				continue
			}
		}
		os.Remove(path)
	}
}

func parseBesideName(name string) (target string, pid int, kind string, ok bool) {
	rest, found := strings.CutPrefix(name, ".")
	i := strings.LastIndex(rest, ".nrreport-")
	if !found || i <= 0 {
		return "", 0, "", false
	}
	number, kind, found := strings.Cut(rest[i+len(".nrreport-"):], ".")
	pid, err := strconv.Atoi(number)
	if !found || err != nil || pid <= 0 || kind != "tmp" && kind != "old" {
		return "", 0, "", false
	}
	return rest[:i], pid, kind, true
}
