// Package output writes the files of one command all or none: each is written
// beside its target, synced, then renamed over it. Until the last moment the
// old files are whole; if one replacement fails, those already made are undone.
// A process killed at any moment leaves each file either old or new, never cut,
// and the next run sweeps what it may have left beside them. The folders that are
// missing on the way are made; those that a failure leaves empty are removed.
//
// The errors are French and say what to do; none repeats the system's message.
package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// File is one file to write.
type File struct {
	// Path is where it goes. Its folder is made where there is none.
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
func Write(files ...File) error {
	placed := make([]File, len(files))
	typed := map[string]string{}
	for i, f := range files {
		placed[i] = File{Path: Place(f.Path), Write: f.Write}
		typed[placed[i].Path] = f.Path
	}
	err := write(system{}, placed)
	var failed *Error
	if errors.As(err, &failed) && typed[failed.Path] != "" {
		failed.Path = typed[failed.Path]
	}
	return err
}

// Place is where a file goes: at the end of a link, where its path is one, since
// whoever made the link wants the file there.
func Place(path string) string {
	if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return path
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// disk is what Write needs of the file system; tests replace it to make each
// step fail in turn.
type disk interface {
	Mkdir(path string) error
	Create(path string) (handle, error)
	Publish(path, target string) error
	Rename(from, to string) error
	Free(path string) error
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
	exists, replaced  bool   // the target, before and now
}

func write(d disk, files []File) (err error) {
	var all []*staged
	removeEmpty := func() {}
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
		if err != nil {
			removeEmpty()
		}
	}()
	folders := make([]string, len(files))
	for i, f := range files {
		folders[i] = filepath.Dir(f.Path)
	}
	if removeEmpty, err = makeFolders(d, folders); err != nil {
		return err
	}
	together := newGroup()
	for _, f := range files {
		s := &staged{target: f.Path, temporary: besideName(f.Path, together, "tmp")}
		all = append(all, s)
		if s.exists, err = d.Exists(s.target); err != nil {
			return explain(s.target, err)
		}
		if err := stage(d, s, f); err != nil {
			return err
		}
	}
	for _, s := range all {
		if !s.exists || len(all) == 1 {
			continue // nothing to give back, or nothing else can fail after it
		}
		// Asked before there is a second name: Windows would not let go of that
		// either while another program holds the file.
		if err := d.Free(s.target); err != nil {
			return explain(s.target, err)
		}
		backup := besideName(s.target, together, "old")
		if err := d.Link(s.target, backup); err != nil {
			d.Remove(backup)
			return explain(s.target, err)
		}
		s.backup = backup
	}
	for _, s := range all {
		if err := d.Rename(s.temporary, s.target); err != nil {
			return explainReplacing(s.target, err)
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
	written := false
	defer func() {
		if !written { // Write crashed: Windows removes no file that is open
			h.Close()
		}
	}()
	err = f.Write(guarded)
	written = true
	if err != nil {
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
	if err := d.Publish(s.temporary, s.target); err != nil {
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

// run is this process: its number, and digits drawn at random that tell it from
// a dead one of the same number, which a container gives to each.
var run = fmt.Sprintf("%d-%08x", os.Getpid(), rand.Uint32())

// newGroup marks the files that one Write makes together.
func newGroup() string { return fmt.Sprintf("%s-%08x", run, rand.Uint32()) }

// besideName names a temporary file in the target's own folder, so that the
// rename stays on one volume.
func besideName(target, group, kind string) string {
	dir, base := filepath.Split(target)
	return filepath.Join(dir, fmt.Sprintf(".%s.nrreport-%s.%s", base, group, kind))
}

// forgotten is the age beyond which the owner of a temporary file is dead,
// whatever process bears its number now.
const forgotten = 24 * time.Hour

// leftover is a file of our naming that nobody works on any more.
type leftover struct {
	path, target string
	group, kind  string
	written      time.Time
}

// Sweep ends what a killed run left undone in a folder. Where it died before
// all its files had taken their places, those that had give them back to the
// old ones: all or none, as ever, unless somebody has changed them since. Then
// its temporary files are removed. Files of a run that is still at work are left
// alone.
func Sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var all []leftover
	unfinished := map[string]time.Time{} // when the last file of each was staged
	for _, e := range entries {
		l, ok := leftoverOf(dir, e)
		if !ok {
			continue
		}
		all = append(all, l)
		if l.kind == "tmp" && l.written.After(unfinished[l.group]) {
			unfinished[l.group] = l.written
		}
	}
	for _, l := range all {
		if l.kind == "old" && l.isDue(unfinished[l.group]) && os.Rename(l.path, l.target) == nil {
			continue
		}
		os.Remove(l.path)
	}
}

// isDue tells whether an old file must be given back: its place is empty, or
// taken by a file of a group that was never finished, staged by then.
func (l *leftover) isDue(staged time.Time) bool {
	info, err := os.Lstat(l.target)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return !staged.IsZero() && !info.ModTime().After(staged)
}

func leftoverOf(dir string, e fs.DirEntry) (leftover, bool) {
	l, pid, ok := parseBesideName(e.Name())
	if !ok || !e.Type().IsRegular() || strings.HasPrefix(l.group, run+"-") {
		return leftover{}, false
	}
	info, err := e.Info()
	if err != nil {
		return leftover{}, false
	}
	// A backup is as old as the file it is another name of: its date tells
	// nothing of the run.
	old := l.kind == "tmp" && time.Since(info.ModTime()) > forgotten
	if !old && pid != os.Getpid() && alive(pid) {
		return leftover{}, false
	}
	l.written = info.ModTime()
	l.path, l.target = filepath.Join(dir, e.Name()), filepath.Join(dir, l.target)
	return l, true
}

func parseBesideName(name string) (l leftover, pid int, ok bool) {
	m := besideForm.FindStringSubmatch(name)
	if m == nil {
		return leftover{}, 0, false
	}
	pid, err := strconv.Atoi(m[3])
	return leftover{target: m[1], group: m[2], kind: m[4]}, pid, err == nil && pid > 0
}

var besideForm = regexp.MustCompile(`^\.(.+)\.nrreport-(([0-9]+)-[0-9a-f]{8}-[0-9a-f]{8})\.(tmp|old)$`)
