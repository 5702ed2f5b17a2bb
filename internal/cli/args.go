package cli

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"nrreport/internal/french"
)

// helpNames ask for help, anywhere on the command line. They are no flags of
// the parser's, which would answer them itself, in English.
var helpNames = []string{"help", "h", "aide"}

// asksHelp tells whether a word asks for help. /? and its like are what the
// command prompt of Windows has taught.
func asksHelp(word string) bool {
	name := strings.TrimLeft(word, "-/")
	return len(name) < len(word) && (slices.Contains(helpNames, name) || name == "?")
}

// commandLine is the command line as the parser takes it.
type commandLine struct {
	args []string
	// help is asked for, on command or on the program when it is nil.
	help    bool
	command *cli.Command
}

// arrange moves a command's options before its files, because people type
// `nrreport build plan.xlsx --draft` and the parser stops at the first file. It
// also finds unknown options and missing values, to say so in French.
func arrange(app *cli.App, args []string) (commandLine, error) {
	line := commandLine{args: args}
	if len(args) < 2 {
		return line, nil
	}
	if asksHelp(args[1]) {
		line.help = true
		return line, nil
	}
	if args[1] == "version" {
		args = slices.Concat(args[:1], []string{"--version"}, args[2:])
		line.args = args
	}
	if strings.HasPrefix(args[1], "-") {
		parts, err := split(app.Flags, args[1:])
		if c := commandTaking(app, "build", args[1:]); err != nil && c != nil {
			err = missingCommand(c, args[1:])
		}
		line.help = parts.help
		return line, err
	}
	if slices.Contains(helpNames, args[1]) {
		line.help = true
		if len(args) > 2 {
			if line.command = app.Command(args[2]); line.command == nil {
				return line, unknownCommand(app, args[2])
			}
		}
		return line, nil
	}
	line.command = app.Command(args[1])
	if line.command == nil {
		return line, nil // the application's action says so
	}
	parts, err := split(line.command.Flags, args[2:])
	line.help = parts.help
	line.args = slices.Concat(args[:2], parts.options, []string{"--"}, parts.files)
	return line, err
}

// withoutStrayQuotes mends what Windows makes of "C:\Mes documents\": the backslash
// before the closing quote makes a letter of it, and the word goes on to the next
// one. PowerShell completes folders so, and no name of Windows bears a quote.
func withoutStrayQuotes(args []string) ([]string, error) {
	args = slices.Clone(args)
	for i, arg := range args {
		before, after, stray := strings.Cut(arg, `"`)
		switch {
		case stray && after != "":
			return nil, usagef("Une barre oblique inverse devant un guillemet l’annule : écrivez \"%s\", sans barre à la fin.", before)
		case stray:
			args[i] = before + `\`
		}
	}
	return args, nil
}

type arguments struct {
	options, files []string
	help           bool
}

func split(flags []cli.Flag, args []string) (arguments, error) {
	var parts arguments
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			parts.files = append(parts.files, args[i+1:]...)
			break
		}
		if arg == "/?" {
			return arguments{help: true}, nil
		}
		arg = hyphenated(flags, arg)
		if len(arg) < 2 || arg[0] != '-' {
			parts.files = append(parts.files, arg)
			continue
		}
		name, value, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if slices.Contains(helpNames, name) {
			return arguments{help: true}, nil
		}
		flag := findFlag(flags, name)
		if flag == nil {
			return parts, unknownOption(flags, arg)
		}
		parts.options = append(parts.options, arg)
		if !takesValue(flag) {
			if _, err := strconv.ParseBool(value); hasValue && err != nil {
				return parts, usagef("L’option --%s s’emploie seule : retirez « =%s ».", name, value)
			}
			continue
		}
		if !hasValue && i+1 < len(args) && !isOption(flags, args[i+1]) {
			i++
			value = args[i]
			parts.options = append(parts.options, value)
		}
		if strings.TrimSpace(value) == "" {
			return parts, missingValue(flag, arg)
		}
	}
	return parts, nil
}

// hyphenated gives an option back the hyphens that a word processor, or a mail,
// has made one dash of.
func hyphenated(flags []cli.Flag, arg string) string {
	const dashes = "-–—−"
	word := strings.TrimLeft(arg, dashes)
	if word == "" || strings.Trim(arg[:len(arg)-len(word)], "-") == "" || !isOption(flags, "--"+word) || isThere(arg) {
		return arg
	}
	return "--" + word
}

// isOption tells an option that is known from the value of another one.
func isOption(flags []cli.Flag, arg string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return strings.HasPrefix(arg, "-") && (arg == "--" || slices.Contains(helpNames, name) || findFlag(flags, name) != nil)
}

// missingValue is of an option without a value, or with an empty one: that of a
// script whose variable is not set.
func missingValue(flag cli.Flag, typed string) error {
	name, _, _ := strings.Cut(typed, "=")
	head, usage := describeFlag(flag)
	return usagef("L’option %s attend une valeur :\n  %s  %s", name, head, usage)
}

func findFlag(flags []cli.Flag, name string) cli.Flag {
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	d, ok := f.(cli.DocGenerationFlag)
	return ok && d.TakesValue()
}

func unknownOption(flags []cli.Flag, arg string) error {
	if isThere(arg) {
		return usagef("Le nom « %s » commence par un tiret, comme une option : écrivez %s", arg, shellWord(beside(arg)))
	}
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	var names []string
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	return usagef("L’option « %s » n’existe pas.%s Consultez l’aide de la commande avec --help.", arg, didYouMean(name, names, "--"))
}

// unknownWord says that the first word of the command line is no command, or no
// file where it looks like one.
func unknownWord(app *cli.App, args []string) error {
	if whole, cut := cutAtSpaces(args); cut {
		return usagef("Le nom « %s » contient des espaces : écrivez-le entre guillemets, %s", whole, command("build", whole))
	}
	if whole, quoted := wronglyQuoted(args); quoted {
		return wrongQuotes(command("build", whole))
	}
	if isThere(args[0]) {
		usual := "build"
		if strings.EqualFold(filepath.Ext(args[0]), ".pdf") {
			usual = "verify"
		}
		c := commandTaking(app, usual, args)
		if c == nil { // it will say which option is wrong
			c = app.Command(usual)
		}
		return missingCommand(c, args)
	}
	if looksLikeFile(args[0]) {
		return cannotRead(args[0], fs.ErrNotExist)
	}
	return unknownCommand(app, args[0])
}

// commandTaking returns the command that a command line without one was meant for,
// by its options: the usual one if it has them all, or another one, or nil.
func commandTaking(app *cli.App, usual string, args []string) *cli.Command {
	for _, c := range append([]*cli.Command{app.Command(usual)}, app.Commands...) {
		if !slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(arg, "-") && !isOption(c.Flags, arg) }) {
			return c
		}
	}
	return nil
}

func missingCommand(c *cli.Command, args []string) error {
	return usagef("Il manque la commande : %s", command(append([]string{c.Name}, args...)...))
}

func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
	return usagef("La commande « %s » n’existe pas.%s La liste des commandes : nrreport --help.", name, didYouMean(name, names, ""))
}

func didYouMean(word string, among []string, prefix string) string {
	if near, ok := french.Nearest(word, among); ok {
		return " Vouliez-vous dire « " + prefix + near + " » ?"
	}
	return ""
}
