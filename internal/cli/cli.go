// Package cli is the command line: one file per command, French for everything
// a user reads. It is the only importer of urfave/cli, which parses and
// dispatches; the help pages and the usage errors are written here, because the
// library's own are in English.
//
// Rules for what is printed, stated once:
//
//   - Results asked for (diagnostics of `check`, lists of `rules`, names of the
//     files written) go to standard output; everything else, including the
//     reasons of a failure, goes to standard error.
//   - A failure is one paragraph: what happened, to which file, what to do.
//   - Nothing is printed in colour unless the stream is a terminal and NO_COLOR
//     is unset. Progress shows on a terminal only.
//   - Nothing that a file or its name holds acts on the terminal: see [diag.Harmless].
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"nrreport/internal/diag"
	"nrreport/internal/merge"
	"nrreport/internal/output"
	"nrreport/internal/xlsx"
)

// usageError is a mistake on the command line.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// errFindings ends a command whose diagnostics have been printed already.
var errFindings = errors.New("findings were printed")

// fileError is a file that cannot be read, told in French.
type fileError struct{ message string }

func (e *fileError) Error() string { return e.message }

// session is one run of the program: its streams and what it knows of them.
type session struct {
	stdin          io.Reader
	stdout, stderr *harmless
}

// harmless is a stream for what is printed: all goes through [diag.Harmless] but
// what is so by itself and has colours, or draws, which goes to the bare stream.
type harmless struct {
	io.Writer
	bare io.Writer
}

func newHarmless(w io.Writer) *harmless { return &harmless{diag.Harmless(w), w} }

// Main runs the program and returns its exit code. args[0] is the program.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	results := &resultWriter{w: stdout}
	s := &session{stdin: stdin, stdout: newHarmless(results), stderr: newHarmless(stderr)}
	// An interrupted command stops before it replaces any file; the second
	// interruption kills it as usual. So does one whose terminal is closed, unless
	// it was started to outlive it (nohup).
	stops := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		stops = append(stops, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), stops...)
	defer stop()
	context.AfterFunc(ctx, stop)
	code := s.exitCode(results.failure(s.run(ctx, args)))
	s.holdWindow()
	return code
}

// run dispatches the command line. A crash of ours or of a library becomes a
// failure told in French: nothing has been written at that point, since files
// are replaced last and all at once.
func (s *session) run(ctx context.Context, args []string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &fileError{fmt.Sprintf("Une erreur interne a interrompu la commande ; aucun fichier n’a été modifié.\n"+
				"Signalez-la aux auteurs de nrreport avec la version (%s) et, si possible, le classeur.\nDétail technique : %v", Version(), r)}
		}
	}()
	if err := onOneLine(args[min(1, len(args)):]); err != nil {
		return err
	}
	if os.PathSeparator == '\\' {
		if args, err = withoutStrayQuotes(args); err != nil {
			return err
		}
	}
	app := s.app()
	line, err := arrange(app, dropped(app, args))
	if err != nil {
		return err
	}
	if line.help {
		writeHelp(s.stdout, app, line.command)
		return nil
	}
	return app.RunContext(ctx, line.args)
}

func (s *session) exitCode(err error) int {
	var usage *usageError
	var unreadable *xlsx.Unreadable
	var unwritable *output.Error
	var file *fileError
	var apart *merge.Apart
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errFindings):
		return ExitFindings
	case errors.Is(err, errSeriesFile), errors.Is(err, errUnread):
		return ExitFile
	case errors.As(err, &usage):
		fmt.Fprintln(s.stderr, usage.message)
		return ExitUsage
	case errors.As(err, &apart):
		fmt.Fprintf(s.stderr, "%s\n%s\n", apart.Error(), waysApart(apart))
		return ExitUsage
	case errors.As(err, &unreadable), errors.As(err, &unwritable), errors.As(err, &file):
		fmt.Fprintln(s.stderr, err.Error())
		return ExitFile
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(s.stderr, "Commande interrompue ; aucun fichier n’a été modifié.")
		return ExitFile
	}
	fmt.Fprintln(s.stderr, "La commande a échoué pour une raison imprévue ; aucun fichier n’a été modifié.\nDétail technique : "+err.Error())
	return ExitFile
}

// app declares the commands. A new command is one file and one line here.
func (s *session) app() *cli.App {
	app := &cli.App{
		Name:            "nrreport",
		Usage:           "la stratégie numérique responsable, du classeur au rapport annexé à la délibération",
		Writer:          s.stdout,
		ErrWriter:       s.stderr,
		HideHelp:        true,
		HideVersion:     true,
		Flags:           []cli.Flag{&cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "affiche la version"}},
		ExitErrHandler:  func(*cli.Context, error) {}, // Main decides
		OnUsageError:    func(_ *cli.Context, err error, _ bool) error { return usageOf(err) },
		HideHelpCommand: true,
		Commands: []*cli.Command{
			s.templateCommand(),
			s.importCommand(),
			s.mergeCommand(),
			s.checkCommand(),
			s.buildCommand(),
			s.watchCommand(),
			s.diffCommand(),
			s.verifyCommand(),
			s.rulesCommand(),
			s.completionCommand(),
			s.manCommand(),
			s.licencesCommand(),
		},
	}
	app.Action = func(c *cli.Context) error {
		switch {
		case c.Bool("version"):
			fmt.Fprintln(s.stdout, "nrreport "+Version())
			return nil
		case c.Args().Present():
			return unknownWord(app, c.Args().Slice())
		}
		writeAppHelp(s.stdout, app)
		return nil
	}
	for _, command := range app.Commands {
		s.finish(command)
	}
	return app
}

// finish gives a command what all of them share.
func (s *session) finish(c *cli.Command) {
	c.HideHelp = true
	c.OnUsageError = func(_ *cli.Context, err error, _ bool) error { return usageOf(err) }
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	_, ok := terminal(stream)
	return ok
}

func terminal(stream any) (f *os.File, ok bool) {
	if text, wrapped := stream.(*harmless); wrapped {
		stream = text.bare
	}
	if results, wrapped := stream.(*resultWriter); wrapped {
		stream = results.w
	}
	f, ok = stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// colour reports whether a stream takes colour (see no-color.org).
func colour(stream any) bool {
	f, ok := terminal(stream)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && readsEscapes(f)
}

// usageOf turns the parser's error into a French one. The arguments have been
// arranged before, so that only a value of the wrong type can still fail.
func usageOf(err error) error {
	var usage *usageError
	if errors.As(err, &usage) {
		return err
	}
	name := ""
	if _, after, found := strings.Cut(err.Error(), "flag -"); found {
		name, _, _ = strings.Cut(after, ":")
	}
	if name == "" {
		return usagef("La ligne de commande n’est pas comprise. Consultez « nrreport --help ».")
	}
	return usagef("La valeur donnée à l’option --%s n’est pas comprise. Consultez « nrreport --help ».", strings.TrimLeft(name, "-"))
}
