package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"
	"golang.org/x/text/unicode/norm"

	"nrreport/internal/french"
	"nrreport/internal/output"
)

// settle is how long a workbook must stay as it is before it is read: office
// suites write it in several steps, through temporary and lock files.
const settle = 400 * time.Millisecond

func (s *session) watchCommand() *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "refait le rapport chaque fois que le classeur est enregistré",
		ArgsUsage: "plan.xlsx",
		Description: "Gardez cette fenêtre ouverte à côté d’Excel ou de LibreOffice ; Ctrl+C arrête.\n" +
			"Si le classeur a des erreurs, le dernier rapport reste en place et la commande dit combien il en reste.",
		UsageText: "nrreport watch plan.xlsx\n    à laisser ouvert pendant que vous remplissez le classeur",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "DOSSIER : où écrire les fichiers, ou nom du PDF (« bilan.pdf »)"},
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "remplace aussi un fichier que nrreport n’a pas fait, ou qui a changé depuis"},
			strictFlag(),
		}, reportFlags()...),
		Action: s.watch,
	}
}

func (s *session) watch(c *cli.Context) error {
	path, err := oneWorkbook(c)
	if err != nil {
		return err
	}
	j, err := s.newJob(c)
	if err != nil {
		return err
	}
	if j.previous, err = s.previous(c, []string{path}); err != nil {
		return err
	}
	switch info, err := os.Stat(path); {
	case err != nil:
		return cannotRead(path, err)
	case info.IsDir():
		return isDirectory(path)
	}
	sweep(targetsOf(path, j.to, j.opt).pdf)
	// The folder is watched, not the file: saving replaces the file.
	watcher, err := fsnotify.NewWatcher()
	if err == nil {
		defer watcher.Close()
		err = watcher.Add(filepath.Dir(path))
	}
	real := output.Place(path) // a link: what is saved is elsewhere
	if err == nil && real != path {
		err = watcher.Add(filepath.Dir(real))
	}
	if err != nil {
		return &fileError{fmt.Sprintf("Le dossier de « %s » ne peut pas être surveillé (lecteur réseau ?). Utilisez nrreport build après chaque enregistrement.", path)}
	}
	fmt.Fprintf(s.stdout, "« %s » est surveillé. Ctrl+C pour arrêter.\n", path)
	w := &watching{
		path:    path,
		real:    real,
		rebuild: func() { s.rebuild(c.Context, j, path) },
		gone: func() {
			fmt.Fprintf(s.stdout, "%s  « %s » n’est plus là : a-t-il été renommé ou déplacé ? La surveillance reprend dès qu’il revient.\n", now(), path)
		},
		back: func() { watcher.Add(filepath.Dir(path)) }, // its folder may have gone with it
	}
	w.rebuildIfChanged()
	w.follow(c.Context, watcher.Events, watcher.Errors)
	fmt.Fprintln(s.stdout, "Surveillance arrêtée.")
	return nil
}

// rebuild makes the report and says so on one line.
func (s *session) rebuild(ctx context.Context, j *job, path string) {
	b, err := j.run(ctx, path)
	var blocked *blockedError
	at := now()
	switch {
	case ctx.Err() != nil: // on its way out, which is told
	case errors.As(err, &blocked):
		fmt.Fprintf(s.stdout, "%s  rien de nouveau écrit : %s Le détail : %s\n", at, french.Uncapital(blocked.diags.Summary()), command("check", path))
	case err != nil:
		fmt.Fprintf(s.stdout, "%s  %s\n", at, oneLine(err))
	default:
		fmt.Fprintf(s.stdout, "%s  %s (%s) ; %s\n", at, b.targets.pdf, french.Count(b.pages, "page", "pages"), french.Uncapital(b.checked.Diags.Summary()))
	}
}

func now() string { return time.Now().Format("15:04:05") }

// watching follows one file.
type watching struct {
	path, real string // the file, and where it is when that is a link to it
	rebuild    func()
	// gone is told once that the file is not there, and back that it is again.
	gone, back func()
	absent     int // looks in a row that did not find it
	last       stamp
}

// lost is how many looks make a file that is gone of one that is being replaced.
const lost = 5

// stamp tells one save of the file from another.
type stamp struct {
	size int64
	time time.Time
}

func stampOf(path string) (stamp, bool) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, false
	}
	return stamp{info.Size(), info.ModTime()}, true
}

// follow rebuilds once the file has settled after each burst of events. The
// events of other files of the folder (locks, temporary files, our own reports)
// are not looked at: only the file's own size and date count.
func (w *watching) follow(ctx context.Context, events <-chan fsnotify.Event, errs <-chan error) {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-events:
			if !ok {
				return
			}
			if name := filepath.Base(e.Name); isSameName(name, filepath.Base(w.path)) || isSameName(name, filepath.Base(w.real)) {
				timer.Reset(settle)
			}
		case _, ok := <-errs: // an overflow loses events: look anyway
			if !ok {
				return
			}
			timer.Reset(settle)
		case <-timer.C:
			now, there := stampOf(w.path)
			w.lookFor(there)
			if !there || time.Since(now.time) < settle/2 {
				timer.Reset(settle) // still being replaced, or written
				continue
			}
			w.rebuildIfChanged()
		}
	}
}

func (w *watching) lookFor(there bool) {
	switch {
	case !there:
		if w.absent++; w.absent == lost {
			w.gone()
		}
	case w.absent >= lost:
		w.back()
		fallthrough
	default:
		w.absent = 0
	}
}

// isSameName tells that two names are one file's: Windows and macOS give it back
// as the folder writes it, which may not be as it was typed.
func isSameName(a, b string) bool {
	return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b))
}

func (w *watching) rebuildIfChanged() {
	now, there := stampOf(w.path)
	if !there || now == w.last {
		return
	}
	w.last = now
	w.rebuild()
}
